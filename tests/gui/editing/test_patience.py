"""Large projects: read and saved beside the window, with a notice that has a bar and a Cancel; closing waits."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QPushButton

from jcm_pdd.files.store import watching
from jcm_pdd.gui import patience
from tests.gui.conftest import Desk


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, solar: Desk, tmp_path: Path) -> Desk:
    """A project that counts as large, and copying that waits for the window after its first piece."""
    paper = tmp_path / "photo.txt"
    paper.write_bytes(bytes(range(256)) * 64)
    solar.session.attach("description_figures", paper)
    monkeypatch.setattr(patience, "AT_ONCE", 0)
    went_on = threading.Event()
    told = watching.passed

    def passed(count: int) -> None:
        assert went_on.wait(20)
        told(count)

    for module in ("atomic", "checks"):
        monkeypatch.setattr(f"jcm_pdd.files.store.{module}.passed", passed)
    solar.go_on = went_on  # type: ignore[attr-defined]
    return solar


def later(act) -> None:
    QTimer.singleShot(80, act)


def test_saving_leaves_the_window_alive_and_keeps_what_is_typed_meanwhile(slow: Desk, tmp_path: Path) -> None:
    seen: list[object] = []
    bench, path = slow.window.bench, tmp_path / "large.jcmpdd"

    def meanwhile() -> None:
        bar = slow.window.banner.findChild(QProgressBar)
        seen.extend([bar is not None and bar.isVisible(), bench.save(), bench.close(), slow.window.close()])
        slow.session.set_texts({"title": "Typed while it was saved"})
        slow.go_on.set()  # type: ignore[attr-defined]

    later(meanwhile)
    assert bench.save(path)
    assert seen == [True, False, False, False]
    assert not slow.window.banner.findChildren(QProgressBar) or not slow.window.patience.running
    assert not slow.session.saved
    assert bench.session is not None
    assert path.is_file()
    slow.answers.keep = "cancel"


def test_cancelling_a_save_leaves_everything_as_it_was(slow: Desk, tmp_path: Path) -> None:
    path = tmp_path / "large.jcmpdd"
    path.write_bytes(b"what stood here before")

    def meanwhile() -> None:
        cancel = next(one for one in slow.window.banner.findChildren(QPushButton) if one.text() == "Cancel")
        cancel.click()
        slow.go_on.set()  # type: ignore[attr-defined]

    later(meanwhile)
    assert not slow.window.bench.save(path)
    assert path.read_bytes() == b"what stood here before"
    assert sorted(one.name for one in tmp_path.iterdir() if "large" in one.name) == ["large.jcmpdd"]
    assert slow.session.path is None
    assert not slow.session.saved
    assert slow.window.bench.save(path)


def test_opening_can_be_cancelled_and_done_again(slow: Desk, tmp_path: Path) -> None:
    path = tmp_path / "large.jcmpdd"
    slow.go_on.set()  # type: ignore[attr-defined]
    assert slow.window.bench.save(path)
    assert slow.window.bench.close()
    slow.go_on.clear()  # type: ignore[attr-defined]

    def meanwhile() -> None:
        slow.window.patience.stop()
        slow.go_on.set()  # type: ignore[attr-defined]

    later(meanwhile)
    slow.window.commands.open_path(path)
    assert slow.window.bench.session is None
    assert slow.window.banner.texts() == []
    slow.window.commands.open_path(path)
    assert slow.session.path == path
    assert not slow.session.read_only


def test_files_dropped_on_the_window_have_a_bar_and_a_cancel(solar: Desk, tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch, qtbot) -> None:
    from jcm_pdd.gui.papers import keeping

    monkeypatch.setattr(keeping, "AT_ONCE", 0)
    gate = threading.Event()
    keep = keeping.Keeping._work

    def work(self: keeping.Keeping) -> object:
        assert gate.wait(20)
        return keep(self)

    monkeypatch.setattr(keeping.Keeping, "_work", work)
    papers = [tmp_path / f"paper{at}.pdf" for at in range(3)]
    for paper in papers:
        paper.write_bytes(b"%PDF-1.4 " + paper.name.encode())
    rows = solar.session.project.rows("evidence")
    for stopped in (True, False):
        gate.clear()
        solar.window.commands.office._as_evidence(papers)
        assert any(one.isVisible() for one in solar.window.banner.findChildren(QProgressBar))
        if stopped:
            next(one for one in solar.window.banner.findChildren(QPushButton)
                 if one.isVisible() and one.text() == "Cancel").click()
        gate.set()
        qtbot.waitUntil(lambda: solar.window.commands.office._keeping is None, timeout=10_000)
        added = len(solar.session.project.rows("evidence")) - len(rows)
        assert added == (0 if stopped else 3)
    assert not [one for one in solar.window.banner.texts() if "Copying" in one]
