"""Icons from resources/icons, drawn in the ink of the theme when they are first needed."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from jcm_pdd.files.data import data_path

_SIZES = (16, 20, 24, 32, 48)


def icon(name: str, colour: str | None = None) -> QIcon:
    """Return the icon `name` (a file of resources/icons without its ending) in a colour, ink by default.

    An icon that is not there is an empty one: a button then shows its word alone.
    """
    if colour is None:
        from jcm_pdd.gui.theme import tokens

        colour = tokens().ink
    path = data_path("resources", "icons", f"{name}.svg")
    if not path.is_file():
        return QIcon()
    return _drawn(path.read_text(encoding="utf-8").replace("currentColor", colour))


def _drawn(svg: str) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer  # loaded with the first icon, not with the window

    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    made = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixmap)
    return made
