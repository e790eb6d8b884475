"""The calls of the commands about what becomes public, and about the package of a submission."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def add_public(add: Callable[..., None]) -> None:
    """Add the commands on confidential marks and on packages."""
    add("confidential", "list what is marked confidential, mark an answer, words in it, a row or a file, take a mark "
        "back",
        ("action", {"choices": ("list", "add", "remove")}), ("file", {"type": Path, "metavar": "PROJECT"}),
        ("addresses", {"nargs": "*", "metavar": "ADDRESS", "help": "participants/r1/address, sites/r1 for a row"}),
        ("--reason", {"default": "", "metavar": "TEXT", "help": "for `add`: why; printed nowhere"}),
        ("--words", {"action": "append", "default": [], "metavar": "TEXT",
                     "help": "for `add`: the words of the answer that are meant; all of it unless given"}),
        ("--name", {"action": "append", "default": [], "metavar": "FILE",
                    "help": "for `add`: which of several files or pictures"}),
        ("--everywhere", {"action": "store_true", "help": "for `add`: the same words wherever else they are written"}))
    add("package", "write the package of a submission: documents, evidence, index, lists, cover, letter and manifest",
        ("file", {"type": Path, "metavar": "PROJECT"}),
        ("-o", {"dest": "target", "type": Path, "required": True, "metavar": "FILE.zip"}),
        ("--public", {"action": "store_true", "help": "the public version alone"}),
        ("--no-pdf", {"action": "store_true", "help": "Word and Excel alone"}),
        ("--replace", {"action": "store_true", "help": "write over a package that is there"}))
    add("verify", "say whether a package is as it was written: which files and parts changed, are missing or are new",
        ("target", {"type": Path, "metavar": "FILE.zip"}))
