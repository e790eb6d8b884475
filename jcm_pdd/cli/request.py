"""`request`: make the workbook that asks a site for data, read a returned one, say how far the rounds are."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.session import Session

if TYPE_CHECKING:
    from jcm_pdd.core.papers.request_rounds import RoundStatus
    from jcm_pdd.files.papers.request_returned import ReturnedItem
    from jcm_pdd.files.reading.parsing import Parsed

_STATES = {
    "en": {"new": "new", "same": "the same", "changed": "changed", "implausible": "please check",
           "missing": "still missing", "not_available": "not available", "refused": "not readable"},
    "ja": {"new": "新規", "same": "変更なし", "changed": "変更", "implausible": "要確認", "missing": "未回答",
           "not_available": "データなし", "refused": "読取り不可"},
}
_WORDS = {
    "en": {"made": "{file}: round {round} to {site}, {count} cells asked", "round": "Round {round} of {site}: {counts}",
           "taken": "Taken into {file}.", "noted": "Nothing was taken; --take all takes the answers.",
           "status": "{site}, round {round} ({state}): asked {asked}, returned {returned}, missing {missing}, "
                     "refused {refused}, not available {not_available}", "none": "No data request was made yet."},
    "ja": {"made": "{file}：{site}への第{round}回の依頼（記入欄{count}件）", "round": "{site} 第{round}回：{counts}",
           "taken": "{file}に取り込みました。", "noted": "取込みは行っていません。--take all で回答を取り込みます。",
           "status": "{site} 第{round}回（{state}）：依頼{asked}、回答{returned}、未回答{missing}、"
                     "読取り不可{refused}、データなし{not_available}",
           "none": "データ提供依頼はまだ作成されていません。"},
}


def request(options: argparse.Namespace) -> int:
    """Carry out one of the actions on a project's data requests."""
    return {"make": _make, "read": _read, "status": _status}[options.action](options)


def today() -> str:
    """Return the day of the person who runs the command."""
    return datetime.now(UTC).astimezone().date().isoformat()


def _make(options: argparse.Namespace) -> int:
    from jcm_pdd.core.papers.requests import Wish
    from jcm_pdd.files.papers.request_making import Order, make

    if not options.site or options.to is None:
        raise Problem("request.call", "request make", missing="--site, --to")
    if options.until and re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", options.until) is None:
        raise Problem("request.month", options.until)
    with opened(options.file, change=True) as session:
        wish = Wish(options.site, options.until or today()[:7], options.months, options.confirm)
        made = make(session, Order(wish, options.to, None, options.language, options.due, options.contact))
        session.record(made.edit(session))
        session.save()
        facts = {"file": str(made.path), "site": made.sent.site, "round": made.sent.round,
                 "count": len(made.request.asked())}
        if options.json:
            print_json({**facts, "asked": list(made.request.asked())})
        else:
            print(_WORDS[options.lang]["made"].format(**facts))
    return DONE


def _read(options: argparse.Namespace) -> int:
    from jcm_pdd.files.papers.request_making import returned_edit
    from jcm_pdd.files.reading.importing import Wishes, take_in
    from jcm_pdd.files.reading.parsing import parse
    from jcm_pdd.files.reading.source import read_source

    if options.workbook is None:
        raise Problem("request.call", "request read", missing="X.xlsx")
    with opened(options.file, change=True) as session:
        parsed = parse(session, read_source(options.workbook))
        returned = parsed.returned
        if returned is None:
            raise Problem("request.not_a_request", options.workbook.name)
        lines = _lines(session, parsed, options)
        if options.take:
            take_in(session, parsed, Wishes("document", day=today()))
        else:
            session.record(returned_edit(session, parsed.name, returned.row, returned.states(), today()))
        session.save()
        if options.json:
            print_json(_data(session, parsed, options.lang))
        else:
            words = _WORDS[options.lang]["taken" if options.take else "noted"]
            print("\n".join([*lines, words.format(file=session.path)]))
        return FINDINGS if returned.count("refused", "implausible") else DONE


def _lines(session: Session, parsed: Parsed, options: argparse.Namespace) -> list[str]:
    returned, words = parsed.returned, _STATES[options.lang]
    if returned is None:
        return []
    counts = ", ".join(f"{word} {count}" for state, word in words.items()
                       if (count := returned.count(state)))  # type: ignore[arg-type]
    lines = [_WORDS[options.lang]["round"].format(round=returned.round, site=returned.site, counts=counts)]
    for item in returned.items:
        if item.state != "same":
            told = " ".join(_why(session, item, options.lang))
            values = item.typed if item.old is None else f"{item.old} → {item.typed}"
            where = item.label.get(options.lang) if item.label is not None else item.name
            lines.append("  ".join(part for part in ("", words[item.state], where, values, told) if part or not lines))
    return lines + [f"  {problem_text(note.problem(), options.lang)}" for note in parsed.notes]


def _why(session: Session, item: ReturnedItem, language: str) -> list[str]:
    return [session.message(one, language).what if isinstance(one, Finding) else problem_text(one.problem(), language)
            for one in (*item.why, *item.doubts)]


def _data(session: Session, parsed: Parsed, language: str) -> dict[str, Any]:
    returned = parsed.returned
    items = returned.items if returned is not None else ()
    return {"site": returned.site if returned else "", "round": returned.round if returned else "",
            "items": [{"name": item.name, "address": item.address, "state": item.state, "place": item.place,
                       "typed": item.typed, "old": item.old, "new": item.new, "why": _why(session, item, language)}
                      for item in items],
            "not_understood": [{"place": text.place, "text": text.text} for text in parsed.found.not_understood],
            "notes": [problem_text(note.problem(), language) for note in parsed.notes]}


def _status(options: argparse.Namespace) -> int:
    from jcm_pdd.core.papers.request_rounds import statuses

    with opened(options.file) as session:
        rounds = statuses(session.context)
        if options.json:
            print_json([_facts(one) for one in rounds])
        else:
            words = _WORDS[options.lang]
            kind = session.schema.places["requests/*/state"].kind
            told = ({**_facts(one), "state": kind.show(one.state, options.lang)} for one in rounds)
            print("\n".join(words["status"].format(**facts) for facts in told) or words["none"])
    return DONE


def _facts(one: RoundStatus) -> dict[str, Any]:
    return {"site": one.site, "round": one.round, "state": one.state, "asked": one.asked, "returned": one.returned,
            "missing": one.missing, "refused": one.refused, "not_available": one.not_available}
