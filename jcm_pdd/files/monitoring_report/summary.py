"""The sheet of the monitoring report that sums the calendar years up and lists the measured values behind them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from jcm_pdd.core.inputs import number_at
from jcm_pdd.core.papers.ex_post import MEASURED, SliceResult
from jcm_pdd.core.plan import row_title
from jcm_pdd.core.rounding import whole_down, whole_half_up
from jcm_pdd.files.excel.model import Sheet
from jcm_pdd.files.excel.scene import WHOLE, outcome
from jcm_pdd.files.excel.values import CellValue
from jcm_pdd.files.monitoring_report.look import report_look

if TYPE_CHECKING:
    from jcm_pdd.core.review import Context

DATE = "dd/mm/yyyy"
EXACT = "#,##0.0#####"


class Summary:
    """Builds the sheet block by block; a total of the project's vintages follows where there are several blocks."""

    def __init__(self, context: Context) -> None:
        self.context, self.look = context, report_look().summary
        self.made = Sheet(self.look.name, self.look.widths, keyed=False)
        self.row = 5
        self._reductions: list[list[str]] = []
        self._head()

    def block(self, methodology: str, found: Sequence[SliceResult], marks: Sequence[str],
              names: dict[str, str]) -> None:
        """Add a line for each slice of a methodology; its first day gets the name by which formulas read the year."""
        sheet = self.made
        m = self.context.schema.methodology(methodology)
        self.row += 1
        sheet.put(self.row, 1, m.spreadsheet if m is not None else methodology, "block")
        self._heads(self.look.head)
        first = self.row + 1
        for one, mark in zip(found, marks, strict=True):
            self.row += 1
            self._line(methodology, one, mark, names)
        self._reductions.append([f"G{row}" for row in range(first, self.row + 1)])
        self._total(first, (5, 6, 7, 9, 10))
        self.row += 1

    def finished(self, found: Sequence[SliceResult], blocks: int) -> Sheet:
        """Return the sheet with the vintages of all methodologies, the notes and the measured values."""
        if blocks > 1:
            self._heads((self.look.head[0], *[""] * 5, self.look.head[6]))
            first = self.row + 1
            for at, one in enumerate(found):
                self.row += 1
                self.made.put(self.row, 1, one.slice.year, "label", "0")
                cells = "+".join(column[at] for column in self._reductions)
                self.made.calculate(self.row, 7, cells, outcome(_whole(one.reduction)), WHOLE, "result")
            self._total(first, (7,))
        self.row += 2
        self.made.put(self.row, 1, self.look.note, "note")
        self.row += 2
        self._values(found)
        return self.made

    def _head(self) -> None:
        project = self.context.project
        title, reference = project.get("title"), project.get("reference_number")
        lines = (title if isinstance(title, str) else "", reference if isinstance(reference, str) else "",
                 self.look.layout)
        self.made.put(1, 1, self.look.title, "title")
        for row, text in enumerate(lines, 2):
            self.made.put(row, 1, text, "note")

    def _heads(self, texts: Sequence[str]) -> None:
        self.row += 1
        for at, head in enumerate(texts, 1):
            if head:
                self.made.put(self.row, at, head, "head")
        self.made.heights[self.row] = 44

    def _line(self, methodology: str, one: SliceResult, mark: str, names: dict[str, str]) -> None:
        sheet, row, emissions = self.made, self.row, one.by_methodology[methodology]
        sheet.calculate(row, 1, f"YEAR(B{row})", Decimal(one.slice.year), "0")
        names[f"{mark}start_date"] = sheet.outside(sheet.put(row, 2, one.slice.first, "input", DATE))
        sheet.put(row, 3, one.slice.last, "input", DATE)
        sheet.calculate(row, 4, f"C{row}-B{row}+1", Decimal(one.slice.days), "0")
        for column, name, value in ((5, "RE", emissions.reference), (6, "PE", emissions.project)):
            shown: CellValue = outcome(None) if value is None else Decimal(whole_half_up(value))
            formula = f"ROUND(ROUND({mark}{name},6),0)"
            if one.missing:  # an input is missing: what the others give is no result
                formula = f"IF(ISNA({mark}ER),NA(),{formula})"
            sheet.calculate(row, column, formula, shown, WHOLE)
        reduction = None if emissions.reduction is None else Decimal(whole_down(emissions.reduction))
        sheet.calculate(row, 7, f"{mark}ER", outcome(reduction), WHOLE, "result")
        self._estimate(methodology, one, reduction)

    def _estimate(self, methodology: str, one: SliceResult, reduction: Decimal | None) -> None:
        """Set the estimate of a full year, of the days of the slice, and the difference."""
        sheet, row = self.made, self.row
        plan = one.ex_ante[methodology].reduction
        estimate = None if plan is None else Decimal(whole_down(plan))
        sheet.put(row, 8, one.full_year[methodology].reduction, "input", EXACT)
        days = f"(C{row}-B{row}+1)/(DATE(A{row}+1,1,1)-DATE(A{row},1,1))"
        sheet.calculate(row, 9, f"IF(ISBLANK(H{row}),NA(),ROUNDDOWN(ROUND(H{row}*{days},6),0))", outcome(estimate),
                        WHOLE)
        difference = None if estimate is None or reduction is None else reduction - estimate
        sheet.calculate(row, 10, f"G{row}-I{row}", outcome(difference), WHOLE)

    def _total(self, first: int, columns: Sequence[int]) -> None:
        sheet, last = self.made, self.row
        self.row += 1
        sheet.put(self.row, 1, self.look.total, "band")
        for column in columns:
            cells = [sheet.cells[at, column].value for at in range(first, last + 1)]
            known = [value for value in cells if isinstance(value, Decimal)]
            total = sum(known, Decimal(0)) if len(known) == len(cells) else None
            letter = "ABCDEFGHIJ"[column - 1]
            sheet.calculate(self.row, column, f"SUM({letter}{first}:{letter}{last})", outcome(total), WHOLE, "result")

    def _values(self, found: Sequence[SliceResult]) -> None:
        """List the rows the measured values were taken from, so that a reader can follow each one."""
        sheet, project = self.made, self.context.project
        wanted = {address for one in found for address in one.measured}
        first, last = found[0].slice.first.isoformat(), found[-1].slice.last.isoformat()
        sheet.put(self.row, 1, self.look.values, "block")
        self._heads(self.look.value_head)
        for held in project.rows(MEASURED):
            stem = f"{MEASURED}/{held}"
            texts = [str(project.get(f"{stem}/{name}") or "") for name in ("of", "from", "to")]
            if texts[0] not in wanted or texts[2] < first or texts[1] > last:
                continue
            self.row += 1
            shown = self._shown(texts[0])
            for at, text in enumerate((shown, *texts[1:]), 1):
                sheet.put(self.row, at, text, "text")
            sheet.fit(self.row, 1, 1, shown)
            sheet.put(self.row, 4, number_at(project, f"{stem}/value"), "input", EXACT)
            for at, name in enumerate(("unit", "covered", "source", "note"), 5):
                sheet.put(self.row, at, str(project.get(f"{stem}/{name}") or ""), "text")


    def _shown(self, address: str) -> str:
        """Return a parameter as a reader knows it: symbol and unit of equipment."""
        name, _, rest = address.partition("/")
        m = self.context.schema.methodology(name)
        parts = rest.split("/")
        p = m.parameter(parts[-1]) if m is not None else None
        if m is None or p is None:
            return address
        row = f" [{row_title(m, parts[0], parts[1], self.context.project)}]" if len(parts) == 3 else ""
        return f"{p.symbol or p.label.en}{row}"


def _whole(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
