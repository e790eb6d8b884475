"""A jump can be taken back: from the evidence to the field one was in, from a page of its own to the workspace."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from jcm_pdd.gui.trail import LONGEST, Trail


def test_a_jump_goes_back_to_the_field_and_on_again(solar):
    work, actions = solar.workspace, solar.window.actions_by_id
    assert not actions["back"].isEnabled()
    work.go_to("title")
    field = QApplication.focusWidget().accessibleName()
    work.show_section("evidence")
    actions["back"].trigger()
    assert (work.section, work.address) == ("a1", "title")
    assert QApplication.focusWidget().accessibleName() == field != ""
    assert actions["forward"].isEnabled()
    actions["forward"].trigger()
    assert work.section == "evidence"
    assert not actions["forward"].isEnabled()


def test_from_a_page_of_its_own_back_is_the_workspace(solar):
    solar.window.actions_by_id["export"].trigger()
    assert solar.window.stack.currentWidget() is not solar.workspace
    assert solar.window.actions_by_id["back"].isEnabled()
    section = solar.workspace.section
    solar.window.actions_by_id["back"].trigger()
    assert solar.window.stack.currentWidget() is solar.workspace
    assert solar.workspace.section == section


def test_another_way_cuts_off_what_lay_ahead_and_what_is_gone_is_passed_over():
    trail = Trail()
    for section in ("a", "b", "c"):
        trail.went(section, "")
    trail.went("c", "c/field")
    assert trail.go(-1, {"a", "c"}) == ("a", "")  # b is gone
    assert trail.go(1, {"a", "c"}) == ("c", "c/field")
    trail.go(-1, {"a", "c"})
    trail.went("d", "")
    assert not trail.can(1)
    for at in range(2 * LONGEST):
        trail.went(str(at), "")
    assert not trail.can(-LONGEST)
    assert trail.can(1 - LONGEST)
