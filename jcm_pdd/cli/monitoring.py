"""`monitoring`: the tonnes of a monitoring period by calendar year, measured data filled in, the report written."""

from __future__ import annotations

import argparse
from typing import Any

from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json
from jcm_pdd.core.papers.ex_post import Period, SliceResult, current_period, ex_post, periods, slices
from jcm_pdd.core.papers.vintages import holders
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.trace import decimal_text
from jcm_pdd.files.monitoring_report.filling import Filled, fill
from jcm_pdd.files.monitoring_report.printing import splits
from jcm_pdd.files.session import Session

_WORDS = {
    "en": {"slice": "{first} to {last}: RE {re}, PE {pe}, ER {er} tCO2 (estimated {plan})", "open": "not known",
           "missing": "  not measured: {address}", "total": "total: {total} tCO2",
           "part": "  {holder}: {tonnes} tCO2", "rest": "  left over by rounding down: {tonnes} tCO2",
           "filled": "{first} to {last}  {address}: {value} {unit}, {covered} %  {source}", "none": "nothing to fill",
           "written": "{file} written"},
    "ja": {"slice": "{first}～{last}：RE {re}、PE {pe}、ER {er} tCO2（推計{plan}）", "open": "未確定",
           "missing": "  計測値なし：{address}", "total": "合計：{total} tCO2",
           "part": "  {holder}：{tonnes} tCO2", "rest": "  切り捨ての残り：{tonnes} tCO2",
           "filled": "{first}～{last}  {address}：{value} {unit}、{covered} %  {source}",
           "none": "記入できるデータはありません", "written": "{file}を書き出しました"},
}


def monitoring(options: argparse.Namespace) -> int:
    """Run one of the actions; 1 while tonnes are not known. Raises Problem `monitoring.*`."""
    return {"list": _list, "fill": _fill, "report": _report}[options.action](options)


def _period(session: Session, number: str) -> Period:
    """Return the period that is meant; Problem `monitoring.no_period` with those there are."""
    known = periods(session.project)
    found = next((one for one in known if one.number == number), None) if number else current_period(session.project)
    if found is None:
        raise Problem("monitoring.no_period", number or "--period", known=", ".join(one.number for one in known) or "-")
    return found


def _list(options: argparse.Namespace) -> int:
    with opened(options.file) as session:
        period = _period(session, options.period)
        found = tuple(ex_post(session.schema.methodologies, session.project, session.results, one)
                      for one in slices(period))
        divided = splits(session.context, found)
        names = [one.name for one in holders(session.project)]
        if options.json:
            print_json({"period": period.number, "slices": [_data(one) for one in found],
                        "total": _total(found), "split": [
                            {"year": one.slice.year, "parts": dict(zip(names, parts.parts, strict=True)),
                             "remainder": parts.remainder} for one, parts in zip(found, divided, strict=False)]})
        else:
            for at, one in enumerate(found):
                _print(one, options.lang)
                if divided:
                    _print_split(names, divided[at].parts, divided[at].remainder, options.lang)
            words = _WORDS[options.lang]
            print(words["total"].format(total=_number(_total(found), words["open"])))
    return FINDINGS if _total(found) is None else DONE


def _total(found: tuple[SliceResult, ...]) -> int | None:
    known = [one.reduction for one in found if one.reduction is not None]
    return sum(known) if len(known) == len(found) else None


def _number(value: int | None, unknown: str) -> str:
    return unknown if value is None else f"{value:,}"


def _print(one: SliceResult, language: str) -> None:
    words = _WORDS[language]
    print(words["slice"].format(first=one.slice.first, last=one.slice.last, **{
        name: _number(value, words["open"]) for name, value in (
            ("re", one.reference), ("pe", one.emissions), ("er", one.reduction), ("plan", one.estimated))}))
    for address in one.missing:
        print(words["missing"].format(address=address))


def _print_split(names: list[str], parts: tuple[int, ...], remainder: int, language: str) -> None:
    words = _WORDS[language]
    for name, tonnes in zip(names, parts, strict=True):
        print(words["part"].format(holder=name, tonnes=f"{tonnes:,}"))
    print(words["rest"].format(tonnes=remainder))


def _data(one: SliceResult) -> dict[str, Any]:
    return {"from": one.slice.first.isoformat(), "to": one.slice.last.isoformat(), "year": one.slice.year,
            "reference": one.reference, "project": one.emissions, "reduction": one.reduction,
            "estimated": one.estimated, "missing": list(one.missing),
            "measured": {address: decimal_text(value) for address, value in one.measured.items()}}


def _fill(options: argparse.Namespace) -> int:
    with opened(options.file, change=True) as session:
        found = fill(session, _period(session, options.period), options.accept_gaps)
        if found:
            session.save()
        _print_filled(found, options)
    return DONE


def _print_filled(found: tuple[Filled, ...], options: argparse.Namespace) -> None:
    rows = [{"first": one.slice.first.isoformat(), "last": one.slice.last.isoformat(), "address": one.quantity.address,
             "value": one.value, "unit": one.unit, "covered": one.covered, "source": one.source} for one in found]
    if options.json:
        print_json({"filled": rows})
        return
    words = _WORDS[options.lang]
    for row in rows:
        print(words["filled"].format(**row).rstrip())
    if not rows:
        print(words["none"])


def _report(options: argparse.Namespace) -> int:
    from jcm_pdd.files.export import stem_of
    from jcm_pdd.files.monitoring_report.workbook import report_workbook

    with opened(options.file) as session:
        period = _period(session, options.period)
        folder = options.target or options.file.parent
        target = folder / f"{stem_of(session)}_MRS_{period.first:%Y%m%d}-{period.last:%Y%m%d}.xlsx"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            target.write_bytes(report_workbook(session.context, period))
        except OSError as error:
            raise Problem("export.not_written", str(target), reason=error.strerror or error) from error
        if options.json:
            print_json({"file": str(target)})
        else:
            print(_WORDS[options.lang]["written"].format(file=target))
    return DONE
