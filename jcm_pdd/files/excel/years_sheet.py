"""Years: the part of each calendar year, emissions and reductions by year, totals; live formulas."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jcm_pdd.core.calculation import YearResult
from jcm_pdd.core.rounding import whole_down, whole_half_up
from jcm_pdd.core.years import Horizon
from jcm_pdd.files.excel.calc_sheet import START
from jcm_pdd.files.excel.frame import add_list, heads, open_sheet
from jcm_pdd.files.excel.lens import Line
from jcm_pdd.files.excel.model import Sheet
from jcm_pdd.files.excel.scene import DATE, WHOLE, Scene, calculated_format, outcome
from jcm_pdd.files.excel.values import CellValue
from jcm_pdd.files.excel.year_detail import YearDetail

# First day, last day and year of the line are put in; every full month counts one twelfth.
_MONTH_LENGTH = "DAY(DATE(YEAR({d}),MONTH({d})+1,0))"
_LAST_COLUMN = 11
# Settings that belong to one choice of the horizon.
_ONLY_WITH = {"crediting_years": "crediting_period", "horizon_end": "framework_end"}


def build_years(scene: Scene, names: dict[str, str]) -> Sheet:
    """Return the sheet of years of one methodology; the name of the first day of operation is added to `names`."""
    sheet = open_sheet(scene, "years", last=_LAST_COLUMN)
    settings = _settings(sheet, scene)
    if "start_date" in settings:
        names[START] = sheet.outside(settings["start_date"])
    horizon = scene.results.horizon
    sheet.row += 1
    heads(sheet, scene.look.years.head)
    sheet.title_row = sheet.row
    if horizon is None:
        sheet.row += 1
        sheet.put(sheet.row, 2, scene.look.years.missing, "note")
        return sheet
    first = sheet.row + 1
    sheet.row += len(scene.results.years) + 3
    sheet.put(sheet.row - 1, 2, scene.look.years.note, "note")
    sheet.merge(sheet.row - 1, 2, _LAST_COLUMN)
    sheet.fit(sheet.row - 1, 2, _LAST_COLUMN, scene.look.years.note)
    detail = YearDetail(scene, sheet, settings["start_date"]).build() if scene.method.year_states else None
    for row, year in enumerate(scene.results.years, first):
        emissions = detail.references(year.year) if detail else ("JCM_RE", "JCM_PE")
        _year(sheet, scene, row, year, settings, emissions)
    _total(sheet, scene, first)
    return sheet


def _settings(sheet: Sheet, scene: Scene) -> dict[str, str]:
    """Write the dates and choices the years come from; return their references by id."""
    found: dict[str, str] = {}
    horizon = scene.project.get("horizon")
    sheet.row += 1
    for name in scene.look.years.settings:
        place = scene.schema.place(name)
        value = scene.answered(name)
        if place is None or (name in _ONLY_WITH and value is None and _ONLY_WITH[name] != horizon):
            continue
        label = place.definition.label.en + (f" ({place.definition.unit})" if place.definition.unit else "")
        sheet.put(sheet.row, 2, label, "label")
        sheet.merge(sheet.row, 2, 3)
        kind = place.definition.kind
        number = DATE if kind == "date" else scene.number_format(value)
        found[name] = sheet.put(sheet.row, 4, value, "input" if kind in ("number", "date") else "input_text", number)
        if kind == "choice":
            add_list(sheet, found[name], tuple(scene.lens.shown_choice(name, c.id) for c in place.definition.choices))
        if kind == "long_text":
            sheet.merge(sheet.row, 4, _LAST_COLUMN)
            sheet.fit(sheet.row, 4, _LAST_COLUMN, str(value or ""))
        sheet.keys[sheet.row] = Line(name, {"D": ""})
        sheet.row += 1
    if scene.results.horizon is not None:
        _last_day(sheet, scene, found, scene.results.horizon)
    return found


def _last_day(sheet: Sheet, scene: Scene, at: dict[str, str], horizon: Horizon) -> None:
    sheet.put(sheet.row, 2, scene.look.years.last_day, "label")
    sheet.merge(sheet.row, 2, 3)
    start, end = at["start_date"], at.get("horizon_end", "NA()")
    label = {c: f'"{scene.lens.shown_choice("horizon", c)}"' for c in ("framework_end", "crediting_period")}
    years = at.get("crediting_years", "NA()")
    length = f'IF({at["horizon"]}={label["crediting_period"]},{years},{at["lifetime"]})'
    whole = f"EDATE({start},INT({length}*12))"
    rest = f"INT(ROUND(({length}*12-INT({length}*12))*{_MONTH_LENGTH.replace('{d}', whole)},9))"
    formula = f'IF({at["horizon"]}={label["framework_end"]},{end},{whole}+{rest}-1)'
    at["last_day"] = sheet.calculate(sheet.row, 4, formula, horizon.last, DATE)
    first, last = horizon.first.year, horizon.last.year
    check = f'IF(AND(YEAR({start})={first},YEAR({at["last_day"]})={last}),"","{scene.look.years.check}")'
    sheet.calculate(sheet.row, 5, check, "", None, "alarm")
    sheet.row += 1


def _year(sheet: Sheet, scene: Scene, row: int, result: YearResult, at: dict[str, str],
          emissions: tuple[str, str]) -> None:
    year, horizon = result.year, scene.results.horizon
    assert horizon is not None  # noqa: S101 the caller lays out years only when there is a horizon
    part = result.by_methodology[scene.m.methodology]
    method, whole_year = scene.method, scene.method.annual
    if year in method.year_states:
        scalars = method.year_states[year].scalars
        annual: tuple[CellValue, CellValue] = (outcome(scalars.get("RE")), outcome(scalars.get("PE")))
    else:
        annual = (outcome(whole_year.reference), outcome(whole_year.project))
    first, last = max(horizon.first, date(year, 1, 1)), min(horizon.last, date(year, 12, 31))
    sheet.put(row, 2, year, "label")
    sheet.calculate(row, 3, f"MAX({at['start_date']},DATE(B{row},1,1))", first, DATE)
    sheet.calculate(row, 4, f"MIN({at['last_day']},DATE(B{row},12,31))", last, DATE)
    sheet.calculate(row, 5, _fraction(scene, row, at), result.fraction, "0.000000")
    sheet.calculate(row, 6, emissions[0], annual[0], calculated_format(annual[0]))
    sheet.calculate(row, 7, emissions[1], annual[1], calculated_format(annual[1]))
    exact = outcome(part.reduction)
    sheet.calculate(row, 8, f"E{row}*(F{row}-G{row})", exact, calculated_format(exact))
    shown = (None if part.reference is None else whole_half_up(part.reference),
             None if part.project is None else whole_half_up(part.project),
             None if part.reduction is None else whole_down(part.reduction))
    sheet.calculate(row, 9, f"ROUND(ROUND(E{row}*F{row},6),0)", _whole(shown[0]), WHOLE)
    sheet.calculate(row, 10, f"ROUND(ROUND(E{row}*G{row},6),0)", _whole(shown[1]), WHOLE)
    sheet.calculate(row, 11, f"ROUNDDOWN(ROUND(H{row},6),0)", _whole(shown[2]), WHOLE, "result")


def _whole(number: int | None) -> CellValue:
    return outcome(None if number is None else Decimal(number))


def _fraction(scene: Scene, row: int, at: dict[str, str]) -> str:
    """Return the operating part of the year of a row: by days, or by months as the cell of the choice says."""
    first, last = f"C{row}", f"D{row}"
    length = {cell: _MONTH_LENGTH.replace("{d}", cell) for cell in (first, last)}
    days = f"({last}-{first}+1)/(DATE(B{row}+1,1,1)-DATE(B{row},1,1))"
    one_month = f"({last}-{first}+1)/{length[first]}"
    months = (f"({length[first]}-DAY({first})+1)/{length[first]}+MONTH({last})-MONTH({first})-1"
              f"+DAY({last})/{length[last]}")
    word = scene.lens.shown_choice("proration", "months")
    by_month = f"IF(MONTH({first})=MONTH({last}),{one_month},{months})/12"
    return f'IF({last}<{first},0,IF({at["proration"]}="{word}",{by_month},{days}))'


def _total(sheet: Sheet, scene: Scene, first: int) -> None:
    years = scene.results.years
    last = first + len(years) - 1
    row = last + 1
    sheet.put(row, 2, scene.look.years.total, "band")
    for column in range(3, 9):
        sheet.put(row, column, None, "band")
    for column, letter in ((9, "I"), (10, "J"), (11, "K")):
        cells = [sheet.cells[line, column].value for line in range(first, row)]
        numbers = [cell for cell in cells if isinstance(cell, Decimal)]
        result = outcome(sum(numbers, Decimal(0)) if len(numbers) == len(cells) else None)
        sheet.calculate(row, column, f"SUM({letter}{first}:{letter}{last})", result, WHOLE, "result")
