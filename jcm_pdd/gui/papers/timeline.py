"""The project cycle on its page: painted, with the deadlines and the rule of each, and the next one in large."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from jcm_pdd.core.papers.timeline import Deadline, Stage, deadlines, periods, stages
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.page.readonly import TextTable
from jcm_pdd.gui.papers.timeline_tracks import MARK, TimelineTracks, Track, paint_mark

if TYPE_CHECKING:
    from jcm_pdd.core.papers.timeline import CycleRules, Period, State
    from jcm_pdd.gui.editors.desk import Desk

_HEADS = {"cycle_steps", "periods", "tpe_findings", "tpe_tables", "evidence", "country"}
_MARKS: tuple[State | Literal["today"], ...] = ("done", "planned", "due", "today")


class _Mark(QWidget):
    """One mark of the legend."""

    def __init__(self, state: State | Literal["today"], parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.setFixedSize(2 * MARK + 6, 2 * MARK + 6)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(QPainter(self), QPoint(self.width() // 2, self.height() // 2), self._state)


class TimelinePart(OwnPart):
    """`today` is asked of the workplace's clock each time the page is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: tuple[Track, ...] = ()
        self.title, self.next = WrappedLabel(role="section", parent=self), WrappedLabel(parent=self)
        self.legend = QWidget(self)
        self.words = [WrappedLabel(role="secondary", parent=self.legend) for _ in _MARKS]
        self.tracks, self.detail, self.open_step = TimelineTracks(self), WrappedLabel(parent=self), QPushButton(self)
        self.due_title, self.due = WrappedLabel(role="label", parent=self), TextTable(self)
        self._lay_out()
        self.tracks.chosen.connect(self._tell)
        self.tracks.asked.connect(self._go)
        self.open_step.clicked.connect(lambda: self._go(self._shown[self.tracks.current].address))
        self.retranslate()

    def _lay_out(self) -> None:
        self._keys = keys = QGridLayout(self.legend)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setHorizontalSpacing(theme.SPACE_2)
        for at, (state, word) in enumerate(zip(_MARKS, self.words, strict=True)):
            keys.addWidget(_Mark(state, self.legend), 0, 2 * at)
            keys.addWidget(word, 0, 2 * at + 1)
        self.open_step.setProperty("role", "quiet")
        chosen = QHBoxLayout()
        chosen.addWidget(self.detail, 1)
        chosen.addWidget(self.open_step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        for widget in (self.title, self.next, self.legend, self.tracks):
            column.addWidget(widget)
        column.addLayout(chosen)
        column.addWidget(self.due_title)
        column.addWidget(self.due)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.title.setText(self.tr("Project cycle and deadlines"))
        marks = (self.tr("done"), self.tr("planned"), self.tr("due by rule"), self.tr("today"))
        for at, (word, text) in enumerate(zip(self.words, marks, strict=True)):
            word.setText(text)
            self._keys.setColumnStretch(2 * at + 1, len(text))  # the room is shared by need, so that none is folded
        self.open_step.setText(self.tr("Enter its date"))
        self.open_step.setAccessibleName(self.open_step.text())
        self.due_title.setText(self.tr("What is due, and by which rule"))
        self.due.setAccessibleName(self.due_title.text())
        self.tracks.setAccessibleName(self.title.text())
        self._show()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Draw again when a date it rests on changed."""
        if not changed or {address.split("/")[0] for address in changed} & _HEADS:
            self._show()

    def today(self) -> date:
        """Return the day it is for the person at this computer."""
        return self.desk.session.journal.place.now().astimezone().date()

    def _show(self) -> None:
        from jcm_pdd.files.timeline_rules import rules_for

        project = self.desk.session.project
        rules, today = rules_for(str(project.get("country") or "")), self.today()
        due = deadlines(rules, project, today)
        self._shown = (*(self._stage(one) for one in stages(rules, project)),
                       *(self._period(one, at) for at, one in enumerate(periods(project), 1)))
        self.tracks.show_tracks(self._shown, today)
        self._next(rules, due, today)
        self.due_title.setVisible(bool(due))
        self.due.setVisible(bool(due))
        rows = [[one.day.isoformat(), self._left(one, today), self.desk.say(one.what), self.desk.say(one.why)]
                for one in due]
        self.due.texts.fill([self.tr("Day"), self.tr("Left"), self.tr("What"), self.tr("Why")], rows, 99, False)
        self._tell(self.tracks.current)

    def _next(self, rules: CycleRules, due: tuple[Deadline, ...], today: date) -> None:
        from jcm_pdd.core.papers.timeline import next_deadline

        one = next_deadline(rules, self.desk.session.project, today)
        if one is None or not due:
            self.next.setText(self.tr("Nothing is due. Enter the date of a step below, done or planned, and what "
                                      "follows from it appears here."))
            return
        self.next.setText(self.tr("Next: {what}, {day} ({left})").format(
            what=self.desk.say(one.what), day=one.day.isoformat(), left=self._left(one, today)))

    def _left(self, one: Deadline, today: date) -> str:
        days = one.days_left(today)
        if days == 0:
            return self.tr("today")
        text = self.tr("{days} days left") if days > 0 else self.tr("{days} days over")
        return text.format(days=abs(days))

    def _stage(self, one: Stage) -> Track:
        from jcm_pdd.files.timeline_rules import rules_for

        name = self.desk.say(one.name)
        states = {"done": self.tr("done"), "planned": self.tr("planned"), "due": self.tr("due by rule"),
                  "open": self.tr("no date yet")}
        marks: list[tuple[date, State]] = [(one.planned, "planned")] if one.planned and not one.actual else []
        if one.day is not None and one.state != "planned":
            marks.append((one.day, one.state))
        said = f"{name}: {one.day.isoformat() if one.day else ''} {states[one.state]}".replace(":  ", ": ")
        if one.state == "due" and one.by is not None:
            from jcm_pdd.core.papers.timeline import reason

            rules = rules_for(str(self.desk.session.project.get("country") or ""))
            said += f" – {self.desk.say(reason(rules, one.by))}"
        return Track(name, tuple(marks), None, said, one.address)

    def _period(self, one: Period, number: int) -> Track:
        name = self.tr("Monitoring period {number}").format(number=number)
        known = ((one.reported, self.tr("report")), (one.verified, self.tr("verification")),
                 (one.requested, self.tr("issuance requested")), (one.decided, self.tr("issuance decided")))
        days = [f"{word} {day.isoformat()}" for day, word in known if day]
        span = f"{one.first.isoformat() if one.first else '?'} – {one.last.isoformat() if one.last else '?'}"
        bar = (one.first, one.last) if one.first and one.last and one.first <= one.last else None
        return Track(name, tuple((day, "done") for day, _ in known if day), bar, "; ".join([f"{name}: {span}", *days]),
                     f"{one.address}/from")

    def _tell(self, row: int) -> None:
        self.detail.setText(self._shown[row].said if row < len(self._shown) else "")

    def _go(self, address: str) -> None:
        self.desk.go_to(address)
