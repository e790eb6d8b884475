"""The window on computers that lack something: fonts, a place for its data, a console, points and commas of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel

from jcm_pdd.files.crash_reports import Reports
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui import app as program
from jcm_pdd.gui import crash, theme, words
from jcm_pdd.gui.doors import Doors
from jcm_pdd.gui.look import Look
from tests.gui.conftest import Desk, desk, desks  # noqa: F401 - fixtures

BARE = """
import sys
from pathlib import Path
if sys.argv[2] == "silent":
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication
from jcm_pdd.gui import app, theme
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.office import windows

begin = app.begin
def begun(window, files):
    begin(window, files)
    said = [" ".join(theme.font().families())]
    said += [f"{sign} {QFontMetrics(theme.font()).inFontUcs4(ord(sign))}" for sign in "山髙ア"]
    Path(sys.argv[1]).write_text("\\n".join(said), encoding="utf-8")
    QTimer.singleShot(0, QApplication.quit)
app.begin = begun
sys.exit(app.run([]))
"""
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there fonts can be hidden from one process")
def test_without_a_console_and_without_japanese_fonts_the_window_starts_and_shows_kanji(tmp_path: Path,
                                                                                        repository: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "DejaVuSans.ttf").symlink_to(repository / "resources" / "fonts" / "DejaVuSans.ttf")
    (tmp_path / "fonts.conf").write_text(FONTS.format(fonts=tmp_path / "fonts", cache=tmp_path / "cache"),
                                         encoding="utf-8")
    given = os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "QT_QPA_PLATFORM": "offscreen"} | {
        name: str(tmp_path / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    said = tmp_path / "said.txt"
    done = subprocess.run([sys.executable, "-c", BARE, str(said), "silent"], env=given, capture_output=True,
                          check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    families, *signs = said.read_text(encoding="utf-8").splitlines()
    assert families.startswith("BIZ UDPGothic VL PGothic")
    assert signs == ["山 True", "髙 True", "ア True"]


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """Return a folder that can never be made: a file is in its way."""
    (tmp_path / "file").write_bytes(b"")
    return tmp_path / "file" / "data"


def test_data_that_can_be_kept_nowhere_is_said_and_the_window_lives_on(desk: Desk, nowhere: Path, qtbot) -> None:  # noqa: F811
    window = desk.window
    window.bench.doors = Doors("keiko", Workplace(nowhere, lambda: datetime.now(UTC), "keiko", "here"))
    window.kept.folder = nowhere
    window.look = None
    crash.log_to(nowhere / "log")
    end = crash.watch(Reports(nowhere / "log" / "reports"))
    try:
        program.begin(window, [])
        window.commands.open_sample("th_rooftop_solar")
        window.commands.switch_theme()
    finally:
        end()
    assert window.bench.session is None
    assert any(str(nowhere) in text for text in window.banner.texts())
    assert window.isVisible()


def test_settings_that_cannot_be_read_are_those_of_a_new_user(nowhere: Path) -> None:
    assert PreferenceFile(nowhere).value.recent == ()


@pytest.mark.parametrize("system", [
    "ar_EG", *(pytest.param(name, marks=pytest.mark.long) for name in ("de_DE", "fr_FR", "hi_IN"))])
def test_numbers_look_the_same_whatever_the_computer_counts_in(desk: Desk, qapp: QApplication,  # noqa: F811
                                                                system: str) -> None:
    """The window sets the language of the user, so no Arabic digit and no comma of a system enters a number."""
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(system))
        Look(qapp).use(desk.kept.value)  # what the start of the program does
        qapp.processEvents()
        assert QLocale().language() == QLocale.Language.English
        desk.window.commands.open_sample("th_rooftop_solar")
        desk.session.set_texts({"lifetime": "１７"})
        desk.window.commands.show_numbers()
        QApplication.processEvents()
        said = [label.text() for label in desk.window.workspace.side.findChildren(QLabel)]
        said += [label.text() for label in desk.window.findChildren(QLabel)]
        digits = {sign for text in said for sign in text
                  if sign.isdigit() and not sign.isascii() and sign not in "₂²³₀₁"}
        assert digits == set()
        assert words.tonnes(1234567) == "1,234,567"
        assert words.size(1234567) == "1.18 MiB"
    finally:
        QLocale.setDefault(before)


def test_another_size_of_the_system_font_changes_no_size_of_ours(desk: Desk, qapp: QApplication) -> None:  # noqa: F811
    """Sizes are ours in pixels; scaling is the screen's."""
    size = desk.window.font().pixelSize()
    large = qapp.font()
    large.setPointSize(24)
    qapp.setFont(large)
    theme.put_on(qapp, "dark")
    assert qapp.font().pixelSize() == size
    theme.put_on(qapp, "light")
