"""Where a position lies: the outline of the partner country and a dot, to notice a wrong one at sight. Offline."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from jcm_pdd.core.geography import Outline, contains
from jcm_pdd.core.kinds.base import rejected_text
from jcm_pdd.files.countries import countries, outline
from jcm_pdd.gui import language, theme

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

HEIGHT, DOT, MARGIN = 200, 5, 12
Spot = tuple[float, float]


class SiteMap(QWidget):
    """The map of one position and, small, of the others of its table, with a word on what it shows."""

    def __init__(self, session: Session, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._address = session, address
        self.drawing, self.said = Drawing(self), QLabel(self)
        self.said.setWordWrap(True)
        theme.set_role(self.said, "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_1)
        column.addWidget(self.drawing)
        column.addWidget(self.said)
        self.show_position()

    def show_position(self) -> None:
        """Show the answer as it is now."""
        code = self._session.project.get("country")
        rings = outline(code) if isinstance(code, str) else ()
        here = self._spot(self._address)
        table, _, column = self._address.rpartition("/")
        table = table.rpartition("/")[0]
        others = [self._spot(f"{table}/{row}/{column}") for row in self._session.project.rows(table)] if table else []
        self.drawing.show_spots(rings, here, [spot for spot in others if spot is not None and spot != here])
        self.said.setText(self._words(str(code or ""), rings, here))
        self.drawing.setAccessibleName(self.said.text())
        self.setVisible(bool(rings))

    def _spot(self, address: str) -> Spot | None:
        stored, place = self._session.project.get(address), self._session.schema.place(address)
        if place is None or not isinstance(stored, str) or rejected_text(stored) is not None:
            return None
        position = place.kind.value(stored)
        return float(position.latitude), float(position.longitude)

    def _words(self, code: str, rings: Outline, here: Spot | None) -> str:
        country = countries().get(code)
        name = country.name.get(language.current()) if country is not None else code
        if here is None:
            return self.tr("{country}. The position appears here as soon as it is entered.").format(country=name)
        if contains(rings, *here):
            return self.tr("The position lies in {country}.").format(country=name)
        return self.tr("The position lies outside {country}: look at the order (latitude first) and the signs.").format(
            country=name)


class Drawing(QWidget):
    """The outline and the dots, fitted into the width there is; nothing in it can be clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rings: Outline = ()
        self._here: Spot | None = None
        self._others: list[Spot] = []
        self._shrink, self._bounds = 1.0, QRectF(0, 0, 1, 1)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, HEIGHT)

    def show_spots(self, rings: Outline, here: Spot | None, others: list[Spot]) -> None:
        """Show an outline of (longitude, latitude), one position (latitude, longitude) and others."""
        self._rings, self._here, self._others = rings, here, others
        self._measure()
        self.update()

    def at(self, spot: Spot) -> QPointF:
        """Return where a position is drawn, in pixels of this widget."""
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        scale = min(room.width() / self._bounds.width(), room.height() / self._bounds.height())
        away = QPointF(spot[1] * self._shrink, -spot[0]) - self._bounds.center()
        return room.center() + away * scale

    def _measure(self) -> None:
        """Note how much shorter a degree of longitude is here than one of latitude, and what must be in sight."""
        latitudes = [lat for ring in self._rings for _, lat in ring]
        self._shrink = max(0.2, cos(radians((min(latitudes) + max(latitudes)) / 2))) if latitudes else 1.0
        spots = [(lat, lon) for ring in self._rings for lon, lat in ring]
        spots += [self._here] if self._here is not None else []
        xs, ys = [lon * self._shrink for _, lon in spots] or [0.0], [-lat for lat, _ in spots] or [0.0]
        self._bounds = QRectF(min(xs), min(ys), max(max(xs) - min(xs), 0.1), max(max(ys) - min(ys), 0.1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(t.line), 1))
        painter.setBrush(QColor(t.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        land = QPainterPath()
        land.setFillRule(Qt.FillRule.OddEvenFill)
        for ring in self._rings:
            land.addPolygon(QPolygonF([self.at((lat, lon)) for lon, lat in ring]))
        painter.setPen(QPen(QColor(t.secondary), 1))
        painter.setBrush(QColor(t.accent_soft))
        painter.drawPath(land)
        for spot in self._others:
            self._dot(painter, spot, t.secondary, DOT - 2)
        if self._here is not None:
            self._dot(painter, self._here, t.accent, DOT)
        painter.end()

    def _dot(self, painter: QPainter, spot: Spot, colour: str, radius: int) -> None:
        painter.setPen(QPen(QColor(theme.tokens().panel), 1.5))
        painter.setBrush(QColor(colour))
        painter.drawEllipse(self.at(spot), radius, radius)
