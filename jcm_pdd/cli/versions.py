"""`version`: named versions of a project. `track`: tracked changes since one. `memo`: the change memo."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from jcm_pdd.cli import report
from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json
from jcm_pdd.core import versions
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit
from jcm_pdd.core.versions import Version
from jcm_pdd.files.reading.source import read_source
from jcm_pdd.files.session import Session
from jcm_pdd.files.versions import comparing, handed_in, keeping, restoring, results, tracking
from jcm_pdd.files.versions.words import WORDS

_WORDS = {
    "en": {"none": "No version was named yet.", "written": "Written: {file}", "named": "Named: {name} ({date})",
           "files": "Files: {count}", "total": "Emission reductions in total: {old} -> {new} tCO2.", "empty": "-",
           "history": "Rows added to the revision history: {count}.", "effect": "{effect} tCO2",
           "away": "what it said is not in this copy", "altered": "Not what was sent: {file}",
           "unaltered": "All files are as they were sent.",
           "submitted": "submitted", "registered": "registered", "issued": "issued", "draft": "draft",
           "other": "other"},
    "ja": {"none": "登録された版はありません。", "written": "書き出しました：{file}",
           "named": "登録しました：{name}（{date}）",
           "files": "ファイル：{count}件", "total": "総排出削減量：{old} → {new} tCO2。", "empty": "－",
           "history": "改訂履歴に追加した行：{count}件。", "effect": "{effect} tCO2",
           "away": "当時の回答はこのコピーに含まれていません", "altered": "提出時と異なるファイル：{file}",
           "unaltered": "すべて提出時のままです。",
           "submitted": "提出", "registered": "登録", "issued": "クレジット発行", "draft": "下書き", "other": "その他"},
}


def version(options: argparse.Namespace) -> int:
    """Carry out one of the actions on versions."""
    actions: dict[str, Callable[[argparse.Namespace], int | None]] = {
        "add": _add, "list": _list, "show": _show, "export": _export, "files": _files, "history": _history}
    return actions[options.action](options) or DONE


def _data(session: Session, one: Version) -> dict[str, object]:
    return {"id": one.id, **one.stored(), "who": one.who, "here": keeping.is_here(session, one)}


def _line(session: Session, one: Version, language: str) -> str:
    words = _WORDS[language]
    parts = [one.date, one.name, words[one.kind], one.number, words["files"].format(count=len(one.files)),
             "" if keeping.is_here(session, one) else words["away"]]
    return "  ".join(part for part in parts if part)


def _add(options: argparse.Namespace) -> None:
    with opened(options.file, change=True) as session:
        if options.source is not None:
            about = keeping.About(options.name, options.kind, options.date, options.number, options.note,
                                  tuple(keeping.file_entry(path) for path in options.exported))
            made = handed_in.name_document(session, read_source(options.source), about)
        else:
            made = keeping.name_version(session, options.name, options.kind, options.date, options.number,
                                        options.note, options.exported)
        session.save()
        _told(options, _data(session, made), _WORDS[options.lang]["named"].format(name=made.name, date=made.date))


def _told(options: argparse.Namespace, data: object, text: str) -> None:
    if options.json:
        print_json(data)
    else:
        print(text)


def _list(options: argparse.Namespace) -> None:
    with opened(options.file) as session:
        known = versions.versions(session.project)
        lines = [_line(session, one, options.lang) for one in known] or [_WORDS[options.lang]["none"]]
        _told(options, {"versions": [_data(session, one) for one in known]}, "\n".join(lines))


def _show(options: argparse.Namespace) -> None:
    """Show a version and what changed since."""
    with opened(options.file) as session:
        one = tracking.baseline(session.project, options.name)
        found = results.compared(session, results.Side("version", one.id), results.Side())
        changes = comparing.as_data(found, options.lang)
        _told(options, {"version": _data(session, one), **changes},
              "\n".join((_line(session, one, options.lang), *_changes(found, options.lang))))


def _changes(found: comparing.Comparison, language: str) -> list[str]:
    words = _WORDS[language]
    lines = [WORDS[language]["count"].format(count=len(found.changes)) if found.changes else WORDS[language]["none"]]
    for change in found.changes:
        said = comparing.told(found, change, language)
        old, new = (" ".join(text.split()) or words["empty"] for text in (said.old, said.new))
        effect = f" ({words['effect'].format(effect=comparing.signed(change.effect))})" if change.effect else ""
        lines.append(f"  {said.where} [{change.address}] {said.what}: {old} -> {new}{effect}")
    before, after = ("?" if one is None else f"{one:,}" for one in found.totals)
    return [*lines, words["total"].format(old=before, new=after)]


def _export(options: argparse.Namespace) -> None:
    with opened(options.file) as session:
        one = tracking.baseline(session.project, options.name)
        if options.target is None:
            raise Problem("versions.wrong_file", one.name, known="-o COPY.jcmpdd")
        path = restoring.write_version(session, one, options.target)
        _told(options, {"file": str(path), "version": one.id}, _WORDS[options.lang]["written"].format(file=path))


def _files(options: argparse.Namespace) -> int | None:
    """Say which files belong to a version, or which in a folder are not what was sent: then 1."""
    if options.folder is not None:
        with opened(options.file) as session:
            other = keeping.altered(tracking.baseline(session.project, options.name), options.folder)
        words = _WORDS[options.lang]
        _told(options, {"altered": list(other)}, "\n".join(words["altered"].format(file=one) for one in other)
              or words["unaltered"])
        return FINDINGS if other else DONE
    with opened(options.file, change=True) as session:
        made = keeping.add_files(session, tracking.baseline(session.project, options.name), options.paths)
        session.save()
        _told(options, _data(session, made), "\n".join(f"{one.sha256}  {one.name}" for one in made.files))
    return DONE


def _history(options: argparse.Namespace) -> None:
    """Add what the revision history lacks, as one edit."""
    with opened(options.file, change=True) as session:
        edit = versions.revision_edit(session.project)
        session.record(edit)
        if edit.changes:
            session.save()
        _told(options, {"rows": int(edit.args["count"])},
              _WORDS[options.lang]["history"].format(count=edit.args["count"]))


def track(options: argparse.Namespace) -> int:
    """Write the document with tracked changes, and the clean copy when it is asked for."""
    with opened(options.file) as session:
        one = tracking.baseline(session.project, options.against)
        side = results.Side("version", one.id)
        wanted = [results.Wanted("track", options.target, side, document=options.document, author=options.author)]
        if options.clean is not None:
            wanted.append(results.Wanted("clean", options.clean, side, document=options.document))
        _write(session, options, one, wanted)
    return DONE


def _write(session: Session, options: argparse.Namespace, one: Version, wanted: list[results.Wanted]) -> None:
    findings = dict.fromkeys(finding for each in wanted for finding in results.write(session, each))
    for finding in findings:
        print(session.message(finding, options.lang).line(), file=sys.stderr)
    files = [str(each.target) for each in wanted]
    _told(options, {"files": files, "version": _data(session, one),
                    "findings": [report.finding(session, finding, options.lang) for finding in findings]},
          "\n".join(_WORDS[options.lang]["written"].format(file=file) for file in files))


def memo(options: argparse.Namespace) -> int:
    """Write the change memo; reasons given are kept in the project first."""
    with opened(options.file, change=bool(options.reason)) as session:
        one = tracking.baseline(session.project, options.against)
        if options.reason:
            session.record(_reasons(session, one, options.reason))
            session.save()
        side = results.Side("version", one.id)
        _write(session, options, one, [results.Wanted("memo", options.target, side, language=options.lang,
                                                      author=options.author)])
    return DONE


def _reasons(session: Session, one: Version, given: list[str]) -> Edit:
    changes: list[Change] = []
    for pair in given:
        address, equals, text = pair.partition("=")
        if not equals:
            raise Problem("answers.no_equals", pair)
        changes += versions.reason_edit(session.project, one.id, address.strip(), text).changes
    return Edit("edit.change_reason", tuple(changes), {"address": given[0].partition("=")[0]})
