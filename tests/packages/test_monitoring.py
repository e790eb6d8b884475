"""The monitoring report: hand-computed tonnes by calendar year, filled from measured data, live in the workbook."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from answered import HOLDERS, SLICES
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.cli import main
from jcm_pdd.core.papers.ex_post import Period, Slice, current_period, ex_post, slices
from jcm_pdd.core.papers.measured import TakeOver
from jcm_pdd.core.papers.series import SeriesMapping
from jcm_pdd.core.papers.vintages import METHODS, split
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.export import package
from jcm_pdd.files.monitoring_report.filling import fill
from jcm_pdd.files.monitoring_report.printing import composed, period_results
from jcm_pdd.files.monitoring_report.workbook import report_workbook
from jcm_pdd.files.packages import take
from jcm_pdd.files.papers.series import read_series
from jcm_pdd.files.papers.series_taking import take_into
from jcm_pdd.files.session import Session

sys.path.insert(0, str(Path(__file__).parent.parent / "excel"))

from libreoffice import close, convert, needs_libreoffice, values

R1, R2 = "TH_AM001/systems/r1/EG", "TH_AM001/systems/r2/EG"
# (1000.5 + 800.125) x 0.319, (600.25 + 800 + 1100.5) x 0.319, (333.125 + 250) x 0.319
EXACT = (Decimal("574.399375"), Decimal("797.739250"), Decimal("186.016875"))


def test_a_period_is_cut_at_each_end_of_a_year_and_so_at_the_end_of_2020() -> None:
    found = slices(Period("r1", "1", date(2019, 4, 1), date(2021, 3, 31)))
    assert [(one.first.isoformat(), one.last.isoformat()) for one in found] == list(SLICES)
    assert [one.days for one in found] == [275, 366, 90]
    assert slices(Period("r1", "1", date(2020, 12, 31), date(2021, 1, 1))) == (
        Slice(date(2020, 12, 31), date(2020, 12, 31)), Slice(date(2021, 1, 1), date(2021, 1, 1)))


def test_the_tonnes_are_those_computed_by_hand(measured: Session) -> None:
    found = period_results(measured.context)
    assert [one.by_methodology["TH_AM001"].reference for one in found] == list(EXACT)
    assert [one.reference for one in found] == [574, 798, 186]
    assert [one.emissions for one in found] == [0, 0, 0]
    assert [one.reduction for one in found] == [574, 797, 186], "rounded down from unrounded values"
    assert all(one.missing == () for one in found)
    year = measured.results.methodologies["TH_AM001"]
    for one in found:
        held = year.year_states.get(one.slice.year)
        full = held.scalars["RE"] if held is not None else year.annual.reference
        assert isinstance(full, Decimal)
        assert one.estimated == int(full * one.slice.share)


def test_the_chillers_are_those_computed_by_hand(chillers: Session) -> None:
    """COP at standard temperatures: COP x (T_out - T_chilled + 3) / 33; RE = EC x COP / COP_RE x EF; PE = EC x EF."""
    (found,) = period_results(chillers.context)
    cop = [Decimal("6.35") * (36 - 7 + 3) / 33, Decimal("6.35") * (36 - 7 + 3) / 33, Decimal("6.5") * (37 - 7 + 3) / 33]
    amounts = [Decimal("700.5"), Decimal("650.25"), Decimal("1000.125")]
    base = [Decimal("5.59"), Decimal("5.59"), Decimal("5.69")]  # of 500, 500 and 750 USRt
    reference = sum(amount * c / b for amount, c, b in zip(amounts, cop, base, strict=True))
    expected = (reference * Decimal("0.741")).quantize(Decimal("0.0001"))
    own = found.by_methodology["ID_AM002"]
    assert own.reference is not None
    assert own.project == Decimal("2350.875") * Decimal("0.741")
    assert abs(own.reference - expected) < Decimal("0.001")
    assert found.reduction == int(own.reference - own.project)


def test_a_day_that_is_not_measured_leaves_the_tonnes_open(solar: Session) -> None:
    solar.set_answers({"periods/r1/number": "1", "periods/r1/from": "2020-01-01", "periods/r1/to": "2020-12-31",
                       "periods/r1/is_current": "yes"})
    place = [("of", R1), ("from", "2020-01-01"), ("to", "2020-12-31"), ("value", "10"), ("unit", "MWh")]
    solar.set_answers({f"monitored/r{row}/{name}": text for row, of in (("1", R1), ("2", R2))
                       for name, text in [("of", of), *place[1:]]})
    assert period_results(solar.context)[0].reduction is not None
    for address, text in (("to", "2020-12-30"), ("from", "2019-12-31"), ("unit", "t"), ("value", "")):
        before = solar.project.get(f"monitored/r1/{address}")
        solar.set_answers({f"monitored/r1/{address}": text})
        (found,) = period_results(solar.context)
        assert found.missing == (R1,), address
        assert (found.reference, found.reduction) == (None, None)
        solar.set_answers({f"monitored/r1/{address}": str(before)})
    solar.set_answers({"monitored/r3/of": R1, "monitored/r3/from": "2020-05-01", "monitored/r3/to": "2020-05-31",
                       "monitored/r3/value": "1", "monitored/r3/unit": "MWh"})
    assert period_results(solar.context)[0].missing == (R1,), "a day must not be counted twice"


def test_the_estimate_never_stands_for_a_measurement(solar: Session) -> None:
    one = Slice(date(2020, 1, 1), date(2020, 12, 31))
    found = ex_post(solar.schema.methodologies, solar.project, solar.results, one)
    assert set(found.missing) == {R1, R2}
    assert found.project.get(R1) is None
    assert found.reduction is None
    assert found.estimated is not None


def test_what_is_an_amount_of_a_full_year_must_be_given_for_a_part_of_one() -> None:
    from jcm_pdd.core.calculation import calculate
    from jcm_pdd.core.papers.ex_post import quantities
    from jcm_pdd.core.project import Project
    from jcm_pdd.files.definitions import library

    m = library().methodology("GEN_TRANSFORMER", "1.0")
    results = calculate((m,), Project({}))
    whole = quantities(results, Slice(date(2020, 1, 1), date(2020, 12, 31)))
    part = quantities(results, Slice(date(2020, 1, 1), date(2020, 6, 30)))
    assert {q.address for q in part} - {q.address for q in whole} == {"GEN_TRANSFORMER/HOURS.value"}


# ------------------------------------------------------------------------------------- the split


@given(st.integers(0, 10**7), st.lists(st.integers(1, 1000), min_size=1, max_size=6), st.sampled_from(METHODS))
def test_the_parts_add_up_to_the_vintage(tonnes: int, weights: list[int], method: str) -> None:
    shares = [Decimal(weight * 100) / sum(weights) for weight in weights[:-1]]
    shares = [share.quantize(Decimal("0.0001")) for share in shares]
    shares.append(100 - sum(shares, Decimal(0)))
    found = split(tonnes, shares, method, 0)
    assert sum(found.parts) == tonnes
    assert 0 <= found.remainder < len(shares)
    assert all(part >= 0 for part in found.parts)
    for part, share in zip(found.parts, shares, strict=True):
        assert abs(part - tonnes * share / 100) < len(shares)


def test_splits_computed_by_hand() -> None:
    third = [Decimal("33.3"), Decimal("66.7")]
    assert split(574, third, "down_rest_to_one", 0).parts == (192, 382)  # 191.142, 382.858; one tonne is left
    assert split(574, third, "down_rest_to_one", 1).parts == (191, 383)
    assert split(574, third, "largest_part").parts == (191, 383)
    assert split(574, third, "half_up_last").parts == (191, 383)
    assert split(3, [Decimal(50), Decimal(50)], "half_up_last").parts == (2, 1)
    assert split(3, [Decimal(50), Decimal(50)], "largest_part").parts == (2, 1)
    assert split(1, [Decimal(25)] * 4, "half_up_last").parts == (0, 0, 0, 1)
    with pytest.raises(ValueError, match="largest_part"):
        split(3, [Decimal(50), Decimal(49)], "largest_part")


def test_the_issuance_request_prints_vintages_that_add_up(measured: Session) -> None:
    found: Any = composed(measured.context)
    assert [(row["cells"]["year"], row["cells"]["tonnes"]) for row in found["vintages"]] == [
        ("2019", "574"), ("2020", "797"), ("2021", "186")]
    assert found["vintages_total"][0]["cells"] == {"tonnes": "1,557"}
    assert [row["cells"]["tonnes"] for row in found["allocation"]] == ["192", "382", "266", "531", "62", "124"]
    assert "2019: 1 tCO2; 2020: 1 tCO2; 2021: 1 tCO2" in found["allocation_note"]
    assert "Example Holder" in found["allocation_note"]


def test_without_an_agreed_split_nothing_is_allocated(measured: Session) -> None:
    context = measured.context
    for address, value in (("holders/r1/share", "33"), ("split_rounding", None), ("split_rest_to", "Nobody")):
        project = context.project.apply([context.project.change(address, value)])
        found = composed(type(context)(context.schema, project, context.results))
        assert "vintages" in found
        assert "allocation" not in found, address


# ------------------------------------------------------------------------------ from measured data


def monthly(path: Path, months: list[tuple[str, str]]) -> Path:
    path.write_text("Month,kWh\n" + "".join(f"{month}-01,{amount}\n" for month, amount in months), encoding="utf-8")
    return path


def months(first: int, last: int) -> list[str]:
    return [f"{2019 + at // 12}-{at % 12 + 1:02d}" for at in range(first, last)]


@pytest.fixture
def with_data(solar: Session, tmp_path: Path) -> Session:
    """A period over 2019 to 2021; one file over all of it, three files of one slice each for the other system."""
    solar.set_answers({"periods/r1/number": "1", "periods/r1/from": "2019-04-01", "periods/r1/to": "2021-03-31",
                       "periods/r1/is_current": "yes"})
    mapping = SeriesMapping(unit="kWh")
    whole = monthly(tmp_path / "all.csv", [(month, "1000.5") for month in months(3, 27)])
    take_into(solar, whole, read_series(whole, mapping), TakeOver(R1, "series", meter="M-01"))
    for at, (first, last) in enumerate(((3, 12), (12, 24), (24, 27))):
        part = monthly(tmp_path / f"part{at}.csv", [(month, "2000.25") for month in months(first, last)])
        take_into(solar, part, read_series(part, mapping), TakeOver(R2, "series", meter="M-02"))
    return solar


def test_measured_data_are_cut_at_the_ends_of_the_years(with_data: Session) -> None:
    period = current_period(with_data.project)
    assert period is not None
    found = fill(with_data, period)
    assert [(one.quantity.address, one.value, one.unit, one.covered) for one in found] == [
        (R1, "9.0045", "MWh", "100"), (R2, "18.00225", "MWh", "100"),
        (R1, "12.006", "MWh", "100"), (R2, "24.003", "MWh", "100"),
        (R1, "3.0015", "MWh", "100"), (R2, "6.00075", "MWh", "100")]
    assert {one.source for one in found} == {"M-01", "M-02"}
    assert [one.missing for one in period_results(with_data.context)] == [(), (), ()]
    assert fill(with_data, period) == (), "nothing is filled in twice"
    with_data.undo()
    assert with_data.project.rows("monitored") == ()


def test_gaps_are_refused_until_they_are_accepted(with_data: Session, tmp_path: Path) -> None:
    period = current_period(with_data.project)
    assert period is not None
    with_data.set_answers({"measured/r4/covered": "96.5"})
    with pytest.raises(Problem, match=r"monitoring\.not_covered"):
        fill(with_data, period)
    assert with_data.project.rows("monitored") == ()
    assert min(Decimal(one.covered) for one in fill(with_data, period, accept_gaps=True)) == Decimal("96.5")


# ---------------------------------------------------------------------------------- the workbook


def sheet(data: bytes, name: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)[name]


def test_the_workbook_has_a_pair_of_sheets_a_year_and_a_summary(measured: Session) -> None:
    period = current_period(measured.project)
    assert period is not None
    data = report_workbook(measured.context, period)
    assert data == report_workbook(measured.context, period)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Summary", *(f"MRS({part}) {year}" for year in (2019, 2020, 2021)
                                            for part in ("input", "calc_process"))]
    shown = sheet(data, "Summary")
    rows = {shown.cell(row, 1).value: [shown.cell(row, column).value for column in (5, 6, 7)]
            for row in range(6, 14) if shown.cell(row, 1).value}
    assert rows[2019] == [574, 0, 574]
    assert rows["Total"] == [574 + 798 + 186, 0, 574 + 797 + 186]
    entered = sheet(data, "MRS(input) 2020")
    cells = [cell.value for line in entered.iter_rows() for cell in line if cell.value is not None]
    assert "01/01/2020 - 31/12/2020" in cells
    assert 1400.25 in cells
    assert "Monitoring Report Sheet (Input Sheet) [For Verification]" in cells
    assert "mrs" in package(measured)


@needs_libreoffice
@pytest.mark.long
def test_libreoffice_calculates_the_same(measured: Session, chillers: Session, solar: Session, tmp_path: Path) -> None:
    solar.set_answers({"periods/r1/number": "1", "periods/r1/from": "2020-01-01", "periods/r1/to": "2020-12-31",
                       "periods/r1/is_current": "yes"})
    made = {}
    for name, session in (("solar", measured), ("chillers", chillers), ("nothing", solar)):
        period = current_period(session.project)
        assert period is not None
        made[f"{name}.xlsx"] = report_workbook(session.context, period)
    again = convert(made, tmp_path)
    for name, data in made.items():
        ours, theirs = values(data), values(again[name])
        assert set(ours) == set(theirs)
        for title, cells in ours.items():
            for place, value in cells.items():
                assert close(value, theirs[title].get(place)), (name, title, place, value, theirs[title].get(place))


@needs_libreoffice
@pytest.mark.long
def test_another_measured_value_in_the_workbook_moves_the_total(measured: Session, tmp_path: Path) -> None:
    period = current_period(measured.project)
    assert period is not None
    book = openpyxl.load_workbook(io.BytesIO(report_workbook(measured.context, period)))
    cell = next(cell for line in book["MRS(input) 2021"].iter_rows() for cell in line if cell.value == 250)
    cell.value = 300  # 0.319 x 50 = 15.95 tonnes more
    changed = io.BytesIO()
    book.save(changed)
    shown = sheet(convert({"x.xlsx": changed.getvalue()}, tmp_path)["x.xlsx"], "Summary")
    found = {shown.cell(row, 1).value: shown.cell(row, 7).value for row in range(6, 14)}
    assert found[2021] == 201  # 186.016875 + 15.95 = 201.966875
    assert found["Total"] == 574 + 797 + 201


def test_the_commands_list_fill_and_write(with_data: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    path = tmp_path / "p.jcmpdd"
    with_data.save_as(path)
    with_data.close()
    assert main(["monitoring", "list", str(path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["total"] is None
    assert told["slices"][0]["missing"] == [R1, R2]
    assert main(["monitoring", "fill", str(path)]) == 0
    assert main(["monitoring", "list", str(path), "--lang", "ja"]) == 0
    assert "合計：21 tCO2" in capsys.readouterr().out  # 8.61 + 11.48 + 2.87, each rounded down: 8 + 11 + 2 = 21
    assert main(["monitoring", "report", str(path), str(tmp_path / "out")]) == 0
    (made,) = (tmp_path / "out").iterdir()
    assert made.name == "p_MRS_20190401-20210331.xlsx"
    assert main(["monitoring", "list", str(path), "--period", "9"]) == 2


# ---------------------------------------------------------------------------------- the review


def found_in(session: Session) -> dict[str, str]:
    return {one.code: one.severity for one in session.findings if one.code.startswith("reporting.")}


def test_the_review_says_what_keeps_a_report_from_being_made(with_data: Session) -> None:
    assert found_in(with_data) == {}, "nothing is asked before a document needs it"
    take(with_data, "Iss_Req")
    assert found_in(with_data) == {"reporting.not_measured": "open"}
    period = current_period(with_data.project)
    assert period is not None
    fill(with_data, period)
    with_data.set_answers({**HOLDERS, "holders/r1/share": "30"})
    assert found_in(with_data) == {"reporting.shares": "error"}
    with_data.set_answers({"holders/r1/share": "33.3", "periods/r2/number": "2", "periods/r2/from": "2021-03-31",
                           "periods/r2/to": "2021-12-31", "periods/r2/is_current": "no"})
    assert found_in(with_data) == {"reporting.overlap": "error"}
    with_data.set_answers({"periods/r2/from": "2021-04-02", "periods/r2/is_current": "yes"})
    assert found_in(with_data) == {"reporting.gap": "warning", "reporting.no_period": "open"}
    with_data.set_answers({"periods/r2/from": "2021-04-01", "periods/r2/is_current": "no"})
    assert found_in(with_data) == {}
    with_data.set_answers({"start_date": "2019-04-02"})
    assert found_in(with_data) == {"reporting.before_start": "warning"}
