"""A methodology made from its official workbook behaves like any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from books import matrix, saved, solar

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.official.adopting import Given, adopt_methodology
from jcm_pdd.files.official.editing import with_rule
from jcm_pdd.files.official.identity import Code
from jcm_pdd.files.official.shelf import AdoptedMethodology, shelf_of
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

New = Callable[..., Session]
Adopt = Callable[..., AdoptedMethodology]


def foreign() -> bytes:
    """Return a workbook of a methodology that is not in the program's library."""
    return saved(solar(code="JCM_TH_AM777_ver03.1"))


def test_the_workbook_says_which_methodology_it_is_and_what_it_asks() -> None:
    m = adopt_methodology(foreign(), "official.xlsx").definition
    assert (m.methodology, m.version, m.country) == ("TH_AM777", "03.1", "TH")
    assert [(p.id, p.kind, p.role, p.unit, p.required) for p in m.parameters] == [
        ("EG_i", "number", "monitored", "MWh/p", "true"),
        ("Connection_of_PV_system_i", "choice", "fixed", None, "true")]
    assert [o.option for o in m.parameters[0].options] == ["C"]
    assert [(d.label.en, d.value, d.unit, d.provenance.status, d.provenance.page) for d in m.defaults][:1] == [
        ("Grid", Decimal("0.319"), "tCO2/MWh", "verified", "MPS(calc_process)!D22")]
    assert m.workbook is not None
    assert (m.workbook.reference, m.workbook.project, m.workbook.reduction) == (
        "MPS(calc_process)!D7", "MPS(calc_process)!D8", "MPS(input)!B12")


def test_a_project_calculates_with_the_workbooks_own_formulas(adopt: Adopt, project: New) -> None:
    adopt(foreign())
    session = project("TH_AM777", "03.1", TH_AM777__EG_i="1000", start_date="2027-01-01", lifetime="2")
    method = session.results.methodologies["TH_AM777"]
    assert method.annual.reduction is None
    assert method.missing == ("TH_AM777/Connection_of_PV_system_i",)
    session.set_text("TH_AM777/Connection_of_PV_system_i", "Captive power only")
    assert [y.emission_reductions for y in session.results.years] == [533, 533]
    session.set_text("TH_AM777/EG_i@2028", "2000.5")
    assert [y.emission_reductions for y in session.results.years] == [533, 1066]
    session.undo()
    assert [y.emission_reductions for y in session.results.years] == [533, 533]
    assert session.results.methodologies["TH_AM777"].state.official.reduction == 533


def test_the_project_carries_everything_to_an_empty_machine(adopt: Adopt, project: New, tmp_path: Path,
                                                            keep: Callable[[Session], Session]) -> None:
    adopt(foreign())
    path = tmp_path / "solar.jcmpdd"
    session = project("TH_AM777", "03.1", path, TH_AM777__EG_i="1000", start_date="2027-01-01", lifetime="1")
    session.set_text("TH_AM777/Connection_of_PV_system_i", "Grid")
    session.save()
    session.close()
    elsewhere = keep(Session.open(path, Workplace(tmp_path / "other", session.journal.place.now, "Ito", "desk-2")))
    assert elsewhere.results.total.emission_reductions == 319


def test_units_of_a_matrix_become_rows(adopt: Adopt, project: New) -> None:
    m = adopt(saved(matrix(3))).definition
    assert [(p.id, p.table, p.kind) for p in m.parameters if p.table] == [
        ("unit_name", "units", "text"), ("EC_PJ_i", "units", "number"), ("COP_PJ_i", "units", "number")]
    session = project("VN_AM009", "02.0")
    table = "VN_AM009/units"
    rows = session.add_rows(table, 2)
    for row, (used, cop) in zip(rows, ((100, "5"), (10, "3.5")), strict=True):
        session.set_texts({f"{table}/{row}/EC_PJ_i": str(used), f"{table}/{row}/COP_PJ_i": cop})
    annual = session.results.methodologies["VN_AM009"].annual
    assert (annual.reference, annual.project) == (Decimal("170.665"), Decimal("35.09"))
    session.delete_rows(table, [rows[1]])
    assert session.results.methodologies["VN_AM009"].annual.reference == Decimal("159.5")
    for row in session.add_rows(table, 3):
        session.set_texts({f"{table}/{row}/EC_PJ_i": "1", f"{table}/{row}/COP_PJ_i": "1"})
    assert session.results.methodologies["VN_AM009"].annual.reference is None
    (finding,) = [f for f in session.findings if f.code == "official.too_many_rows"]
    assert (finding.severity, finding.args["rows"], finding.args["places"]) == ("error", "4", "3")


def test_percentages_typed_as_percent_reach_a_percent_cell_as_a_fraction() -> None:
    book = solar(code="JCM_TH_AM777_ver03.1", unit="%")
    book["MPS(input)"]["E4"].number_format = "0.0%"
    m = adopt_methodology(saved(book), "official.xlsx").definition
    assert m.workbook is not None
    assert m.workbook.factors == {"EG_i": Decimal("0.01")}


def test_an_input_the_workbook_can_do_without_is_not_required() -> None:
    book = solar(code="JCM_TH_AM777_ver03.1")
    book["MPS(calc_process)"]["D8"] = "=IF('MPS(input)'!D8=\"\",0,0)"
    m = adopt_methodology(saved(book), "official.xlsx").definition
    assert {p.id: p.required for p in m.parameters} == {"EG_i": "true", "Connection_of_PV_system_i": "false"}


@pytest.mark.parametrize(("change", "code"), [
    (lambda book: book.remove(book["MPS(input)"]), "official.no_sheets"),
    (lambda book: book["MPS(input)"].__setitem__("K1", "a workbook"), "official.no_code"),
    (lambda book: (book["MPS(calc_process)"].__setitem__("D5", "=ROUNDDOWN(D7*0.9,0)"),
                   [book["MPS(calc_process)"].__setitem__(at, "Emissions") for at in ("B7", "B8", "F7", "F8")]),
     "official.no_emissions"),
    (lambda book: book["MPS(calc_process)"].__setitem__("D7", '=WEBSERVICE("x")'), "workbook.function"),
    (lambda book: book["MPS(calc_process)"].__setitem__("D7", "=D5"), "workbook.circular"),
])
def test_what_cannot_be_adopted_is_said(change: Callable[..., object], code: str) -> None:
    book = solar()
    change(book)
    with pytest.raises(Problem) as caught:
        adopt_methodology(saved(book), "official.xlsx")
    assert caught.value.code == code


def test_the_user_names_the_cells_of_the_emissions_and_the_code() -> None:
    book = solar(code="none")
    calc = book["MPS(calc_process)"]
    calc["D5"], calc["F8"], calc["B8"], calc["F7"] = "=ROUNDDOWN(D7*0.9,0)", "c", "b", "a"
    given = Given(Code("MN_AM001", "ver02.0"), "MPS(calc_process)!D7", "mps(calc_process)!D8")
    m = adopt_methodology(saved(book), "official.xlsx", given).definition
    assert m.workbook is not None
    assert (m.key, m.workbook.project) == ("MN_AM001 ver02.0", "MPS(calc_process)!D8")


def test_a_result_that_is_not_the_difference_of_the_emissions_is_an_error(adopt: Adopt, project: New) -> None:
    adopt(saved(solar(code="JCM_TH_AM777_ver03.1", result="ROUNDDOWN(({re}-{pe})*1,0)+7")))
    session = project("TH_AM777", "03.1", TH_AM777__EG_i="1000", TH_AM777__Connection_of_PV_system_i="Grid")
    (finding,) = [f for f in session.findings if f.code == "official.differs"]
    assert (finding.severity, finding.args["ours"], finding.args["theirs"]) == ("error", "319", "326")


def test_a_whole_tonne_boundary_is_named_as_one(adopt: Adopt, project: New) -> None:
    # 4.35 x 100 is 434.99999999999994 in a spreadsheet and 435 here.
    adopt(saved(solar(grid=4.35, code="JCM_TH_AM777_ver03.1", result="ROUNDDOWN({re}-{pe}-0.0000001,0)")))
    session = project("TH_AM777", "03.1", TH_AM777__EG_i="100", TH_AM777__Connection_of_PV_system_i="Grid")
    (finding,) = [f for f in session.findings if f.code.startswith("official.")]
    assert (finding.code, finding.severity, finding.args["exact"]) == ("official.boundary", "warning", "435")


def test_a_rule_decides_a_criterion_and_a_wrong_one_is_refused(adopt: Adopt, place: Workplace) -> None:
    from jcm_pdd.files.official.text.model import Criterion, OfficialText

    text = OfficialText("text.docx", "0" * 64, "docx", "TH_AM777", "03.1", "Solar", "", (),
                        (Criterion(1, "The output is metered.", "Section D"),), (), (), (), ())
    made = adopt_methodology(foreign(), "official.xlsx", Given(), text).adopted
    assert [(c.id, c.text.en, c.provenance.page) for c in made.definition.criteria] == [
        ("criterion1", "The output is metered.", "Section D")]
    changed = with_rule(made, "criterion1", "EG_i > 10")
    shelf_of(place).add(changed)
    found = shelf_of(place).find("TH_AM777", "03.1")
    assert found is not None
    assert found.definition.criteria[0].rule == "EG_i > 10"
    for criterion, rule, code in (("criterion9", "true", "official.no_criterion"),
                                  ("criterion1", "EG_i >", "definition.invalid"),
                                  ("criterion1", "nothing > 1", "definition.invalid")):
        with pytest.raises(Problem) as caught:
            with_rule(made, criterion, rule)
        assert caught.value.code == code


@pytest.mark.parametrize(("number", "version"), [("TH_AM778", "03.1"), ("TH_AM777", "03.2")])
def test_the_text_of_another_methodology_or_version_is_refused(number: str, version: str) -> None:
    from jcm_pdd.files.official.text.model import OfficialText, Term

    terms = (Term("Inverter", "A machine.", "Section B"),)
    text = OfficialText("text.docx", "0" * 64, "docx", "TH_AM777", "03.1", "Solar", "", terms, (), (), (), (), ())
    made = adopt_methodology(foreign(), "official.xlsx", Given(), text).definition
    assert [(t.term.en, t.text.en, t.provenance.page) for t in made.terms] == [("Inverter", "A machine.", "Section B")]
    with pytest.raises(Problem) as caught:
        adopt_methodology(foreign(), "official.xlsx", Given(), replace(text, methodology=number, version=version))
    assert caught.value.code == "official.other_text"


def test_a_library_that_was_changed_by_hand_is_noticed(adopt: Adopt, place: Workplace) -> None:
    adopt(foreign())
    shelf = shelf_of(place)
    (folder / "workbook.xlsx").write_bytes(b"other") if (folder := shelf.folder / "TH_AM777_ver03.1") else None
    with pytest.raises(Problem) as caught:
        shelf.find("TH_AM777", "03.1")
    assert caught.value.code == "official.damaged"
    shelf.remove("TH_AM777", "03.1")
    assert shelf.entries() == ()
