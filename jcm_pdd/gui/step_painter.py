"""How a row of the list of steps is painted: the heading of a chapter, or number, title and chip of a section."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jcm_pdd.gui import theme
from jcm_pdd.gui.phrases import held, phrases, pieces
from jcm_pdd.gui.theme_tokens import RADIUS, SIZE_HINT, SPACE_1, SPACE_2, SPACE_3, Tokens

ROLE = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 34
CHIP_FONT = 11
LEFT, LEAST_NUMBER = SPACE_2 + 2, 24
LEAST_TITLE, CHIP_LINE = 110, 22
"""Pixels a title needs beside its chip; else the chip has a line of its own, so high."""
LEAST_FIRST = 84
"""Pixels the first line of a title needs that flows around its chip."""
ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
FROM_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the list: a section, else something to do (`action`), else the heading of a chapter.

    `shape` and `tone` go with the word of the chip.
    """

    section: str | None
    title: str
    number: str = ""
    chip: str = ""
    tone: str = "neutral"
    shape: str = ""
    action: str = ""

    @property
    def heading(self) -> bool:
        """Whether it is the heading of a chapter."""
        return self.section is None and not self.action


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a row stand in its area, the height of the row, and the title with its line breaks held.

    The chip stands at the right end.
    """

    height: int
    number: QRect
    title: QRect
    chip: QRect
    text: str = ""
    flags: Qt.AlignmentFlag | Qt.TextFlag = WRAPPED
    lines: tuple[tuple[QRect, str], ...] = ()
    """The lines of a title that flows around its chip; `title` and `text` are empty then."""


class StepPainter(QStyledItemDelegate):
    """Paints a row: heading in the accent colour, or number, title and chip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.guessed = False
        """Whether heights were asked for while nobody could see them: those are not worked out."""
        self._asked = (0, "")
        self._places: dict[Step, Places] = {}
        """Places at one width and font: Qt asks for all of them whenever the list is laid out."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if not option.widget.isVisible():
            self.guessed = True
            return QSize(0, ROW_HEIGHT)
        gap = SPACE_2 if index.data(ROLE).heading and index.row() else 0
        return QSize(0, self._of(index.data(ROLE), option).height + gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        step: Step = index.data(ROLE)
        t = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(SPACE_3, 1, -SPACE_3, -1)
        if step.heading:
            self._heading(painter, area, step, t)
        else:
            places, at = self._of(step, option), area.topLeft()
            self._ground(painter, area, option, t)
            self._chip(painter, places.chip.translated(at), step, t)
            painter.setFont(self._bold(option.font) if option.state & QStyle.StateFlag.State_Selected else option.font)
            painter.setPen(QColor(t.secondary))
            painter.drawText(places.number.translated(at),
                             Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, step.number)
            painter.setPen(QColor(t.ink))
            for room, text in places.lines or ((places.title, places.text),):
                painter.drawText(room.translated(at), int(places.flags), text)
        painter.restore()

    def _of(self, step: Step, option: QStyleOptionViewItem) -> Places:
        width = option.widget.viewport().width()  # type: ignore[attr-defined]
        if self._asked != (asked := (width, option.font.key())):
            self._asked, self._places = asked, {}
        if step not in self._places:
            place = self._place_heading if step.heading else self._place
            self._places[step] = place(step, width - 2 * SPACE_3, option.font)
        return self._places[step]

    @classmethod
    def _place_heading(cls, step: Step, width: int, font: QFont) -> Places:
        metrics = QFontMetrics(cls._small(font, SIZE_HINT))
        more = metrics.boundingRect(QRect(0, 0, width, 1000), int(WRAPPED), step.title).height() - metrics.height()
        return Places(ROW_HEIGHT + max(more, 0), QRect(), QRect(), QRect())

    @classmethod
    def _place(cls, step: Step, width: int, font: QFont) -> Places:
        """Place number and title beside the chip, or in a narrow list the title below both."""
        metrics = QFontMetrics(cls._bold(font))  # as wide as when it is chosen: a row must not jump
        number = max(metrics.horizontalAdvance(step.number), LEAST_NUMBER) + SPACE_2 if step.number else 0
        chip = QFontMetrics(cls._small(font, CHIP_FONT)).horizontalAdvance(step.chip) + (28 if step.shape else 16)
        whole = max(width - LEFT - SPACE_2, 1)
        if step.title.isascii() and (lines := cls._flow(step.title, font, whole - number, chip + SPACE_2)):
            return cls._flowing(lines, number, width, metrics)
        beside, below = max(whole - number - chip - SPACE_2, 1), whole
        (wide, high, text), (low_wide, low, low_text) = (
            cls._fitted(metrics, room, step.title) for room in (beside, below))
        least = min(LEAST_TITLE, metrics.horizontalAdvance(step.title))  # a short title needs no more
        if beside >= max(least, cls._word(metrics, step.title)) and high <= low + CHIP_LINE:
            height = max(ROW_HEIGHT, high + SPACE_3) - 2
            return Places(height + 2, QRect(LEFT, 0, number, height), QRect(LEFT + number, 0, wide, height),
                          QRect(0, 0, width - SPACE_2, height), text)
        height = low + SPACE_3 + CHIP_LINE
        if step.number and number + chip > whole:  # a line for each of the three
            return Places(height + CHIP_LINE, QRect(LEFT, SPACE_1, number, CHIP_LINE),
                          QRect(LEFT, CHIP_LINE + SPACE_1, low_wide, low + SPACE_2),
                          QRect(0, height - SPACE_1, width - SPACE_2, CHIP_LINE), low_text, FROM_TOP)
        if step.number:  # number and chip on the first line
            return Places(height, QRect(LEFT, SPACE_1, number, CHIP_LINE),
                          QRect(LEFT, CHIP_LINE + SPACE_1, low_wide, low + SPACE_2),
                          QRect(0, SPACE_1, width - SPACE_2, CHIP_LINE), low_text, FROM_TOP)
        return Places(height, QRect(), QRect(LEFT, 0, low_wide, low + SPACE_3 - 2),
                      QRect(0, low + SPACE_2 - 2, width - SPACE_2, CHIP_LINE), low_text)

    @classmethod
    def _flow(cls, title: str, font: QFont, room: int, chip: int) -> list[str]:
        """Return the lines of a title whose first one ends before the chip; none when it stands better below both."""
        layout = QTextLayout(title, cls._bold(font))
        layout.beginLayout()
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room - (0 if lines else chip))
            lines.append(title[line.textStart():line.textStart() + line.textLength()].strip())
        layout.endLayout()
        metrics = QFontMetrics(cls._bold(font))
        fits = all(metrics.horizontalAdvance(line) <= room - (0 if at else chip) for at, line in enumerate(lines))
        return lines if fits and (room - chip >= LEAST_FIRST or len(lines) == 1) else []

    @staticmethod
    def _flowing(lines: list[str], number: int, width: int, metrics: QFontMetrics) -> Places:
        """Place number and chip on the first line of the title."""
        high, top = metrics.height(), (ROW_HEIGHT - 2 - metrics.height()) // 2
        rooms = tuple((QRect(LEFT + number, top + at * high, width - LEFT - number, high), line)
                      for at, line in enumerate(lines))
        return Places(ROW_HEIGHT + (len(lines) - 1) * high, QRect(LEFT, top, number, high), QRect(),
                      QRect(0, top, width - SPACE_2, high), "", ONE_LINE, rooms)

    @staticmethod
    def _fitted(metrics: QFontMetrics, room: int, title: str) -> tuple[int, int, str]:
        """Return width, height and text of a title in a room; Japanese breaks between phrases, in lines alike."""
        parts = (title,) if title.isascii() else pieces(title, lambda part: metrics.horizontalAdvance(part) <= room)
        text = title if title.isascii() else held(parts)

        def height(width: int) -> int:
            return metrics.boundingRect(QRect(0, 0, width, 1000), int(WRAPPED), text).height()

        high, wide = height(room), room
        narrow = wide if title.isascii() else max(map(metrics.horizontalAdvance, parts)) - 1
        while wide - narrow > 2:
            middle = (wide + narrow) // 2
            narrow, wide = (narrow, middle) if height(middle) == high else (middle, wide)
        return wide, high, text

    @staticmethod
    def _word(metrics: QFontMetrics, text: str) -> int:
        """Return the pixels of the longest word that cannot be broken, of Japanese the longest phrase."""
        words = text.split() if text.isascii() else phrases(text)
        return max(map(metrics.horizontalAdvance, words), default=0)

    @staticmethod
    def _bold(font: QFont) -> QFont:
        bold = QFont(font)
        bold.setBold(True)
        return bold

    @staticmethod
    def _small(font: QFont, pixels: int) -> QFont:
        small = QFont(font)
        small.setPixelSize(pixels)
        small.setWeight(QFont.Weight.DemiBold if pixels == CHIP_FONT else QFont.Weight.Bold)
        return small

    @classmethod
    def _heading(cls, painter: QPainter, area: QRect, step: Step, t: Tokens) -> None:
        painter.setFont(cls._small(painter.font(), SIZE_HINT))
        painter.setPen(QColor(t.accent))
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(0, 0, 0, -SPACE_1), int(where), step.title)

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
