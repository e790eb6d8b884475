"""An adopted methodology in a project: both results side by side, defaults taken, pages without formulas."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from jcm_pdd.files.official.adopting import adopt_files
from jcm_pdd.gui.methodology_compare import NONE
from jcm_pdd.gui.panels.official import beside

sys.path.insert(0, str(Path(__file__).parent))

from methodology_files import foreign, workbook

WAIT = 60_000
CAPTIVE = "TH_AM001/EF_RE.captive"


def kept(desk, path: Path) -> None:
    """Adopt a workbook without the page, as if on another day."""
    desk.window.bench.doors.methodology_shelf().add(adopt_files(path).adopted)


def one_system(desk, kind: str = "captive") -> None:
    """Open a new project of the program's own methodology with one system."""
    doors = desk.window.bench.doors
    entry = next(one for one in doors.methodologies() if (one.id, one.version) == ("TH_AM001", "01.0"))
    desk.window.commands.create("One roof", "TH", entry)
    (row,) = desk.session.add_rows("TH_AM001/systems", 1)
    desk.session.set_answers({f"TH_AM001/systems/{row}/EG": "1000", f"TH_AM001/systems/{row}/connection": kind})
    desk.session.set_texts({"start_date": "2027-01-01", "lifetime": "2"})


def buttons(widget) -> dict[str, QPushButton]:
    return {button.text(): button for button in widget.findChildren(QPushButton) if button.isVisibleTo(widget)}


def used(desk, qtbot) -> None:
    """Press the button of the notice, and wait."""
    desk.window.commands.methods.use("TH_AM001", "01.0")
    job = desk.window.commands.methods.using.job
    qtbot.waitUntil(lambda: not job.running, timeout=WAIT)


def chip(desk) -> str:
    shown = desk.workspace.result.chips["official"]
    return shown.text() if shown.isVisibleTo(desk.workspace.result) else ""


def test_a_project_says_that_it_could_use_an_adopted_workbook(desk, qtbot, tmp_path: Path):
    kept(desk, workbook(tmp_path, captive=0.5))
    one_system(desk)
    notice = desk.window.banner
    assert "You adopted the official workbook of TH_AM001 ver01.0" in notice.texts()[0]
    before = desk.session.project

    buttons(notice)["Use it"].click()
    qtbot.waitUntil(lambda: any("now calculates beside" in said for said in notice.texts()), timeout=WAIT)

    (said,) = notice.texts()
    assert said.endswith("Default values confirmed by it: 2. Default values that differ: 1; see the findings.")
    desk.window.actions_by_id["undo"].trigger()
    assert desk.session.project == before


def test_both_results_stand_side_by_side_and_their_difference(desk, qtbot, tmp_path: Path):
    kept(desk, workbook(tmp_path, captive=0.5))
    one_system(desk)
    used(desk, qtbot)
    desk.window.commands.show_numbers()
    panel = desk.workspace.side.numbers.official
    qtbot.waitUntil(lambda: bool(panel.beside))
    (one,) = panel.beside
    assert (one.ours, one.theirs) == ((Decimal(533), Decimal(0), 533), (Decimal(500), Decimal(0), Decimal(500)))
    assert (one.state, one.tone) == ("differs −33", "error")
    qtbot.waitUntil(lambda: chip(desk) == "Official: differs −33")

    qtbot.waitUntil(lambda: "Take the official value" in buttons(panel))
    buttons(panel)["Take the official value"].click()

    qtbot.waitUntil(lambda: chip(desk) == "Official: ✓ the same")
    assert beside(desk.session)[0].state == "✓ the same"
    assert desk.session.undo_name("en") == "Official value of EF_RE,i (Captive power only)"
    desk.workspace.side.show_findings()
    QTest.mouseClick(desk.workspace.result.chips["official"], Qt.MouseButton.LeftButton)
    assert desk.workspace.side.currentWidget() is desk.workspace.side.numbers


def test_the_finding_of_a_differing_default_offers_the_official_value(desk, qtbot, tmp_path: Path):
    kept(desk, workbook(tmp_path, captive=0.5))
    one_system(desk)
    used(desk, qtbot)
    desk.window.commands.show_findings()
    findings = desk.workspace.side.findings
    qtbot.waitUntil(lambda: any(row.code == "official.default_differs" for row in findings.rows()))
    codes = [row.code for row in findings.rows()]
    assert not findings.take.isVisible()
    other = next(at for at, code in enumerate(codes) if code != "official.default_differs")
    findings.list.setCurrentIndex(findings.list.model().index(other, 0))
    assert not findings.take.isVisible()
    findings.list.setCurrentIndex(findings.list.model().index(codes.index("official.default_differs"), 0))
    assert findings.take.button.text() == "Take the official value, 0.5"

    QTest.keyClick(findings.take.button, Qt.Key.Key_Space)

    assert desk.session.project.get(f"{CAPTIVE}.value") == "0.5"
    qtbot.waitUntil(lambda: not findings.take.isVisible())


def test_a_whole_tonne_boundary_is_named(desk, qtbot, tmp_path: Path):
    kept(desk, workbook(tmp_path, captive=0.533, result="ROUNDDOWN({re}-{pe}-0.0000001,0)"))
    one_system(desk)
    used(desk, qtbot)
    (one,) = beside(desk.session)
    assert (one.state, one.tone) == ("on a tonne boundary", "open")
    assert "533" in one.detail


def test_why_there_is_no_number_is_said(desk, qtbot, tmp_path: Path):
    kept(desk, workbook(tmp_path))
    one_system(desk)
    used(desk, qtbot)
    desk.session.add_rows("TH_AM001/systems", 1)
    (one,) = beside(desk.session)
    assert (one.state, one.tone, one.theirs[2]) == ("no number", "open", None)
    assert "room for 1 rows, the project has 2" in one.detail


def test_a_comparison_can_be_cancelled_and_ends_with_the_project(desk, qtbot, tmp_path: Path):
    kept(desk, workbook(tmp_path))
    one_system(desk)
    before = desk.session.project
    using = desk.window.commands.methods.using
    using.start("TH_AM001", "01.0")
    cancel = next(button for text, button in buttons(desk.window.banner).items() if text == "Cancel")
    cancel.click()
    qtbot.waitUntil(lambda: not using.job.running, timeout=WAIT)
    assert desk.session.project == before
    using.start("TH_AM001", "01.0")
    desk.window.commands.close_project()
    assert not using.job.running
    assert desk.window.bench.session is None


def test_a_methodology_damaged_since_is_told(desk, qtbot, tmp_path: Path):
    kept(desk, workbook(tmp_path))
    one_system(desk)
    folder = desk.window.bench.doors.methodology_shelf().folder
    (folder / "TH_AM001_ver01.0" / "workbook.xlsx").write_bytes(b"other")
    used(desk, qtbot)
    assert any("not the ones that were adopted" in said for said in desk.window.banner.texts())


def test_new_projects_can_choose_an_adopted_methodology(desk, qtbot, tmp_path: Path):
    kept(desk, foreign(tmp_path))
    desk.window.commands.new_project()
    page = desk.window.stack.currentWidget()
    page.search.setText("TH_AM777")
    assert page.methodologies.item(0).text() == "TH_AM777 ver03.1 · adopted\nTH_AM777 ver03.1"
    assert page.about.chip.text() == "Adopted"
    page.search.setText("nothing like it")
    assert page.adopt.isVisible()
    page.search.setText("TH_AM777")
    page.title.setText("A roof")
    page.begin.click()
    assert desk.session.schema.methodologies[0].key == "TH_AM777 ver03.1"
    assert desk.window.banner.texts() == []


def test_the_guide_of_the_methodologys_number_offers_adopted_ones(desk, qtbot, tmp_path: Path):
    kept(desk, foreign(tmp_path))
    one_system(desk)
    (row,) = desk.session.project.rows("methodologies")
    desk.workspace.go_to(f"methodologies/{row}/methodology")
    desk.workspace.side.show_place("b1", f"methodologies/{row}/methodology")
    guide = desk.workspace.side.guide
    found = {text: button for text, button in buttons(guide).items() if text.startswith("TH_")}
    assert (min(found), max(found)) == ("TH_AM001 ver01.0", "TH_AM777 ver03.1 · adopted")
    found["TH_AM777 ver03.1 · adopted"].click()
    assert [m.key for m in desk.session.schema.methodologies] == ["TH_AM777 ver03.1"]
    desk.window.actions_by_id["undo"].trigger()
    assert [m.key for m in desk.session.schema.methodologies] == ["TH_AM001 ver01.0"]
    desk.workspace.side.show_place("b1", "title")
    assert not [text for text in buttons(guide) if text.startswith("TH_")]


def test_another_version_chosen_there_takes_the_answers_along(desk, qtbot, tmp_path: Path):
    kept(desk, workbook(tmp_path, "next.xlsx", code="JCM_TH_AM001_ver09.0", unit="kWh/p"))
    one_system(desk)
    (row,) = desk.session.project.rows("methodologies")
    desk.workspace.side.show_place("b1", f"methodologies/{row}/methodology")
    before = desk.session.project
    buttons(desk.workspace.side.guide)["TH_AM001 ver09.0 · adopted"].click()
    assert [m.key for m in desk.session.schema.methodologies] == ["TH_AM001 ver09.0"]
    assert desk.session.undo_name("en") is not None
    desk.window.actions_by_id["undo"].trigger()
    assert desk.session.project == before


@pytest.fixture
def roof(desk, tmp_path: Path):
    """Return a window with a project whose methodology has no formulas but those of its workbook."""
    kept(desk, foreign(tmp_path))
    entry = next(one for one in desk.window.bench.doors.methodologies() if one.id == "TH_AM777")
    desk.window.commands.create("A roof", "TH", entry)
    return desk


def test_a_methodology_without_formulas_shows_its_cells_instead(roof, qtbot):
    roof.window.commands.show_numbers()
    panel = roof.workspace.side.numbers
    qtbot.waitUntil(lambda: bool(panel.official.beside))
    assert panel.official.beside[0].state == "waiting"
    roof.session.set_texts({"TH_AM777/EG_i": "1000.5", "TH_AM777/Connection_of_PV_system_i": "Grid",
                            "start_date": "2027-01-01", "lifetime": "2"})
    qtbot.waitUntil(lambda: panel.official.beside[0].state == "calculates")
    said = [label for label in (child.accessibleName() for child in panel.trace.children()
                                if hasattr(child, "accessibleName")) if label]
    assert any("MPS(calc_process)!D7" in line and "EG_i,p = 1,000.5" in line and "319.1595" in line for line in said)
    assert any("MPS(input)!B12" in line for line in said)
    chosen = []
    roof.workspace.side.chosen.connect(chosen.append)
    button = next(b for b in panel.trace.findChildren(QPushButton) if b.menu() is not None)
    button.menu().actions()[0].trigger()
    assert chosen == ["TH_AM777/EG_i"]
    assert roof.workspace.section == "c0"


def test_every_section_and_panel_of_such_a_project_can_be_shown(roof, qtbot):
    for section in roof.workspace.steps.sections():
        roof.workspace.show_section(section)
        roof.workspace.focus_page()
    for _ in range(roof.workspace.side.count()):
        roof.workspace.side.cycle()
    roof.window.actions_by_id["language"].trigger()
    qtbot.waitUntil(lambda: roof.window.header.export.text() == "書き出し")
    assert "入力がそろうと" in roof.workspace.side.numbers.official.beside[0].detail


def test_recovered_work_of_such_a_project_is_named(roof, desks, qtbot):
    roof.session.set_text("TH_AM777/EG_i", "1000")
    roof.session.journal.stop()
    other = desks(host="there")
    doors = other.window.bench.doors
    (recovery,) = doors.recoveries()
    assert any("Electricity generated by the PV system" in where for where, *_ in doors.compared(recovery, "en"))


def test_pairs_are_corrected_for_a_methodology_kept_before(desk, qtbot, tmp_path: Path):
    kept(desk, workbook(tmp_path))
    one_system(desk)
    methods = desk.window.commands.methods
    methods.open_kept("TH_AM001", "01.0")
    page = desk.window.stack.currentWidget()
    qtbot.waitUntil(lambda: page.found is not None and not page.running, timeout=WAIT)
    box = page.compare.boxes["EG"]
    box.setCurrentIndex(box.findData(NONE))
    box.activated.emit(0)
    assert page.compared.check.link.unlinked == ("MPS(input)!E4",)
    page.go.click()
    used(desk, qtbot)
    (one,) = beside(desk.session)
    assert one.state == "no number"
    assert "MPS(input)!E4" in one.detail
