"""The steps on the left: chapters as headings, sections with their state as a word, a shape and a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from jcm_pdd.gui import language
from jcm_pdd.gui.step_painter import ROLE, Step, StepPainter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jcm_pdd.core.schema import Schema


class StepList(QListWidget):
    """The list of chapters and sections; `chosen` carries the id of the section."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(StepPainter(self))
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

    def show_project(self, schema: Schema, states: Mapping[str, object]) -> None:
        """List the sections of a project with their states, keeping the section that was chosen."""
        self._schema, self._states = schema, states
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
        self.choose(chosen or next(step.section for step in steps if step.section))

    def section(self) -> str | None:
        """Return the id of the chosen section."""
        row = self.currentRow()
        return self.item(row).data(ROLE).section if row >= 0 else None

    def choose(self, section: str) -> None:
        """Choose a section without telling about it."""
        self.blockSignals(True)
        for at in range(self.count()):
            if self.item(at).data(ROLE).section == section:
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
        if at > 0 and self.item(at - 1).data(ROLE).section is None:
            self.scrollToItem(self.item(at - 1))  # the chapter's heading stays in sight
        if at >= 0:
            self.scrollToItem(self.item(at))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._schema is not None:
            self.show_project(self._schema, self._states)

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
        return rows

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
        item.setToolTip(f"{step.number} {step.title}\n{step.chip}".strip() if step.section else "")
        if step.section is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return True

    def _moved(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(ROLE) is not None and item.data(ROLE).section:
            self.chosen.emit(item.data(ROLE).section)
