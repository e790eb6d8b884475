"""The annex of a project that its official workbook calculates: what stands in which cell, and the results."""

from __future__ import annotations

from collections.abc import Callable

from books import saved, solar

from jcm_pdd.files.calculation_annex import calculation_blocks
from jcm_pdd.files.official.shelf import AdoptedMethodology
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.derived import Grid, Words


def test_inputs_with_their_cells_and_results_are_printed(adopt: Callable[..., AdoptedMethodology],
                                                         project: Callable[..., Session]) -> None:
    adopt(saved(solar(code="JCM_TH_AM777_ver03.1")))
    session = project("TH_AM777", "03.1", TH_AM777__EG_i="1000", start_date="2027-01-01", lifetime="2",
                      TH_AM777__Connection_of_PV_system_i="Captive power only")
    book = session.results.methodologies["TH_AM777"].methodology.workbook
    assert book is not None
    head, text, grid = calculation_blocks(session.context)
    assert isinstance(head, Words)
    assert head.text == "Calculation of emission reductions: TH_AM777 ver03.1"
    assert isinstance(text, Words)
    assert book.file in text.text
    assert isinstance(grid, Grid)
    assert [row[2:] for row in grid.rows] == [
        (book.inputs["EG_i"], "1,000", "MWh/p"),
        (book.inputs["Connection_of_PV_system_i"], "Captive power only", "-"),
        ("MPS(calc_process)!D7", "533", "tCO2/p"), ("MPS(calc_process)!D8", "0", "tCO2/p"),
        ("MPS(input)!B12", "533", "tCO2/p")]
