"""A damaged or missing file of the program itself: its name and what to do, in both languages, and no traceback."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
from importlib.metadata import FileHash, PackagePath
from pathlib import Path
from types import SimpleNamespace

import pytest

from jcm_pdd.files import data_health
from jcm_pdd.files.data import FOLDERS

PROGRAM = """
import sys
from pathlib import Path
from jcm_pdd.files import data, data_health
data.data_root = data_health.data_root = lambda: Path(sys.argv[1])
from jcm_pdd.__main__ import main
sys.exit(main(sys.argv[2:]))
"""
WINDOW = """
import sys
from pathlib import Path
from jcm_pdd.files import data, data_health
data.data_root = data_health.data_root = lambda: Path(sys.argv[1])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from jcm_pdd.gui import app
from jcm_pdd.gui.office import windows
QMessageBox.critical = lambda *said: print("BOX", said[-1])

def look(left=600):
    if left and not any(window.banner.texts() for window in windows()):
        QTimer.singleShot(100, lambda: look(left - 1))
        return
    for window in windows():
        print("NOTICES", *window.banner.texts())
    QApplication.quit()

begin = app.begin
def begun(window, files):
    begin(window, files)
    QTimer.singleShot(0, window.commands.new_project)
    QTimer.singleShot(300, look)
app.begin = begun
sys.exit(app.run([]))
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """Return the program's data as links, so that one file can be another."""
    root = tmp_path_factory.mktemp("program") / "データ"
    for folder in FOLDERS:
        shutil.copytree(repository / folder, root / folder, copy_function=os.symlink)
    return root


def damaged(data: Path, file: str, keep: float | None) -> Path:
    """Cut a file to a part of its bytes, or take it away; return it."""
    path = data / file
    content = path.read_bytes()
    path.unlink()
    if keep is not None:
        path.write_bytes(content[: int(len(content) * keep)])
    return path


def run(code: str, data: Path, tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program with this data."""
    given = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"} | {
        name: str(tmp_path / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")}
    return subprocess.run([sys.executable, "-c", code, str(data), *words], capture_output=True, text=True,
                          encoding="utf-8", env=given, check=False, timeout=120)


INDEX, BOTH = "resources/index/definitions.json", ("en", "ja")
CASES = [(INDEX, 0.5, ("methodology", "list"), ("ja",))]
CASES += [pytest.param(*one, marks=pytest.mark.long) for one in (  # type: ignore[misc,unused-ignore]
    (INDEX, 0.5, ("methodology", "list"), ("en",)),
    (INDEX, None, ("methodology", "list"), BOTH),
    ("resources/messages/problems/general.yaml", 0.5, ("show", "none.jcmpdd"), BOTH),
    ("forms/methodologies/TH_AM001_ver01.0.yaml", 0.5, ("methodology", "show", "TH_AM001@01.0"), BOTH),
    ("resources/countries.yaml", None, ("new", "x.jcmpdd", "--country", "TH", "--methodology", "TH_AM001@03.0"), BOTH),
)]


@pytest.mark.parametrize(("file", "keep", "words", "speaks"), CASES)
def test_the_command_line_names_the_file(data: Path, tmp_path: Path, repository: Path, file: str, keep: float | None,
                                         words: tuple[str, ...], speaks: tuple[str, ...]) -> None:
    path = damaged(data, file, keep)
    try:
        for speak in speaks:
            said = {"en": "Install ", "ja": "再インストール"}[speak]
            done = run(PROGRAM, data, tmp_path, *words, "--lang", speak)
            assert done.returncode == 2, done.stderr
            assert "Traceback" not in done.stderr
            assert said in done.stderr
            assert path.name in done.stderr
            assert len(done.stderr.splitlines()) == 1
    finally:
        path.unlink(missing_ok=True)
        path.symlink_to(repository / file)


@pytest.mark.long
def test_the_window_names_the_file(data: Path, tmp_path: Path, repository: Path) -> None:
    file = "resources/index/definitions.json"
    path = damaged(data, file, 0.5)
    try:
        done = run(WINDOW, data, tmp_path)
        assert "definitions.json" in done.stdout, done.stderr
        assert "Install JCM PDD Studio again" in done.stdout
        assert "Traceback" not in done.stderr
    finally:
        path.unlink()
        path.symlink_to(repository / file)


def test_each_kind_of_file_is_known_as_cut_off(data: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = (".ttf", ".png", ".docx", ".svg", ".md", ".json", ".yaml")
    found = [next(file for file in sorted(data.rglob(f"*{kind}"))) for kind in kinds]
    names = [file.relative_to(data).as_posix() for file in found]
    paths = [damaged(data, name, 0 if name.endswith(".md") else 0.4) for name in names]
    monkeypatch.setattr(data_health, "data_root", lambda: data)
    data_health.broken_files.cache_clear()
    try:
        assert set(data_health.broken_files()) == set(names)
        assert data_health.broken_files()[0] in data_health.blame(ValueError("x"), "ja")
    finally:
        data_health.broken_files.cache_clear()
        for path, name in zip(paths, names, strict=True):
            path.unlink()
            path.symlink_to(repository / name)


def test_the_record_of_an_installation_knows_every_other_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file cut off between two lines is still read; the record knows it all the same."""
    root = tmp_path / "_data"
    (root / "forms").mkdir(parents=True)
    recorded = []
    for name in ("whole", "cut", "gone"):
        content = f"{name}: 1\nmore: 2\n".encode()
        (root / "forms" / f"{name}.yaml").write_bytes(content)
        one = PackagePath(f"jcm_pdd/_data/forms/{name}.yaml")
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        one.hash = FileHash(f"sha256={digest}")
        recorded.append(one)
    (root / "forms" / "cut.yaml").write_bytes(b"cut: 1\n")
    (root / "forms" / "gone.yaml").unlink()
    monkeypatch.setattr(data_health, "data_root", lambda: root)
    monkeypatch.setattr(data_health, "distribution", lambda _: SimpleNamespace(files=recorded))
    data_health.broken_files.cache_clear()
    assert set(data_health.broken_files()) == {"forms/cut.yaml", "forms/gone.yaml"}
    data_health.broken_files.cache_clear()


def test_a_failure_with_a_whole_program_is_put_down_to_no_file() -> None:
    assert data_health.blame(FileNotFoundError(2, "none", "/srv/keiko/x.docx"), "en") == ""
    assert data_health.blame(KeyError("x"), "ja") == ""
