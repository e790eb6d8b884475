"""`estimate`: list the estimated values with what their records give, show one, take a result over into the plan."""

from __future__ import annotations

import argparse
from decimal import Decimal
from typing import Any

from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.kinds.numbers import grouped, plain
from jcm_pdd.core.papers.estimation import Estimated, Record, estimated, records, storable, take_edit
from jcm_pdd.core.papers.estimation_inputs import INPUTS, SERIES
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.session import Session

_WORDS = {
    "en": {"none": "no record", "no_result": "no result", "differs": "differs", "agrees": "agrees", "open": "open",
           "plan": "Plan", "record": "Record", "deviation": "Deviation from the cross-check", "formula": "Calculation",
           "basis": "Rests on", "series": "Series", "periods": "{count} ({first} to {last})",
           "taken": "{address}: {old} -> {new} {unit}", "nothing": "{address}: the plan has this value already"},
    "ja": {"none": "記録なし", "no_result": "結果なし", "differs": "不一致", "agrees": "一致", "open": "要確認",
           "plan": "計画書の値", "record": "記録の計算結果", "deviation": "照合値との差", "formula": "計算式",
           "basis": "推計の根拠", "series": "系列", "periods": "{count}件（{first}～{last}）",
           "taken": "{address}：{old} → {new} {unit}", "nothing": "{address}：計画書の値は記録の結果と一致済みです"},
}


def estimate(options: argparse.Namespace) -> int:
    """Run one of the actions; raises Problem "estimate.no_record" for a value without one."""
    if options.action == "take":
        return _take(options)
    with opened(options.file) as session:
        return _list(session, options) if options.action == "list" else _show(session, options)


def _list(session: Session, options: argparse.Namespace) -> int:
    held = records(session.schema, session.project)
    values = tuple(estimated(session.schema, session.project, session.results))
    if options.json:
        print_json([_summary(session, one, held.get(one.address)) for one in values])
    for one in values if not options.json else ():
        record = held.get(one.address)
        numbers = f"{_number(_plan(session, one))} | {_number(record.taken if record else None)} {one.unit}"
        print(f"{one.address}  {numbers}  {_WORDS[options.lang][_state(record)]}")
    return DONE


def _state(record: Record | None) -> str:
    if record is None:
        return "none"
    if record.taken is None:
        return "no_result"
    return "differs" if record.differs else "open" if record.plan is None else "agrees"


def _plan(session: Session, one: Estimated) -> Decimal | None:
    from jcm_pdd.core.inputs import number_at

    return number_at(session.project, one.address)


def _number(value: Decimal | None) -> str:
    return "-" if value is None else grouped(plain(storable(value)))


def _json(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _summary(session: Session, one: Estimated, record: Record | None) -> dict[str, Any]:
    """Return a value with what its record gives: decimals as texts, nothing rounded but the value to take over."""
    found: dict[str, Any] = {"address": one.address, "symbol": one.symbol, "unit": one.unit,
                             "plan": _json(_plan(session, one)), "state": _state(record)}
    if record is None:
        return found
    return found | {"row": record.row, "basis": record.answers["basis"] or None, "year": record.year,
                    "formula": record.answers["formula"] or None, "result": _json(record.result),
                    "value": _json(record.taken), "deviation_percent": _json(record.deviation)}


def _found(session: Session, address: str | None) -> Record:
    record = records(session.schema, session.project).get(address or "")
    if record is None:
        raise Problem("estimate.no_record", address or "-")
    return record


def _findings(session: Session, record: Record) -> tuple[Finding, ...]:
    """Return the findings about one record: at the value, at the record, at its inputs and its series."""
    rows = {f"{INPUTS}/{one.row}/" for one in record.inputs} | {f"{SERIES}/{one.row}/" for one in record.series.points}
    starts = (record.at(""), *rows)
    return tuple(f for f in session.findings if f.where.startswith(starts) or f.where == record.of.address)


def _show(session: Session, options: argparse.Namespace) -> int:
    record, language = _found(session, options.address), options.lang
    findings = _findings(session, record)
    if options.json:
        print_json(_summary(session, record.of, record) | {
            "inputs": [{"symbol": one.symbol, "value": _json(one.value), "unit": one.unit, "label": one.label,
                        "evidence": one.evidence, "page": one.page} for one in record.inputs],
            "series": {"unit": record.series.unit, "count": len(record.series.known),
                       "missing": [str(period) for period in record.series.missing],
                       "values": {name: plain(value) for name, value in record.series.values().items()}},
            "findings": [{"code": f.code, "severity": f.severity, "where": f.where,
                          "text": session.message(f, language).line()} for f in findings]})
    else:
        print("\n".join([*_lines(session, record, _WORDS[language], language),
                         *(session.message(f, language).line() for f in findings)]))
    return FINDINGS if any(f.severity == "error" for f in findings) else DONE


def _lines(session: Session, record: Record, words: dict[str, str], language: str) -> list[str]:
    unit, known = record.of.unit, record.series.known
    lines = [f"{record.of.address}  {record.of.parameter.label.get(language)}",
             f"{words['basis']}: {session.text(record.at('basis'), language) or '-'}",
             f"{words['formula']}: {record.answers['formula'] or '-'}"]
    lines += [f"  {one.symbol} = {_number(one.value)} {one.unit}" for one in record.inputs]
    if known:
        told = words["periods"].format(count=len(known), first=known[0].period, last=known[-1].period)
        lines.append(f"{words['series']}: {told}")
        lines += [f"  {name} = {_number(value)}" for name, value in record.series.values().items()]
    lines += [f"{words['record']}: {_number(record.taken)} {unit}", f"{words['plan']}: {_number(record.plan)} {unit}"]
    if record.deviation is not None:
        lines.append(f"{words['deviation']}: {record.deviation:+.1f} %")
    return lines


def _take(options: argparse.Namespace) -> int:
    """Make the result of one record the value of the plan and save the file."""
    with opened(options.file, change=True) as session:
        record = _found(session, options.address)
        old, differs = record.plan, record.differs or record.plan is None
        edit = take_edit(session.schema, session.project, record)
        if differs:
            session.record(edit)
            session.save()
        new = record.taken
    if options.json:
        print_json({"address": record.of.address, "old": _json(old), "new": _json(new if differs else old),
                    "unit": record.of.unit, "changed": differs})
    else:
        words = _WORDS[options.lang]["taken" if differs else "nothing"]
        print(words.format(address=record.of.address, old=_number(old), new=_number(new), unit=record.of.unit))
    return DONE
