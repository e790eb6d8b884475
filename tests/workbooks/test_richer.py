"""Official workbooks of richer make: both engines give what LibreOffice gives, and filling harms nothing."""

from __future__ import annotations

import io
import random
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from libreoffice import close, convert, needs_libreoffice, values
from richer import INPUT, RICHER, Shape

from jcm_pdd.files.excel.patcher import open_parts, patch_workbook
from jcm_pdd.files.excel.values import Put
from jcm_pdd.files.opc import read_package
from jcm_pdd.files.workbooks.engines import TwinBook
from jcm_pdd.files.workbooks.reading import read_official
from tests.effort import tries

Chosen = dict[tuple[str, str], float | str]


def drawn(shape: Shape, seed: int) -> Chosen:
    chance = random.Random(seed)
    found: Chosen = {}
    for cell, allowed in shape.inputs.items():
        if isinstance(allowed[0], str):
            found[cell] = chance.choice(allowed)  # type: ignore[arg-type]
        else:
            low, high = float(allowed[0]), float(allowed[1])
            found[cell] = float(chance.choice((low, high, round(chance.uniform(low, high)),
                                               round(chance.uniform(low, high), 3))))
            if high == 12:  # a month
                found[cell] = float(round(found[cell]))
    return found


def filled(shape: Shape, chosen: Chosen) -> bytes:
    edits: dict[str, dict[str, Put]] = {}
    for (sheet, cell), value in chosen.items():
        edits.setdefault(sheet, {})[cell] = Put(value if isinstance(value, str) else Decimal(repr(value)))
    return patch_workbook(shape.data, edits).data


@pytest.fixture(scope="module")
def shapes() -> dict[str, Shape]:
    return {name: make() for name, make in RICHER.items()}


@needs_libreoffice
def test_the_result_is_libreoffices_whatever_is_entered(shapes: dict[str, Shape], tmp_path: Path) -> None:
    ours: dict[str, object] = {}
    files: dict[str, bytes] = {}
    where: dict[str, tuple[str, str]] = {}
    for number, shape in enumerate(shapes.values()):
        found = read_official(shape.data)
        result = found.book.at(*shape.result)
        twin = TwinBook(found.book, [result])
        for seed in range(tries(8, 60)):
            chosen = drawn(shape, seed)
            twin.set({found.book.at(*cell): value for cell, value in chosen.items()})
            name = f"s{number}_{seed}.xlsx"
            ours[name], files[name], where[name] = twin.read([result])[result], filled(shape, chosen), shape.result
    recalculated = convert(files, tmp_path)
    differing = {}
    for name, value in ours.items():
        sheet, cell = where[name]
        theirs = values(recalculated[name])[sheet].get(cell)
        if not close(value, theirs):
            differing[name] = value, theirs
    assert differing == {}
    assert len(set(ours.values())) > len(ours) / 3  # the inputs do matter


@pytest.mark.filterwarnings("ignore:Data Validation extension is not supported")  # by openpyxl, when it saves
@pytest.mark.parametrize("name", RICHER)
def test_filling_changes_the_sheets_and_the_workbook_part_alone(name: str, shapes: dict[str, Shape]) -> None:
    shape = shapes[name]
    chosen = drawn(shape, 1)
    edits: dict[str, dict[str, Put]] = {}
    for (sheet, cell), value in chosen.items():
        edits.setdefault(sheet, {})[cell] = Put(value if isinstance(value, str) else Decimal(repr(value)))
    done = patch_workbook(shape.data, edits)
    before, after = read_package(shape.data), read_package(done.data)
    book = open_parts(shape.data)
    assert before.keys() == after.keys()
    assert {part for part in before if before[part] != after[part]} == set(done.report.changed)
    assert set(done.report.changed) <= {book.main, *book.sheets.values()}
    assert set(done.report.kept) == before.keys() - set(done.report.changed)
    openpyxl.load_workbook(io.BytesIO(done.data))
    found = read_official(done.data)
    result = found.book.at(*shape.result)
    fresh, edited = TwinBook(found.book, [result]), TwinBook(read_official(shape.data).book, [result])
    edited.set({found.book.at(*cell): value for cell, value in chosen.items()})
    assert fresh.read([result]) == edited.read([result])


def test_lists_behind_names_on_other_sheets_and_in_the_extension_part_are_found(shapes: dict[str, Shape]) -> None:
    book = read_official(shapes["lists from everywhere"].data).book
    sources = {rule.area[0]: rule.source for rule in book.sheets[INPUT].lists if rule.area[1] == 12}
    assert sources == {6: "FUELS", 7: "Lists!$A$1:$A$4", 8: "Lists!$A$1:$A$4"}
