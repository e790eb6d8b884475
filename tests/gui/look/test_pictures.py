"""The script that takes pictures knows every screen: pages, dialogs, panels, boxes, sections, parts of their own."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from jcm_pdd.files.definitions import library
from jcm_pdd.gui.page.own_parts import OWN_PARTS
from jcm_pdd.gui.theme_tokens import LOOKS

ENDINGS = ("Page", "Dialog", "Window", "Picker", "Box", "Popup")
"""How classes of screens are called; a small part that is called so too is named here."""
NO_SCREENS = {"ProposalBox"}


@pytest.fixture(scope="module")
def pictures(repository_of_pictures: Path) -> Iterator[ModuleType]:
    sys.path.insert(0, str(repository_of_pictures / "packaging"))
    import screenshots

    yield screenshots
    sys.path.remove(str(repository_of_pictures / "packaging"))


@pytest.fixture(scope="module")
def repository_of_pictures() -> Path:
    return Path(__file__).resolve().parents[3]


def screens(gui: Path) -> set[str]:
    """Every class of the window that is a screen by its name, and the panels at the side."""
    classes = [node for path in gui.rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
               if isinstance(node, ast.ClassDef)]
    bases = {ast.unparse(base) for node in classes for base in node.bases}
    found = {node.name for node in classes if node.bases and node.name.endswith(ENDINGS)
             and not node.name.startswith("_") and node.name not in bases}
    side = (gui / "panels" / "side.py").read_text(encoding="utf-8")
    made = next(node for node in ast.walk(ast.parse(side)) if isinstance(node, ast.ClassDef))
    panels = {node.func.id for node in ast.walk(made) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
              and [ast.unparse(one) for one in node.args] == ["self"] and node.func.id[0].isupper()}
    return (found | panels) - NO_SCREENS


def test_every_screen_has_a_picture(pictures: ModuleType, repository: Path) -> None:
    from picture_windows import COVERS

    known, taken = screens(repository / "jcm_pdd" / "gui"), {name for name, _, _ in pictures.PAGES}
    assert len(known) > 25
    assert sorted(known - set(COVERS)) == [], "a new screen has its picture in PAGES and its name in COVERS"
    assert sorted(one for one in known if COVERS[one] not in taken) == []


def test_every_section_and_every_part_of_its_own_has_a_picture(pictures: ModuleType) -> None:
    taken = {name for name, _, _ in pictures.PAGES}
    forms = [form for form in (*library().forms.values(), *library().papers) if not form.on_request]
    asked = {section.id for form in forms for section in form.sections}
    assert sorted(one for one in asked if f"section-{one}" not in taken) == []
    parts = {getattr(item, "panel", "") for form in (*library().forms.values(), *library().papers)
             for section in form.sections for item in section.items}
    assert sorted(set(OWN_PARTS) - parts) == []


def test_no_two_pictures_have_one_name_and_every_look_is_taken(pictures: ModuleType) -> None:
    names = [name for name, _, _ in pictures.PAGES]
    assert len(names) == len(set(names))
    assert set(LOOKS) == {"light", "dark", "contrast"}
    assert pictures.SCALES == ("1", "1.5", "2")
    assert {"1280x720", "3840x2160"} <= set(pictures.SIZES)


def test_the_pictures_that_come_with_the_program_stay_few_and_small(repository: Path) -> None:
    kept = list((repository / "resources" / "help" / "pictures").glob("*.png"))
    assert 0 < len(kept) <= 30
    assert sum(path.stat().st_size for path in kept) < 5_000_000
