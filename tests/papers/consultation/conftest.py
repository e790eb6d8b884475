"""A project with laws, permits, a meeting with attendance, and comments with what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.core.project import Json
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

MEETING = "Consultation meeting at the factory"
LAW = "Example Act on Environmental Quality No. 12 of 2015"

ANSWERS: dict[str, Json] = {
    "laws": ["r1", "r2"],
    "laws/r1/law": LAW, "laws/r1/original_title": "Undang-Undang Contoh Nomor 12 Tahun 2015",
    "laws/r1/article": "Article 7 (2), Annex I No. 14", "laws/r1/topic": "eia", "laws/r1/applies": False,
    "laws/r1/requirement": "Cooling plants of 10 MW and more need an assessment; the project has 3.5 MW",
    "laws/r1/original": "Setiap usaha sebagaimana dimaksud dalam Lampiran I wajib memiliki analisis.",
    "laws/r1/translation": "Every undertaking named in Annex I must hold an analysis.",
    "laws/r1/evidence": "E-12", "laws/r1/page": "9",
    "laws/r2/law": "Example Regulation on Refrigerants", "laws/r2/article": "Article 3", "laws/r2/topic": "chemicals",
    "laws/r2/applies": True, "laws/r2/requirement": "Refrigerant must be recovered by licensed persons.",
    "laws/r2/evidence": "E-14",
    "permits": ["r1"], "permits/r1/name": "Environmental permit of the factory", "permits/r1/number": "660/123/DLH",
    "permits/r1/issuer": "Environment Agency of the Regency", "permits/r1/status": "granted",
    "permits/r1/law": LAW, "permits/r1/date": "2018-06-30", "permits/r1/unlimited": True, "permits/r1/evidence": "E-13",
    "meetings": ["r1"], "meetings/r1/name": MEETING, "meetings/r1/way": "meeting", "meetings/r1/date": "2019-03-12",
    "meetings/r1/place": "Meeting room of the factory, West Java",
    "meetings/r1/invited": "The village office and the neighbours within 500 m were identified as affected by noise",
    "meetings/r1/invitation": "Letters in Indonesian were delivered by the village office.",
    "meetings/r1/invited_on": "2019-02-25", "meetings/r1/participants": "15",
    "meetings/r1/agenda": "The project, the chillers and the monitoring were explained.",
    "meetings/r1/minutes": "E-20", "meetings/r1/list": "E-21",
    "attendance": ["r1", "r2", "r3"],
    "attendance/r1/meeting": MEETING, "attendance/r1/organisation": "Village office",
    "attendance/r1/name": "Budi Contohnama",
    "attendance/r2/meeting": MEETING, "attendance/r2/organisation": "Village office",
    "attendance/r2/name": "Sari Misalnya",
    "attendance/r3/meeting": MEETING, "attendance/r3/organisation": "Neighbours", "attendance/r3/persons": "13",
    "comments": ["r1", "r2"],
    "comments/r1/stakeholder": "Neighbours", "comments/r1/comment": "Asked about noise at night.",
    "comments/r1/consideration": "A noise barrier will be built on the north side.", "comments/r1/meeting": MEETING,
    "comments/r1/action": "Noise barrier on the north side", "comments/r1/responsible": "Plant manager",
    "comments/r1/due": "2019-09-30", "comments/r1/done": "2019-08-20", "comments/r1/evidence": "E-22",
    "comments/r2/stakeholder": "Village office", "comments/r2/comment": "Welcomed the project.",
    "comments/r2/consideration": "No further action is needed.", "comments/r2/meeting": MEETING,
    "evidence": ["r1", "r2", "r3", "r4", "r5", "r6"],
    **{f"evidence/r{at}/number": f"E-{number}" for at, number in enumerate((12, 13, 14, 20, 21, 22), 1)},
    **{f"evidence/r{at}/title": title for at, title in enumerate((
        "Copy of the act", "Environmental permit", "Copy of the regulation", "Minutes of the meeting",
        "Attendance list with signatures", "Acceptance report of the barrier"), 1)},
    "evidence/r5/confidential": True,
}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The chiller sample with everything about environment and consultation entered."""
    place = Workplace(tmp_path / "work", lambda: datetime(2026, 11, 20, tzinfo=UTC), "tester")
    opened = open_sample(next(s for s in samples() if s.id == "id_factory_chillers"), place)
    for row in opened.project.rows("comments"):
        opened.delete_rows("comments", [row])
    opened.set_answers(ANSWERS)
    yield opened
    opened.abandon()
