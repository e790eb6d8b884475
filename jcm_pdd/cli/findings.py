"""`findings` lists the catalogue; `accept` accepts a finding of a project with a reason, or takes that back."""

from __future__ import annotations

import argparse
from typing import Any

from jcm_pdd.cli.commands import DONE, opened, print_json
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.review.accepting import Accepted, acceptance, withdrawal
from jcm_pdd.core.review.catalogue import FAMILIES, FAMILY_NAMES
from jcm_pdd.core.review.limits import STANDING_WORDS
from jcm_pdd.files.messages import finding_catalogue
from jcm_pdd.files.review_data import catalogue
from jcm_pdd.files.session import Session

_WORDS = {
    "en": {
        "accepted": "Accepted: {message}\n    Reason: {reason} ({who}, {when})",
        "none": "No finding is accepted.",
        "done": "Accepted.",
        "back": "The finding stands again.",
        "rests": "rests on",
    },
    "ja": {
        "accepted": "承認済み：{message}\n    理由：{reason}（{who}、{when}）",
        "none": "承認済みの確認事項はありません。",
        "done": "承認しました。",
        "back": "承認を取り消しました。",
        "rests": "根拠",
    },
}


def findings(options: argparse.Namespace) -> int:
    """Run `findings`: print every finding the program knows, by family."""
    told = listed(options.lang, options.family)
    if options.json:
        print_json({"findings": told})
        return DONE
    family = ""
    for one in told:
        if one["family"] != family:
            family = one["family"]
            print(f"\n{one['family_name']}")
        print(f"  {one['code']} ({', '.join(one['severity'])})\n    {one['what']}\n    {one['do']}")
        print(f"    {_WORDS[options.lang]['rests']}: {one['rests_on']} ({one['source']}; {one['status']})")
    return DONE


def listed(language: str, family: str | None = None) -> list[dict[str, Any]]:
    """Return the catalogue as plain data in a language: of one family, or of all in their order."""
    known, words = catalogue(), finding_catalogue()
    found = []
    for code, entry in sorted(known.findings.items(), key=lambda item: (FAMILIES.index(item[1].family), item[0])):
        if family is not None and entry.family != family:
            continue
        ground, part = known.grounds[entry.rests_on], words[code]["ja" if language == "ja" else "en"]
        found.append({"code": code, "family": entry.family, "family_name": FAMILY_NAMES[entry.family].get(language),
                      "severity": list(entry.severity), "what": part["what"], "do": part["do"],
                      "rests_on": ground.text.get(language), "source": ground.source.get(language),
                      "status": STANDING_WORDS[ground.status].get(language),
                      "place": known.places[entry.place].get(language),
                      "acceptable": any(entry.may_be_accepted(severity) for severity in entry.severity)})
    return found


def accept(options: argparse.Namespace) -> int:
    """Run `accept FILE [CODE ADDRESS] [--reason TEXT] [--withdraw]`; without a code it lists what is accepted."""
    with opened(options.file, change=options.code is not None) as session:
        if options.code is None:
            _list(session, options)
            return DONE
        if options.withdraw:
            for one in _accepted(session, options):
                session.record(withdrawal(session.project, one.finding))
        else:
            for found in _standing(session, options):
                place = session.journal.place
                day = place.now().date().isoformat()
                session.record(acceptance(session.project, found, options.reason, options.who or place.who, day,
                                          catalogue()))
        session.save()
        if options.json:
            print_json({"accepted": [as_json(session, one, options.lang) for one in session.accepted]})
        else:
            print(_WORDS[options.lang]["back" if options.withdraw else "done"])
    return DONE


def _standing(session: Session, options: argparse.Namespace) -> list[Finding]:
    found = [one for one in session.findings if one.code == options.code and options.address in (None, one.where)]
    if not found:
        raise Problem("review.no_such_finding", options.address or str(options.file), finding=options.code)
    return found


def _accepted(session: Session, options: argparse.Namespace) -> list[Accepted]:
    found = [one for one in session.accepted
             if one.finding.code == options.code and options.address in (None, one.finding.where)]
    if not found:
        raise Problem("review.no_such_finding", options.address or str(options.file), finding=options.code)
    return found


def _list(session: Session, options: argparse.Namespace) -> None:
    if options.json:
        print_json({"accepted": [as_json(session, one, options.lang) for one in session.accepted]})
        return
    for one in session.accepted:
        print(line(session, one, options.lang))
    if not session.accepted:
        print(_WORDS[options.lang]["none"])


def as_json(session: Session, one: Accepted, language: str) -> dict[str, str]:
    """Return an accepted finding as plain data, with its words."""
    return {"code": one.finding.code, "severity": one.finding.severity, "where": one.finding.where,
            "message": session.message(one.finding, language).line(), "reason": one.reason, "who": one.who,
            "when": one.when}


def line(session: Session, one: Accepted, language: str) -> str:
    """Return an accepted finding with its reason as lines."""
    return _WORDS[language]["accepted"].format(message=session.message(one.finding, language).line(), reason=one.reason,
                                               who=one.who, when=one.when)
