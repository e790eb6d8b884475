"""The worked cases under tests/cases, computed again with plain fractions and without the program.

The figures in each file were worked out by hand; here they meet a second, independent calculation, so that the
engine is later compared with numbers that two ways agree on.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import pytest
import yaml

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
    "TH_AM001": th_am001, "ID_AM002": id_am002, "ID_AM003": id_am003,
}


def near(written: str, exact: Fraction) -> bool:
    return abs(Fraction(written) - exact) <= abs(exact) * Fraction(1, 10**9)


def test_every_methodology_has_cases() -> None:
    assert {path.parent.name for path in CASES} == set(BY_FRACTIONS)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_case_agrees_with_fractions(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert case["methodology"] == path.parent.name
    exact = BY_FRACTIONS[case["methodology"]](case["inputs"])
    expected = dict(case["expected"])
    assert expected.pop("ER_p") == floor(exact["RE"] - exact["PE"])
    assert {"RE", "PE"} <= set(expected)
    for name, written in expected.items():
        if isinstance(written, dict):
            assert len(written) == len(exact[name])
            for row, value in enumerate(exact[name], 1):
                assert near(written[f"r{row}"], value), (name, row, written, float(value))
        else:
            assert near(written, exact[name]), (name, written, float(exact[name]))
