"""The steps on the left: chapters as headings, sections with their state as a word, a shape and a count."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from jcm_pdd.gui import language
from jcm_pdd.gui.step_painter import ROLE, Step, StepPainter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jcm_pdd.core.findings import Finding
    from jcm_pdd.core.schema import Schema


REVIEW, EXPORT = "review", "export"


class StepList(QListWidget):
    """The list of chapters and sections, and what comes last: the review and the export.

    `chosen` carries the id of a section; `asked` says which of the last two is wanted. They are no sections: to go past
    them with the arrow keys changes nothing, a click or Return does.
    """

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = StepPainter(self)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListWidget { border: none; border-radius: 0; background: transparent; }")
        self.currentItemChanged.connect(self._moved)
        self._lay_later = QTimer(self)
        self._lay_later.setSingleShot(True)
        self._lay_later.timeout.connect(self._lay)
        self._schema: Schema | None = None
        self._states: Mapping[str, object] = {}
        self._section: str | None = None
        self._errors = self._open = 0
        self.itemClicked.connect(self._ask)
        self.itemActivated.connect(self._ask)

    def show_project(self, schema: Schema, states: Mapping[str, object], findings: Iterable[Finding] = ()) -> None:
        """List the sections of a project with their states, keeping the section that was chosen."""
        self._schema, self._states = schema, states
        gravities = [one.severity for one in findings]
        self._errors, self._open = gravities.count("error"), gravities.count("open")
        self._list()

    def _list(self) -> None:
        schema, states = cast("Schema", self._schema), self._states
        self.setAccessibleName(self.tr("Steps"))
        chosen = self.section()
        self.blockSignals(True)
        if self.count() != len(steps := self._steps(schema, states)):
            self.clear()
            for _ in steps:
                self.addItem(QListWidgetItem())
        changed = [self._fill(self.item(at), step) for at, step in enumerate(steps)]
        if any(changed):
            self._lay_later.start()  # a row with another chip may need another height
        self.blockSignals(False)
        there = [step.section for step in steps if step.section]
        self._section = chosen if chosen in there else None
        self.choose(chosen or there[0])

    def section(self) -> str | None:
        """Return the id of the chosen section."""
        return self._section

    def choose(self, section: str) -> None:
        """Choose a section without telling about it."""
        self.blockSignals(True)
        for at in range(self.count()):
            if self.item(at).data(ROLE).section == section:
                self._section = section
                self.setCurrentRow(at)
        self.blockSignals(False)
        if self.isVisible():  # before that there is no height to scroll in
            self._bring_into_sight()

    def sections(self) -> list[str]:
        """Return the ids of the sections in order."""
        steps = (self.item(at).data(ROLE) for at in range(self.count()))
        return [step.section for step in steps if step.section]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._painter.guessed:
            self._painter.guessed = False
            self.scheduleDelayedItemsLayout()  # before anything is painted
        self._bring_into_sight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_later.start()  # Qt lays a list out anew for another height alone, and titles wrap
        elif self.isVisible() and event.size().height() < event.oldSize().height():
            self._bring_into_sight()

    def _lay(self) -> None:
        self.doItemsLayout()
        if self.isVisible():
            self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        at = self.currentRow()
        if at > 0 and self.item(at - 1).data(ROLE).heading:
            self.scrollToItem(self.item(at - 1))  # the chapter's heading stays in sight
        if at >= 0:
            self.scrollToItem(self.item(at))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._schema is not None:
            self._list()

    def _steps(self, schema: Schema, states: Mapping[str, object]) -> list[Step]:
        speak = language.current()
        rows: list[Step] = []
        chapters = {chapter.id: chapter.title.get(speak) for chapter in schema.chapters}
        last = None
        for plan in schema.sections:
            section = plan.definition
            if section.chapter != last:
                last = section.chapter
                heading = chapters.get(section.chapter, section.chapter)
                rows.append(Step(None, heading[:1].upper() + heading[1:]))
            chip, tone, shape = self._state(states.get(section.id))
            rows.append(Step(section.id, section.title.get(speak), section.number_before(speak), chip, tone, shape))
        return [*rows, *self._last()]

    def _last(self) -> list[Step]:
        """Return the review and the export with what stands in their way."""
        if self._errors:
            found = self.tr("Errors {count}").format(count=self._errors), "error", "triangle"
        elif self._open:
            found = self.tr("Open {count}").format(count=self._open), "open", "diamond"
        else:
            found = self.tr("Done"), "accent", "check"
        clear = not self._errors and not self._open
        ready = (self.tr("Ready"), "accent", "check") if clear else (self.tr("Draft"), "neutral", "circle")
        return [Step(None, self.tr("Review and export")),
                Step(None, self.tr("Review of the answers"), "", *found, action=REVIEW),
                Step(None, self.tr("Export"), "", *ready, action=EXPORT)]

    def _state(self, state: object) -> tuple[str, str, str]:
        name = getattr(state, "state", "empty")
        if name == "errors":
            return self.tr("Errors {count}").format(count=state.errors), "error", "triangle"  # type: ignore[attr-defined]
        if name == "complete":
            if state.open:  # type: ignore[attr-defined]
                return self.tr("Open {count}").format(count=state.open), "open", "diamond"  # type: ignore[attr-defined]
            return self.tr("Done"), "accent", "check"
        if name == "in_progress" and state.answered >= state.asked and state.open:  # type: ignore[attr-defined]
            return self.tr("Open {count}").format(count=state.open), "open", "diamond"  # type: ignore[attr-defined]
        if name == "in_progress":
            return self.tr("{answered} of {asked}").format(
                answered=state.answered, asked=state.asked), "open", "half"  # type: ignore[attr-defined]
        if name == "optional":
            return self.tr("Optional"), "neutral", ""
        return self.tr("Empty"), "neutral", "circle"

    @staticmethod
    def _fill(item: QListWidgetItem, step: Step) -> bool:
        """Show a step in a row; tell whether it is another one than before."""
        if item.data(ROLE) == step:
            return False
        item.setData(ROLE, step)
        item.setText(f"{step.number} {step.title}".strip())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{step.number} {step.title} {step.chip}".strip())
        item.setToolTip("" if step.heading else f"{step.number} {step.title}\n{step.chip}".strip())
        if step.heading:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return True

    def _moved(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(ROLE) is not None and item.data(ROLE).section:
            self._section = item.data(ROLE).section
            self.chosen.emit(self._section)

    def _ask(self, item: QListWidgetItem) -> None:
        step: Step = item.data(ROLE)
        if step.action:
            if self._section is not None:
                self.choose(self._section)  # it is no place to stay at
            self.asked.emit(step.action)
