"""A reviewer's document: what it proposes and asks stands at the fields, open until somebody decides."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from exported import START, documents, source
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from second_judge import KEEP, needed, saved
from tracked import Reviewed

from jcm_pdd.cli import main
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.making import make_document
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.reading import reviewing
from jcm_pdd.files.reading.found import KEPT
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.reviewing import import_review
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.files.word.text import paragraph_text
from jcm_pdd.files.word.tree import W
from tests.effort import tries

Make = Callable[[str], Session]
Empty = Callable[[], Session]


def under_review(session: Session) -> Reviewed:
    return Reviewed(documents(session)[0].data)


def back(review: Reviewed) -> Source:
    return source(review.bytes(), "PDD reviewed.docx")


def proposed(session: Session) -> list[tuple[str, str, object, object]]:
    return [(e.kind, e.address, e.old, e.new) for e in reviewing.proposed_edits(session).values()]


def codes(session: Session) -> list[tuple[str, str]]:
    return [(f.code, f.where) for f in session.findings if f.code.startswith("review.")]


@pytest.fixture
def th(sample: Make) -> Session:
    return sample("th")


def a_word_document(session: Session) -> Reviewed:
    """Changed by Word: a title, a date, a lifetime, split runs, and comments at a field, a heading and nowhere."""
    review = under_review(session)
    rng = random.Random(5)
    title = session.text("title")
    review.retype(review.paragraph(title), title + " (second phase)", rng)
    review.retype(review.paragraph("15 years"), "12 years", rng)
    return review


def test_a_reviewers_changes_are_proposed_and_not_applied(th: Session) -> None:
    before, title = dict(th.project.answers), th.text("title")
    report = import_review(th, back(a_word_document(th)))
    assert sorted(proposed(th)) == [("set", "lifetime", "15", "12"), ("set", "title", title, f"{title} (second phase)")]
    assert {(e.author, e.date, e.document) for e in report.edits} == {
        ("Vera Lee", "2026-05-11T10:20:00Z", "PDD reviewed.docx")}
    assert {address: th.project.get(address) for address in before} == before
    assert report.imported.not_understood == () == report.imported.disagree
    assert sorted(codes(th)) == [("review.proposed_edit", "lifetime"), ("review.proposed_edit", "title")]
    assert not th.ready
    assert th.undo_name("en") == "Answers from PDD reviewed.docx"
    assert th.undo()
    assert dict(th.project.answers) == before


def test_accepting_is_one_undo_step_and_rejecting_leaves_the_answer(th: Session) -> None:
    import_review(th, back(a_word_document(th)))
    by_address = {edit.address: name for name, edit in reviewing.proposed_edits(th).items()}
    reviewing.accept(th, by_address["lifetime"])
    assert th.project.get("lifetime") == "12"
    assert reviewing.proposed_edits(th)[by_address["lifetime"]].state == "accepted"
    title = th.project.get("title")
    reviewing.reject(th, by_address["title"])
    assert th.project.get("title") == title
    assert codes(th) == []
    assert th.undo()
    assert th.undo()
    assert th.project.get("lifetime") == "15"
    assert len(codes(th)) == 2
    with pytest.raises(Problem, match=r"review\.unknown"):
        reviewing.accept(th, "no such id")


def test_an_answer_that_changed_since_is_not_overwritten(th: Session) -> None:
    import_review(th, back(a_word_document(th)))
    name = next(name for name, edit in reviewing.proposed_edits(th).items() if edit.address == "lifetime")
    th.set_text("lifetime", "20")
    with pytest.raises(Problem) as caught:
        reviewing.accept(th, name)
    assert caught.value.code == "review.answer_changed"
    for language in ("en", "ja"):
        told = problem_text(caught.value, language)
        assert all(word in told for word in ("20", "15", "12"))
    assert th.project.get("lifetime") == "20"
    assert [p.code for p in reviewing.accept_all(th)] == ["review.answer_changed"]
    assert th.text("title").endswith("(second phase)")
    reviewing.accept(th, name, force=True)
    assert th.project.get("lifetime") == "12"
    with pytest.raises(Problem, match=r"review\.not_open"):
        reviewing.reject(th, name)


def test_the_same_file_twice_adds_nothing_twice(th: Session) -> None:
    review = a_word_document(th)
    review.comment(review.paragraph("12 years"), "Why so short?")
    import_review(th, back(review))
    reviewing.accept_all(th)
    before = dict(th.project.answers)
    import_review(th, back(review))
    assert dict(th.project.answers) == before


def test_an_empty_project_takes_the_old_text_and_the_proposals(th: Session, empty: Empty) -> None:
    new = empty()
    import_review(new, back(a_word_document(th)))
    assert new.project.get("lifetime") == "15"
    assert new.project.get("title") == th.project.get("title")
    assert ("set", "lifetime", "15", "12") in proposed(new)
    assert reviewing.accept_all(new) == ()
    assert new.undo_name("ja") == "すべての修正案を採用"
    assert new.project.get("lifetime") == "12"


def test_text_that_is_no_value_is_proposed_as_it_was_typed(th: Session) -> None:
    review = under_review(th)
    review.retype(review.paragraph("15 years"), "fifteen or so")
    import_review(th, back(review))
    reviewing.accept_all(th)
    assert th.text("lifetime") == "fifteen or so"
    assert th.rejected("lifetime") is not None


def test_comments_stand_at_their_fields(th: Session) -> None:
    review = under_review(th)
    review.comment(review.paragraph("15 years"), "Say where 15 comes from.\nA data sheet?")
    review.comment(review.paragraph("A.5. Duration"), "Check the rules.")
    review.comment(next(p for p in review.root.iter(W + "p") if next(p.iter(W + "drawing"), None) is not None),
                   "The figure is too small.")
    review.loose_comment("A good document.")
    site = th.project.get("sites/r1/name")
    review.comment(next(p for p in review.root.iter(W + "p") if str(site) in paragraph_text(p)), "Which gate?")
    report = import_review(th, back(review))
    assert report.edits == ()
    notes = {note.text: note for note in report.notes}
    section = th.schema.place("lifetime").section  # type: ignore[union-attr]
    assert {text: note.address for text, note in notes.items()} == {
        "Say where 15 comes from.\nA data sheet?": "lifetime", "Check the rules.": section,
        "The figure is too small.": "description_figures", "A good document.": "",
        "Which gate?": notes["Which gate?"].address}
    assert notes["Which gate?"].address.startswith("sites/r1/")
    first = notes["Say where 15 comes from.\nA data sheet?"]
    assert (first.author, first.date, first.quoted) == ("Vera Lee", "2026-05-11T10:20:00Z", "15 years")
    assert [note.text for note in reviewing.notes_at(th, "lifetime")] == [first.text]
    for language, word in (("en", "The whole document"), ("ja", "文書全体")):
        said = [th.message(f, language).line() for f in th.findings if f.code == "review.note"]
        assert len(said) == 5
        assert any(word in line for line in said)
        assert any("A.5" in line and "Check the rules." in line for line in said)
    reviewing.close_note(th, first.id, "Maker's data sheet, page 3.")
    assert reviewing.review_notes(th)[first.id].answer == "Maker's data sheet, page 3."
    assert len(codes(th)) == 4
    assert th.undo()
    assert len(codes(th)) == 5


def test_a_settled_comment_with_replies_is_done(th: Session) -> None:
    review = under_review(th)
    place = review.paragraph("15 years")
    asked = review.comment(place, "Is it 15?", done=True)
    review.comment(place, "Yes.", thread=asked)
    other = review.comment(place, "And then?")
    document = back(review)
    report = import_review(th, document)
    assert [(n.text, n.resolved, [r.text for r in n.replies]) for n in report.notes] == [
        ("Is it 15?", True, ["Yes."]), ("And then?", False, [])]
    assert codes(th) == [("review.note", "lifetime")]
    reviewing.close_note(th, report.notes[1].id)
    review.comment(place, "Please look again.", thread=other)
    import_review(th, back(review))
    again = reviewing.review_notes(th)[report.notes[1].id]
    assert (again.state, [r.text for r in again.replies]) == ("open", ["Please look again."])


def comments_table(session: Session) -> list[str]:
    return [str(session.project.get(f"comments/{row}/stakeholder")) for row in session.project.rows("comments")]


def with_comments(session: Session) -> list[str]:
    session.set_stored("comments", ["r11", "r12", "r13"])
    for row, who in (("r11", "Factory"), ("r12", "Village"), ("r13", "Council")):
        session.set_texts({f"comments/{row}/stakeholder": who, f"comments/{row}/comment": f"Noise, says {who}.",
                           f"comments/{row}/consideration": f"Done for {who}."})
    return comments_table(session)


def test_rows_that_came_and_went_are_proposed(th: Session) -> None:
    old = with_comments(th)
    review = under_review(th)
    review.delete_row(review.row("Noise, says Factory."))
    review.retype(review.paragraph("Village"), "The village")
    review.retype(review.paragraph("Noise, says Village."), "Much noise.")
    last = review.row("Noise, says Council.")
    first = review.insert_row(last, ["School", "Dust.", "Water."])
    review.insert_row(first, ["Clinic", "Light.", "Shades."])
    document = back(review)
    report = import_review(th, document)
    assert report.imported.not_understood == ()
    assert sorted((e.kind, e.address) for e in report.edits) == [
        ("add_row", "comments"), ("add_row", "comments"), ("delete_row", "comments/r11"),
        ("set", "comments/r12/comment"), ("set", "comments/r12/stakeholder")]
    assert {e.author for e in report.edits} == {"Vera Lee"}
    assert comments_table(th) == old
    assert reviewing.accept_all(th) == ()
    assert comments_table(th) == ["The village", "Council", "School", "Clinic"]
    assert th.project.rows("comments")[:2] == ("r12", "r13")
    before = dict(th.project.answers)
    import_review(th, document)
    assert dict(th.project.answers) == before
    assert th.undo()
    assert comments_table(th) == old
    th.delete_rows("comments", ["r12"])
    assert sorted(p.code for p in reviewing.accept_all(th)) == ["review.row_gone"] * 2
    assert comments_table(th) == ["Council", "School", "Clinic"]


def test_sites_in_one_cell_come_and_go(th: Session) -> None:
    """Items numbered in one cell: the reviewer leaves the numbers as they were."""
    th.duplicate_rows("sites", th.project.rows("sites")[-1:])
    rows = th.project.rows("sites")
    th.set_texts({f"sites/{rows[1]}/name": "Middle", f"sites/{rows[2]}/name": "Last"})
    review = under_review(th)
    for paragraph in [p for p in review.root.iter(W + "p") if paragraph_text(p).startswith("(2) ")]:
        review.delete_paragraph(paragraph)
    report = import_review(th, back(review))
    assert [(e.kind, e.address) for e in report.edits] == [("delete_row", f"sites/{rows[1]}")]
    reviewing.accept_all(th)
    assert th.project.rows("sites") == (rows[0], rows[2])
    assert th.project.get(f"sites/{rows[2]}/name") == "Last"


def test_a_moved_row_is_another_order(th: Session) -> None:
    with_comments(th)
    review = under_review(th)
    row = review.row("Noise, says Factory.")
    texts = [paragraph_text(p) for p in row.iter(W + "p")]
    review.insert_row(review.row("Noise, says Council."), texts)
    review.delete_row(row)
    import_review(th, back(review))
    assert proposed(th) == [("order", "comments", ["r11", "r12", "r13"], ["r12", "r13", "r11"])]
    reviewing.accept_all(th)
    assert th.project.rows("comments") == ("r12", "r13", "r11")


def test_moved_text_is_two_edits(th: Session) -> None:
    th.set_texts({"description": "First line.\nSecond line.", "contribution": "Money."})
    review = under_review(th)
    review.move_paragraph(review.paragraph("First line."), review.paragraph("Money."))
    import_review(th, back(review))
    assert sorted(proposed(th)) == [("set", "contribution", "Money.", "Money.\nFirst line."),
                                    ("set", "description", "First line.\nSecond line.", "Second line.")]


def test_changes_outside_the_fields_are_kept_as_not_understood(th: Session) -> None:
    review = under_review(th)
    review.retype(review.paragraph("A.5. Duration"), "A.5. Duration of the project")
    review.retype(review.paragraph("Expected operational lifetime of project"), "Lifetime of the project")
    total = f"{th.results.total.emission_reductions:,}"
    review.retype(review.paragraph(total), "1,000")
    import_review(th, back(review))
    assert proposed(th) == []
    kept = th.project.get(KEPT)
    assert isinstance(kept, list)
    assert {str(item["text"]) for item in kept if isinstance(item, dict)} == {
        "A.5. Duration → A.5. Duration of the project",
        "Expected operational lifetime of project → Lifetime of the project", f"{total} → 1,000"}


def test_accepting_everything_says_what_the_accepted_document_says(th: Session, empty: Empty) -> None:
    """Two ways to one answer: our proposals accepted, and the program reading the settled document."""
    from jcm_pdd.files.opc import read_package, write_package
    from jcm_pdd.files.printed_addresses import printed_addresses
    from jcm_pdd.files.reading.reviewed_changes import accepted

    with_comments(th)
    review = a_word_document(th)
    review.retype(review.paragraph("Noise, says Village."), "Much noise.")
    review.delete_row(review.row("Noise, says Factory."))
    other = empty()
    import_document(other, source(write_package(accepted(read_package(review.bytes())))))
    import_review(th, back(review))
    reviewing.accept_all(th)
    for address in printed_addresses(other.context):
        if not address.startswith("comments/"):
            assert th.project.get(address) == other.project.get(address)
    assert comments_table(th) == comments_table(other)


@needed
def test_a_review_saved_by_libreoffice_says_the_same(th: Session, tmp_path: Path) -> None:
    with_comments(th)
    review = a_word_document(th)
    review.comment(review.paragraph("12 years"), "Why so short?")
    review.delete_row(review.row("Noise, says Factory."))
    review.insert_row(review.row("Noise, says Council."), ["School", "Dust.", "Water."])
    report = import_review(th, source(saved(review.bytes(), tmp_path, KEEP)))
    assert sorted((e.kind, e.address) for e in report.edits) == [
        ("add_row", "comments"), ("delete_row", "comments/r11"), ("set", "lifetime"), ("set", "title")]
    assert {e.author for e in report.edits} == {"Vera Lee"}
    assert [(n.address, n.text, n.author) for n in report.notes] == [("lifetime", "Why so short?", "Vera Lee")]


def test_review_survives_saving(th: Session, place: Workplace, tmp_path: Path, keep: Callable[[Session], Session]
                                ) -> None:
    review = a_word_document(th)
    review.comment(review.paragraph("12 years"), "Why so short?")
    import_review(th, back(review))
    edits, notes = reviewing.proposed_edits(th), reviewing.review_notes(th)
    th.save_as(tmp_path / "p.jcmpdd")
    th.close()
    again = keep(Session.open(tmp_path / "p.jcmpdd", place))
    assert (reviewing.proposed_edits(again), reviewing.review_notes(again)) == (edits, notes)
    assert len(codes(again)) == 3


def test_the_command_lists_accepts_and_closes(th: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = a_word_document(th)
    review.comment(review.paragraph("12 years"), "Why so short?")
    (tmp_path / "back.docx").write_bytes(review.bytes())
    file = tmp_path / "p.jcmpdd"
    th.save_as(file)
    th.close()
    assert main(["import", str(tmp_path / "back.docx"), "--into", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["proposed"]) == 2
    assert [note["text"] for note in told["review_notes"]] == ["Why so short?"]
    assert main(["review", "list", str(file), "--lang", "ja"]) == 0
    out = capsys.readouterr().out
    assert "修正案（2件）" in out
    assert "15" in out
    assert "Why so short?" in out
    assert main(["review", "accept", str(file), told["proposed"][0]["id"]]) == 0
    assert main(["review", "accept", str(file), "--all", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.partition("\n")[2])["open"] == 1
    assert main(["review", "close", str(file), told["review_notes"][0]["id"], "--reply", "Because."]) == 0
    assert main(["review", "reject", str(file)]) == 2
    assert main(["review", "reject", str(file), "nothing"]) == 2
    capsys.readouterr()
    assert main(["review", "list", str(file), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {item["state"] for item in listed["edits"]} == {"accepted"}
    assert [(item["state"], item["answer"]) for item in listed["notes"]] == [("done", "Because.")]


# ---------------------------------------------------------------------- hostile documents


@pytest.mark.long
def test_ten_thousand_comments(th: Session) -> None:
    review = under_review(th)
    paragraph = review.paragraph("15 years")
    for number in range(10_000):
        if number % 2:
            review.comment(paragraph, f"Remark {number}")
        else:
            review.loose_comment(f"Remark {number}")
    report = import_review(th, back(review))
    assert len(report.notes) == 10_000 == len(reviewing.review_notes(th))
    assert {note.address for note in report.notes} == {"lifetime", ""}


def test_broken_comments_and_changes_are_read_all_the_same(th: Session) -> None:
    review = a_word_document(th)
    place = review.paragraph("12 years")
    review.comment(place, "without an end", ends=False)
    first = review.comment(place, "a circle")
    second = review.comment(place, "of replies", thread=first)
    review.threads[-2] = (first, second, False)
    review.comment(place, "doubled id")
    review.comments[-1].set(W + "id", "0")
    review.comment(place, "no id")
    del review.comments[-1].attrib[W + "id"]
    review.comment(place, "replies to nothing", thread="FFFFFFFF")
    review.comments.append(etree.Element(W + "comment"))
    inner = review.mark("ins")
    outer = review.mark("del")
    outer.append(inner)
    inner.append(review.mark("moveTo"))
    for mark in outer.iter():
        mark.attrib.pop(W + "author")
        mark.attrib.pop(W + "date")
    place.append(outer)
    start = review.mark("moveFromRangeStart")
    start.set(W + "name", "never ends")
    place.append(start)
    report = import_review(th, back(review))
    assert sorted(e.address for e in report.edits) == ["lifetime", "title"]
    assert {n.text: n.address for n in report.notes} == {
        "without an end": "lifetime", "a circle": "lifetime", "of replies": "lifetime", "doubled id": "", "no id": "",
        "replies to nothing": "lifetime", "": ""}
    assert len(reviewing.review_notes(th)) == 7


# ---------------------------------------------------------------------- other documents, any edits


def test_a_review_of_the_modalities_of_communication(th: Session) -> None:
    """One company stands in several lists of the document: a changed name is one edit, an added one a new row."""
    first, second, third = th.project.rows("participants")[:3]
    th.set_texts({f"participants/{first}/address": "1 Old Street", f"participants/{first}/contact": "Ms A"})
    made = make_document(th, "MoC")[0]
    import_document(th, source(made))
    before = dict(th.project.answers)
    review = Reviewed(made)
    review.retype(review.paragraph("1 Old Street"), "2 New Street")
    name = th.text(f"participants/{second}/name")
    review.retype(review.paragraph(name), "Another Service Co., Ltd.")
    review.insert_row(review.row(th.text(f"participants/{third}/name")), ["A New Partner Co., Ltd."])
    review.comment(review.paragraph("2 New Street"), "Since when?")
    report = import_review(th, back(review))
    assert {address: th.project.get(address) for address in before} == before
    assert sorted((e.kind, e.address) for e in report.edits) == [
        ("add_row", "participants"), ("set", f"participants/{first}/address"), ("set", f"participants/{second}/name")]
    assert [note.address for note in report.notes] == [f"participants/{first}/address"]
    assert reviewing.accept_all(th) == ()
    assert th.text(f"participants/{second}/name") == "Another Service Co., Ltd."
    rows = th.project.rows("participants")
    assert len(rows) == 5
    (added,) = set(rows) - {first, second, third, "r4"}
    assert th.text(f"participants/{added}/name") == "A New Partner Co., Ltd."



FIELDS = ("title", "description", "contribution", "consultation", "annex")
TEXT = st.text(st.sampled_from("abc XYZ 019.,:;()[]&'é日本語"), max_size=25).map(lambda text: text.strip() or "x")


@settings(max_examples=tries(8))
@given(st.dictionaries(st.sampled_from(FIELDS[:4]), TEXT, min_size=1), st.lists(TEXT, max_size=2),
       st.sets(st.integers(0, 2)), st.randoms(use_true_random=False))
def test_any_edits_are_proposed_exactly(texts: dict[str, str], rows: list[str], gone: set[int], rng: random.Random
                                        ) -> None:
    with TemporaryDirectory() as folder:
        session = Session.create(Workplace(Path(folder), lambda: START, "Suda", "desk-1"), {
            "country": "TH", "title": "Old title", "description": "Old description", "contribution": "Old money",
            "consultation": "Old meeting", "start_date": "2027-04-01", "lifetime": "15"})
        try:
            with_comments(session)
            before = dict(session.project.answers)
            review = under_review(session)
            model = review.row("Noise, says Council.")
            for text in reversed(rows):
                review.insert_row(model, [f"Who {text}", f"What {text}", f"How {text}"])
            for at in gone:
                review.delete_row(review.row(f"Noise, says {('Factory', 'Village', 'Council')[at]}."))
            for address, text in texts.items():
                review.retype(review.paragraph(str(session.project.get(address))), text, rng)
            import_review(session, back(review))
            assert {address: session.project.get(address) for address in before} == before
            assert reviewing.accept_all(session) == ()
            wanted = {address: texts.get(address, before[address]) for address in FIELDS[:4]}
            assert {address: session.project.get(address) for address in wanted} == wanted
            left = [who for at, who in enumerate(("Factory", "Village", "Council")) if at not in gone]
            assert comments_table(session) == [*left, *(f"Who {text}" for text in rows)]
            assert codes(session) == []
        finally:
            session.journal.stop()


def test_a_project_taken_over_as_text_keeps_the_review(th: Session, empty: Empty) -> None:
    from jcm_pdd.files.store import textform

    import_review(th, back(a_word_document(th)))
    new = empty()
    textform.take_in(new.journal, textform.import_json(textform.export_json(th.journal)))
    assert reviewing.proposed_edits(new) == reviewing.proposed_edits(th)


def test_a_parsed_review_travels_between_processes(th: Session) -> None:
    import pickle

    from jcm_pdd.files.reading.importing import Wishes, take_in
    from jcm_pdd.files.reading.parsing import parse

    review = a_word_document(th)
    review.comment(review.paragraph("12 years"), "Why so short?")
    parsed = pickle.loads(pickle.dumps(parse(th, back(review))))  # noqa: S301 our own bytes
    report = take_in(th, parsed, Wishes())
    assert (len(report.proposed), len(report.review)) == (2, 1)
    assert len(codes(th)) == 3
