"""The worked cases under tests/cases, computed again with plain fractions and without the program.

The figures in each file were worked out by hand; here they meet a second, independent calculation where one is
written, so that the engine is later compared with numbers that two ways agree on. A case without one stands on its
hand calculation alone.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import pytest
import yaml

from jcm_pdd.files.definitions import library
from tests.forms import fractions_efficiency, fractions_renewable

CASES = sorted((Path(__file__).parent.parent / "cases").glob("*/*.yaml"))


def th_am001(given: dict[str, Any]) -> dict[str, Any]:
    factor = {"grid": Fraction("0.319"), "both": Fraction("0.319"), "captive": Fraction("0.533")}
    re_i = [Fraction(row["EG"]) * factor[row["connection"]] for row in given["systems"]]
    return {"RE_i": re_i, "RE": sum(re_i), "PE": Fraction(0)}


def _reference_cop(capacity: Fraction) -> Fraction:
    for below, cop in ((300, "4.92"), (450, "5.33"), (550, "5.59"), (825, "5.69"), (1250, "5.85")):
        if capacity < below:
            return Fraction(cop)
    raise AssertionError("too large for the methodology")


def id_am002(given: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    if given["supply"] == "grid":
        factor = Fraction(given["EF_grid"])
    elif given["supply"] == "captive":
        factor = Fraction("0.8")
    else:
        own, bought = Fraction(given["h_gen"]) * Fraction(given["RC_CAP"]), Fraction(given["EI_grid"])
        factor = (Fraction(given["EF_grid"]) * bought + Fraction("0.8") * own) / (bought + own)
        result["EI_gen"] = own
    rows = given["chillers"]
    cop = [Fraction(r["COP_PJ"]) * (Fraction(r["T_cooling_out"]) - Fraction(r["T_chilled_out"]) + 3) / 33 for r in rows]
    pe_i = [Fraction(r["EC_PJ"]) * factor for r in rows]
    re_i = [pe * c / _reference_cop(Fraction(r["capacity"])) for pe, c, r in zip(pe_i, cop, rows, strict=True)]
    return {**result, "EF_elec": factor, "COP_PJ_tc": cop, "RE_i": re_i, "PE_i": pe_i, "RE": sum(re_i),
            "PE": sum(pe_i)}


def id_am003(given: dict[str, Any]) -> dict[str, Any]:
    reference = {"quick_freezer": Fraction("1.32"), "cold_storage": Fraction("1.71")}
    rows = given["refrigerators"]
    cop = [Fraction(r["cooling_capacity"]) / Fraction(r["power_input"]) for r in rows]
    pe_i = [Fraction(r["EC_PJ"]) * Fraction(given["EF_elec"]) for r in rows]
    re_i = [pe * c / reference[r["application"]] for pe, c, r in zip(pe_i, cop, rows, strict=True)]
    return {"COP_PJ": cop, "RE_i": re_i, "PE_i": pe_i, "RE": sum(re_i), "PE": sum(pe_i)}


BY_FRACTIONS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "TH_AM001 ver01.0": th_am001, "ID_AM002 ver02.0": id_am002, "ID_AM003 ver01.0": id_am003,
    **fractions_renewable.BY_FRACTIONS, **fractions_efficiency.BY_FRACTIONS,
}


def near(written: str, exact: Fraction) -> bool:
    return abs(Fraction(written) - exact) <= abs(exact) * Fraction(1, 10**9)


def read(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the methodology and version of a case, and the case."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    return f"{case['methodology']} ver{case['version']}", case


def test_every_methodology_has_cases() -> None:
    keys = [read(path)[0] for path in CASES]
    every = {f"{name} ver{version}" for name, version in library().methodologies}
    assert {key for key in keys if keys.count(key) >= 2} == every
    assert set(BY_FRACTIONS) <= set(keys)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_case_is_whole_tonnes_of_its_own_numbers(path: Path) -> None:
    case = read(path)[1]
    assert case["methodology"] == path.parent.name
    assert {"RE", "PE", "ER_p"} <= set(case["expected"])
    reference, project = (Fraction(case["expected"][name]) for name in ("RE", "PE"))
    assert case["expected"]["ER_p"] == floor(reference - project)


@pytest.mark.parametrize("path", [path for path in CASES if read(path)[0] in BY_FRACTIONS],
                         ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_case_agrees_with_fractions(path: Path) -> None:
    key, case = read(path)
    exact = BY_FRACTIONS[key]({**case.get("project", {}), **case["inputs"]})
    expected = dict(case["expected"])
    assert expected.pop("ER_p") == floor(exact["RE"] - exact["PE"])
    for name, written in expected.items():
        if isinstance(written, dict):
            assert len(written) == len(exact[name])
            for row, value in enumerate(exact[name], 1):
                assert near(written[f"r{row}"], value), (name, row, written, float(value))
        else:
            assert near(written, exact[name]), (name, written, float(exact[name]))
