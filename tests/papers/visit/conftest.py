"""Photographs with and without what a camera writes into them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

Make = Callable[..., Path]


@pytest.fixture
def photo(tmp_path: Path) -> Make:
    """Make a small JPEG: `at` (degrees, minutes, seconds of latitude and longitude), `sides`, `taken`."""

    def make(name: str, at: tuple[tuple[float, float, float], tuple[float, float, float]] | None = None,
             sides: tuple[str, str] = ("S", "E"), taken: str = "", colour: str = "teal") -> Path:
        picture = Image.new("RGB", (32, 24), colour)
        tags = Image.Exif()
        if taken:
            tags.get_ifd(0x8769)[36867] = taken
        if at is not None:
            tags.get_ifd(0x8825).update({1: sides[0], 2: at[0], 3: sides[1], 4: at[1]})
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path, "JPEG", exif=tags)
        return path

    return make
