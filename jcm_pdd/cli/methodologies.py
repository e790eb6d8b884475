"""`methodology`: list, show and check methodologies; adopt one from its official workbook and use it in a project."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jcm_pdd.cli import authors
from jcm_pdd.cli.commands import DONE, chosen, opened, print_json, workplace
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.official.shelf import known_methodologies, shelf_of

if TYPE_CHECKING:
    from jcm_pdd.files.definitions import Entry
    from jcm_pdd.files.moving import Moved
    from jcm_pdd.files.official.adopting import Adoption
    from jcm_pdd.files.official.crosscheck import CrossCheck
    from jcm_pdd.files.official.using import Used

_WORDS = {
    "en": {"adopted": "{key}: adopted from {file} ({count} parameters, {defaults} default values, {criteria} criteria)",
           "results": "  reference emissions {reference}, project emissions {project}, result {reduction}",
           "not_understood": "  not understood: {code} {where}",
           "proposal": "  This is a proposed methodology, not an approved one.",
           "no_criteria": "  No eligibility criteria: adopt again with --text and the methodology's text.",
           "compared": "Compared with the program's own definition of {key}:",
           "confirmed": "  confirmed: {text}", "differs": "  differs: {key}: ours {ours}, official {theirs} ({place})",
           "not_found": "  not shown by the official files: {text}",
           "open_ours": "  asked here, not linked to a cell: {text}",
           "open_theirs": "  asked there, not linked (--map OURS=THEIRS): {text}",
           "open_choices": "  not in the workbook's list (--map PARAMETER.CHOICE=TEXT): {text}",
           "used": "{file} now uses the official workbook of {key}; {count} default values confirmed",
           "rule": "{key}: {criterion} is now decided by the rule {rule}",
           "moved": "{old} → {new}", "total": "Emission reductions in total: {before} → {after} tCO2",
           "move_same": "  the same: {text}", "move_renamed": "  renamed: {text}", "move_new": "  new: {text}",
           "move_dropped": "  dropped (answers are kept): {text}",
           "move_criteria": "  criteria to answer again: {text}",
           "move_defaults": "  default values that change: {text}"},
    "ja": {"adopted": "{key}：{file}から取り込みました（パラメータ{count}件、デフォルト値{defaults}件、"
                      "適格性要件{criteria}件）",
           "results": "  リファレンス排出量 {reference}、プロジェクト排出量 {project}、結果 {reduction}",
           "not_understood": "  読み取れなかった箇所：{code} {where}",
           "proposal": "  これは提案段階の方法論で、承認されたものではありません。",
           "no_criteria": "  適格性要件がありません。--text で方法論の本文を指定して取り込み直してください。",
           "compared": "本プログラムの{key}の定義との照合：",
           "confirmed": "  一致：{text}", "differs": "  相違：{key}（本プログラム {ours}、公式 {theirs}、{place}）",
           "not_found": "  公式ファイルに見当たらない値：{text}",
           "open_ours": "  対応するセルのない項目：{text}",
           "open_theirs": "  対応する項目のない公式パラメータ（--map 本プログラム=公式）：{text}",
           "open_choices": "  ブックのリストにない選択肢（--map パラメータ.選択肢=文言）：{text}",
           "used": "{file}で{key}の公式ブックを使います（確認済みにしたデフォルト値：{count}件）",
           "rule": "{key}：{criterion}を規則 {rule} で判定します",
           "moved": "{old} → {new}", "total": "排出削減量の合計：{before} → {after} tCO2",
           "move_same": "  変わらない項目：{text}", "move_renamed": "  名称などが変わる項目：{text}",
           "move_new": "  新しい項目：{text}", "move_dropped": "  なくなる項目（回答は残ります）：{text}",
           "move_criteria": "  改めて回答する適格性要件：{text}", "move_defaults": "  変わるデフォルト値：{text}"},
}


def methodology(options: argparse.Namespace) -> int:
    """Run one of the actions on methodologies."""
    if options.action in ("list", "coverage"):
        return _list(options) if options.action == "list" else authors.coverage(options)
    if options.target is None:
        raise Problem("methodology.not_found", "-")
    actions = {"show": _show, "lint": authors.lint, "new": authors.new, "adopt": _adopt, "use": _use, "rule": _rule,
               "remove": _remove, "move": _move}
    return actions[options.action](options)


def _list(options: argparse.Namespace) -> int:
    rows: list[dict[str, Any]] = [
        {"id": e.id, "version": e.version, "country": e.country, "title": e.title.en,
         "technology": e.technology.en if e.technology else e.technology_id,
         "status": "adopted" if e.folder is not None and not e.written else e.status,
         "completeness": _complete(e)}
        for e in known_methodologies(workplace()).values()]
    if options.json:
        print_json(rows)
    else:
        for row in rows:
            score = f"{row['completeness']['score']:>3} %" if row["completeness"] else "    -"
            print(f"{row['id']} ver{row['version']}  {row['country']:<2}  {row['status']:<10}  {score}  {row['title']}")
    return DONE


def _complete(entry: Entry) -> dict[str, Any]:
    """Return the completeness of a methodology; nothing for a file that cannot be read."""
    from jcm_pdd.files.completeness import as_json, of_entry

    try:
        return as_json(of_entry(entry))
    except Problem:
        return {}


def _show(options: argparse.Namespace) -> int:
    entry = known_methodologies(workplace())[chosen(options.target)]
    if options.json:
        print_json(entry.methodology.model_dump(mode="json") | {"completeness": _complete(entry)})
        return DONE
    from jcm_pdd.files.completeness import of_entry

    print(entry.text.rstrip())
    print(f"\n# {authors.completeness_line(of_entry(entry), options.lang)}")
    return DONE


def _maps(options: argparse.Namespace) -> dict[str, str]:
    pairs = [text.partition("=") for text in options.map]
    wrong = next((ours for ours, sign, theirs in pairs if not (ours and sign and theirs)), None)
    if wrong is not None:
        raise Problem("official.map", wrong)
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}


def _adopt(options: argparse.Namespace) -> int:
    from jcm_pdd.files.official.adopting import adopt_files
    from jcm_pdd.files.official.using import compare

    adoption = adopt_files(Path(options.target), options.text, options.id or "", options.methodology_version or "",
                           options.reference or "", options.project or "", _maps(options))
    shelf_of(workplace()).add(adoption.adopted)
    check = compare(adoption.adopted)
    if options.json:
        print_json(_adoption_data(adoption) | ({"cross_check": _check_data(check)} if check else {}))
    else:
        print("\n".join([*_adoption_lines(adoption, options.lang),
                         *(_check_lines(adoption, check, options.lang) if check else [])]))
    return DONE


def _adoption_data(adoption: Adoption) -> dict[str, Any]:
    m = adoption.definition
    book = m.workbook
    return {"id": m.methodology, "version": m.version, "proposal": adoption.proposal,
            "parameters": [p.id for p in m.parameters], "defaults": [d.id for d in m.defaults],
            "criteria": [c.id for c in m.criteria],
            "results": book.model_dump(include={"reference", "project", "reduction"}) if book else {},
            "not_understood": [{"code": n.code, "where": n.where} for n in adoption.not_understood]}


def _adoption_lines(adoption: Adoption, language: str) -> list[str]:
    words, m = _WORDS[language], adoption.definition
    book = m.workbook
    lines = [words["adopted"].format(key=m.key, file=book.file if book else "-", count=len(m.parameters),
                                     defaults=len(m.defaults), criteria=len(m.criteria))]
    if book is not None:
        lines.append(words["results"].format(reference=book.reference, project=book.project, reduction=book.reduction))
    lines += [words["proposal"]] if adoption.proposal else []
    if adoption.text is not None:
        from jcm_pdd.files.official.text.saying import lines as told

        lines += [f"  {line}" for line in told(adoption.text, language)]
    elif not m.criteria:
        lines.append(words["no_criteria"])
    return lines + [words["not_understood"].format(code=n.code, where=n.where) for n in adoption.not_understood]


def _check_data(check: CrossCheck) -> dict[str, Any]:
    return {"parameters": [{"ours": ours, "theirs": theirs} for ours, theirs in check.parameters],
            "confirmed": list(check.confirmed), "differing": list(check.differing), "not_found": list(check.not_found),
            "open_ours": list(check.open_ours), "open_theirs": list(check.open_theirs),
            "open_choices": list(check.open_choices)}


def _check_lines(adoption: Adoption, check: CrossCheck, language: str) -> list[str]:
    from jcm_pdd.core.project import Project
    from jcm_pdd.core.review.official import default_in_use
    from jcm_pdd.files.definitions import library

    words, m = _WORDS[language], adoption.definition
    own = library().methodology(m.methodology, m.version)
    lines = [words["compared"].format(key=m.key)]
    if check.confirmed:
        lines.append(words["confirmed"].format(text=", ".join(check.confirmed)))
    for key in check.differing:
        number = check.link.values[key]
        lines.append(words["differs"].format(key=key, ours=default_in_use(own, key, Project({})), theirs=number.value,
                                             place=number.place))
    rest = {name: getattr(check, name) for name in ("not_found", "open_ours", "open_theirs", "open_choices")}
    return lines + [words[name].format(text=", ".join(found)) for name, found in rest.items() if found]


def _use(options: argparse.Namespace) -> int:
    from jcm_pdd.files.official.using import use

    name, _, version = (options.second or "").partition("@")
    with opened(Path(options.target), change=True) as session:
        names = [name] if name else [m.methodology for m in session.schema.methodologies]
        used = [use(session, one, version.removeprefix("ver")) for one in names]
        session.save()
        if options.json:
            print_json([_used_data(one) for one in used])
        else:
            for one in used:
                print(_WORDS[options.lang]["used"].format(file=session.path, key=f"{one.methodology} ver{one.version}",
                                                          count=len(one.confirmed)))
    return DONE


def _used_data(one: Used) -> dict[str, Any]:
    return {"id": one.methodology, "version": one.version, "confirmed": list(one.confirmed),
            **({"cross_check": _check_data(one.check)} if one.check else {})}


def _rule(options: argparse.Namespace) -> int:
    from jcm_pdd.files.official.editing import with_rule

    name, version = chosen(options.target)
    shelf = shelf_of(workplace())
    adopted = shelf.find(name, version)
    if adopted is None or options.second is None:
        raise Problem("official.not_adopted", f"{name} ver{version}")
    changed = with_rule(adopted, options.second, options.third or "")
    shelf.add(changed)
    if options.json:
        print_json({"id": name, "version": version, "criterion": options.second, "rule": options.third or ""})
    else:
        print(_WORDS[options.lang]["rule"].format(key=f"{name} ver{version}", criterion=options.second,
                                                  rule=options.third or "-"))
    return DONE


def _remove(options: argparse.Namespace) -> int:
    name, version = chosen(options.target)
    shelf = shelf_of(workplace())
    if shelf.find(name, version) is None:
        raise Problem("official.not_adopted", f"{name} ver{version}")
    shelf.remove(name, version)
    return DONE


def _move(options: argparse.Namespace) -> int:
    """Move PROJECT to ID@VERSION; the third word names which of its methodologies, when it has several."""
    from jcm_pdd.files.moving import carry_out, plan

    name, version = chosen(options.second or "")
    with opened(Path(options.target), change=not options.dry_run) as session:
        used = [m.methodology for m in session.schema.methodologies]
        old = options.third or (name if name in used else next(iter(used), name))
        planned = plan(session, old, name, version)
        if not options.dry_run:
            carry_out(session, planned)
            session.save()
        if options.json:
            print_json(_move_data(planned))
        else:
            print("\n".join(_move_lines(planned, options.lang)))
    return DONE


def _move_data(planned: Moved) -> dict[str, Any]:
    move = planned.move
    return {"old": planned.old, "new": planned.new, "same": [a for a, _ in move.same],
            "renamed": [{"old": a, "new": b} for a, b in move.renamed], "new_questions": list(move.new),
            "dropped": list(move.dropped), "criteria_again": list(move.criteria),
            "defaults": [{"key": key, "old": None if a is None else str(a), "new": None if b is None else str(b)}
                         for key, a, b in move.defaults],
            "total_before": planned.total_before, "total_after": planned.total_after}


def _move_lines(planned: Moved, language: str) -> list[str]:
    words, move = _WORDS[language], planned.move
    lines = [words["moved"].format(old=planned.old, new=planned.new),
             words["total"].format(before=_tonnes(planned.total_before), after=_tonnes(planned.total_after))]
    parts = {"move_same": [a for a, _ in move.same], "move_renamed": [f"{a} → {b}" for a, b in move.renamed],
             "move_new": move.new, "move_dropped": move.dropped, "move_criteria": move.criteria,
             "move_defaults": [f"{key}: {a if a is not None else '-'} → {b if b is not None else '-'}"
                               for key, a, b in move.defaults]}
    return lines + [words[name].format(text=", ".join(found)) for name, found in parts.items() if found]


def _tonnes(value: int | None) -> str:
    return "?" if value is None else f"{value:,}"
