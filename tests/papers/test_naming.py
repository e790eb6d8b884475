"""An answer that names a row goes along when the row is renamed, and comes back with one undo."""

from __future__ import annotations

import pytest

from jcm_pdd.core.form import ChapterDef, FieldDef, FormDef, Provenance, SectionDef, TableDef, TableItem
from jcm_pdd.core.naming import named_along
from jcm_pdd.core.project import Change, Edit, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.core.text import Text

WORD = Text(en="Word", ja="語")


def _column(name: str, names: str | None = None) -> FieldDef:
    return FieldDef(id=name, kind="text", label=WORD, names=names)


def _table(name: str, key: str, *columns: FieldDef) -> TableItem:
    return TableItem(table=TableDef(id=name, label=WORD, row_name=WORD, columns=columns, key=key))


@pytest.fixture(scope="module")
def schema() -> Schema:
    section = SectionDef(id="one", number="", title=WORD, chapter="one", items=(
        _table("tools", "tag", _column("tag"), _column("spare", "tools")),
        _table("checks", "day", _column("day"), _column("tool", "tools"))))
    form = FormDef(form="T", version="1", title=WORD, code="T", chapters=(ChapterDef(id="one", title=WORD),),
                   provenance=Provenance(status="derived", source="this test"), sections=(section,))
    return build(form, ())


@pytest.fixture
def project() -> Project:
    return Project({"tools": ["r1", "r2"], "tools/r1/tag": "M-1", "tools/r2/tag": "M-2", "tools/r2/spare": "M-1",
                    "checks": ["r1", "r2"], "checks/r1/tool": "M-1", "checks/r2/tool": "M-2"})


def _renamed(project: Project, row: str, new: str, *more: Change) -> Edit:
    return Edit("edit.set", (project.change(f"tools/{row}/tag", new), *more))


def test_every_answer_that_names_the_row_goes_along(schema: Schema, project: Project) -> None:
    edit = named_along(schema, project, _renamed(project, "r1", "W-1"))
    after = project.apply(edit.changes)
    assert (after.get("checks/r1/tool"), after.get("tools/r2/spare"), after.get("checks/r2/tool")) == (
        "W-1", "W-1", "M-2")
    assert after.apply(change.reversed() for change in edit.changes) == project


def test_a_name_two_rows_have_is_left(schema: Schema, project: Project) -> None:
    twins = project.apply([project.change("tools/r2/tag", "M-1")])
    assert named_along(schema, twins, _renamed(twins, "r1", "W-1")).changes == (Change("tools/r1/tag", "M-1", "W-1"),)


def test_what_the_edit_says_itself_stands(schema: Schema, project: Project) -> None:
    own = project.change("checks/r1/tool", "M-2")
    after = project.apply(named_along(schema, project, _renamed(project, "r1", "W-1", own)).changes)
    assert after.get("checks/r1/tool") == "M-2"


@pytest.mark.parametrize("new", [None, {"rejected": "x", "code": "c", "args": {}}])
def test_a_name_taken_away_leaves_the_answers(schema: Schema, project: Project, new: object) -> None:
    edit = Edit("edit.set", (project.change("tools/r1/tag", new),))  # type: ignore[arg-type]
    assert named_along(schema, project, edit) is edit
