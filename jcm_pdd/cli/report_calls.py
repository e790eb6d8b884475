"""The calls about what a package holds and about monitoring reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jcm_pdd.core.packages import STAGES

HANDLERS = {"needed": "needed:needed", "monitoring": "monitoring:monitoring"}


def add_reports(add: Callable[..., None]) -> None:
    """Add `needed` and `monitoring`."""
    add("needed", "list which documents the project needs, now, later or not in this country, and take one into the "
        "package", ("file", {"type": Path, "metavar": "FILE"}),
        ("--stage", {"choices": STAGES, "help": "the stage of the project; else what its answers tell"}),
        ("--generation", {"default": "", "metavar": "G1|G2|G3|G4", "help": "the rules; else those of the country"}),
        ("--take", {"action": "append", "default": [], "metavar": "DOCUMENT", "help": "take it into the package"}))
    add("monitoring", "the monitoring periods: list the tonnes of each calendar year, fill in measured data, write the "
        "monitoring report", ("action", {"choices": ("list", "fill", "report")}),
        ("file", {"type": Path, "metavar": "FILE"}),
        ("target", {"nargs": "?", "type": Path, "metavar": "FOLDER", "help": "for `report`: where the workbooks go"}),
        ("--period", {"default": "", "metavar": "NUMBER", "help": "the period; else the one documents are made for"}),
        ("--accept-gaps", {"action": "store_true", "help": "for `fill`: take over what does not cover every day"}))
