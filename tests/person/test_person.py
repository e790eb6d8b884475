"""A person does the chiller factory with the keyboard alone, from nothing to the package; nothing blocks the window."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.files import confirmations
from jcm_pdd.files.confirmations import Said
from jcm_pdd.files.export import export
from jcm_pdd.files.samples import open_sample
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui.main_window import MainWindow
from tests.person import story
from tests.person.person import Person

METHOD = "ID_AM002"


def by_hand(folder: Path) -> Session:
    """Return the same project made without a window: the sample, with its defaults confirmed."""
    session = open_sample(story.sample(), Workplace(folder, lambda: datetime.now(UTC), "keiko", "here"))
    for row in confirmations.desk_rows(session, METHOD):
        if row.open:
            day = datetime.now(UTC).date().isoformat()
            confirmations.confirm(session, row.address, Said(story.PAPER, story.PAGE, "", "keiko", day))
    return session


def answers(session: Session) -> dict[str, object]:
    return {address: value for address, value in session.project.answers.items() if "#" not in address}


def test_a_short_way_to_the_documents(window: MainWindow, person: Person, tmp_path: Path) -> None:
    story.live(person, story.SHORT)
    print(person.watch.report(person.keys))
    place = Workplace(tmp_path / "other", lambda: datetime.now(UTC), "b", "c")
    done = Session.open(tmp_path / "chillers.jcmpdd", place, read_only=True)
    made = by_hand(tmp_path / "hand")
    written = {address: value for address, value in answers(done).items() if address.startswith(f"{METHOD}/")}
    assert written == {address: made.project.get(address) for address in written}
    assert len(written) > 40
    assert {path.suffix for path in (tmp_path / "chillers_export").iterdir()} == {".docx", ".pdf", ".xlsx"}
    done.close()
    made.abandon()
    assert not person.watch.blocked(), person.watch.report(person.keys)


@pytest.mark.long
def test_every_page_panel_language_and_look(window: MainWindow, person: Person) -> None:
    window.commands.open_sample("id_factory_chillers")
    story.live(person, (story.look_around, story.confirm_defaults, story.save))
    print(person.watch.report(person.keys))
    assert not person.watch.blocked(), person.watch.report(person.keys)


@pytest.mark.long
def test_from_nothing_to_the_package(window: MainWindow, person: Person, tmp_path: Path) -> None:
    story.live(person, story.ALL)
    print(person.watch.report(person.keys))
    place = Workplace(tmp_path / "other", lambda: datetime.now(UTC), "b", "c")
    done = Session.open(tmp_path / "chillers.jcmpdd", place, read_only=True)
    made = by_hand(tmp_path / "hand")
    assert answers(done) == answers(made)
    assert done.ready
    assert done.results.total == made.results.total
    made.save_as(tmp_path / "hand" / "chillers.jcmpdd")
    expected = {file.path.name for file in export(made, tmp_path / "expected").files}
    written = {path.name for path in (tmp_path / "chillers_export").iterdir()}
    assert {"chillers_PDD.docx", "chillers_PDD.pdf"} < written <= expected
    assert any(name.endswith(".xlsx") for name in written)
    assert not person.watch.blocked(), person.watch.report(person.keys)
    done.close()
    made.abandon()
