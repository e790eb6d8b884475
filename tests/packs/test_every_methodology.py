"""Every methodology of the library, with any inputs: our result, the second engine's, LibreOffice's, and back again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from excel_projects import Case, cases, schema_of
from exported import START, source
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from libreoffice import convert, needs_libreoffice, values

from jcm_pdd.core.project import Edit, Project
from jcm_pdd.files.data import data_path
from jcm_pdd.files.excel.workbook import printed_addresses as printed_in_workbook
from jcm_pdd.files.export import make_workbook
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.files.workbooks.book import read_book
from jcm_pdd.files.workbooks.second_opinion import second_opinions
from tests.effort import tries

NAMES = sorted(path.stem for path in data_path("forms", "methodologies").glob("*.yaml"))
FEW = settings(max_examples=tries(1, 10), phases=(Phase.generate,), suppress_health_check=list(HealthCheck))


@FEW
@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_the_second_engine_agrees(name: str, data: st.DataObject) -> None:
    case = data.draw(cases(name))
    (opinion,) = second_opinions(case.schema, Project(case.answers), case.results)
    assert [f for f in opinion.findings if f.code != "result.boundary"] == []


def any_case(name: str) -> Case:
    """Return one project of a methodology, another one each time the definition changes but the same until then."""
    found: list[Case] = []

    @settings(max_examples=1, phases=(Phase.generate,), database=None, derandomize=True,
              suppress_health_check=list(HealthCheck))
    @given(cases(name))
    def draw(case: Case) -> None:
        found.append(case)

    draw()
    return found[0]


@needs_libreoffice
@pytest.mark.long  # the worked case of each is calculated in every run (test_worked_cases.py)
def test_libreoffice_agrees(tmp_path: Path) -> None:
    made = {name: any_case(name) for name in NAMES}
    recalculated = convert({f"{name}.xlsx": case.workbook for name, case in made.items()}, tmp_path)
    for name, case in made.items():
        book, shown = read_book(case.workbook), values(recalculated[f"{name}.xlsx"])
        annual = case.method.annual
        for named, ours in (("JCM_RE", annual.reference), ("JCM_PE", annual.project)):
            at = book.named(named)
            theirs = shown[at.sheet][at.reference]
            if ours is None:
                assert not isinstance(theirs, float | int), (name, named, theirs)
            else:
                assert theirs == pytest.approx(float(ours), rel=1e-9, abs=1e-9), (name, named)


@FEW
@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_what_the_workbook_prints_comes_back(name: str, data: st.DataObject) -> None:
    case = data.draw(cases(name, gaps=True))
    head = {"country": case.m.country or "TH", "methodologies/r1/methodology": case.m.methodology,
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


def test_every_methodology_is_one_that_can_be_chosen() -> None:
    assert len(NAMES) == len({schema_of(name)[1].key for name in NAMES})


@pytest.mark.parametrize("name", NAMES)
def test_the_code_of_the_spreadsheet_says_methodology_and_version(name: str) -> None:
    m = schema_of(name)[1]
    assert f"{m.methodology}_ver{m.version}" in m.spreadsheet
