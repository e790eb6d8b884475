"""The check list of a visit: worked out from the project, answered point by point, printed for the site."""

from __future__ import annotations

import io
from pathlib import Path

import docx

from jcm_pdd.core.papers.visit import answer_edit, items, sites_to_visit
from jcm_pdd.files.export import export, package
from jcm_pdd.files.papers.checklist import in_words, make_checklist
from jcm_pdd.files.session import Session

SITE = "Purwakarta Factory (example)"


def _ids(session: Session, site: str = SITE) -> list[str]:
    return [item.id for item in items(session.context, site)]


def test_it_lists_units_criteria_meters_papers_and_people(session: Session) -> None:
    session.set_answers({"meters/r1/tag": "EM-1", "meters/r1/serial": "S1", "evidence/r1/number": "E-01",
                         "evidence/r1/title": "Bills", "evidence/r1/status": "requested"})
    found = {item.id: item for item in items(session.context, SITE)}
    assert {"unit:ID_AM002/chillers/r1", "criterion:ID_AM002/criterion1", "meter:r1", "evidence:r1", "person:r1",
            "people:bills", "figure"} <= set(found)
    assert "Not known yet: accuracy class, current transformer, seal" in found["meter:r1"].text.en
    proofs = [one for name, one in found.items() if name.startswith("proof:")]
    assert proofs
    for language in ("en", "ja"):
        assert all("{name}" not in in_words(session.context, one, language) for one in proofs)


def test_a_point_is_gone_when_the_project_has_it(session: Session) -> None:
    assert "coordinates:r1" not in _ids(session)
    session.set_texts({"sites/r1/coordinates": ""})
    assert "coordinates:r1" in _ids(session)


def test_units_of_another_site_are_left_out(session: Session) -> None:
    session.set_answers({"sites/r2/name": "Bekasi", "meters/r1/tag": "EM-1", "meters/r1/site": "Bekasi",
                         "meters/r1/parameter": "ID_AM002/chillers/r1/EC_PJ"})
    assert sites_to_visit(session.project) == (SITE, "Bekasi")
    assert "unit:ID_AM002/chillers/r1" not in _ids(session)
    assert "unit:ID_AM002/chillers/r1" in _ids(session, "Bekasi")
    assert "meter:r1" not in _ids(session)


def test_what_was_found_stays_with_its_point(session: Session) -> None:
    session.record(answer_edit(session.project, SITE, "figure", {"done": True}))
    session.record(answer_edit(session.project, SITE, "figure", {"finding": "One feeder is missing."}))
    (row,) = session.project.rows("visit_checks")
    figure = next(item for item in items(session.context, SITE) if item.id == "figure")
    assert (figure.row, figure.done, figure.finding) == (row, True, "One feeder is missing.")
    session.record(answer_edit(session.project, SITE, "Look at the roof", {"done": False}))
    assert items(session.context, SITE)[-1].group == "own"
    assert session.undo()
    assert session.project.rows("visit_checks") == (row,)


def test_findings_of_one_site_are_not_those_of_another(session: Session) -> None:
    session.set_answers({"sites/r2/name": "Bekasi"})
    session.record(answer_edit(session.project, SITE, "figure", {"done": True}))
    session.record(answer_edit(session.project, "Bekasi", "figure", {"done": False}))
    done = {site: next(i.done for i in items(session.context, site) if i.id == "figure") for site in (SITE, "Bekasi")}
    assert done == {SITE: True, "Bekasi": False}


def test_it_prints_every_point_in_both_languages(session: Session, tmp_path: Path) -> None:
    session.record(answer_edit(session.project, SITE, "figure", {"done": True, "finding": "As drawn."}))
    assert "checklist" in package(session)
    data, findings = make_checklist(session, "docx")
    assert findings == ()
    rows = [[cell.text for cell in row.cells] for table in docx.Document(io.BytesIO(data)).tables for row in table.rows]
    assert len([row for row in rows if row[0] in ("☐", "☒")]) == len(items(session.context, SITE))
    (figure,) = [row for row in rows if row[2] == "As drawn."]
    assert figure[0] == "☒"
    assert "figure of C.2" in figure[1]
    assert "C.2の図" in figure[1]
    report = export(session, tmp_path / "out", ("checklist.pdf",))
    assert not [f for f in report.findings if f.code == "document.missing_glyph"]
