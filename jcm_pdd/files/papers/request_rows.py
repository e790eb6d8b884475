"""New rows a returned workbook brings: of registers, of months, of papers with what they prove."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from jcm_pdd.core.papers.request_registers import SERIES, proven_claim
from jcm_pdd.core.project import Json
from jcm_pdd.core.review import Context
from jcm_pdd.files.excel.values import day_of
from jcm_pdd.files.papers.request_cells import Seen
from jcm_pdd.files.papers.request_returned import ReturnedItem
from jcm_pdd.files.papers.request_sheets import SheetPlan
from jcm_pdd.files.reading.rows import match_rows, new_ids

_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:[-/.]\d{1,2})?")
_BACKWARDS = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_LAST_DAY = 2958465
Settled = tuple[str, tuple[str, ...], dict[str, Json], list[ReturnedItem]]


@dataclass
class NewRow:
    """A row that is to be made when something was written into it: `given` it had, `said` somebody wrote."""

    key: str
    given: dict[str, Json]
    said: dict[str, tuple[Json, str, str]] = field(default_factory=dict)

    def say(self, column: str, stored: Json, place: str, name: str) -> None:
        """Note an answer, where it stands and what it is called."""
        self.said[column] = stored, place, name

    @property
    def stored(self) -> dict[str, Json]:
        """Everything the row holds."""
        return {**self.given, **{column: stored for column, (stored, _, _) in self.said.items()}}


class NewRows:
    """Collects new rows sheet by sheet, and finds out which of them the project has already."""

    def __init__(self, context: Context, site: str) -> None:
        self.context, self.site = context, site
        self._rows: list[NewRow] = []
        self._ids: dict[str, list[str]] = {}
        self._papers = 0

    def add(self, plan: SheetPlan, row: NewRow) -> None:
        """Take a row of the sheet at hand."""
        self._rows.append(row)

    def settled(self, plan: SheetPlan) -> Iterator[Settled]:
        """Yield for each table touched its new row ids, the answers and the items; then forget them."""
        rows, self._rows = self._rows, []
        if not rows or plan.table is None:
            return
        if plan.table.kind == "series":
            yield self._months(plan, rows)
        else:
            yield self._register(plan, rows)
            proofs = [row for row in rows if proven_claim(row.key)]
            if proofs:
                yield self._proofs(proofs)

    def _register(self, plan: SheetPlan, rows: list[NewRow]) -> Settled:
        table = plan.id
        for row in rows:
            row.given.update(self._along(table, row))
        name = next((head.id for head in plan.heads if head.role == "answer"), "")
        known = {line.key for line in plan.lines}
        free = [row for row in self.context.project.rows(table) if f"{table}/{row}" not in known]
        name = "certificate" if table == "calibrations" else name
        ids, new = self._ids_of(table, rows, free, name)
        values = {f"{table}/{one}/{column}": stored for one, row in zip(ids, rows, strict=True)
                  for column, stored in row.stored.items()}
        items = [self._item(plan, f"{table}/{one}/{column}", row, column) for one, row in zip(ids, rows, strict=True)
                 for column in row.said]
        return table, new, values, items

    def _ids_of(self, table: str, rows: list[NewRow], free: list[str], name: str
                ) -> tuple[list[str], tuple[str, ...]]:
        project = self.context.project
        taken = match_rows(project, table, free, [row.stored for row in rows], name, positions=())
        used = self._ids.setdefault(table, [])
        made = iter(new_ids(project, table, taken.count(None), (), used))
        ids = [one if one is not None else next(made) for one in taken]
        new = tuple(one for one, known in zip(ids, taken, strict=True) if known is None)
        used += new
        return ids, new

    def _item(self, plan: SheetPlan, address: str, row: NewRow, column: str) -> ReturnedItem:
        stored, place, name = row.said[column]
        now = self.context.project.get(address)
        state = "new" if now is None else "same" if now == stored else "changed"
        return ReturnedItem(name, address, state, place, str(stored), now, stored,  # type: ignore[arg-type]
                            label=plan.told(row.key, column))

    def _along(self, table: str, row: NewRow) -> dict[str, Json]:
        """Return what a new row is known to be: a meter of the site, a paper that was received."""
        columns = {place.address.rsplit("/", 1)[1] for place in self.context.schema.tables[table].columns}
        if table == "evidence" and proven_claim(row.key):
            number = self._number(proven_claim(row.key))
            return {"number": number, "status": "received"}
        if table == "evidence":
            return {"number": self._number(""), "status": "received"}
        return {"site": self.site} if table == "meters" and "site" in columns and "site" not in row.given else {}

    def _number(self, claim: str) -> str:
        """Return the number of a paper: of the one that proves the claim already, else the next one free."""
        project = self.context.project
        proven = next((project.get(f"proofs/{row}/evidence") for row in project.rows("proofs")
                       if claim and project.get(f"proofs/{row}/claim") == claim), None)
        if isinstance(proven, str):
            return proven
        taken = [int(match[1]) for row in project.rows("evidence")
                 if (match := re.fullmatch(r"E-(\d{1,4})", str(project.get(f"evidence/{row}/number"))))]
        self._papers += 1
        return f"E-{max(taken, default=0) + self._papers:02d}"

    def _proofs(self, rows: list[NewRow]) -> Settled:
        """Say what the papers prove that were asked for as a proof."""
        project, proofs = self.context.project, []
        for row in rows:
            claim = proven_claim(row.key)
            if all(project.get(f"proofs/{one}/claim") != claim for one in project.rows("proofs")):
                proofs.append({"evidence": row.given["number"], "claim": claim})
        ids = tuple(new_ids(project, "proofs", len(proofs), (), self._ids.setdefault("proofs", [])))
        self._ids["proofs"] += ids
        values = {f"proofs/{one}/{column}": stored for one, proof in zip(ids, proofs, strict=True)
                  for column, stored in proof.items()}
        return "proofs", ids, values, []

    def _months(self, plan: SheetPlan, rows: list[NewRow]) -> Settled:
        """Put the values of months into the rows the project has of them, and make those it has not."""
        project = self.context.project
        known = {(project.get(f"{SERIES}/{row}/of"), project.get(f"{SERIES}/{row}/period")): row
                 for row in project.rows(SERIES)}
        cells = [(month.key, of, told) for month in rows for of, told in month.said.items()]
        fresh = list(dict.fromkeys((of, period) for period, of, _ in cells if (of, period) not in known))
        ids = tuple(new_ids(project, SERIES, len(fresh), (), self._ids.setdefault(SERIES, [])))
        self._ids[SERIES] += ids
        known |= dict(zip(fresh, ids, strict=True))
        values: dict[str, Json] = {}
        items: list[ReturnedItem] = []
        for period, of, (stored, place, name) in cells:
            row = known[of, period]
            values |= {f"{SERIES}/{row}/of": of, f"{SERIES}/{row}/period": period, f"{SERIES}/{row}/value": stored}
            one = NewRow(period, {}, {of: (stored, place, name)})
            items.append(self._item(plan, f"{SERIES}/{row}/value", one, of))
        return SERIES, ids, values, items


def month_of(seen: Seen) -> str:
    """Return the month a cell names, as "2026-04"; "" when it names none."""
    if isinstance(seen.value, float) and seen.dated and 1 <= seen.value <= _LAST_DAY:
        return day_of(seen.value).isoformat()[:7]
    text = unicodedata.normalize("NFKC", seen.text)
    match, other = _MONTH.fullmatch(text), _BACKWARDS.fullmatch(text)
    year, month = (int(match[1]), int(match[2])) if match else (int(other[2]), int(other[1])) if other else (0, 0)
    return f"{year:04d}-{month:02d}" if 1 <= month <= 12 and year else ""
