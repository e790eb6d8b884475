"""About: what the program is, and the licences of everything in it, read from the files that came with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import PySide6
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
from jcm_pdd.files.data import data_root
from jcm_pdd.files.licence_parts import collected, is_qt, parts, qt_notice, qt_texts
from jcm_pdd.files.licences import Library, libraries
from jcm_pdd.gui import theme
from jcm_pdd.gui.airy import AiryRows
from jcm_pdd.gui.language import current


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
        self.parts.setItemDelegate(AiryRows(self.parts))
        self.licence.setReadOnly(True)
        split = QSplitter(self)
        split.addWidget(self.parts)
        split.addWidget(self.licence)
        split.setSizes([260, 560])
        split.setHandleWidth(theme.SPACE_3)
        theme.set_role(split, "gap")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        for widget, stretch in ((self.title, 0), (self.text, 0), (split, 1), (self.buttons, 0)):
            column.addWidget(widget, stretch)
        # Qt has its own entry, with what its licence asks to be said.
        self._libraries = [one for one in libraries() if not is_qt(one.name)]
        self._texts: list[Callable[[], str]] = []
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
        self._texts.clear()
        for name, text in self._entries():
            self._texts.append(text)
            self.parts.addItem(name)
        self.parts.setCurrentRow(chosen)

    def _entries(self) -> list[tuple[str, Callable[[], str]]]:
        own = next((path for path in _own_licences() if path.is_file()), None)
        entries: list[tuple[str, Callable[[], str]]] = []
        if own is not None:
            entries.append((self.tr("JCM PDD Studio"), partial(_read, own)))
        entries.append((self.tr("Qt and PySide6"), self._qt))
        notices = collected()
        if notices is not None:
            entries.append((self.tr("All notices in one text"), partial(_read, notices)))
        entries += [(f"{one.name} {one.version}".strip(), one.text) for one in parts()]
        return entries + [(f"{one.name} {one.version}", partial(self._library, one)) for one in self._libraries]

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._texts):
            self.licence.setPlainText(self._texts[row]())

    def _library(self, one: Library) -> str:
        return "\n\n".join(part for part in (
            f"{one.name} {one.version}", self.tr("Licence: {name}").format(name=one.licence or "–"), one.text) if part)

    def _qt(self) -> str:
        notice = qt_notice(current(), QLibraryInfo.version().toString(), PySide6.__version__,
                           str(Path(PySide6.__file__).parent.parent))
        return "\n\n".join([notice, *(_read(path) for path in qt_texts())])


def _own_licences() -> tuple[Path, ...]:
    """Return where the program's own licence may lie: in a checkout, beside the package, in an installation."""
    package = Path(__file__).parent.parent
    return (data_root() / "LICENSE", package / "LICENSE",
            *sorted(package.parent.glob("jcm_pdd_studio-*.dist-info/licenses/LICENSE")))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
