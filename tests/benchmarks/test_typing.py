"""How long a key keeps the window busy: every kind of field, with tables of 1,000 rows over 20 years beside it.

A key and everything it sets off at once, then the longest turn of the event loop that follows, in processor time of
the window's own thread; the milliseconds are printed. 16 ms (one frame) are a ratio of 2.8 on the reference machine.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jcm_pdd.core.project import Json
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui.doors import Doors
from jcm_pdd.gui.editors.base import FieldEditor
from jcm_pdd.gui.editors.table import TableEditor
from jcm_pdd.gui.look import Look
from jcm_pdd.gui.main_window import MainWindow
from jcm_pdd.gui.rubbish import Collector
from jcm_pdd.gui.workbench import Workbench
from tests.benchmarks.baseline import decimal_loop, ratio
from tests.benchmarks.test_engine import chillers
from tests.benchmarks.test_engine_scale import overridden
from tests.gui.conftest import Answers

pytestmark = pytest.mark.benchmark
ROWS = "ID_AM002/chillers"
FRAME = 2.8
"""Decimal loops in 16 ms on the reference machine."""
LINES, PARAGRAPH = 1000, "The chillers serve the weaving halls of the plant all year round. " * 4


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """The real window on 1,000 chillers with a value of their own for each of 20 years."""
    folder = tmp_path_factory.mktemp("window")
    kept = PreferenceFile(folder / "config")
    kept.change(language="en", theme="light")
    look = Look(qapp)
    look.use(kept.value)
    place = Workplace(folder / "data", lambda: datetime.now(UTC), "keiko", "here")
    made = MainWindow(Workbench(Doors("keiko", place)), kept, look, Answers())  # type: ignore[arg-type]
    Collector(made)
    made.resize(1280, 720)
    made.show()
    session = Session.create(place)
    answers: dict[str, Json] = {**overridden().answers, "methodologies/r1/methodology": "ID_AM002", "title": "Chillers",
                                "methodologies/r1/version": "02.0",
                                "description": "\n".join([PARAGRAPH] * 110)}
    session.set_answers(answers)
    made.bench.lay(session)
    rest()
    yield made
    gc.enable()
    made.bench.close(discard=True)
    made.close()


def rest(seconds: float = 0.25) -> float:
    """Let the window do all it has put off; return the longest turn in seconds of its own thread."""
    longest, end = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        begun = time.thread_time()
        QCoreApplication.processEvents()
        longest = max(longest, time.thread_time() - begun)
        time.sleep(0.001)
    return longest


def loop() -> float:
    """Return the seconds of one decimal loop now."""
    begun = time.thread_time()
    decimal_loop()
    return time.thread_time() - begun


def measured(what: str, act: Callable[[], object], rounds: int = 5) -> tuple[float, float]:
    """Return act and the longest turn after it, as ratios to the decimal loop; print both in milliseconds."""
    acts, turns, base = [], [], []
    for _ in range(rounds):
        base.append(loop())
        begun = time.thread_time()
        act()
        acts.append(time.thread_time() - begun)
        turns.append(rest())
    own, later, unit = statistics.median(acts), statistics.median(turns), statistics.median(base)
    print(f"\n{what}: {own * 1000:.1f} ms, longest turn after it {later * 1000:.1f} ms")
    return own / unit, later / unit


def field(window: MainWindow, address: str) -> FieldEditor:
    """Show a field with the cursor in it."""
    window.go_to(address)
    rest()
    workspace = window.workspace
    assert workspace is not None
    return next(one for one in workspace.page.findChildren(FieldEditor) if one.address == address)


def cell(window: MainWindow, address: str) -> TableEditor:
    """Show a cell of a table as the current one."""
    window.go_to(address)
    rest()
    workspace = window.workspace
    assert workspace is not None
    return next(one for one in workspace.page.findChildren(TableEditor)
                if address.startswith(f"{one.address}/"))


def target(widget: QWidget) -> QWidget:
    """Return what the keyboard writes to."""
    return QApplication.focusWidget() or widget


@pytest.mark.parametrize("address", ["title", "start_date", "lifetime", "ID_AM002/EF_grid", "description"])
def test_a_key_in_a_field(window: MainWindow, address: str) -> None:
    editor = field(window, address)
    own, later = measured(f"a key in {address}", lambda: QTest.keyClick(editor.input, Qt.Key.Key_1))
    assert own <= FRAME
    assert later <= FRAME
    count = iter(range(100))

    def leave() -> None:
        editor.start_from({"start_date": "2026-04-", "lifetime": "1"}.get(address, "0.74")
                          + str(next(count) % 9 + 1))
        editor.commit()

    own, later = measured(f"leaving {address}", leave, 3)
    assert own <= FRAME
    # Dates and lifetimes change the years themselves: everything is worked out anew, in turns of the same length.
    assert later <= 1.2 * FRAME


LETTERS = 100_000
LONG = {"in lines": PARAGRAPH, "in one paragraph": PARAGRAPH, "without a space": "abcdefghij"}


@pytest.mark.parametrize("way", LONG)
def test_a_key_in_a_hundred_thousand_letters(window: MainWindow, way: str) -> None:
    session = window.bench.session
    assert session is not None
    before = session.project.get("description")
    text = (LONG[way] * (LETTERS // len(LONG[way]) + 1))[:LETTERS]
    if way == "in lines":
        text = text.replace(PARAGRAPH, f"{PARAGRAPH}\n")
    editor = field(window, "description")
    session.set_answers({"description": text})
    rest(1.0)
    own, later = measured(f"a key in {LETTERS:,} letters {way}",
                          lambda: QTest.keyClick(editor.input, Qt.Key.Key_1))
    session.set_answers({"description": before})
    # Qt lays a paragraph out as a whole with every key: 16 ms in one of that length, and 5 to paint it.
    assert own <= (FRAME if way == "in lines" else 1.7 * FRAME)
    assert later <= FRAME


def test_a_row_is_added_to_a_thousand(window: MainWindow) -> None:
    session = window.bench.session
    assert session is not None
    table = cell(window, f"{ROWS}/r500/name")
    own, later = measured("adding a row", lambda: session.add_rows(ROWS, 1, "r500", origin=table), 3)
    assert own <= 2 * FRAME
    assert later <= 4 * FRAME
    for _ in range(3):
        session.undo()
    rest()


@pytest.mark.parametrize("column", ["name", "EC_PJ"])
def test_a_key_in_a_cell_of_a_thousand_rows(window: MainWindow, column: str) -> None:
    table = cell(window, f"{ROWS}/r500/{column}")
    table.view.setFocus()
    own, _ = measured("the first key in a cell", lambda: QTest.keyClick(target(table.view), Qt.Key.Key_1), 1)
    assert own <= FRAME
    own, later = measured(f"a key in a cell of {column}", lambda: QTest.keyClick(target(table.view), Qt.Key.Key_2))
    assert own <= FRAME
    assert later <= FRAME
    own, later = measured("Return in a cell", lambda: QTest.keyClick(target(table.view), Qt.Key.Key_Return), 1)
    assert own <= FRAME
    assert later <= 2 * FRAME  # the row is painted, the table fitted and the guide shown, an event each


def test_scrolling_a_thousand_rows(window: MainWindow) -> None:
    table = cell(window, f"{ROWS}/r1/name")
    bar, at = table.view.verticalScrollBar(), iter(range(0, 10_000, 377))

    def scroll() -> None:
        bar.setValue(next(at) % max(bar.maximum(), 1))
        QCoreApplication.processEvents()

    own, _ = measured("scrolling a table of 1,000 rows", scroll)
    assert own <= FRAME


def test_a_thousand_rows_are_pasted_and_taken_back(window: MainWindow) -> None:
    session = window.bench.session
    assert session is not None
    block = "\r\n".join("\t".join((f"CH-{n}", str(200 + n), "6.3", "36.5", "7", f"{900 + n}", "R-1", "0"))
                        for n in range(LINES))
    table = cell(window, f"{ROWS}/r1/name")
    table.view.setCurrentIndex(table.model.index(0, 0))
    own, later = measured("pasting 1,000 rows of 8 cells", lambda: table.paste(block), 3)
    assert own <= 300 / 16 * FRAME
    assert later <= 300 / 16 * FRAME
    own, later = measured("taking the paste back", window.commands.undo, 3)
    assert own <= 300 / 16 * FRAME
    assert later <= 300 / 16 * FRAME


def test_typing_goes_on_while_the_preview_is_made(window: MainWindow) -> None:
    editor = field(window, "title")
    workspace = window.workspace
    assert workspace is not None
    workspace.side.setCurrentWidget(workspace.side.preview)
    rest(1.0)
    editor.start_from("A title that makes the preview anew")
    editor.commit()
    own, later = measured("a key while the preview is made", lambda: QTest.keyClick(editor.input, Qt.Key.Key_1))
    workspace.side.setCurrentWidget(workspace.side.guide)
    assert own <= FRAME
    assert later <= 4 * FRAME


def test_a_thousand_papers_with_a_thousand_proofs_cost_other_edits_nothing(tmp_path: Path) -> None:
    place = Workplace(tmp_path, lambda: datetime.now(UTC), "keiko", "here")
    session = Session.create(place)
    answers: dict[str, Json] = {**chillers().answers, "methodologies/r1/methodology": "ID_AM002",
                                "methodologies/r1/version": "02.0",
                                "evidence": [f"r{n}" for n in range(1, LINES + 1)],
                                "proofs": [f"r{n}" for n in range(1, LINES + 1)]}
    for n in range(1, LINES + 1):
        answers |= {f"evidence/r{n}/number": f"E-{n}", f"evidence/r{n}/title": f"Paper {n}",
                    f"proofs/r{n}/evidence": f"E-{n}", f"proofs/r{n}/claim": f"{ROWS}/r{n}/EC_PJ"}
    session.set_answers(answers)
    count = iter(range(10_000))
    measured = ratio(lambda: session.set_texts({f"{ROWS}/r500/EC_PJ": str(1000 + next(count))}))
    print(f"\nan edit beside 1,000 papers with 1,000 proofs: {measured:.2f} decimal loops")
    session.abandon()
    assert measured <= FRAME
