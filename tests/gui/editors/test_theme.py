"""The two themes: the colours are readable, the style sheet is understood, a chip always carries a word."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit

from jcm_pdd.gui import theme
from jcm_pdd.gui.theme_style import style_sheet
from jcm_pdd.gui.theme_tokens import DARK, LIGHT, Tokens


def luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_reaches_wcag_aa(t: Tokens) -> None:
    pairs = [(ink, ground) for ink in (t.ink, t.secondary, t.accent, t.error, t.open)
             for ground in (t.page, t.panel, t.side)]
    pairs += [(t.on_accent, t.accent), (t.accent, t.accent_soft), (t.open, t.open_soft),
              (t.error, t.error_soft), (t.secondary, t.neutral_soft), (t.ink, t.accent_soft)]
    pairs.append((t.ink, t.hover))
    poor = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5}
    assert poor == {}


def test_the_colours_are_those_of_the_design() -> None:
    assert (LIGHT.accent, LIGHT.page, LIGHT.panel, LIGHT.line) == ("#0F6B5C", "#F6F7F5", "#FFFFFF", "#DDE2DE")
    assert (DARK.accent, DARK.page, DARK.panel, DARK.line) == ("#5CC2AE", "#161A19", "#1E2422", "#323A37")


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_uses_only_colours_of_its_own_theme(t: Tokens) -> None:
    own = {getattr(t, name).lower() for name in Tokens.__slots__ if name != "name"}
    assert {found.lower() for found in re.findall(r"#[0-9A-Fa-f]{6}\b", style_sheet(t))} <= own


def test_applying_changes_palette_and_tokens_and_back(qapp: QApplication) -> None:
    field = QLineEdit()
    theme.apply(qapp, dark=True)
    assert theme.tokens() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.page.lower()
    theme.apply(qapp, dark=False)
    assert theme.tokens() is LIGHT
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.Base).name() == LIGHT.panel.lower()


def test_a_chip_says_its_state_in_words_and_hides_without_one(qapp: QApplication) -> None:
    chip = theme.StateChip("Complete", "accent")
    assert chip.accessibleName() == "Complete"
    chip.show_state("", "neutral")
    assert chip.isHidden()
    with pytest.raises(ValueError, match="no tone"):
        chip.show_state("Complete", "purple")


def test_an_icon_takes_the_ink_and_a_missing_one_is_empty(qapp: QApplication, monkeypatch, tmp_path) -> None:
    from jcm_pdd.gui import theme_icons

    (tmp_path / "box.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
                                      '<rect width="24" height="24" fill="currentColor"/></svg>', "utf-8")
    monkeypatch.setattr(theme_icons, "data_path", lambda *parts: tmp_path / parts[-1])
    picture = theme.icon("box", "#0F6B5C").pixmap(16, 16).toImage()
    assert picture.pixelColor(8, 8).name() == "#0f6b5c"
    assert theme.icon("nothing").isNull()
