"""Write the program's icon for Windows, and the picture beside the installer's first and last page.

    icon.py PROGRAM.ico SIDE.bmp       both from resources/icons/app-*.png
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PIL import Image

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
SIZES = (16, 32, 48, 64, 128, 256)
SIDE = (328, 628)  # twice what the page shows on a screen of 96 dots an inch
SOFT = (227, 240, 236)  # the program's soft accent


def bitmap(path: Path) -> bytes:
    """Return a picture as a device-independent bitmap with transparency, from the bottom row up, and an empty mask."""
    with Image.open(path) as opened:
        picture = opened.convert("RGBA")
    width, height = picture.size
    rows = picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM).tobytes("raw", "BGRA")
    mask = bytes((width + 31) // 32 * 4 * height)
    return struct.pack("<IiiHHIIiiII", 40, width, height * 2, 1, 32, 0, len(rows) + len(mask), 0, 0, 0, 0) + rows + mask


def icon(folder: Path = ICONS) -> bytes:
    """Return the icon file: bitmaps, and a PNG for the largest size, as Windows itself does."""
    images = [(size, (folder / f"app-{size}.png").read_bytes() if size == 256 else bitmap(folder / f"app-{size}.png"))
              for size in SIZES]
    head, place = struct.pack("<HHH", 0, 1, len(images)), 6 + 16 * len(images)
    for size, content in images:
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), place)
        place += len(content)
    return head + b"".join(content for _, content in images)


def side(folder: Path = ICONS) -> Image.Image:
    """Return the picture: the icon on the program's soft accent."""
    picture = Image.new("RGB", SIDE, SOFT)
    with Image.open(folder / "app-256.png") as drawn:
        picture.paste(drawn, ((SIDE[0] - drawn.width) // 2, 96), drawn.convert("RGBA"))
    return picture


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(icon())
    side().save(sys.argv[2], "BMP")
