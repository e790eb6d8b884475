"""The head of the window: which project this is, how it is saved, the language, and Export."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from jcm_pdd.gui import language, theme, words


class Header(QFrame):
    """Title and facts on the left, language and the one primary button on the right."""

    language_asked = Signal()
    export_asked = Signal()
    home_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "panel")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_4, theme.SPACE_2, theme.SPACE_4, theme.SPACE_2)
        row.setSpacing(theme.SPACE_2)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.title, self.facts = _Elided(self), _Elided(self)
        theme.set_role(self.title, "section")
        theme.set_role(self.facts, "hint")
        column.addWidget(self.title)
        column.addWidget(self.facts)
        row.addLayout(column, 1)
        self.language = QPushButton(self)
        self.language.clicked.connect(self.language_asked)
        self.export = QPushButton(self)
        theme.set_role(self.export, "primary")
        self.export.clicked.connect(self.export_asked)
        row.addWidget(self.language)
        row.addWidget(self.export)

    def say(self, title: str, facts: list[str], project: bool) -> None:
        """Show the title and the facts of what is on the screen; Export only beside a project."""
        self.title.show_text(title)
        self.facts.show_text(words.listed(facts))
        self.facts.setVisible(bool(facts))
        self.language.setText("日本語 / EN")
        self.language.setAccessibleName(self.tr("Switch the language of the window"))
        self.language.setToolTip(self.tr("Switch the language of the window"))
        self.export.setText(self.tr("Export"))
        self.export.setVisible(project)
        self.setAccessibleName(self.tr("Project"))
        self.title.setAccessibleDescription(language.current())


class _Elided(QLabel):
    """One line that ends in an ellipsis where the window is too narrow; the tool tip has the whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show a text as far as there is room."""
        if text == self._whole:
            return
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        from PySide6.QtCore import Qt

        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))
