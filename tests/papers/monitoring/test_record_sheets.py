"""The monthly record sheets, filled in as people do and recalculated by LibreOffice."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from libreoffice import convert, needs_libreoffice, values

from jcm_pdd.files.papers.record_sheets import FIRST, record_workbook
from jcm_pdd.files.session import Session

CELLS = {"EC_PJ": "ID_AM002/chillers/{}/EC_PJ"}


def _with_meters(session: Session) -> Session:
    session.set_answers({f"meters/r{at}/{name}": text for at in (1, 2, 3) for name, text in
                         (("tag", f"EM/{at}"), ("parameter", CELLS["EC_PJ"].format(f"r{at}")))})
    return session


def test_each_meter_has_a_sheet_of_its_own(session: Session) -> None:
    book = openpyxl.load_workbook(io.BytesIO(record_workbook(_with_meters(session).context)))
    assert book.sheetnames == ["Summary", "MP1 EM-1", "MP2 EM-2", "MP3 EM-3"]
    assert book["Summary"]["B4"].value == 2018
    assert book["MP1 EM-1"]["B5"].value == "MWh"
    locked = {cell.coordinate for cell in book["MP1 EM-1"][FIRST] if not cell.protection.locked}
    assert locked == {f"{column}{FIRST}" for column in "BCDEFI"}


def test_a_replaced_meter_has_no_sheet(session: Session) -> None:
    _with_meters(session).set_answers({"meters/r1/replaced_by": "EM/2"})
    book = openpyxl.load_workbook(io.BytesIO(record_workbook(session.context)))
    assert book.sheetnames == ["Summary", "MP1", "MP2 EM-2", "MP3 EM-3"]


@pytest.mark.parametrize("tags", [("A" * 40, "A" * 40, "a" * 40), ("Summary", "[x]:*?/\\'", "")])
def test_sheet_names_are_ones_excel_accepts(session: Session, tags: tuple[str, ...]) -> None:
    session.set_answers({f"meters/r{at}/{name}": text for at, tag in enumerate(tags, 1) for name, text in
                         (("tag", tag), ("parameter", CELLS["EC_PJ"].format(f"r{at}")))})
    names = openpyxl.load_workbook(io.BytesIO(record_workbook(session.context))).sheetnames
    assert len({name.casefold() for name in names}) == 4
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def _filled(data: bytes, cells: dict[str, Any]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for reference, value in cells.items():
        book["MP1 EM-1"][reference] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@needs_libreoffice
def test_the_checks_find_what_people_get_wrong(session: Session, tmp_path: Path) -> None:
    empty = record_workbook(_with_meters(session).context)
    right = {"B10": 1000, "C13": 1150.5, "E13": 1150.5, "C14": 1300, "E14": 1300}
    slips = {**right, "C15": 1290, "E15": 1290, "C16": 1500, "E16": 1501, "C17": 1600, "C19": 1900, "E19": 1900}
    amounts = {"B8": "Amount of the month", "B9": 2, "C13": 10, "E13": 10, "C14": 5, "E14": 5}
    made = convert({"right.xlsx": _filled(empty, right), "slips.xlsx": _filled(empty, slips),
                    "amounts.xlsx": _filled(empty, amounts)}, tmp_path)
    shown = {name: values(data) for name, data in made.items()}
    sheet = shown["slips.xlsx"]["MP1 EM-1"]
    checks = [sheet.get(f"G{row}") or "" for row in range(13, 21)]
    assert checks == ["OK", "OK", "Counter went back", "Entries differ", "Second entry missing", "Missing", "OK", ""]
    assert shown["right.xlsx"]["MP1 EM-1"]["H13"] == pytest.approx(150.5)
    assert shown["right.xlsx"]["Summary"]["B19"] == pytest.approx(300)
    assert shown["right.xlsx"]["Summary"]["B21"] == 0
    assert shown["slips.xlsx"]["Summary"]["B21"] == 4
    assert shown["amounts.xlsx"]["Summary"]["B19"] == pytest.approx(30)
    assert shown["amounts.xlsx"]["Summary"]["A7"] == "2018-01"
