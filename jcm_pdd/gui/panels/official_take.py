"""Below the findings: for a default that differs from the official one, the button that takes the official value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.gui import theme

if TYPE_CHECKING:
    from jcm_pdd.core.official import OfficialNumber
    from jcm_pdd.files.session import Session


class OfficialTake(QFrame):
    """Is there only while the finding chosen is about such a default; `asked` carries its address."""

    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._address = ""
        self.button = QPushButton(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_1, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        self.button.clicked.connect(lambda: self.asked.emit(self._address))
        self.hide()

    def show_place(self, session: Session | None, address: str) -> None:
        """Show the button for the default at an address; "" or a place without an official value hides it."""
        number = _number(session, address) if session is not None and not session.read_only else None
        self._address = address
        self.setVisible(number is not None)
        if number is not None:
            name = address.partition("/")[2]
            self.button.setText(self.tr("Take the official value, {value}").format(value=f"{number.value:f}"))
            self.button.setAccessibleName(self.tr("Take the official value of {name}, {value}").format(
                name=name, value=f"{number.value:f}"))


def _number(session: Session, address: str) -> OfficialNumber | None:
    name, _, key = address.partition("/")
    m = session.schema.methodology(name) if key else None
    return m.workbook.values.get(key) if m is not None and m.workbook is not None else None
