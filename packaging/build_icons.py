#!/usr/bin/env python3
"""Draw resources/icons/app-*.png from app.svg, with Qt's own SVG painter: .venv/bin/python packaging/build_icons.py."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 32, 48, 64, 128, 256, 512)


def draw(renderer: QSvgRenderer, size: int) -> QImage:
    """Return the icon at `size` x `size` pixels on a transparent ground."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return image


def main() -> None:
    """Write one PNG file a size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(ICONS / "app.svg"))
    for size in SIZES:
        draw(renderer, size).save(str(ICONS / f"app-{size}.png"))
    application.quit()


if __name__ == "__main__":
    main()
