"""The visit in the window and on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jcm_pdd.cli import main
from jcm_pdd.files.session import Session
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.papers import visit as page
from jcm_pdd.gui.papers.visit import VisitPart
from jcm_pdd.gui.papers.visit_points import Point

Make = Callable[..., Path]
SITE = "Purwakarta Factory (example)"
AT_SITE = ((6, 31, 18.1), (107, 26, 28.3))


@pytest.fixture
def part(qtbot: QtBot, session: Session) -> VisitPart:
    made = VisitPart(Desk(session, "en"))
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def _point(part: VisitPart, name: str) -> Point:
    return next(point for group in part.groups.values() for point in group.points if point.item.id == name)


def test_a_tick_and_a_note_are_kept(qtbot: QtBot, part: VisitPart, session: Session) -> None:
    point = _point(part, "figure")
    qtbot.mouseClick(point.box, Qt.MouseButton.LeftButton, pos=point.box.rect().center())
    if not point.box.isChecked():  # the middle of the box may lie beside its square
        point.box.click()
    QTest.keyClicks(point.found, "One feeder is missing.")
    assert part.unsent()
    part.commit()
    (row,) = session.project.rows("visit_checks")
    assert session.project.get(f"visit_checks/{row}/done") is True
    assert session.project.get(f"visit_checks/{row}/finding") == "One feeder is missing."
    qtbot.waitUntil(lambda: "1 of" in part.count.text())


def test_only_what_is_open_hides_what_is_done(qtbot: QtBot, part: VisitPart) -> None:
    _point(part, "figure").box.click()
    part.open_only.setChecked(True)
    names = [point.item.id for group in part.groups.values() for point in group.points]
    assert "figure" not in names
    assert names


def test_photographs_are_dropped_on_it(qtbot: QtBot, part: VisitPart, session: Session, photo: Make) -> None:
    part.take([photo("EM-1.jpg", AT_SITE).parent])
    qtbot.waitUntil(lambda: bool(session.project.rows("photos")))
    assert session.project.get("photos/r1/site") == SITE
    assert "Added: 1; with a position: 1" in part.state.text()
    part.take([photo("notes/a.txt").with_suffix(".md")])
    assert "there is no picture here" in part.state.text()
    assert len(session.project.rows("photos")) == 1


def test_a_site_takes_its_coordinates_from_a_photograph(qtbot: QtBot, part: VisitPart, session: Session,
                                                        photo: Make) -> None:
    session.set_texts({"sites/r1/coordinates": ""})
    part.show_now()
    assert not part.position.isVisible()
    part.take([photo("gate.jpg", AT_SITE)])
    qtbot.waitUntil(part.position.isVisible)
    part.position.click()
    assert session.project.get("sites/r1/coordinates") == "-6.521694,107.441194"
    qtbot.waitUntil(lambda: not part.position.isVisible())
    assert session.undo()
    assert session.project.get("sites/r1/coordinates") is None


def test_the_list_is_written_as_pdf(part: VisitPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "list.pdf"
    monkeypatch.setattr(page.QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    part.paper.click()
    assert target.read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(page.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "x.pdf"), ""))
    part.paper.click()
    assert "x.pdf" in part.state.text()


def test_every_control_has_a_name(part: VisitPart) -> None:
    point = _point(part, "figure")
    assert all(widget.accessibleName() for widget in
               (part.site, part.photos, part.folder, part.paper, point.box, point.found, point.go))


def test_the_command_line_does_the_same(session: Session, photo: Make, tmp_path: Path,
                                        capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plant.jcmpdd"
    session.save_as(file)
    session.close()
    assert main(["visit", "list", str(file), "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)["sites"]
    assert listed["site"] == SITE
    assert "figure" in [point["id"] for point in listed["points"]]
    assert main(["visit", "note", str(file), "figure", "--finding", "As drawn."]) == 0
    capsys.readouterr()
    assert main(["visit", "photos", str(file), str(photo("a.jpg", AT_SITE)), "--json"]) == 0
    (taken,) = json.loads(capsys.readouterr().out)["photos"]
    assert (taken["site"], taken["readable"]) == (SITE, True)
    assert main(["visit", "checklist", str(file), str(tmp_path / "c.docx")]) == 0
    assert (tmp_path / "c.docx").read_bytes()[:2] == b"PK"
    assert main(["visit", "note", str(file), "figure", "--site", "Nowhere"]) == 2
    assert "Nowhere" in capsys.readouterr().err
