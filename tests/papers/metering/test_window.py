"""The timeline in the window: words, keys, mouse, and the way into the plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from jcm_pdd.files.session import Session
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.page.own_parts import OWN_PARTS, own_part
from jcm_pdd.gui.papers.meter_filling import MOST
from jcm_pdd.gui.papers.meter_timeline import MeterTimeline
from jcm_pdd.gui.papers.meter_tracks import AXIS, ROW

Enter = Callable[..., str]
FIRST, SECOND = "ID_AM002/chillers/r1/EC_PJ", "ID_AM002/chillers/r2/EC_PJ"


@pytest.fixture
def part(session: Session, meter: Enter, calibration: Enter, qtbot: QtBot) -> MeterTimeline:
    meter("EM-01", error="0.5", ct="600/5 A", logger="building system")
    meter("EM-02", SECOND)
    calibration("EM-01", "2018-07-01", "2020-06-30")
    calibration("EM-01", "2020-08-10", "2022-06-30")
    return _shown(session, qtbot)


def _shown(session: Session, qtbot: QtBot) -> MeterTimeline:
    made = MeterTimeline(Desk(session, "en"))
    qtbot.addWidget(made)
    session.listen(made.refresh)
    made.resize(600, 500)
    made.show()
    return made


def test_the_part_is_known_to_pages(session: Session, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    assert "meter_timeline" in OWN_PARTS
    assert isinstance(own_part("meter_timeline", Desk(session, "en"), parent), MeterTimeline)


def test_without_meters_it_says_what_to_enter(session: Session, qtbot: QtBot) -> None:
    part = _shown(session, qtbot)
    assert part.empty.isVisible()
    assert not part.tracks.isVisible()
    (row,) = session.add_rows("meters")
    assert not part.empty.isVisible()
    session.delete_rows("meters", [row])
    assert part.empty.isVisible()


def test_the_chosen_meter_is_told_in_words(part: MeterTimeline) -> None:
    said = part.detail.text()
    assert "No valid calibration: 2020-07-01 to 2020-08-09 (40 days)." in said
    assert "EM-01 → CT 600/5 A → building system" in said
    assert "Late calibration: 0.5 % of the reading" in said
    assert "the value is made smaller" in said
    assert part.tracks.accessibleDescription() in said


def test_keys_move_among_meters(part: MeterTimeline, qtbot: QtBot) -> None:
    qtbot.keyClick(part.tracks, Qt.Key.Key_Down)
    assert part.tracks.current == 1
    assert part.detail.text() == "EM-02: No certificate yet."
    assert part.tracks.accessibleDescription() == "EM-02: No certificate yet."
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Up, 0), (Qt.Key.Key_End, 1)):
        qtbot.keyClick(part.tracks, key)
        assert part.tracks.current == row


def test_a_click_chooses_and_the_button_leads_to_the_row(part: MeterTimeline, qtbot: QtBot) -> None:
    went: list[str] = []
    part.desk.go_to = went.append
    qtbot.mouseClick(part.tracks, Qt.MouseButton.LeftButton, pos=QPoint(30, AXIS + ROW + 5))
    qtbot.mouseClick(part.open_meter, Qt.MouseButton.LeftButton)
    assert went == ["meters/r2/tag"]
    qtbot.mouseClick(part.tracks, Qt.MouseButton.LeftButton, pos=QPoint(30, 3))
    assert part.tracks.current == 1, "the years are no row"


def test_a_new_certificate_is_shown_at_once(part: MeterTimeline, calibration: Enter) -> None:
    calibration("EM-01", "2020-07-01", "2020-08-09")
    assert "No valid calibration" not in part.detail.text()
    assert "Covered: 2018-07-01 to 2022-06-30" in part.detail.text()


def test_japanese_is_told_in_japanese(part: MeterTimeline) -> None:
    part.desk.language = "ja"
    part.retranslate()
    assert "校正が有効でない期間：2020-07-01〜2020-08-09（40日間）。" in part.detail.text()


@pytest.mark.parametrize("dark", [False, True])
def test_a_gap_is_painted_in_the_colours_of_the_theme(dark: bool, part: MeterTimeline, qapp: object) -> None:
    theme.apply(qapp, dark)  # type: ignore[arg-type]
    try:
        picture = part.tracks.grab().toImage()
        row = part.tracks.row_box(0)
        y = row.center().y()
        colours = {picture.pixelColor(x, y + dy).name() for x in range(picture.width()) for dy in (-4, 0, 4)}
        assert theme.tokens().accent.lower() in colours
        assert theme.tokens().error.lower() in colours
    finally:
        theme.apply(qapp, False)  # type: ignore[arg-type]


def test_the_button_fills_as_one_step_and_offers_the_rest(part: MeterTimeline, session: Session,
                                                           qtbot: QtBot) -> None:
    session.set_texts({f"{FIRST}.source": "", f"{SECOND}.source": ""})
    before = session.project
    qtbot.mouseClick(part.filling.button, Qt.MouseButton.LeftButton)
    assert str(session.project.get(f"{FIRST}.source")).endswith("Meter EM-01.")
    assert session.project.get(f"{FIRST}.method") == before.get(f"{FIRST}.method")
    assert "filled: 2." in part.filling.told.text()
    assert "left as they are: 2." in part.filling.told.text()
    session.undo()
    assert session.project == before


def test_an_offer_is_taken_by_its_button(part: MeterTimeline, session: Session) -> None:
    part.filling.fill()
    part.filling.take(f"{FIRST}.method")
    assert "CT" not in str(session.project.get(f"{FIRST}.method"))
    assert "current transformers 600/5 A" in str(session.project.get(f"{FIRST}.method"))
    part.filling.take(f"{FIRST}.method")
    session.undo()
    assert "class 0.5" in str(session.project.get(f"{FIRST}.method")), "the second time there was nothing to take"


def test_many_offers_come_a_few_at_a_time(part: MeterTimeline, session: Session, meter: Enter) -> None:
    rows = session.add_rows("ID_AM002/chillers", MOST)
    for row in rows:
        address = f"ID_AM002/chillers/{row}/EC_PJ"
        session.set_texts({f"{address}.source": "Mine.", f"{address}.method": "Mine."})
        meter(f"EM-{row}", address)
    part.filling.fill()
    assert part.filling._cards.count() == MOST


def test_a_project_only_looked_at_is_not_filled(part: MeterTimeline, session: Session,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "read_only", property(lambda _desk: True))
    part.retranslate()
    assert not part.filling.button.isEnabled()
    before = session.project
    part.filling.fill()
    part.filling.take(f"{FIRST}.method")
    assert session.project == before
