"""`review`: list what a reviewer proposed and asked; accept, reject or close it."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from jcm_pdd.cli.commands import DONE, FINDINGS, opened
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.review.asked import shown
from jcm_pdd.core.review_notes import plain
from jcm_pdd.files.messages import place_name, problem_text
from jcm_pdd.files.session import Session

if TYPE_CHECKING:
    from jcm_pdd.core.review_notes import ProposedEdit, ReviewNote

_WORDS = {
    "en": {"edits": "Proposed edits ({count}):", "notes": "Review notes ({count}):", "none": "Nothing to review.",
           "whole": "The whole document", "on": "on", "reply": "reply", "answer": "answered", "set": "change",
           "add_row": "new row", "delete_row": "delete row", "order": "order of rows", "open": "open", "done": "done",
           "accepted": "accepted", "rejected": "rejected", "left": "Left open: {problem}",
           "handled": "{count} handled, {open} still open."},
    "ja": {"edits": "修正案（{count}件）：", "notes": "レビューコメント（{count}件）：",
           "none": "レビュー項目はありません。", "whole": "文書全体", "on": "対象", "reply": "返信",
           "answer": "対応", "set": "修正", "add_row": "行の追加",
           "delete_row": "行の削除", "order": "行の並べ替え", "open": "未処理", "done": "完了", "accepted": "採用",
           "rejected": "却下", "left": "未処理のまま：{problem}", "handled": "{count}件を処理しました。残り{open}件。"},
}


def review(options: argparse.Namespace) -> int:
    """Run `review list|accept|reject|close FILE [ID]`; 1 when some edits of --all could not be accepted."""
    with opened(options.file, change=options.action != "list") as session:
        if options.action == "list":
            _tell(data(session), lines(session, options.lang), options)
            return DONE
        before = _open(session)
        problems = _handle(session, options)
        if session.project != session.journal.saved_project():
            session.save()
        after = _open(session)
        words, why = _WORDS[options.lang], [problem_text(problem, options.lang) for problem in problems]
        told = {"handled": before - after, "open": after, "problems": why}
        said = [words["left"].format(problem=problem) for problem in why]
        _tell(told, [*said, words["handled"].format(count=before - after, open=after)], options)
    return FINDINGS if problems else DONE


def _handle(session: Session, options: argparse.Namespace) -> tuple[Problem, ...]:
    from jcm_pdd.files.reading import reviewing

    if (options.id is None) != options.all:
        raise Problem("review.nothing_named", str(options.file))
    if options.all:
        if options.action == "accept":
            return reviewing.accept_all(session, options.force)
        if options.action == "reject":
            reviewing.reject_all(session)
        else:
            reviewing.close_all(session, options.reply)
    elif options.action == "accept":
        reviewing.accept(session, options.id, options.force)
    elif options.action == "reject":
        reviewing.reject(session, options.id)
    else:
        reviewing.close_note(session, options.id, options.reply)
    return ()


def _open(session: Session) -> int:
    from jcm_pdd.files.reading import reviewing

    edits, notes = reviewing.proposed_edits(session).values(), reviewing.review_notes(session).values()
    return sum(edit.state == "open" for edit in edits) + sum(note.state == "open" for note in notes)


def _tell(told: dict[str, Any], said: list[str], options: argparse.Namespace) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=1) if options.json else "\n".join(said))


def data(session: Session) -> dict[str, Any]:
    """Return {"edits": [...], "notes": [...]}, each as it is kept, with its id."""
    from jcm_pdd.files.reading import reviewing

    return {"edits": [{"id": name, **edit.stored()} for name, edit in reviewing.proposed_edits(session).items()],
            "notes": [{"id": name, **note.stored()} for name, note in reviewing.review_notes(session).items()]}


def lines(session: Session, language: str) -> list[str]:
    """Return edits and notes as lines, open and handled ones."""
    from jcm_pdd.files.reading import reviewing

    words = _WORDS[language]
    edits, notes = reviewing.proposed_edits(session), reviewing.review_notes(session)
    said = [words["edits"].format(count=len(edits))] if edits else []
    for name, edit in edits.items():
        said += _edit_lines(session, name, edit, language)
    said += [words["notes"].format(count=len(notes))] if notes else []
    for name, note in notes.items():
        said += _note_lines(session, name, note, language)
    return said or [words["none"]]


def _edit_lines(session: Session, name: str, edit: ProposedEdit, language: str) -> list[str]:
    words = _WORDS[language]
    where = place_name(edit.where, session.schema, session.project, language)
    old, new = (shown(session.schema, edit, value, language) for value in (edit.old, edit.new))
    return [f"  {name} [{words[edit.state]}] {where} ({words[edit.kind]}; {edit.author or '?'}, {edit.date[:10]})",
            f"    {old} → {new}"]


def _note_lines(session: Session, name: str, note: ReviewNote, language: str) -> list[str]:
    words = _WORDS[language]
    where = place_name(note.address, session.schema, session.project, language) or words["whole"]
    said = [f"  {name} [{words[note.state]}] {where} ({note.author or '?'}, {note.date[:10]})",
            f"    {plain(note.text, 400)}"]
    if note.quoted:
        said.append(f"    {words['on']}: {plain(note.quoted)}")
    said += [f"    {words['reply']} ({reply.author or '?'}): {plain(reply.text, 400)}" for reply in note.replies]
    if note.answer:
        said.append(f"    {words['answer']}: {plain(note.answer, 400)}")
    return said
