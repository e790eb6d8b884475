"""Each entry of a menu has a letter of its own, so that Alt and letters reach it at once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from jcm_pdd.gui.actions import ACTIONS, MENUS


def japanese(repository: Path) -> dict[str, str]:
    """Return what the entries are called in Japanese."""
    root = ET.parse(repository / "resources" / "translations" / "shell_ja.ts").getroot()  # noqa: S314 our own file
    context = next(one for one in root.iter("context") if one.findtext("name") == "Actions")
    return {m.findtext("source", ""): m.findtext("translation", "") for m in context.iter("message")}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_two_entries_of_a_menu_have_one_letter(repository: Path, language: str) -> None:
    said = japanese(repository) if language == "ja" else {}
    for menu, _ in MENUS:
        names = [said.get(row.text, row.text) for row in ACTIONS if row.menu == menu]
        letters = Counter(found.group(1).lower() for name in names if (found := re.search(r"&(\w)", name)))
        assert not [letter for letter, count in letters.items() if count > 1], menu
