"""Move the project to another version of its methodology: what goes along, what is asked again, and the tonnes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.lines import Lines

if TYPE_CHECKING:
    from decimal import Decimal

    from jcm_pdd.core.methodology import MethodologyDef
    from jcm_pdd.files.moving import Moved
    from jcm_pdd.files.session import Session

WIDTH = 1000


class MovePage(QWidget):
    """Shows the report before anything is changed; `moved` carries the plan that was carried out."""

    left = Signal()
    moved = Signal(object)
    went_wrong = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.planned: Moved | None = None
        self.title, self.total, self.hint, self.nothing = (QLabel(self) for _ in range(4))
        self.names = {name: QLabel(self) for name in ("which", "to")}
        self.which, self.to, self.list = ChoiceBox(self), ChoiceBox(self), Lines((200, 460), self)
        self.back, self.go = QPushButton(self), QPushButton(self)
        self._build()
        for m in session.schema.methodologies:
            self.which.addItem(m.key, m.methodology)
        first = next((at for at, m in enumerate(session.schema.methodologies) if self._later(m)), 0)
        self.which.setCurrentIndex(first)
        self.which.currentIndexChanged.connect(self._fill)
        self.to.currentIndexChanged.connect(self._plan)
        self.back.clicked.connect(self.left)
        self.go.clicked.connect(self.carry_out)
        self._fill()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: Qt's Tab would then not reach what stands before it.
        super().focusInEvent(event)
        self.to.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()

    def carry_out(self) -> None:
        """Move the project, as one undo step."""
        from jcm_pdd.files import moving

        if self.planned is not None and not self._session.read_only:
            moving.carry_out(self._session, self.planned)
            self.moved.emit(self.planned)

    # --- inside ----------------------------------------------------------------------------------------

    @property
    def _old(self) -> MethodologyDef | None:
        return self._session.schema.methodology(str(self.which.currentData() or ""))

    def _later(self, m: MethodologyDef) -> tuple[tuple[str, str], ...]:
        from jcm_pdd.files.moving import destinations

        return destinations(self._session, m)

    def _fill(self) -> None:
        """List where the chosen methodology can go; a later version of the same stands first."""
        m = self._old
        kept = self.to.currentData()
        self.to.blockSignals(True)
        self.to.clear()
        for name, version in self._later(m) if m is not None else ():
            self.to.addItem(f"{name} ver{version}", (name, version))
            if kept == (name, version):
                self.to.setCurrentIndex(self.to.count() - 1)
        self.to.blockSignals(False)
        self._plan()

    def _plan(self) -> None:
        from jcm_pdd.files import moving

        m, wanted = self._old, self.to.currentData()
        self.planned = None
        if m is not None and wanted is not None:
            try:
                self.planned = moving.plan(self._session, m.methodology, *wanted)
            except Problem as problem:
                self.went_wrong.emit(problem)
        self._say()

    def _report(self, planned: Moved) -> None:
        old, new = self._old, self._new()
        if old is None or new is None:
            return
        move, gone, here = planned.move, _named(old), _named(new)
        parts: tuple[tuple[str, list[tuple[str, str]]], ...] = (
            (self.tr("New: to be answered"), [(here.get(one, one), "") for one in move.new]),
            (self.tr("Criterion: answer again"), [(_criterion(new, one), "") for one in move.criteria]),
            (self.tr("Default that changes"), [
                (here.get(key, gone.get(key, key)), f"{_value(a)} → {_value(b)}") for key, a, b in move.defaults]),
            (self.tr("Goes along under another name"), [
                (gone.get(a, a), here.get(b, b)) for a, b in move.renamed]),
            (self.tr("Dropped: the answer is kept"), [(gone.get(one, one), "") for one in move.dropped]),
            (self.tr("Goes along"), [(here.get(b, b), "") for _, b in move.same]),
        )
        for what, lines in parts:
            for first, second in lines:
                self.list.line([what, first, second])

    def _new(self) -> MethodologyDef | None:
        from jcm_pdd.files.official.shelf import known_methodologies

        entry = known_methodologies(self._session.journal.place).get(self.to.currentData() or ("", ""))
        return entry.methodology if entry is not None else None

    def _build(self) -> None:
        column = column_in(centred(self, WIDTH))
        for label, role in ((self.title, "title"), (self.hint, "secondary"), (self.nothing, "secondary")):
            theme.set_role(label, role)
            label.setWordWrap(True)
            column.addWidget(label)
        row = QHBoxLayout()
        for name, box in (("which", self.which), ("to", self.to)):
            theme.set_role(self.names[name], "label")
            self.names[name].setBuddy(box)
            row.addWidget(self.names[name])
            row.addWidget(box, 1)
        column.addLayout(row)
        theme.set_role(self.total, "section")
        column.addWidget(self.total)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        theme.set_role(self.go, "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

    def _say(self) -> None:
        self.title.setText(self.tr("Move to another version"))
        self.hint.setText(self.tr("Nothing changes before you press the button, and one undo takes the move back. "
                                  "Answers that find no place are kept."))
        self.nothing.setText(self.tr("There is no later version in the libraries. When the committee approves one, "
                                     "adopt its official files; it is offered here then."))
        self.names["which"].setText(self.tr("From"))
        self.names["to"].setText(self.tr("To"))
        self.which.setAccessibleName(self.tr("Methodology of the project"))
        self.to.setAccessibleName(self.tr("Version to move to"))
        self.list.setHeaderLabels([self.tr("What becomes of it"), self.tr("Question or value"), self.tr("Value")])
        self.list.setAccessibleName(self.tr("What the move does"))
        self.back.setText(self.tr("Back to the project"))
        self.go.setText(self.tr("Move the project"))
        self.list.clear()
        planned = self.planned
        possible = bool(self.to.count())
        for widget in (self.to, self.names["to"], self.total, self.list, self.go):
            widget.setVisible(possible)
        self.nothing.setVisible(not possible)
        self.go.setEnabled(planned is not None and not self._session.read_only)
        if planned is not None:
            self.total.setText(self.tr("Emission reductions in total: {before} → {after} tCO2").format(
                before=words.tonnes(planned.total_before), after=words.tonnes(planned.total_after)))
            if planned.total_after is None:
                self.total.setText(self.tr("Emission reductions in total: {before} tCO2 now; known again when the new "
                                           "questions are answered").format(before=words.tonnes(planned.total_before)))
            self._report(planned)


def _named(m: MethodologyDef) -> dict[str, str]:
    """Return what parameters, defaults and rows of reference tables are called."""
    speak = language.current()

    def name(symbol: str | None, label: str) -> str:
        return words.listed([symbol or "", label])

    found = {p.id: name(p.symbol, p.label.get(speak)) for p in m.parameters}
    found |= {d.id: name(d.symbol, d.label.get(speak)) for d in m.defaults}
    return found | {f"{t.id}.{row.id}": name(t.symbol, row.label.get(speak)) for t in m.lookups for row in t.rows}


def _criterion(m: MethodologyDef, name: str) -> str:
    found = next((c for c in m.criteria if c.id == name), None)
    return name if found is None else found.text.get(language.current())


def _value(value: Decimal | None) -> str:
    return words.MISSING if value is None else f"{value:f}"
