"""`merge`: bring a copy that somebody else worked in into a project. `diff`: what differs between two files."""

from __future__ import annotations

import argparse

from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json
from jcm_pdd.core.merging_outcome import Take
from jcm_pdd.core.problems import Problem
from jcm_pdd.files import merging
from jcm_pdd.files.merging_report import report_data, report_lines

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
