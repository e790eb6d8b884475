"""Pages on versions for screenshots.py, on the sample of the chiller factory with a version and changes since."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest

from jcm_pdd.core import versions
from jcm_pdd.files.versions.keeping import name_version
from jcm_pdd.gui.main_window import MainWindow

CHILLERS = "id_factory_chillers"
SETTLE_MS = 600


def _changed(window: MainWindow) -> None:
    session = window.bench.session
    name_version(session, "First draft for the ministry", "draft", "2018-04-20", "01.0", "First edition")
    made = name_version(session, "Submitted for validation", "submitted", "2018-06-15", "01.1",
                        "Documents of criteria 3 and 5 added")
    session.set_texts({"ID_AM002/chillers/r1/EC_PJ": "1,300",
                       "title": "Energy Saving by Introduction of High Efficiency Chillers at a Chemical Factory"})
    session.delete_rows("ID_AM002/chillers", ["r2"])
    (row,) = session.add_rows("comments")
    session.set_text(f"comments/{row}/comment", "Asked whether the new chillers are louder.")
    session.record(versions.reason_edit(session.project, made.id, "title", "The ministry asked for a shorter title."))


def named(window: MainWindow) -> None:
    """The list of versions."""
    _changed(window)
    window.commands.versions.show_versions()
    QTest.qWait(SETTLE_MS)


def compared(window: MainWindow) -> None:
    """What changed since the version submitted."""
    _changed(window)
    window.commands.versions.compare()
    page = window.stack.currentWidget()
    page.list.choose(0)
    QTest.qWait(SETTLE_MS)


def drifted(window: MainWindow) -> None:
    """What is not any more as it was submitted."""
    compared(window)
    window.stack.currentWidget().drift.click()
    QTest.qWait(SETTLE_MS)


def shared(window: MainWindow) -> None:
    """What a copy to be given away leaves out."""
    window.commands.versions.share()
    QTest.qWait(SETTLE_MS)


VERSION_PAGES: tuple[tuple[str, str | None, Callable[[MainWindow], None]], ...] = (
    ("versions", CHILLERS, named),
    ("compare", CHILLERS, compared),
    ("drift", CHILLERS, drifted),
    ("share", CHILLERS, shared),
)
