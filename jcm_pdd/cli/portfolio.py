"""`portfolio`: the projects of a folder as one list."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from jcm_pdd.cli.commands import DONE, print_json, workplace
from jcm_pdd.cli.timeline import day_of
from jcm_pdd.files.portfolio.cache import FactsCache
from jcm_pdd.files.portfolio.listing import state_words, table_of
from jcm_pdd.files.portfolio.reading import read_folder
from jcm_pdd.files.portfolio.report import screen_lines, write_report

FINDINGS = 1


def portfolio(options: argparse.Namespace) -> int:
    """Print the list; 1 when a file could not be read."""
    today = day_of(options.today)
    projects = read_folder(options.folder, FactsCache(workplace().folder), options.workers, options.fresh, told)
    table = table_of(projects, today, options.lang)
    write_report(table, options.csv, options.excel, options.encoding)
    if options.json:
        print_json({"today": today.isoformat(), "projects": [
            asdict(one) | {"state": state_words(one, options.lang), "next_due": asdict(due) if (
                due := one.next_due(today)) else None} for one in projects]})
    else:
        print("\n".join(screen_lines(table)))
    return FINDINGS if any(one.problem for one in projects) else DONE


def told(done: int, total: int, label: str) -> None:
    """Say on a terminal how far a long run is, on one line of stderr; nothing where nobody looks."""
    if sys.stderr.isatty():
        print(f"\r{done}/{total} {label[:60]:<60}", end="\n" if done == total else "", file=sys.stderr, flush=True)
