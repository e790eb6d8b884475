"""The look of the window: `apply(app, dark)` and `put_on(app, name)` set palette, font and style sheet at once.

Widgets name their part with the property "role" (see `theme_style`); code that paints asks `tokens()`.
The theme in use is kept on the application, so that there is no second truth to go stale.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from jcm_pdd.files.data import data_path
from jcm_pdd.gui.breathing import breathe, in_slices
from jcm_pdd.gui.theme_chip import StateChip
from jcm_pdd.gui.theme_icons import follow, icon, set_icon
from jcm_pdd.gui.theme_style import style_sheet
from jcm_pdd.gui.theme_tokens import (
    CARD_RADIUS,
    CONTROL_HEIGHT,
    DARK,
    FAMILIES,
    LIGHT,
    LOOKS,
    RADIUS,
    SIZE_ANSWER,
    SIZE_BODY,
    SIZE_HINT,
    SIZE_TITLE,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    SPACE_6,
    SPACE_8,
    Tokens,
)

_PROPERTY = "jcm_theme"


def apply(app: QApplication, dark: bool) -> Tokens:
    """Give the whole application the light or the dark look and return its colours."""
    return put_on(app, DARK.name if dark else LIGHT.name)


def put_on(app: QApplication, name: str) -> Tokens:
    """Give the whole application a look by its name (`light`, `dark`, `contrast`) and return its colours."""
    chosen = LOOKS[name]
    if app.property(_PROPERTY) == chosen.name:
        return chosen
    app.setProperty(_PROPERTY, chosen.name)
    shown = [window for window in app.topLevelWidgets() if window.isVisible() and window.updatesEnabled()]
    for window in shown:  # a window half undressed is not painted
        window.setUpdatesEnabled(False)
    with in_slices():
        _dress(app, chosen)
    for window in shown:
        if isValid(window):
            window.setUpdatesEnabled(True)
    return chosen


def _dress(app: QApplication, chosen: Tokens) -> None:
    # Without a sheet the first three are cheap; with the old one each would dress every widget again.
    app.setStyleSheet("")
    _breathe(app)
    if app.style().name() != "fusion":  # giving it again would dress every widget once more
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(palette(chosen))
    _breathe(app)
    app.setStyleSheet(style_sheet(chosen))
    _breathe(app)
    follow(app.allWidgets())


def _breathe(app: QApplication) -> None:
    if any(window.isVisible() for window in app.topLevelWidgets()):  # before the first window there is nothing to wait
        breathe()


def tokens() -> Tokens:
    """Return the colours of the theme in use (light before `apply`)."""
    app = QCoreApplication.instance()
    return LOOKS.get(str(app.property(_PROPERTY)), LIGHT) if app is not None else LIGHT


def system_is_dark(app: QApplication) -> bool:
    """Return whether the user's desktop asks for a dark look."""
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_wants_contrast(app: QApplication) -> bool:
    """Return whether the user's desktop asks for high contrast; False where Qt cannot tell (before 6.10)."""
    hints = getattr(app.styleHints(), "accessibility", None)
    if hints is None:
        return False
    return bool(hints().contrastPreference() == Qt.ContrastPreference.HighContrast)


def on_system_change(app: QApplication, changed: Callable[[], None]) -> None:
    """Call a function when the desktop goes from day to night, or asks for more contrast."""
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _: changed())
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None:
        accessibility().contrastPreferenceChanged.connect(lambda _: changed())


def paint_chosen(painter: QPainter, area: QRect, radius: int = 0) -> None:
    """Paint the ground of what is chosen; the high-contrast look frames it too, so that no tint has to be seen."""
    t = tokens()
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.accent_soft))
    painter.drawRoundedRect(area, radius, radius)
    if t.strong:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(t.accent), 2))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def font() -> QFont:
    """Return the body font: the system's Japanese interface font first, figures of one width."""
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    chosen = QFont(own)
    chosen.setFamilies([*_present(), *own.families()])
    chosen.setPixelSize(SIZE_BODY)
    tabular = QFont.Tag.fromString("tnum")
    if tabular is not None:
        chosen.setFeature(tabular, 1)
    return chosen


@cache
def _present() -> tuple[str, ...]:
    """Return the families we like that this computer has; painters ask for the font at every row."""
    lacking = not QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
    further = _bring_fonts() if lacking else ()
    present = set(QFontDatabase.families())
    return tuple(family for family in (*FAMILIES, *further) if family in present)


def _bring_fonts() -> tuple[str, ...]:
    """Take fonts of our documents for the window of a computer without Japanese; return the one that fills gaps."""
    for file in ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf", "VL-PGothic-Regular.ttf"):
        QFontDatabase.addApplicationFont(str(data_path("resources", "fonts", file)))
    return ("VL PGothic",)


def palette(t: Tokens) -> QPalette:
    """Return the palette of a theme, for everything a style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: t.page, role.WindowText: t.ink, role.Base: t.panel, role.AlternateBase: t.side,
        role.Text: t.ink, role.Button: t.panel, role.ButtonText: t.ink, role.BrightText: t.error,
        role.Highlight: t.accent, role.HighlightedText: t.on_accent, role.Link: t.accent,
        role.LinkVisited: t.accent, role.PlaceholderText: t.secondary, role.ToolTipBase: t.panel,
        role.ToolTipText: t.ink, role.Light: t.panel, role.Midlight: t.line, role.Mid: t.line,
        role.Dark: t.secondary, role.Shadow: t.line, role.Accent: t.accent,
    }  # fmt: skip
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.secondary))
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Name a widget's part in the look and restyle it when that changed (see `theme_style` for the names)."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget again after one of its properties changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


class ThemeWatcher(QObject):
    """Calls a function of its parent when the theme changes, for widgets that paint themselves."""

    def __init__(self, parent: QWidget, changed: object) -> None:
        super().__init__(parent)
        self._changed = changed
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and callable(self._changed):
            self._changed()
        return False


__all__ = [
    "CARD_RADIUS",
    "CONTROL_HEIGHT",
    "RADIUS",
    "SIZE_ANSWER",
    "SIZE_BODY",
    "SIZE_HINT",
    "SIZE_TITLE",
    "SPACE_1",
    "SPACE_2",
    "SPACE_3",
    "SPACE_4",
    "SPACE_6",
    "SPACE_8",
    "StateChip",
    "ThemeWatcher",
    "Tokens",
    "apply",
    "font",
    "icon",
    "on_system_change",
    "paint_chosen",
    "palette",
    "put_on",
    "restyle",
    "set_icon",
    "set_role",
    "system_is_dark",
    "system_wants_contrast",
    "tokens",
]
