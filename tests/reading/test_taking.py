"""Reading and taking in are two steps: the first can run in another process, the second follows the user's choices."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest
from exported import documents, source

from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.reading import checklist, kept
from jcm_pdd.files.reading.found import KEPT, NotUnderstood
from jcm_pdd.files.reading.importing import Wishes, import_document, prepare, take_in
from jcm_pdd.files.reading.parsing import parse
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session

Make = Callable[[str], Session]
Empty = Callable[[], Session]


def changed(document: Source, *pairs: tuple[str, str]) -> Source:
    parts = read_package(document.data)
    text = parts["word/document.xml"].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return source(write_package({**parts, "word/document.xml": text.encode()}), document.name)


def test_a_parsed_document_survives_the_way_to_another_process(sample: Make, empty: Empty) -> None:
    session, whole = empty(), empty()
    document = documents(sample("th"))[0]
    parsed = pickle.loads(pickle.dumps(parse(session, document)))  # noqa: S301 our own bytes
    assert not session.project.answers
    assert take_in(session, parsed, Wishes()) == import_document(whole, document)
    assert session.project == whole.project


def test_preparing_changes_nothing_and_says_what_comes(sample: Make, empty: Empty) -> None:
    session = empty()
    parsed = parse(session, documents(sample("th"))[0])
    prospect = prepare(session, parsed, Wishes())
    assert not session.project.answers
    take_in(session, parsed, Wishes())
    assert session.project == prospect.project
    assert session.schema == prospect.schema


def test_each_answer_can_be_decided_by_itself(sample: Make) -> None:
    session = sample("th")
    document = changed(documents(session)[0], ("15 years", "12 years"), ("01/04/2019", "01/05/2019"))
    take_in(session, parse(session, document), Wishes("project", {"lifetime": "document"}))
    assert session.project.get("lifetime") == "12"
    assert session.project.get("start_date") == "2019-04-01"


def test_one_row_can_stay_and_another_go(sample: Make) -> None:
    session = sample("th")
    rows = session.project.rows("sites")
    document = documents(session)[0]
    extra = session.add_rows("sites", 2)
    for row in extra:
        session.set_text(f"sites/{row}/name", f"Hall {row}")
    take_in(session, parse(session, document), Wishes("project", {f"sites/{extra[0]}": "document"}))
    assert session.project.rows("sites") == (*rows, extra[1])
    assert session.project.get(f"sites/{extra[0]}/name") is None
    assert session.undo()
    assert session.project.rows("sites") == (*rows, *extra)


def test_a_text_nobody_understood_can_be_put_into_a_field(sample: Make) -> None:
    session = sample("th")
    document = changed(documents(session)[0], ("15 years", "as long as it runs"))
    parsed = parse(session, document)
    text = NotUnderstood("lifetime", "as long as it runs")
    before = session.project.get("contribution")
    take_in(session, parsed, Wishes(put={text: "contribution"}))
    assert session.project.get("contribution") == f"{before}\nas long as it runs"
    assert session.project.get(KEPT) is None
    assert session.undo()
    assert session.project.get("contribution") == before


def test_a_kept_text_is_put_into_a_field_later_or_removed(sample: Make) -> None:
    session = sample("th")
    document = changed(documents(session)[0], ("15 years", "long"), ("01/04/2019", "some day"))
    import_document(session, document)
    day, life, note = kept.kept_texts(session.project)
    assert (day.document, day.place, day.text) == ("PDD.docx", "start_date", "some day")
    assert (life.place, life.text, note.place) == ("lifetime", "long", "C.3")
    kept.put_into(session, day, "start_date")
    assert session.text("start_date") == "some day"
    assert session.rejected("start_date") is not None, "what is no date is kept as it was typed, with its finding"
    assert kept.kept_texts(session.project) == (life, note)
    kept.remove(session, life)
    kept.remove(session, note)
    assert kept.kept_texts(session.project) == ()
    assert KEPT not in session.project.answers


def test_a_new_project_lists_what_to_change(sample: Make, empty: Empty) -> None:
    session = empty()
    take_in(session, parse(session, documents(sample("th"))[0]), Wishes(to_change=True))
    document, listed = checklist.kept(session.project)
    assert document == "PDD.docx"
    reasons = {item.address: item.reason for item in listed}
    assert reasons["title"] == "title"
    assert reasons["start_date"] == "date"
    assert reasons["references"] == "documents"
    assert reasons["revisions"] == "versions"
    assert reasons["yearly/total"] == "quantities", "the quantities are not in the PDD, so nothing is calculated yet"
    assert reasons["horizon"] == "period"


@pytest.mark.parametrize("way", ["change", "tick"])
def test_an_item_is_done_when_it_changed_or_was_ticked(way: str, sample: Make, empty: Empty) -> None:
    session = empty()
    take_in(session, parse(session, documents(sample("th"))[0]), Wishes(to_change=True))
    item = next(i for i in checklist.kept(session.project)[1] if i.address == "start_date")
    assert not checklist.is_done(item, session.project, session.results)
    if way == "change":
        session.set_text("start_date", "2020-04-01")
    else:
        checklist.tick(session, "start_date", True)
        item = next(i for i in checklist.kept(session.project)[1] if i.address == "start_date")
    assert checklist.is_done(item, session.project, session.results)
    session.undo()
    item = next(i for i in checklist.kept(session.project)[1] if i.address == "start_date")
    assert not checklist.is_done(item, session.project, session.results)


def test_years_the_document_states_otherwise_are_listed_one_by_one(sample: Make) -> None:
    session = sample("th")
    document = documents(session)[0]
    year = session.results.years[0]
    name = f"{year.year}/emission_reductions"
    parsed = parse(session, document)
    parsed.found.calculated[name] = "1"
    prospect = prepare(session, parsed, Wishes(to_change=True))
    assert [i.address for i in prospect.to_change if i.reason == "result"] == [f"yearly/{year.year}"]


def test_a_damaged_list_is_no_list(empty: Empty) -> None:
    session = empty()
    session.set_stored(checklist.LIST, {"items": "x"})
    assert checklist.kept(session.project) == ("", ())
    session.set_stored(checklist.LIST, {"document": "a", "items": [1, {"address": "title", "reason": "?"}]})
    assert [i.reason for i in checklist.kept(session.project)[1]] == ["date"]


def test_the_list_can_be_put_away(sample: Make, empty: Empty) -> None:
    session = empty()
    take_in(session, parse(session, documents(sample("th"))[0]), Wishes(to_change=True))
    checklist.put_away(session)
    assert checklist.LIST not in session.project.answers
