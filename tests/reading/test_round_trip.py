"""Export and import are inverse: every answer a document prints comes back from it identical."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from excel_projects import NAMES, cases
from exported import START, documents, source
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from jcm_pdd.core.project import Edit, Project
from jcm_pdd.files.excel.workbook import printed_addresses as printed_in_workbook
from jcm_pdd.files.export import make_workbook
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.printed_addresses import printed_addresses
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.samples import samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from tests.effort import tries

SAMPLES = [sample.id for sample in samples()]


def printed(session: Session) -> dict[str, object]:
    return {address: session.project.get(address) for address in printed_addresses(session.context)}


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("order", [1, -1])
def test_a_sample_comes_back_from_its_documents(
    name: str, order: int, sample: Callable[[str], Session], empty: Callable[[], Session]
) -> None:
    old, new = sample(name), empty()
    for document in documents(old)[::order]:
        report = import_document(new, document)
        assert [text.place for text in report.not_understood] == []
        assert report.notes == ()
        assert report.disagree == () or order == -1
    wanted = printed(old)
    assert len(wanted) > 60
    assert {address: new.project.get(address) for address in wanted} == wanted
    assert new.results.total == old.results.total
    for address in ("horizon", "horizon_reason", "proration", "proration_reason"):
        assert new.project.get(address) == old.project.get(address)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_project_agrees_with_its_own_documents(name: str, sample: Callable[[str], Session]) -> None:
    session = sample(name)
    before = dict(session.project.answers)
    for document in documents(session):
        report = import_document(session, document)
        assert report.disagree == ()
        assert {a.address for a in report.read if a.new} <= set(session.project.answers) - set(before)
    assert {address: session.project.get(address) for address in before} == before


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"), include_characters="\n\t"),
               max_size=60)
LINE = st.text(st.sampled_from("abc XYZ 0129.,:;()[]<>&\"'=+-/\\☐☒①日本語ｱé\u00a0\u3000"), max_size=30)


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate), max_examples=tries(15))
@given(
    st.fixed_dictionaries({"title": LINE, "description": TEXT, "contribution": TEXT, "consultation": TEXT,
                           "eia_required": st.sampled_from(["yes", "no", ""]), "references": TEXT, "annex": TEXT,
                           "lifetime": st.integers(1, 40).map(str)}),
    st.lists(st.tuples(LINE, LINE, LINE, st.integers(-89, 89)), max_size=4),
    st.lists(st.tuples(LINE, st.sampled_from(["host", "japan"]), st.booleans()), max_size=5),
    st.lists(st.tuples(LINE, TEXT, TEXT), max_size=3),
    st.lists(st.integers(1, 9), unique=True, min_size=5, max_size=5),
)
def test_any_answers_come_back_from_the_form(
    fields: dict[str, str], sites: list[tuple[str, str, str, int]], companies: list[tuple[str, str, bool]],
    comments: list[tuple[str, str, str]], ids: list[int]
) -> None:
    typed: dict[str, str] = {"country": "ID", "methodologies/r1/methodology": "ID_AM002",
                             "methodologies/r1/version": "02.0", **fields}
    for number, (name, region, city, north) in zip(ids, sites, strict=False):
        typed |= {f"sites/r{number}/name": name, f"sites/r{number}/region": region, f"sites/r{number}/city": city,
                  f"sites/r{number}/coordinates": f"{north}.25, 100.5"}
    for number, (name, side, member) in zip(ids, companies, strict=False):
        typed |= {f"participants/r{number}/name": name, f"participants/r{number}/side": side,
                  f"participants/r{number}/is_participant": "yes" if member else "no"}
    for number, (who, what, answer) in zip(ids, comments, strict=False):
        typed |= {f"comments/r{number}/stakeholder": who, f"comments/r{number}/comment": what,
                  f"comments/r{number}/consideration": answer}
    with TemporaryDirectory() as folder:
        place = Workplace(Path(folder), lambda: START, "Suda", "desk-1")
        old, new = Session.create(place, typed), Session.create(place)
        try:
            import_document(new, source(make_pdd(old)[0]))
            wanted = printed(old)
            assert {address: new.project.get(address) for address in wanted} == wanted
        finally:
            old.journal.stop()
            new.journal.stop()


def test_rows_keep_their_ids_through_the_document(
    sample: Callable[[str], Session], empty: Callable[[], Session]
) -> None:
    old, new = sample("th"), empty()
    rows = old.project.rows("sites")
    old.move_rows("sites", rows[:1], len(rows))
    old.duplicate_rows("sites", rows[-1:])
    import_document(new, documents(old)[0])
    assert new.project.rows("sites") == old.project.rows("sites")
    added = new.add_rows("sites")
    assert not set(added) & set(old.project.rows("sites"))


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate), max_examples=tries(6))
@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_any_answers_come_back_from_the_workbook(name: str, data: st.DataObject) -> None:
    case = data.draw(cases(name, gaps=True))
    head = {"country": name[:2], "methodologies/r1/methodology": case.m.methodology,
            "methodologies/r1/version": case.m.version}
    with TemporaryDirectory() as folder:
        place = Workplace(Path(folder), lambda: START, "Suda", "desk-1")
        old, new = Session.create(place, head), Session.create(place)
        try:
            left = Project(old.project.answers)
            old.record(Edit("edit.set", tuple(left.change(a, v) for a, v in case.answers.items() if a not in head)))
            import_document(new, source(make_workbook(old, case.m.methodology)))
            wanted = {address: old.project.get(address) for address in printed_in_workbook(
                old.schema, old.project, old.results, case.m.methodology)}
            assert {address: new.project.get(address) for address in wanted} == wanted
        finally:
            old.journal.stop()
            new.journal.stop()
