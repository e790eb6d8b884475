"""Several windows, a project like this one, files dropped on the window, and where a field is printed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl

from jcm_pdd.core.new_from import KEPT_FIRST, ORIGIN, PARTS, sort_answers
from jcm_pdd.files.copying import make_like, origin_of
from jcm_pdd.files.print_places import print_places
from jcm_pdd.files.session import Session
from jcm_pdd.files.sharing import give_away
from jcm_pdd.gui.new_from import NewFromPage
from jcm_pdd.gui.office import DROPPED, windows


@pytest.fixture
def another(chillers):
    """Open a second window beside the first and close it in the end."""
    window = chillers.window.commands.office.new_window()
    yield window
    if window in windows():
        window.bench.close(discard=True)
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# --- windows -------------------------------------------------------------------------------------


def test_each_window_holds_a_project_of_its_own(chillers, another):
    assert another.bench.session is None
    another.commands.open_sample("th_rooftop_solar")

    assert chillers.session.schema.methodologies[0].methodology == "ID_AM002"
    assert another.bench.session.schema.methodologies[0].methodology == "TH_AM001"


def test_another_window_lies_within_the_screen(chillers):
    room = chillers.window.screen().availableGeometry()
    chillers.window.resize(room.size() * 2)
    chillers.window.move(room.right() - 100, room.bottom() - 100)
    window = chillers.window.commands.office.new_window()
    assert room.contains(window.frameGeometry())
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_all_windows_speak_one_language(chillers, another):
    chillers.window.commands.switch_language()
    QCoreApplication.processEvents()

    assert another.actions_by_id["save"].text() != "&Save"
    assert another.actions_by_id["save"].text() == chillers.window.actions_by_id["save"].text()


def test_a_project_open_in_another_window_is_shown_there(chillers, another, tmp_path: Path):
    chillers.answers.save = tmp_path / "mine.jcmpdd"
    chillers.window.actions_by_id["save"].trigger()

    another.commands.open_path(tmp_path / "mine.jcmpdd")

    assert another.bench.session is None
    assert chillers.session.path == tmp_path / "mine.jcmpdd"
    assert not chillers.session.read_only


def test_a_closed_window_leaves_the_other_alone(chillers, another):
    another.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert windows() == [chillers.window]
    assert chillers.session.project.get("title")


def test_quit_closes_all_and_stops_where_somebody_stays(chillers, another):
    chillers.session.set_text("title", "Changed")
    chillers.answers.keep = "cancel"

    chillers.window.actions_by_id["quit"].trigger()

    assert windows() == [chillers.window]


# --- a project like this one ---------------------------------------------------------------------


def test_every_answer_is_kept_or_left_for_one_reason(chillers):
    session = chillers.session
    found = sort_answers(session.schema, session.project)
    everything = [a for group in (*found.parts.values(), *found.left.values()) for a in group]
    asked = {a for a in session.project.answers if session.schema.place(a) is not None
             and a not in session.schema.tables} - {"title", "country", "track"}

    assert len(everything) == len(set(everything))
    assert set(everything) == asked


@pytest.mark.parametrize(("reason", "address"), [
    ("dates", "start_date"), ("dates", "rule_set_date"), ("measured", "ID_AM002/chillers/r1/EC_PJ"),
    ("meters", "meters/r1/serial"), ("evidence", "evidence/r1/title"), ("evidence", "references"),
    ("confirmations", "ID_AM002/criterion1.claim"), ("history", "revisions/r1/version"),
    ("consultation", "comments/r1/comment"),
])
def test_what_belongs_to_the_old_project_is_left(chillers, reason: str, address: str):
    session = chillers.session

    assert address in sort_answers(session.schema, session.project).left[reason]


def test_nothing_that_must_not_be_carried_arrives(chillers):
    session = chillers.session
    left = {a for group in sort_answers(session.schema, session.project).left.values() for a in group}

    made, count = make_like(session, "A second factory", frozenset(PARTS), session.journal.place)
    try:
        assert not left & set(made.project.answers)
        assert count == len(left)
        assert made.project.get("title") == "A second factory"
        assert made.project.get("sites/r1/name") == session.project.get("sites/r1/name")
        assert origin_of(made)["title"] == session.project.get("title")
        assert made.path is None
        assert made.undo()
        assert not made.undo()
        assert dict(made.project.answers) == {}
    finally:
        made.abandon()


def test_where_it_came_from_is_kept_in_the_file(chillers, tmp_path: Path):
    session = chillers.session
    session.save_as(tmp_path / "first.jcmpdd")
    made, _ = make_like(session, "A second factory", frozenset(("sites",)), session.journal.place)
    made.save_as(tmp_path / "second.jcmpdd")
    made.close()

    again = Session.open(tmp_path / "second.jcmpdd", session.journal.place)
    try:
        assert origin_of(again)["file"] == "first.jcmpdd"
        assert str(tmp_path) not in str(again.project.get(ORIGIN))
        give_away(again, tmp_path / "away.jcmpdd")
    finally:
        again.close()


def test_the_window_says_where_it_came_from(chillers, qtbot):
    old = chillers.session.project.get("title")
    chillers.window.commands.office._make_like("A second factory", frozenset(("sites",)))

    assert old in chillers.window.header.title.toolTip()
    chillers.session.undo()
    qtbot.waitUntil(lambda: old not in chillers.window.header.title.toolTip())


def test_parts_left_out_leave_no_empty_rows(chillers):
    session = chillers.session
    made, _ = make_like(session, "Texts only", frozenset(("texts",)), session.journal.place)
    try:
        assert made.project.rows("participants") == ()
        assert made.project.rows("ID_AM002/chillers") == ()
        assert made.project.get("country") == "ID"
        assert made.project.get("description") == session.project.get("description")
    finally:
        made.abandon()


def test_the_page_makes_the_project_and_says_what_was_left(chillers, qtbot):
    old = chillers.session.project.get("title")
    chillers.window.actions_by_id["new_like"].trigger()
    page = chillers.window.stack.currentWidget()
    assert isinstance(page, NewFromPage)
    assert not page.make.isEnabled()
    assert page.chosen() == frozenset(KEPT_FIRST)

    qtbot.keyClicks(page.title, "A second factory")
    page.boxes["equipment"].setChecked(True)
    page.make.click()

    assert chillers.session.project.get("title") == "A second factory"
    assert chillers.session.project.get(ORIGIN)["title"] == old
    assert chillers.session.project.rows("ID_AM002/chillers") == ("r1", "r2", "r3")
    assert any(old in text for text in chillers.window.banner.texts())


def test_the_page_lists_every_reason_in_both_languages(chillers):
    chillers.window.actions_by_id["new_like"].trigger()
    page = chillers.window.stack.currentWidget()
    english = {reason: label.text() for reason, label in page.reasons.items()}

    chillers.window.commands.switch_language()
    QCoreApplication.processEvents()

    assert english["dates"].startswith("Dates (")
    assert all("(" in text and ":" in text for text in english.values())
    assert page.reasons["meters"].text() != english["meters"]


# --- dropped files ---------------------------------------------------------------------------------


def urls(*paths: Path) -> list[QUrl]:
    """Return files as the window system names them."""
    return [QUrl.fromLocalFile(str(path)) for path in paths]


@pytest.fixture
def pictures(repository: Path, tmp_path: Path) -> list[Path]:
    """Return two pictures on the disk."""
    source = repository / "resources" / "icons" / "app-128.png"
    return [Path(shutil.copy(source, tmp_path / name)) for name in ("CH-1 plate.png", "meter.png")]


def test_pictures_are_asked_about_and_kept_as_evidence_in_one_step(chillers, pictures, qtbot):
    paperwork = chillers.window.commands.paperwork
    before = chillers.session.project
    assert paperwork.takes(urls(*pictures))

    paperwork.dropped(urls(*pictures))
    assert chillers.session.project is before
    notice = chillers.window.banner._notices[DROPPED]
    notice._named[0][0].click()

    rows = [row for row in chillers.session.project.rows("evidence") if row not in before.rows("evidence")]
    assert [chillers.session.project.get(f"evidence/{row}/title") for row in rows] == ["CH-1 plate", "meter"]
    assert len({chillers.session.project.get(f"evidence/{row}/number") for row in rows}) == 2
    assert chillers.session.undo_name("en") == "Add 2 files to the evidence register"
    chillers.session.undo()
    assert chillers.session.project.rows("evidence") == before.rows("evidence")


def test_pictures_can_be_photographs_of_the_visit(chillers, pictures):
    before = chillers.session.project.rows("photos")
    chillers.window.commands.paperwork.dropped(urls(*pictures))

    chillers.window.banner._notices[DROPPED]._named[1][0].click()

    assert len(chillers.session.project.rows("photos")) == len(before) + 1, "both are the same picture"
    assert chillers.workspace.section == "site_visit"


def test_a_paper_is_evidence_and_nothing_else(chillers, tmp_path: Path):
    paper = tmp_path / "certificate.pdf"
    paper.write_bytes(b"%PDF-1.4")

    chillers.window.commands.paperwork.dropped(urls(paper))

    assert len(chillers.window.banner._notices[DROPPED]._named) == 1


def test_without_a_project_pictures_are_not_taken(desk, pictures):
    assert not desk.window.commands.paperwork.takes(urls(*pictures))


# --- where a field is printed ------------------------------------------------------------------------


@pytest.mark.parametrize(("address", "said"), [
    ("title", "A.1. Title of the JCM project"), ("sites/r1/city", "City/Town/Community etc"),
    ("ID_AM002/chillers/r1/EC_PJ", "MPS(input)"), ("ID_AM002/criterion1.text", "B.2."),
    ("a3", "A.3. Location of project"), ("c3", "C.3. Estimated"),
    ("horizon_reason", "C.3."), ("country", "head of every page"),
    ("evidence/r1/title", "Evidence register"), ("participants/r1/name", "A.4. Name of project participants"),
])
def test_every_place_of_an_answer_is_named(chillers, address: str, said: str):
    assert any(said in one for one in print_places(chillers.session, address, "en"))


def test_what_is_printed_nowhere_has_no_place(chillers):
    assert print_places(chillers.session, "lifetime_basis", "en") == ()


def test_the_field_one_is_in_is_told(chillers, qtbot):
    chillers.workspace.go_to("title")

    chillers.window.actions_by_id["where_printed"].trigger()

    (text,) = [t for t in chillers.window.banner.texts() if "is printed in" in t]
    assert "A.1. Title of the JCM project" in text
    assert "Modalities of Communication" in text


def test_control_click_on_a_label_tells_it_too(chillers):
    chillers.workspace.page.print_places_asked.emit("start_date")

    assert any("A.5." in text for text in chillers.window.banner.texts())
