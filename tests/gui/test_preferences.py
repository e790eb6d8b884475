"""Preferences survive, a broken file is put aside, and nothing but what the start page shows is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.preferences import FILE, RECENT, PreferenceFile, Preferences, Recent
from jcm_pdd.gui.about import About
from jcm_pdd.gui.preferences_dialog import PreferencesDialog


def test_settings_are_there_again_at_the_next_start(tmp_path: Path):
    PreferenceFile(tmp_path).change(name="惠子", language="ja", theme="dark")

    assert PreferenceFile(tmp_path).value == Preferences(name="惠子", language="ja", theme="dark")


@pytest.mark.parametrize("content", ["{", "[]", '{"recent": 3}', '{"recent": [3]}', "\x00\x01", '{"recent": [{}]}'])
def test_a_file_that_cannot_be_read_is_put_aside(tmp_path: Path, content: str):
    (tmp_path / FILE).write_text(content, encoding="utf-8")

    assert PreferenceFile(tmp_path).value == Preferences()
    assert (tmp_path / "preferences.unreadable.json").read_text(encoding="utf-8") == content


def test_unknown_settings_and_choices_are_ignored(tmp_path: Path):
    stored = {"language": "fr", "theme": "dark", "later": 1, "name": 5}
    (tmp_path / FILE).write_text(json.dumps(stored), encoding="utf-8")

    assert PreferenceFile(tmp_path).value == Preferences(theme="dark")


def test_the_newest_project_comes_first_and_the_list_stays_short(tmp_path: Path):
    kept = PreferenceFile(tmp_path)
    for number in range(RECENT + 3):
        kept.remember(Recent(path=str(tmp_path / f"{number}.jcmpdd"), title=str(number)))
    kept.remember(Recent(path=str(tmp_path / "5.jcmpdd"), title="again", errors=2, ready=False))
    read = PreferenceFile(tmp_path).value.recent

    assert len(read) == RECENT
    assert (read[0].title, read[0].errors) == ("again", 2)
    assert [entry.title for entry in read].count("5") == 0
    assert read[0].missing


def test_a_folder_that_takes_no_files_is_a_problem(tmp_path: Path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(Problem) as raised:
        PreferenceFile(tmp_path / "file").change(theme="dark")

    assert raised.value.code == "preferences.not_saved"


def test_the_dialog_changes_the_look_at_once_and_cancel_takes_it_back(qtbot):
    dialog, told = PreferencesDialog(Preferences(language="en", theme="light")), []
    qtbot.addWidget(dialog)
    dialog.changed.connect(told.append)

    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.reject()

    assert told == [{"language": "en", "theme": "dark"}, {"language": "en", "theme": "light"}]


def test_the_dialog_hands_over_what_was_typed(qtbot):
    dialog, told = PreferencesDialog(Preferences(language="en")), []
    qtbot.addWidget(dialog)
    dialog.changed.connect(told.append)
    qtbot.keyClicks(dialog.name, "Keiko ")

    dialog.accept()

    assert told[-1]["name"] == "Keiko"


def test_about_shows_a_licence_for_every_part(qtbot):
    about = About()
    qtbot.addWidget(about)
    shown = []
    for row in range(about.parts.count()):
        about.parts.setCurrentRow(row)
        shown.append(about.licence.toPlainText())

    assert "Apache License" in shown[0]
    assert "Lesser General Public License" in shown[1]
    assert len(shown) >= 6
    assert all(len(text) > 100 for text in shown)
