"""Where the lens looks: merged cells, content controls, nested tables, boxes to tick, doubled places."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.word.binding import Binding
from jcm_pdd.files.word.content import Content, Printed
from jcm_pdd.files.word.fill import fill
from jcm_pdd.files.word.read import read

Form = Callable[[str], bytes]
HEAD = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Part</w:t></w:r></w:p>'
SHOWN = "<w:showingPlcHdr/>"


def para(text: str = "") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" if text else "<w:p/>"


def tc(text: str = "", marks: str = "", inside: str = "") -> str:
    return f"<w:tc><w:tcPr>{marks}</w:tcPr>{inside or para(text)}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def sdt(content: str, settings: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def bind(*places: dict[str, Any], headings: str = "styles") -> Binding:
    every = [{"under": ["Part"], **place} for place in places]
    return Binding.model_validate(
        {"form": "test", "code": "JCM_{CC}_F_T_ver01.0", "headings": headings, "places": every}
    )


def both_ways(form: bytes, binding: Binding, answers: dict[str, Printed]) -> str:
    """Fill, expect no remark, read the same back, and return the document's text."""
    result = fill(form, binding, Content(answers))
    assert result.report.notes == ()
    assert read(result.document, binding).content.answers == answers
    return read_package(result.document)["word/document.xml"].decode()


NAME = {"id": "name", "kind": "cell", "label": "Name"}


def test_a_label_spanning_columns_leads_to_the_cell_right_of_it(form: Form) -> None:
    body = HEAD + tbl(
        tr(tc("No."), tc("x"), tc("y")),
        tr(tc("Name", '<w:gridSpan w:val="2"/>'), tc()),
        tr(tc("Role"), tc(), tc()),
    )
    both_ways(form(body), bind(NAME, {"id": "role", "kind": "cell", "label": "Role"}), {"name": "A", "role": "B"})


def test_the_lower_part_of_a_merged_cell_is_no_place(form: Form) -> None:
    merged = tbl(tr(tc("Other"), tc("v", '<w:vMerge w:val="restart"/>')), tr(tc("Name"), tc("", "<w:vMerge/>")))
    result = fill(form(HEAD + merged), bind(NAME), Content({"name": "A"}))
    assert result.report.codes("name") == ("word.place_not_found",)


def test_a_vertically_merged_label_is_found_once(form: Form) -> None:
    body = HEAD + tbl(tr(tc("Name", '<w:vMerge w:val="restart"/>'), tc()), tr(tc("Name", "<w:vMerge/>"), tc("z")))
    both_ways(form(body), bind(NAME), {"name": "A"})


@pytest.mark.parametrize(
    "row",
    [
        sdt(tr(tc("Name"), tc())),
        tr(sdt(tc("Name")), sdt(tc())),
        tr(tc("Name"), tc(inside=sdt(para("click here"), SHOWN + "<w:text/>"))),
        tr(tc("Name"), tc(inside=f"<w:p>{sdt('<w:r><w:t>click here</w:t></w:r>', SHOWN)}</w:p>")),
        tr(sdt(tc("Name")), tc()) + tr(tc("Next"), tc("not this one")),
    ],
)
def test_cells_inside_content_controls_are_seen(form: Form, row: str) -> None:
    document = both_ways(form(HEAD + tbl(row)), bind(NAME), {"name": "A\nB"})
    assert "showingPlcHdr" not in document
    assert "click here" not in document


def test_a_content_control_around_the_value_stays(form: Form) -> None:
    body = HEAD + tbl(tr(tc("Name"), tc(inside=sdt(para("old"), '<w:alias w:val="kept"/>'))))
    assert '<w:alias w:val="kept"/>' in both_ways(form(body), bind(NAME), {"name": "A"})


def test_labels_inside_a_nested_table_are_not_taken_for_the_form(form: Form) -> None:
    nested = tbl(tr(tc("Name"), tc("inner"))) + para()
    body = HEAD + tbl(tr(tc(inside=nested), tc("z")), tr(tc("Name"), tc()))
    assert "inner" in both_ways(form(body), bind(NAME), {"name": "A"})


def test_a_table_inside_a_box_is_reported_on_reading(form: Form) -> None:
    body = HEAD + tbl(tr(tc(inside=para("text") + tbl(tr(tc("inner"))) + para("more"))))
    found = read(form(body), bind({"id": "name", "kind": "column_box"}))
    assert found.content.answers == {"name": "text\nmore"}
    assert found.report.codes("name") == ("word.table_not_read",)


@pytest.mark.parametrize("label", ["name", "  NAME :", "Name.", "N\u00a0ame"])
def test_labels_are_compared_without_case_dots_and_kinds_of_space(form: Form, label: str) -> None:
    body = HEAD + tbl(tr(tc(label), tc()))
    wanted = {**NAME, "label": label.replace("\u00a0", " ")}
    both_ways(form(body), bind(wanted), {"name": "A"})


def test_a_label_split_over_runs_and_lines_is_found(form: Form) -> None:
    split = "<w:p><w:r><w:t>Na</w:t></w:r><w:r><w:t>me</w:t><w:br/></w:r><w:r><w:t>of it:</w:t></w:r></w:p>"
    body = HEAD + tbl(tr(tc(inside=split), tc()))
    both_ways(form(body), bind({**NAME, "label": "Name of it"}), {"name": "A"})


def test_a_place_found_twice_is_reported_and_not_filled(form: Form) -> None:
    body = form(HEAD + tbl(tr(tc("Name"), tc()), tr(tc("Name"), tc())))
    result = fill(body, bind(NAME), Content({"name": "A"}))
    assert result.report.codes("name") == ("word.place_found_twice",)
    assert read_package(result.document) == read_package(body)
    assert read(body, bind(NAME)).report.codes("name") == ("word.place_found_twice",)


def test_an_occurrence_chooses_among_equal_places(form: Form) -> None:
    body = HEAD + tbl(tr(tc("Name"), tc()), tr(tc("Name"), tc()))
    second = bind({**NAME, "occurrence": 2}, {**NAME, "id": "first", "occurrence": 1})
    both_ways(form(body), second, {"name": "A", "first": "B"})


@pytest.mark.parametrize(
    "place",
    [
        {**NAME, "label": "Missing"},
        {**NAME, "under": ["Missing"]},
        {**NAME, "table": 2},
        {**NAME, "under": ["Other", "Part"]},
        {"id": "name", "kind": "cell", "row": 5, "column": 1},
        {"id": "name", "kind": "column_box"},
        {"id": "name", "kind": "paragraphs", "table": 4},
    ],
)
def test_a_place_not_found_is_reported_and_the_form_left_alone(form: Form, place: dict[str, Any]) -> None:
    body = form(HEAD + tbl(tr(tc("Name"), tc()), tr(tc("More"), tc())))
    result = fill(body, bind(place), Content({"name": "A"}))
    codes = result.report.codes("name")
    assert codes in (("word.place_not_found",), ("word.place_found_twice",))
    assert read_package(result.document) == read_package(body)


def test_a_heading_that_stands_twice_is_reported(form: Form) -> None:
    body = form((HEAD + tbl(tr(tc("Name"), tc()))) * 2)
    assert read(body, bind(NAME)).report.codes("name") == ("word.place_found_twice",)


def test_headings_known_by_text_may_be_rows_of_a_table(form: Form) -> None:
    body = tbl(tr(tc("A. Part")), tr(tc("A.1. Title")), tr(tc()), tr(tc("A.2. Text")), tr(tc()))
    places = (
        {"id": "title", "kind": "column_box", "under": ["A. Part", "A.1. Title"]},
        {"id": "text", "kind": "column_box", "under": ["A. Part", "A.2. …"]},
    )
    both_ways(form(body), bind(*places, headings="texts"), {"title": "one", "text": "two\nthree"})


def test_an_answer_that_repeats_a_heading_known_by_text_is_reported(form: Form) -> None:
    body = tbl(tr(tc("A.1. Title")), tr(tc()))
    place = {"id": "title", "kind": "column_box", "under": ["A.1. Title"]}
    result = fill(form(body), bind(place, headings="texts"), Content({"title": "A.1. Title"}))
    assert result.report.codes("title") == ("word.not_read_back",)


def test_an_answer_equal_to_the_hint_of_the_form_is_reported(form: Form) -> None:
    place = {**NAME, "blank": [">>"]}
    body = form(HEAD + tbl(tr(tc("Name"), tc("&gt;&gt;"))))
    assert read(body, bind(place)).content.answers == {}
    assert fill(body, bind(place), Content({"name": ">>"})).report.codes("name") == ("word.not_read_back",)


CHECK = {"id": "eia", "kind": "check", "label": "Required"}
SIGNS = "<w:p><w:r><w:t>☐ Yes / ☐ No</w:t></w:r></w:p>"
RUNS = "<w:p><w:r><w:t>□</w:t></w:r><w:r><w:t>Yes</w:t></w:r></w:p><w:p><w:r><w:t>□ No</w:t></w:r></w:p>"


def control(words: str) -> str:
    box = '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
    return sdt("<w:r><w:t>☐</w:t></w:r>", box) + f"<w:r><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize("value", [True, False])
@pytest.mark.parametrize("cell", [SIGNS, RUNS, f"<w:p>{control('Yes')}{control('No')}</w:p>"])
def test_boxes_are_ticked_and_read(form: Form, cell: str, value: bool) -> None:
    body = form(HEAD + tbl(tr(tc("Required"), tc(inside=cell))))
    place = {**CHECK, "yes": "Yes /" if cell is SIGNS else "Yes"}
    assert read(body, bind(place)).content.answers == {}
    document = both_ways(body, bind(place), {"eia": value})
    both_ways(fill(body, bind(place), Content({"eia": not value})).document, bind(place), {"eia": value})
    assert document.count("☒") == 1
    assert document.count('w14:val="1"') == (1 if "w14" in cell else 0)


def test_both_boxes_ticked_is_reported_and_no_answer(form: Form) -> None:
    body = form(HEAD + tbl(tr(tc("Required"), tc("☒ Yes ☑ No"))))
    found = read(body, bind(CHECK))
    assert found.content.answers == {}
    assert found.report.codes("eia") == ("word.both_ticked",)
    both_ways(body, bind(CHECK), {"eia": True})


ROWS = {"id": "list", "kind": "rows", "columns": {"Point": "point", "Value": "value"}}


def row_of(point: str, value: str) -> dict[str, Any]:
    return {"row": point, "cells": {"point": point, "value": value}}


def test_rows_keep_the_fixed_first_and_last_rows_and_take_ids_from_the_key(form: Form) -> None:
    body = HEAD + tbl(
        tr(tc("Point"), tc("Value")),
        tr(tc("(a)"), tc("(b)")),
        tr(tc(), tc()),
        tr(tc(), tc()),
        tr(tc("Total"), tc("9")),
    )
    place = {**ROWS, "first": 1, "last": 1, "key": "point"}
    document = both_ways(form(body), bind(place), {"list": [row_of("MP2", "x"), row_of("MP1", "Total")]})
    assert document.index("(a)") < document.index("MP2") < document.index("MP1") < document.rindex("Total")
    assert document.count("<w:tr>") + document.count("<w:tr ") == 5


def test_repeated_ids_are_not_copied_with_a_row(form: Form) -> None:
    blank = tr(tc(inside=sdt(para(), '<w:id w:val="77"/>')), tc()).replace("<w:tr>", '<w:tr w14:paraId="0A">')
    marked = blank.replace("<w:p/>", '<w:p><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/></w:p>')
    body = HEAD + tbl(tr(tc("Point"), tc("Value")), marked)
    three = [{"row": f"r{n}", "cells": {"point": str(n)}} for n in (1, 2, 3)]
    document = both_ways(form(body), bind(ROWS), {"list": three})
    assert not any(mark in document for mark in ("paraId", "bookmarkStart", 'w:val="77"'))


def test_a_table_without_a_blank_row_or_with_merged_columns_is_reported(form: Form) -> None:
    head = tr(tc("Point"), tc("Value"))
    for line, code in (
        ("", "word.no_blank_row"),
        (tr(tc("", '<w:gridSpan w:val="2"/>')), "word.place_not_found"),
    ):
        body = form(HEAD + tbl(head, line))
        result = fill(body, bind(ROWS), Content({"list": [row_of("MP1", "x")]}))
        assert result.report.codes("list") == (code,)
        assert read_package(result.document) == read_package(body)


def test_a_paragraph_behind_a_figure_is_its_caption_unless_a_text_shares_the_box(
    template: bytes, binding: Binding, answers: dict[str, Printed]
) -> None:
    figures = [replace(answers["emission_figures"][0], caption="")]  # type: ignore[index,type-var]
    names = ("emission_figures", "description_figures")
    filled = fill(template, binding, Content(dict.fromkeys(names, figures))).document
    parts = read_package(filled)
    document = parts["word/document.xml"].decode()
    typed = "</w:drawing></w:r></w:p>" + para("Figure 2: typed by hand")
    parts["word/document.xml"] = document.replace("</w:drawing></w:r></w:p>", typed).encode()
    found = read(write_package(parts), binding).content.answers
    assert found["emission_figures"] == [replace(figures[0], caption="Figure 2: typed by hand")]
    assert found["description_figures"] == figures
    assert found["description"] == "Figure 2: typed by hand"
    both_ways(write_package(parts), binding, {**found, "emission_figures": figures})


def test_two_places_of_one_id_that_differ_are_reported(form: Form) -> None:
    binding = bind(NAME, {"id": "name", "kind": "cell", "label": "Again"})
    body = form(HEAD + tbl(tr(tc("Name"), tc("A")), tr(tc("Again"), tc("B"))))
    found = read(body, binding)
    assert found.content.answers == {"name": "A"}
    assert found.report.codes("name") == ("word.places_disagree",)


def test_reading_takes_insertions_and_leaves_out_deletions(form: Form) -> None:
    text = (
        "<w:p><w:r><w:t>one </w:t></w:r><w:ins><w:r><w:t>two</w:t></w:r></w:ins><w:del><w:r><w:delText>three"
        '</w:delText></w:r></w:del><w:r><w:noBreakHyphen/><w:sym w:font="Symbol" w:char="03B1"/></w:r></w:p>'
    )
    found = read(form(HEAD + tbl(tr(tc("Name"), tc(inside=text)))), bind(NAME))
    assert found.content.answers == {"name": "one two\u2011\u03b1"}
    assert found.report.codes("") == ("word.tracked_changes",)


@pytest.mark.parametrize("seed", range(12))
def test_a_garbled_document_is_read_with_remarks_or_refused(
    seed: int, template: bytes, binding: Binding, answers: dict[str, Printed]
) -> None:
    odd = ["", "abc", "-1", "9" * 40, "\u0664", "1e9", "../x", "&#xD;"]
    rng = random.Random(seed)
    parts = read_package(fill(template, binding, Content(answers)).document)
    for name in ("word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "word/header1.xml"):
        text = parts[name].decode()
        values = list(re.finditer(r'(?<= )(?!xmlns)[\w:]+="[^"]*"', text))
        for found in sorted(rng.sample(values, len(values) // 4), key=lambda found: -found.start()):
            key = found.group().split("=")[0]
            text = text[: found.start()] + f'{key}="{rng.choice(odd)}"' + text[found.end() :]
        elements = list(re.finditer(r"<w:(\w+)/>", text))
        for found in sorted(rng.sample(elements, len(elements) // 3), key=lambda found: -found.start()):
            text = text[: found.start()] + "<!-- x --><w:sdt/>" + text[found.end() :]
        parts[name] = text.encode()
    garbled = write_package(parts)
    with suppress(Problem):  # anything else that is raised is a bug
        assert read(garbled, binding).report.notes
        fill(garbled, binding, Content(answers))


def test_several_headers_carry_the_code_and_a_difference_is_reported(template: bytes, binding: Binding) -> None:
    parts = read_package(template)
    second = parts["word/header1.xml"].replace(b"_XX_", b"_ID_")
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    override = b'<Override PartName="/word/header2.xml" ContentType="' + kind + b'"/></Types>'
    types = parts["[Content_Types].xml"].replace(b"</Types>", override)
    both = write_package({**parts, "word/header2.xml": second, "[Content_Types].xml": types})
    assert read(both, binding).report.codes("form_code") == ("word.place_found_twice",)
    both_ways(both, binding, {"form_code": "JCM_TH_F_PDD_ver02.0"})
