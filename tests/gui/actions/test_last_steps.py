"""The list of steps ends with the review and the export, which are gone to and not stayed at."""

from __future__ import annotations

from PySide6.QtCore import Qt

from jcm_pdd.gui.export_page import ExportPage
from jcm_pdd.gui.step_painter import ROLE
from jcm_pdd.gui.steps import EXPORT, REVIEW


def row_of(steps, action: str) -> int:
    return next(at for at in range(steps.count()) if steps.item(at).data(ROLE).action == action)


def click(qtbot, steps, action: str) -> None:
    item = steps.item(row_of(steps, action))
    steps.scrollToItem(item)
    qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=steps.visualItemRect(item).center())


def test_they_say_what_stands_in_the_way(solar):
    steps = solar.workspace.steps
    found = [finding.severity for finding in solar.session.findings]
    assert steps.item(row_of(steps, REVIEW)).data(ROLE).chip == f"Open {found.count('open')}"
    assert steps.item(row_of(steps, EXPORT)).data(ROLE).chip == "Draft"
    solar.session.set_text("title", "")
    solar.workspace._follow_now()
    again = [finding.severity for finding in solar.session.findings]
    said = f"Errors {again.count('error')}" if "error" in again else f"Open {again.count('open')}"
    assert steps.item(row_of(steps, REVIEW)).data(ROLE).chip == said
    steps.show_project(solar.session.schema, solar.session.section_states(), ())
    assert [steps.item(row_of(steps, one)).data(ROLE).chip for one in (REVIEW, EXPORT)] == ["Done", "Ready"]


def test_a_click_leads_to_the_findings_and_to_the_export_and_the_section_stays(solar, qtbot):
    work = solar.workspace
    work.show_section("a4")
    click(qtbot, work.steps, REVIEW)
    assert work.side.currentWidget() is work.side.findings
    assert (work.section, work.steps.section()) == ("a4", "a4")
    assert work.steps.currentItem().data(ROLE).section == "a4"
    click(qtbot, work.steps, EXPORT)
    assert isinstance(solar.window.stack.currentWidget(), ExportPage)
    assert work.section == "a4"


def test_the_foot_of_the_last_page_leads_to_the_review(solar, qtbot):
    work = solar.workspace
    work.show_section(work.steps.sections()[-1])
    work.page.onward.button.click()
    qtbot.waitUntil(lambda: work.side.currentWidget() is work.side.findings)
    assert work.section == work.steps.sections()[-1]


def test_the_keys_pass_over_them_and_return_goes_there(solar, qtbot):
    work = solar.workspace
    last = work.steps.sections()[-1]
    work.show_section(last)
    work.steps.setFocus()
    qtbot.keyClick(work.steps, Qt.Key.Key_Down)
    assert work.steps.currentItem().data(ROLE).action == REVIEW
    assert work.section == last
    qtbot.keyClick(work.steps, Qt.Key.Key_Down)
    qtbot.keyClick(work.steps, Qt.Key.Key_Return)
    assert isinstance(solar.window.stack.currentWidget(), ExportPage)
    assert work.section == last
