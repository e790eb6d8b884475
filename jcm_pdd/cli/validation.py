"""`validation`: the check list of the validation report with our answers and evidence beside each item."""

from __future__ import annotations

import argparse
from typing import Any

from jcm_pdd.cli.commands import DONE, opened, print_json
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.review.validation import Item
from jcm_pdd.files.papers.validation_list import items_of, make_list
from jcm_pdd.files.question_names import question_name
from jcm_pdd.files.session import Session
from jcm_pdd.files.store.atomic import write_bytes

_FORMATS = ("docx", "pdf")


def validation(options: argparse.Namespace) -> int:
    """Run `validation FILE [--to OUT.docx|OUT.pdf]`: print the list, or write it."""
    with opened(options.file) as session:
        if options.target is None:
            told = [as_json(session, item, options.lang) for item in items_of(session)]
            if options.json:
                print_json({"items": told})
            else:
                print("\n".join(line for item in told for line in _lines(item)))
            return DONE
        form = options.target.suffix.lstrip(".").lower()
        if form not in _FORMATS:
            raise Problem("export.nothing", str(options.target), known=", ".join(_FORMATS))
        made, _ = make_list(session, form)
        write_bytes(options.target, made)
        print_json({"file": str(options.target)}) if options.json else print(options.target)
    return DONE


def as_json(session: Session, item: Item, language: str) -> dict[str, Any]:
    """Return an item as plain data in a language."""
    return {"id": item.definition.id, "title": item.definition.title.get(language), "clear": item.clear,
            "asks": item.definition.asks.get(language), "status": item.definition.status,
            "answers": [{"address": one.address, "said": one.said.get(language), "level": one.level.get(language),
                         "name": question_name(one.address, session.schema, session.project, language),
                         "evidence": list(one.evidence)} for one in item.answers],
            "findings": [session.message(one, language).line() for one in item.findings if one.severity != "note"],
            "accepted": [session.message(one.finding, language).line() for one in item.accepted]}


def _lines(item: dict[str, Any]) -> list[str]:
    said = [f"[{'x' if item['clear'] else ' '}] {item['title']}: {item['asks']}"]
    said += [f"    {one['name']}: {one['said']}\n        {one['level']}: {'; '.join(one['evidence']) or '-'}"
             for one in item["answers"]]
    return said + [f"    ! {line}" for line in item["findings"]]
