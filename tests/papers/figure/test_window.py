"""The canvas in the window: what is done by mouse and keys is one edit each, and what changes elsewhere is drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from figure_plants import CHILLERS
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from jcm_pdd.core.papers.figure import LINES, PARTS, changes, figure_of
from jcm_pdd.files.session import Session
from jcm_pdd.gui.page.section import SectionPage
from jcm_pdd.gui.papers.drawn_figure import DrawnFigure
from jcm_pdd.gui.papers.figure import FigurePart
from jcm_pdd.gui.papers.figure_canvas import FigureCanvas

UNIT, OTHER = f"unit:{CHILLERS}/r1", f"unit:{CHILLERS}/r2"


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> SectionPage:
    made = SectionPage(session, "en")
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show_section("figure")
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def part(page: SectionPage) -> FigurePart:
    found = page.findChild(FigurePart)
    assert found is not None
    return found


@pytest.fixture
def canvas(part: FigurePart) -> FigureCanvas:
    part.canvas.setFocus()
    return part.canvas


@pytest.fixture
def spot(canvas: FigureCanvas) -> Callable[..., QPoint]:
    """Return where a part is in the pixels of the canvas: its middle, or the spot lines are pulled from."""

    def at(name: str, port: bool = False) -> QPoint:
        item = canvas.items_by_id[name]
        return canvas.mapFromScene(item.port() if port else item.mapToScene(item.shape().boundingRect().center()))

    return at


def drag(qtbot: QtBot, canvas: FigureCanvas, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(canvas.viewport(), start + (end - start) * step / 5)
    qtbot.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=end)


def test_a_drag_is_one_undo_step_on_the_grid(session: Session, canvas: FigureCanvas, qtbot: QtBot,
                                             spot: Callable[..., QPoint]) -> None:
    before = canvas.items_by_id[UNIT].placed.box
    drag(qtbot, canvas, spot(UNIT), spot(UNIT) + QPoint(80, 60))
    moved = changes(session.project)[UNIT]
    x, y = moved.x or 0.0, moved.y or 0.0
    assert (x % 2, y % 2) == (0, 0)
    assert x > before.x
    assert y > before.y
    assert session.undo_name("en") == "Move 1 part of the figure"
    assert session.undo()
    assert session.project.rows(PARTS) == ()
    assert canvas.items_by_id[UNIT].box == before


def test_keys_walk_move_name_and_hide(session: Session, part: FigurePart, canvas: FigureCanvas, qtbot: QtBot) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    first = canvas.selected()
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert [len(first), len(canvas.selected())] == [1, 1]
    assert canvas.selected() != first
    canvas.choose(UNIT)
    start = canvas.items_by_id[UNIT].box
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert (canvas.items_by_id[UNIT].box.x, canvas.items_by_id[UNIT].box.y) == pytest.approx((start.x + 2, start.y + 2))
    assert canvas.selected() == (UNIT,)
    qtbot.keyClick(canvas, Qt.Key.Key_F2)
    assert part.tools.label.hasFocus()
    part.tools.label.setText("North chiller")
    assert part.unsent()
    part.commit()
    assert changes(session.project)[UNIT].label == "North chiller"
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert UNIT not in canvas.items_by_id
    assert changes(session.project)[UNIT].hidden
    part.tools.show_part.emit(UNIT)
    assert UNIT in canvas.items_by_id


def test_the_last_part_lets_tab_go_on(canvas: FigureCanvas, qtbot: QtBot) -> None:
    canvas.choose(list(canvas.items_by_id)[-1])
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.selected() == ()


def test_a_line_is_drawn_from_the_spot_and_by_the_connect_tool(session: Session, part: FigurePart, canvas: FigureCanvas,
                                                               qtbot: QtBot, spot: Callable[..., QPoint]) -> None:
    canvas.choose(UNIT)
    drag(qtbot, canvas, spot(UNIT, port=True), spot(OTHER))
    (row,) = session.project.rows(LINES)
    assert (session.project.get(f"{LINES}/{row}/from"), session.project.get(f"{LINES}/{row}/to")) == (UNIT, OTHER)
    assert session.project.rows(PARTS) == ()
    part.tools.flow.setCurrentIndex(part.tools.flow.findData("heat"))
    part.tools.buttons["connect"].click()
    drag(qtbot, canvas, spot(OTHER), spot(UNIT))
    row = session.project.rows(LINES)[-1]
    assert session.project.get(f"{LINES}/{row}/kind") == "heat"
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not part.tools.buttons["connect"].isChecked()
    assert not canvas.connecting


def test_symbols_are_added_and_deleted(session: Session, part: FigurePart, canvas: FigureCanvas) -> None:
    part.tools.add_kind.emit("pump")
    (own,) = canvas.selected()
    assert figure_of(session.context).of(own) is not None
    part.tools.kind_given.emit("tank")
    assert canvas.items_by_id[own].placed.part.kind == "tank"
    part.tools.delete.click()
    assert own not in canvas.items_by_id
    assert session.project.rows(PARTS) == ()


def test_aligning_and_arranging_again_are_one_step_each(session: Session, part: FigurePart,
                                                        canvas: FigureCanvas) -> None:
    points = [name for name in canvas.items_by_id if name.startswith("point:")]
    canvas.choose(UNIT, points[0])
    part.tools.buttons["left"].click()
    boxes = [canvas.items_by_id[name].box for name in (UNIT, points[0])]
    assert boxes[0].x == boxes[1].x
    part.tools.buttons["arrange"].click()
    assert session.project.rows(PARTS) == ()
    assert session.undo_name("en") == "Arrange the figure again"
    assert session.undo()
    assert canvas.items_by_id[UNIT].box == boxes[0]


def test_a_changed_meter_is_drawn_at_once_and_the_choice_stays(session: Session, part: FigurePart,
                                                               canvas: FigureCanvas) -> None:
    canvas.choose(UNIT)
    (row,) = session.add_rows("meters")
    session.set_texts({f"meters/{row}/tag": "EM-1", f"meters/{row}/parameter": f"{CHILLERS}/r1/EC_PJ"})
    assert canvas.items_by_id[f"meter:{row}"].placed.part.label == "EM-1"
    session.set_text(f"meters/{row}/tag", "EM-1A")
    assert canvas.items_by_id[f"meter:{row}"].placed.part.label == "EM-1A"
    assert canvas.selected() == (UNIT,)
    session.delete_rows("meters", [row])
    assert f"meter:{row}" not in canvas.items_by_id


def test_a_finding_leads_to_its_part(session: Session, page: SectionPage, part: FigurePart,
                                     canvas: FigureCanvas) -> None:
    part.tools.add_kind.emit("meter")
    (own,) = canvas.selected()
    canvas.choose()
    where = next(f.where for f in session.findings if f.code == "figure.unknown_meter")
    assert page.focus_address(where)
    assert canvas.selected() == (own,)


def test_screen_readers_hear_what_is_chosen(canvas: FigureCanvas) -> None:
    canvas.choose(UNIT)
    assert canvas.accessibleName() == "Figure of monitoring points"
    assert canvas.accessibleDescription() == "CH-01 Chiller"


def test_copy_and_save(part: FigurePart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part.tools.buttons["copy"].click()
    assert QGuiApplication.clipboard().image().width() > 800
    monkeypatch.setattr(part, "ask_target", lambda: tmp_path / "figure.svg")
    for _ in range(2):  # the second one over the first
        part.tools.buttons["save"].click()
    assert (tmp_path / "figure.svg").read_bytes().startswith(b"<?xml")
    monkeypatch.setattr(part, "ask_target", lambda: tmp_path / "no such folder" / "figure.png")
    part.tools.buttons["save"].click()
    assert part.trouble.text()


def test_zoom_and_fit(canvas: FigureCanvas, part: FigurePart) -> None:
    fitted = canvas.transform().m11()
    part.tools.buttons["larger"].click()
    assert canvas.transform().m11() == pytest.approx(fitted * 1.25)
    for _ in range(40):
        part.tools.buttons["smaller"].click()
    assert canvas.transform().m11() > 0.5
    part.tools.buttons["fit"].click()
    assert canvas.transform().m11() == pytest.approx(fitted)


def test_a_project_that_is_only_looked_at_is_not_changed(session: Session, part: FigurePart, canvas: FigureCanvas,
                                                         qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(session), "read_only", property(lambda _self: True))
    canvas.choose(UNIT)
    assert not part.tools.add.isEnabled()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert session.project.rows(PARTS) == ()
    assert canvas.items_by_id[UNIT].box == canvas.items_by_id[UNIT].placed.box


def test_a_word_and_its_field_stand_on_one_line(part: FigurePart) -> None:
    tools = part.tools
    fields = {"flow": tools.flow, "label": tools.label, "kind": tools.kind, "site": tools.site}
    for name, field in fields.items():
        assert field.parentWidget() is tools.words[name].parentWidget(), name
        assert field.parentWidget() is not tools, name


def test_where_the_figure_stands_the_drawn_one_is_offered_printed_and_opened(session: Session, qtbot: QtBot) -> None:
    page = SectionPage(session, "en")
    qtbot.addWidget(page)
    page.show_section("c2")
    drawn = page.findChild(DrawnFigure)
    assert drawn is not None
    assert "not printed here" in drawn.state.text()
    assert not drawn.use.isHidden()
    drawn.use.click()
    assert session.project.get("figure_in_pdd") is True
    assert "It is printed here" in drawn.state.text()
    assert drawn.use.isHidden()
    with qtbot.waitSignal(page.place_asked) as asked:
        drawn.open.click()
    assert asked.args == ["figure"]
    session.undo()
    assert "not printed here" in drawn.state.text()
