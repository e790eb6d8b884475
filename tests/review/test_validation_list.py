"""The check list of the validation report: our answers, how well they are proven, and what is still open."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from jcm_pdd.cli import main
from jcm_pdd.core.review.validation import Item
from jcm_pdd.files.export import package
from jcm_pdd.files.papers.validation_list import items_of, make_list
from jcm_pdd.files.review_data import validation_list
from jcm_pdd.files.session import Session
from tests.review.seeds import ID


@pytest.fixture(scope="module")
def items(opened: dict[str, Session]) -> dict[str, Item]:
    return {one.definition.id: one for one in items_of(opened[ID])}


def test_the_items_are_those_of_the_form_and_say_which_were_read(items: dict[str, Item]) -> None:
    assert list(items) == [one.id for one in validation_list().items]
    assert [one.definition.status for one in items.values()].count("sourced") == 6


def test_each_criterion_stands_with_its_verdict_proof_and_papers(items: dict[str, Item]) -> None:
    answers = {one.address: one for one in items["methodology"].answers}
    first = answers["ID_AM002/criterion1.text"]
    assert first.said.en.startswith("met. All three project chillers")
    assert first.level.en == "document attached"
    assert "Example specification of the manufacturer [1]" in first.evidence
    linked = answers["ID_AM002/criterion2.text"]
    assert any(one.startswith("E-") for one in linked.evidence)


def test_an_item_is_clear_only_without_errors_warnings_and_open_points(opened: dict[str, Session]) -> None:
    session = opened[ID]
    before = {one.definition.id: one.clear for one in items_of(session)}
    assert (before["description"], before["consultation"], before["emissions"]) == (True, True, False)
    assert not before["double_registration"], "nothing is said about it"
    session.set_text("sites/r1/coordinates", "35.6812, 139.7671")
    assert not next(one for one in items_of(session) if one.definition.id == "description").clear
    session.undo()


def test_it_is_written_as_word_and_pdf_and_is_no_part_of_the_package(opened: dict[str, Session]) -> None:
    session = opened[ID]
    assert "validation_list" not in package(session)
    word, _ = make_list(session, "docx")
    text = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode("utf-8")
    for words in ("Project description", "プロジェクトの記述", "All three project chillers", "Still open"):
        assert words in text
    pdf, _ = make_list(session, "pdf")
    assert pdf.startswith(b"%PDF")


def test_the_command_line_prints_and_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "p.jcmpdd"
    assert main(["new", str(path), "--country", "TH", "--methodology", "TH_AM001@01.0"]) == 0
    capsys.readouterr()
    assert main(["validation", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["items"]
    assert len(told) == len(validation_list().items)
    assert main(["validation", str(path), "--lang", "ja"]) == 0
    assert "承認方法論の適用" in capsys.readouterr().out
    assert main(["validation", str(path), "--to", str(tmp_path / "list.docx")]) == 0
    assert (tmp_path / "list.docx").stat().st_size > 1000
    assert main(["validation", str(path), "--to", str(tmp_path / "list.txt")]) == 2
