"""`merge`: bring a copy that somebody else worked in into a project. `diff`: what differs between two files."""

from __future__ import annotations

import argparse

from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json, workplace
from jcm_pdd.core.merging_outcome import Take
from jcm_pdd.core.problems import Problem
from jcm_pdd.files import merging
from jcm_pdd.files.differing import Differing, differing
from jcm_pdd.files.merging_report import answer_text, report_data, report_lines
from jcm_pdd.files.messages import place_name

_WORDS = {
    "en": {"none": "The answers are the same.", "count": "Differing answers: {count}.", "empty": "-",
           "total": "Emission reductions in total: {old} -> {new} tCO2.", "pinned": "Pinned differently: {names}"},
    "ja": {"none": "回答はすべて同じです。", "count": "異なる回答：{count}件。", "empty": "－",
           "total": "総排出削減量：{old} → {new} tCO2。", "pinned": "固定されている定義の違い：{names}"},
}
_TAKES: dict[str, Take] = {"mine": "mine", "theirs": "theirs"}


def merge(options: argparse.Namespace) -> int:
    """Merge THEIRS into MINE; 1 when conflicts are left for somebody to decide."""
    with opened(options.file, change=True) as session, merging.theirs_of(session, options.theirs) as theirs:
        every, single = _choices(options.take)
        planned = merging.plan(session, theirs)
        known = [one.address for one in planned.merged.conflicts]
        chosen: dict[str, Take] = dict.fromkeys(known, every) if every is not None else {}
        chosen |= single
        if chosen:
            planned = merging.plan(session, theirs, chosen)
        if not options.dry_run:
            merging.carry_out(session, planned, options.unrelated)
            if not session.saved:
                session.save()
        if options.json:
            print_json(report_data(planned, options.lang))
        else:
            print("\n".join(report_lines(planned, options.lang)))
    return FINDINGS if planned.left else DONE


def _choices(given: list[str]) -> tuple[Take | None, dict[str, Take]]:
    """Return whose side counts everywhere (None: nobody's), and by address; Problem for what is neither."""
    every: Take | None = None
    single: dict[str, Take] = {}
    for text in given:
        address, sign, side = text.rpartition("=")
        take = _TAKES.get(side)
        if take is None or (sign and not address):
            raise Problem("merging.wrong_choice", text)
        if sign:
            single[address] = take
        else:
            every = take
    return every, single


def diff(options: argparse.Namespace) -> int:
    """Print what differs between OLD and NEW, or write it as a document; neither is changed."""
    if options.target is not None:
        from jcm_pdd.files.versions.results import Side, Wanted, write

        with opened(options.new) as session:
            write(session, Wanted("comparison", options.target, Side("file", str(options.old)), language=options.lang))
    found = differing(options.old, options.new, workplace())
    if options.json:
        print_json(_diff_data(found, options.lang))
    else:
        print("\n".join(_diff_lines(found, options.lang)))
    return DONE


def _name(found: Differing, address: str, language: str) -> str:
    old, new = found.schemas
    if new.place(address) is None and new.tables.get(address) is None:
        return place_name(address, old, found.old, language)
    return place_name(address, new, found.new, language)


def _diff_data(found: Differing, language: str) -> dict[str, object]:
    return {"changes": [{"address": one.address, "where": _name(found, one.address, language), "old": one.old,
                         "new": one.new} for one in found.changes],
            "definitions": [{"kind": kind, "id": name, "version": version}
                            for kind, name, version in found.definitions],
            "total": {"old": found.totals[0], "new": found.totals[1]}}


def _diff_lines(found: Differing, language: str) -> list[str]:
    words = _WORDS[language]
    lines = [words["count"].format(count=len(found.changes)) if found.changes else words["none"]]
    for one in found.changes:
        old, new = (answer_text(schema, one.address, value, language) or words["empty"]
                    for schema, value in zip(found.schemas, (one.old, one.new), strict=True))
        lines.append(f"  {_name(found, one.address, language)} [{one.address}]: {old} -> {new}")
    if found.definitions:
        lines.append(words["pinned"].format(names=", ".join(f"{name} {version}" for _, name, version
                                                            in found.definitions)))
    old_total, new_total = ("?" if total is None else f"{total:,}" for total in found.totals)
    return [*lines, words["total"].format(old=old_total, new=new_total)]
