"""The window comes back as it was left."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jcm_pdd.files import arrangement
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui import app
from jcm_pdd.gui.arrangement import _split
from jcm_pdd.gui.doors import Doors


@pytest.fixture
def begin(qapp: QApplication, qtbot, tmp_path: Path):
    """Return a maker of windows of one user, as a start of the program makes them."""
    made = []

    def start():
        kept = PreferenceFile(tmp_path / "config")
        kept.change(language="en", theme="light")
        place = Workplace(tmp_path / "data", lambda: datetime.now(UTC), "keiko", "here")
        window = app.make(qapp, kept, Doors("keiko", place))
        qtbot.addWidget(window)
        window.show()
        made.append(window)
        return window

    yield start
    for window in made:
        window.bench.close(discard=True)


@pytest.fixture
def project(begin, tmp_path: Path) -> Path:
    window = begin()
    window.commands.open_sample("th_rooftop_solar")
    path = tmp_path / "roof.jcmpdd"
    assert window.bench.save(path)
    window.close()
    return path


def test_size_widths_panel_and_section_come_back(begin, project: Path):
    first = begin()
    first.resize(780, 600)  # the screen of the tests takes no wider one
    first.commands.open_path(project)
    QTest.qWait(50)
    split = _split(first.workspace)
    split.setSizes([180, 320, 270])
    split.splitterMoved.emit(180, 1)
    left = split.sizes()
    first.workspace.side.setCurrentWidget(first.workspace.side.numbers)
    first.workspace.show_section("c3")
    first.close()

    second = begin()
    second.commands.open_path(project)
    QTest.qWait(50)

    assert (second.width(), second.height()) == (780, 600)
    assert _split(second.workspace).sizes() == left
    assert second.workspace.side.currentWidget() is second.workspace.side.numbers
    assert second.workspace.section == "c3"


def test_each_project_has_its_own_section_and_samples_begin_at_the_beginning(begin, project: Path):
    window = begin()
    window.commands.open_path(project)
    window.workspace.show_section("d")

    window.commands.open_sample("th_rooftop_solar")
    assert window.workspace.section == window.workspace.steps.sections()[0]
    window.commands.open_path(project)
    assert window.workspace.section == "d"


def test_a_section_the_project_no_longer_has_is_passed_over(begin, project: Path, tmp_path: Path):
    kept = arrangement.read(tmp_path / "config")
    kept.be_in(str(project), "gone")
    kept.panel = "nothing"
    arrangement.write(tmp_path / "config", kept)

    window = begin()
    window.commands.open_path(project)

    assert window.workspace.section == window.workspace.steps.sections()[0]


@pytest.mark.parametrize("left", ["", "[]", "{", '{"geometry": 3, "steps": -1, "side": true, "sections": [1]}',
                                  '{"geometry": "?", "steps": 1e99, "sections": {"a": 1}}', "[" * 100_000])
def test_a_file_that_says_nonsense_is_as_if_it_were_not_there(begin, tmp_path: Path, left: str):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / arrangement.FILE).write_text(left, encoding="utf-8")

    found = arrangement.read(tmp_path / "config")

    assert (found.steps, found.side, found.panel, found.sections) == (0, 0, "", {})
    assert begin().isVisible()


def test_only_the_last_projects_are_kept(tmp_path: Path):
    kept = arrangement.Arrangement()
    for number in range(60):
        kept.be_in(f"p{number}", "a1")
    kept.be_in("p20", "a2")
    arrangement.write(tmp_path, kept)

    found = arrangement.read(tmp_path)

    assert len(found.sections) == arrangement.MOST_SECTIONS
    assert list(found.sections)[-1] == "p20"
    assert "p0" not in json.loads((tmp_path / arrangement.FILE).read_text(encoding="utf-8"))["sections"]


def test_a_folder_that_takes_no_files_keeps_nothing_and_says_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    arrangement.write(tmp_path / "file", arrangement.Arrangement(panel="guide"))

    assert arrangement.read(tmp_path / "file") == arrangement.Arrangement()
