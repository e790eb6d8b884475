"""Wide tables as a list and a card, and answers that point at rows and questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from jcm_pdd.core.edits import read_block
from jcm_pdd.core.form import ChapterDef, FieldDef, FormDef, Provenance, SectionDef, TableDef, TableItem
from jcm_pdd.core.project import Json
from jcm_pdd.core.schema_building import build
from jcm_pdd.core.text import Text
from jcm_pdd.files.session import Session
from jcm_pdd.gui.editors.pointing import NameEditor, PlaceEditor
from jcm_pdd.gui.editors.table import TableEditor
from jcm_pdd.gui.page import SectionPage
from jcm_pdd.gui.page.cards import CardsEditor
from tests.benchmarks.baseline import within
from tests.gui.editors.conftest import ANSWERS, open_project

TOOLS = "test_tools"
CONTROL = Qt.KeyboardModifier.ControlModifier


def _field(name: str, kind: str = "text", **more: object) -> FieldDef:
    return FieldDef(id=name, kind=kind, label=Text(en=f"The {name}", ja=f"{name}欄"), **more)  # type: ignore[arg-type]


def _paper() -> FormDef:
    """A working paper of the test: a wide table and a narrow one that names its rows."""
    wide = TableDef(
        id=TOOLS, label=Text(en="Tools", ja="器具"), row_name=Text(en="Tool", ja="器具"), key="tag",
        summary=("tag", "measures", "error"),
        columns=(_field("tag"), _field("measures", "place"), _field("error", "number", unit="%", max="10"),
                 _field("spare", names=TOOLS), _field("day", "date"), _field("note", "long_text"),
                 _field("photo", "attachment"), *(_field(f"more{n}") for n in range(14))))
    narrow = TableDef(id="test_checks", label=Text(en="Checks", ja="点検"), row_name=Text(en="Check", ja="点検"),
                      columns=(_field("tool", names=TOOLS), _field("about", "place")))
    section = SectionDef(id="test_section", number="", title=Text(en="Tools", ja="器具"), chapter="papers",
                         items=(TableItem(table=wide), TableItem(table=narrow)))
    return FormDef(form="WP_TEST", version="1.0", title=Text(en="Tools", ja="器具"), code="WP_TEST",
                   chapters=(ChapterDef(id="papers", title=Text(en="Papers", ja="資料")),),
                   provenance=Provenance(status="derived", source="this test"), sections=(section,))


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A project with three tools; the paper that asks for them is one of this test."""
    from jcm_pdd.files import pinning

    built = pinning.schema_of

    def with_paper(journal, project=None):
        schema, unknown = built(journal, project)
        return build(schema.form, schema.methodologies, schema.documents[1:], (*schema.papers, _paper())), unknown

    monkeypatch.setattr(pinning, "schema_of", with_paper)
    answers: dict[str, Json] = {
        **ANSWERS, TOOLS: ["r1", "r2", "r3"], f"{TOOLS}/r1/tag": "M-1", f"{TOOLS}/r2/tag": "M-2",
        f"{TOOLS}/r3/tag": "M-3", f"{TOOLS}/r2/measures": "TH_AM001/systems/r1/EG", f"{TOOLS}/r2/error": "0.5",
        f"{TOOLS}/r3/spare": "M-9", f"{TOOLS}/r1/note": "First", "test_checks": ["r1"],
        "test_checks/r1/tool": "M-2", "test_checks/r1/about": "TH_AM001/criterion1"}
    opened = open_project(tmp_path, answers)
    yield opened
    opened.abandon()


@pytest.fixture
def cards(page: SectionPage) -> CardsEditor:
    page.show_section("test_section")
    return page.findChild(CardsEditor)


def field(cards: CardsEditor, column: str):
    return next(e for e in cards.card.flow.editors if e.place.address.endswith(f"/{column}"))


def choose(cards: CardsEditor, row: int) -> None:
    cards.view.setCurrentIndex(cards.model.index(row, 1))


def test_the_list_shows_the_summary_and_the_card_everything(cards: CardsEditor) -> None:
    cards.close_card()
    assert not cards.card.isVisible()
    choose(cards, 1)
    assert cards.card.isVisible()
    assert cards.model.columnCount() == 4
    assert cards.model.data(cards.model.index(1, 1)) == "M-2"
    assert "Roof A" in cards.model.data(cards.model.index(1, 2))
    assert len(cards.card.flow.editors) == 21
    assert cards.card.title.text() == "Tool M-2"
    assert field(cards, "error").typed() == "0.5"
    choose(cards, 0)
    assert field(cards, "note").typed() == "First"
    assert field(cards, "error").typed() == ""


def test_the_arrows_stay_side_by_side_however_narrow_the_page_is(qtbot, page: SectionPage, cards: CardsEditor) -> None:
    for width in range(320, 700, 20):
        page.resize(width, 500)
        QApplication.processEvents()
        up, down = (button.mapTo(page, button.rect().topLeft()) for button in (cards.up, cards.down))
        assert up.y() == down.y(), width


def test_rows_with_something_wrong_say_so_in_the_list(cards: CardsEditor, session: Session) -> None:
    assert cards.model.data(cards.model.index(2, 0)) == "Please check"
    assert cards.model.data(cards.model.index(1, 0)) == ""
    session.set_text(f"{TOOLS}/r2/error", "many")
    assert cards.model.data(cards.model.index(1, 0)) == "Error"
    assert not cards.view.isColumnHidden(0)
    session.set_texts({f"{TOOLS}/r2/error": "1", f"{TOOLS}/r3/spare": "M-1"})
    assert cards.view.isColumnHidden(0)


def test_columns_share_the_width_there_is(qtbot, page: SectionPage, cards: CardsEditor, session: Session) -> None:
    session.set_text(f"{TOOLS}/r3/spare", "M-1")
    assert cards.view.isColumnHidden(0)
    for width in (700, 1000):
        page.resize(width, 700)
        qtbot.waitUntil(lambda: cards.view.horizontalHeader().length() == cards.view.viewport().width())
    session.set_text(f"{TOOLS}/r3/spare", "M-9")
    assert not cards.view.isColumnHidden(0)
    assert cards.view.horizontalHeader().length() == cards.view.viewport().width()


def test_a_narrow_list_shows_fewer_columns_that_can_be_read(page: SectionPage, cards: CardsEditor) -> None:
    view = cards.view
    view.show()
    all_shown = [c for c in range(view.answers.columnCount()) if not view.isColumnHidden(c)]
    view.resize(260, view.height())
    view.fit()
    few = [c for c in range(view.answers.columnCount()) if not view.isColumnHidden(c)]
    assert few == all_shown[:3]
    assert len(all_shown) > 3
    view.resize(1200, view.height())
    view.fit()
    assert [c for c in range(view.answers.columnCount()) if not view.isColumnHidden(c)] == all_shown


def test_the_keyboard_goes_from_list_to_card_and_on(qtbot, cards: CardsEditor, session: Session) -> None:
    cards.view.setFocus()
    choose(cards, 0)
    qtbot.keyClick(cards.view, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is field(cards, "tag").input
    field(cards, "day").take_focus()
    qtbot.keyClicks(field(cards, "day").input, "2027-05-01")
    qtbot.keyClick(field(cards, "day").input, Qt.Key.Key_PageDown, CONTROL)
    assert session.project.get(f"{TOOLS}/r1/day") == "2027-05-01"
    assert cards.card.row == "r2"
    assert QApplication.focusWidget() is field(cards, "day").input
    qtbot.keyClicks(field(cards, "day").input, "2027-05-02")
    qtbot.keyClick(field(cards, "day").input, Qt.Key.Key_PageUp, CONTROL)
    assert session.project.get(f"{TOOLS}/r2/day") == "2027-05-02"
    assert field(cards, "day").typed() == "2027-05-01"
    qtbot.keyClick(field(cards, "day").input, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is cards.view
    qtbot.keyClick(cards.view, Qt.Key.Key_Escape)
    assert not cards.card.isVisible()


def test_a_new_row_is_filled_in_at_once(qtbot, cards: CardsEditor, session: Session) -> None:
    choose(cards, 0)
    qtbot.keyClick(cards.view, Qt.Key.Key_Return, CONTROL)
    (row,) = set(session.project.rows(TOOLS)) - {"r1", "r2", "r3"}
    assert session.project.rows(TOOLS) == ("r1", row, "r2", "r3")
    assert cards.card.row == row
    line = QApplication.focusWidget()
    assert line is field(cards, "tag").input
    qtbot.keyClicks(line, "M-4")
    qtbot.keyClick(line, Qt.Key.Key_Return, CONTROL)
    assert session.project.get(f"{TOOLS}/{row}/tag") == "M-4"
    assert len(session.project.rows(TOOLS)) == 5
    session.undo()
    session.undo()
    session.undo()
    assert session.project.rows(TOOLS) == ("r1", "r2", "r3")


def test_rows_are_moved_duplicated_and_deleted_by_keys(qtbot, cards: CardsEditor, session: Session) -> None:
    choose(cards, 0)
    qtbot.keyClick(cards.view, Qt.Key.Key_Down, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert session.project.rows(TOOLS) == ("r2", "r1", "r3")
    assert cards.card.row == "r1"
    qtbot.keyClick(cards.view, Qt.Key.Key_D, CONTROL)
    copy = session.project.rows(TOOLS)[2]
    assert session.project.get(f"{TOOLS}/{copy}/note") == "First"
    assert cards.card.row == copy
    qtbot.keyClick(cards.view, Qt.Key.Key_Delete)
    assert session.project.rows(TOOLS) == ("r2", "r1", "r3")
    assert cards.card.row == "r3"
    session.undo()
    assert session.project.get(f"{TOOLS}/{copy}/note") == "First"
    qtbot.mouseClick(cards.up, Qt.MouseButton.LeftButton)
    assert session.project.rows(TOOLS)[2] == "r3"


def test_the_last_row_deleted_takes_the_card_along(cards: CardsEditor, session: Session) -> None:
    choose(cards, 0)
    cards.view.selectAll()
    cards.delete_rows()
    assert session.project.rows(TOOLS) == ()
    assert not cards.card.isVisible()
    assert cards.empty.isVisible()
    session.undo()
    assert cards.view.isVisible()
    assert len(cards.model.keys) == 3


def test_what_is_typed_goes_to_the_row_it_was_typed_in(qtbot, cards: CardsEditor, session: Session) -> None:
    choose(cards, 0)
    field(cards, "note").take_focus()
    field(cards, "note").input.setPlainText("For the first row")
    choose(cards, 2)
    assert session.project.get(f"{TOOLS}/r1/note") == "For the first row"
    assert session.project.get(f"{TOOLS}/r3/note") is None
    assert field(cards, "note").typed() == ""


def test_a_change_from_elsewhere_is_shown_and_typing_is_left_alone(cards: CardsEditor, session: Session) -> None:
    choose(cards, 0)
    line = field(cards, "more3").input
    line.setText("half")
    session.set_texts({f"{TOOLS}/r1/tag": "M-1B", f"{TOOLS}/r1/more4": "there"})
    assert line.text() == "half"
    assert field(cards, "more4").typed() == "there"
    assert cards.card.title.text() == "Tool M-1B"


def test_an_address_leads_to_row_and_field(page: SectionPage, cards: CardsEditor) -> None:
    assert page.focus_address(f"{TOOLS}/r3/more9")
    assert cards.card.row == "r3"
    assert QApplication.focusWidget() is field(cards, "more9").input
    assert page.focus_address(f"{TOOLS}/r2")
    assert cards.card.row == "r2"
    assert cards.go_to(f"{TOOLS}/r77/tag") is None
    assert cards.go_to(f"{TOOLS}/r1/nothing") is None
    assert cards.go_to("test_checks/r1/tool") is None


def test_copied_rows_come_back_whole_also_from_excel(cards: CardsEditor, session: Session) -> None:
    choose(cards, 1)
    cards.copy_rows()
    block = read_block(QApplication.clipboard().text())
    assert block[0][:3] == ["The tag", "The measures", "The error"]
    assert block[1][:3] == ["M-2", "TH_AM001/systems/r1/EG", "0.5"]
    cards.paste(QApplication.clipboard().text())
    made = session.project.rows(TOOLS)[3]
    assert session.project.get(f"{TOOLS}/{made}/measures") == "TH_AM001/systems/r1/EG"
    cards.paste("Error欄\terror欄\tThe tag\nx\t２．５\tM-7\n\t\tM-8\n")
    rows = session.project.rows(TOOLS)
    assert [session.project.get(f"{TOOLS}/{row}/tag") for row in rows[4:]] == ["M-7", "M-8"]
    assert session.project.get(f"{TOOLS}/{rows[4]}/error") == "2.5"
    cards.paste("M-10\t\t3\n")
    last = session.project.rows(TOOLS)[-1]
    assert session.project.get(f"{TOOLS}/{last}/error") == "3"
    session.undo()
    assert last not in session.project.rows(TOOLS)


def test_files_are_not_pasted_as_text(cards: CardsEditor, session: Session) -> None:
    cards.paste("The photo\tThe tag\nphoto.jpg\tM-5\n")
    made = session.project.rows(TOOLS)[3]
    assert session.project.get(f"{TOOLS}/{made}/tag") == "M-5"
    assert session.project.get(f"{TOOLS}/{made}/photo") is None


def test_a_row_is_named_from_the_list_and_not_by_itself(qtbot, cards: CardsEditor, session: Session) -> None:
    choose(cards, 0)
    spare = field(cards, "spare")
    assert isinstance(spare, NameEditor)
    spare.chooser.show_all()
    assert [option.answer for option in spare.chooser.found] == ["M-2", "M-3"]
    spare.chooser.close()
    spare.take_focus()
    qtbot.keyClicks(spare.input, "3")
    popup = spare.chooser.list.popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert session.project.get(f"{TOOLS}/r1/spare") == "M-3"
    session.undo()
    assert session.project.get(f"{TOOLS}/r1/spare") is None
    session.redo()
    assert spare.open_target.isVisible()


def test_a_name_no_row_has_is_kept_with_a_warning(qtbot, cards: CardsEditor, session: Session) -> None:
    choose(cards, 2)
    spare = field(cards, "spare")
    assert spare.typed() == "M-9"
    assert "M-9" in spare.remark.text()
    assert not spare.open_target.isVisible()
    session.set_text(f"{TOOLS}/r1/tag", "M-9")
    assert spare.remark.isHidden()
    session.set_text(f"{TOOLS}/r1/tag", "M-9B")
    assert spare.typed() == "M-9B"


def test_the_way_to_what_is_named(qtbot, page: SectionPage, cards: CardsEditor, session: Session) -> None:
    asked: list[str] = []
    page.place_asked.connect(asked.append)
    session.set_text(f"{TOOLS}/r3/spare", "M-2")
    choose(cards, 2)
    field(cards, "spare").take_focus()
    qtbot.keyClick(field(cards, "spare").input, Qt.Key.Key_Down, CONTROL)
    choose(cards, 1)
    field(cards, "measures").go()
    assert asked == [f"{TOOLS}/r2", "TH_AM001/systems/r1/EG"]


def test_a_place_is_shown_by_name_and_found_by_words(qtbot, cards: CardsEditor, session: Session) -> None:
    choose(cards, 0)
    place = field(cards, "measures")
    assert isinstance(place, PlaceEditor)
    place.take_focus()
    qtbot.keyClicks(place.input, "parking eg")
    assert [option.answer for option in place.chooser.found] == ["TH_AM001/systems/r3/EG"]
    popup = place.chooser.list.popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert session.project.get(f"{TOOLS}/r1/measures") == "TH_AM001/systems/r3/EG"
    assert "Parking" in place.input.text()
    assert session.text(f"{TOOLS}/r1/measures") == "TH_AM001/systems/r3/EG"
    place.commit()
    assert session.project.get(f"{TOOLS}/r1/measures") == "TH_AM001/systems/r3/EG"
    place.input.selectAll()
    qtbot.keyClick(place.input, Qt.Key.Key_Delete)
    place.commit()
    assert session.project.get(f"{TOOLS}/r1/measures") is None


def test_a_place_typed_or_gone_is_told(qtbot, cards: CardsEditor, session: Session) -> None:
    choose(cards, 0)
    place = field(cards, "measures")
    place.input.setText("TH_AM001/systems/r2/EG")
    place.commit()
    assert "Roof B" in place.input.text()
    place.input.setText("the big meter")
    place.commit()
    assert place.input.text() == "the big meter"
    assert place.remark.isVisible()
    session.set_text(f"{TOOLS}/r1/measures", "TH_AM001/systems/r9/EG")
    assert "TH_AM001/systems/r9/EG" in place.remark.text()
    assert place.target() is None


def test_cells_offer_rows_and_questions_too(qtbot, page: SectionPage, cards: CardsEditor, session: Session) -> None:
    plain = next(t for t in page.findChildren(TableEditor) if not isinstance(t, CardsEditor))
    assert plain.model.data(plain.model.index(0, 1)) != "TH_AM001/criterion1"
    assert plain.model.data(plain.model.index(0, 1), Qt.ItemDataRole.EditRole) == "TH_AM001/criterion1"
    plain.view.setFocus()
    plain.view.setCurrentIndex(plain.model.index(0, 0))
    plain.view.edit(plain.model.index(0, 0))
    line = plain.view.findChild(QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "m-3")
    popups = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() == Qt.WindowType.Popup]
    qtbot.keyClick(popups[0], Qt.Key.Key_Down)
    qtbot.keyClick(popups[0], Qt.Key.Key_Return)
    assert session.project.get("test_checks/r1/tool") == "M-3"


def test_another_language_reaches_list_and_card(speak, page: SectionPage, cards: CardsEditor) -> None:
    choose(cards, 1)
    speak("ja")
    page.set_language("ja")
    assert cards.model.header(1) == "tag欄"
    assert cards.card.title.text() == "器具 M-2"
    assert "太陽" in field(cards, "measures").input.text() or "Roof A" in field(cards, "measures").input.text()


def test_a_file_that_may_only_be_read(page: SectionPage, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(session), "read_only", property(lambda _self: True))
    page.show_section("test_section")
    cards = page.findChild(CardsEditor)
    choose(cards, 1)
    assert not cards.add.isVisible()
    assert not cards.up.isVisible()
    cards.add_row()
    cards.paste("M-10\n")
    cards.move_rows(1)
    assert session.project.rows(TOOLS) == ("r1", "r2", "r3")
    assert field(cards, "tag").input.isReadOnly()
    assert not field(cards, "spare").chooser.open_list.isVisible()


def test_two_hundred_rows_are_walked_through_smoothly(page: SectionPage, cards: CardsEditor, session: Session) -> None:
    rows = session.add_rows(TOOLS, 200)
    session.set_texts({f"{TOOLS}/{row}/tag": f"N-{at}" for at, row in enumerate(rows)})
    choose(cards, 0)

    with within(175):
        for at in range(1, 21):
            choose(cards, at)
            QTest.qWait(0)
    assert cards.card.row == session.project.rows(TOOLS)[20]
