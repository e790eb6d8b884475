"""Whatever is linked, unlinked, renamed and undone: links and papers stay in step, in the file too."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jcm_pdd.core.papers.evidence import by_claim, links, next_number, numbered, register, unlink_edit
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.papers.evidence_entry import add_evidence, link_evidence
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from tests.effort import tries
from tests.papers.evidence.plain import plain_chillers

CLAIMS = ("start_date", "sites/r1/coordinates", "ID_AM002/criterion1", "ID_AM002/EF_grid",
          "ID_AM002/chillers/r1/COP_PJ", "ID_AM002/chillers/r2/EC_PJ")
STEP = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(("", *CLAIMS)), st.integers(0, 9)),
    st.tuples(st.just("link"), st.integers(0, 9), st.sampled_from(CLAIMS)),
    st.tuples(st.just("unlink"), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("rename"), st.integers(0, 9), st.integers(0, 20)),
    st.tuples(st.just("delete"), st.integers(0, 9), st.just(0)))


def pairs(schema: Schema, project: Project) -> set[tuple[str, str]]:
    """What proves what by the row of the paper, which no renaming changes."""
    known = numbered(register(project))
    return {(known[link.number].row, link.claim) for link in links(schema, project) if link.number in known}


def do(session: Session, step: tuple) -> None:
    kind, first, second = step
    rows, proofs = session.project.rows("evidence"), session.project.rows("proofs")
    if kind == "add":
        add_evidence(session, {"title": f"Paper {second}"}, (), first)
    elif kind == "link" and rows:
        number = session.text(f"evidence/{rows[first % len(rows)]}/number")
        link_evidence(session, number, second)
    elif kind == "unlink" and proofs:
        session.record(unlink_edit(session.project, [proofs[first % len(proofs)]]))
    elif kind == "rename" and rows:
        session.set_text(f"evidence/{rows[first % len(rows)]}/number", f"E-{second:02d}")
    elif kind == "delete" and rows:
        session.delete_rows("evidence", [rows[first % len(rows)]])


def checked(session: Session, step: tuple) -> None:
    """Do a step and compare what proves what before and after it."""
    before, numbers = pairs(session.schema, session.project), [one.number for one in register(session.project)]
    named = {link.number for link in links(session.schema, session.project)}
    state = dict(session.project.answers)
    try:
        do(session, step)
    except Problem:
        assert dict(session.project.answers) == state
        return
    after = pairs(session.schema, session.project)
    taken = f"E-{step[2]:0>2}" in (*numbers, *named)  # a link that names nobody comes to life with its number
    twins = len(set(numbers)) < len(numbers) or taken
    if step[0] == "rename" and not twins:
        assert after == before
    elif step[0] in ("add", "link"):
        assert before <= after
        assert len(after) <= len(before) + 1
    elif step[0] in ("unlink", "delete") and not twins:
        assert after <= before
    assert next_number(session.project) not in {
        *(one.number for one in register(session.project)),
        *(link.number for link in links(session.schema, session.project))}
    changed = dict(session.project.answers)
    if changed != state:
        session.undo()
        assert dict(session.project.answers) == state
        session.redo()
        assert dict(session.project.answers) == changed


@settings(max_examples=tries(8), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEP, min_size=1, max_size=10))
def test_links_stay_in_step(steps: list[tuple]) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Workplace(Path(folder) / "data", lambda: datetime(2026, 4, 1, tzinfo=UTC), "Suda", "desk-1")
        session = plain_chillers(place)
        try:
            for step in steps:
                checked(session, step)
            told = by_claim(session.schema, session.project)
            session.save_as(Path(folder) / "p.jcmpdd")
            session.close()
            again = Session.open(Path(folder) / "p.jcmpdd", place)
            try:
                assert by_claim(again.schema, again.project) == told
            finally:
                again.close()
        finally:
            session.journal.stop()
