"""Reading a document: everything in it is shown before anything changes, and one step takes it in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from jcm_pdd.files.export import make_workbook
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.reading import checklist, kept
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui.import_page import ImportPage

WAIT = 60_000
LIFETIME = "A.5 Expected operational lifetime of project"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """Return the PDD and the workbook of the solar sample."""
    place = Workplace(tmp_path_factory.mktemp("made"), lambda: datetime.now(UTC), "maker")
    session = open_sample(next(s for s in samples() if s.id == "th_rooftop_solar"), place)
    documents = make_pdd(session)[0], make_workbook(session, "TH_AM001")
    session.abandon()
    return documents


def written(folder: Path, data: bytes, *pairs: tuple[str, str], name: str = "PDD 2025.docx") -> Path:
    """Write a Word document with texts replaced, each of which must be there."""
    parts = read_package(data)
    text = parts["word/document.xml"].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path = folder / name
    path.write_bytes(write_package({**parts, "word/document.xml": text.encode()}))
    return path


def page_of(desk) -> ImportPage:
    page = desk.window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    return page


def shown(desk, qtbot) -> ImportPage:
    """Wait until the document is read and return the page."""
    page = page_of(desk)
    qtbot.waitUntil(lambda: page.prospect is not None and not page.running, timeout=WAIT)
    return page


def lines(tree) -> list[list[str]]:
    """Return what a list says, line by line."""
    found = []

    def walk(item) -> None:
        found.append([item.text(column) for column in range(tree.columnCount())])
        for at in range(item.childCount()):
            walk(item.child(at))

    for at in range(tree.topLevelItemCount()):
        walk(tree.topLevelItem(at))
    return found


def test_a_new_project_is_made_from_a_document_in_one_step(desk, made, qtbot, tmp_path: Path):
    desk.answers.document = written(tmp_path, made[0])
    desk.window.actions_by_id["new_from"].trigger()
    page = shown(desk, qtbot)
    read = lines(page.read_list)
    assert ["A.5 Starting date of project operation", "2019-04-01", "new"] in read
    assert ["A.5 Starting date of project operation", "2019-04-01", "A date of the document"] in lines(page.change)
    assert desk.window.bench.session is None, "nothing is made before the button is pressed"

    QTest.keyClick(page.go, Qt.Key.Key_Space)

    assert desk.session.project.get("start_date") == "2019-04-01"
    papers = desk.workspace.side.papers
    assert desk.workspace.side.currentWidget() is papers
    assert papers.change_head.text() == f"What to change (0 of {papers.change.count()} done)"
    assert desk.window.stack.currentWidget() is desk.workspace
    working = list((desk.window.bench.doors.workplace.folder / "working").iterdir())
    assert len(working) == 1, "no other working copy is left behind"


def test_the_list_of_what_to_change_is_worked_off(desk, made, qtbot, tmp_path: Path):
    desk.window.commands.paperwork.read(written(tmp_path, made[0]), None)
    shown(desk, qtbot).go.click()
    papers = desk.workspace.side.papers
    count = papers.change.count()
    names = [papers.change.item(at).text().split("\n")[0] for at in range(count)]
    at = names.index("A.5 Starting date of project operation")

    papers.change.itemActivated.emit(papers.change.item(at))
    assert desk.workspace.section == "a5", "a line leads to its field"
    desk.session.set_text("start_date", "2026-04-01")
    qtbot.waitUntil(lambda: papers.change.item(at).checkState() == Qt.CheckState.Checked)
    other = names.index("A.1 Title of the JCM project")
    papers.change.item(other).setCheckState(Qt.CheckState.Checked)
    assert papers.change_head.text() == f"What to change (2 of {count} done)"
    assert desk.session.undo_name("en") == "List of what to change"

    papers.through.click()
    qtbot.waitUntil(lambda: not desk.workspace.side.isTabVisible(3))
    desk.window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: desk.workspace.side.papers.change.count() == count)
    assert checklist.kept(desk.session.project)[0] == "PDD 2025.docx"


def test_a_document_goes_into_the_open_project_as_one_step(solar, made, qtbot, tmp_path: Path):
    before = solar.session.project
    solar.answers.document = written(tmp_path, made[0], ("15 years", "12 years"), ("01/04/2019", "01/05/2019"))
    solar.window.actions_by_id["import"].trigger()
    page = shown(solar, qtbot)
    assert solar.session.project == before
    assert page.tabs.currentWidget() is page.disagree
    listed = lines(page.disagree.list)
    assert [LIFETIME, "12", "15"] in listed

    names = [line[0] for line in listed]
    page.disagree.list.setCurrentItem(page.disagree.list.topLevelItem(names.index(LIFETIME)))
    QTest.keyClick(page.disagree.list, Qt.Key.Key_Left)
    page.go.click()

    assert solar.session.project.get("lifetime") == "12"
    assert solar.session.project.get("start_date") == before.get("start_date"), "the project's own answer stays"
    assert any("PDD 2025.docx" in text for text in solar.window.banner.texts())
    solar.window.actions_by_id["undo"].trigger()
    assert solar.session.project == before


def test_all_disagreements_can_be_decided_at_once(solar, made, qtbot, tmp_path: Path):
    path = written(tmp_path, made[0], ("15 years", "12 years"), ("01/04/2019", "01/05/2019"))
    solar.window.commands.paperwork.read(path, solar.session)
    page = shown(solar, qtbot)
    page.disagree.all_document.click()
    page.disagree.all_project.click()
    page.disagree.all_document.click()
    page.go.click()
    assert (solar.session.project.get("lifetime"), solar.session.project.get("start_date")) == ("12", "2019-05-01")


def test_a_text_nobody_understood_is_put_into_a_field(solar, made, qtbot, tmp_path: Path):
    solar.window.commands.paperwork.read(written(tmp_path, made[0], ("15 years", "until it breaks")), solar.session)
    page = shown(solar, qtbot)
    page.tabs.setCurrentWidget(page.texts)
    assert lines(page.texts.list) == [[LIFETIME, "until it breaks", "kept with the project"]]

    page.texts.into.click()
    picker = page.texts.picker
    QTest.keyClicks(picker.search, "basis")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert lines(page.texts.list)[0][2] == "A.5 Basis of the lifetime"
    page.go.click()

    assert str(solar.session.project.get("lifetime_basis")).endswith("until it breaks")
    assert kept.kept_texts(solar.session.project) == ()


def test_kept_texts_stay_reachable_beside_the_form(solar, made, qtbot, tmp_path: Path):
    solar.window.commands.paperwork.read(
        written(tmp_path, made[0], ("15 years", "until it breaks"), ("01/04/2019", "in spring")), solar.session)
    shown(solar, qtbot).go.click()
    papers = solar.workspace.side.papers
    assert solar.workspace.side.tabText(3) == f"Documents {papers.texts.count()}"
    assert papers.texts.item(1).text().split("\n") == [
        LIFETIME, "until it breaks", "PDD 2025.docx"]

    papers.texts.setCurrentRow(1)
    papers.copy.click()
    assert QGuiApplication.clipboard().text() == "until it breaks"
    papers.into.click()
    papers.picker.list.itemActivated.emit(papers.picker.list.currentItem())
    assert solar.session.text("lifetime") == "until it breaks", "the field where it stood is proposed"
    while papers.texts.count():
        papers.texts.setCurrentRow(0)
        papers.remove.click()
    qtbot.waitUntil(lambda: not solar.workspace.side.isTabVisible(3))


def test_a_workbook_is_read_too(desk, made, qtbot, tmp_path: Path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(made[1])
    desk.window.commands.paperwork.read(path, None)
    shown(desk, qtbot).go.click()
    assert desk.session.project.rows("TH_AM001/systems")


def test_cancelling_changes_nothing(solar, made, qtbot, tmp_path: Path):
    before = solar.session.project
    solar.window.commands.paperwork.read(written(tmp_path, made[0], ("15 years", "12 years")), solar.session)
    job = page_of(solar)._job
    page_of(solar).cancel.click()
    qtbot.waitUntil(lambda: solar.window.stack.currentWidget() is solar.workspace, timeout=WAIT)
    assert not job._process.is_alive()
    assert solar.session.project == before


def test_going_back_forgets_the_new_project(desk, made, qtbot, tmp_path: Path):
    desk.window.commands.paperwork.read(written(tmp_path, made[0]), None)
    page = shown(desk, qtbot)
    page.back.click()
    assert desk.window.stack.currentWidget() is desk.window.start
    folder = desk.window.bench.doors.workplace.folder
    assert list((folder / "working").iterdir()) == []


@pytest.mark.parametrize(("name", "data"), [
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), ("text.docx", b"no document at all"),
    ("cut.docx", b"PK\x03\x04" + bytes(40))])
def test_a_file_that_cannot_be_read_is_said_so_and_nothing_changes(name, data, solar, qtbot, tmp_path: Path):
    before = solar.session.project
    (tmp_path / name).write_bytes(data)
    solar.window.commands.paperwork.read(tmp_path / name, solar.session)
    qtbot.waitUntil(lambda: any(name in text for text in solar.window.banner.texts()), timeout=WAIT)
    assert solar.window.stack.currentWidget() is solar.workspace
    assert solar.session.project == before
    solar.session.set_text("title", "Still alive")
    assert solar.session.project.get("title") == "Still alive"


def test_staying_with_the_open_project_keeps_what_was_read(solar, made, qtbot, tmp_path: Path):
    solar.session.set_text("title", "Changed")
    solar.answers.keep = "cancel"
    solar.window.commands.paperwork.read(written(tmp_path, made[0]), None)
    page = shown(solar, qtbot)
    page.go.click()
    assert solar.session.project.get("title") == "Changed"
    assert page_of(solar) is page
    solar.answers.keep = "discard"
    page.go.click()
    assert solar.session.project.get("title") != "Changed"


def test_a_dropped_document_is_read(desk, made, qtbot, tmp_path: Path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(written(tmp_path, made[0])))])
    drop = QDropEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                      Qt.KeyboardModifier.NoModifier)
    assert desk.window.commands.paperwork.takes(mime.urls())
    desk.window.dropEvent(drop)
    assert shown(desk, qtbot).prospect.report.read
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "song.mp3"))])
    assert not desk.window.commands.paperwork.takes(mime.urls())


def test_the_page_speaks_the_other_language_at_once(solar, made, qtbot, tmp_path: Path):
    solar.window.commands.paperwork.read(written(tmp_path, made[0], ("15 years", "12 years")), solar.session)
    page = shown(solar, qtbot)
    solar.window.actions_by_id["language"].trigger()
    qtbot.waitUntil(lambda: page.go.text() == "プロジェクトに取り込む")
    assert any("想定稼働期間" in line[0] for line in lines(page.disagree.list))
    unnamed = [w for w in page.findChildren(object) if getattr(w, "focusPolicy", None)
               and w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(page)
               and not (w.accessibleName() or getattr(w, "text", lambda: "")())]
    assert [type(w).__name__ for w in unnamed] in ([], ["QTabBar"])
