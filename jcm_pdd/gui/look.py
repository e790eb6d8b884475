"""How the window looks and speaks: language and theme from the preferences, or from the computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jcm_pdd.gui import language, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from jcm_pdd.files.preferences import Preferences


class Look(QObject):
    """Applies preferences to the application; follows the computer's change from day to night."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._translators = language.Translators(app)
        self._theme = "system"
        self._spoken = ""
        app.styleHints().colorSchemeChanged.connect(self._paint)

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
        """Return the theme that is not shown now."""
        return "light" if theme.tokens().dark else "dark"

    def _paint(self) -> None:
        dark = theme.system_is_dark(self._app) if self._theme == "system" else self._theme == "dark"
        if not self._app.styleSheet() or dark != theme.tokens().dark:
            theme.apply(self._app, dark)
