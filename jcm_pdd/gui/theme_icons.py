"""Icons from resources/icons, drawn in a colour of the look when they are needed.

`set_icon` gives one to a button or an action for good: it is drawn anew when the look changes.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from jcm_pdd.files.data import data_path

_SIZES = (16, 20, 24, 32, 48)
_PROPERTY = "jcm_icon"


def icon(name: str, colour: str | None = None) -> QIcon:
    """Return the icon `name` (a file of resources/icons without its ending) in a colour, ink by default.

    An icon that is not there is an empty one: a button then shows its word alone.
    """
    from jcm_pdd.gui.theme import tokens

    path = data_path("resources", "icons", f"{name}.svg")
    if not path.is_file():
        return QIcon()
    svg, made = path.read_text(encoding="utf-8"), QIcon()
    # What Qt would make of the first by itself steps back too little on a dark ground.
    for mode, ink in ((QIcon.Mode.Normal, colour or tokens().ink), (QIcon.Mode.Disabled, tokens().secondary)):
        _draw_in(made, svg.replace("currentColor", ink), mode)
    return made


def set_icon(target: QAbstractButton | QAction, name: str, colour: str = "ink") -> None:
    """Give a button or an action an icon in a colour of the look, named as in `Tokens`."""
    target.setProperty(_PROPERTY, f"{name}:{colour}")
    _draw(target)


def follow(widgets: Iterable[QWidget]) -> None:
    """Draw the icons of widgets, and of the actions in them, in the look there is now; each is drawn once."""
    drawn: dict[str, QIcon] = {}
    for widget in widgets:
        for one in (widget, *widget.actions()):
            if wanted := one.property(_PROPERTY):
                if wanted not in drawn:
                    drawn[wanted] = _wanted(wanted)
                one.setIcon(drawn[wanted])  # type: ignore[attr-defined]


def _draw(target: QObject) -> None:
    target.setIcon(_wanted(str(target.property(_PROPERTY))))  # type: ignore[attr-defined]


def _wanted(name_and_token: str) -> QIcon:
    from jcm_pdd.gui.theme import tokens

    name, _, token = name_and_token.partition(":")
    return icon(name, getattr(tokens(), token))


def _draw_in(made: QIcon, svg: str, mode: QIcon.Mode) -> None:
    from PySide6.QtSvg import QSvgRenderer  # loaded with the first icon, not with the window

    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixmap, mode)
