"""About: what the program is, and the licences of everything in it, read from the files that came with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd import __version__
from jcm_pdd.files.data import data_path, data_root
from jcm_pdd.files.licences import Library, libraries
from jcm_pdd.gui import theme


class About(QDialog):
    """A list of parts on the left, the licence of the chosen one on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.resize(860, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_6, theme.SPACE_6, theme.SPACE_6, theme.SPACE_4)
        column.setSpacing(theme.SPACE_2)
        self.title, self.text = QLabel(self), QLabel(self)
        theme.set_role(self.title, "title")
        self.text.setWordWrap(True)
        self.parts, self.licence = QListWidget(self), QPlainTextEdit(self)
        self.licence.setReadOnly(True)
        split = QSplitter(self)
        split.addWidget(self.parts)
        split.addWidget(self.licence)
        split.setSizes([260, 560])
        split.setHandleWidth(theme.SPACE_3)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        for widget, stretch in ((self.title, 0), (self.text, 0), (split, 1), (self.buttons, 0)):
            column.addWidget(widget, stretch)
        self._licences = licences()
        # Qt has its own entry, with what its licence asks to be said.
        self._libraries = [one for one in libraries() if not one.name.lower().startswith(("pyside", "shiboken"))]
        self.parts.currentRowChanged.connect(self._show)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self.setWindowTitle(self.tr("About JCM PDD Studio"))
        self.title.setText(f"JCM PDD Studio {__version__}")
        self.text.setText(self.tr(
            "Project Design Documents and monitoring plans under the Joint Crediting Mechanism. It works without a "
            "network, is not an official program of any Joint Committee, and comes under the Apache License 2.0."))
        self.parts.setAccessibleName(self.tr("Parts of the program"))
        self.licence.setAccessibleName(self.tr("Licence"))
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        chosen = max(self.parts.currentRow(), 0)
        self.parts.clear()
        names = {"": self.tr("JCM PDD Studio"), "Qt": self.tr("Qt and PySide6"), "fonts": self.tr("Fonts"),
                 "map": self.tr("Map"), "icons": self.tr("Icons"), "dictionaries": self.tr("Dictionaries")}
        for part, file in self._licences:
            name = names.get(part, part)
            self.parts.addItem(f"{name} – {file.stem}" if part in ("fonts", "dictionaries") else name)
        for library in self._libraries:
            self.parts.addItem(f"{library.name} {library.version}")
        self.parts.setCurrentRow(chosen)

    def _show(self, row: int) -> None:
        if len(self._licences) <= row < len(self._licences) + len(self._libraries):
            self.licence.setPlainText(self._library(self._libraries[row - len(self._licences)]))
        if not 0 <= row < len(self._licences):
            return
        part, file = self._licences[row]
        self.licence.setPlainText(self._qt() if part == "Qt" else file.read_text(encoding="utf-8", errors="replace"))

    def _library(self, one: Library) -> str:
        return "\n\n".join(part for part in (
            f"{one.name} {one.version}", self.tr("Licence: {name}").format(name=one.licence or "–"), one.text) if part)

    def _qt(self) -> str:
        return self.tr(
            "This program uses Qt {version} and PySide6 (Qt for Python) by The Qt Company and contributors, under the "
            "GNU Lesser General Public License, version 3.\n\nThe libraries are not changed and are loaded as files "
            "of their own; you may replace them by other builds of the same version. Their source code and the text "
            "of the licence are available from qt.io and gnu.org/licenses/lgpl-3.0.").format(
                version=QLibraryInfo.version().toString())


def licences() -> list[tuple[str, Path]]:
    """Return (part, licence file) of everything that came with the program; Qt's notice is written in the dialog."""
    own = [path for path in (data_root() / "LICENSE", Path(__file__).parent.parent / "LICENSE") if path.is_file()]
    found = [("", own[0])] if own else []
    found.append(("Qt", Path("LGPL-3.0")))
    for folder in ("dictionaries", "fonts", "icons", "map"):
        found += [(folder, path) for path in sorted(data_path("resources", folder).glob("LICENSE*"))]
    return found
