"""A merge in words and as data: what came along, what is in conflict and who said it, what was renumbered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.merging_outcome import Conflict
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.text import beside, headed, numbered
from jcm_pdd.files.merging import Planned
from jcm_pdd.files.merging_notes import Said, Told
from jcm_pdd.files.messages import place_name

LONGEST = 160
_WORDS = {
    "en": {
        "copies": "Both files come from the same one; what was changed since is compared.",
        "merged_before": "This copy was merged before; what was changed since then is compared.",
        "clean_copy": "One of the files is a clean copy of the other; what was changed since is compared.",
        "none": "The files have no common history. What only one of them says is taken; every different answer is a "
                "conflict, and nothing counts as deleted.",
        "strangers": "They seem to be different projects: another title, and few equal answers.",
        "holder": "{user} on {host} has their file open: work not saved yet is not in it.",
        "counts": "Taken from {file}: {taken}. Changed only here: {kept}. The same in both: {same}. In conflict: "
                  "{conflicts}.",
        "nothing": "There is nothing in {file} that is not here already.",
        "conflicts": "In conflict ({count}), mine stands unless theirs is chosen:",
        "base": "before", "mine": "mine", "theirs": "theirs", "chosen": "chosen: {take}", "left": "not chosen yet",
        "waiting": "What was not chosen waits as proposed edits of the review: {count}.",
        "deleted": "Rows deleted in {file}:", "one_row": "Rows both added alike, kept once: {count}.",
        "renamed": "{place}: {old} was given twice; it is {new} now ({side}).",
        "renumbered": "Rows with new ids, links to them went along: {count}.",
        "doubled": "Added in {file} under a name that is here already; both are kept, delete one if they are the same:",
        "files": "Files that come along:", "missing": "Files of theirs that are not beside their project file:",
        "definitions": "Definitions that come along:",
        "differing": "Pinned differently in {file}; yours stays:",
        "drafts": "Being typed in {file} when it was saved, and not taken:",
        "total": "Emission reductions in total: {before} -> {after} tCO2.", "row_gone": "deleted", "empty": "(empty)",
        "unknown": "?", "row": "row", "list": "; ",
    },
    "ja": {
        "copies": "両方とも同じファイルのコピーです。コピー後の変更を比較します。",
        "merged_before": "このコピーは以前に統合しています。その後の変更を比較します。",
        "clean_copy": "一方が他方のクリーンコピーです。コピー後の変更を比較します。",
        "none": "共通の履歴がありません。一方だけにある回答は取り込み、異なる回答はすべて競合とします。"
                "削除は判定しません。",
        "strangers": "別のプロジェクトのようです（名称が異なり、一致する回答もわずかです）。",
        "holder": "相手のファイルは{user}（{host}）が開いています。まだ保存されていない作業は含まれません。",
        "counts": "{file}から取り込み：{taken}件。こちらだけの変更：{kept}件。"
                  "双方で同じ：{same}件。競合：{conflicts}件。",
        "nothing": "{file}には、こちらにない内容はありません。",
        "conflicts": "競合（{count}件）。相手側を選ばない限り、こちらの回答が残ります：",
        "base": "変更前", "mine": "こちら", "theirs": "相手", "chosen": "選択：{take}", "left": "未選択",
        "waiting": "選択しなかった相手の回答は、修正案として残ります：{count}件。",
        "deleted": "{file}で削除された行：", "one_row": "双方が同じ内容で追加し、1行にまとめた行：{count}行。",
        "renamed": "{place}：{old}が重複したため、{new}に付け替えました（{side}）。",
        "renumbered": "内部番号を付け替えた行（参照も更新済み）：{count}行。",
        "doubled": "{file}で追加された行のうち、同じ名称がすでにこちらにあるもの。両方残します。"
                   "同じものであれば一方を削除してください：",
        "files": "取り込むファイル：", "missing": "相手のプロジェクトファイルの横に見つからないファイル：",
        "definitions": "取り込む定義：",
        "differing": "{file}とは異なる内容で固定されている定義（こちらのものが残ります）：",
        "drafts": "{file}の保存時に入力中だった文字（取り込みません）：",
        "total": "総排出削減量：{before} → {after} tCO2。", "row_gone": "削除", "empty": "（空欄）",
        "unknown": "?", "row": "行", "list": "、",
    },
}


def where(conflict: Conflict, schema: Schema, project: Project, language: str) -> str:
    """Return how people call the place of a conflict: a question, a row by its name or number, a default."""
    if conflict.kind != "row":
        return place_name(conflict.address, schema, project, language)
    cells = next((one for one in (conflict.mine, conflict.theirs) if isinstance(one, dict)), {})
    table, _, row = conflict.address.rpartition("/")
    only = Project({f"{conflict.address}{end}": one for end, one in cells.items()})
    return row_name(table, row, schema, only, language)


def row_name(table: str, row: str, schema: Schema, project: Project, language: str) -> str:
    """Return how people call a row: by what names it, else by its number, else by its id."""
    block = schema.tables.get(table)
    if block is None:
        return f"{table}/{row}"
    rows = project.rows(table)
    texts = [project.get(place.at(row)) for place in block.columns if place.definition.kind == "text"]
    name = next((text for text in texts if isinstance(text, str)), str(rows.index(row) + 1) if row in rows else row)
    which = numbered(block.table.row_name.get(language), name, language)
    return beside(block.table.label.get(language), which, language)


def value(conflict: Conflict, stored: Json, schema: Schema, language: str) -> str:
    """Return one of the three values of a conflict as people read it; of a row what was changed in it."""
    words = _WORDS[language]
    if conflict.kind == "value":
        return answer_text(schema, conflict.address, stored, language) or words["empty"]
    if conflict.kind == "row" and stored is None:
        return words["row_gone"]
    known = [one for one in (conflict.base, conflict.mine, conflict.theirs) if isinstance(one, dict)]
    ends = [end for end in dict.fromkeys(end for one in known for end in one)
            if any(one.get(end) != known[0].get(end) for one in known)]
    said = stored if isinstance(stored, dict) else {}
    texts = [_labelled(schema, f"{conflict.address}{end}", said.get(end), language)
             for end in ends or list(known[0])]
    return words["list"].join(text for text in texts if text) or words["empty"]


def _labelled(schema: Schema, address: str, stored: Json, language: str) -> str:
    text, place = answer_text(schema, address, stored, language), schema.place(address)
    return headed(place.definition.label.get(language), text, language) if text and place is not None else text


def answer_text(schema: Schema, address: str, stored: Json, language: str) -> str:
    """Return a stored answer on one line as people read it, "" for none."""
    if stored is None:
        return ""
    if (wrong := rejected_text(stored)) is not None:
        return wrong
    place = schema.place(address)
    text = place.kind.show(stored, language) if place is not None else str(stored)
    return " ".join(text.split())


def said_by(said: Said) -> str:
    """Return who gave an answer and on which day, "" when nobody knows."""
    if not said.at:
        return said.who
    day = datetime.fromisoformat(said.at).astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{said.who}, {day}"


def report_lines(planned: Planned, language: str) -> list[str]:
    """Return the whole report as lines of text."""
    words, merged, file = _WORDS[language], planned.merged, planned.theirs.path.name
    lines = [words[planned.ancestry.kin]]
    if planned.strangers:
        lines.append(words["strangers"])
    if planned.theirs.holder is not None:
        lines.append(words["holder"].format(user=planned.theirs.holder.user, host=planned.theirs.holder.host))
    if planned.changes_nothing:
        return [*lines, words["nothing"].format(file=file)]
    lines.append(words["counts"].format(file=file, taken=len(merged.taken), kept=len(merged.kept),
                                        same=len(merged.same), conflicts=len(merged.conflicts)))
    before, after = (words["unknown"] if one is None else f"{one:,}"
                     for one in (planned.total_before, planned.total_after))
    lines.append(words["total"].format(before=before, after=after))
    for part in (_conflict_lines, _row_lines, _part_lines):
        lines += part(planned, language)
    return lines


def _conflict_lines(planned: Planned, language: str) -> Iterator[str]:
    words = _WORDS[language]
    if planned.told:
        yield words["conflicts"].format(count=len(planned.told))
    for told in planned.told:
        one = told.conflict
        take = planned.choices.get(one.address)
        state = words["left"] if take is None else words["chosen"].format(take=words[take])
        yield f"  {where(one, planned.schema, planned.project, language)} [{one.address}] {state}"
        for name, stored, said in (("base", one.base, Said()), ("mine", one.mine, told.mine),
                                   ("theirs", one.theirs, told.theirs)):
            by = said_by(said)
            text = value(one, stored, planned.schema, language)
            yield f"    {words[name]}: {text[:LONGEST]}" + (f"  ({by})" if by else "")
    if planned.left:
        yield words["waiting"].format(count=len(planned.left))


def _row_lines(planned: Planned, language: str) -> Iterator[str]:
    words, merged, file = _WORDS[language], planned.merged, planned.theirs.path.name

    def called(row: tuple[str, str], project: Project) -> str:
        return f"  {row_name(*row, planned.schema, project, language)}"

    for one in merged.renamed:
        place = place_name(one.address, planned.schema, planned.project, language)
        yield words["renamed"].format(place=place, old=one.old, new=one.new,
                                      side=words["theirs" if one.theirs else "mine"])
    if merged.renumbered:
        yield words["renumbered"].format(count=len(merged.renumbered))
    if merged.one_row and planned.ancestry.base is not None:
        yield words["one_row"].format(count=len(merged.one_row))
    if merged.doubled:
        yield words["doubled"].format(file=file)
        yield from (called(row, planned.project) for row in merged.doubled)
    if merged.deleted:
        yield words["deleted"].format(file=file)
        yield from (called(row, planned.ancestry.mine.project) for row in merged.deleted)


def _part_lines(planned: Planned, language: str) -> Iterator[str]:
    words, parts, file = _WORDS[language], planned.parts, planned.theirs.path.name
    for name, found in (("files", parts.files), ("missing", parts.missing)):
        if found:
            yield words[name]
            yield from (f"  {one.name} ({one.size:,} B)" for one in found)
    for name, definitions in (("definitions", parts.definitions), ("differing", parts.differing)):
        if definitions:
            yield words[name].format(file=file)
            yield from (f"  {one.id} {one.version}" for one in definitions)
    if planned.drafts:
        yield words["drafts"].format(file=file)
        for address, text in sorted(planned.drafts.items()):
            yield f"  {place_name(address, planned.schema, planned.project, language)}: {text}"


def report_data(planned: Planned, language: str) -> dict[str, Any]:
    """Return the report as data: {"ancestor", "taken", "kept", "same", "conflicts", "left", ...}."""
    merged, parts = planned.merged, planned.parts
    holder = planned.theirs.holder
    return {
        "ancestor": planned.ancestry.kin, "unrelated": planned.strangers,
        "open_elsewhere": None if holder is None else {"user": holder.user, "host": holder.host},
        "taken": list(merged.taken), "kept": list(merged.kept), "same": list(merged.same),
        "conflicts": [_conflict(planned, told, language) for told in planned.told],
        "left": [one.address for one in planned.left],
        "renumbered": [{"table": r.table, "old": r.old, "new": r.new, "side": _side(r.theirs)}
                       for r in merged.renumbered],
        "renamed": [{"address": r.address, "old": r.old, "new": r.new, "side": _side(r.theirs)}
                    for r in merged.renamed],
        "one_row": ["/".join(row) for row in merged.one_row], "doubled": ["/".join(row) for row in merged.doubled],
        "deleted": ["/".join(row) for row in merged.deleted],
        "files": [{"sha256": b.sha256, "name": b.name, "size": b.size} for b in parts.files],
        "missing_files": [{"sha256": b.sha256, "name": b.name, "size": b.size} for b in parts.missing],
        "definitions": [{"kind": d.kind, "id": d.id, "version": d.version} for d in parts.definitions],
        "definitions_differ": [{"kind": d.kind, "id": d.id, "version": d.version} for d in parts.differing],
        "drafts": dict(planned.drafts),
        "total": {"before": planned.total_before, "after": planned.total_after},
    }


def _side(theirs: bool) -> str:
    return "theirs" if theirs else "mine"


def _conflict(planned: Planned, told: Told, language: str) -> dict[str, Any]:
    one = told.conflict
    return {"address": one.address, "kind": one.kind,
            "where": where(one, planned.schema, planned.project, language),
            "base": one.base, "mine": one.mine, "theirs": one.theirs,
            "mine_by": {"who": told.mine.who, "at": told.mine.at},
            "theirs_by": {"who": told.theirs.who, "at": told.theirs.at}, "take": planned.choices.get(one.address)}
