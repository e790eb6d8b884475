"""The pages of a document one below the other; pictures are asked for and kept only near what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from jcm_pdd.gui import theme
from jcm_pdd.gui.pixmaps import pixmap_of
from jcm_pdd.gui.theme_tokens import LIGHT

if TYPE_CHECKING:
    from jcm_pdd.files.paper import Picture
    from jcm_pdd.files.previewing import Page

STEP, LEAST, MOST = 1.25, 0.25, 3.0
GAP, AIR, LINE, HEAD = 12, 12, 48, 200
DOTS = 96 / 72
"""Pixels of the window a point of paper at 100 %."""
NEAR = 1
"""How many pages before and behind those seen are drawn too."""


class PreviewPages(QAbstractScrollArea):
    """Shows pages; `wanted` asks for (page from 1, width in pixels), `moved` tells the page that is seen."""

    wanted = Signal(int, int)
    moved = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: tuple[Page, ...] = ()
        self.zoom: float | None = None
        """None to fit the width, else the share of the true size."""
        self.pictures: dict[int, tuple[int, QPixmap]] = {}
        self.broken: set[int] = set()
        self._asked: tuple[int, int] | None = None
        self._tops: list[int] = []
        self._sizes: list[tuple[int, int]] = []
        self._page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())

    # --- what is shown -----------------------------------------------------------------------------------

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Show other pages at the place that is seen now; the old pictures stay until new ones come."""
        place = self.place()
        self.pages, self.broken, self._asked = pages, set(), None
        self.pictures = {page: (0, pixmap) for page, (_, pixmap) in self.pictures.items() if page <= len(pages)}
        self._lay()
        self.go_to(*place)
        self._ask()

    def put(self, page: int, width: int, picture: Picture | None) -> None:
        """Take a picture that was asked for; None when the page cannot be drawn."""
        self._asked = None
        if page <= len(self.pages):
            if picture is None:
                self.broken.add(page)
            else:
                self.pictures[page] = width, pixmap_of(picture, self.devicePixelRatioF())
            self.viewport().update()
        self._ask()

    def forget(self) -> None:
        """Let go of what was asked for: whoever drew it has ended."""
        self._asked = None

    def page(self) -> int:
        """Return the page that fills most of what is seen, from 1; 0 when there is none."""
        return self._page

    def place(self) -> tuple[int, float]:
        """Return where one is: the page at the upper edge and the share of its height."""
        at = self._at(self.verticalScrollBar().value())
        if not at:
            return 1, 0.0
        return at, max(self.verticalScrollBar().value() - self._tops[at - 1], 0) / max(self._size(at)[1], 1)

    def go_to(self, page: int, share: float = 0.0, above: int = 0) -> None:
        """Bring a page to the upper edge, from a share of its height on, with so many pixels above it."""
        if self.pages:
            at = min(max(page, 1), len(self.pages))
            top = round(self._tops[at - 1] + share * self._size(at)[1])
            self.verticalScrollBar().setValue(top - (above if share else GAP))
            self._scrolled()

    def look(self, zoom: float | None) -> None:
        """Show at a share of the true size, or (None) as wide as there is room."""
        place = self.place()
        self.zoom = None if zoom is None else min(max(zoom, LEAST), MOST)
        self._lay()
        self.go_to(*place)
        self.zoomed.emit()
        self._ask()

    def nearer(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        self.look(self.share() * factor)

    def share(self) -> float:
        """Return the share of the true size that is shown."""
        if self.zoom is not None or not self.pages:
            return self.zoom or 1.0
        room = self.viewport().width() - 2 * AIR
        return max(room, 1) / (DOTS * max(1.0, *(page.width for page in self.pages)))

    def seen(self) -> list[int]:
        """Return the pages that are seen, from 1."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [at + 1 for at, begin in enumerate(self._tops)
                if begin < bottom and begin + self._size(at + 1)[1] > top]

    def drawn(self) -> bool:
        """Tell whether every page that is seen is drawn as large as it is shown."""
        return all(self.pictures.get(page, (0,))[0] == self._pixels(page) for page in self.seen())

    # --- Qt ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = theme.tokens(), QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours.neutral_soft))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self.seen():
            paper = self._rect(page)
            painter.fillRect(paper, QColor("white"))  # paper is white in the dark too
            kept = self.pictures.get(page)
            if kept is not None:
                painter.drawPixmap(QRectF(paper), kept[1], QRectF(kept[1].rect()))
            else:
                self._blank(painter, page, paper)
            painter.setPen(QPen(QColor(colours.line)))
            painter.drawRect(QRectF(paper).adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.place()
        super().resizeEvent(event)
        self._lay()
        self.go_to(*place)
        self._ask()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._ask()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._zoom_key(key):
            return
        screen = max(self.viewport().height() - LINE, LINE)
        moves = {Qt.Key.Key_PageDown: screen, Qt.Key.Key_Space: screen, Qt.Key.Key_PageUp: -screen,
                 Qt.Key.Key_Down: LINE, Qt.Key.Key_Up: -LINE, Qt.Key.Key_Home: -bar.maximum(),
                 Qt.Key.Key_End: bar.maximum()}
        if key in moves:
            bar.setValue(bar.value() + moves[Qt.Key(key)])
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.nearer(STEP if turned > 0 else 1 / STEP)
            event.accept()
            return
        super().wheelEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    # --- inside ------------------------------------------------------------------------------------------

    def _zoom_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Semicolon):  # + is on ; of a Japanese keyboard
            self.nearer(STEP)
        elif key == Qt.Key.Key_Minus:
            self.nearer(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.look(None)
        else:
            return False
        return True

    def _size(self, page: int) -> tuple[int, int]:
        """Return width and height of a page in pixels of the window, as it was laid last."""
        return self._sizes[page - 1]

    def _pixels(self, page: int) -> int:
        """Return how many pixels of the screen a page is wide."""
        return round(self._size(page)[0] * self.devicePixelRatioF())

    def _rect(self, page: int) -> QRect:
        wide, high = self._size(page)
        room = self.viewport().width()
        left = (room - wide) // 2 if wide <= room else AIR - self.horizontalScrollBar().value()
        return QRect(left, self._tops[page - 1] - self.verticalScrollBar().value(), wide, high)

    def _lay(self) -> None:
        """Find where every page begins, and how far there is to scroll."""
        self._tops, self._sizes, top, widest = [], [], GAP, 0
        share = self.share() * DOTS
        for page in self.pages:
            wide, high = max(round(page.width * share), 1), max(round(page.height * share), 1)
            self._tops.append(top)
            self._sizes.append((wide, high))
            top, widest = top + high + GAP, max(widest, wide + 2 * AIR)
        room = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(top - room.height(), 0))
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setSingleStep(LINE)
        self.horizontalScrollBar().setRange(0, max(widest - room.width(), 0) if self.zoom is not None else 0)
        self.horizontalScrollBar().setPageStep(room.width())
        self.viewport().update()

    def _at(self, height: int) -> int:
        """Return the page at a height of the whole."""
        found = [at for at, top in enumerate(self._tops, 1) if top <= height + GAP]
        return found[-1] if found else min(len(self.pages), 1)

    def _scrolled(self) -> None:
        self.viewport().update()
        page = self._at(self.verticalScrollBar().value() + self.viewport().height() // 3)
        if page != self._page:
            self._page = page
            self.moved.emit(page)
        self._ask()

    def _ask(self) -> None:
        """Ask for the next picture that is missing near what is seen, one at a time; let the far ones go."""
        seen = self.seen()
        if not seen:
            return
        near = [*seen, *range(seen[-1] + 1, seen[-1] + NEAR + 1), *range(seen[0] - NEAR, seen[0])]
        near = [page for page in near if 1 <= page <= len(self.pages)]
        for page in [page for page in self.pictures if page not in near]:
            del self.pictures[page]
        if self._asked is not None or not self.isVisible():
            return
        for page in near:
            width = self._pixels(page)
            if page not in self.broken and self.pictures.get(page, (-1,))[0] != width:
                self._asked = page, width
                self.wanted.emit(page, width)
                return

    def _blank(self, painter: QPainter, page: int, paper: QRect) -> None:
        """Say which page comes here, or that it cannot be drawn."""
        words = self.tr("Page {page} cannot be drawn. Open the PDF.") if page in self.broken else self.tr("Page {page}")
        painter.setPen(QColor(LIGHT.secondary))
        top = QRectF(paper.left(), paper.top(), paper.width(), min(paper.height(), HEAD))
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words.format(page=page))
