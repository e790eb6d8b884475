"""What both engines are proven for: every function with the shapes of arguments our own tests have tried.

Letters: `v` one value (or one cell), `a` a reference (cell or area), `r` either, `x` an area or arithmetic over
areas, `t` a text that is no calculated number: both engines write 1/3 with 16 digits where Excel writes 15, so cells
that are read as texts are looked at again after evaluation. `fixed` arguments come first, then `optional` ones, then
`repeat` any number of times. A function that is not here is refused by name and cell; the battery in tests/workbooks
holds a case for each one that is.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """The arguments of one function."""

    fixed: str = ""
    optional: str = ""
    repeat: str = ""

    def letters(self, count: int) -> str | None:
        """Return one letter for each of `count` arguments, None when the function takes another number."""
        most = len(self.fixed) + len(self.optional)
        if len(self.fixed) <= count <= most:
            return (self.fixed + self.optional)[:count]
        for start in (self.fixed + self.optional, self.fixed):
            rest = count - len(start)
            if self.repeat and rest > 0 and rest % len(self.repeat) == 0:
                return start + self.repeat * (rest // len(self.repeat))
        return None


def _all(names: str, fixed: str = "", optional: str = "", repeat: str = "") -> dict[str, Shape]:
    return {name: Shape(fixed, optional, repeat) for name in names.split()}


PROVEN: dict[str, Shape] = {
    **_all("SUM AVERAGE MIN MAX COUNT COUNTA PRODUCT MEDIAN", "r", repeat="r"),
    **_all("AND OR", "v", repeat="v"),
    **_all("NOT ABS SQRT EXP LN LOG10 INT SIGN", "v"),
    **_all("ISNUMBER ISTEXT ISBLANK ISERROR ISNA ISERR ISLOGICAL", "v"),
    **_all("ROUND ROUNDUP ROUNDDOWN MOD POWER IFERROR IFNA EDATE EOMONTH DAYS", "vv"),
    **_all("TRUNC LOG", "v", "v"),
    **_all("CEILING FLOOR MROUND QUOTIENT", "vv"),
    **_all("PI TRUE FALSE NA", ""),
    **_all("YEAR MONTH DAY", "v"),
    **_all("DATE", "vvv"),
    **_all("IF", "vv", "v"),
    **_all("IFS", "vv", repeat="vv"),
    **_all("CHOOSE", "vv", repeat="v"),
    **_all("SWITCH", "vvv", "v", repeat="vv"),
    **_all("VLOOKUP HLOOKUP", "vav", "v"),
    **_all("INDEX", "av", "v"),
    **_all("MATCH", "va", "v"),
    **_all("LOOKUP", "va", "a"),
    **_all("XLOOKUP", "vaa", "v"),
    **_all("SUMIF AVERAGEIF", "av", "a"),
    **_all("COUNTIF", "av"),
    **_all("COUNTIFS", "av", repeat="av"),
    **_all("SUMIFS AVERAGEIFS MAXIFS MINIFS", "aav", repeat="av"),
    **_all("COUNTBLANK", "a"),
    **_all("LARGE SMALL", "av"),
    **_all("SUMPRODUCT", "x", repeat="x"),
    **_all("CONCATENATE CONCAT", "t", repeat="t"),
    **_all("SUBSTITUTE", "ttt"),
    **_all("LEN UPPER LOWER TRIM VALUE", "t"),
    **_all("LEFT RIGHT", "t", "v"),
    **_all("MID", "tvv"),
    **_all("EXACT", "tt"),
    **_all("TEXT", "vv"),
    **_all("ROWS COLUMNS", "a"),
}

# Proven for the literal formats alone: each engine has its own reading of the rarer ones.
TEXT_FORMATS = frozenset({"0", "0.0", "0.00", "0.000", "#,##0", "#,##0.0", "#,##0.00", "0%", "0.0%", "0.00%"})
TEXTUAL = frozenset({"CONCATENATE", "CONCAT", "SUBSTITUTE", "UPPER", "LOWER", "TRIM", "LEFT", "RIGHT", "MID", "TEXT"})
# An argument left empty, as in IF(a,,b), is proven for none.
VOLATILE = frozenset({"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "INFO", "CELL"})
