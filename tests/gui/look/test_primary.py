"""One primary button a screen: the workspace has Export in its head, so that no part of it has another."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

OF_THE_WORKSPACE = ("papers", "panels", "page", "analysis")


@pytest.mark.parametrize("folder", OF_THE_WORKSPACE)
def test_no_part_of_the_workspace_has_a_primary_button(repository: Path, folder: str) -> None:
    found = [path.name for path in (repository / "jcm_pdd" / "gui" / folder).glob("*.py")
             if '"primary"' in path.read_text(encoding="utf-8")]
    assert found == []


def test_no_page_shows_two_primary_buttons(desks) -> None:
    desk = desks()
    window, found = desk.window, {}
    window.commands.open_sample("th_rooftop_solar")
    for name in ("guide", "export", "print", "new_like", "finder", "move", "verification", "review", "methodologies",
                 "forms"):
        window.actions_by_id[name].trigger()
        found[name] = [one.text() for one in window.findChildren(QPushButton)
                       if one.isVisible() and one.property("role") == "primary"]
    assert {name: texts for name, texts in found.items() if len(texts) > 1} == {}
    assert found["guide"] == ["Export"]
