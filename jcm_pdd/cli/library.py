"""`library`: list what the user keeps for later projects, add from a project, exchange it with colleagues."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from jcm_pdd.cli.commands import DONE, opened, print_json, workplace
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.library_use import entry_at
from jcm_pdd.files.text_library import Entry, library_of

_WORDS = {
    "en": {"text": "text", "line": "{id}  {table}  {name}", "from": "    from {origin}", "none": "Nothing is kept yet.",
           "added": "{count} entry(ies) kept, {new} of them new", "exported": "{count} entry(ies) written to {file}",
           "imported": "{new} new entry(ies), {words} new own word(s)",
           "damaged": "{damaged} entry(ies) could not be read and were left out"},
    "ja": {"text": "文章", "line": "{id}  {table}  {name}", "from": "    引用元：{origin}",
           "none": "まだ何も保存されていません。",
           "added": "{count}件を保存しました（うち新規{new}件）", "exported": "{count}件を{file}に書き出しました",
           "imported": "新規{new}件、個人辞書の新しい単語{words}語を取り込みました",
           "damaged": "読み取れなかった{damaged}件は取り込んでいません"},
}


def library(options: argparse.Namespace) -> int:
    """Run one of the actions on the library."""
    actions = {"list": _list, "add": _add, "export": _export, "import": _import}
    return actions[options.action](options)


def _list(options: argparse.Namespace) -> int:
    """List entries; the words given narrow them down."""
    asked = " ".join(str(word) for word in (options.file, *options.addresses) if word is not None)
    entries = [entry for entry in library_of(workplace()).all() if entry.says(asked)]
    words = _WORDS[options.lang]
    if options.json:
        print_json([_data(entry) for entry in entries])
    elif not entries:
        print(words["none"])
    for entry in () if options.json else entries:
        print(words["line"].format(id=entry.id, table=entry.table or words["text"], name=entry.name))
        if entry.origin:
            print(words["from"].format(origin=entry.origin))
    return DONE


def _add(options: argparse.Namespace) -> int:
    """Keep rows and texts of a project, by their addresses."""
    file = _file(options)
    if not options.addresses:
        raise Problem("library.nothing", str(file))
    with opened(file) as session:
        entries = [entry_at(session, address) for address in options.addresses]
        new = library_of(workplace()).put(entries)
    return _tell(options, "added", {"count": len(entries), "new": new})


def _export(options: argparse.Namespace) -> int:
    file = _file(options)
    return _tell(options, "exported", {"count": library_of(workplace()).export_file(file), "file": str(file)})


def _import(options: argparse.Namespace) -> int:
    new, words, damaged = library_of(workplace()).import_file(_file(options))
    _tell(options, "imported", {"new": new, "words": words, "damaged": damaged})
    if damaged and not options.json:
        print(_WORDS[options.lang]["damaged"].format(damaged=damaged))
    return DONE


def _file(options: argparse.Namespace) -> Path:
    if options.file is None:
        raise Problem("file.missing", "-")
    return Path(options.file)


def _tell(options: argparse.Namespace, words: str, data: dict[str, Any]) -> int:
    if options.json:
        print_json(data)
    else:
        print(_WORDS[options.lang][words].format(**data))
    return DONE


def _data(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "table": entry.table, "name": entry.name, "cells": entry.cells,
            "project": entry.project, "file": entry.file, "day": entry.day, "question": entry.question}
