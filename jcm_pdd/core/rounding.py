"""Named rounding steps. Each first rounds to six decimals half-even, then applies its rule.

Decimals alone are not enough: 1/3 x 3 gives 0.999... and one tonne too few when rounded down.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal, localcontext

PRECISION = 28
CONTEXT = Context(prec=PRECISION)
_SIX = Decimal("0.000001")
_RULES = {"round_down": ROUND_DOWN, "round_up": ROUND_UP, "round_half_up": ROUND_HALF_UP}


def apply(rule: str, value: Decimal, digits: int = 0) -> Decimal:
    """Return `value` rounded by the named rule to `digits` decimals (negative: tens, hundreds)."""
    with localcontext(prec=60):
        settled = value.quantize(_SIX, ROUND_HALF_EVEN)
        return settled.quantize(Decimal(1).scaleb(-digits), _RULES[rule])


def whole_down(value: Decimal) -> int:
    """Return whole tCO2, rounded down (towards zero): emission reductions."""
    return int(apply("round_down", value))


def whole_half_up(value: Decimal) -> int:
    """Return whole tCO2 to the nearest, halves up: reference and project emissions as shown."""
    return int(apply("round_half_up", value))
