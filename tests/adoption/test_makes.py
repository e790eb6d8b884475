"""Forms of every make: each place is found, and whatever is printed there comes back identical."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest
from foreign_forms import MAKES
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from more_forms import MORE, Redd

from jcm_pdd.files.adoption.adopt import Adopted, adopt, shipped
from jcm_pdd.files.adoption.identity import Identity
from jcm_pdd.files.adoption.using import form_in_use, forms_of, hold
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.opc import read_package
from jcm_pdd.files.printed_addresses import printed_addresses
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.word import binding as kinds
from jcm_pdd.files.word.content import Content, canonical
from jcm_pdd.files.word.fill import fill
from jcm_pdd.files.word.lens import columns_of
from jcm_pdd.files.word.read import read
from tests.effort import tries

EVERY: dict[str, Callable[[], bytes]] = {**MAKES, **MORE, "redd": lambda: Redd().whole().bytes()}


@lru_cache(maxsize=40)
def adopted(make: str) -> Adopted:
    return adopt(EVERY[make](), f"{make}.docx", Identity("", "TH", ""))


@pytest.mark.parametrize("make", MORE)
def test_every_place_is_found_wherever_labels_and_boxes_stand(make: str) -> None:
    found = adopted(make)
    lacking = {"yearly_note (C.3)", "monitoring_plan (Annex)", "annex (Annex)", "annex_figures (Annex)"}
    if make == "labels":
        lacking.add("description_figures (A.2)")  # a value cell of a table of labels is no box for figures
    assert set(found.match.missing) == lacking
    assert found.form.fields == ()


@pytest.mark.parametrize("make", [*MORE, "redd"])
def test_a_project_comes_back_from_every_make(make: str, solar: Session, empty: Session) -> None:
    hold(solar, adopted(make).form)
    document, notes = make_pdd(solar)
    lost = {place.split(" ")[0] for place in adopted(make).match.missing}
    assert {note.where for note in notes} <= lost | {"sites"} | ({"print_calculation"} if "annex" in lost else set())
    forms_of(empty.journal.place).add(adopted(make).form)
    report = import_document(empty, Source("filled.docx", document, "word"))
    assert report.not_understood == ()
    binding = form_in_use(solar).binding
    wanted = {address: solar.project.get(address) for address in printed_addresses(solar.context, binding)
              if address.split("/")[0] in {*binding.ids(), "participants", "country"}}
    assert len(wanted) > 30
    assert {address: empty.project.get(address) for address in wanted} == wanted


TEXT = st.text(st.sampled_from("ab AB 01.,:;()[]_<>&\u2610\u2612日本é\u00a0\n"), max_size=24).filter(
    lambda text: text == text.strip())
LINES = TEXT.map(lambda text: text.replace("\n", " ").strip())


def _answer(place: kinds.Place) -> st.SearchStrategy[Any]:
    if isinstance(place, kinds.HeaderPlace):
        return st.sampled_from(["TH", "KH"])
    if isinstance(place, kinds.CheckPlace):
        return st.booleans()
    if isinstance(place, kinds.OptionsPlace):
        return st.sampled_from(place.options)
    columns = columns_of(place)
    if place.id == "host_country_name":
        return TEXT.filter(bool)  # where nothing is printed, a form of one country names that country itself
    if not columns:
        return TEXT
    cell = st.fixed_dictionaries(dict.fromkeys(columns, LINES))
    one = isinstance(place, kinds.LinePlace)
    row = st.builds(lambda cells: {"row": "r1", "cells": cells}, cell)
    return st.lists(row, min_size=1 if one else 0, max_size=1 if one else 3)


def _texts(value: Any) -> Any:
    return [item["cells"] for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("make", EVERY)
@settings(max_examples=tries(3), phases=(Phase.explicit, Phase.reuse, Phase.generate), deadline=None,
          suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_printed_reads_back_identical(make: str, data: st.DataObject) -> None:
    form = adopted(make).form
    places = {place.id: place for place in form.binding.places if place.kind != "pictures"}
    answers = {name: data.draw(_answer(place), name) for name, place in places.items()}
    if "form_code" in answers:
        answers["form_code"] = form.binding.form_code(answers["form_code"])
    result = fill(form.data, form.binding, Content(answers))
    assert [note.code for note in result.report.notes] == []
    found = read(result.document, form.binding)
    wanted = {name: _texts(canonical(value)) for name, value in answers.items() if canonical(value) is not None}
    assert {name: _texts(value) for name, value in found.content.answers.items()} == wanted


@pytest.mark.parametrize("make", EVERY)
def test_the_blank_form_says_nothing(make: str) -> None:
    form = adopted(make).form
    answers = read(form.data, form.binding).content.answers
    assert set(answers) <= {"form_code", "host_country_name"}


@pytest.mark.parametrize("make", [*MORE, "redd"])
def test_the_texts_of_the_form_stay(make: str, solar: Session) -> None:
    form = adopted(make).form
    hold(solar, form)
    from jcm_pdd.files.word.document import open_document
    from jcm_pdd.files.word.text import paragraph_text
    from jcm_pdd.files.word.tree import W

    def words(data: bytes) -> set[str]:
        root = open_document(data, form.binding).root
        return {" ".join(text.split()) for p in root.iter(W + "p") if (text := paragraph_text(p)).strip(" _.\u2610")}

    after = words(make_pdd(solar)[0])
    for text in words(form.data):
        label = text.rstrip("_. ")
        assert text in after or any(other.startswith(label) for other in after) or "\u2610" in text, text


def test_an_adopted_form_is_adopted_again_with_the_same_places(solar: Session) -> None:
    for make in ("fours", "above", "inside", "layout", "beside"):
        form = adopted(make).form
        hold(solar, form)
        again = adopt(make_pdd(solar)[0], "filled.docx", Identity("", "", "")).form
        assert [place.id for place in again.binding.places] == [place.id for place in form.binding.places], make


def test_our_own_form_blank_and_filled_gives_our_own_binding(solar: Session) -> None:
    for data in (form_in_use(solar).data, make_pdd(solar)[0]):
        assert adopt(data, "PDD.docx", Identity("", "TH", "")).form.binding == shipped()


def test_headers_and_other_parts_stay_byte_for_byte(solar: Session) -> None:
    form = adopted("redd").form
    hold(solar, form)
    before, after = read_package(form.data), read_package(make_pdd(solar)[0])
    header = next(name for name in before if "header" in name and b"REDD" in before[name])
    assert before[header].count(b"<w:r>") == after[header].count(b"<w:r>")
    assert b"_F_PDD_REDD+" not in after[header]  # the code stays split over its runs
    changed = {name for name in before if after.get(name) != before[name]}
    touched = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "_rels/.rels"}
    assert changed <= {*touched, header}
