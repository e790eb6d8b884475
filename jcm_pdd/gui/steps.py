"""The steps on the left: chapters as headings, sections with their state as a word, a shape and a count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jcm_pdd.gui import language, theme
from jcm_pdd.gui.theme_tokens import RADIUS, SIZE_HINT, SPACE_1, SPACE_2, SPACE_3, Tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jcm_pdd.core.schema import Schema

ROLE = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 34
CHIP_FONT = 11
LEAST_TITLE, CHIP_BELOW = 110, 22
"""Pixels a title needs beside its chip; else the chip stands below it, in so many more."""
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the list: a chapter when `section` is None; `shape` and `tone` go with the word of the chip."""

    section: str | None
    title: str
    number: str = ""
    chip: str = ""
    tone: str = "neutral"
    shape: str = ""


class StepList(QListWidget):
    """The list of chapters and sections; `chosen` carries the id of the section."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListWidget { border: none; border-radius: 0; background: transparent; }")
        self.currentItemChanged.connect(self._moved)
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
        for at, step in enumerate(steps):
            self._fill(self.item(at), step)
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
        if self.isVisible() and event.size().height() < event.oldSize().height():
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
                rows.append(Step(None, chapters.get(section.chapter, section.chapter)))
            chip, tone, shape = self._state(states.get(section.id))
            rows.append(Step(section.id, section.title.get(speak), section.number, chip, tone, shape))
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
    def _fill(item: QListWidgetItem, step: Step) -> None:
        item.setData(ROLE, step)
        item.setText(f"{step.number} {step.title}".strip())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{step.number} {step.title} {step.chip}".strip())
        item.setToolTip(f"{step.number} {step.title}\n{step.chip}".strip() if step.section else "")
        if step.section is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)

    def _moved(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(ROLE) is not None and item.data(ROLE).section:
            self.chosen.emit(item.data(ROLE).section)


class _Painter(QStyledItemDelegate):
    """Paints a row: heading in the accent colour, or number, title and chip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        step: Step = index.data(ROLE)
        if step.section is None:
            return QSize(0, ROW_HEIGHT + (SPACE_2 if index.row() else 0))
        width = option.widget.viewport().width()  # type: ignore[attr-defined]
        bold = QFont(option.font)
        bold.setBold(True)  # as wide as when it is chosen: a row must not jump
        room = self._room(QRect(SPACE_3, 0, width - 2 * SPACE_3, ROW_HEIGHT), step, option.font, bold)
        needs = QFontMetrics(bold).boundingRect(QRect(0, 0, room.width(), 1000), int(WRAPPED), step.title).height()
        return QSize(0, max(ROW_HEIGHT, needs + SPACE_3) + (CHIP_BELOW if room.height() < ROW_HEIGHT else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        step: Step = index.data(ROLE)
        t = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(SPACE_3, 1, -SPACE_3, -1)
        if step.section is None:
            self._heading(painter, area, step, t)
        else:
            self._ground(painter, area, option, t)
            self._chip(painter, self._beside(painter, area, step), step, t)
            self._title(painter, area, step, t, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    @staticmethod
    def _heading(painter: QPainter, area: QRect, step: Step, t: Tokens) -> None:
        font = QFont(painter.font())
        font.setBold(True)
        font.setPixelSize(SIZE_HINT)
        painter.setFont(font)
        painter.setPen(QColor(t.accent))
        painter.drawText(area.adjusted(0, 0, 0, -SPACE_1),
                         Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, step.title)

    @staticmethod
    def _ground(painter: QPainter, area: QRect, option: QStyleOptionViewItem, t: Tokens) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            theme.paint_chosen(painter, area, RADIUS)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.hover))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        if selected and option.widget.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.focus), t.ring))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    @classmethod
    def _beside(cls, painter: QPainter, area: QRect, step: Step) -> QRect:
        """Return the area whose right end the chip stands at."""
        bold = QFont(painter.font())
        bold.setBold(True)
        below = cls._room(area, step, painter.font(), bold).height() < area.height()
        top = area.bottom() - CHIP_BELOW - SPACE_1 if below else area.top()
        return QRect(area.left(), top, area.width() - SPACE_2, area.bottom() - top)

    @classmethod
    def _title(cls, painter: QPainter, area: QRect, step: Step, t: Tokens, chosen: bool) -> None:
        font, bold = QFont(painter.font()), QFont(painter.font())
        bold.setBold(True)
        room = cls._room(area, step, font, bold)
        painter.setFont(bold if chosen else font)
        if step.number:
            painter.setPen(QColor(t.secondary))
            painter.drawText(QRect(area.left() + SPACE_2 + 2, room.top(), area.width(), room.height()),
                             Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, step.number)
        painter.setPen(QColor(t.ink))
        painter.drawText(room, int(WRAPPED), step.title)

    @staticmethod
    def _room(area: QRect, step: Step, font: QFont, bold: QFont) -> QRect:
        """Return where the title of a row stands: between its number and its chip, in a narrow list above the chip."""
        number = max(QFontMetrics(bold).horizontalAdvance(step.number), 24) + SPACE_2 if step.number else 0
        small = QFont(font)
        small.setPixelSize(CHIP_FONT)
        small.setWeight(QFont.Weight.DemiBold)
        chip = QFontMetrics(small).horizontalAdvance(step.chip) + (28 if step.shape else 16)
        beside = area.adjusted(SPACE_2 + 2 + number, 0, -chip - SPACE_2 - SPACE_2, 0)
        below = area.adjusted(SPACE_2 + 2 + number, 0, -SPACE_2, -CHIP_BELOW)
        high, low = (QFontMetrics(bold).boundingRect(QRect(0, 0, max(room.width(), 1), 1000), int(WRAPPED), step.title)
                     .height() for room in (beside, below))
        least = min(LEAST_TITLE, QFontMetrics(bold).horizontalAdvance(step.title))  # a short title needs no more
        return beside if beside.width() >= least and high <= low + CHIP_BELOW else below

    @staticmethod
    def _chip(painter: QPainter, area: QRect, step: Step, t: Tokens) -> None:
        ink, ground = {
            "neutral": (t.secondary, t.neutral_soft), "accent": (t.accent, t.accent_soft),
            "open": (t.open, t.open_soft), "error": (t.error, t.error_soft),
        }[step.tone]
        font = QFont(painter.font())
        font.setPixelSize(CHIP_FONT)
        font.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.setFont(font)
        words = painter.fontMetrics().horizontalAdvance(step.chip)
        extra = 28 if step.shape else 16
        chip = QRect(area.right() - words - extra, area.center().y() - 9, words + extra, 19)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, 9, 9)
        draw_shape(painter, step.shape, QRectF(chip.left() + 8, chip.center().y() - 3.5, 8, 8), QColor(ink))
        painter.setPen(QColor(ink))
        painter.drawText(chip.adjusted(extra - 8, 0, -8, 0),
                         Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, step.chip)
        painter.restore()


def draw_shape(painter: QPainter, shape: str, box: QRectF, colour: QColor) -> None:
    """Draw the shape of a state: circle, half (filled to the half), check, diamond or triangle."""
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, x, y = box.center(), box.x(), box.y()
    if shape == "check":
        painter.drawPolyline(QPolygonF([QPointF(x, middle.y()), QPointF(x + 3, box.bottom() - 1),
                                        QPointF(box.right(), y + 1)]))
    elif shape in ("diamond", "triangle"):
        painter.setBrush(colour)
        corners = [QPointF(middle.x(), y), QPointF(box.right(), box.bottom()), QPointF(x, box.bottom())]
        if shape == "diamond":
            corners = [QPointF(middle.x(), y), QPointF(box.right(), middle.y()),
                       QPointF(middle.x(), box.bottom()), QPointF(x, middle.y())]
        painter.drawPolygon(QPolygonF(corners))
    elif shape:
        painter.drawEllipse(box)
        if shape == "half":
            painter.setBrush(colour)
            painter.drawPie(box, 90 * 16, 180 * 16)
