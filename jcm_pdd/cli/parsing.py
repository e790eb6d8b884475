"""A parser of calls that says what is wrong on one line, in the language of the user."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import NoReturn

FAILED = 2
_JAPANESE = (
    (re.compile(r"the following arguments are required: (.+)"), r"次の引数が必要です：\1"),
    (re.compile(r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)"), r"\1：\2 は指定できません。選択肢：\3"),
    (re.compile(r"argument (.+?): expected one argument"), r"\1：値を一つ指定してください"),
    (re.compile(r"argument (.+?): ignored explicit argument (.+)"), r"\1：値（\2）は付けられません"),
    (re.compile(r"ambiguous option: (.+?) could match (.+)"), r"\1 は一つに決まりません。候補：\2"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不明な引数です：\1"),
)
"""The sentences of argparse and how they read in Japanese; another one stays English."""


class Parser(argparse.ArgumentParser):
    """Ends the program with code 2 and one line on stderr when a call is wrong."""

    language = "en"

    def error(self, message: str) -> NoReturn:
        """End the program; `message` is a sentence of argparse."""
        if Parser.language == "ja":
            for pattern, words in _JAPANESE:
                if pattern.fullmatch(message):
                    message = pattern.sub(words, message)
                    break
        self.exit(FAILED, f"{self.prog}: {message} ({self.prog} --help)\n")


def speak(argv: Sequence[str] | None) -> str:
    """Return the language a call asks for by `--lang`, else that of the system, and let errors of a call use it."""
    given = list(sys.argv[1:] if argv is None else argv)
    asked = [after for before, after in pairwise(given) if before == "--lang"]
    asked += [one.partition("=")[2] for one in given if one.startswith("--lang=")]
    Parser.language = asked[-1] if asked and asked[-1] in ("en", "ja") else system_language()
    return Parser.language


def system_language() -> str:
    """Return "ja" on a Japanese system, else "en"."""
    import locale

    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "ja" if (name or (locale.getlocale()[0] or "")).lower().startswith(("ja", "japanese")) else "en"
