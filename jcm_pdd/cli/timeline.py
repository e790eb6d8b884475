"""`timeline`: the project cycle with what is due, when, and by which rule."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from jcm_pdd.cli.commands import DONE, opened, print_json, workplace
from jcm_pdd.core.papers.timeline import deadlines, stages
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.timeline_rules import rules_for

_WORDS = {"en": {"done": "done", "planned": "planned", "due": "due", "open": "open", "deadlines": "Deadlines",
                 "left": "in {days} days", "over": "{days} days ago", "none": "Nothing is due."},
          "ja": {"done": "実施済み", "planned": "予定", "due": "期限", "open": "未定", "deadlines": "期限",
                 "left": "あと{days}日", "over": "{days}日経過", "none": "期限はありません。"}}


def day_of(text: str) -> date:
    """Return the day a call names, today without one; Problem `timeline.day` for what is no day (YYYY-MM-DD)."""
    try:
        return date.fromisoformat(text) if text else workplace().now().astimezone().date()
    except ValueError:
        raise Problem("timeline.day", text) from None


def timeline(options: argparse.Namespace) -> int:
    """Print the steps and the deadlines of a project."""
    today, words = day_of(options.today), _WORDS[options.lang]
    with opened(options.file) as session:
        rules = rules_for(str(session.project.get("country") or ""))
        steps, due = stages(rules, session.project), deadlines(rules, session.project, today)
        if options.json:
            print_json({"today": today.isoformat(), "steps": [
                {"step": one.step, "name": one.name.get(options.lang), "state": one.state,
                 "day": one.day.isoformat() if one.day else None} for one in steps],
                "deadlines": [_data(one, today, options.lang) for one in due]})
            return DONE
        for one in steps:
            print(f"{one.day.isoformat() if one.day else '-':<10}  {words[one.state]:<8}  {one.name.get(options.lang)}")
        print(f"{words['deadlines']}:" if due else words["none"])
        for entry in (_data(one, today, options.lang) for one in due):
            left = words["left"] if entry["days_left"] >= 0 else words["over"]
            print(f"  {entry['day']}  {left.format(days=abs(entry['days_left']))}  {entry['what']}  [{entry['why']}]")
    return DONE


def _data(one: Any, today: date, language: str) -> dict[str, Any]:
    return {"day": one.day.isoformat(), "days_left": one.days_left(today), "what": one.what.get(language),
            "why": one.why.get(language), "address": one.address, "binding": one.binding}
