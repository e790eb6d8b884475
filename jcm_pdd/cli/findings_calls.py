"""The calls of the commands on what the review finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

HANDLERS = {"findings": "findings:findings", "accept": "findings:accept", "validation": "validation:validation"}
"""Which function of which module here carries out a command."""


def add_findings(add: Callable[..., None]) -> None:
    """Add the commands on what the review finds."""
    add("findings", "list every finding the program knows, with its family and what it rests on",
        ("--family", {"choices": ("completeness", "eligibility", "consistency", "arithmetic", "plausibility", "dates",
                                  "monitoring", "language", "evidence", "versions", "entry", "output", "review")}))
    add("accept", "accept a finding of a project with a reason, take that back, or list what is accepted",
        ("file", {"type": Path, "metavar": "FILE"}), ("code", {"nargs": "?", "metavar": "CODE"}),
        ("address", {"nargs": "?", "metavar": "ADDRESS", "help": "without it every finding of that code"}),
        ("--reason", {"default": "", "metavar": "TEXT"}), ("--who", {"default": "", "metavar": "NAME"}),
        ("--withdraw", {"action": "store_true", "help": "let the finding stand again"}))
    add("validation", "print the check list of the validation report with our answers and evidence, or write it",
        ("file", {"type": Path, "metavar": "FILE"}),
        ("--to", {"type": Path, "dest": "target", "metavar": "OUT.docx|OUT.pdf"}))
