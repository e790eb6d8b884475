"""Two states of a project side by side, and the documents made of that."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import second_judge
from docx import Document

from jcm_pdd.core import versions
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.making import make_document
from jcm_pdd.files.opc import parse_xml, read_package
from jcm_pdd.files.reading.reviewed_changes import accepted, rejected
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.files.versions import comparing, keeping, results, tracking
from jcm_pdd.files.word.tracked_equations import MC, M, line_of
from jcm_pdd.files.word.tree import W

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CHILLERS = "id_factory_chillers"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, versions.Version, bytes]]:
    """The sample with a version, the PDD as it was then, and changes of every kind since."""
    place = Workplace(tmp_path_factory.mktemp("place"), lambda: START, "Suda", "desk-1")
    session = open_sample(next(one for one in samples() if one.id == CHILLERS), place)
    made = keeping.name_version(session, "Submitted")
    before, _ = make_document(session, "PDD")
    session.set_texts({"title": "Energy saving at two factories", "ID_AM002/chillers/r1/EC_PJ": "1,300"})
    session.delete_rows("ID_AM002/chillers", ["r2"])
    (row,) = session.add_rows("comments", after=session.project.rows("comments")[0])
    session.set_text(f"comments/{row}/comment", "Asked about noise.")
    session.move_rows("participants", [session.project.rows("participants")[0]], 1)
    yield session, made, before
    session.journal.stop()


def found(changed: tuple[Session, versions.Version, bytes]) -> comparing.Comparison:
    session, made, _ = changed
    return results.compared(session, results.Side("version", made.id), results.Side())


def test_changes_are_told_as_people_speak_of_them(changed: tuple[Session, versions.Version, bytes]) -> None:
    comparison = found(changed)
    told = {(one.address, one.what, one.sort) for one in comparison.changes}
    assert told == {("title", "changed", "text"), ("ID_AM002/chillers/r1/EC_PJ", "changed", "number"),
                    ("ID_AM002/chillers/r2", "row_removed", "row"), ("comments/r4", "row_added", "row"),
                    ("participants", "rows_moved", "row")}
    sections = [comparison.section(one.section, "en") for one in comparison.changes]
    assert sections[0] == "A.1 Title of the JCM project"
    assert sections.index("A.4 Name of project participants") < sections.index("C Calculation inputs")
    by = {one.address: comparing.told(comparison, one, "en") for one in comparison.changes}
    number = by["ID_AM002/chillers/r1/EC_PJ"]
    assert (number.old, number.new, number.unit, number.difference) == ("1,450", "1,300", "MWh/p", "-150")
    assert number.parts == (("gone", "1,450"), ("new", "1,300"))
    assert "CH-02" in by["ID_AM002/chillers/r2"].old
    assert by["ID_AM002/chillers/r2"].where == "Project chillers (Chiller 2)"
    assert by["comments/r4"].new == "Comment received: Asked about noise."
    assert by["participants"].old.startswith("row 2: ")
    assert ("gone", "Introduction") not in by["title"].parts
    assert "".join(text for what, text in by["title"].parts if what != "gone") == "Energy saving at two factories"


def test_the_effect_of_a_change_is_what_the_total_would_lack_without_it(
        changed: tuple[Session, versions.Version, bytes]) -> None:
    comparison = found(changed)
    effects = {one.address: one.effect for one in comparison.changes}
    assert effects["title"] == effects["participants"] == 0
    session, _, _ = changed
    session.set_text("ID_AM002/chillers/r1/EC_PJ", "1,450")
    without = session.results.total.emission_reductions
    after = comparison.totals[1]
    assert without is not None
    assert after is not None
    assert effects["ID_AM002/chillers/r1/EC_PJ"] == after - without
    assert comparison.difference == sum(one.difference or 0 for one in comparison.years) != 0
    session.undo()


def test_a_comparison_turned_round_says_the_opposite(changed: tuple[Session, versions.Version, bytes]) -> None:
    session, made, _ = changed
    there = results.compared(session, results.Side("version", made.id), results.Side())
    back = results.compared(session, results.Side(), results.Side("version", made.id))
    assert (there.difference or 0) == -(back.difference or 0)
    opposite = {"row_added": "row_removed", "row_removed": "row_added"}
    assert {(one.address, opposite.get(one.what, one.what)) for one in there.changes} == {
        (one.address, one.what) for one in back.changes}
    same = results.compared(session, results.Side(), results.Side())
    assert same.changes == ()


def test_the_saved_file_and_another_file_are_sides_too(changed: tuple[Session, versions.Version, bytes],
                                                       tmp_path: Path) -> None:
    session, _, _ = changed
    session.save_as(tmp_path / "p.jcmpdd")
    session.set_text("title", "Third title")
    for side in (results.Side("saved"), results.Side("file", str(tmp_path / "p.jcmpdd"))):
        comparison = results.compared(session, side, results.Side())
        assert [one.address for one in comparison.changes] == ["title"]
    session.undo()


def test_tracked_changes_of_the_pdd_come_back_both_ways(changed: tuple[Session, versions.Version, bytes]) -> None:
    session, made, before = changed
    data, _ = tracking.track(session, made, author="Keiko")
    now, _ = tracking.clean(session)
    parts = read_package(data)
    for settled, wanted in ((accepted(parts), now), (rejected(parts), before)):
        assert lines(settled) == lines(read_package(wanted))
    root = parse_xml(parts["word/document.xml"])
    assert {one.get(W + "author") for one in root.iter(W + "ins", W + "del")} == {"Keiko"}
    moc, _ = tracking.track(session, made, "moc")
    assert lines(rejected(read_package(moc))) != []
    with pytest.raises(Problem, match=r"versions\.no_document"):
        tracking.track(session, made, "nothing")


def lines(parts: dict[str, bytes]) -> list[str]:
    """Return the text of every paragraph, with equations on one line, as a program reads it that knows them."""
    root = parse_xml(parts["word/document.xml"])
    for other in list(root.iter(MC + "Fallback")):
        other.getparent().remove(other)
    return ["".join(line_of(one) if one.tag == M + "oMath" else "\n" if one.tag == W + "br" else one.text or "\t"
                    for one in p.iter(W + "t", W + "tab", W + "br", M + "oMath") if one.getparent().tag != W + "tabs")
            for p in root.iter(W + "p")]


@pytest.mark.long
@second_judge.needed
def test_libreoffice_accepts_and_rejects_them_too(changed: tuple[Session, versions.Version, bytes], tmp_path: Path
                                                  ) -> None:
    session, made, before = changed
    data, _ = tracking.track(session, made)
    now, _ = tracking.clean(session)
    for what, wanted in ((second_judge.ACCEPT, now), (second_judge.REJECT, before)):
        got = second_judge.saved(data, tmp_path, what)
        base = second_judge.saved(wanted, tmp_path, second_judge.ACCEPT)
        texts = [["".join(text.split()) for text in lines(read_package(one)) if text.strip()]
                 for one in (got, base)]
        assert texts[0] == texts[1]


def test_the_memo_says_what_where_why_and_the_tonnes(changed: tuple[Session, versions.Version, bytes], tmp_path: Path
                                                     ) -> None:
    session, made, _ = changed
    session.record(versions.reason_edit(session.project, made.id, "title", "The second factory joined."))
    side = results.Side("version", made.id)
    results.write(session, results.Wanted("memo", tmp_path / "memo.docx", side))
    document = Document(io.BytesIO((tmp_path / "memo.docx").read_bytes()))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["Year", "Before (tCO2)", "After (tCO2)", "Difference (tCO2)"] in rows
    title = next(row for row in rows if row[0].startswith("A.1"))
    assert title[2:] == ["The second factory joined.", "0"]
    number = next(row for row in rows if "Power consumption" in row[0])
    assert number[1] == "1,450 → 1,300 MWh/p (-150)"
    assert number[3].startswith("-")
    results.write(session, results.Wanted("memo", tmp_path / "memo.pdf", side, language="ja"))
    assert (tmp_path / "memo.pdf").read_bytes().startswith(b"%PDF")


def test_a_comparison_is_written_as_word_and_as_data(changed: tuple[Session, versions.Version, bytes], tmp_path: Path
                                                     ) -> None:
    session, made, _ = changed
    side = results.Side("version", made.id)
    for ending in (".docx", ".json"):
        results.write(session, results.Wanted("comparison", tmp_path / f"c{ending}", side))
    data = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert {one["address"] for one in data["changes"]} >= {"title", "participants"}
    root = parse_xml(read_package((tmp_path / "c.docx").read_bytes())["word/document.xml"])
    gone = ["".join(str(text) for text in run.itertext()) for run in root.iter(W + "r")
            if run.find(f"{W}rPr/{W}strike") is not None]
    assert "1,450" in gone
    with pytest.raises(Problem, match=r"versions\.wrong_file"):
        results.write(session, results.Wanted("comparison", tmp_path / "c.txt", side))
    assert not (tmp_path / "c.txt").exists()
