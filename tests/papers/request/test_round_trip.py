"""Every answer written into the workbook comes back identical, through LibreOffice too."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jcm_pdd.core.kinds import Rejected, kind_of
from jcm_pdd.core.papers.request_rounds import statuses
from jcm_pdd.core.project import Json
from jcm_pdd.files.papers.request_sheets import ANSWER, Head, SheetPlan, plans, question_head, shown
from jcm_pdd.files.session import Session
from tests.papers.request.conftest import CHILLER, DAY, SITE, Filled, Site, send

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")), min_size=1,
                max_size=40).filter(lambda text: not text.startswith("\ufeff"))
NOTHING = ("n/a", "na", "-", "--", "ー", "―", "—", "不明", "なし", "該当なし", "データなし", "not available")
NUMBERS = st.decimals(Decimal("0.001"), Decimal(100000), places=3, allow_nan=False).map(lambda n: format(n, "f"))
VALUES = {"text": TEXTS, "long_text": TEXTS, "number": NUMBERS,
          "date": st.dates(date(1990, 1, 1), date(2060, 1, 1)).map(date.isoformat),
          "yes_no": st.sampled_from(["yes", "no"]),
          "coordinates": st.tuples(st.integers(-89, 89), st.integers(-179, 179)).map(lambda p: f"{p[0]}.5, {p[1]}.25")}


@pytest.fixture
def everything(projects: Callable[[], Session]) -> Site:
    """Return a project of which everything is asked, known answers too."""
    return send(projects(), confirm=True)


def drawn(data: st.DataObject, head: Head) -> Json:
    """Return some answer of a column; None for one outside of the limits of its question."""
    one = head.field
    assert one is not None
    if head.options:
        return data.draw(st.sampled_from([address for address, _ in head.options]))
    if one.choices:
        return data.draw(st.sampled_from([choice.id for choice in one.choices]))
    try:
        return kind_of(one).parse(data.draw(VALUES[one.kind]))
    except Rejected:
        return None


def write(cell: Any, head: Head, stored: Json) -> None:
    """Type an answer as a person does: numbers and dates as such, everything else as text."""
    kind = head.field.kind if head.field is not None else "text"
    if kind == "number":
        cell.value = Decimal(str(stored))
    elif kind == "date":
        cell.value = date.fromisoformat(str(stored))
    else:
        cell.value, cell.data_type = shown(head, stored), "s"


def cells(site: Site) -> Iterator[tuple[SheetPlan, str, Head]]:
    """Yield every cell that is asked: its sheet, the key of its line, its column."""
    for plan in plans(site.request):
        for line in plan.lines:
            for head in plan.heads:
                if head.id in line.open:
                    yield plan, line.key, question_head(head, plan.fields[line.key]) if head.id == ANSWER else head


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6)
@given(data=st.data())
def test_every_answer_comes_back_identical(everything: Site, data: st.DataObject) -> None:
    filled, wanted = everything.filled(), {}
    for plan, key, head in cells(everything):
        stored = drawn(data, head)
        if stored is None or (isinstance(stored, str) and stored.casefold() in NOTHING):
            continue
        sheet = filled.book[plan.name]
        write(sheet.cell(filled.row(sheet, key), filled.column(sheet, head.id)), head, stored)
        name = key if plan.table is None else plan.table.address(key, head.id) or f"{plan.id}!{key}!{head.id}"
        wanted[name] = stored
    parsed = everything.read(filled)
    assert parsed.returned is not None
    assert wanted
    found = {item.name: item.new for item in parsed.returned.items}
    assert {name: found.get(name) for name in wanted} == wanted


def test_an_untouched_workbook_changes_nothing(everything: Site) -> None:
    parsed = everything.read(everything.data)
    assert parsed.found.values == {}
    assert parsed.found.not_understood == []
    assert parsed.notes == ()
    assert set(everything.states(parsed).values()) == {"same", "missing"}


def test_a_filled_one_is_taken_in_as_one_step_and_the_round_follows(site: Site) -> None:
    before = site.session.project
    filled = fill_some(site)
    site.take(site.read(filled))
    project = site.session.project
    assert project.get("start_date") == "2018-07-01"
    assert project.get("meters/r1/serial") == "00123"
    assert project.get("requests/r1/state") == "taken_in"
    assert project.get("requests/r1/returned_on") == DAY
    status = statuses(site.session.context)[0]
    assert (status.returned, status.asked) == (8, len(site.request.asked()))
    assert status.missing == status.asked - 8
    site.session.undo()
    assert site.session.project == before


def fill_some(site: Site) -> Filled:
    filled = site.filled()
    filled.answer("start_date", date(2018, 7, 1))
    filled.answer("ID_AM002/EF_grid", 0.741)
    filled.answer("ID_AM002/replaces_existing", "はい")
    filled.cell("Units", "ID_AM002/chillers/r2", "EC_PJ").value = "１，３８０ MWh"
    filled.cell("Meters", "meters/r1", "serial").value = "00123"
    filled.cell("Monthly", "2026-03", CHILLER).value = 120.5
    filled.cell("Papers", "evidence/r1", "issuer").value = "Example Refrigeration Co., Ltd."
    filled.cell("Papers", "+evidence@start_date", "title").value = "Commissioning certificate"
    return filled


def test_new_rows_are_made_with_what_is_known_of_them(site: Site) -> None:
    site.take(site.read(fill_some(site)))
    project = site.session.project
    month = project.rows("estimate_series")[0]
    assert [project.get(f"estimate_series/{month}/{name}") for name in ("of", "period", "value")] \
        == [CHILLER, "2026-03", "120.5"]
    paper = project.rows("evidence")[1]
    assert project.get(f"evidence/{paper}/number") == "E-02"
    assert project.get(f"evidence/{paper}/status") == "received"
    proof = project.rows("proofs")[0]
    assert (project.get(f"proofs/{proof}/evidence"), project.get(f"proofs/{proof}/claim")) == ("E-02", "start_date")


def test_reading_the_same_workbook_twice_adds_nothing_twice(site: Site) -> None:
    data = fill_some(site).data()
    site.take(site.read(data))
    once = site.session.project
    again = site.read(data)
    assert "request.read_before" in site.codes(again)
    site.take(again)
    rows = ("meters", "calibrations", "evidence", "proofs", "estimate_series")
    assert [site.session.project.rows(table) for table in rows] == [once.rows(table) for table in rows]


def test_what_the_user_leaves_out_is_not_taken(site: Site) -> None:
    parsed = site.read(fill_some(site))
    month = site.item(parsed, f"estimate_series!2026-03!{CHILLER}").address
    site.take(parsed, frozenset(("start_date", month)))
    project = site.session.project
    assert project.get("start_date") is None
    assert project.rows("estimate_series") == ()
    assert project.get("meters/r1/serial") == "00123"
    assert statuses(site.session.context)[0].returned == 6


def test_a_second_round_asks_only_what_is_left(site: Site) -> None:
    site.take(site.read(fill_some(site)))
    second = send(site.session)
    assert second.sent.round == 2
    assert "start_date" not in second.request.asked()
    assert "sites/r1/coordinates" in second.request.asked()
    parsed = site.read(site.data)
    assert "request.later_round" in site.codes(parsed)


def test_the_same_request_gives_the_same_bytes(site: Site) -> None:
    from jcm_pdd.files.papers.request_workbook import request_bytes

    title = str(site.session.project.get("title"))
    assert request_bytes(site.request, site.sent, title) == site.data


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_saves_it_again_and_it_still_reads(site: Site, tmp_path: Path) -> None:
    filled = fill_some(site)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xlsx").write_bytes(filled.data())
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx", "--outdir",
                    str(tmp_path), str(tmp_path / "in" / "a.xlsx")], check=True, capture_output=True, timeout=120)
    direct, saved = site.read(filled), site.read((tmp_path / "a.xlsx").read_bytes())
    assert saved.found.values == direct.found.values
    assert saved.found.tables == direct.found.tables
    assert site.states(saved) == site.states(direct)
    assert (saved.returned.site if saved.returned else "") == SITE
