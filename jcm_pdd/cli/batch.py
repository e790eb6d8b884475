"""`batch`: one job over all projects of a folder, with one report."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import asdict

from jcm_pdd.cli.commands import DONE, FINDINGS, chosen, print_json, workplace
from jcm_pdd.cli.portfolio import told
from jcm_pdd.files.portfolio.batch import STATES, orders, run, table_of
from jcm_pdd.files.portfolio.report import screen_lines, write_report

FAILED = 2


def batch(options: argparse.Namespace) -> int:
    """Run the job; 1 when a project has errors, 2 when one could not be done."""
    if options.action == "update" and options.methodology:
        chosen(options.methodology)
    documents, formats = (tuple(word.strip().lower() for word in text.split(",") if word.strip())
                          for text in (options.only or "", options.formats))
    todo = orders(options.action, options.folder, options.target, documents=documents, formats=formats,
                  public=options.public, methodology=options.methodology, shelf=str(workplace().folder),
                  language=options.lang)
    outcomes = run(todo, options.workers, options.dask, told)
    table = table_of(options.action, outcomes, options.lang)
    write_report(table, options.csv, options.excel, options.encoding)
    states = Counter(one.state for one in outcomes)
    if options.json:
        print_json({"action": options.action, "projects": [asdict(one) for one in outcomes], "counts": dict(states)})
    else:
        print("\n".join(screen_lines(table)))
        print(", ".join(f"{STATES[options.lang][state]}: {count}" for state, count in states.items()))
    return FAILED if states["failed"] else FINDINGS if states["errors"] else DONE
