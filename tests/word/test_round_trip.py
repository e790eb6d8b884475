"""The promise: every answer a document prints comes back from it identical."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import data_path
from jcm_pdd.files.opc import read_package
from jcm_pdd.files.word.binding import Binding, load_binding
from jcm_pdd.files.word.content import ILLEGAL, Content, Picture, Printed, canonical
from jcm_pdd.files.word.fill import fill
from jcm_pdd.files.word.lens import columns_of
from jcm_pdd.files.word.read import read

BINDING = load_binding(data_path("templates", "pdd", "binding.yaml"))
TEMPLATE = data_path("templates", "pdd", "PDD_ver02.0.docx").read_bytes()
LABELS = sorted(
    {text for place in BINDING.places for text in getattr(place, "under", ())}
    | {"Country", "Japan", "Total (tCO2e)", "Version number", "Selected approved methodology No.", "Year"}
    | {"Emission sources", "GHG type", "☐ Yes ☒ No", "Yes", "The Republic of XX", "JCM_XX_F_PDD_ver02.0"}
)
TRICKY = [
    " ", "  two  spaces ", "\t", "\ttab\tin\tside\t", "\n", "\n\n", "a\n\nb\n", "\n leading", "=1+1", "@x",
    "-1", "日本語の文章。", "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "👩‍🚀🏽 \U0001f1ef\U0001f1f5",
    "\u00a0nbsp\u00a0", "\u2028\u2029\u0085", "\ufeffbom", "\u200b", "e\u0301", "é", "\r", "a\r\nb",
    "\u2011\u00ad", "(1)", "(1) a", "(1) a\n(2) b", "[1]", "[1] a", "[1] a\n[2] b", "[]", "[a]", "[a] b", "]",
    "]]", "[[x]]] y", "[", "&amp; <w:t> ]]> \"'", "x" * 5000, "_x000D_", "%s {0} {name}",
    "\ufffd", "\ud7ff\ue000",
]  # fmt: skip


def _legal(text: str) -> bool:
    return not ILLEGAL.search(text)


plain = st.text(st.characters(exclude_categories=("Cs",)), max_size=30).filter(_legal)
texts = st.one_of(plain, st.sampled_from(TRICKY), st.sampled_from(LABELS), st.builds("{}\n{}".format, plain, plain))


def _rows_of(columns: tuple[str, ...], least: int, most: int) -> st.SearchStrategy[Any]:
    cells = st.fixed_dictionaries({}, optional=dict.fromkeys(columns, texts))
    item = st.builds(lambda found: {"row": "x", "cells": found}, cells)
    return st.lists(item, min_size=least, max_size=most)


def _answer(kind: str, columns: tuple[str, ...]) -> st.SearchStrategy[Any]:
    if kind == "header":
        return st.from_regex(r"\A[A-WYZ][A-Z]\Z").map(BINDING.form_code)
    if kind == "check":
        return st.booleans()
    if kind == "pictures":
        picture = (TEMPLATE_PNG, "image/png")
        return st.lists(st.builds(Picture, *map(st.just, picture), st.integers(1, 160), texts), max_size=2)
    if columns:
        return _rows_of(columns, 0, 1 if kind == "line" else 4)
    return texts


TEMPLATE_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x01\x08\x02\0\0\0"
contents = st.fixed_dictionaries(
    {}, optional={place.id: _answer(place.kind, columns_of(place)) for place in BINDING.places}
)


def _cells(value: Any) -> Any:
    return [item["cells"] for item in value] if isinstance(value, list) and isinstance(value[0], dict) else value


def _printed(answers: dict[str, Any]) -> dict[str, Any]:
    canon = {name: canonical(value) for name, value in answers.items()}
    return {name: _cells(value) for name, value in canon.items() if value is not None}


@given(contents)
def test_every_answer_reads_back_identical(answers: dict[str, Any]) -> None:
    result = fill(TEMPLATE, BINDING, Content(answers))
    found = read(result.document, BINDING)
    assert result.report.notes == ()
    assert found.report.notes == ()
    assert {name: _cells(value) for name, value in found.content.answers.items()} == _printed(answers)


@pytest.mark.parametrize("text", TRICKY)
def test_a_tricky_text_comes_back_from_every_text_place(text: str) -> None:
    answers: dict[str, Printed] = {
        place.id: text for place in BINDING.places if place.kind in ("cell", "column_box", "paragraphs")
    }
    result = fill(TEMPLATE, BINDING, Content(answers))
    assert result.report.notes == ()
    assert read(result.document, BINDING).content.answers == answers


def test_the_realistic_example_fills_every_place(
    binding: Binding, template: bytes, answers: dict[str, Printed]
) -> None:
    result = fill(template, binding, Content(answers))
    assert set(binding.ids()) == set(answers) == set(result.report.done)
    assert result.report.notes == ()
    assert read(result.document, binding).content.answers == answers


def test_filling_a_filled_form_again_replaces_the_answers(
    binding: Binding, template: bytes, answers: dict[str, Printed]
) -> None:
    once = fill(template, binding, Content(answers)).document
    fewer = dict(answers, title="Second title", yearly=answers["yearly"][:3], eia_required=True)  # type: ignore[index]
    twice = fill(once, binding, Content(fewer))
    assert twice.report.notes == ()
    assert read(twice.document, binding).content.answers == fewer


def test_a_figure_that_is_replaced_does_not_travel_along(
    binding: Binding, template: bytes, answers: dict[str, Printed]
) -> None:
    once = fill(template, binding, Content(answers)).document
    other = Picture(answers["emission_figures"][0].data, "image/png", 90, "Other")  # type: ignore[index,union-attr]
    figures: dict[str, Printed] = {"description_figures": [other], "annex_figures": [other, other]}
    twice = read_package(fill(once, binding, Content(figures)).document)
    media = [name for name in twice if name.startswith("word/media/")]
    assert [twice[name] for name in media] == [other.data]
    document = twice["word/document.xml"].decode()
    ids = re.findall(r'<wp:docPr id="(\d+)"', document)
    assert len(ids) == len(set(ids)) == 4


def test_the_blank_form_reads_as_no_answers(binding: Binding, template: bytes) -> None:
    found = read(template, binding)
    assert found.content.answers == {}
    assert found.report.notes == ()


def test_nothing_to_print_leaves_the_form_byte_for_byte(binding: Binding, template: bytes) -> None:
    empty: dict[str, Printed] = {"title": "", "sites": [], "yearly": [{"row": "r1", "cells": {"year": ""}}]}
    assert read_package(fill(template, binding, Content(empty)).document) == read_package(template)


def test_same_inputs_give_the_same_bytes(binding: Binding, template: bytes, answers: dict[str, Printed]) -> None:
    turned = dict(reversed(answers.items()))
    assert fill(template, binding, Content(answers)).document == fill(template, binding, Content(turned)).document


def test_only_document_header_media_and_relations_change(
    binding: Binding, template: bytes, answers: dict[str, Printed]
) -> None:
    before, after = read_package(template), read_package(fill(template, binding, Content(answers)).document)
    changed = {name for name in after if after[name] != before.get(name)}
    media = {name for name in changed if name.startswith("word/media/")}
    assert changed - media == {"word/document.xml", "word/header1.xml", "word/_rels/document.xml.rels"}
    assert len(media) == 3
    assert set(before) == set(after) - media


def test_a_text_changes_nothing_outside_its_own_cell(binding: Binding, template: bytes) -> None:
    before = read_package(template)["word/document.xml"].decode()
    after = read_package(fill(template, binding, Content({"title": "T1"})).document)["word/document.xml"].decode()
    printed = '<w:r><w:t xml:space="preserve">T1</w:t></w:r>'
    assert after.count(printed) == 1
    assert after.replace(printed, "") == before


@pytest.mark.parametrize("text", ["a\x00b", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_a_character_no_document_can_hold_is_refused_with_its_place(
    text: str, binding: Binding, template: bytes
) -> None:
    with pytest.raises(Problem) as caught:
        fill(template, binding, Content({"sites": [{"row": "r1", "cells": {"city": "ok" + text}}]}))
    assert (caught.value.code, caught.value.where) == ("word.illegal_character", "sites")


def test_answers_without_a_place_or_of_another_kind_are_reported(binding: Binding, template: bytes) -> None:
    wrong: dict[str, Printed] = {
        "nowhere": "x",
        "title": True,
        "sites": "x",
        "eia_required": "yes",
        "form_code": "JCM_TH_F_PDD_ver03.0",
        "revisions": [{"row": "r1", "cells": {"version": "1", "author": "N. N."}}],
    }
    result = fill(template, binding, Content(wrong))
    codes = {note.place: note.code for note in result.report.notes}
    assert codes == {
        "nowhere": "word.no_place",
        "title": "word.wrong_kind",
        "sites": "word.wrong_kind",
        "eia_required": "word.wrong_kind",
        "form_code": "word.wrong_code",
        "revisions": "word.no_column",
    }
    assert set(read(result.document, binding).content.answers) == {"revisions"}
