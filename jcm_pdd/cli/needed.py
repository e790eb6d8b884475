"""`needed`: which documents a project needs, and taking one into its package."""

from __future__ import annotations

import argparse
from typing import Any

from jcm_pdd.cli.commands import DONE, opened, print_json
from jcm_pdd.core.packages import Need, missing_versions
from jcm_pdd.core.status import STATUS_WORDS
from jcm_pdd.files.packages import generation_of, is_taken, needs_of, rule_set, take
from jcm_pdd.files.session import Session

_WORDS = {
    "en": {"now": "needed now", "later": "needed later", "if_it_happens": "if it happens", "elsewhere": "not here",
           "head": "{country}: {rules} ({status}, as known on {day})", "taken": "in the package",
           "guess": "The rules of this country are not known; the list is of the newest set. See its page.",
           "adopt": "Version not known, adopt the official form: {names}", "line": "  {id}  {title}  {code}",
           "why": "      {reason} [{status}: {source}, {day}]",
           "third_party": "by the third-party entity",
           "none": "no form in this program, its fields are not known: adopt the official file (`form adopt`)"},
    "ja": {"now": "今必要", "later": "後で必要", "if_it_happens": "該当する場合", "elsewhere": "この国では不要",
           "head": "{country}：{rules}（{status}、{day}時点）", "taken": "提出書類に追加済み",
           "guess": "この国の規則は分かっていません。新しい様式体系の一覧を示します。国別ページで確認してください。",
           "adopt": "版が不明です。公式様式を取り込んでください：{names}", "line": "  {id}  {title}  {code}",
           "why": "      {reason} [{status}：{source}、{day}]",
           "third_party": "第三者機関が作成",
           "none": "記入項目が不明なため、本プログラムに様式がありません。公式様式を取り込んでください"
                   "（`form adopt`）"},
}


def needed(options: argparse.Namespace) -> int:
    """Print the list, after taking the documents named. Raises Problem `needed.*`."""
    with opened(options.file, change=bool(options.take)) as session:
        for document in options.take:
            take(session, document)
        if options.take:
            session.save()
        needs = needs_of(session, options.generation, options.stage)
        if options.json:
            print_json(_data(session, needs, options))
        else:
            _print(session, needs, options)
    return DONE


def _about(session: Session, options: argparse.Namespace) -> tuple[str, str, str, str]:
    country = str(session.project.get("country"))
    known, status = generation_of(country)
    rules = rule_set(options.generation or known)
    return country, f"{rules.generation} {rules.title.get(options.lang)}", status, rules.as_known_on


def _data(session: Session, needs: tuple[Need, ...], options: argparse.Namespace) -> dict[str, Any]:
    country, rules, status, day = _about(session, options)
    return {"country": country, "rules": rules, "status": status, "as_known_on": day, "documents": [
        {"document": one.document.id, "title": one.document.title.get(options.lang), "when": one.when,
         "stage": one.stage, "by": one.document.by, "made": one.document.made, "code": one.code,
         "version": one.version.version if one.version else None,
         "reason": one.reason.get(options.lang) if one.reason else "",
         "status": one.known.status if one.known else "", "source": one.known.source if one.known else "",
         "as_known_on": one.known.as_known_on if one.known else "", "taken": is_taken(session, one)} for one in needs]}


def _mark(session: Session, need: Need) -> str:
    """Return what is to be said of a document beside its name: whether it is taken, who makes it, what is lacking."""
    if is_taken(session, need):
        return "taken"
    if need.when == "elsewhere" or need.document.made != "none":
        return ""
    return "third_party" if need.document.by == "third_party" else "none"


def _known(status: str, options: argparse.Namespace) -> str:
    return STATUS_WORDS[status].get(options.lang) if status in STATUS_WORDS else status or "?"


def _print(session: Session, needs: tuple[Need, ...], options: argparse.Namespace) -> None:
    words = _WORDS[options.lang]
    country, rules, status, day = _about(session, options)
    print(words["head"].format(country=country, rules=rules, status=_known(status, options), day=day))
    if not status and not options.generation:
        print(words["guess"])
    for when in ("now", "later", "if_it_happens", "elsewhere"):
        print(words[when])
        for one in needs:
            if one.when != when:
                continue
            mark = f"  ({words[_mark(session, one)]})" if _mark(session, one) else ""
            line = words["line"].format(id=one.document.id, title=one.document.title.get(options.lang), code=one.code)
            print(f"{line.rstrip()}{mark}")
            if one.reason is not None and one.known is not None:
                print(words["why"].format(reason=one.reason.get(options.lang), status=_known(one.known.status, options),
                                          source=one.known.source, day=one.known.as_known_on))
    names = ", ".join(one.document.id for one in missing_versions(needs))
    if names:
        print(words["adopt"].format(names=names))
