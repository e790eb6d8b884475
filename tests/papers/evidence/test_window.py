"""The register in the window: proof beside a question, the paper at its page, what is missing, large files."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QPushButton, QWidget
from reportlab.pdfgen.canvas import Canvas

from jcm_pdd.core.papers.evidence import by_claim, link_edit
from jcm_pdd.files.session import Session
from jcm_pdd.gui.papers import evidence_leaving
from jcm_pdd.gui.papers.evidence_missing import EvidenceMissing
from jcm_pdd.gui.papers.evidence_preview import EvidencePreview
from jcm_pdd.gui.papers.keeping import AT_ONCE, Keeping, stop_all
from jcm_pdd.gui.workspace import Workspace

COP = "ID_AM002/chillers/r1/COP_PJ"
Paper = Callable[..., str]
MEGA = 2**20


@pytest.fixture
def report(tmp_path: Path) -> Path:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(300, 400))
    for page in range(20):
        canvas.drawString(50, 300, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    path = tmp_path / "FAT report.pdf"
    path.write_bytes(stream.getvalue())
    return path


@pytest.fixture
def workspace(session: Session, qtbot) -> Workspace:
    made = Workspace(session)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def large(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
        file.seek(0, os.SEEK_END)
        file.write(b"end")
    return path


def buttons(widget: QWidget, text: str) -> list[QPushButton]:
    return [one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(widget)]


def proof_at(workspace: Workspace, address: str):
    workspace.go_to(address)
    assert workspace.side.guide.proof is not None
    return workspace.side.guide.proof


def preview(workspace: Workspace) -> EvidencePreview:
    found = workspace.page.findChild(EvidencePreview)
    assert found is not None
    return found


def test_a_dropped_file_becomes_evidence_of_the_question_in_one_step(session: Session, workspace: Workspace,
                                                                   report: Path, qtbot) -> None:
    before = dict(session.project.answers)
    block = proof_at(workspace, COP)
    assert not buttons(block, "Look")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(report))])
    block.add_files([Path(url.toLocalFile()) for url in data.urls()])
    (proof,) = by_claim(session.schema, session.project)[COP]
    assert (proof.evidence.number, proof.evidence.title, proof.evidence.status) == ("E-01", "FAT report", "received")
    qtbot.waitUntil(lambda: len(buttons(block, "Look")) == 1)
    session.undo()
    assert dict(session.project.answers) == before
    workspace.refresh()
    qtbot.waitUntil(lambda: not buttons(block, "Look"))


def test_a_row_of_the_register_is_linked_and_unlinked(session: Session, workspace: Workspace, paper: Paper,
                                                     qtbot) -> None:
    paper(number="E-01", title="Report")
    block = proof_at(workspace, COP)
    block.menu.aboutToShow.emit()
    action = next(one for one in block.menu.actions() if one.text().startswith("E-01"))
    action.trigger()
    assert COP in by_claim(session.schema, session.project)
    qtbot.waitUntil(lambda: len(buttons(block, "Unlink")) == 1)
    buttons(block, "Unlink")[0].click()
    assert by_claim(session.schema, session.project) == {}
    assert session.project.rows("evidence") == ("r1",)


def test_from_a_number_to_its_page_with_one_click(session: Session, workspace: Workspace, paper: Paper, report: Path,
                                                  qtbot) -> None:
    row = paper(number="E-01", title="Report")
    session.attach(f"evidence/{row}/file", report)
    session.record(link_edit(session.project, "E-01", COP, "p. 12, Table 3"))
    (look,) = buttons(proof_at(workspace, COP), "Look")
    look.click()
    assert workspace.section == "evidence"
    shown = preview(workspace)
    qtbot.waitUntil(lambda: shown.sheet.page == 12, timeout=20_000)
    assert shown.sheet.pages == 20
    shown.sheet.on.click()
    qtbot.waitUntil(lambda: shown.sheet.page == 13 and not shown.busy, timeout=20_000)


def test_the_trace_leads_to_the_proof_of_its_inputs(session: Session, workspace: Workspace, paper: Paper,
                                                   qtbot) -> None:
    row = paper(number="E-01", title="Report")
    session.record(link_edit(session.project, "E-01", COP, "12"))
    asked: list[tuple[str, str]] = []
    workspace.side.evidence_asked.connect(lambda *to: asked.append(to))
    workspace.side.setCurrentWidget(workspace.side.numbers)
    qtbot.waitUntil(lambda: bool(buttons(workspace.side.numbers, "Proof")))
    buttons(workspace.side.numbers, "Proof")[0].click()
    assert asked == [(row, "12")]


def test_going_into_a_row_shows_its_paper(session: Session, workspace: Workspace, paper: Paper) -> None:
    paper(number="E-01")
    row = paper(number="E-02", title="No file")
    workspace.show_section("evidence")
    shown = preview(workspace)
    workspace.page.address_focused.emit(f"evidence/{row}/title")
    assert shown.row == row
    assert "no file" in shown.sheet.note.text()


@pytest.mark.parametrize(("name", "words"), [
    ("a.pdf", "damaged"), ("a.exe", "cannot be shown"), ("a.png", "damaged")])
def test_what_cannot_be_shown_is_said_and_the_window_lives(session: Session, workspace: Workspace, paper: Paper,
                                                          tmp_path: Path, qtbot, name: str, words: str) -> None:
    row = paper(number="E-01")
    (tmp_path / name).write_bytes(b"nothing of the kind")
    session.attach(f"evidence/{row}/file", tmp_path / name)
    workspace.show_evidence(row, "")
    shown = preview(workspace)
    qtbot.waitUntil(lambda: not shown.busy and words in shown.sheet.note.text(), timeout=20_000)
    assert shown.other.isEnabled() == (name != "a.exe")


def test_a_file_that_a_public_copy_lacks_is_said(session: Session, workspace: Workspace, paper: Paper,
                                                 report: Path) -> None:
    row = paper(number="E-01")
    session.attach(f"evidence/{row}/file", report)
    (digest,) = [blob.sha256 for blob in session.journal.blobs() if blob.name == report.name]
    session.journal.drop_blob(digest)
    workspace.show_evidence(row, "")
    assert "not in this copy" in preview(workspace).sheet.note.text()


def test_what_is_missing_leads_there(session: Session, workspace: Workspace, qtbot) -> None:
    workspace.show_section("evidence")
    part = workspace.page.findChild(EvidenceMissing)
    qtbot.waitUntil(lambda: bool(buttons(part, "Go there")))
    at = part.kind.findData("field")
    part.kind.setCurrentIndex(at)
    part.kind.activated.emit(at)
    qtbot.waitUntil(lambda: len(buttons(part, "Go there")) == 3)
    buttons(part, "Go there")[0].click()
    qtbot.waitUntil(lambda: workspace.section == "a5")


def test_section_f_is_brought_up_to_date(session: Session, workspace: Workspace, paper: Paper, qtbot) -> None:
    paper(number="E-01", title="Report", status="accepted")
    workspace.show_section("evidence")
    part = workspace.page.findChild(EvidenceMissing)
    qtbot.waitUntil(lambda: part.take.isVisibleTo(part))
    part.take.click()
    assert session.text("references").split("\n")[-1] == "E-01: Report"
    assert not part.take.isVisibleTo(part)


def test_a_large_file_is_copied_while_the_window_lives(session: Session, workspace: Workspace, tmp_path: Path,
                                                      qtbot) -> None:
    block = proof_at(workspace, COP)
    told: list[str] = []
    block.add_files([large(tmp_path / "scan.pdf", 60 * MEGA)])
    assert session.project.rows("evidence") == (), "still on its way"

    def over() -> bool:
        told.append(block.state.text())
        return bool(session.project.rows("evidence"))

    qtbot.waitUntil(over, timeout=30_000)
    assert any("%" in text for text in told)
    assert COP in by_claim(session.schema, session.project)


def test_copying_ends_when_the_user_or_the_project_does(session: Session, tmp_path: Path, qtbot) -> None:
    for end in (Keeping.stop, lambda one: stop_all(one.session)):
        one = Keeping(session, [large(tmp_path / "film.mp4", 400 * MEGA)])
        with qtbot.waitSignal(one.stopped, timeout=30_000):
            one.start()
            end(one)
    assert not [blob for blob in session.journal.blobs() if blob.beside]
    assert not list(session.journal.folder.rglob("*.tmp"))


def test_small_files_are_there_at_once(session: Session, report: Path, qtbot) -> None:
    one = Keeping(session, [report])
    kept: list[object] = []
    one.done.connect(kept.append)
    one.start()
    assert report.stat().st_size < AT_ONCE
    assert kept[0][0]["name"] == report.name


def test_a_copy_leaves_under_a_name_any_system_takes(session: Session, workspace: Workspace, paper: Paper, report: Path,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    row = paper(number="E-01")
    session.attach(f"evidence/{row}/file", report)
    items = session.project.get(f"evidence/{row}/file")
    session.set_stored(f"evidence/{row}/file", [{**items[0], "name": "..\\..\\aux?.PDF"}])
    opened: list[Path] = []
    monkeypatch.setattr(evidence_leaving.QDesktopServices, "openUrl",
                        lambda url: opened.append(Path(url.toLocalFile())))
    workspace.show_section("evidence")
    shown = preview(workspace)
    shown.show_evidence(row)
    shown.other.click()
    assert opened[0].read_bytes() == report.read_bytes()
    assert (opened[0].suffix, "?" in opened[0].name, ".." in opened[0].name) == (".pdf", False, False)
    assert not evidence_leaving.may_open("bill.pdf.exe")
    assert not evidence_leaving.may_open("book.xlsm")


def test_the_register_itself_is_not_proved(session: Session, workspace: Workspace, paper: Paper) -> None:
    row = paper(number="E-01")
    workspace.side.show_place("evidence", f"evidence/{row}/title")
    assert workspace.side.guide.proof is None
    workspace.side.show_place("evidence", "start_date")
    assert workspace.side.guide.proof is not None


def test_an_empty_file_is_refused_by_name_and_proves_nothing(workspace: Workspace, session: Session, tmp_path: Path,
                                                             qtbot) -> None:
    empty = tmp_path / "scan.pdf"
    empty.touch()
    proof = proof_at(workspace, COP)
    with qtbot.waitSignal(workspace.side.guide.went_wrong) as said:
        proof.add_files([empty])
    assert said.args[0].code == "file.empty"
    assert "scan.pdf" in said.args[0].where
    assert session.project.rows("evidence") == ()


def test_nothing_is_said_of_a_paper_that_was_taken_back(workspace: Workspace, session: Session, tmp_path: Path,
                                                        qtbot) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no paper")
    proof_at(workspace, COP).add_files([broken])
    workspace.show_evidence(session.project.rows("evidence")[0], "")
    shown = preview(workspace)
    qtbot.waitUntil(lambda: not shown.busy and "broken.pdf" in shown.sheet.note.text(), timeout=30_000)
    assert session.undo()
    qtbot.waitUntil(lambda: "broken.pdf" not in shown.sheet.note.text())
    assert shown.sheet.note.text() == "The register is empty. Add a piece of evidence above."
