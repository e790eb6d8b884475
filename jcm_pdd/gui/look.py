"""How the window looks and speaks: language and theme from the preferences, or from the computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jcm_pdd.gui import language, theme
from jcm_pdd.gui.focus_ring import FocusRing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from jcm_pdd.files.preferences import Preferences


class Look(QObject):
    """Applies preferences to the application; follows the computer to night and to high contrast."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._translators = language.Translators(app)
        self._ring = app.findChild(FocusRing) or FocusRing(app)
        self._theme = "system"
        self._spoken = ""
        theme.on_system_change(app, self._paint)

    def use(self, preferences: Preferences) -> None:
        """Show everything as the preferences say, at once."""
        wanted = preferences.language if preferences.language in language.LANGUAGES else language.of_system()
        if wanted != self._spoken:
            self._spoken = wanted
            self._translators.use(wanted)
        self._theme = preferences.theme
        self._paint()

    def switch_language(self) -> str:
        """Return the language that is not spoken now."""
        return "en" if language.current() == "ja" else "ja"

    def switch_theme(self) -> str:
        """Return the light look when it is dark now, else the dark one."""
        return "light" if theme.tokens().dark else "dark"

    def switch_contrast(self) -> str:
        """Return high contrast, or what the computer asks for when it is on now."""
        return "system" if self._theme == "contrast" else "contrast"

    def _paint(self) -> None:
        wanted = self._of_system() if self._theme == "system" else self._theme
        if not self._app.styleSheet() or wanted != theme.tokens().name:
            theme.put_on(self._app, wanted)

    def _of_system(self) -> str:
        if theme.system_wants_contrast(self._app):
            return "contrast"
        return "dark" if theme.system_is_dark(self._app) else "light"
