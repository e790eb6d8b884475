"""Versions in the window: named, compared, written by the other process, and a copy given away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QTextBrowser

from jcm_pdd.core import versions
from jcm_pdd.files.opc import read_package
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.reading.reviewed_changes import has_changes
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace, copy_whole
from jcm_pdd.files.versions import keeping
from jcm_pdd.files.versions.results import Side, Wanted
from jcm_pdd.gui.arrangement import Arranging
from jcm_pdd.gui.doors import Doors
from jcm_pdd.gui.jobs import Cancelled
from jcm_pdd.gui.lines import Lines
from jcm_pdd.gui.look import Look
from jcm_pdd.gui.main_window import MainWindow
from jcm_pdd.gui.versions import work
from jcm_pdd.gui.versions.comparison_page import ComparisonPage
from jcm_pdd.gui.versions.share_page import SharePage
from jcm_pdd.gui.versions.versions_page import VersionsPage
from jcm_pdd.gui.workbench import Workbench

CHILLERS = "id_factory_chillers"
EC_PJ = "ID_AM002/chillers/r1/EC_PJ"


class Answers:
    """Dialogs that answer by themselves."""

    path: Path | None = None
    paths: tuple[Path, ...] = ()

    def compare_file(self, folder: str) -> Path | None:
        return self.path

    def document_file(self, folder: str) -> Path | None:
        return self.path

    def save_file(self, proposed: str) -> Path | None:
        return self.path

    def result_file(self, proposed: str, endings: tuple[str, ...]) -> Path | None:
        return self.path

    def exported_files(self, folder: str) -> list[Path]:
        return list(self.paths)

    def unsaved(self, title: str) -> str:
        return "discard"


@pytest.fixture
def window(qapp: QApplication, place: Workplace, tmp_path: Path, qtbot) -> Iterator[MainWindow]:
    kept = PreferenceFile(tmp_path / "config")
    kept.change(language="en", theme="light")
    look = Look(qapp)
    look.use(kept.value)
    shown = MainWindow(Workbench(Doors("Suda", place)), kept, look, Answers())  # type: ignore[arg-type]
    shown.show()
    shown.commands.open_sample(CHILLERS)
    yield shown
    shown.close()


def changed(window: MainWindow) -> versions.Version:
    """Name a version on its page, then change a number and a row."""
    window.commands.versions.show_versions()
    page = window.stack.currentWidget()
    assert isinstance(page, VersionsPage)
    assert not page.make.isEnabled()
    page.name.setText("Submitted")
    page.date.setText("令和8年11月22日")
    page.number.setText("07.0")
    page.make.click()
    (made,) = versions.versions(window.bench.session.project)
    assert (made.name, made.date, made.number) == ("Submitted", "2026-11-22", "07.0")
    assert page.list.topLevelItemCount() == 1
    window.bench.session.set_text(EC_PJ, "1,300")
    window.bench.session.delete_rows("ID_AM002/chillers", ["r2"])
    return made


def test_from_naming_a_version_to_the_field_that_changed(window: MainWindow, qtbot) -> None:
    made = changed(window)
    page = window.stack.currentWidget()
    assert isinstance(page, VersionsPage)
    page.compare.click()
    page = window.stack.currentWidget()
    assert isinstance(page, ComparisonPage)
    listed = [page.list.topLevelItem(at).text(0) for at in range(page.list.topLevelItemCount())]
    assert listed == ["Project chillers (Chiller 2)", "C Power consumption of project chiller i (Chiller 1)"]
    assert "tCO2" in page.effect.text()
    qtbot.waitUntil(lambda: page.list.topLevelItem(1).text(4) not in ("", "–"))
    assert page.list.topLevelItem(1).text(4).startswith("−")
    assert page.comparison.changes[1].effect < 0
    page.sort.setCurrentIndex(1)
    assert page.list.topLevelItemCount() == 1
    assert "1,450" in page.text.toPlainText()
    assert "Difference: -150 MWh/p" in page.text.toPlainText()
    qtbot.keyClicks(page.why, "Measured again")
    page.why.editingFinished.emit()
    assert versions.reason(window.bench.session.project, made.id, EC_PJ) == "Measured again"
    for kind in (QPushButton, QComboBox, QLineEdit, QTextBrowser, Lines):
        assert all(one.accessibleName() or getattr(one, "text", str)() for one in page.findChildren(kind)
                   if one.isVisible() and one.objectName() != "qt_spinbox_lineedit")
    page.drift.click()
    for text in ("Emission reductions in total", "3,431", "Measured again", "not explained"):
        assert text in page.text.toPlainText()
    page.drift.click()
    assert "1,450" in page.text.toPlainText()
    page.go.click()
    assert window.stack.currentWidget() is window.workspace
    assert window.workspace.section == "c0"


@pytest.mark.long
def test_documents_are_written_while_the_window_goes_on(window: MainWindow, qtbot, tmp_path: Path) -> None:
    changed(window)
    page = window.stack.currentWidget()
    assert isinstance(page, VersionsPage)
    window.commands.dialogs.path = tmp_path / "tracked.docx"
    page.track.click()
    assert page.running
    assert not page.track.isEnabled()
    qtbot.waitUntil(lambda: not page.running, timeout=60_000)
    assert "tracked_clean.docx" in page.doing.text()
    assert has_changes(read_package((tmp_path / "tracked.docx").read_bytes()))
    assert not has_changes(read_package((tmp_path / "tracked_clean.docx").read_bytes()))
    assert page.track.isEnabled()
    page.history.click()
    assert len(window.bench.session.project.rows("revisions")) == 3


class Quiet:
    """What work in the other process says and asks, with nobody listening."""

    stopped = False

    def progress(self, done: int, total: int, label: str) -> None:
        self.label = label

    def cancelled(self) -> bool:
        return self.stopped


def test_what_the_other_process_does(small: Session, tmp_path: Path) -> None:
    made = keeping.name_version(small, "Submitted")
    small.set_text("title", "Other title")
    image = work.image_in(small, tmp_path)
    copy_whole(small.journal, image)
    wanted = Wanted("comparison", tmp_path / "c.json", Side("version", made.id))
    talk = Quiet()
    assert work.run(talk, image, (wanted,), tmp_path / "copy", "Suda") == (tmp_path / "c.json",)  # type: ignore[arg-type]
    assert [one["address"] for one in json.loads(wanted.target.read_text("utf-8"))["changes"]] == ["title"]
    wanted.target.unlink()
    talk.stopped = True
    with pytest.raises(Cancelled):
        work.run(talk, image, (wanted,), tmp_path / "copy", "Suda")  # type: ignore[arg-type]
    assert not wanted.target.exists()


def test_another_file_is_compared_and_a_copy_is_given_away(window: MainWindow, tmp_path: Path) -> None:
    session = window.bench.session
    session.save_as(tmp_path / "project.jcmpdd")
    session.set_text("title", "Other title")
    window.commands.dialogs.path = tmp_path / "project.jcmpdd"
    window.commands.versions.compare_file()
    page = window.stack.currentWidget()
    assert isinstance(page, ComparisonPage)
    assert page.old.currentText() == "project.jcmpdd"
    assert [box.toolTip() for box in (page.old, page.new)] == [box.currentText() for box in (page.old, page.new)]
    assert [page.list.topLevelItem(at).text(0) for at in range(page.list.topLevelItemCount())] == [
        "A.1 Title of the JCM project"]
    assert not page.track.isEnabled()
    window.commands.dialogs.path = tmp_path / "copy.jcmpdd"
    window.commands.versions.share()
    page = window.stack.currentWidget()
    assert isinstance(page, SharePage)
    page.make.click()
    assert "copy.jcmpdd" in page.done.text()
    assert (tmp_path / "copy.jcmpdd").is_file()
    assert session.path == tmp_path / "project.jcmpdd"
    other = window.commands.office.new_window()  # every window is arranged as the last one was left
    assert other.findChild(Arranging, options=Qt.FindChildOption.FindDirectChildrenOnly) is not None
    other.close()


def test_a_document_handed_in_becomes_a_version(window: MainWindow, documents: dict[str, Source], tmp_path: Path,
                                                qtbot) -> None:
    window.commands.versions.show_versions()
    page = window.stack.currentWidget()
    assert isinstance(page, VersionsPage)
    page.name.setText("Note of January")
    Answers.path = tmp_path / documents["pin"].name
    Answers.path.write_bytes(documents["pin"].data)
    session = window.bench.session
    assert session is not None
    before = session.project.get("title")
    page.handed.click()
    assert page.running
    assert not page.handed.isEnabled()
    qtbot.waitUntil(lambda: not page.running, timeout=60_000)
    one = page.current()
    assert one is not None
    assert (one.name, one.document, one.date, one.kind) == ("Note of January", "PIN", "2026-01-15", "submitted")
    assert "PIN" in page.about.text()
    assert "Note of January" in page.doing.text()
    assert page.name.text() == ""
    assert page.handed.isEnabled()
    assert session.project.get("title") == before
    Answers.path.write_bytes(b"no document at all")
    with qtbot.waitSignal(page.went_wrong):
        page.handed.click()
    assert len(versions.versions(session.project)) == 1
