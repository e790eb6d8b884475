"""The real window with many photographs: prints the peak memory (MB) and what was seen. Run with folder and count."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def resident() -> tuple[float, float]:
    """Return resident memory now and at its peak, MB."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    found = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return int(found["VmRSS"]) / 1024, int(found["VmHWM"]) / 1024


def photographs(folder: Path, count: int) -> list[Path]:
    """Return new JPEG files of 4 to 12 MB (the first one's noise, cut and turned for the others)."""
    from PIL import Image

    width, height = 4608, 3456
    noise = Image.effect_noise((width // 3, height // 3), 90).resize((width, height))
    photo = Image.merge("RGB", (noise, noise.transpose(Image.Transpose.ROTATE_180), noise))
    paths = []
    for at in range(count):
        path = folder / f"IMG_{at:04}.jpg"
        if at < 4:
            photo.save(path, quality=(82, 88, 92, 95)[at])
        else:  # another file for every photograph: a comment of its own behind the header
            data = (folder / f"IMG_{at % 4:04}.jpg").read_bytes()
            mark = f"photo {at}".encode()
            path.write_bytes(data[:2] + b"\xff\xfe" + (len(mark) + 2).to_bytes(2, "big") + mark + data[2:])
        paths.append(path)
    return paths


def window_of(folder: Path):
    """Return the real window of a new user with a sample project open."""
    from PySide6.QtWidgets import QApplication

    from jcm_pdd.files.preferences import PreferenceFile
    from jcm_pdd.files.store import Workplace
    from jcm_pdd.gui.app import make
    from jcm_pdd.gui.doors import Doors

    app = QApplication([])
    kept = PreferenceFile(folder / "config")
    place = Workplace(folder / "data", lambda: datetime.now(UTC), "keiko", "here")
    window = make(app, kept, Doors("keiko", place))
    window.resize(1280, 720)
    window.show()
    window.commands.open_sample("th_rooftop_solar")
    return app, window


def wait(until, seconds: float = 600) -> None:
    """Let the window work until something is true."""
    from PySide6.QtCore import QCoreApplication, QEvent

    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        QCoreApplication.processEvents()
        # The program's own event loop deletes what is to be deleted later; processEvents leaves it lying.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.005)
    assert until()


def main(folder: Path, count: int) -> None:
    """Attach the photographs as a person who drops them does, look at all, and print the memory."""
    from jcm_pdd.gui.editors.files import AttachmentEditor
    from jcm_pdd.gui.editors.thumbnails import Thumbnails

    _app, window = window_of(folder)
    before, _ = resident()
    window.go_to("description_figures")
    editor = next(one for one in window.workspace.page.findChildren(AttachmentEditor)
                  if one.address == "description_figures")
    had = len(editor.file_rows)
    editor.attach(sorted(folder.glob("*.jpg"))[:count])
    wait(lambda: len(editor.file_rows) == had + count)
    thumbnails = Thumbnails.of_the_program()
    wait(lambda: not thumbnails.busy)
    drawn = sum(row.picture.pixmap().width() in range(1, 73) for row in editor.file_rows)
    after, _ = resident()
    for section in ("a1", "c0", "a2"):
        window.go_to(section)
        later = time.monotonic() + 1
        wait(lambda later=later: not thumbnails.busy and time.monotonic() > later)
    now, peak = resident()
    size = sum(one.size for one in window.bench.session.journal.blobs())
    print(f"{before:.0f} {after:.0f} {now:.0f} {peak:.0f} {drawn} {size}")
    window.bench.close(discard=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
