"""Pages drawn in another process, on their way to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPixmap

if TYPE_CHECKING:
    from jcm_pdd.files.paper import Picture


def pixmap_of(picture: Picture, ratio: float) -> QPixmap:
    """Return a page as a pixmap for a screen with `ratio` pixels a point of the window."""
    image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    pixmap = QPixmap.fromImage(image)  # copies, so that the pixels may go
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
