"""The arguments of the command on data updates, and what any command says when the data in use could not be used."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

HANDLERS = {"data": "data_update:data"}


def add_data(add: Callable[..., None]) -> None:
    """Add the command on data updates."""
    add("data", "show what a data update (.jcmdata) changes, take it when its key is trusted, list the data on this "
        "computer, go back, list the trusted keys",
        ("action", {"choices": ("show", "take", "list", "back", "use", "keys")}),
        ("target", {"nargs": "?", "default": "", "metavar": "FILE.jcmdata|VERSION",
                    "help": "the update for `show` and `take`; for `use` what `list` shows, or built-in"}),
        ("--trust", {"default": "", "metavar": "FINGERPRINT",
                     "help": "for `take`: trust the key of the file, after comparing with what its publisher says"}),
        ("--withdraw", {"default": "", "metavar": "FINGERPRINT", "help": "for `keys`: trust a key no longer"}),
        ("--report", {"type": Path, "metavar": "OUT.txt|.csv|.docx", "help": "for `show`: write what changes"}))


def tell_data(options: argparse.Namespace) -> None:
    """Say on stderr why a data update that is in use could not be used, if this command needed any of its files."""
    module = sys.modules.get("jcm_pdd.files.data_update.in_use")
    if module is None or options.command == "data":
        return
    notice = module.in_use().notice
    if notice is not None and notice.code != "data.own_newer":
        from jcm_pdd.files.messages import problem_text

        print(f"jcm-pdd: {' '.join(problem_text(notice, options.lang).split())}", file=sys.stderr)
