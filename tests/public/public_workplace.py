"""A workplace with a clock of its own."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jcm_pdd.files.store import Workplace

START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


def workplace(folder: Path) -> Workplace:
    """Return a workplace with a clock of its own."""
    ticks = itertools.count()
    return Workplace(folder, lambda: START + timedelta(seconds=next(ticks)), "Suda", "desk-1")
