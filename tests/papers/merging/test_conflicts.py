"""The same place changed on both sides: a conflict that is told, mine until somebody chooses, and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping

from jcm_pdd.core import edits
from jcm_pdd.core.merging import Merged, Take, merge
from jcm_pdd.core.merging_rows import Side
from jcm_pdd.core.naming import named_along
from jcm_pdd.core.project import Edit, Json, Project
from jcm_pdd.core.review_notes import ProposedEdit, proposed_edits
from jcm_pdd.core.schema import Schema


def put(project: Project, **values: Json) -> Project:
    """Return a project with answers; __ stands for a stroke of an address."""
    return project.apply(project.change(name.replace("__", "/").replace("_dot_", "."), value)
                         for name, value in values.items())


def both(schema: Schema, base: Project | None, mine: Project, theirs: Project,
         choices: Mapping[str, Take] | None = None) -> Merged:
    return merge(schema, base, Side(mine, {}), Side(theirs, {}), choices)


def test_a_different_answer_is_a_conflict_and_either_can_be_chosen(schema: Schema, base: Project) -> None:
    mine, theirs = put(base, title="Mine", place="Here"), put(base, title="Theirs")
    merged = both(schema, base, mine, theirs)
    (conflict,) = merged.conflicts
    assert (conflict.address, conflict.base, conflict.mine, conflict.theirs) == ("title", "A project", "Mine", "Theirs")
    assert (merged.project.get("title"), merged.project.get("place")) == ("Mine", "Here")
    chosen = both(schema, base, mine, theirs, {"title": "theirs"})
    assert chosen.conflicts == merged.conflicts
    assert (chosen.project.get("title"), chosen.project.get("place")) == ("Theirs", "Here")
    turned = both(schema, base, theirs, mine)
    assert turned.project == chosen.project


def test_an_answer_taken_away_on_one_side_and_changed_on_the_other_is_a_conflict(schema: Schema, base: Project) -> None:
    merged = both(schema, base, put(base, title=None), put(base, title="New"))
    assert [(c.mine, c.theirs) for c in merged.conflicts] == [(None, "New")]
    assert merged.project.get("title") is None


def test_a_row_deleted_here_and_edited_there_is_one_conflict(schema: Schema, base: Project) -> None:
    mine = base.apply(edits.delete_rows(base, "evidence", ["r3"]).changes)
    theirs = put(base, evidence__r3__mark="new words")
    merged = both(schema, base, mine, theirs)
    (conflict,) = merged.conflicts
    assert (conflict.address, conflict.kind, conflict.mine) == ("evidence/r3", "row", None)
    assert conflict.theirs == {"/number": "E-03", "/mark": "new words"}
    assert merged.project == mine
    back = both(schema, base, mine, theirs, {"evidence/r3": "theirs"}).project
    assert back == theirs.apply([theirs.change("evidence#count", 4)])
    turned = both(schema, base, theirs, mine)
    assert turned.project == back
    assert both(schema, base, theirs, mine, {"evidence/r3": "theirs"}).project == mine


def test_a_row_deleted_here_that_something_new_there_points_at_is_a_conflict(schema: Schema, base: Project) -> None:
    mine = base.apply(edits.delete_rows(base, "meters", ["r3"]).changes)
    by_address = both(schema, base, mine, put(base, proofs__r1__claim="meters/r3/tag"))
    assert [c.address for c in by_address.conflicts] == ["meters/r3"]
    by_name = both(schema, base, mine, put(base, meters__r1__spare="M-3"))
    assert [c.address for c in by_name.conflicts] == ["meters/r3"]


def test_an_untouched_row_deleted_on_one_side_is_deleted(schema: Schema, base: Project) -> None:
    theirs = base.apply(edits.delete_rows(base, "evidence", ["r4"]).changes)
    merged = both(schema, base, put(base, title="Mine"), theirs)
    assert merged.deleted == (("evidence", "r4"),)
    assert merged.project.rows("evidence") == ("r1", "r2", "r3")
    assert not any(address.startswith("evidence/r4/") for address in merged.project.answers)


def _added(project: Project, table: str, **cells: Json) -> Project:
    edit, (row,) = edits.add_rows(project, table)
    project = project.apply(edit.changes)
    return project.apply(project.change(f"{table}/{row}/{name}", value) for name, value in cells.items())


def test_the_same_number_given_twice_is_counted_on_with_its_links(schema: Schema, base: Project) -> None:
    mine = _added(base, "evidence", number="E-05", mark="bill")
    theirs = _added(_added(base, "evidence", number="E-05", mark="photo"), "proofs", mark="p", evidence="E-05",
                    claim="evidence/r5")
    merged = merge(schema, base, Side(mine, {("evidence", "r5"): ("1", "A")}),
                   Side(theirs, {("evidence", "r5"): ("2", "B"), ("proofs", "r3"): ("2", "B")}))
    (one,), (row,) = merged.renamed, merged.renumbered
    assert (one.address, one.old, one.new, one.theirs) == ("evidence/r6/number", "E-05", "E-06", True)
    assert (row.table, row.old, row.new, row.theirs) == ("evidence", "r5", "r6", True)
    project = merged.project
    assert (project.get("evidence/r5/mark"), project.get("evidence/r6/mark")) == ("bill", "photo")
    assert (project.get("proofs/r3/evidence"), project.get("proofs/r3/claim")) == ("E-06", "evidence/r6")
    assert merged.now("evidence/r5/mark", theirs=True) == "evidence/r6/mark"
    assert not merged.conflicts


def test_rows_both_added_alike_are_one(schema: Schema, base: Project) -> None:
    mine = _added(base, "evidence", number="E-05", mark="bill")
    theirs = _added(_added(base, "evidence", number="E-09", mark="x"), "evidence", number="E-05", mark="bill")
    merged = both(schema, base, mine, theirs)
    project = merged.project
    assert [project.get(f"evidence/{row}/mark") for row in project.rows("evidence")].count("bill") == 1
    assert len(merged.one_row) == 1
    assert not merged.renamed


def test_a_row_renamed_differently_is_one_conflict_with_its_links(schema: Schema, base: Project) -> None:
    def renamed(to: str) -> Project:
        edit = Edit("edit.set", (base.change("evidence/r1/number", to),))
        return base.apply(named_along(schema, base, edit).changes)

    mine, theirs = renamed("E-11"), renamed("E-12")
    assert [c.address for c in both(schema, base, mine, theirs).conflicts] == ["evidence/r1/number"]
    chosen = both(schema, base, mine, theirs, {"evidence/r1/number": "theirs"})
    assert chosen.project == theirs


def test_files_added_on_both_sides_are_all_there_and_two_captions_are_a_conflict(schema: Schema, base: Project) -> None:
    def file(name: str, caption: str = "") -> dict[str, Json]:
        return {"sha256": name, "name": name, "media": "-", "size": 1, "caption": caption}

    start = put(base, evidence__r1__file=[file("a"), file("b")])
    mine = put(start, evidence__r1__file=[file("a"), file("b"), file("d")])
    theirs = put(start, evidence__r1__file=[file("b"), file("c")])
    merged = both(schema, start, mine, theirs)
    listed = merged.project.get("evidence/r1/file")
    assert isinstance(listed, list)
    assert [one["name"] for one in listed if isinstance(one, dict)] == ["b", "c", "d"]
    assert merged.project == both(schema, start, theirs, mine).project
    two = both(schema, start, put(start, evidence__r1__file=[file("a", "x"), file("b")]),
               put(start, evidence__r1__file=[file("a", "y"), file("b")]))
    assert [c.address for c in two.conflicts] == ["evidence/r1/file"]


def test_a_confirmation_is_never_put_together_from_two(schema: Schema, base: Project) -> None:
    mine = put(base, X_dot_document="Guideline 1", X_dot_page="3", X_dot_confirmed_by="A")
    theirs = put(base, X_dot_document="Guideline 2", X_dot_confirmed_by="B")
    merged = both(schema, base, mine, theirs)
    (conflict,) = merged.conflicts
    assert (conflict.address, conflict.kind) == ("X", "confirmation")
    assert merged.project == mine
    assert both(schema, base, mine, theirs, {"X": "theirs"}).project == theirs


def test_proposals_follow_their_rows(schema: Schema, base: Project) -> None:
    mine = _added(base, "evidence", number="E-05", mark="bill")
    theirs = _added(base, "evidence", number="E-06", mark="photo")
    proposal = ProposedEdit("set", "evidence/r5/mark", "photo", "better photo", "Reviewer")
    theirs = theirs.apply([proposal.kept(theirs)])
    merged = merge(schema, base, Side(mine, {("evidence", "r5"): ("1", "")}),
                   Side(theirs, {("evidence", "r5"): ("2", "")}))
    (found,) = proposed_edits(merged.project).items()
    assert (found[1].address, found[0]) == ("evidence/r6/mark", found[1].id)


def test_files_without_a_common_history_are_compared_answer_by_answer(schema: Schema, base: Project) -> None:
    mine = put(base, title="Mine", note="only mine")
    theirs = _added(put(base, title="Theirs", place=None), "evidence", number="E-05", mark="photo")
    theirs = put(theirs, evidence__r1__mark="changed")
    merged = both(schema, None, mine, theirs)
    assert {c.address for c in merged.conflicts} == {"title", "evidence/r1/mark"}
    project = merged.project
    assert project.rows("evidence") == ("r1", "r2", "r3", "r4", "r5")
    assert (project.get("note"), project.get("place")) == ("only mine", "Somewhere")
    assert project.get("evidence/r5/mark") == "photo"
    same = both(schema, None, mine, mine)
    assert (same.project, same.conflicts, same.taken) == (mine, (), ())


def test_rows_of_strangers_are_known_by_name_even_under_other_ids(schema: Schema, base: Project) -> None:
    swapped = dict(base.answers)
    for cell in ("number", "mark"):
        swapped[f"evidence/r1/{cell}"], swapped[f"evidence/r2/{cell}"] = (
            base.get(f"evidence/r2/{cell}"), base.get(f"evidence/r1/{cell}"))
    merged = both(schema, None, base, Project(swapped))
    assert not merged.conflicts
    rows = merged.project.rows("evidence")
    assert sorted(rows) == ["r1", "r2", "r3", "r4"]
    assert {(merged.project.get(f"evidence/{row}/number"), merged.project.get(f"evidence/{row}/mark"))
            for row in rows} == {(f"E-0{at}", f"e{at}") for at in range(1, 5)}


def test_rows_about_the_same_thing_are_one_row_with_its_conflicts(schema: Schema, base: Project) -> None:
    mine = _added(_added(base, "estimates", of="meters/r1/mark", basis="bills"), "estimates", of="title", note="mine")
    theirs = _added(base, "estimates", of="title", basis="like plant", note="theirs")
    merged = both(schema, base, mine, theirs)
    (conflict,) = merged.conflicts
    assert (conflict.mine, conflict.theirs) == ("mine", "theirs")
    row = conflict.address.split("/")[1]
    assert (merged.project.get(f"estimates/{row}/of"), merged.project.get(f"estimates/{row}/basis")) == (
        "title", "like plant")
    assert len(merged.project.rows("estimates")) == 2
    turned = both(schema, base, theirs, mine, {conflict.address: "theirs"})
    assert turned.project == merged.project


def test_words_of_figure_and_check_list_follow_their_rows(schema: Schema, base: Project) -> None:
    mine = _added(base, "meters", tag="M-8", mark="a")
    theirs = put(_added(base, "meters", tag="M-9", mark="b"), note="meter:r4, evidence:r1, see unit:meters/r4; r4")
    merged = merge(schema, base, Side(mine, {("meters", "r4"): ("1", "")}),
                   Side(theirs, {("meters", "r4"): ("2", "")}))
    assert merged.project.get("note") == "meter:r5, evidence:r1, see unit:meters/r5; r4"
