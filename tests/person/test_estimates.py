"""Records of estimated values by the keyboard alone: Tab goes through a record as it is read."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from jcm_pdd.files.session import Session
from jcm_pdd.gui.main_window import MainWindow
from jcm_pdd.gui.papers.estimation_record import RecordView
from tests.person import story
from tests.person.person import Person

TABLES = ("estimates", "estimate_inputs", "estimate_series")


def told(session: Session) -> list[list[object]]:
    """Return the rows of the tables as they stand, without the names rows have inside."""
    answers = session.project.answers
    return [[value for address, value in sorted(answers.items()) if address.startswith(f"{table}/{row}/")]
            for table in TABLES for row in session.project.rows(table)]


def test_tab_goes_through_a_record_as_it_stands(window: MainWindow, person: Person) -> None:
    window.commands.open_sample("id_factory_chillers")
    session = window.bench.session
    assert session is not None
    before = told(session)
    for table in TABLES:
        session.delete_rows(table, session.project.rows(table))
    assert told(session) == []

    story.live(person, (story.estimates,))
    person.press("Tab")  # leaves the last field

    assert told(session) == before
    assert not person.watch.blocked(), person.watch.report(person.keys)
    window.workspace.go_to("estimates")
    view = next(one for one in window.workspace.findChildren(RecordView) if one.isVisible())
    view.enter()
    heights = []
    while view.isAncestorOf(person.focus()):
        heights.append(person.focus().mapTo(view, QPoint()).y())
        person.focus().focusNextPrevChild(True)
    assert len(heights) > 10
    assert heights == sorted(heights)
