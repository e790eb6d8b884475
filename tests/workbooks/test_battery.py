"""The formula battery: every formula gives Excel's result in both engines, or is refused by name and cell."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import FORMULA, battery_book

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_catalogue, problem_text
from jcm_pdd.files.workbooks.book import ErrorValue
from jcm_pdd.files.workbooks.engines import TwinBook
from jcm_pdd.files.workbooks.proven import PROVEN
from jcm_pdd.files.workbooks.tokens import tokens

BATTERY: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "battery.yaml").read_text(encoding="utf-8"))
CASES = [case for group in BATTERY.values() for case in group]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["f"])
def test_a_formula_gives_excels_result_or_is_refused(case: dict[str, Any]) -> None:
    data = battery_book(case["f"])
    if "refused" in case:
        with pytest.raises(Problem) as caught:
            TwinBook.open(data, "plan.xlsx", [FORMULA]).read([FORMULA])
        assert caught.value.code == case["refused"]
        assert "Data!Z1" in caught.value.where
        assert "?" not in problem_text(caught.value, "en").replace(case["f"], "")
        return
    book = TwinBook.open(data, "plan.xlsx", [FORMULA])
    found = book.read([FORMULA])[FORMULA]
    if "error" in case:
        assert found == ErrorValue(case["error"])
    elif isinstance(case["is"], (bool, str)):
        assert found == case["is"]
        assert type(found) is type(case["is"])
    else:
        assert type(found) is float
        assert math.isclose(found, case["is"], rel_tol=1e-9, abs_tol=1e-12)


def test_every_function_on_the_list_is_proven_with_every_number_of_arguments_it_optionally_takes() -> None:
    tried: dict[str, set[int]] = {}
    for case in CASES:
        if "refused" not in case:
            for name, count in calls(case["f"]):
                tried.setdefault(name, set()).add(count)
    for name, shape in PROVEN.items():
        least, most = len(shape.fixed), len(shape.fixed) + len(shape.optional)
        assert set(range(least, most + 1)) <= tried.get(name, set()), name
        if shape.repeat:
            assert max(tried[name]) > most, f"{name}: no case with repeated arguments"


def calls(formula: str) -> list[tuple[str, int]]:
    """Return each function of a formula with the number of its arguments."""
    found: list[tuple[str, int]] = []
    stack: list[tuple[str | None, int, bool]] = []
    for token in tokens(formula):
        if stack and token.text != ")":
            stack[-1] = (*stack[-1][:2], True)
        if token.kind == "function" or token.text == "(":
            stack.append((token.text if token.kind == "function" else None, 1, False))
        elif token.text == "," and stack:
            stack[-1] = (stack[-1][0], stack[-1][1] + 1, True)
        elif token.text == ")":
            name, count, filled = stack.pop()
            if name is not None:
                found.append((name, count if filled else 0))
    return found


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_refusal_has_words(language: str) -> None:
    codes = {case["refused"] for case in CASES if "refused" in case}
    assert all(problem_catalogue()[code][language].startswith("{where}") for code in codes)
