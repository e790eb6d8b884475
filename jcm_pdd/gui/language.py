"""The language of the window: Japanese or English, switched at once.

Qt's default locale is the one place that holds it, so that dates and file dialogs follow too; widgets read it with
`current()` and say everything again when Qt sends them a LanguageChange event.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from jcm_pdd.files.data import data_path

LANGUAGES = ("en", "ja")


def current() -> str:
    """Return the language the window speaks, "ja" or "en"."""
    return "ja" if QLocale().language() == QLocale.Language.Japanese else "en"


def of_system() -> str:
    """Return the language the user's system asks for first, as far as we speak it."""
    wanted = QLocale.system().uiLanguages()
    return "ja" if wanted and wanted[0].lower().startswith("ja") else "en"


class Translators:
    """The installed translations of one application."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app

    def use(self, language: str) -> None:
        """Speak `language` ("ja" or "en") from now on; every widget is told by LanguageChange."""
        QLocale.setDefault(QLocale(QLocale.Language.Japanese if language == "ja" else QLocale.Language.English))
        for spoken in self._app.findChildren(QTranslator):
            self._app.removeTranslator(spoken)
            spoken.setParent(None)
        for file in self._files(language):
            translator = QTranslator(self._app)
            if translator.load(file):
                self._app.installTranslator(translator)

    @staticmethod
    def _files(language: str) -> list[str]:
        ours = sorted(data_path("resources", "translations").glob(f"*_{language}.qm"))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath) + f"/qtbase_{language}.qm"
        return [qt, *map(str, ours)]
