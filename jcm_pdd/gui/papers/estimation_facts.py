"""Short facts side by side, and the words for estimated values the window uses in several places."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from jcm_pdd.core.formula.words import number_text
from jcm_pdd.core.kinds.numbers import SIGNIFICANT_DIGITS, grouped, plain
from jcm_pdd.core.papers.estimation import Estimated
from jcm_pdd.core.plan import row_title
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.theme import SPACE_6

MOST = 3
"""So many facts stand side by side."""


class Facts(QWidget):
    """Some labels with a value below each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_6)
        grid.setVerticalSpacing(0)
        self.pairs = [(WrappedLabel(role="hint", parent=self), WrappedLabel(role="label", parent=self))
                      for _ in range(MOST)]
        for column, (name, value) in enumerate(self.pairs):
            grid.addWidget(name, 0, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(value, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)

    def show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Show up to three facts; without any the row is not there."""
        for at, (name, value) in enumerate(self.pairs):
            name.setText(facts[at][0] if at < len(facts) else "")
            value.setText(facts[at][1] if at < len(facts) else "")
        self.setVisible(bool(facts))


def number_shown(number: Decimal) -> str:
    """Return a number in full where an answer could hold it, else with ten significant digits."""
    exact = number.normalize()
    return grouped(plain(exact)) if len(exact.as_tuple().digits) <= SIGNIFICANT_DIGITS else number_text(number)


def row_shown(desk: Desk, one: Estimated) -> str:
    """Return the name of the row a value stands in, empty for one that stands alone."""
    if one.row is None or one.parameter.table is None:
        return ""
    return row_title(one.methodology, one.parameter.table, one.row, desk.session.project)


def title_shown(desk: Desk, one: Estimated) -> str:
    """Return what a value is called in the language of the window: its label, and its row by name."""
    row = row_shown(desk, one)
    return f"{desk.say(one.parameter.label)} [{row}]" if row else desk.say(one.parameter.label)


def name_shown(desk: Desk, one: Estimated) -> str:
    """Return a value's name for a list: row and symbol first, which tell one from the other in a narrow column."""
    row = row_shown(desk, one)
    return "  ".join(part for part in (row, one.symbol, desk.say(one.parameter.label)) if part)
