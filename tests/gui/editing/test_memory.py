"""Two hundred photographs of 4 to 12 MB in the real window: attached, shown small, and no more memory than before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from jcm_pdd.gui.editors.thumbnails import small_picture
from tests.gui.editing.child_photos import photographs
from tests.gui.editors.conftest import open_project

MOST = 250
"""MB the whole process may have in memory at any time."""
linux = pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="Linux alone tells the peak of a process")


@linux
@pytest.mark.long
def test_the_window_with_two_hundred_photographs(tmp_path: Path, repository: Path) -> None:
    photographs(tmp_path, 200)
    told = subprocess.run([sys.executable, "-m", "tests.gui.editing.child_photos", str(tmp_path), "200"],
                          cwd=repository, check=True, capture_output=True, text=True, timeout=900).stdout.split()
    before, after, now, peak, drawn, size = (int(one) for one in told)
    print(f"\nresident: {before} MB before, {after} MB with all thumbnails, {now} MB on other pages, peak {peak} MB;"
          f" {size / 1e6:,.0f} MB of photographs")
    assert drawn >= 200
    assert size > 800_000_000
    assert peak < MOST


def test_a_photograph_is_decoded_small(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "photo.jpg"
    Image.effect_noise((1200, 900), 60).convert("RGB").save(path)
    session = open_project(tmp_path / "place")
    session.attach("description_figures", path)
    sha256 = session.project.get("description_figures")[0]["sha256"]  # type: ignore[index,call-overload]
    picture = small_picture(session.journal, str(sha256), QSize(72, 54))
    assert (picture.width(), picture.height()) == (72, 54)
    with pytest.raises(KeyError):
        small_picture(session.journal, "0" * 64, QSize(72, 54))
    session.abandon()
