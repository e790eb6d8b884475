"""Below the pictures of C.2: what the program would draw there by itself, whether it is printed, and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.figure import WANTED, figure_of, is_printed
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.own_parts import OwnPart

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk

SECTION = "figure"


class DrawnFigure(OwnPart):
    """Says what of the figure is drawn already; one button has it printed, the other goes where it is arranged."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title, self.state = WrappedLabel(role="label", parent=self), WrappedLabel(role="secondary", parent=self)
        self.open, self.use = QPushButton(self), QPushButton(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        row = QHBoxLayout()
        for button in (self.open, self.use):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self.title, self.state):
            column.addWidget(part)
        column.addLayout(row)
        self.open.clicked.connect(lambda: self.desk.go_to(SECTION))
        self.use.clicked.connect(self._print)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.title.setText(self.tr("Drawn by the program"))
        self.open.setText(self.tr("Open the drawn figure"))
        self.use.setText(self.tr("Print it here"))
        self._show()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Say again what is drawn: any answer may be part of it."""
        self._show()

    def _print(self) -> None:
        self.desk.set_stored(WANTED, True, self)

    def _show(self) -> None:
        context = self.desk.session.context
        shown, printed = figure_of(context).shown, is_printed(context)
        self.use.setVisible(bool(shown) and not printed and not self.desk.read_only)
        if not shown:
            self.state.setText(self.tr("Nothing can be drawn yet: it takes the methodology and its units, or meters."))
            return
        drawn = self.tr("Monitoring points: {points}. Meters: {meters}.").format(
            points=len({one.part.point for one in shown if one.part.point}),
            meters=sum(len(one.part.meters) for one in shown))
        said = self.tr("It is printed here, after the pictures above.") if printed else self.tr(
            "It is not printed here. Look at it first; then no drawing of your own is needed.")
        self.state.setText(f"{drawn} {said}" if self.desk.language == "en" else f"{drawn}{said}")
