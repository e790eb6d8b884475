"""What a site is asked for: the questions a project still has that people at the site can answer, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.project import Json
from jcm_pdd.core.text import Text

Why = Literal["site", "start", "calculation", "fixed", "monitoring", "register", "calibration", "input", "series",
              "paper", "confirm"]
TableKind = Literal["rows", "companions", "series", "papers"]

WHY: Mapping[str, Text] = {
    "site": Text(en="Location of the site, section A.3 of the PDD", ja="サイトの所在地（PDDのA.3）"),
    "start": Text(en="Starting date of operation, section A.5 of the PDD", ja="稼働開始日（PDDのA.5）"),
    "calculation": Text(en="Enters the calculation of emission reductions", ja="排出削減量の計算に使用"),
    "fixed": Text(en="Fixed before the start and used in every year", ja="事前に固定し、全期間に使用"),
    "monitoring": Text(en="How the value will be measured", ja="値の測定方法"),
    "register": Text(en="Register of the meters", ja="計量器台帳"),
    "calibration": Text(en="Proof that the meter is calibrated", ja="計量器の校正の証明"),
    "input": Text(en="Basis of an estimated value", ja="推計値の根拠"),
    "series": Text(en="Monthly bills or readings behind an estimated value",
                   ja="推計値の根拠となる毎月の請求書・検針値"),
    "paper": Text(en="Paper that proves a statement", ja="記述を裏付ける資料"),
    "confirm": Text(en="Known already; please confirm or correct", ja="入力済み。確認または訂正してください"),
}
COMPANION_TITLES: Mapping[str, Text] = {
    "monitoring": Text(en="How each value is measured", ja="各値の測定方法"),
    "fixed": Text(en="Where each fixed value comes from", ja="事前固定値の出典"),
}
SLOT = "+"
"""What the key of a line that is no row yet begins with."""


@dataclass(frozen=True, slots=True)
class Question:
    """One single answer: its address, declaration, which row it is about, why it is asked, the present answer."""

    address: str
    field: FieldDef
    why: Why
    about: str = ""
    current: Json = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its id, what may stand in it, and for places the words people know them by."""

    id: str
    field: FieldDef
    options: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: the row it is ("meters/r1"), or "+meters/1" for a new one; what is known of it already.

    `given` are stored values by column; `open` are the columns to be answered.
    """

    key: str
    label: str
    given: Mapping[str, Json] = field(default_factory=dict)
    open: frozenset[str] = frozenset()

    @property
    def is_new(self) -> bool:
        """Whether the line becomes a row only when something is written into it."""
        return self.key.startswith(SLOT)


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be filled: rows of `table`, companions of values, months of values, or papers to be sent."""

    kind: TableKind
    table: str
    label: Text
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    why: Why
    growing: bool = False

    def column(self, name: str) -> Column | None:
        """Return the column with this id."""
        return next((column for column in self.columns if column.id == name), None)

    def address(self, key: str, column: str) -> str:
        """Return the address of a cell; "" where the line is no row of the project yet."""
        if key.startswith(SLOT) or self.kind == "series":
            return ""
        return f"{key}.{column}" if self.kind == "companions" else f"{key}/{column}"

    def asked(self) -> tuple[str, ...]:
        """Return the name of each cell to be answered: its address, or line and column of what is no answer yet."""
        return tuple(self.address(line.key, column) or f"{self.table}!{line.key}!{column}"
                     for line in self.lines for column in sorted(line.open))


@dataclass(frozen=True, slots=True)
class Request:
    """Everything asked of one site."""

    site: str
    questions: tuple[Question, ...] = ()
    tables: tuple[Table, ...] = ()

    def asked(self) -> tuple[str, ...]:
        """Return the name of every cell to be answered."""
        return (*(question.address for question in self.questions),
                *(name for table in self.tables for name in table.asked()))


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants asked: of which site, how many months up to which one (2026-10), and known answers too."""

    site: str
    last_month: str
    months: int = 12
    confirm: bool = False


def months_up_to(last: str, count: int) -> tuple[str, ...]:
    """Return `count` months as "2026-10", the last of them `last`."""
    year, month = int(last[:4]), int(last[5:7])
    end = year * 12 + month - 1
    return tuple(f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(end - count + 1, end + 1))

