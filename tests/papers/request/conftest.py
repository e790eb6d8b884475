"""A project with open questions, a workbook made from it, and hands that fill it as people do."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from jcm_pdd.core.papers import request_rounds
from jcm_pdd.core.papers.request_asking import request_of
from jcm_pdd.core.papers.request_rounds import Sent
from jcm_pdd.core.papers.requests import Request, Wish
from jcm_pdd.core.project import Edit
from jcm_pdd.files.papers.request_sheets import KEY, read_key
from jcm_pdd.files.papers.request_workbook import KEYS, request_bytes
from jcm_pdd.files.reading.importing import Wishes, take_in
from jcm_pdd.files.reading.parsing import Parsed, parse
from jcm_pdd.files.reading.source import Source, kind_of
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

SITE = "Purwakarta Factory (example)"
DAY = "2026-12-09"
# What the participants do not know when the first request goes out.
UNKNOWN = ("start_date", "sites/r1/coordinates", "ID_AM002/checks_per_year",
           "ID_AM002/replaces_existing", "ID_AM002/EF_grid",
           "ID_AM002/chillers/r1/COP_PJ", "ID_AM002/chillers/r2/EC_PJ", "ID_AM002/chillers/r3/T_chilled_out")
REGISTERS = ("meters", "calibrations", "evidence", "proofs", "estimates", "estimate_inputs", "estimate_series")
CHILLER = "ID_AM002/chillers/r1/EC_PJ"


class Filled:
    """A workbook in the hands of the factory: cells are found by their keys, and changed as openpyxl changes them."""

    def __init__(self, data: bytes, request_id: str) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(data))
        self.id = request_id

    def sheet(self, name: str) -> Any:
        """Return the first sheet whose name begins so."""
        return next(sheet for sheet in self.book.worksheets if sheet.title.startswith(name))

    def row(self, sheet: Any, key: str) -> int:
        """Return the row of a line."""
        return next(row for row in range(1, sheet.max_row + 1) if read_key(self.id, sheet.cell(row, 1).value) == key)

    def column(self, sheet: Any, name: str) -> int:
        """Return the column with an id."""
        return next(at for at in range(1, sheet.max_column + 1) if sheet.cell(KEYS, at).value == name)

    def cell(self, sheet_name: str, key: str, column: str = "answer") -> Any:
        """Return the cell of an answer."""
        sheet = self.sheet(sheet_name)
        return sheet.cell(self.row(sheet, key), self.column(sheet, column))

    def answer(self, address: str, value: Any) -> Any:
        """Answer a single question and return its cell."""
        cell = self.cell("Questions", address)
        cell.value = value
        return cell

    def free_row(self, sheet_name: str) -> int:
        """Return the first row below the lines of a table."""
        sheet = self.sheet(sheet_name)
        return max(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value) + 1

    def data(self) -> bytes:
        """Return the workbook as it is sent back."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


@dataclass
class Site:
    """The project, the request that went out, and the way back."""

    session: Session
    request: Request
    sent: Sent
    data: bytes

    def filled(self) -> Filled:
        return Filled(self.data, self.sent.id)

    def read(self, data: bytes | Filled, name: str = "back.xlsx") -> Parsed:
        raw = data if isinstance(data, bytes) else data.data()
        return parse(self.session, Source(name, raw, kind_of(raw, name)))

    def take(self, parsed: Parsed, left: frozenset[str] = frozenset()) -> None:
        take_in(self.session, parsed, Wishes("document", left=left, day=DAY))

    def states(self, parsed: Parsed) -> dict[str, str]:
        assert parsed.returned is not None
        return parsed.returned.states()

    def item(self, parsed: Parsed, name: str) -> Any:
        assert parsed.returned is not None
        return next(item for item in parsed.returned.items if name in (item.name, item.address))

    def codes(self, parsed: Parsed) -> set[str]:
        return {note.code for note in parsed.notes}


def emptied(session: Session, unknown: tuple[str, ...] = UNKNOWN) -> None:
    """Take answers out of the project, as if nobody knew them yet; put in a meter, papers and months asked for."""
    for table in REGISTERS:
        session.delete_rows(table, session.project.rows(table))
    project = session.project
    session.record(Edit("edit.clear", tuple(project.change(address, None) for address in unknown)))
    session.set_answers({
        "meters": ["r1"], "meters/r1/tag": "M-01", "meters/r1/parameter": CHILLER, "meters/r1/site": SITE,
        "evidence": ["r1"], "evidence/r1/number": "E-01", "evidence/r1/title": "Factory acceptance test",
        "evidence/r1/status": "requested",
        "estimates": ["r1"], "estimates/r1/of": CHILLER, "estimates/r1/basis": "bills"})


def send(session: Session, confirm: bool = False) -> Site:
    """Make a request of a project and enter the round."""
    request = request_of(session.context, Wish(SITE, "2026-10", 12, confirm))
    number = request_rounds.next_round(session.project, SITE)
    sent = Sent(f"request{number:04d}", SITE, number, "Bahasa Indonesia", "2026-12-11", "jcm@example.com", "a.xlsx")
    session.record(request_rounds.made(session.project, request, sent))
    data = request_bytes(request, sent, str(session.project.get("title")))
    return Site(session, request, sent, data)


@pytest.fixture
def projects(tmp_path: Path) -> Iterator[Callable[[], Session]]:
    """Return a maker of chiller projects with open questions."""
    made: list[Session] = []

    def make() -> Session:
        place = Workplace(tmp_path / f"w{len(made)}", lambda: datetime(2026, 11, 22, tzinfo=UTC), "keiko")
        made.append(open_sample(next(s for s in samples() if s.id == "id_factory_chillers"), place))
        emptied(made[-1])
        return made[-1]

    yield make
    for session in made:
        session.abandon()


@pytest.fixture
def site(projects: Callable[[], Session]) -> Site:
    """Return a project whose request is out."""
    return send(projects())


__all__ = ["KEY", "Filled", "Site", "send"]
