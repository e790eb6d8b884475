"""The list of findings in the window: what one rests on, accepting it with a reason, taking that back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jcm_pdd.files.session import Session
from jcm_pdd.gui.panels.findings import ACCEPTED, Findings
from jcm_pdd.gui.review_page import ReviewPage
from tests.review.seeds import ID


def choose(panel: Findings, code: str) -> None:
    row = next(at for at, one in enumerate(panel.rows()) if one.code == code)
    panel.list.setCurrentIndex(panel.list.model().index(row, 0))


def test_a_finding_is_accepted_and_stands_again(opened: dict[str, Session], qtbot: Any) -> None:
    session, panel = opened[ID], Findings()
    qtbot.addWidget(panel)
    session.set_text("lifetime", "45")
    stop = session.listen(lambda *_: panel.show_session(session))
    panel.show_session(session)
    panel.show()
    choose(panel, "plausible.lifetime")
    assert "Starting date not proven" in panel.details.ground.text()
    assert not panel.details.accept.isEnabled()
    panel.details.reason.setText("The maker warrants it.")
    QTest.keyClick(panel.details.reason, Qt.Key.Key_Return)
    assert "plausible.lifetime" not in {one.code for one in panel.rows()}
    panel.filter(ACCEPTED)
    assert panel.severity.currentText().endswith(" 1")
    choose(panel, "plausible.lifetime")
    assert "The maker warrants it." in panel.details.ground.text()
    assert panel.details.accept.isHidden()
    panel.details.back.click()
    assert session.accepted == ()
    assert panel.rows() == []
    stop()
    for _ in range(3):
        session.undo()


def test_what_must_be_corrected_has_no_place_for_a_reason(opened: dict[str, Session], qtbot: Any) -> None:
    session, panel = opened[ID], Findings()
    qtbot.addWidget(panel)
    session.set_text("country", "")
    panel.show_session(session)
    choose(panel, "answer.missing")
    assert panel.details.ground.text()
    assert panel.details.reason.isHidden()
    session.undo()


def test_the_review_page_lists_the_findings_too(opened: dict[str, Session], qtbot: Any) -> None:
    session = opened[ID]
    page = ReviewPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.tabs.isTabVisible(2)
    assert page.tabs.tabText(2).endswith(str(len(session.findings)))
    assert page.findings.rows()
