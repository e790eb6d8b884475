"""A methodology of the user's own is noticed when it is saved: in the library, and in a window that is open."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from jcm_pdd.files.official.shelf import known_methodologies, shelf_of
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui.definition_watch import DefinitionWatch
from jcm_pdd.gui.doors import Doors
from jcm_pdd.gui.workbench import Workbench
from tests.authors.own_methodology import TEXT, answers, written

KEY = ("TH_AM999", "01.0")
TIMEOUT = 60


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path / "data", lambda: datetime(2026, 11, 2, tzinfo=UTC), "Niwa", "desk-1")


@pytest.fixture
def file(place: Workplace) -> Path:
    return written(shelf_of(place).folder / "fans of mine")


@pytest.fixture
def session(place: Workplace, file: Path) -> Iterator[Session]:
    one = Session.create(place)
    one.set_answers({"country": "TH", "title": "Fans", "methodologies": ["r1"],
                     "methodologies/r1/methodology": KEY[0], "methodologies/r1/version": KEY[1],
                     "TH_AM999/fans": ["r1", "r2"], "start_date": "2027-01-01", "lifetime": "1", **answers()})
    yield one
    one.abandon()


def codes(session: Session) -> list[str]:
    return [finding.code for finding in session.findings if finding.code == "definition.changed"]


def test_a_folder_with_a_definition_alone_counts(place: Workplace, file: Path) -> None:
    entry = known_methodologies(place)[KEY]
    assert (entry.written, entry.folder, entry.status) == (True, file.parent, "draft")
    assert shelf_of(place).find(*KEY) is None, "there are no official files"
    shelf_of(place).remove(*KEY)
    assert file.is_file(), "what the user wrote is never removed"
    file.write_text(TEXT.replace("formulas:", "formlas:"), encoding="utf-8")
    assert KEY not in known_methodologies(place), "one that cannot be used as it is now is left out"
    assert shelf_of(place).entry(*KEY) is None


def test_a_change_is_told_and_taken_only_when_accepted(session: Session, file: Path) -> None:
    assert session.results.total.emission_reductions == 52
    assert codes(session) == []
    file.write_text(TEXT.replace("value: 0.5", "value: 1"), encoding="utf-8")
    session.definitions_changed()
    (change,) = session.definition_changes()
    assert (change.old, change.new) == (52, 105)
    assert codes(session) == ["definition.changed"]
    assert session.results.total.emission_reductions == 52
    session.accept_definition(change)
    assert (session.results.total.emission_reductions, codes(session)) == (105, [])


@pytest.fixture
def until() -> Callable[[Callable[[], object]], None]:
    application = QApplication.instance() or QApplication([])

    def wait(done: Callable[[], object]) -> None:
        end = time.monotonic() + TIMEOUT
        while not done() and time.monotonic() < end:
            application.processEvents()
            time.sleep(0.02)
        assert done()

    return wait


def test_an_open_window_notices_a_saved_file(session: Session, file: Path, place: Workplace,
                                             until: Callable[[Callable[[], object]], None]) -> None:
    bench = Workbench(Doors("Niwa", place))
    watch = DefinitionWatch(bench)
    bench.lay(session)
    assert file in watch.watched()
    file.write_text(TEXT.replace("value: 0.5", "value: 1"), encoding="utf-8")
    until(lambda: codes(session))
    # As editors save: a new file in the place of the old one.
    other = file.with_name("new.tmp")
    other.write_text(TEXT, encoding="utf-8")
    other.replace(file)
    until(lambda: not codes(session))
    file.write_text(TEXT.replace("value: 0.5", "value: 2"), encoding="utf-8")
    until(lambda: codes(session))
    file.write_text("half a fi", encoding="utf-8")
    until(lambda: not codes(session))
    bench.session = None
    bench.replaced.emit()
    assert watch.watched() == set()
