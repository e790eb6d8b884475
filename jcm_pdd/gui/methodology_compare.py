"""A methodology of the program's library beside its official workbook: which parameter is which, which default agrees.

Every pair can be corrected; what the user says counts more than what was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QScrollArea, QTreeWidgetItem, QVBoxLayout, QWidget

from jcm_pdd.core.text import headed
from jcm_pdd.gui import language, methodology_words, theme, words
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.column import put_in
from jcm_pdd.gui.lines import Lines

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
    from jcm_pdd.files.official.crosscheck import CrossCheck
    from jcm_pdd.gui.methodology_work import Found

NONE = "-"
"""What the user says of a parameter that has no partner."""
ROW, MOST = 30, 9


@dataclass(frozen=True)
class Compared:
    """Our definition, theirs, and how they fit."""

    ours: MethodologyDef
    theirs: MethodologyDef
    check: CrossCheck


def compared_with_ours(found: Found) -> Compared | None:
    """Return how the program's own methodology fits an adopted one; None when the program has none."""
    from jcm_pdd.files.definitions import library
    from jcm_pdd.files.official.crosscheck import cross_check

    m = found.adopted.definition
    if (m.methodology, m.version) not in library().methodologies:
        return None
    ours = library().methodology(m.methodology, m.version)
    return Compared(ours, m, cross_check(ours, m, found.reads, found.defaults, found.adopted.maps))


class CompareView(QScrollArea):
    """Pairs of parameters and list entries as combo boxes, default values as a list; `mapped` carries ours, theirs."""

    mapped = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QComboBox] = {}
        self.defaults: Lines | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_compared(self, compared: Compared) -> None:
        """Show how ours and theirs fit; the box with the focus keeps it."""
        self.setAccessibleName(self.tr("Compared with the program's own definition"))
        focused = next((name for name, box in self.boxes.items() if box.hasFocus()), "")
        at = self.verticalScrollBar().value()
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.SPACE_2, theme.SPACE_2, theme.SPACE_4)
        column.setSpacing(theme.SPACE_2)
        self.boxes = {}
        self._defaults(column, compared, page)
        self._parameters(column, compared)
        self._choices(column, compared)
        column.addStretch(1)
        put_in(self, page)
        self.verticalScrollBar().setValue(at)
        if focused in self.boxes:
            self.boxes[focused].setFocus()

    def _defaults(self, column: QVBoxLayout, compared: Compared, page: QWidget) -> None:
        check = compared.check
        column.addWidget(_label(self.tr("Default values"), "section"))
        column.addWidget(_label(self.tr(
            "Used in a project, the same value counts as verified, with document, place and hash. A different one "
            "becomes a finding there, with its effect in tonnes."), "hint"))
        self.defaults = Lines((300, 130, 130, 300), page)
        self.defaults.setHeaderLabels([self.tr("Default value"), self.tr("Ours"), self.tr("Official"),
                                       self.tr("Where it stands"), self.tr("State")])
        self.defaults.setAccessibleName(self.tr("Default values, ours and official"))
        rows = [(key, self.tr("differs")) for key in check.differing] + \
            [(key, self.tr("the same")) for key in check.confirmed] + \
            [(key, self.tr("not shown there")) for key in check.not_found]
        for key, state in rows:
            self._default(self.defaults, key, state, compared)
        self.defaults.setFixedHeight(ROW * (min(len(rows), MOST) + 1) + theme.SPACE_4)
        column.addWidget(self.defaults)

    @staticmethod
    def _default(lines: Lines, key: str, state: str, compared: Compared) -> QTreeWidgetItem:
        from jcm_pdd.core.project import Project
        from jcm_pdd.core.review.official import default_in_use

        number = compared.check.link.values.get(key)
        ours = default_in_use(compared.ours, key, Project({}))
        item = lines.line([_name(compared.ours, key), words.quantity(ours, 9),
                           words.quantity(number.value, 9) if number is not None else words.MISSING,
                           f"{number.document}, {methodology_words.place(number.place)}" if number is not None else "",
                           state])
        for at in (1, 2):
            item.setTextAlignment(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if key in compared.check.differing:
            font = lines.font()
            font.setBold(True)
            for at in range(lines.columnCount()):
                item.setFont(at, font)
        return item

    def _parameters(self, column: QVBoxLayout, compared: Compared) -> None:
        from jcm_pdd.files.official.crosscheck import may_be

        partners = dict(compared.check.parameters)
        book = compared.theirs.workbook
        bound = book.bound() if book is not None else frozenset()
        theirs = [one for one in compared.theirs.parameters if one.id in bound and one.kind != "text"]
        column.addSpacing(theme.SPACE_3)
        column.addWidget(_label(self.tr("Which parameter is which"), "section"))
        column.addWidget(_label(self.tr("Values of the project are put into the cells of their partners; then both "
                                        "results stand side by side."), "hint"))
        lacking = [_parameter(one) for one in theirs if one.id in compared.check.open_theirs]
        if lacking:
            column.addWidget(_label(self.tr("Asked by the official workbook and not linked: {names}").format(
                names="; ".join(lacking)), "open"))
        grid = _grid(column)
        mine = [one for one in compared.ours.parameters if one.kind in ("number", "choice", "yes_no")]
        for one in sorted(mine, key=lambda one: one.id not in partners):
            entries = [(other.id, _parameter(other)) for other in theirs if may_be(one, other)]
            open_there = any(other in compared.check.open_theirs for other, _ in entries)
            self._row(grid, one.id, (_parameter(one), entries, partners.get(one.id, NONE)), open_there)

    def _choices(self, column: QVBoxLayout, compared: Compared) -> None:
        book = compared.theirs.workbook
        mine = {one.id: one for one in compared.ours.parameters}
        pairs = [(mine[our], their) for our, their in compared.check.parameters if mine[our].kind != "number"]
        if not pairs or book is None:
            return
        column.addSpacing(theme.SPACE_3)
        column.addWidget(_label(self.tr("Which entry of a list is which"), "section"))
        grid = _grid(column)
        for our, their in pairs:
            entries = [(text, text) for text in book.choices.get(their, {}).values()]
            linked = compared.check.link.choices.get(our.id, {})
            for name, text in _answers(our, self.tr("Yes"), self.tr("No")):
                said = headed(our.label.get(language.current()), text, language.current())
                self._row(grid, f"{our.id}.{name}", (said, entries, linked.get(name, NONE)), True)

    def _row(self, grid: QGridLayout, name: str, what: tuple[str, list[tuple[str, str]], str], wanted: bool) -> None:
        """Add a pair: our words, the entries to choose from and the chosen one; `wanted`: one is lacking a partner."""
        text, entries, chosen = what
        at = grid.rowCount()
        box = ChoiceBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the page, it changes no pair in passing
        box.installEventFilter(_Wheel.over(self))
        box.addItem(self.tr("No partner"), NONE)
        for data, shown in entries:
            box.addItem(shown, data)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.setAccessibleName(self.tr("Partner of {name}").format(name=text))
        box.activated.connect(lambda _: self.mapped.emit(name, str(box.currentData())))
        label = _label(text, "")
        label.setBuddy(box)
        grid.addWidget(label, at, 0)
        grid.addWidget(box, at, 1)
        state = theme.StateChip(*((self.tr("linked"), "accent") if box.currentData() != NONE
                                  else (self.tr("no partner"), "open" if wanted else "neutral")))
        grid.addWidget(state, at, 2)
        self.boxes[name] = box


class _Wheel(QWidget):
    """Leaves the wheel over a combo box without focus to the page."""

    @classmethod
    def over(cls, view: QScrollArea) -> _Wheel:
        """Return the one of a view."""
        found = view.findChild(cls)
        if found is None:
            found = cls(view)
            found.hide()
        return found

    def eventFilter(self, watched: object, event: object) -> bool:
        from PySide6.QtCore import QEvent

        if not isinstance(watched, QComboBox) or not isinstance(event, QEvent) or watched.hasFocus():
            return False
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def _grid(column: QVBoxLayout) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.SPACE_3)
    grid.setVerticalSpacing(theme.SPACE_1)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    column.addLayout(grid)
    return grid


def _parameter(one: ParameterDef) -> str:
    """Return a parameter as "EG_i  Electricity generated [MWh/p]"."""
    unit = methodology_words.unit(one.unit)
    return methodology_words.short(
        f"{one.symbol or ''}  {one.label.get(language.current())}{f' [{unit}]' if unit else ''}")


def _answers(one: ParameterDef, yes: str, no: str) -> list[tuple[str, str]]:
    if one.kind == "yes_no":
        return [("true", yes), ("false", no)]
    return [(choice.id, choice.label.get(language.current())) for choice in one.choices]


def _name(m: MethodologyDef, key: str) -> str:
    """Return a default, or a row of a reference table, as people read it."""
    table, _, row = key.partition(".")
    lookup = m.lookup(table)
    if lookup is not None:
        label = next((r.label.get(language.current()) for r in lookup.rows if r.id == row), row)
        return f"{lookup.symbol}  {label}"
    default = next((d for d in m.defaults if d.id == key), None)
    return f"{default.symbol}  {default.label.get(language.current())}" if default is not None else key


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        theme.set_role(label, role)
    return label
