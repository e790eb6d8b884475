"""Small pictures of attached files: decoded at their small size, in a thread, one at a time, and kept within bounds.

A photograph of twelve megapixels takes 48 MB when it is decoded whole; a JPEG decoded at an eighth of its size takes
less than one. The row that asked may be gone when its picture comes; then nobody is told.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

if TYPE_CHECKING:
    from jcm_pdd.files.store import Journal

THUMBNAIL = QSize(72, 54)
MOST_PIXELS = 100_000_000
MOST_KEPT = 6_000_000
"""Bytes of pictures kept for rows that come back."""


class Thumbnails(QObject):
    """The pictures made so far and those asked for; used in the window's own thread."""

    _made = Signal(str, QImage)
    _only: Thumbnails | None = None

    def __init__(self) -> None:
        super().__init__()
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._waiting: deque[tuple[str, Journal, QLabel]] = deque()
        self._asking: dict[str, list[QLabel]] = {}
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._made.connect(self._take)

    @classmethod
    def of_the_program(cls) -> Thumbnails:
        """Return the one all windows share."""
        if cls._only is None or not isValid(cls._only):
            cls._only = cls()
        return cls._only

    def show(self, label: QLabel, journal: Journal, sha256: str) -> None:
        """Show the picture of an attached file in a label, at once or when it is made; else the label stays."""
        known = self._kept.get(sha256)
        if known is not None:
            self._kept.move_to_end(sha256)
            _put(label, known)
            return
        self._waiting.append((sha256, journal, label))
        self._next()

    @property
    def busy(self) -> bool:
        """Whether pictures are still to be made."""
        return bool(self._asking or self._waiting)

    def _next(self) -> None:
        while self._waiting and not self._asking:
            sha256, journal, label = self._waiting.popleft()
            if not isValid(label):
                continue
            if sha256 in self._kept:
                _put(label, self._kept[sha256])
                continue
            self._asking[sha256] = [label]
            self._pool.start(_Making(self, journal, sha256, _pixels(label)))

    def _take(self, sha256: str, image: QImage) -> None:
        labels = self._asking.pop(sha256, [])
        if not image.isNull():
            self._kept[sha256] = image
            while sum(one.sizeInBytes() for one in self._kept.values()) > MOST_KEPT:
                self._kept.popitem(last=False)
            for label in labels:
                if isValid(label):
                    _put(label, image)
        self._next()

    def tell(self, sha256: str, image: QImage) -> None:
        """Hand over a picture; called in the thread that made it."""
        self._made.emit(sha256, image)


class _Making(QRunnable):
    def __init__(self, owner: Thumbnails, journal: Journal, sha256: str, room: QSize) -> None:
        super().__init__()
        self._owner, self._journal, self._sha256, self._room = owner, journal, sha256, room

    def run(self) -> None:
        image = QImage()
        try:
            image = small_picture(self._journal, self._sha256, self._room)
        except Exception:  # noqa: BLE001 - the project may be closed meanwhile; a file without a picture has its sign
            image = QImage()
        finally:
            if isValid(self._owner):
                self._owner.tell(self._sha256, image)


def small_picture(journal: Journal, sha256: str, room: QSize) -> QImage:
    """Return an attached picture that fits into `room` (pixels), the right way up; none for one that is huge.

    Raises KeyError and Problem when the file is not there.
    """
    path = journal.blob_path(sha256)
    held = QBuffer()
    if path is None:
        held.setData(QByteArray(journal.blob(sha256)))
    # Given to the reader as it is made: what is set later is never let go of.
    reader = QImageReader(held) if path is None else QImageReader(str(path))
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    reader.setAutoTransform(True)
    fitting = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    if fitting.width() < size.width():
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    return reader.read()


def _pixels(label: QLabel) -> QSize:
    return THUMBNAIL * label.devicePixelRatioF()


def _put(label: QLabel, image: QImage) -> None:
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(max(1.0, image.width() / THUMBNAIL.width(), image.height() / THUMBNAIL.height()))
    label.setPixmap(pixmap)
