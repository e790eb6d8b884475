"""`meters`: list the register with its chains, check the calibrations of a period, fill the plan from the register."""

from __future__ import annotations

import argparse
from datetime import date
from decimal import Decimal
from typing import Any

from jcm_pdd.cli import report
from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json
from jcm_pdd.core.kinds import kind_of
from jcm_pdd.core.kinds.base import Rejected
from jcm_pdd.core.kinds.numbers import plain, split_unit
from jcm_pdd.core.papers.correction import Correction, corrected_total, effect_on_reductions
from jcm_pdd.core.papers.correction_words import EFFECTS, days_in_words, explained
from jcm_pdd.core.papers.meter_timeline import Track, known_coverage, tracks, window_of
from jcm_pdd.core.papers.metering import Coverage, Meter, coverage, register
from jcm_pdd.core.papers.metering_words import chain_text
from jcm_pdd.core.papers.plan_filling import Filling, filling
from jcm_pdd.core.papers.spans import Span
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.question_names import question_name
from jcm_pdd.files.session import Session

_CODES = ("meters.", "calibrations.", "plan.", "points.")
_WORDS = {
    "en": {"none": "No meter is registered.", "whole": "every day is covered", "gap": "no valid calibration",
           "unmetered": "no meter in service", "percent": "maximum permissible error {percent} %",
           "no_percent": "no maximum permissible error stated", "unknown": "no certificate yet",
           "filled": "{count} place(s) of the plan filled.", "nothing": "Nothing to fill.",
           "offer": "{name}: your text stays. The register says:", "other": "{name}: not option C, left alone.",
           "replace": "Take the text of the register with --replace {address}"},
    "ja": {"none": "計量器は登録されていません。", "whole": "すべての日が有効", "gap": "校正が有効でない期間",
           "unmetered": "使用中の計量器がない期間", "percent": "最大許容誤差{percent}%",
           "no_percent": "最大許容誤差が未入力", "unknown": "証明書が未登録",
           "filled": "計画の{count}か所に記入しました。", "nothing": "記入する箇所はありません。",
           "offer": "{name}：入力済みの文を残しました。台帳による文：",
           "other": "{name}：オプションCではないため変更していません。",
           "replace": "台帳の文に置き換えるには --replace {address}"},
}


def meters(options: argparse.Namespace) -> int:
    """Run one of the actions; `check` returns 1 when something about meters is an error."""
    actions = {"list": _list, "check": _check, "fill": _fill}
    return actions[options.action](options)


def _list(options: argparse.Namespace) -> int:
    with opened(options.file) as session:
        own = register(session.project)
        window = window_of(own, session.results.horizon)
        shown = {track.meter.row: track for track in tracks(own, window)} if window is not None else {}
        listed = [_listed(session, one, shown.get(one.row), options) for one in own.meters]
        if options.json:
            print_json({"meters": listed})
            return DONE
        for entry in listed:
            print(f"{entry['chain']}  [{entry['name']}]", *(f"    {line}" for line in entry["words"]), sep="\n")
        if not listed:
            print(_WORDS[options.lang]["none"])
    return DONE


def _listed(session: Session, one: Meter, track: Track | None, options: argparse.Namespace) -> dict[str, Any]:
    return {
        "row": one.row, "tag": one.tag, "parameter": one.parameter, "name": _named(session, one.parameter, options),
        "chain": chain_text(one), "error": plain(one.error) if one.error is not None else None,
        "in_service": [day.isoformat() if day else None for day in (one.in_service_from, one.in_service_to)],
        "replaced_by": one.replaced_by, "backup_of": one.backup_of, **one.texts,
        "calibrated": [_days(days) for days in one.calibrated],
        "words": [text.get(options.lang) for text in track.words] if track is not None else []}


def _named(session: Session, address: str, options: argparse.Namespace) -> str:
    return question_name(address, session.schema, session.project, options.lang) if address else ""


def _days(days: Span) -> dict[str, str | int]:
    return {"from": days.first.isoformat(), "to": days.last.isoformat(), "days": days.days}


def _check(options: argparse.Namespace) -> int:
    with opened(options.file) as session:
        values, period = _values(session, options.value), _period(options)
        listed = [_checked(session, address, period, values.get(address), options)
                  for address in register(session.project).parameters]
        found = [one for one in session.findings if one.code.startswith(_CODES)]
        if options.json:
            print_json({"parameters": [data for data, _ in listed],
                        "findings": [report.finding(session, one, options.lang) for one in found]})
        else:
            for _, lines in listed:
                print(*lines, sep="\n")
            for one in found:
                print(session.message(one, options.lang).line())
            if not listed and not found:
                print(_WORDS[options.lang]["none"])
        return FINDINGS if any(one.severity == "error" for one in found) else DONE


def _period(options: argparse.Namespace) -> Span | None:
    """Return the period asked; Problem "meters.period" when one end is missing or no day."""
    if options.first is None and options.last is None:
        return None
    try:
        return Span(date.fromisoformat(options.first or ""), date.fromisoformat(options.last or ""))
    except ValueError:
        raise Problem("meters.period", f"{options.first or '?'} - {options.last or '?'}") from None


def _values(session: Session, pairs: list[str]) -> dict[str, Decimal]:
    """Return measured totals by address, in the unit of the plan; Problem for what is no number of a parameter."""
    found: dict[str, Decimal] = {}
    for pair in pairs:
        address, _, typed = pair.partition("=")
        place = session.schema.place(address.strip())
        if place is None or place.definition.kind != "number":
            raise Problem("answers.unknown_address", pair, address=address.strip())
        try:
            number, unit = split_unit(typed)
            stored = kind_of(place.definition).parse(typed) if unit else plain(number)
        except Rejected:
            raise Problem("meters.value", pair) from None
        found[address.strip()] = Decimal(str(stored))
    return found


def _checked(session: Session, address: str, period: Span | None, value: Decimal | None,
             options: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    own = register(session.project)
    horizon = session.results.horizon
    covered = coverage(own.mains(address), period) if period else known_coverage(own, address, horizon)
    name = _named(session, address, options)
    data: dict[str, Any] = {"parameter": address, "name": name, "known": covered is not None}
    if covered is None:
        return data, [f"{name}: {_WORDS[options.lang]['unknown']}"]
    effect = effect_on_reductions(session.schema.methodologies, session.project, address)
    correction = corrected_total(value, covered, effect) if value is not None else None
    place = session.schema.place(address)
    unit = (place.definition.unit or "").removesuffix("/p") if place is not None else ""
    data |= {"period": _days(covered.period), "covered": [_days(days) for days in covered.covered],
             "uncovered": [{**_days(one.span), "meters": list(one.meters),
                            "percent": plain(one.percent) if one.percent is not None else None}
                           for one in covered.uncovered],
             "unmetered": [_days(days) for days in covered.unmetered], "effect": effect,
             "correction": _data(correction, unit, options.lang) if correction is not None else None}
    return data, _lines(name, covered, effect, correction, unit, options.lang)


def _data(correction: Correction, unit: str, language: str) -> dict[str, Any]:
    return {"measured": plain(correction.measured), "unit": unit, "days": correction.days, "reason": correction.reason,
            "corrected": plain(correction.corrected) if correction.corrected is not None else None,
            "explanation": [text.get(language) for text in explained(correction, unit)]}


def _lines(name: str, covered: Coverage, effect: str, correction: Correction | None, unit: str,
           language: str) -> list[str]:
    words, colon = _WORDS[language], "：" if language == "ja" else ": "
    said = [f"{name}{colon}{days_in_words(covered.period).get(language)}"]
    if covered.whole:
        said.append(f"    {words['whole']}")
    for one in covered.uncovered:
        known = words["no_percent"] if one.percent is None else words["percent"].format(percent=plain(one.percent))
        days = days_in_words(one.span).get(language)
        said.append(f"    {words['gap']}{colon}{days} / {', '.join(one.meters)} / {known}")
    said += [f"    {words['unmetered']}{colon}{days_in_words(days).get(language)}" for days in covered.unmetered]
    if correction is not None:
        said += [f"    {text.get(language)}" for text in explained(correction, unit)]
    elif covered.uncovered:
        said += [f"    {text.get(language)}" for key, text in EFFECTS.items() if key == effect]
    return said


def _fill(options: argparse.Namespace) -> int:
    with opened(options.file, change=not options.dry_run) as session:
        found = filling(session.schema, session.project, session.results, session.proposals, options.replace)
        if not options.dry_run and found.edit.changes:
            session.record(found.edit)
            session.save()
        if options.json:
            print_json({"filled": {one.address: one.new for one in found.edit.changes},
                        "offers": [{"address": one.address, "present": one.present, "proposed": one.proposed}
                                   for one in found.offers],
                        "other_options": list(found.other_options)})
        else:
            print("\n".join(_told(session, found, options)))
    return DONE


def _told(session: Session, found: Filling, options: argparse.Namespace) -> list[str]:
    words, count = _WORDS[options.lang], len(found.edit.changes)
    said = [words["filled"].format(count=count) if count else words["nothing"]]
    for one in found.offers:
        name = _named(session, one.address, options)
        said += [words["offer"].format(name=name), f"    {one.proposed}",
                 f"    {words['replace'].format(address=one.address)}"]
    return said + [words["other"].format(name=_named(session, one, options)) for one in found.other_options]
