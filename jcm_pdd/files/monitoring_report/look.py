"""Look and words of the monitoring report workbook, read once from templates/monitoring/report.yaml."""

from __future__ import annotations

from functools import lru_cache

from jcm_pdd.files import strict_yaml
from jcm_pdd.files.data import data_path
from jcm_pdd.files.excel.layout import Data, Layout, SheetLook, TableLook, layout


class SummaryLook(Data):
    """Words of the sheet that sums the years up."""

    name: str
    title: str
    note: str
    layout: str
    total: str
    head: tuple[str, ...]
    values: str
    value_head: tuple[str, ...]
    widths: dict[str, int]


class ReportLook(Data):
    """What differs from the look of the plan's workbook."""

    sheets: dict[str, SheetLook]
    table1: TableLook
    table2: TableLook
    table3: dict[str, str]
    summary: SummaryLook


@lru_cache(maxsize=1)
def report_look() -> ReportLook:
    """Return the look that comes with the program."""
    path = data_path("templates", "monitoring", "report.yaml")
    return ReportLook.model_validate(strict_yaml.read(path.read_text(encoding="utf-8"), path.name).data)


def look_of(period: str, ending: str) -> Layout:
    """Return the layout of one slice's sheets: its days in the notes, and `ending` behind the names of its sheets."""
    own = report_look()
    sheets = {name: look.model_copy(update={"name": f"{look.name}{ending}"}) for name, look in own.sheets.items()}
    words = {name: text.replace("{period}", period) for name, text in own.table3.items()}
    plan = layout()
    return plan.model_copy(update={"sheets": {**plan.sheets, **sheets}, "table1": own.table1, "table2": own.table2,
                                   "table3": words})
