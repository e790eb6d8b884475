"""`import`: read a filled document into a project and say what was in it."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from jcm_pdd.cli import reviewing
from jcm_pdd.cli.commands import DONE, opened, with_suffix, workplace
from jcm_pdd.core.project import Json
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.session import Session

if TYPE_CHECKING:
    from jcm_pdd.files.reading.importing import ImportReport

_WORDS = {
    "en": {"read": "{count} answers read, {new} of them new to {file}",
           "proposed": "{count} of them are wording this program proposed; check that it was meant.",
           "not_understood": "Not understood ({count}), kept with the project:",
           "disagree": "Disagrees ({count}); {taken} counts:", "document": "document", "project": "project",
           "document_taken": "the document", "project_taken": "the project", "remarks": "Remarks:"},
    "ja": {"read": "{count}件の回答を読み取りました（うち{file}に新しく入ったもの{new}件）",
           "proposed": "うち{count}件は本プログラムの提案文です。意図した記載か確認してください。",
           "not_understood": "読み取れなかった記載（{count}件、プロジェクトに保存）：",
           "disagree": "不一致（{count}件、{taken}を採用）：", "document": "文書", "project": "プロジェクト",
           "document_taken": "文書", "project_taken": "プロジェクト", "remarks": "注意："},
}


def import_document(options: argparse.Namespace) -> int:
    """Read DOCUMENT into FILE, which is made when there is none."""
    from jcm_pdd.files.reading.importing import import_document as read_into
    from jcm_pdd.files.reading.source import read_source

    source = read_source(options.document)
    file = options.file if options.file.exists() else with_suffix(options.file)
    if file.exists():
        with opened(file, change=True) as session:
            report = read_into(session, source, options.take)
            session.save()
            _say(session, report, options)
        return DONE
    session = Session.create(workplace())
    try:
        report = read_into(session, source, options.take)
        session.save_as(file)
    except BaseException:
        session.abandon()
        raise
    _say(session, report, options)
    session.close()
    return DONE


def _say(session: Session, report: ImportReport, options: argparse.Namespace) -> None:
    if options.json:
        print(json.dumps(_data(report, options.lang), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(session, report, options)))


def _data(report: ImportReport, language: str) -> dict[str, Any]:
    return {
        "read": [{"address": a.address, "value": a.value, "new": a.new, "proposed": a.proposed} for a in report.read],
        "not_understood": [{"place": text.place, "text": text.text} for text in report.not_understood],
        "disagree": [{"address": d.address, "document": d.document, "project": d.project} for d in report.disagree],
        "proposed": [{"id": edit.id, **edit.stored()} for edit in report.proposed],
        "review_notes": [{"id": note.id, **note.stored()} for note in report.review],
        "notes": [problem_text(note.problem(), language) for note in report.notes],
    }


def _lines(session: Session, report: ImportReport, options: argparse.Namespace) -> list[str]:
    words = _WORDS[options.lang]
    new = sum(answer.new for answer in report.read)
    lines = [words["read"].format(count=len(report.read), new=new, file=session.path)]
    proposed = sum(answer.proposed and answer.new for answer in report.read)
    if proposed:
        lines.append(words["proposed"].format(count=proposed))
    if report.not_understood:
        lines.append(words["not_understood"].format(count=len(report.not_understood)))
        lines += [f"  {text.place}: {_short(text.text)}" for text in report.not_understood]
    if report.disagree:
        taken = words[f"{options.take}_taken"]
        lines.append(words["disagree"].format(count=len(report.disagree), taken=taken))
        lines += [f"  {d.address}: {words['document']} {_short(d.document)} | {words['project']} {_short(d.project)}"
                  for d in report.disagree]
    if report.proposed or report.review:
        lines += reviewing.lines(session, options.lang)
    if report.notes:
        lines.append(words["remarks"])
        lines += [f"  {problem_text(note.problem(), options.lang)}" for note in report.notes]
    return lines


def _short(value: Json) -> str:
    text = "-" if value is None else " ".join(str(value).split())
    return text if len(text) <= 100 else text[:99] + "…"
