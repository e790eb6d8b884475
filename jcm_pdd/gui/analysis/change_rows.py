"""What is different in a scenario as a small table: what, the value now, the value there; and a list to pick from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.analysis.asking import Askable, known, name_of, present
from jcm_pdd.core.analysis.scenarios import NO_COUNT, NO_QUESTION, NO_VALUE, Changed, Scenario
from jcm_pdd.core.kinds.numbers import unit_word
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.field_picker import FieldPicker

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk

VALUE_WIDTH = 150


class _Row:
    """The widgets of one change."""

    def __init__(self, grid: QGridLayout, at: int, one: Changed, unit: str, parent: QWidget) -> None:
        self.one = one
        self.what, self.now = WrappedLabel(parent=parent), WrappedLabel(role="secondary", parent=parent)
        self.now.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.value = LineInput(unit, right=True, parent=parent)
        self.value.setFixedWidth(VALUE_WIDTH)
        self.drop = QPushButton(parent)
        theme.set_role(self.drop, "quiet")
        self.why = WrappedLabel(role="error", parent=parent)
        for column, widget in enumerate((self.what, self.now, self.value, self.drop)):
            grid.addWidget(widget, 2 * at, column)
        grid.addWidget(self.why, 2 * at + 1, 0, 1, 4)
        self.why.hide()


class ChangeRows(QWidget):
    """Rows of one scenario; `given` carries an address and a typed value, `dropped` the row of a change."""

    given = Signal(str, str)
    dropped = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.lines: list[_Row] = []
        self._offered: dict[str, Askable] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._table = QWidget(self)
        self.add = QPushButton(self)
        self.add.clicked.connect(self.pick)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_2)
        self._column.addWidget(self._table)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.add.setText(self.tr("Add what is different…"))
        self._shown = ()

    def parts(self) -> tuple[QWidget, QWidget]:
        """Return the lines and the button below them, in the order Tab should reach them."""
        return self._table, self.add

    def show_scenario(self, scenario: Scenario | None) -> None:
        """Show the changes of a scenario; what is being typed stays as it is."""
        session = self.desk.session
        self._offered = known(session.schema, session.project)
        self.add.setEnabled(not self.desk.read_only)
        changes = scenario.changes if scenario is not None else ()
        shown = tuple((one.row, one.about) for one in changes)
        if shown != self._shown:
            self._shown = shown
            self._build(changes)
        for line, one in zip(self.lines, changes, strict=True):
            self._fill(line, one)

    def _build(self, changes: tuple[Changed, ...]) -> None:
        focused = next((line.one.about for line in self.lines if line.value.hasFocus()), "")
        old, self._table = self._table, QWidget(self)
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.SPACE_3)
        grid.setVerticalSpacing(theme.SPACE_1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        if changes:
            self._heads(grid)
        self.lines = [self._line(grid, at, one) for at, one in enumerate(changes, 1)]
        self._column.replaceWidget(old, self._table)
        old.hide()
        old.deleteLater()
        self._table.setVisible(bool(changes))
        for line in self.lines:
            if line.one.about == focused:
                line.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heads(self, grid: QGridLayout) -> None:
        for column, text in enumerate((self.tr("What is different"), self.tr("Now"), self.tr("In the scenario"))):
            label = QLabel(text, self._table)
            theme.set_role(label, "label")
            grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)

    def _line(self, grid: QGridLayout, at: int, one: Changed) -> _Row:
        found = self._offered.get(one.about)
        line = _Row(grid, at, one, unit_word(found.unit, self.desk.language) if found is not None else "", self._table)
        line.value.editingFinished.connect(lambda: self._leave(line))
        line.drop.clicked.connect(lambda: self.dropped.emit(line.one.row))
        return line

    def _fill(self, line: _Row, one: Changed) -> None:
        session, speak = self.desk.session, self.desk.language
        line.one = one
        name = name_of(session.schema, session.project, one.about, self._offered, speak)
        line.what.setText(name)
        line.now.setText(present(session.schema, session.project, one.about, self._offered, speak))
        if not line.value.isModified():
            line.value.setText(one.value)
        line.value.setReadOnly(self.desk.read_only)
        line.value.setAccessibleName(self.tr("{name} in the scenario").format(name=name))
        line.drop.setText(self.tr("Remove"))
        line.drop.setAccessibleName(self.tr("Remove {name}").format(name=name))
        line.drop.setEnabled(not self.desk.read_only)

    def show_unusable(self, why: dict[str, str]) -> None:
        """Say under each value that cannot be used what is wrong with it."""
        words = {NO_QUESTION: self.tr("This is not asked in the project now. Remove it, or add the row it belongs to."),
                 NO_VALUE: self.tr("This value cannot be read. Enter it as in the form."),
                 NO_COUNT: self.tr("Enter a whole number of rows, at most 1,000.")}
        for line in self.lines:
            text = words.get(why.get(line.one.row, ""), "")
            line.why.setText(text)
            line.why.setVisible(bool(text))

    def _leave(self, line: _Row) -> None:
        if line.value.isModified():
            line.value.setModified(False)
            self.given.emit(line.one.about, line.value.text())

    def unsent(self) -> bool:
        """Tell whether a value was typed and not sent."""
        return any(line.value.isModified() for line in self.lines)

    def commit(self) -> None:
        """Send what is typed."""
        for line in tuple(self.lines):
            self._leave(line)

    def pick(self) -> None:
        """Let the user pick what is different; nothing is different until a value is given."""
        held = {line.one.about for line in self.lines}
        fields = [(one.name.get(self.desk.language), address) for address, one in self._offered.items()
                  if address not in held]
        picker = FieldPicker(fields, fields[0][1] if fields else "", self.window())
        picker.chosen.connect(self._picked)
        picker.open_at(self.add)

    def _picked(self, about: str) -> None:
        self.given.emit(about, "")
        for line in self.lines:
            if line.one.about == about:
                line.value.setFocus(Qt.FocusReason.OtherFocusReason)
