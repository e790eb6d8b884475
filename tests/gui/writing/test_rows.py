"""Rows of the library at a table: kept, taken, and told where they came from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jcm_pdd.files.session import Session
from jcm_pdd.files.text_library import library_of
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.library_picker import LibraryPicker
from jcm_pdd.gui.editors.table import TableEditor


@pytest.fixture
def sites(qapp: QApplication, qtbot, session: Session) -> TableEditor:
    theme.apply(qapp, dark=False)
    editor = TableEditor(Desk(session, "en"), session.schema.tables["sites"])
    qtbot.addWidget(editor)
    editor.resize(900, 400)
    editor.show()
    qtbot.waitExposed(editor)
    return editor


def test_a_site_is_kept_and_taken_again(sites: TableEditor, session: Session, qtbot) -> None:
    sites.view.setCurrentIndex(sites.model.index(0, 0))
    sites.shelf.keep()
    assert "Rayong Factory" in sites.shelf.said.text()
    sites.shelf.open_picker()
    picker = sites.shelf.picker
    assert picker is not None
    assert "Name of site: Rayong Factory" in picker.shown.toPlainText()
    qtbot.mouseClick(picker.take, Qt.MouseButton.LeftButton)
    assert len(session.project.rows("sites")) == 2
    assert "Solar power for two factories" in sites.shelf.said.text()
    sites.view.setCurrentIndex(sites.model.index(0, 0))
    assert sites.shelf.said.isHidden()
    session.undo()
    sites.refresh(frozenset(), None)
    assert len(sites.model.keys) == 1


def test_a_row_without_a_name_is_not_kept(sites: TableEditor, session: Session) -> None:
    sites.add_row()
    sites.shelf.keep()
    assert sites.shelf.said.text() == "Select a row with a name first."
    assert library_of(session.journal.place).all() == ()


def test_units_of_a_methodology_have_no_library(session: Session, qtbot) -> None:
    editor = TableEditor(Desk(session, "en"), session.schema.tables["TH_AM001/systems"])
    qtbot.addWidget(editor)
    assert not editor.shelf.offered
    assert "My library" not in [action.text() for action in editor.menu().actions()]


def test_a_colleagues_file_comes_in_and_entries_go(sites: TableEditor, session: Session, qtbot, tmp_path: Path) -> None:
    sites.view.setCurrentIndex(sites.model.index(0, 0))
    sites.shelf.keep()
    picker = LibraryPicker(sites.desk, "sites", "Sites")
    qtbot.addWidget(picker)
    picker.give_out(tmp_path / "for ploy.json")
    assert "for ploy.json" in picker.told.text()
    qtbot.mouseClick(picker.remove, Qt.MouseButton.LeftButton)
    assert library_of(session.journal.place).all() == ()
    assert not picker.take.isEnabled()
    picker.bring_in(tmp_path / "for ploy.json")
    assert [entry.name for entry in picker.chosen()] == ["Rayong Factory"]
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    picker.bring_in(tmp_path / "bad.json")
    assert "bad.json" in picker.told.text()
    assert len(picker.chosen()) == 1


def test_every_part_of_the_picker_has_a_name(sites: TableEditor, qtbot) -> None:
    picker = LibraryPicker(sites.desk, "sites", "Sites")
    qtbot.addWidget(picker)
    assert all(widget.accessibleName() for widget in (picker.search, picker.list, picker.shown))
    parts: list[Callable[[], str]] = [b.text for b in (picker.take, picker.remove, picker.bring, picker.give)]
    assert all(part() for part in parts)
