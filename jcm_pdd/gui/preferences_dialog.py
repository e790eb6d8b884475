"""The preferences: own name and company, folders, language, and look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui import theme
from jcm_pdd.gui.choice_box import ChoiceBox

if TYPE_CHECKING:
    from jcm_pdd.files.preferences import Preferences


class FolderLine(QWidget):
    """A folder, typed or chosen; empty for what the placeholder says."""

    def __init__(self, folder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.edit, self.choose = QLineEdit(folder, self), QPushButton(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row.addWidget(self.edit, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.edit)
        self.choose.clicked.connect(self._choose)

    def say(self, name: str, without: str) -> None:
        """Name the line for screen readers and say what holds while it is empty."""
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(without)
        self.choose.setText(self.tr("Choose…"))
        self.choose.setAccessibleName(f"{name}: {self.choose.text()}")

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.edit.accessibleName(), self.edit.text())
        if found:
            self.edit.setText(found)


class PreferencesDialog(QDialog):
    """Tells each setting that was changed when it is accepted; the look changes at once and goes back on Cancel."""

    changed = Signal(object)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self._before = preferences
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_6, theme.SPACE_6, theme.SPACE_6, theme.SPACE_4)
        column.setSpacing(theme.SPACE_1)
        self.name, self.company = QLineEdit(preferences.name, self), QLineEdit(preferences.company, self)
        self.language, self.theme = ChoiceBox(self), ChoiceBox(self)
        self.folder, self.exports = FolderLine(preferences.folder, self), FolderLine(preferences.exports, self)
        self._labels = {}
        for name, widget in (("name", self.name), ("company", self.company), ("folder", self.folder),
                             ("exports", self.exports), ("language", self.language), ("theme", self.theme)):
            self._labels[name] = label = QLabel(self)
            theme.set_role(label, "label")
            label.setBuddy(widget)
            column.addWidget(label)
            column.addWidget(widget)
            column.addSpacing(theme.SPACE_3)
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        theme.set_role(self.hint, "hint")
        column.addWidget(self.hint)
        column.addSpacing(theme.SPACE_3)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self.setMinimumWidth(420)
        self._say()
        self.language.setCurrentIndex(self.language.findData(preferences.language))
        self.theme.setCurrentIndex(self.theme.findData(preferences.theme))
        self.language.currentIndexChanged.connect(self._look)
        self.theme.currentIndexChanged.connect(self._look)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now are the fields as high as the look makes them.
        self.resize(self.sizeHint().expandedTo(self.size()))

    def accept(self) -> None:
        self.changed.emit({"name": self.name.text().strip(), "company": self.company.text().strip(),
                           "folder": self.folder.edit.text().strip(), "exports": self.exports.edit.text().strip(),
                           **self._chosen()})
        super().accept()

    def reject(self) -> None:
        before = {"language": self._before.language, "theme": self._before.theme}
        if self._chosen() != before:
            self.changed.emit(before)
        super().reject()

    def _chosen(self) -> dict[str, str]:
        return {"language": self.language.currentData(), "theme": self.theme.currentData()}

    def _look(self) -> None:
        self.changed.emit(self._chosen())

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Preferences"))
        self._labels["name"].setText(self.tr("Your name"))
        self._labels["company"].setText(self.tr("Your company"))
        self._labels["folder"].setText(self.tr("Folder of projects"))
        self._labels["exports"].setText(self.tr("Folder of exported documents"))
        self.folder.say(self._labels["folder"].text(), self.tr("The folder of the project opened last"))
        self.exports.say(self._labels["exports"].text(), self.tr("Beside each project"))
        self._labels["language"].setText(self.tr("Language of the window"))
        self._labels["theme"].setText(self.tr("Look"))
        self.hint.setText(self.tr("Your name is kept with the changes you make, so that others can see who made them. "
                                  "Exported documents stay in English."))
        self._fill(self.language, (("system", self.tr("As the computer")), ("ja", "日本語"), ("en", "English")))
        self._fill(self.theme, (("system", self.tr("As the computer")), ("light", self.tr("Light")),
                                ("dark", self.tr("Dark")), ("contrast", self.tr("High contrast"))))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("OK"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))

    @staticmethod
    def _fill(box: QComboBox, entries: tuple[tuple[str, str], ...]) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for data, text in entries:
            box.addItem(text, data)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)
