"""`figure`: write the figure of emission sources and monitoring points as SVG, PNG or PDF."""

from __future__ import annotations

import argparse

from jcm_pdd.cli.commands import DONE, opened, print_json
from jcm_pdd.core.papers.figure import figure_of, is_printed

_WORDS = {
    "en": {"written": "{file} written: {parts} parts, {meters} of them meters.", "printed": "It is printed in C.2.",
           "not_printed": "It is not printed in C.2 (figure_in_pdd)."},
    "ja": {"written": "{file}を書き出しました（要素{parts}個、うち計量器{meters}個）。",
           "printed": "C.2に印刷されます。",
           "not_printed": "C.2には印刷されません（figure_in_pdd）。"},
}


def figure(options: argparse.Namespace) -> int:
    """Write the figure; raises Problem "figure.empty", "figure.format", or what a file cannot be written for."""
    from jcm_pdd.files.papers.figure_files import write_figure

    with opened(options.file) as session:
        drawn = figure_of(session.context)
        write_figure(drawn, options.target)
        meters = sum(len(one.part.meters) for one in drawn.shown)
        printed = is_printed(session.context)
        if options.json:
            print_json({"file": str(options.target), "parts": len(drawn.shown), "meters": meters, "printed": printed})
        else:
            words = _WORDS[options.lang]
            print(words["written"].format(file=options.target, parts=len(drawn.shown), meters=meters))
            print(words["printed" if printed else "not_printed"])
    return DONE
