"""The chiller sample worked through as a participant would: request out and back, photographs, bills, certificates.

At the end every number of the PDD leads to its document and page, and the annexes print.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from jcm_pdd.core.papers.estimation import records, take_edit
from jcm_pdd.core.papers.evidence import by_claim
from jcm_pdd.core.papers.lacking import lacking
from jcm_pdd.core.papers.requests import Wish
from jcm_pdd.core.plan import grid_rows
from jcm_pdd.core.project import Edit
from jcm_pdd.core.schema import GridBlock
from jcm_pdd.files import attaching
from jcm_pdd.files.export import export
from jcm_pdd.files.papers.evidence_entry import add_evidence, link_evidence
from jcm_pdd.files.papers.photo_import import import_photos
from jcm_pdd.files.papers.request_making import Order, make
from jcm_pdd.files.papers.request_sheets import read_key
from jcm_pdd.files.papers.request_workbook import KEYS
from jcm_pdd.files.reading.importing import Wishes, take_in
from jcm_pdd.files.reading.parsing import parse
from jcm_pdd.files.reading.source import read_source
from jcm_pdd.files.session import Session
from jcm_pdd.gui.panels.proof import ProofBlock

SITE = "Purwakarta Factory (example)"
CHILLERS = "ID_AM002/chillers"
FIRST = f"{CHILLERS}/r1/EC_PJ"
UNKNOWN = ("start_date", f"{CHILLERS}/r1/COP_PJ", f"{CHILLERS}/r2/T_chilled_out", "ID_AM002/EF_grid")


def _open_questions(session: Session) -> None:
    """What the participants do not know before they ask the factory."""
    session.record(Edit("edit.clear", tuple(session.project.change(address, None) for address in UNKNOWN)))
    session.set_answers({"meters/r1/tag": "EM-01", "meters/r1/parameter": FIRST, "meters/r1/site": SITE,
                         "estimates/r1/of": FIRST, "estimates/r1/basis": "bills", "estimates/r1/series_unit": "MWh",
                         "estimates/r1/formula": "SERIES_YEAR", "estimates/r1/year": "2018"})


class Factory:
    """The factory's hands on the workbook: answers are found by the hidden keys, as the program wrote them."""

    def __init__(self, path: Path, request_id: str) -> None:
        self.path, self.id = path, request_id
        self.book = openpyxl.load_workbook(path)

    def write(self, values: dict[str, Any]) -> None:
        """Fill `line key` or `line key#column` of whatever sheet holds it."""
        for name, value in values.items():
            key, _, column = name.partition("#")
            self._cell(key, column or "answer").value = value
        self.book.save(self.path)

    def _cell(self, key: str, column: str) -> Any:
        for sheet in self.book.worksheets:
            for row in range(1, sheet.max_row + 1):
                if read_key(self.id, sheet.cell(row, 1).value) == key:
                    at = next(c for c in range(1, sheet.max_column + 1) if sheet.cell(KEYS, c).value == column)
                    return sheet.cell(row, at)
        raise KeyError(key)

    def months(self) -> list[str]:
        """Return the keys of the lines that ask for months."""
        keys = [read_key(self.id, sheet.cell(row, 1).value) for sheet in self.book.worksheets
                if sheet.title.startswith("Monthly") for row in range(1, sheet.max_row + 1)]
        return [key for key in keys if key]


def _paper(path: Path, pages: int) -> Path:
    canvas = Canvas(str(path))
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"{path.stem}, page {number}")
        canvas.showPage()
    canvas.save()
    return path


def _ask_and_take(session: Session, tmp_path: Path) -> None:
    made = make(session, Order(Wish(SITE, "2017-12", 12), tmp_path / "request.xlsx", due="2018-03-01"))
    session.record(made.edit(session))
    assert set(UNKNOWN) <= set(made.request.asked())
    factory = Factory(made.path, made.sent.id)
    series = factory.months()
    assert len(series) == 12
    # Slips as people make them: full-width digits, another unit behind the number, a Japanese date.
    factory.write({"start_date": "2018年7月1日", f"{CHILLERS}/r1#COP_PJ": "６．３５",
                   f"{CHILLERS}/r2#T_chilled_out": "7 °C", "ID_AM002/EF_grid": "0.741",
                   "meters/r1#serial": "EX-18-0417", "meters/r1#accuracy_class": "0.5S"})
    factory.write({f"{key}#{_value_column(factory, key)}": 120 + at for at, key in enumerate(series)})
    parsed = parse(session, read_source(made.path))
    assert parsed.returned is not None
    assert parsed.returned.count("refused") == 0
    take_in(session, parsed, Wishes("document", day="2018-02-20"))


def _value_column(factory: Factory, key: str) -> str:
    """Return the column of a month that is to be filled: the first one that may be written."""
    for sheet in factory.book.worksheets:
        for row in range(1, sheet.max_row + 1):
            if read_key(factory.id, sheet.cell(row, 1).value) == key:
                return str(next(sheet.cell(KEYS, c).value for c in range(2, sheet.max_column + 1)
                                if not sheet.cell(row, c).protection.locked and sheet.cell(KEYS, c).value))
    raise KeyError(key)


def _estimate(session: Session) -> None:
    record = records(session.schema, session.project)[FIRST]
    assert record.findings == ()
    session.record(take_edit(session.schema, session.project, record))


def _collect(session: Session, tmp_path: Path) -> None:
    """Papers and photographs come in, and each claim that lacks one gets its paper and page."""
    Image.new("RGB", (40, 30), "teal").save(tmp_path / "EM-01 plate.jpg")
    (photo,) = import_photos(session, [tmp_path / "EM-01 plate.jpg"], SITE).taken
    assert (photo.site, photo.meter) == (SITE, "EM-01")
    bundle = attaching.keep(session.journal, _paper(tmp_path / "Papers of the factory.pdf", 40))
    number = add_evidence(session, {"issuer": "PT Example Kimia Indonesia", "date": "2018-02-20", "language": "en"},
                          [bundle])
    for at, need in enumerate(lacking(session.context), 1):
        link_evidence(session, number, need.claim, str(min(at, 40)))


def _numbers(session: Session) -> list[str]:
    """Return the addresses of every number of the calculation: monitored, fixed, and default values."""
    found = []
    for plan in session.schema.sections:
        for block in plan.blocks:
            if isinstance(block, GridBlock) and block.role in ("monitoring", "fixed", "defaults"):
                found += [row.address for row in grid_rows(block, session.project, session.results)]
    return found


@pytest.fixture
def worked(session: Session, tmp_path: Path) -> Session:
    _open_questions(session)
    _ask_and_take(session, tmp_path)
    _estimate(session)
    _collect(session, tmp_path)
    return session


def test_the_answers_of_the_factory_are_in_the_project(worked: Session) -> None:
    project = worked.project
    assert project.get("start_date") == "2018-07-01"
    assert (project.get(f"{CHILLERS}/r1/COP_PJ"), project.get(f"{CHILLERS}/r2/T_chilled_out")) == ("6.35", "7")
    assert project.get(FIRST) == "1506"  # 12 x 120 and 0 to 11 on top
    assert project.get("meters/r1/serial") == "EX-18-0417"
    assert project.get("requests/r1/state") == "taken_in"
    assert worked.results.total.emission_reductions is not None


def test_every_number_leads_to_its_document_and_page(worked: Session, qtbot: QtBot) -> None:
    assert lacking(worked.context) == ()
    proofs = by_claim(worked.schema, worked.project)
    numbers = _numbers(worked)
    assert len(numbers) > 15
    for address in numbers:
        (proof, *_) = proofs[address]
        assert proof.evidence.in_hand
        assert proof.page
    block = ProofBlock(worked, FIRST, lambda problem: pytest.fail(str(problem)))
    qtbot.addWidget(block)
    asked: list[tuple[str, str]] = []
    block.evidence_asked.connect(lambda row, page: asked.append((row, page)))
    look = next(button for button in block.findChildren(QPushButton) if button not in (block.add, block.stop))
    look.click()
    assert asked == [("r1", proofs[FIRST][0].page)]


def test_the_annexes_and_papers_print(worked: Session, tmp_path: Path) -> None:
    worked.set_answers({"manual_wanted": "yes", "visits/r1/site": SITE})
    report = export(worked, tmp_path / "out")
    made = {(one.document, one.format): one.path for one in report.files}
    assert {"pdd", "mps", "evidence_index", "manual", "records", "checklist", "estimates"} <= {d for d, _ in made}
    document = docx.Document(io.BytesIO(made["pdd", "docx"].read_bytes()))
    text = "\n".join([*(p.text for p in document.paragraphs),
                      *(cell.text for table in document.tables for row in table.rows for cell in row.cells)])
    for words in ("Calculation of emission reductions: ID_AM002", "Basis of ex-ante estimation", "1,506",
                  "Papers of the factory"):
        assert words in text, words


def test_each_step_can_be_taken_back(session: Session, tmp_path: Path) -> None:
    _open_questions(session)
    before = session.project
    _ask_and_take(session, tmp_path)
    _estimate(session)
    for _ in range(3):  # the value taken over, the workbook taken in, the round entered
        assert session.undo()
    assert {a: v for a, v in session.project.answers.items() if "#" not in a} == {
        a: v for a, v in before.answers.items() if "#" not in a}
