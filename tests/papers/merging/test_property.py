"""Whatever two people do in different places of their copies: bringing these together loses nothing, either way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core import edits
from jcm_pdd.core.merging import merge
from jcm_pdd.core.merging_rows import Side
from jcm_pdd.core.naming import named_along
from jcm_pdd.core.project import Edit, Json, Project
from jcm_pdd.core.schema import Schema

KEYS = {"evidence": "number", "meters": "tag", "proofs": "mark"}
PREFIX = {"evidence": "E-0", "meters": "M-"}
MINE, THEIRS = ("evidence/r1", "evidence/r2", "meters/r1", "proofs/r1", "title"), (
    "evidence/r3", "evidence/r4", "meters/r3", "proofs/r2", "place")


@dataclass
class Person:
    """Somebody who works in a copy: changes only what is theirs, adds what they like."""

    schema: Schema
    project: Project
    own: tuple[str, ...]
    name: str
    draw: Callable[[st.SearchStrategy[int]], int]
    made: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    clock: int = 0

    def one_of(self, things: list[str]) -> str:
        return things[self.draw(st.integers(0, len(things) - 1))]

    def record(self, edit: Edit) -> None:
        self.project = self.project.apply(named_along(self.schema, self.project, edit).changes)

    def put(self, address: str, value: Json) -> None:
        self.record(Edit("edit.set", (self.project.change(address, value),)))

    def mark(self) -> str:
        self.clock += 1
        return f"{self.name}{self.clock}"

    def free_name(self, table: str) -> str:
        used = {self.project.get(f"{table}/{row}/{KEYS[table]}") for row in self.project.rows(table)}
        return self.one_of([name for name in (f"{PREFIX[table]}{at}" for at in range(1, 60)) if name not in used][:3])

    def rows(self, table: str) -> list[str]:
        """Return the rows this person may change."""
        return [row for row in self.project.rows(table)
                if f"{table}/{row}" in self.own or (table, row) in self.made]

    def add(self) -> None:
        table = self.one_of(list(KEYS))
        after = self.one_of([*self.project.rows(table), ""])
        edit, (row,) = edits.add_rows(self.project, table, 1, after or None)
        self.record(edit)
        # Hours are often the same: then it is the author and the content that decide.
        self.made[table, row] = str(self.draw(st.integers(1, 2))), self.one_of(["A", "B"])
        self.put(f"{table}/{row}/mark", self.mark())
        if table != "proofs":
            self.put(f"{table}/{row}/{KEYS[table]}", self.free_name(table))

    def link(self) -> None:
        """Point from a row of one's own at any row nobody will delete."""
        kept = ["r1", "r2", "r3", "r4"]
        proofs, evidence = self.rows("proofs"), [
            row for row in self.project.rows("evidence") if row in kept or ("evidence", row) in self.made]
        meters = [row for row in self.project.rows("meters") if row in kept or ("meters", row) in self.made]
        if proofs and evidence and meters:
            proof, part = self.one_of(proofs), self.one_of(["", "/spare", "/tag.page"])
            self.put(f"proofs/{proof}/evidence", self.project.get(f"evidence/{self.one_of(evidence)}/number"))
            self.put(f"proofs/{proof}/claim", f"meters/{self.one_of(meters)}{part}")

    def rename(self) -> None:
        table = self.one_of(["evidence", "meters"])
        if self.rows(table):
            self.put(f"{table}/{self.one_of(self.rows(table))}/{KEYS[table]}", self.free_name(table))

    def delete(self) -> None:
        """Take out a proof of one's own; nothing points at those."""
        if self.rows("proofs"):
            row = self.one_of(self.rows("proofs"))
            self.record(edits.delete_rows(self.project, "proofs", [row]))

    def move(self) -> None:
        table = self.one_of(list(KEYS))
        order = self.project.rows(table)
        if order:
            row, to = self.one_of(list(order)), self.draw(st.integers(0, len(order)))
            self.record(edits.move_rows(self.project, table, [row], to))

    def write(self) -> None:
        self.put(self.own[-1], self.mark())

    def attach(self) -> None:
        """Add a file to a row both may add files to."""
        listed = self.project.get("evidence/r1/file")
        item: dict[str, Json] = {"sha256": self.mark(), "name": "a.pdf", "media": "-", "size": 1}
        self.put("evidence/r1/file", [*(listed if isinstance(listed, list) else []), item])

    def work(self, steps: int) -> Person:
        """Do some of all that."""
        what = (self.add, self.add, self.link, self.rename, self.delete, self.move, self.write, self.attach)
        for _ in range(steps):
            what[self.draw(st.integers(0, len(what) - 1))]()
        return self

    @property
    def side(self) -> Side:
        return Side(self.project, self.made)


def graph(project: Project) -> dict[str, object]:
    """Return what a project says with every row called by its mark, whatever its id and number are now."""
    marks = {f"{table}/{row}": project.get(f"{table}/{row}/mark") for table in KEYS for row in project.rows(table)}
    numbers = {project.get(f"{table}/{row}/{KEYS[table]}"): marks[f"{table}/{row}"]
               for table in PREFIX for row in project.rows(table)}
    found: dict[str, object] = {name: project.get(name) for name in ("title", "place")}
    for row in project.rows("proofs"):
        claim = str(project.get(f"proofs/{row}/claim") or "")
        target = "/".join(claim.split("/")[:2])
        found[str(marks[f"proofs/{row}"])] = (numbers.get(project.get(f"proofs/{row}/evidence")),
                                               marks.get(target), claim.removeprefix(target))
    for address, mark in marks.items():
        if not address.startswith("proofs/"):
            found[str(mark)] = numbers.get(project.get(f"{address}/spare"))
    return found


def two(schema: Schema, base: Project, data: st.DataObject) -> tuple[Person, Person]:
    """Return two people who have worked in their copies."""
    mine, theirs = (Person(schema, base, own, name, data.draw) for own, name in ((MINE, "a"), (THEIRS, "b")))
    return mine.work(data.draw(st.integers(0, 9))), theirs.work(data.draw(st.integers(0, 9)))


@given(st.data())
def test_two_copies_edited_in_different_places_lose_nothing_in_either_order(
        schema: Schema, base: Project, data: st.DataObject) -> None:
    a, b = two(schema, base, data)
    merged = merge(schema, base, a.side, b.side)
    assert not merged.conflicts
    assert merged.project == merge(schema, base, b.side, a.side).project
    before, mine, theirs, both = (graph(one) for one in (base, a.project, b.project, merged.project))
    for mark in {*before, *mine, *theirs}:
        ours, given_to = mine.get(mark, "deleted"), theirs.get(mark, "deleted")
        old = before.get(mark, "absent")
        changed = given_to if ours == old else ours
        expected = mine.get(mark, theirs.get(mark)) if old == "absent" else changed
        assert both.get(mark, "deleted") == expected, mark
    _files_of_both(base, a, b, merged.project)
    _names_differ(merged.project)


def _files_of_both(base: Project, a: Person, b: Person, merged: Project) -> None:
    def files(project: Project) -> set[object]:
        listed = project.get("evidence/r1/file")
        return {item["sha256"] for item in listed if isinstance(item, dict)} if isinstance(listed, list) else set()

    assert files(merged) == files(base) | files(a.project) | files(b.project)


def _names_differ(project: Project) -> None:
    for table in PREFIX:
        names = [project.get(f"{table}/{row}/{KEYS[table]}") for row in project.rows(table)]
        assert len(names) == len(set(names)), names
        count = project.get(f"{table}#count")
        assert isinstance(count, int)
        assert count >= max(int(row[1:]) for row in project.rows(table))


@given(st.data())
def test_a_copy_nobody_worked_in_changes_nothing(
        schema: Schema, base: Project, data: st.DataObject) -> None:
    a, _ = two(schema, base, data)
    merged = merge(schema, base, a.side, Side(base, {}))
    assert (merged.project, merged.taken, merged.renumbered) == (a.project, (), ())
    assert merge(schema, base, Side(base, {}), a.side).project == a.project


@given(st.data())
def test_what_is_the_same_on_both_sides_stays_once(
        schema: Schema, base: Project, data: st.DataObject) -> None:
    a, _ = two(schema, base, data)
    merged = merge(schema, base, a.side, a.side)
    assert (merged.project, merged.conflicts, merged.taken) == (a.project, (), ())
