"""A methodology of the program's library beside its official workbook."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from books import saved, solar

from jcm_pdd.files.definitions import library
from jcm_pdd.files.official.crosscheck import CrossCheck
from jcm_pdd.files.official.shelf import AdoptedMethodology
from jcm_pdd.files.official.using import compare, take_official, use
from jcm_pdd.files.session import Session

New = Callable[..., Session]
Adopt = Callable[..., AdoptedMethodology]
GRID, CAPTIVE = "TH_AM001/EF_RE.grid", "TH_AM001/EF_RE.captive"


def checked(made: AdoptedMethodology) -> CrossCheck:
    check = compare(made)
    assert check is not None
    return check


def codes(session: Session) -> list[str]:
    return [f.code for f in session.findings if f.code.startswith("official.")]


def one_system(project: New, output: str = "1000", kind: str = "Grid") -> Session:
    session = project("TH_AM001", "01.0")
    (row,) = session.add_rows("TH_AM001/systems", 1)
    session.set_texts({f"TH_AM001/systems/{row}/EG": output, f"TH_AM001/systems/{row}/connection": kind})
    return session


def test_parameters_choices_and_defaults_find_their_partners(adopt: Adopt) -> None:
    check = checked(adopt(saved(solar())))
    assert check.parameters == (("connection", "Connection_of_PV_system_i"), ("EG", "EG_i"))
    assert check.link.choices == {"connection": {"grid": "Grid", "both": "Grid and captive power",
                                                 "captive": "Captive power only"}}
    assert check.link.tables == {"systems": ({"connection": "MPS(input)!D8", "EG": "MPS(input)!E4"},)}
    assert (check.link.unlinked, check.open_theirs, check.open_choices) == ((), (), ())
    assert check.confirmed == ("EF_RE.grid", "EF_RE.both", "EF_RE.captive")
    assert (check.differing, check.not_found) == ((), ())
    assert check.link.values["EF_RE.captive"].place == "MPS(calc_process)!D24"


def test_using_it_confirms_the_defaults_as_one_step_with_document_cell_and_hash(adopt: Adopt, project: New) -> None:
    made = adopt(saved(solar()))
    session = one_system(project)
    assert [f.code for f in session.findings].count("default.not_verified") == 3
    used = use(session, "TH_AM001")
    assert len(used.confirmed) == 3
    assert "default.not_verified" not in [f.code for f in session.findings]
    assert session.project.get(f"{CAPTIVE}.document") == f"official.xlsx (SHA-256 {made.sha256[:12]})"
    assert session.project.get(f"{CAPTIVE}.page") == "MPS(calc_process)!D24"
    session.undo()
    assert session.project.get(f"{CAPTIVE}.document") is None


def test_both_results_stand_side_by_side(adopt: Adopt, project: New) -> None:
    adopt(saved(solar()))
    session = one_system(project)
    use(session, "TH_AM001")
    method = session.results.methodologies["TH_AM001"]
    assert (method.er_p, method.state.official.reduction) == (319, Decimal(319))
    assert codes(session) == []


def test_a_different_default_is_shown_with_its_effect_and_can_be_taken(adopt: Adopt, project: New) -> None:
    check = checked(adopt(saved(solar(captive=0.5))))
    assert check.differing == ("EF_RE.captive",)
    session = one_system(project, kind="Captive power only")
    assert use(session, "TH_AM001").confirmed == (GRID, "TH_AM001/EF_RE.both")
    different, unequal = (next(f for f in session.findings if f.code == code)
                          for code in ("official.default_differs", "official.differs"))
    assert (different.where, different.args["ours"], different.args["theirs"]) == (CAPTIVE, "0.533", "0.5")
    assert different.args["effect"] == "-33"
    assert (unequal.args["quantity"], unequal.args["ours"], unequal.args["theirs"]) == ("RE_p", "533", "500")
    take_official(session, CAPTIVE)
    assert codes(session) == []
    assert session.results.methodologies["TH_AM001"].er_p == 500
    session.undo()
    assert session.results.methodologies["TH_AM001"].er_p == 533


def test_another_unit_is_converted_on_the_way_into_the_workbook(adopt: Adopt, project: New) -> None:
    check = checked(adopt(saved(solar(unit="kWh/p"))))
    assert check.link.factors == {"EG": Decimal(1000)}
    session = one_system(project)
    use(session, "TH_AM001")
    assert session.results.methodologies["TH_AM001"].state.official.reduction == 319


def test_what_has_no_partner_is_named_and_nothing_is_compared(adopt: Adopt, project: New) -> None:
    book = solar()
    book["MPS(input)"]["C4"], book["MPS(input)"]["D4"] = "X", "Something else"
    made = adopt(saved(book))
    check = checked(made)
    assert (check.open_theirs, check.link.unlinked) == (("X",), ("MPS(input)!E4",))
    assert "EG" in check.open_ours
    session = one_system(project)
    use(session, "TH_AM001")
    assert codes(session) == ["official.unlinked"]
    mapped = compare(made, {"EG": "X"})
    assert mapped is not None
    assert (mapped.link.unlinked, ("EG", "X") in mapped.parameters) == ((), True)


def test_a_list_in_other_words_is_named_and_can_be_mapped(adopt: Adopt) -> None:
    book = solar()
    book["MPS(calc_process)"]["B24"] = "Off-grid case"
    made = adopt(saved(book))
    assert checked(made).open_choices == ("connection.captive",)
    mapped = compare(made, {"connection.captive": "Off-grid case"})
    assert mapped is not None
    assert (mapped.open_choices, mapped.link.choices["connection"]["captive"]) == ((), "Off-grid case")


def test_more_systems_than_the_workbook_has_room_for_is_a_warning(adopt: Adopt, project: New) -> None:
    adopt(saved(solar()))
    session = one_system(project)
    use(session, "TH_AM001")
    (row,) = session.add_rows("TH_AM001/systems", 1)
    session.set_texts({f"TH_AM001/systems/{row}/EG": "10", f"TH_AM001/systems/{row}/connection": "Grid"})
    (finding,) = [f for f in session.findings if f.code == "official.too_many_rows"]
    assert finding.severity == "warning"
    assert session.results.methodologies["TH_AM001"].er_p == 322


def test_the_librarys_own_definition_stays_in_use(adopt: Adopt, project: New) -> None:
    adopt(saved(solar()))
    session = one_system(project)
    assert session.schema.methodology("TH_AM001") == library().methodology("TH_AM001", "01.0")
