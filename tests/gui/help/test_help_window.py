"""The help window: F1 goes to where one is, language and look follow, back and forward, search, print."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest

from jcm_pdd.files.help import written
from jcm_pdd.gui.help_window import HelpWindow


def opened(desk) -> HelpWindow:
    """Press F1 and return the help window."""
    desk.window.actions_by_id["help"].trigger()
    return desk.window.commands.helps.viewer


def test_f1_is_the_key_of_the_help(desk):
    assert desk.window.actions_by_id["help"].shortcut().toString() == "F1"


def test_on_the_start_page_it_is_getting_started(desk):
    viewer = opened(desk)

    assert viewer.isVisible()
    assert viewer.isWindow()
    assert viewer.page.shown_id == "start"
    assert viewer.windowTitle() == "Help: Getting started"


def test_in_a_field_it_is_that_field(solar):
    solar.window.go_to("sites/r1/name")
    viewer = opened(solar)

    assert viewer.page.source().toString() == "help:section/a3#sites.name"
    assert "Name of site" in viewer.page.toPlainText()


def test_in_a_value_of_a_methodology_it_is_the_methodology(solar):
    solar.window.go_to("TH_AM001/systems/r1/EG")

    assert solar.window.commands.helps.target() == "methodology/TH_AM001@01.0#EG"
    assert "EG" in opened(solar).page.toPlainText()


def test_every_section_of_a_project_leads_to_a_page_of_its_own(solar):
    for section in solar.workspace.steps.sections():
        solar.workspace.show_section(section)
        target = solar.window.commands.helps.target()
        assert target == f"section/{section}"
        assert solar.window.commands.helps.book().page(target, "en").plain


def test_every_panel_has_a_page(solar):
    side, helps = solar.workspace.side, solar.window.commands.helps
    for at in range(side.count()):
        kind = type(side.widget(at)).__name__
        assert written.about(f"panel/{kind}"), kind
    side.show_findings()
    solar.window.activateWindow()
    side.enter()
    QTest.qWait(0)
    if side.isAncestorOf(solar.window.focusWidget()):
        assert helps.target() == "window"


def test_every_page_of_the_window_has_a_page(repository: Path):
    shown = set()
    for path in (repository / "jcm_pdd" / "gui").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("show_page", "_keep"):
                shown |= _made(path, node)
    assert {"ExportPage", "ReviewPage", "NewProject"} <= shown
    assert [name for name in sorted(shown | {"StartPage"}) if not written.about(f"page/{name}")] == []


def _made(path: Path, call: ast.Call) -> set[str]:
    """Return the classes a function makes pages of, for a call that shows one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    home = next(one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)
                and one.lineno <= call.lineno <= (one.end_lineno or 0))
    return {one.func.id for one in ast.walk(home) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)
            and one.func.id[0].isupper() and (one.func.id.endswith("Page") or one.func.id == "NewProject")}


def test_the_page_speaks_the_language_of_the_window_at_once(desk):
    viewer = opened(desk)
    desk.window.commands.switch_language()
    viewer.page.go_to("export")

    assert viewer.page.title == "書き出しとドラフト"
    desk.window.commands.switch_language()
    QTest.qWait(20)
    assert viewer.page.title == "Export and drafts"
    assert "Press Export now" in viewer.page.toPlainText()


def test_the_colours_follow_the_theme(desk):
    viewer = opened(desk)
    light = viewer.page.document().defaultStyleSheet()
    desk.window.commands.switch_theme()
    QTest.qWait(20)

    assert viewer.page.document().defaultStyleSheet() != light
    assert viewer.page.title == "Getting started"


def test_a_link_goes_on_and_back_comes_again(desk):
    viewer = opened(desk)
    assert not viewer.buttons["back"].isEnabled()
    viewer.page.setSource(QUrl("help:verification"), QTextDocument.ResourceType.HtmlResource)
    assert viewer.page.title == "The verification desk"

    viewer.buttons["back"].click()
    assert viewer.page.shown_id == "start"
    viewer.buttons["forward"].click()
    assert viewer.page.shown_id == "verification"
    viewer.buttons["home"].click()
    assert viewer.page.shown_id == "start"


def test_words_of_either_language_are_found_and_enter_opens_the_first(desk):
    viewer = opened(desk)
    viewer.search.setText("検証デスク")
    assert viewer.listed()[0] == "verification"

    QTest.keyClick(viewer.search, Qt.Key.Key_Return)
    assert viewer.page.shown_id == "verification"
    viewer.search.setText("xyzzy plugh")
    assert viewer.listed() == []
    assert viewer.nothing.isVisibleTo(viewer)
    viewer.search.clear()
    assert "verification" in viewer.listed()


def test_words_inside_of_pages_are_found_once_they_were_read(desk, qtbot):
    viewer = opened(desk)
    viewer.search.setText("one pair of coordinates for several sites")

    qtbot.waitUntil(lambda: "section/a3" in viewer.listed(), timeout=30_000)


def test_a_click_in_the_contents_opens_the_page(desk):
    viewer = opened(desk)
    group = viewer.contents.topLevelItem(0)
    viewer.contents.itemClicked.emit(group.child(3), 0)

    assert viewer.page.shown_id == group.child(3).data(0, Qt.ItemDataRole.UserRole)
    assert viewer.contents.currentItem() is group.child(3)


def test_another_project_brings_its_own_pages(desk):
    viewer = opened(desk)
    before = viewer.book
    desk.window.commands.open_sample("id_factory_chillers")
    opened(desk)

    assert viewer.book is not before
    assert viewer.book.page("methodology/ID_AM002@02.0", "en").plain


def test_the_keys_are_those_of_the_menus(desk):
    desk.window.commands.helps.keys()
    text = desk.window.commands.helps.viewer.page.toPlainText()

    assert "Ctrl+S" in text
    assert "Verification desk" in text


@pytest.mark.parametrize("page", ["start", "section/a3", "reference/gwp", "keys"])
def test_a_page_can_be_printed(desk, tmp_path: Path, page: str):
    viewer = opened(desk)
    viewer.page.go_to(page)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    viewer.print_to(printer)

    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_a_picture_is_never_wider_than_the_page(desk):
    viewer = opened(desk)
    viewer.resize(700, 500)
    picture = viewer.page.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("start-en.png"))

    assert 0 < picture.width() / picture.devicePixelRatio() <= viewer.page.viewport().width()


def test_a_page_that_is_gone_says_so(desk):
    viewer = opened(desk)
    viewer.page.go_to("nothing")

    assert "not in the help" in viewer.page.toPlainText()


def test_everything_in_it_has_a_name(desk):
    viewer = opened(desk)
    for part in (viewer.search, viewer.contents, viewer.page, *viewer.buttons.values()):
        assert part.accessibleName()


def test_escape_closes_it_and_the_main_window_takes_it_along(desk):
    viewer = opened(desk)
    viewer.close()
    assert not viewer.isVisible()
    opened(desk)
    desk.window.close()

    assert not viewer.isVisible()


@pytest.mark.parametrize(("answer", "printed"), [(1, 1), (0, 0)])
def test_a_page_is_printed_when_the_printer_was_chosen(desk, monkeypatch, answer: int, printed: int):
    viewer, papers = opened(desk), []
    monkeypatch.setattr(viewer, "print_to", papers.append)
    viewer.print_page()
    dialog = viewer.findChild(QPrintDialog)
    assert dialog.isVisible()
    dialog.done(answer)
    QTest.qWait(0)

    assert len(papers) == printed
