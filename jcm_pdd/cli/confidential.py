"""`confidential`: what must not become public: list it, mark it, take a mark back."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json
from jcm_pdd.core.confidential import FILES, Mark, mark_edit, marks, unmark_edit
from jcm_pdd.core.confidential.echoes import Echo
from jcm_pdd.core.confidential.spreading import echo_edit
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.public.marking import echoes_of
from jcm_pdd.files.question_names import question_name
from jcm_pdd.files.session import Session

_WORDS = {
    "en": {"row": "row", "register": "evidence register", "nothing": "Nothing is marked confidential.",
           "echo": "not marked, but says what {secret} hides: {name} ({where})", "files": "{count} file(s)",
           "marked": "{where}: marked", "removed": "{where}: no longer marked"},
    "ja": {"row": "行", "register": "根拠資料台帳", "nothing": "秘密情報に指定されたものはありません。",
           "echo": "指定されていませんが、{secret}で伏せた内容が残っています：{name}（{where}）",
           "files": "ファイル{count}件",
           "marked": "{where}：指定しました", "removed": "{where}：指定を解除しました"},
}


def confidential(options: argparse.Namespace) -> int:
    """Carry out one of the actions."""
    if options.action == "list":
        with opened(options.file) as session:
            return _list(session, options)
    with opened(options.file, change=True) as session:
        if options.action == "add":
            things = _things(session, options)
            session.record(mark_edit(session.schema, session.project, things, options.reason))
            if options.everywhere:
                session.record(echo_edit(session.schema, session.project, echoes_of(session), options.reason))
        else:
            session.record(unmark_edit(session.project, _given(options)))
        session.save()
        word = _WORDS[options.lang]["marked" if options.action == "add" else "removed"]
        if not options.json:
            print("\n".join(word.format(where=where) for where in options.addresses))
            return DONE
        return _list(session, options)


def _given(options: argparse.Namespace) -> list[str]:
    if not options.addresses:
        raise Problem("confidential.no_place", "-")
    return list(options.addresses)


def _things(session: Session, options: argparse.Namespace) -> dict[str, Iterable[str]]:
    """Return what to mark with its parts: words of texts, hashes of files."""
    things: dict[str, Iterable[str]] = {}
    for address in _given(options):
        place, stored = session.schema.place(address), session.project.get(address)
        if place is not None and place.definition.kind in FILES and isinstance(stored, list) and options.name:
            known = {str(item["name"]): str(item["sha256"]) for item in stored if isinstance(item, dict)}
            things[address] = [known.get(name, "") or name for name in options.name]
        else:
            things[address] = options.words
    return things


def _list(session: Session, options: argparse.Namespace) -> int:
    found, still = marks(session.schema, session.project), echoes_of(session)
    warned = [f for f in session.findings if f.code.startswith("confidential.")]
    if options.json:
        print_json({"marks": [{"address": one.where, "reason": one.reason, "parts": list(one.parts),
                               "register": one.implied} for one in found],
                    "also_written": [{"address": one.where, "secret": one.secret, "part": one.part} for one in still],
                    "warnings": [{"code": f.code, "where": f.where} for f in warned]})
        return FINDINGS if still else DONE
    for one in found:
        print(_line(session, one, options.lang))
    for echo in still:
        print(_echo(session, echo, options.lang))
    for finding in warned:
        print(session.message(finding, options.lang).line())
    if not found:
        print(_WORDS[options.lang]["nothing"])
    return FINDINGS if still else DONE


def _line(session: Session, mark: Mark, lang: str) -> str:
    words = _WORDS[lang]
    place = session.schema.place(mark.thing)
    quoted = words["files"].format(count=len(mark.parts)) if (
        mark.parts and place is not None and place.definition.kind in FILES) else "; ".join(
        f"“{part}”" for part in mark.parts)
    row = words["row"] if mark.is_row else ""
    reason = mark.reason or (words["register"] if mark.implied else "")
    name = question_name(mark.where, session.schema, session.project, lang)
    return " | ".join(part for part in (mark.where, name, row, quoted, reason) if part)


def _echo(session: Session, echo: Echo, lang: str) -> str:
    name = question_name(echo.where, session.schema, session.project, lang)
    return _WORDS[lang]["echo"].format(secret=echo.secret, name=name, where=echo.where)
