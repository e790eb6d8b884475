"""The review of the sample: whole, and after an edit, which runs only what it touches.

The goal of 50 ms for the whole is a ratio of 8.8 to the baseline on the reference machine.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.core.review import Reviewer, all_rules, rule
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.store import Workplace
from tests.benchmarks.baseline import loop_seconds, ratio

pytestmark = pytest.mark.benchmark


def test_the_review_of_a_full_project_and_of_one_edit(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    place = Workplace(tmp_path, lambda: datetime(2026, 1, 1, tzinfo=UTC), "tester")
    session = open_sample(samples()[0], place)
    reviewer, context = Reviewer(session.schema), session.context
    start = time.perf_counter()
    reviewer.review(context)
    cold = time.perf_counter() - start
    whole = ratio(lambda: Reviewer(session.schema).review(session.context))
    run: list[str] = []

    def counting(one: rule.Rule) -> rule.Rule:
        return rule.Rule(one.name, one.reads, lambda c: (run.append(one.name), one.check(c))[1], one.source)

    counted = tuple(map(counting, all_rules()))
    monkeypatch.setattr("jcm_pdd.core.review.all_rules", lambda: counted)
    reviewer.review(context)
    everything = len(run)
    run.clear()
    reviewer.review(session.context, {"meters/r1/seal"})
    touched = len(run)
    milliseconds = loop_seconds() * whole * 1000
    with capsys.disabled():
        print(f"\nreview of the sample: {milliseconds:.1f} ms ({whole:.2f} loops), first {cold * 1000:.1f} ms; "
              f"rules run: {everything}, after an edit {touched}")
    session.abandon()
    assert whole <= 8.8, whole
    assert touched <= everything / 2, run
