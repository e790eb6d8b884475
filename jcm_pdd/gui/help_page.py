"""One page of the help as the window shows it: in its colours, its language, with pictures as wide as they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import data_path
from jcm_pdd.gui import language, theme
from jcm_pdd.gui.theme_tokens import LIGHT, Tokens

if TYPE_CHECKING:
    from typing import Any

    from jcm_pdd.files.help.book import Book

SCHEME = "help"
MARGIN = 40
PICTURE = 760
"""Pixels a picture is wide at most."""


class HelpPage(QTextBrowser):
    """Asks the book for each page by its address `help:ID#ANCHOR`; `shown` carries the id of the page shown."""

    shown = Signal(str)
    went_wrong = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book: Book | None = None
        self.title, self.shown_id = "", ""
        self.setOpenExternalLinks(False)
        self.setOpenLinks(True)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(theme.SPACE_6)
        # While Qt hands out a new size or style the document is at work and must not be made anew.
        self._anew = QTimer(self)
        self._anew.setSingleShot(True)
        self._anew.setInterval(0)
        self._anew.timeout.connect(self.speak_anew)
        self.document().setDefaultStyleSheet(_style(theme.tokens()))
        self.sourceChanged.connect(self._arrived)

    def show_book(self, book: Book) -> None:
        """Take the pages from another book; the one shown is made anew."""
        self._book = book
        if self.shown_id:
            self.go_to(self.shown_id if book.has(self.shown_id) else "start")
            self.speak_anew()

    def go_to(self, target: str) -> None:
        """Show `ID` or `ID#ANCHOR`; it goes into the history."""
        name, _, anchor = target.partition("#")
        url = QUrl()
        url.setScheme(SCHEME)
        url.setPath(name)
        if anchor:
            url.setFragment(anchor)
        self.setSource(url, QTextDocument.ResourceType.HtmlResource)

    def speak_anew(self) -> None:
        """Show the same place of the same page in the language of the window now."""
        self.document().setDefaultStyleSheet(_style(theme.tokens()))
        if self.shown_id:
            at = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(at)
            self._arrived(self.source())

    def dress(self) -> None:
        """Take the colours of the theme, a moment later."""
        self._anew.start()

    def on_paper(self) -> QTextDocument:
        """Return the page shown as a document for a printer: dark on white whatever the theme."""
        paper = QTextDocument()
        paper.setDefaultFont(theme.font())
        paper.setDefaultStyleSheet(_style(LIGHT))
        paper.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, self.title)
        for name, picture in self._pictures().items():
            paper.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), picture)
        paper.setHtml(self._html(self.shown_id))
        return paper

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        url = QUrl(name)
        if url.scheme() == SCHEME and not _is_picture(url):
            return self._html(url.path())
        if _is_picture(url):
            return self._picture(url.path().rsplit("/", 1)[-1])
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = PICTURE + 2 * MARGIN
        if self.shown_id and min(event.oldSize().width(), widest) != min(event.size().width(), widest):
            self._anew.start()  # pictures are as wide as they fit

    def sizeHint(self) -> QSize:
        return QSize(PICTURE, 600)

    # --- inside ----------------------------------------------------------------------------------------

    def _html(self, name: str) -> str:
        if self._book is None:
            return ""
        try:
            return self._book.page(name, language.current()).body
        except Problem as problem:
            self.went_wrong.emit(problem)
        except KeyError:
            pass
        return "<p>" + self.tr("This page is not in the help of this project.") + "</p>"

    def _picture(self, name: str) -> QImage:
        picture = QImage(str(data_path("resources", "help", "pictures", name)))
        widest = max(min(self.viewport().width() - 2 * MARGIN, PICTURE), 200)
        if picture.width() <= widest:
            return picture
        ratio = self.devicePixelRatioF()
        scaled = picture.scaledToWidth(round(widest * ratio), Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        return scaled

    def _pictures(self) -> dict[str, QImage]:
        import re

        return {name: self._picture(name) for name in re.findall(r'<img src="([^"]+)"', self._html(self.shown_id))}

    def _arrived(self, url: QUrl) -> None:
        self.shown_id = url.path()
        try:
            self.title = self._book.page(self.shown_id, language.current()).title if self._book is not None else ""
        except (KeyError, Problem):
            self.title = ""
        self.shown.emit(self.shown_id)


def _is_picture(url: QUrl) -> bool:
    return url.path().endswith(".png")


def _style(t: Tokens) -> str:
    return f"""
body {{ color: {t.ink}; }}
h1 {{ font-size: 20px; font-weight: 600; margin-bottom: 8px; }}
h2 {{ font-size: 15px; font-weight: 600; margin-top: 20px; margin-bottom: 4px; }}
h3 {{ font-size: 13px; font-weight: 600; margin-top: 14px; margin-bottom: 2px; }}
p, li {{ margin-top: 4px; margin-bottom: 6px; line-height: 130%; }}
p.hint {{ color: {t.secondary}; }}
p.card {{ background: {t.side}; margin-left: 8px; }}
a {{ color: {t.accent}; text-decoration: none; }}
th {{ background: {t.side}; color: {t.secondary}; font-weight: 600; }}
table {{ border-collapse: collapse; border-style: solid; border-width: 1px; border-color: {t.line}; }}
td, th {{ padding: 4px; border-style: solid; border-width: 1px; border-color: {t.line}; }}
code {{ background: {t.side}; }}
"""
