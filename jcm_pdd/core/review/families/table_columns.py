"""The numbers of a methodology column by column, with the addresses of their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from jcm_pdd.core.calculation import MethodResult
from jcm_pdd.core.columns import Column
from jcm_pdd.core.formula.walk import Value
from jcm_pdd.core.kinds.numbers import unit_word
from jcm_pdd.core.methodology import ParameterDef
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.limits import Limit

Made = TypeVar("Made")
SHOWN = 3
"""How many rows of a column are told."""
MW = {"MW": Decimal(1), "kWp": Decimal("0.001"), "MWp": Decimal(1), "USRt": Decimal("0.0035163")}


@dataclass(frozen=True, slots=True)
class TableColumn:
    """The values of a parameter with the addresses of their rows."""

    method: MethodResult
    parameter: ParameterDef

    @property
    def values(self) -> Sequence[Value]:
        """The values, one a row; a single one outside of tables."""
        if self.parameter.table is None:
            return (self.method.state.scalars.get(self.parameter.id),)
        return self.method.state.columns.get(self.parameter.id, ())

    def address(self, at: int) -> str:
        """Return the address of a row of the column."""
        name, table = self.method.methodology.methodology, self.parameter.table
        if table is None:
            return f"{name}/{self.parameter.id}"
        return f"{name}/{table}/{self.method.state.rows[table][at]}/{self.parameter.id}"


def number_columns(context: Context) -> Iterator[TableColumn]:
    """Yield every number the methodologies of a project ask for."""
    for method in context.results.methodologies.values():
        for parameter in method.methodology.parameters:
            if parameter.kind == "number":
                yield TableColumn(method, parameter)


def shown(value: Decimal) -> str:
    """Return a value as a message has it."""
    return f"{value.quantize(Decimal('0.0001')).normalize():,f}" if abs(value) < 1_000_000 else f"{value:,.0f}"


def beyond_words(limit: Limit, bound: Decimal, value: Decimal, unit: str) -> dict[str, str]:
    """Return value, bound and where the bound comes from, as arguments of a message."""
    found = dict(limit.told())
    for end, language in (("", "en"), ("_ja", "ja")):
        word = "" if unit == "-" else f" {unit_word(unit, language)}"
        found |= {f"value{end}": f"{shown(value)}{word}", f"limit{end}": f"{shown(bound)}{word}"}
    return found


def derived(values: Sequence[Value], make: Callable[..., Made], *others: object) -> Made:
    """Return what is made of a column; of one that did not change it is not made again."""
    return values.derived(make, *others) if isinstance(values, Column) else make(values, *others)
