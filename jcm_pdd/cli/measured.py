"""`measured`: look at a file of measured data, say what is odd in it, sum it, and take the sum over into a project."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json
from jcm_pdd.core.papers.measured import TakeOver, number_place
from jcm_pdd.core.papers.series import Oddity, SeriesMapping, SeriesReport, changed, from_json, percent
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.trace import decimal_text
from jcm_pdd.files.papers.series import read_series
from jcm_pdd.files.papers.series_memory import remember, remembered
from jcm_pdd.files.papers.series_reading import SeriesLook, look
from jcm_pdd.files.papers.series_taking import take_into
from jcm_pdd.files.papers.series_zones import zones_of
from jcm_pdd.files.session import Session

_WORDS = {
    "en": {"rows": "{name}: {rows} rows, {used} values of {step}, {first} to {last}",
           "total": "total: {total} {unit}, {covered} % covered", "period": "  {period}: {amount} {unit}, {covered} %",
           "nothing": "nothing measured", "taken": "taken over into {of}"},
    "ja": {"rows": "{name}：{rows}行、{step}ごとの値{used}件、{first}～{last}",
           "total": "合計：{total} {unit}、計測率{covered} %", "period": "  {period}：{amount} {unit}、{covered} %",
           "nothing": "計測値なし", "taken": "{of}に取り込みました"},
}


def measured(options: argparse.Namespace) -> int:
    """Run one of the actions; 1 when what was found makes the sum doubtful. Raises Problem "measured.*"."""
    change = options.action == "read" and options.to is not None
    with opened(options.file, change=change) as session:
        seen, mapping = _mapping(session, options)
        if options.action == "look":
            _print_look(seen, mapping, options)
            return DONE
        if change:
            number_place(session.schema, options.to)  # refused before a large file is read
        report = read_series(options.data, mapping)
        if change:
            take_into(session, options.data, report, TakeOver(
                options.to, options.taken, options.accept_gaps, meter=options.meter, note=options.note))
            session.save()
            remember(session.journal.place, seen, report.mapping)
        _print_report(session, report, options)
    return FINDINGS if any(one.finding.severity == "error" for one in report.oddities) else DONE


def _mapping(session: Session, options: argparse.Namespace) -> tuple[SeriesLook, SeriesMapping]:
    given = _given(options.mapping, options.data.name)
    known = changed(SeriesMapping(), given, options.data.name) if given else None
    seen = remembered(session.journal.place, look(options.data, known))
    country = session.project.get("country")
    zones = zones_of(country) if isinstance(country, str) else ()
    proposed = {"zone": seen.mapping.zone or (zones[0] if zones else "")}
    return seen, changed(seen.mapping, {**proposed, **given}, options.data.name)


def _given(text: str | None, where: str) -> dict[str, object]:
    """Return the parts a mapping on the command line names, of a JSON text or of a file that holds one."""
    import json

    if not text:
        return {}
    if not text.lstrip().startswith("{"):
        try:
            text = Path(text).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise Problem("measured.mapping", where, part=text[:60]) from None
    from_json(text, where)
    return dict(json.loads(text))


def _print_look(seen: SeriesLook, mapping: SeriesMapping, options: argparse.Namespace) -> None:
    data = {"file": seen.name, "labels": seen.labels, "sheets": seen.sheets, "remembered": seen.remembered,
            "mapping": asdict(mapping), "lines": seen.lines[:12]}
    if options.json:
        print_json(data)
        return
    print("\n".join(f"{at}: {label}" for at, label in enumerate(seen.labels)))
    print("\n".join(f"{name} = {value}" for name, value in asdict(mapping).items()))


def _print_report(session: Session, report: SeriesReport, options: argparse.Namespace) -> None:
    if options.json:
        print_json(_data(session, report, options.lang))
        return
    words = _WORDS[options.lang]
    print(words["rows"].format(name=options.data.name, rows=f"{report.rows:,}", used=f"{report.used:,}",
                               step=report.step, first=report.first, last=report.last))
    for oddity in report.oddities:
        print(" ".join(_message(session, oddity, options.lang)))
    for one in report.periods:
        amount = words["nothing"] if one.amount is None else decimal_text(one.amount)
        print(words["period"].format(period=one.period, amount=amount, unit=report.unit, covered=percent(one.covered)))
    print(words["total"].format(total=decimal_text(report.total), unit=report.unit, covered=percent(report.covered)))
    if options.to is not None:
        print(words["taken"].format(of=options.to))


def _data(session: Session, report: SeriesReport, language: str) -> dict[str, Any]:
    return {"mapping": asdict(report.mapping), "rows": report.rows, "used": report.used, "first": report.first,
            "last": report.last, "step": report.step, "unit": report.unit, "total": decimal_text(report.total),
            "covered": percent(report.covered),
            "periods": [{"period": one.period, "amount": decimal_text(one.amount), "covered": percent(one.covered),
                         "count": one.count} for one in report.periods],
            "findings": [{"code": one.finding.code, "severity": one.finding.severity, "count": one.count,
                          "lines": one.lines, "decides": one.decides,
                          "message": " ".join(_message(session, one, language))} for one in report.oddities]}


def _message(session: Session, oddity: Oddity, language: str) -> tuple[str, str]:
    message = session.message(oddity.finding, language)
    return message.what, message.do
