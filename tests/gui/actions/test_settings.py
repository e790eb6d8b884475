"""Preferred folders, and the licences of everything the program runs on."""

from __future__ import annotations

from pathlib import Path

from jcm_pdd.files.licences import libraries
from jcm_pdd.files.preferences import PreferenceFile, Preferences
from jcm_pdd.gui.about import About
from jcm_pdd.gui.preferences_dialog import PreferencesDialog


def test_preferred_folders_are_kept_and_used(chillers, tmp_path: Path):
    projects, exports = tmp_path / "projects", tmp_path / "out"
    projects.mkdir()
    exports.mkdir()
    chillers.kept.change(folder=str(projects), exports=str(exports))

    assert PreferenceFile(chillers.kept.folder).value.folder == str(projects)
    assert chillers.window.commands.folder() == str(projects)
    chillers.window.actions_by_id["export"].trigger()
    folder = Path(chillers.window.stack.currentWidget().target.text())
    assert folder.parent == exports
    assert folder.name


def test_a_preferred_folder_that_is_gone_is_passed_over(chillers, tmp_path: Path):
    chillers.kept.change(folder=str(tmp_path / "gone"), exports=str(tmp_path / "gone"))

    assert chillers.window.commands.folder() != str(tmp_path / "gone")
    chillers.window.actions_by_id["export"].trigger()
    assert "gone" not in chillers.window.stack.currentWidget().target.text()


def test_the_dialog_hands_the_folders_over_with_names_for_screen_readers(qtbot):
    dialog, told = PreferencesDialog(Preferences(language="en", exports="/before")), []
    qtbot.addWidget(dialog)
    dialog.changed.connect(told.append)
    assert dialog.exports.edit.text() == "/before"
    assert dialog.folder.edit.accessibleName() == "Folder of projects"
    assert dialog.folder.choose.accessibleName()

    dialog.folder.edit.setText(" /projects ")
    dialog.accept()

    assert (told[-1]["folder"], told[-1]["exports"]) == ("/projects", "/before")


def test_every_library_says_its_licence():
    found = {one.name.lower(): one for one in libraries()}

    assert {"lxml", "pydantic", "python-docx", "reportlab", "pypdfium2", "pyside6_essentials"} <= set(found)
    assert all(one.licence or one.text for one in found.values())
    assert "Permission is hereby granted" in found["openpyxl"].text


def test_about_shows_the_licence_of_each_part(qtbot):
    about = About()
    qtbot.addWidget(about)
    names = [about.parts.item(row).text() for row in range(about.parts.count())]

    for row in range(about.parts.count()):
        about.parts.setCurrentRow(row)
        assert about.licence.toPlainText().strip(), names[row]

    assert any(name.startswith("lxml ") for name in names)
