"""The two lines above the pages of the preview: document, page and size, state, and the way out to other programs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from jcm_pdd.gui import theme
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.editors.label import WrappedLabel


class PreviewTools(QWidget):
    """Says and asks; `turned` carries a page from 1, `sized` a factor (0 for the width, 1 for the true size)."""

    turned = Signal(int)
    nearer = Signal(bool)
    sized = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._pages, self._fits = 0, 0, True
        self.document, self.number, self.count = ChoiceBox(self), QLineEdit(self), QLabel(self)
        self.back, self.on, self.smaller, self.larger, self.open = (QToolButton(self) for _ in range(5))
        self.width_button = QPushButton(self)
        self.state = WrappedLabel(role="hint", parent=self)
        self._build()
        self.back.clicked.connect(lambda: self.turned.emit(self._page - 1))
        self.on.clicked.connect(lambda: self.turned.emit(self._page + 1))
        self.number.returnPressed.connect(self._typed)
        self.smaller.clicked.connect(lambda: self.nearer.emit(False))
        self.larger.clicked.connect(lambda: self.nearer.emit(True))
        self.width_button.clicked.connect(lambda: self.sized.emit(not self._fits))
        for button, name in ((self.back, "chevron-left"), (self.on, "chevron-right"), (self.smaller, "minus"),
                             (self.larger, "plus"), (self.open, "external-link")):
            theme.set_icon(button, name)
        self.say()

    def show_page(self, page: int, pages: int, fits: bool, share: float) -> None:
        """Show which page of how many is seen, and how large."""
        self._page, self._pages, self._fits = page, pages, fits
        self.number.setText(str(page) if page else "")
        self.count.setText(f"/ {pages}  {round(share * 100)} %" if pages else "")
        self.back.setEnabled(page > 1)
        self.on.setEnabled(page < pages)
        for widget in (self.back, self.on, self.number, self.count, self.smaller, self.larger, self.width_button):
            widget.setVisible(pages > 0)
        self._say_size()

    def say(self) -> None:
        """Write every word in the language of the window."""
        for button, text in ((self.back, self.tr("Previous page")), (self.on, self.tr("Next page")),
                             (self.smaller, self.tr("Smaller (Ctrl+−)")), (self.larger, self.tr("Larger (Ctrl++)")),
                             (self.open, self.tr("Open the PDF"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.document.setAccessibleName(self.tr("Document shown"))
        self.number.setAccessibleName(self.tr("Page"))
        self._say_size()

    def _say_size(self) -> None:
        self.width_button.setText("100 %" if self._fits else self.tr("Fit width"))
        tip = self.tr("Show the true size") if self._fits else self.tr("As wide as there is room (Ctrl+0)")
        self.width_button.setToolTip(tip)
        self.width_button.setAccessibleName(tip)

    def _typed(self) -> None:
        text = self.number.text().strip()
        if text.isdecimal() and 1 <= int(text) <= self._pages:
            self.turned.emit(int(text))
        else:
            self.number.setText(str(self._page))

    def _build(self) -> None:
        theme.set_role(self.width_button, "quiet")
        theme.set_role(self.count, "hint")
        self.document.setMinimumContentsLength(8)
        self.document.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.document.currentTextChanged.connect(self.document.setToolTip)
        self.number.setFixedWidth(44)
        pages = QHBoxLayout()
        pages.setSpacing(theme.SPACE_1)
        for widget in (self.back, self.number, self.count, self.on):
            pages.addWidget(widget)
        pages.addStretch(1)
        for button in (self.smaller, self.larger, self.width_button):
            pages.addWidget(button)
        first = QHBoxLayout()
        first.setSpacing(theme.SPACE_1)
        first.addWidget(self.document, 1)
        first.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_3, theme.SPACE_2, theme.SPACE_3, theme.SPACE_1)
        column.setSpacing(theme.SPACE_1)
        column.addLayout(first)
        column.addLayout(pages)
        column.addWidget(self.state)
