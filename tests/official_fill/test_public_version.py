"""The public version of an official workbook: inputs taken out, results kept as values, formulas that read one gone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
from test_sessions import M, project

from jcm_pdd.core.confidential import mark_edit
from jcm_pdd.files.export import steps_of, version_of
from jcm_pdd.files.public.making import cleaned
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace


def test_a_hidden_input_is_in_no_part_of_the_public_official_workbook(
    place: Workplace, keep: Callable[[Session], Session]
) -> None:
    session = project(place, keep)
    session.set_text("structure/r1/personnel", "Somsak Wongprasert")
    session.record(mark_edit(session.schema, session.project, {f"{M}/EG": (), "structure/r1/personnel": ()}, "x"))
    with version_of(session, public=True) as version:
        _, form, label, make = next(step for step in steps_of(version, ("xlsx",)) if step[0] == "mps")
        data = cleaned(version, f"a.{form}", label, make()[0])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["MPS(input)"]
    assert sheet["E5"].value == "XXX"
    assert sheet["B15"].value == 713
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"1234.5" not in everything
    assert b"Somsak" not in everything
    left = [cell.value for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert not [formula for formula in left if "E5" in formula]
