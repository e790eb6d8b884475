"""Rounds, signatures and the timeline in the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tpe_tables import ROUND_1, ROUND_2, word

from jcm_pdd.core.papers.rounds import findings
from jcm_pdd.files.export import make_one
from jcm_pdd.files.rounds.taking import look, take
from jcm_pdd.files.session import Session
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.page.own_parts import own_part
from jcm_pdd.gui.papers.rounds import RoundsPart
from jcm_pdd.gui.papers.signing import SigningPart
from jcm_pdd.gui.papers.timeline import TimelinePart


def _rows(table: object) -> list[list[str]]:
    model = table.model()  # type: ignore[attr-defined]
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def test_a_table_is_looked_at_then_taken_in(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    part = RoundsPart(Desk(session, "en"))
    qtbot.addWidget(part)
    part.look_at(word(tmp_path / "r1.docx", ROUND_1))
    assert [row[:2] for row in _rows(part.look.preview)] == [["CAR 01", "new"], ["CL 01", "new"], ["FAR 01", "new"]]
    assert not findings(session.project)
    part.look.due.setText("2026-08-31")
    part.look.take()
    assert [one.number for one in findings(session.project)] == ["CAR 01", "CL 01", "FAR 01"]
    assert "FAR 01" in part.carried.text()
    session.set_text("tpe_findings/r1/reply", "Corrected.")
    part.look_at(word(tmp_path / "r2.docx", ROUND_2))
    assert "ours stays" in _rows(part.look.preview)[0][2]
    part.write_back(tmp_path / "back.docx")
    assert docx.Document(str(tmp_path / "back.docx")).tables[0].cell(1, 3).text == "Corrected."
    part.desk.language = "ja"
    part.retranslate()


def test_columns_are_assigned_by_hand(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    part = RoundsPart(Desk(session, "en"))
    qtbot.addWidget(part)
    part.look_at(word(tmp_path / "odd.docx", [("CAR 1", "", "The title differs.")], ("alpha", "beta", "gamma")))
    assert not part.look.go.isEnabled()
    for box, role in zip(part.look.columns, ("number", "reply", "text"), strict=True):
        box.setCurrentIndex(box.findData(role))
        box.activated.emit(box.currentIndex())
    assert [row[0] for row in _rows(part.look.preview)] == ["CAR 1"]
    part.look.take()
    assert findings(session.project)[0].text == "The title differs."


def test_a_damaged_file_is_told(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    part = RoundsPart(Desk(session, "ja"))
    qtbot.addWidget(part)
    (tmp_path / "broken.docx").write_bytes(b"PK nothing")
    part.look_at(tmp_path / "broken.docx")
    assert "broken.docx" in part.said.text()
    assert not part.look.isVisibleTo(part)


def test_a_signature_is_recorded_and_grows_old(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    ((name, (data, _)),) = make_one(session, "moc", "docx")
    (tmp_path / name).write_bytes(data)
    part = SigningPart(Desk(session, "en"))
    qtbot.addWidget(part)
    part.record_file(tmp_path / name)
    assert _rows(part.table)[0][0] == "MoC"
    assert _rows(part.table)[0][3] == "as the project says now"
    session.set_text("title", "Another title")
    part.refresh(frozenset(["title"]), None)
    assert _rows(part.table)[0][3].startswith("older than the current text")


def test_the_timeline_is_painted_and_told(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    take(session, look(session, word(tmp_path / "r1.docx", ROUND_1)), "2026-04-01", "2026-04-20")
    (row,) = session.add_rows("cycle_steps")
    session.set_texts({f"cycle_steps/{row}/step": "Public inputs opened", f"cycle_steps/{row}/actual": "2026-03-25"})
    part = own_part("project_timeline", Desk(session, "en"), None)  # type: ignore[arg-type]
    assert isinstance(part, TimelinePart)
    qtbot.addWidget(part)
    part.resize(700, 500)
    part.show()
    assert part.today() == date(2026, 4, 1)
    assert [line[0] for line in _rows(part.due)] == ["2026-04-20", "2026-04-24"]
    assert "19 days left" in part.next.text()
    asked: list[str] = []
    part.desk.go_to = asked.append
    at = next(number for number, track in enumerate(part.tracks._tracks) if track.name == "Public inputs opened")
    QTest.keyClick(part.tracks, Qt.Key.Key_Home)
    for _ in range(at):
        QTest.keyClick(part.tracks, Qt.Key.Key_Down)
    assert part.detail.text() == "Public inputs opened: 2026-03-25 done"
    QTest.keyClick(part.tracks, Qt.Key.Key_Return)
    assert asked == [f"cycle_steps/{row}/actual"]
    assert part.tracks.grab().toImage().pixelColor(part.tracks.x_of(date(2026, 4, 1)), 60).name() != "#000000"
    assert part.tracks.x_of(date(2026, 4, 1)) < part.tracks.x_of(date(2026, 4, 24))


@pytest.mark.parametrize("panel", ["tpe_rounds", "signing", "project_timeline"])
def test_every_part_says_something_while_there_is_nothing(qtbot: QtBot, session: Session, panel: str) -> None:
    part = own_part(panel, Desk(session, "ja"), None)  # type: ignore[arg-type]
    assert part is not None
    qtbot.addWidget(part)
    part.refresh(frozenset(), None)
    assert not part.unsent()
