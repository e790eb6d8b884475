"""Official forms are looked at in another process, shown with what is new in them, kept, and used by a project."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from jcm_pdd.files.adoption.using import held_form
from jcm_pdd.gui.adoption_page import AdoptionPage
from jcm_pdd.gui.form_view import JAPANESE, KIND
from jcm_pdd.gui.forms_page import FormsPage

sys.path.insert(0, str(Path(__file__).parents[1] / "adoption"))
from foreign_forms import Maker, extra_and_missing, plain

WAIT = 60_000


def looked(desk, path: Path, qtbot) -> AdoptionPage:
    """Look at forms through the menu and return the page when it is done."""
    desk.answers.forms = path
    desk.window.actions_by_id["adopt"].trigger()
    page = desk.window.stack.currentWidget()
    assert isinstance(page, AdoptionPage)
    qtbot.waitUntil(lambda: not page.running, timeout=WAIT)
    return page


def shelf(desk) -> list[tuple[str, str, str]]:
    return [(f.identity.country, f.identity.document, f.identity.version)
            for f in desk.window.bench.doors.shelf().forms()]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "TH_PDD_form.docx"
    path.write_bytes(extra_and_missing())
    return path


def test_a_form_is_shown_adjusted_and_kept(desk, form: Path, qtbot):
    page = looked(desk, form, qtbot)
    assert "Thailand  ver05.0" in page.list.item(0).text()
    assert page.form.missing.topLevelItemCount() > 3
    labels = [page.form.new.item(row, 0).text() for row in range(page.form.new.rowCount())]
    row = labels.index("Length of the crediting period")
    box = page.form.new.cellWidget(row, KIND)
    assert box.currentData() == "text"
    assert shelf(desk) == [], "nothing is kept before the button is pressed"

    box.setCurrentIndex(box.findData("number"))
    page.form.new.item(row, JAPANESE).setText("クレジット期間の長さ")
    QTest.keyClick(page.go, Qt.Key.Key_Space)

    assert shelf(desk) == [("TH", "PDD", "05.0")]
    kept = desk.window.bench.doors.shelf().forms()[0]
    field = next(f for f in kept.fields if f.label == "Length of the crediting period")
    assert (field.kind, field.label_ja) == ("number", "クレジット期間の長さ")


def test_the_open_project_moves_to_the_form_with_a_report(solar, form: Path, qtbot):
    before = solar.session.project
    page = looked(solar, form, qtbot)
    assert not page.use.isVisible(), "a form is kept first"
    page.go.click()
    page.use.click()
    assert held_form(solar.session.journal, "TH").identity.version == "05.0"
    said = [page.moved.list.topLevelItem(at).text(0) for at in range(page.moved.list.topLevelItemCount())]
    assert {"the same", "new in this form"} <= set(said)
    assert before.answers.items() <= solar.session.project.answers.items()
    page.back.click()
    assert solar.session.schema.place("extra_length_of_the_crediting_period") is not None
    qtbot.waitUntil(lambda: "adopted_form" in solar.workspace.steps.sections())
    solar.workspace.go_to("extra_length_of_the_crediting_period")
    assert solar.workspace.section == "adopted_form"


def test_a_form_without_a_code_asks_three_questions_and_goes_on(desk, tmp_path: Path, qtbot):
    path = tmp_path / "form.docx"
    path.write_bytes(Maker(code="").whole().bytes())
    page = looked(desk, path, qtbot)
    assert "Which form is it?" in page.list.item(0).text()
    assert not page.unknown.go.isEnabled()
    page.unknown.country.setCurrentIndex(page.unknown.country.findData("ID"))
    page.unknown.version.setText("03.0")
    QTest.keyClick(page.unknown.version, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.running, timeout=WAIT)
    page.go.click()
    assert shelf(desk) == [("ID", "PDD", "03.0")]


def test_a_zip_shows_every_file_and_why_some_are_skipped(desk, tmp_path: Path, qtbot):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("forms/pdd.docx", plain())
        archive.writestr("forms/nameless.docx", Maker(code="").whole().bytes())
        archive.writestr("forms/old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        archive.writestr("readme.txt", b"hello")
    path = tmp_path / "forms.zip"
    path.write_bytes(target.getvalue())
    desk.answers.forms = path
    desk.window.actions_by_id["adopt"].trigger()
    page = desk.window.stack.currentWidget()
    told: list[str] = []
    page._job.progress.connect(lambda *_: told.append(page.doing.text()))
    qtbot.waitUntil(lambda: not page.running, timeout=WAIT)
    assert "4 of 4: readme.txt" in told
    names = [page.list.item(at).toolTip() for at in range(page.list.count())]
    assert sorted(names) == ["forms/nameless.docx", "forms/old.doc", "forms/pdd.docx", "readme.txt"]
    page.list.setCurrentRow(names.index("forms/old.doc"))
    assert ".docx" in page.unknown.reason.text()
    assert not page.unknown.version.isVisible()

    page.list.setCurrentRow(names.index("forms/nameless.docx"))
    page.unknown.country.setCurrentIndex(page.unknown.country.findData("VN"))
    page.unknown.version.setText("02.0")
    page.unknown.go.click()
    qtbot.waitUntil(lambda: not page.running, timeout=WAIT)
    assert page.detail.currentWidget() is page.form, "the answer leads to the form itself"
    page.go.click()
    assert sorted(shelf(desk)) == [("TH", "PDD", "03.0"), ("VN", "PDD", "02.0")]


@pytest.mark.parametrize("data", [
    b"PK\x03\x04" + bytes(40), b"not a form", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9)])
def test_what_is_no_form_is_said_so_and_nothing_is_kept(data: bytes, solar, tmp_path: Path, qtbot):
    path = tmp_path / "other.docx"
    path.write_bytes(data)
    solar.answers.forms = path
    solar.window.actions_by_id["adopt"].trigger()
    qtbot.waitUntil(lambda: any("other.docx" in text for text in solar.window.banner.texts()), timeout=WAIT)
    assert solar.window.stack.currentWidget() is solar.workspace
    assert shelf(solar) == []


def test_cancelling_keeps_nothing(desk, form: Path, qtbot):
    desk.answers.forms = form
    desk.window.actions_by_id["adopt"].trigger()
    page = desk.window.stack.currentWidget()
    job = page._job
    page.cancel.click()
    qtbot.waitUntil(lambda: desk.window.stack.currentWidget() is desk.window.start, timeout=WAIT)
    assert not job._process.is_alive()
    assert shelf(desk) == []


def test_my_forms_lists_what_was_adopted_and_removes_it(desk, form: Path, qtbot):
    desk.window.actions_by_id["forms"].trigger()
    assert "JCM website" in desk.window.stack.currentWidget().hint.text()
    page = looked(desk, form, qtbot)
    page.go.click()
    page.go.click()  # it now leads to the library
    mine = desk.window.stack.currentWidget()
    assert isinstance(mine, FormsPage)
    line = mine.list.topLevelItem(0)
    assert [line.text(at) for at in range(4)] == ["Thailand", "PDD", "05.0", "TH_PDD_form.docx"]
    assert len(line.toolTip(5)) == 64
    mine.list.setCurrentItem(line)
    mine.remove.click()
    assert mine.list.topLevelItemCount() == 0
    assert shelf(desk) == []


def test_a_dropped_zip_is_looked_at(desk, tmp_path: Path, qtbot):
    path = tmp_path / "forms.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pdd.docx", plain())
    desk.window.commands.paperwork.dropped([QUrl.fromLocalFile(str(path))])
    page = desk.window.stack.currentWidget()
    assert isinstance(page, AdoptionPage)
    qtbot.waitUntil(lambda: not page.running, timeout=WAIT)
    assert page.list.count() == 1
