"""`confirm`: list the default values of a project, confirm one beside the official text, exchange confirmations."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json, workplace
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.confirmation_library import Confirmation, Merge, export_file, library_of, read_file
from jcm_pdd.files.confirmations import (
    DeskRow,
    Said,
    add_references,
    confirm,
    desk_rows,
    offers,
    records,
    take_over,
)
from jcm_pdd.files.session import Session

_WORDS = {
    "en": {"open": "open", "confirmed": "confirmed", "differs": "differs", "verified": "verified",
           "unused": "not used here", "line": "{address}  {symbol} = {value} {unit}  [{state}]  {label}",
           "source": "    {source} ({status})", "record": "    {value} in {document}, {page}; {day}, {who}",
           "left": "{left} of {count} still to be confirmed.",
           "offers": "Your library has confirmations of {count} of them: `jcm-pdd confirm take PROJECT`.",
           "done": "{address}: {before} → {after} ({document}, {page})",
           "exported": "{count} confirmation(s) written to {file}", "took": "{count} confirmation(s) taken over",
           "imported": "{new} new, {same} the same, {conflicts} with another value",
           "conflict": "  {key}: ours {ours} ({our_who}, {our_place}), theirs {theirs} ({their_who}, {their_place})",
           "choose": "Kept ours. Say --take theirs to have theirs instead.", "nobody": "-"},
    "ja": {"open": "未確認", "confirmed": "確認済み", "differs": "相違あり", "verified": "検証済み",
           "unused": "この案件では使わない", "line": "{address}  {symbol} = {value} {unit}  ［{state}］  {label}",
           "source": "    {source}（{status}）", "record": "    {document}、{page}の値：{value}（{day}、{who}）",
           "left": "未確認：{count}件中{left}件",
           "offers": "うち{count}件は、手元の確認記録から引き継げます（jcm-pdd confirm take プロジェクト）。",
           "done": "{address}：{before} → {after}（{document}、{page}）",
           "exported": "確認記録{count}件を{file}に書き出しました", "took": "確認記録{count}件を引き継ぎました",
           "imported": "新規{new}件、同じ値{same}件、異なる値{conflicts}件",
           "conflict": "  {key}：手元 {ours}（{our_who}、{our_place}）、相手 {theirs}（{their_who}、{their_place}）",
           "choose": "手元の記録を残しました。相手の記録を採る場合は --take theirs を指定してください。",
           "nobody": "-"},
}


def confirming(options: argparse.Namespace) -> int:
    """Run one of the actions on confirmations."""
    actions = {"list": _list, "set": _set, "export": _export, "import": _import, "take": _take}
    return actions[options.action](options)


def _list(options: argparse.Namespace) -> int:
    with opened(options.file) as session:
        rows, offered = _rows(session), offers(session)
        if options.json:
            print_json({"defaults": [_row_data(row) for row in rows], "open": sum(row.open for row in rows),
                        "offered": [_data(one) for one in offered]})
        else:
            print("\n".join(_list_lines(rows, len(offered), options.lang)))
    return DONE


def _rows(session: Session) -> list[DeskRow]:
    return [row for m in session.schema.methodologies for row in desk_rows(session, m.methodology)]


def _state(row: DeskRow) -> str:
    if not row.used:
        return "unused"
    if row.record is not None:
        return "differs" if row.differs else "confirmed"
    return "open" if row.open else "verified"


def _list_lines(rows: list[DeskRow], offered: int, language: str) -> list[str]:
    words, lines = _WORDS[language], []
    for row in rows:
        lines.append(words["line"].format(address=row.address, symbol=row.symbol, value=plain(row.ours), unit=row.unit,
                                          state=words[_state(row)], label=row.label.get(language)))
        lines.append(words["source"].format(source=row.source.told(language), status=row.source.status))
        if row.record is not None:
            lines.append(words["record"].format(value=plain(row.record.after), document=row.record.document,
                                                page=row.record.page, day=row.record.day,
                                                who=row.record.who or words["nobody"]))
    lines.append(words["left"].format(left=sum(row.open for row in rows), count=len(rows)))
    return lines + ([words["offers"].format(count=offered)] if offered else [])


def _set(options: argparse.Namespace) -> int:
    """Confirm one default of PROJECT; the second word is its address."""
    said = Said(options.document or "", options.page or "", options.value or "", options.who or "", options.day or "")
    with opened(options.file, change=True) as session:
        try:
            one = confirm(session, options.second or "-", said)
        except Problem as problem:
            if problem.code == "confirm.not_kept":
                session.save()  # the project has it; only the library could not be written
            raise
        session.save()
        if options.json:
            print_json(_data(one))
        else:
            print(_WORDS[options.lang]["done"].format(address=options.second, before=plain(one.before),
                                                      after=plain(one.after), document=one.document, page=one.page))
    return DONE


def _export(options: argparse.Namespace) -> int:
    """Write what was confirmed in PROJECT to the file named second."""
    target = _second(options)
    with opened(options.file) as session:
        count = export_file(target, records(session))
    _tell(options, "exported", {"count": count, "file": str(target)})
    return DONE


def _import(options: argparse.Namespace) -> int:
    """Take the records of a colleague's file into the user's own library; 1 when some contradict ours."""
    library = library_of(workplace())
    merge = library.merge(read_file(options.file))
    theirs = tuple(one for _, one in merge.conflicts) if options.take == "theirs" else ()
    if merge.new or theirs:
        library.put([*merge.new, *theirs])
    left = bool(merge.conflicts) and options.take is None
    if options.json:
        print_json({"new": [_data(one) for one in merge.new], "same": len(merge.same),
                    "conflicts": [{"ours": _data(a), "theirs": _data(b)} for a, b in merge.conflicts]})
    else:
        print("\n".join([*_merge_lines(merge, options.lang), *([_WORDS[options.lang]["choose"]] if left else [])]))
    return FINDINGS if left else DONE


def _take(options: argparse.Namespace) -> int:
    """Take over what the user's library knows about PROJECT."""
    with opened(options.file, change=True) as session:
        offered = offers(session)
        taken = take_over(session, offered)
        if options.references:
            add_references(session)
        session.save()
        if options.json:
            print_json([_data(one) for one in offered])
        else:
            words = _WORDS[options.lang]
            lines = [words["done"].format(address=f"{one.methodology}/{one.key}", before=plain(one.before),
                                          after=plain(one.after), document=one.document,
                                          page=f"{one.page}; {one.day}, {one.who or words['nobody']}")
                     for one in offered]
            print("\n".join([*lines, words["took"].format(count=len(taken))]))
    return DONE


def _merge_lines(merge: Merge, language: str) -> list[str]:
    words = _WORDS[language]
    lines = [words["imported"].format(new=len(merge.new), same=len(merge.same), conflicts=len(merge.conflicts))]
    return lines + [words["conflict"].format(
        key=f"{ours.methodology} ver{ours.version} {ours.key}", ours=plain(ours.after), theirs=plain(theirs.after),
        our_who=ours.who or words["nobody"], their_who=theirs.who or words["nobody"],
        our_place=f"{ours.document}, {ours.page}", their_place=f"{theirs.document}, {theirs.page}")
        for ours, theirs in merge.conflicts]


def _second(options: argparse.Namespace) -> Path:
    if options.second is None:
        raise Problem("file.missing", "-")
    return Path(options.second)


def _tell(options: argparse.Namespace, word: str, data: dict[str, Any]) -> None:
    if options.json:
        print_json(data)
    else:
        print(_WORDS[options.lang][word].format(**data))


def _data(one: Confirmation) -> dict[str, Any]:
    texts = {name: getattr(one, name) for name in ("methodology", "version", "key", "symbol", "unit", "document",
                                                   "page", "day", "who")}
    return {**texts, "before": plain(one.before), "after": plain(one.after)}


def _row_data(row: DeskRow) -> dict[str, Any]:
    return {"address": row.address, "symbol": row.symbol, "label": {"en": row.label.en, "ja": row.label.ja},
            "value": plain(row.ours), "unit": row.unit, "status": row.source.status,
            "source": row.source.told("en"), "state": _state(row),
            "official": plain(row.official.value) if row.official is not None else None,
            "record": _data(row.record) if row.record is not None else None}
