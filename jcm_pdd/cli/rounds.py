"""`rounds`: take in a table of the third-party entity, list its findings, write our replies back."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json
from jcm_pdd.core.papers.rounds import Planned, TpeFinding, carried, findings
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.question_names import question_name
from jcm_pdd.files.rounds.heads import ROLES, Layout
from jcm_pdd.files.session import Session

_WORDS = {
    "en": {"new": "new", "changed": "changed", "same": "as before", "open": "open", "closed": "closed",
           "replied": "replied", "kept": "ours stays: {columns}", "none": "No finding of the third-party entity.",
           "taken": "{new} new, {changed} changed, {same} as before; round {round}",
           "dry": "Nothing was changed. Take it in without --dry-run.",
           "wrote": "{file}: {count} cell(s) filled", "missing": "not in this file: {numbers}",
           "filled": "{count} passage(s) filled"},
    "ja": {"new": "新規", "changed": "変更", "same": "変更なし", "open": "未完了", "closed": "完了",
           "replied": "回答済み", "kept": "当方の記載を維持：{columns}", "none": "第三者機関の指摘はありません。",
           "taken": "新規{new}件、変更{changed}件、変更なし{same}件（第{round}回）",
           "dry": "何も変更していません。取り込むには--dry-runを外してください。",
           "wrote": "{file}：{count}か所に記入しました", "missing": "このファイルにない指摘：{numbers}",
           "filled": "{count}か所に記入しました"},
}


def rounds(options: argparse.Namespace) -> int:
    """Run one of the actions; `list` returns 1 while a CAR or CL is not closed."""
    return {"import": _import, "export": _export, "list": _list, "passages": _passages}[options.action](options)


def _import(options: argparse.Namespace) -> int:
    from jcm_pdd.files.rounds.taking import Looked, look, take

    if options.table is None:
        raise Problem("rounds.no_file", str(options.file))
    words = _WORDS[options.lang]
    with opened(options.file, change=not options.dry_run) as session:
        looked: Looked = look(session, options.table, _layouts(options), options.round)
        if not looked.planned:
            raise Problem("rounds.nothing", str(options.table))
        if not options.dry_run:
            take(session, looked, options.received, options.due)
            session.save()
        if options.json:
            print_json({"round": looked.round, "taken": not options.dry_run, "layouts": [
                {"table": one.table, "head": one.head, "columns": dict(one.columns)} for one in looked.layouts],
                "findings": [_planned(one) for one in looked.planned]})
            return DONE
        for one in looked.planned:
            kept = f" ({words['kept'].format(columns=', '.join(one.kept))})" if one.kept else ""
            print(f"{one.incoming.number:<10} {words[one.state]}{kept}")
        print(words["taken"].format(new=looked.count("new"), changed=looked.count("changed"),
                                    same=looked.count("same"), round=looked.round))
        if options.dry_run:
            print(words["dry"])
    return DONE


def _layouts(options: argparse.Namespace) -> tuple[Layout, ...]:
    """Return the columns a call assigns; Problem `rounds.column` for a wrong one."""
    columns: dict[str, int] = {}
    for pair in options.column:
        role, equals, number = pair.partition("=")
        if role not in ROLES or not equals or not number.isdecimal() or not 1 <= len(number) <= 5:
            raise Problem("rounds.column", pair, known=", ".join(ROLES))
        columns[role] = int(number)
    return (Layout(options.table_number, options.head, columns),) if columns else ()


def _planned(one: Planned) -> dict[str, Any]:
    return {"number": one.incoming.number, "state": one.state, "place": one.incoming.place,
            "changes": dict(one.changes), "kept": list(one.kept)}


def _list(options: argparse.Namespace) -> int:
    words = _WORDS[options.lang]
    with opened(options.file) as session:
        listed = carried(session.project) if options.verification else findings(session.project)
        if options.json:
            print_json({"findings": [_data(session, one, options.lang) for one in listed]})
        elif not listed:
            print(words["none"])
        else:
            for one in listed:
                state = "closed" if one.closed else "replied" if one.reply else "open"
                print(f"{one.number:<10} {one.round:>3}  {words[state]:<8} {' '.join(one.text.split())[:100]}")
                for at in one.fields:
                    print(f"{'':<10}      {question_name(at, session.schema, session.project, options.lang)} [{at}]")
        return FINDINGS if any(not one.closed and one.kind != "far" for one in listed) else DONE


def _data(session: Session, one: TpeFinding, language: str) -> dict[str, Any]:
    found = asdict(one) | {"closed_on": one.closed_on.isoformat() if one.closed_on else None, "address": one.address}
    found["fields"] = [{"address": at, "name": question_name(at, session.schema, session.project, language)}
                       for at in one.fields]
    return found


def _passages(options: argparse.Namespace) -> int:
    from jcm_pdd.files.rounds.passages import fill_edit

    with opened(options.file, change=True) as session:
        edit = fill_edit(session)
        session.record(edit)
        session.save()
        if options.json:
            print_json({"filled": [change.address for change in edit.changes]})
        else:
            print(_WORDS[options.lang]["filled"].format(count=len(edit.changes)))
    return DONE


def _export(options: argparse.Namespace) -> int:
    words, target = _WORDS[options.lang], options.table
    with opened(options.file) as session:
        if options.into:
            data, count, missing, name = _into_theirs(session)
        else:
            from jcm_pdd.files.rounds.table import make_table, table_rows

            data, count, missing, name = b"", len(table_rows(session, findings(session.project))), (), "findings.docx"
        target = target or Path(name)
        form = target.suffix.casefold().lstrip(".")
        if form not in ("docx", "pdf", "xlsx") or (options.into and form != Path(name).suffix.casefold()[1:]):
            raise Problem("rounds.suffix", str(target), wanted=Path(name).suffix)
        if not options.into:
            data, _ = make_table(session, form, options.verification)
        _write(target, data)
    if options.json:
        print_json({"written": str(target), "filled": count, "missing": list(missing)})
    else:
        print(words["wrote"].format(file=target, count=count))
        if missing:
            print(words["missing"].format(numbers=", ".join(missing)))
    return DONE


def _into_theirs(session: Session) -> tuple[bytes, int, tuple[str, ...], str]:
    from jcm_pdd.files.rounds.returning import fill, received

    tables = received(session)
    if not tables:
        raise Problem("rounds.no_file", str(session.path or ""))
    made = fill(session, tables[-1])
    return made.data, made.filled, made.missing, made.name


def _write(target: Path, data: bytes) -> None:
    from jcm_pdd.files.store import atomic

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic.write_bytes(target, data)
    except OSError as error:
        raise Problem("export.not_written", str(target), reason=error.strerror or error) from None
