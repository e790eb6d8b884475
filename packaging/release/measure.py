"""Print what the artefacts weigh, packed and installed, and how long the window takes beside a bare window of Qt.

    .venv/bin/python packaging/release/measure.py [--dist dist] [--python PYTHON] [--rounds 7] [--cold FOLDER]

PYTHON is the interpreter the program is started with (that of an unpacked artefact, for instance; by default this one).
--cold has the system forget the files of FOLDER (an unpacked artefact) before every start, as after switching on; files
that other processes have open stay known. Linux only.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

GOALS = {"packed": 150.0, "installed": 400.0}  # MB, of what carries its own Python
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
qt = QApplication([])
window = QMainWindow()
window.resize(1280, 720)
window.show()
window.repaint()
print("shown", flush=True)
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.gui import app
qt = QApplication([])
window = app.make(qt, PreferenceFile(Path(sys.argv[1])))
window.show()
window.repaint()
print("shown", flush=True)
"""


def installed(path: Path) -> float | None:
    """Return what an artefact weighs unpacked, in MB, None when only installing it would tell."""
    if path.name.endswith((".zip", ".whl")):
        with zipfile.ZipFile(path) as archive:
            return sum(one.file_size for one in archive.infolist()) / 1e6
    if path.name.endswith((".tar.xz", ".tar.gz")):
        with tarfile.open(path) as archive:
            return sum(one.size for one in archive) / 1e6
    if path.suffix == ".deb":
        told = subprocess.run(["dpkg-deb", "--field", str(path), "Installed-Size"], capture_output=True,
                              encoding="utf-8", check=True)
        return int(told.stdout) * 1024 / 1e6
    return None


def sizes(dist: Path) -> list[str]:
    """Return the lines of the table of sizes, in Markdown."""
    lines = ["| Artefact | packed MB | installed MB |", "|---|---|---|"]
    endings = (".exe", ".zip", ".deb", ".xz", ".gz", ".whl")
    for path in sorted(dist.glob("*")):
        if path.suffix in endings:
            inside = installed(path)
            told = "" if inside is None else f"{inside:.1f}"
            lines.append(f"| {path.name} | {path.stat().st_size / 1e6:.1f} | {told} |")
    return [*lines, f"| goals | {GOALS['packed']:.0f} | {GOALS['installed']:.0f} |"]


def forget(folder: Path) -> None:
    """Ask the system to drop what it keeps of the files below a folder."""
    os.sync()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def seconds(python: str, code: str, cold: Path | None) -> float:
    """Return how long one process takes from its start to the painted window."""
    if cold is not None:
        forget(cold)
    shown = {} if os.environ.get("DISPLAY") or sys.platform != "linux" else {"QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with subprocess.Popen([python, "-c", code, folder], env={**os.environ, **shown}, cwd=folder,
                              stdout=subprocess.PIPE) as process:
            told = process.stdout.readline() if process.stdout is not None else b""
            taken = time.perf_counter() - begun
    if told.strip() != b"shown":
        raise SystemExit(f"{python} could not show a window")
    return taken


def starts(python: str, rounds: int, cold: Path | None) -> list[str]:
    """Return the lines of the table of starts: medians in milliseconds and their ratio, both taken in turns."""
    taken = [(seconds(python, BARE, cold), seconds(python, OURS, cold)) for _ in range(rounds)]
    bare, ours = (1000 * statistics.median(one) for one in zip(*taken, strict=True))
    kind = "files forgotten before" if cold else "files in the cache"
    return [f"| Start ({kind}, {rounds} processes) | bare window, ms | ours, ms | ratio |", "|---|---|---|---|",
            f"| {Path(python).name} | {bare:.0f} | {ours:.0f} | {ours / bare:.1f} |"]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dist", type=Path, default=Path("dist"))
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--cold", type=Path)
    asked = parser.parse_args()
    print("\n".join([*sizes(asked.dist), "", *starts(asked.python, asked.rounds, asked.cold)]))


if __name__ == "__main__":
    main()
