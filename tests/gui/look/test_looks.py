"""The three looks: what is read and seen has the contrast it needs, and the computer's wish is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.files.preferences import Preferences
from jcm_pdd.gui import theme
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.editors.dates import CalendarPopup
from jcm_pdd.gui.look import Look
from jcm_pdd.gui.papers.timeline_tracks import AXIS, ROW, TimelineTracks, Track
from jcm_pdd.gui.theme_style import style_sheet
from jcm_pdd.gui.theme_tokens import CONTRAST, LOOKS, Tokens

TEXT = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
"""WCAG 2.1: AA for the two everyday looks, AAA for high contrast."""
LINES = 3.0


def luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def read(t: Tokens) -> set[tuple[str, str]]:
    """Every pair of words and ground the window has."""
    grounds = (t.page, t.panel, t.side)
    pairs = set(product((t.ink, t.secondary, t.accent, t.error, t.open), grounds))
    pairs |= set(product((t.ink, t.secondary), (t.hover, t.accent_soft, t.open_soft, t.neutral_soft)))
    pairs |= {(t.on_accent, t.accent), (t.accent, t.accent_soft), (t.open, t.open_soft), (t.error, t.error_soft),
              (t.ink, t.error_soft), (t.accent, t.hover)}
    return pairs


@pytest.mark.parametrize("t", LOOKS.values(), ids=LOOKS)
def test_every_text_can_be_read(t: Tokens) -> None:
    poor = {pair: round(contrast(*pair), 2) for pair in read(t) if contrast(*pair) < TEXT[t.name]}
    assert poor == {}


@pytest.mark.parametrize("t", LOOKS.values(), ids=LOOKS)
def test_what_has_the_keyboard_and_what_can_be_ticked_is_seen(t: Tokens) -> None:
    seen = set(product((t.focus, t.secondary), (t.page, t.panel, t.side)))
    assert {pair: contrast(*pair) for pair in seen if contrast(*pair) < LINES} == {}
    assert t.ring in (2, 3)


def test_high_contrast_draws_lines_and_bars_that_are_seen() -> None:
    t = CONTRAST
    seen = set(product((t.line, t.bar, t.accent, t.open, t.error), (t.page, t.panel, t.side, t.accent_soft)))
    seen |= {(t.accent, t.bar), (t.focus, t.accent_soft)}
    seen -= {(t.bar, t.accent_soft)}  # bars stand on the page, never in a chosen row
    assert {pair: round(contrast(*pair), 2) for pair in seen if contrast(*pair) < LINES} == {}


def test_the_sheet_of_high_contrast_has_colours_of_its_own_alone() -> None:
    own = {getattr(CONTRAST, name).lower() for name in Tokens.__slots__ if name != "name"}
    assert {found.lower() for found in re.findall(r"#[0-9A-Fa-f]{6}\b", style_sheet(CONTRAST))} <= own
    assert "-contrast.svg" in style_sheet(CONTRAST)


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """A look that goes back to light English at the end."""
    made = Look(qapp)
    yield made
    made.use(Preferences(language="en", theme="light"))


def test_the_computers_wish_for_contrast_is_followed_unless_a_look_was_chosen(look: Look, monkeypatch) -> None:
    monkeypatch.setattr(theme, "system_wants_contrast", lambda _: True)
    look.use(Preferences(language="en", theme="system"))
    assert theme.tokens() is CONTRAST
    look.use(Preferences(language="en", theme="dark"))
    assert theme.tokens().name == "dark"


def test_the_action_goes_to_high_contrast_and_back(look: Look) -> None:
    look.use(Preferences(language="en", theme="light"))
    assert look.switch_contrast() == "contrast"
    look.use(Preferences(language="en", theme=look.switch_contrast()))
    assert theme.tokens() is CONTRAST
    assert (look.switch_contrast(), look.switch_theme()) == ("system", "light")


def test_qt_can_be_asked_what_the_computer_wants(qapp: QApplication) -> None:
    hints = getattr(qapp.styleHints(), "accessibility", None)
    said = hints is not None and hints().contrastPreference() == Qt.ContrastPreference.HighContrast
    assert theme.system_wants_contrast(qapp) is said


def test_the_ring_is_seen_around_what_has_the_keyboard(look: Look, qtbot) -> None:
    look.use(Preferences(language="en", theme="contrast"))
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    parts = (QLineEdit(host), QPushButton("Export", host))
    for part in parts:
        column.addWidget(part)
    host.show()
    for part in parts:
        part.setFocus()
        qtbot.waitUntil(part.hasFocus)
        picture = part.grab().toImage()
        middle = picture.height() // 2
        assert [picture.pixelColor(x, middle).name() for x in range(3)] == [CONTRAST.focus.lower()] * 3


@pytest.mark.parametrize(("name", "framed"), [("light", False), ("contrast", True)])
def test_what_is_chosen_is_framed_in_high_contrast(look: Look, name: str, framed: bool) -> None:
    look.use(Preferences(language="en", theme=name))
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    theme.paint_chosen(painter, QRect(0, 0, 20, 20))
    painter.end()
    t = LOOKS[name]
    assert picture.pixelColor(10, 10).name() == t.accent_soft.lower()
    assert (picture.pixelColor(1, 10).name() == t.accent.lower()) is framed


@pytest.mark.parametrize("t", LOOKS.values(), ids=LOOKS)
def test_the_handle_of_a_scroll_bar_is_seen(look: Look, qtbot, t: Tokens) -> None:
    look.use(Preferences(language="en", theme=t.name))
    area = QPlainTextEdit("\n".join(str(at) for at in range(200)))
    qtbot.addWidget(area)
    area.resize(200, 120)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    handle = bar.grab().toImage().pixelColor(bar.width() // 2, 16).name()
    least = LINES if t.dark else 1.7  # the light look keeps quiet lines; its handle is darker than they are
    assert contrast(handle, t.panel) > least


@pytest.mark.parametrize("t", LOOKS.values(), ids=LOOKS)
def test_the_bar_of_a_monitoring_period_is_seen_and_today_is_no_error(look: Look, qtbot, t: Tokens) -> None:
    look.use(Preferences(language="en", theme=t.name))
    tracks = TimelineTracks()
    qtbot.addWidget(tracks)
    tracks.resize(600, 200)
    first, last, today = date(2026, 3, 1), date(2026, 12, 31), date(2026, 2, 1)
    tracks.show_tracks([Track("Period", (), (first, last), "", "a"), Track("Other", (), None, "", "b")], today)
    tracks.choose(1)
    painted = tracks.grab().toImage()
    painted.setDevicePixelRatio(1)
    column = {painted.pixelColor((tracks.x_of(first) + tracks.x_of(last)) // 2, y).name()
              for y in range(AXIS, AXIS + ROW)}
    assert max(contrast(colour, t.page) for colour in column) > LINES
    assert painted.pixelColor(tracks.x_of(today), AXIS + 2).name() == t.ink.lower()


@pytest.mark.parametrize("t", LOOKS.values(), ids=LOOKS)
def test_days_of_other_months_step_back_in_the_calendar(look: Look, qtbot, t: Tokens) -> None:
    look.use(Preferences(language="en", theme=t.name))
    host = QWidget()
    qtbot.addWidget(host)
    popup = CalendarPopup(host, date(2018, 7, 4), "en")
    inks = {}
    for day in (QDate(2018, 7, 11), QDate(2018, 6, 25), QDate(2018, 8, 2)):
        picture = QImage(40, 40, QImage.Format.Format_RGB32)
        picture.fill(QColor(t.panel))
        painter = QPainter(picture)
        popup.calendar.paintCell(painter, QRect(0, 0, 40, 40), day)
        painter.end()
        shown = {picture.pixelColor(x, y).name() for x in range(40) for y in range(40)}
        inks[day.month()] = max(contrast(colour, t.panel) for colour in shown)
    assert inks[7] > max(inks[6], inks[8])
    assert min(inks.values()) > TEXT[t.name]


def test_a_choice_that_is_cut_says_so(look: Look, qtbot) -> None:
    look.use(Preferences(language="en", theme="light"))
    box, whole = ChoiceBox(), ChoiceBox()
    for one in (box, whole):
        qtbot.addWidget(one)
        one.addItem("Submitted for validation (2018-06-15)")
    box.resize(150, 34)
    whole.resize(400, 34)
    assert (box.cut(), whole.cut()) == (True, False)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert (option.currentText[:9], option.currentText[-1]) == ("Submitted", "…")
    whole.initStyleOption(option)
    assert option.currentText == whole.currentText()


def test_every_box_of_choices_is_one_that_says_when_it_is_cut(repository) -> None:
    made = [path.name for path in (repository / "jcm_pdd" / "gui").rglob("*.py")
            if re.search(r"(?<![\w.])QComboBox\(", path.read_text(encoding="utf-8"))]
    assert made == []


@pytest.mark.parametrize("t", LOOKS.values(), ids=LOOKS)
def test_the_icon_of_what_cannot_be_pressed_steps_back_as_its_words_do(look: Look, t: Tokens) -> None:
    look.use(Preferences(language="en", theme=t.name))
    drawn = theme.icon("arrow-up")
    for mode, ink in ((QIcon.Mode.Normal, t.ink), (QIcon.Mode.Disabled, t.secondary)):
        picture = drawn.pixmap(48, mode).toImage()
        full = [picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
                if picture.pixelColor(x, y).alpha() == 255]
        assert max(full, key=full.count) == ink.lower()
