"""`evidence`: list the register, enter a paper, link it with what it proves, say what lacks one, write the index."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.evidence import EVIDENCE
from jcm_pdd.core.papers.evidence_index import Entry, evidence_index
from jcm_pdd.core.papers.lacking import Need, lacking
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.question_names import question_name
from jcm_pdd.files.session import Session

COLUMNS = ("number", "title", "original_title", "issuer", "date", "language", "translated_by", "page", "confidential",
           "status", "expiry", "note")
_WORDS = {
    "en": {"none": "The register is empty.", "requested": "requested", "received": "received", "accepted": "accepted",
           "confidential": "confidential", "no_file": "no file", "page": "p. {page}", "proves": "    {name}",
           "unused": "    proves nothing yet", "added": "{number} entered", "linked": "{number} linked with {name}",
           "all": "Nothing lacks evidence.", "nothing": "no evidence", "said": "named in words: {said}",
           "file": "file missing: {said}", "count": "{count} claim(s) lack evidence.",
           "taken": "Section F now says what the register says.", "same": "Section F was up to date.",
           "written": "{file} written"},
    "ja": {"none": "台帳は空です。", "requested": "依頼中", "received": "受領済み", "accepted": "確認済み",
           "confidential": "秘密情報", "no_file": "ファイルなし", "page": "{page}ページ", "proves": "    {name}",
           "unused": "    裏付けとして未使用", "added": "{number}を登録しました",
           "linked": "{number}を「{name}」に結び付けました",
           "all": "根拠資料が不足している項目はありません。", "nothing": "根拠資料なし", "said": "文書名のみ：{said}",
           "file": "ファイル未入手：{said}", "count": "{count}件の項目で根拠資料が不足しています。",
           "taken": "F節に台帳の内容を反映しました。", "same": "F節は最新の状態です。",
           "written": "{file}を書き出しました"},
}


def evidence(options: argparse.Namespace) -> int:
    """Run one of the actions; 1 when something typed could not be read (it is kept as it was typed)."""
    actions = {"list": _list, "add": _add, "link": _link, "missing": _missing, "references": _references,
               "index": _index}
    return actions[options.action](options)


def _list(options: argparse.Namespace) -> int:
    with opened(options.file) as session:
        entries = evidence_index(session.schema, session.project)
        if options.json:
            print_json({"evidence": [_data(session, entry, options.lang) for entry in entries]})
        else:
            said = [line for entry in entries for line in _lines(session, entry, options.lang)]
            print("\n".join(said or [_WORDS[options.lang]["none"]]))
    return DONE


def _data(session: Session, entry: Entry, language: str) -> dict[str, Any]:
    one = entry.evidence
    return {"row": one.row, "number": one.number, "title": one.title, "issuer": one.issuer,
            "date": one.issued.isoformat() if one.issued else None, "language": one.language, "page": one.page,
            "confidential": one.confidential, "status": one.status,
            "expiry": one.expiry.isoformat() if one.expiry else None,
            "files": [{"name": file.name, "sha256": file.sha256, "size": file.size} for file in one.files],
            "proves": [{"claim": link.claim, "at": link.at,
                        "name": question_name(link.claim, session.schema, session.project, language),
                        "page": link.page, "remark": link.remark} for link in entry.links]}


def _lines(session: Session, entry: Entry, language: str) -> list[str]:
    words, one = _WORDS[language], entry.evidence
    marks = [words.get(one.status, ""), words["confidential"] if one.confidential else "",
             "" if one.files else words["no_file"]]
    told = ", ".join(mark for mark in marks if mark)
    said = [f"{one.number or '-'}  {one.title}" + (f"  [{told}]" if told else "")]
    for link in entry.links:
        name = question_name(link.claim, session.schema, session.project, language)
        page = f" ({words['page'].format(page=link.page)})" if link.page else ""
        said.append(words["proves"].format(name=name) + page)
    return said if entry.links else [*said, words["unused"]]


def _add(options: argparse.Namespace) -> int:
    from jcm_pdd.files import attaching
    from jcm_pdd.files.papers.evidence_entry import add_evidence

    typed = {name: getattr(options, name) for name in COLUMNS if getattr(options, name, None)}
    if options.second is None and not typed:
        raise Problem("evidence.nothing_to_do", str(options.file))
    with opened(options.file, change=True) as session:
        items = [attaching.keep(session.journal, Path(options.second))] if options.second else []
        number = add_evidence(session, typed, items, options.claim or "", options.page or "" if options.claim else "")
        session.save()
        row = session.project.rows(EVIDENCE)[-1]
        wrong = [name for name in COLUMNS
                 if rejected_text(session.project.get(f"{EVIDENCE}/{row}/{name}")) is not None]
        told = {"number": number, "row": row, "claim": options.claim, "wrong": wrong}
        _tell(told, _WORDS[options.lang]["added"].format(number=number), options)
    return FINDINGS if wrong else DONE


def _link(options: argparse.Namespace) -> int:
    from jcm_pdd.files.papers.evidence_entry import link_evidence

    if not options.second or not options.third:
        raise Problem("evidence.nothing_to_do", str(options.file))
    with opened(options.file, change=True) as session:
        link_evidence(session, options.second, options.third, options.page or "", options.remark or "")
        session.save()
        name = question_name(options.third, session.schema, session.project, options.lang)
        _tell({"number": options.second, "claim": options.third, "name": name},
              _WORDS[options.lang]["linked"].format(number=options.second, name=name), options)
    return DONE


def _missing(options: argparse.Namespace) -> int:
    words = _WORDS[options.lang]
    with opened(options.file) as session:
        needs = [(question_name(need.claim, session.schema, session.project, options.lang), need)
                 for need in lacking(session.context)]
        if options.json:
            print_json({"missing": [{"claim": need.claim, "name": name, "kind": need.kind, "state": need.state,
                                     "said": need.said, "go": need.go} for name, need in needs]})
        else:
            said = [f"  {name} ({need.claim}): {_state(need, words)}" for name, need in needs]
            print("\n".join([*said, words["count"].format(count=len(needs)) if needs else words["all"]]))
    return DONE


def _state(need: Need, words: dict[str, str]) -> str:
    key = "file" if need.state == "no_file" else need.state
    return words[key].format(said=need.said)


def _references(options: argparse.Namespace) -> int:
    from jcm_pdd.files.papers.evidence_entry import take_references

    with opened(options.file, change=True) as session:
        changed = take_references(session)
        if changed:
            session.save()
        _tell({"changed": changed, "references": session.text("references")},
              _WORDS[options.lang]["taken" if changed else "same"], options)
    return DONE


def _index(options: argparse.Namespace) -> int:
    from jcm_pdd.files.papers.evidence_index import make_index

    target = Path(options.second or "")
    form = target.suffix.lower().lstrip(".")
    if form not in ("docx", "pdf", "xlsx"):
        raise Problem("evidence.index_kind", str(options.second or options.file))
    with opened(options.file) as session:
        data, _ = make_index(session, form, options.public)
    try:
        target.write_bytes(data)
    except OSError as error:
        raise Problem("export.not_written", str(target), reason=error.strerror or error) from error
    _tell({"file": str(target), "public": options.public}, _WORDS[options.lang]["written"].format(file=target), options)
    return DONE


def _tell(told: dict[str, Any], said: str, options: argparse.Namespace) -> None:
    if options.json:
        print_json(told)
    else:
        print(said)
