"""The fixed work that ratios are against, and how a ratio is measured."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal

ROUNDS = 9


def decimal_loop() -> Decimal:
    """50,000 decimal multiplications and additions: some 5.7 ms on an idle core of the reference machine."""
    total, factor = Decimal(0), Decimal("1.000123")
    for number in range(50_000):
        total += factor * number
    return total


def loop_seconds(rounds: int = 5) -> float:
    """Return the median seconds of one decimal loop now."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        decimal_loop()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


@contextmanager
def within(rounds: float) -> Iterator[None]:
    """Fail when the work inside takes longer than `rounds` decimal loops of the same moment (175 are some 1 s)."""
    before = loop_seconds(3)
    start = time.perf_counter()
    yield
    took = time.perf_counter() - start
    assert took / max(before, loop_seconds(3)) <= rounds


def ratio(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return median(work) / median(decimal_loop) of interleaved rounds."""
    ours, base = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        decimal_loop()
        middle = time.perf_counter()
        work()
        ours.append(time.perf_counter() - middle)
        base.append(middle - start)
    return statistics.median(ours) / statistics.median(base)


def seconds_of(code: str) -> float:
    """Return the wall time in seconds of a fresh interpreter running `code`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return time.perf_counter() - start
