"""A person begins a project, fills it in, reads the answer, takes things back, and switches the language."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

CHILLERS = "ID_AM002/chillers"


def begin(desk, qtbot, country: str, methodology: str, title: str) -> None:
    """Answer the four questions with mouse and keyboard."""
    qtbot.mouseClick(desk.window.start.new, Qt.MouseButton.LeftButton)
    page = desk.window.stack.currentWidget()
    page.country.setCurrentIndex(page.country.findData(country))
    for row in range(page.methodologies.count()):
        if page.methodologies.item(row).text().startswith(methodology):
            page.methodologies.setCurrentRow(row)
    assert not page.begin.isEnabled(), "a title is still asked"
    qtbot.keyClicks(page.title, title)
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)


def ten_chillers() -> str:
    """Return ten rows as Excel copies them: name, capacity, COP and the two temperatures."""
    return "\n".join(f"Chiller {n}\t{400 + n}\t6.{n}\t37\t7" for n in range(10))


def answer_everything(session) -> None:
    """Fill in what the calculation needs, besides the pasted columns."""
    session.set_texts({
        "ID_AM002/supply": "grid", "ID_AM002/EF_grid": "0.8",
        "start_date": "2026-04-01", "lifetime": "8",
    })
    for row in session.project.rows(CHILLERS):
        session.set_texts({f"{CHILLERS}/{row}/EC_PJ": "1000"})


def test_four_questions_lead_to_the_open_form(desk, qtbot):
    begin(desk, qtbot, "TH", "TH_AM001", "Solar at a mill")

    assert desk.session.project.get("title") == "Solar at a mill"
    assert [m.methodology for m in desk.session.schema.methodologies] == ["TH_AM001"]
    assert "Thailand" in desk.window.header.facts.toolTip()
    assert desk.window.stack.currentWidget() is desk.workspace
    assert desk.session.path is None
    assert desk.window.isWindowModified()


def test_the_country_follows_from_the_methodology(desk, qtbot):
    begin(desk, qtbot, "", "ID_AM002", "Chillers")

    assert desk.session.project.get("country") == "ID"


def test_the_finder_filters_by_country_technology_and_words(desk):
    desk.window.show_new()
    page = desk.window.stack.currentWidget()
    everything = page.methodologies.count()

    page.country.setCurrentIndex(page.country.findData("ID"))
    indonesian = page.methodologies.count()
    page.search.setText("no methodology says this")

    assert 0 < indonesian < everything
    assert page.methodologies.count() == 0
    assert "No methodology" in page._labels["count"].text()


def test_ten_pasted_chillers_change_the_answer_and_one_undo_takes_them_back(desk, qtbot):
    begin(desk, qtbot, "ID", "ID_AM002", "Chillers")
    workspace = desk.workspace
    section = desk.session.schema.places[f"{CHILLERS}/*/capacity"].section
    workspace.show_section(section)
    editor = next(b for b in workspace.page.blocks if getattr(b, "address", "") == CHILLERS)
    QApplication.clipboard().setText(ten_chillers())
    rows_before = len(desk.session.project.rows(CHILLERS))

    paste_into(editor)
    assert len(desk.session.project.rows(CHILLERS)) == 10
    answer_everything(desk.session)
    qtbot.waitUntil(lambda: workspace.result.total.value.text() != "– tCO2")
    shown = workspace.result.total.value.text()

    assert shown == f"{desk.session.results.total.emission_reductions:,} tCO2".replace("-", "−")
    while len(desk.session.project.rows(CHILLERS)) > rows_before:
        desk.window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: workspace.result.total.value.text() == "– tCO2")
    desk.window.actions_by_id["redo"].trigger()
    assert len(desk.session.project.rows(CHILLERS)) == 10


def paste_into(editor) -> None:
    """Press the button that pastes from Excel."""
    from PySide6.QtWidgets import QPushButton

    next(b for b in editor.findChildren(QPushButton) if "Excel" in b.text()).click()


def test_undo_says_what_it_takes_back(solar, qtbot):
    solar.session.set_text("title", "Another title")
    qtbot.waitUntil(lambda: "Another title" in solar.window.windowTitle())

    text = solar.window.actions_by_id["undo"].text()

    assert text.startswith("&Undo: ")
    assert len(text) > len("&Undo: ")


def test_typed_text_is_taken_before_saving(solar, qtbot, tmp_path: Path):
    solar.answers.save = tmp_path / "mine.jcmpdd"
    solar.workspace.go_to("title")
    field = QApplication.focusWidget() or solar.window.focusWidget()
    field.selectAll()
    qtbot.keyClicks(field, "Typed and not left")

    solar.window.actions_by_id["save"].trigger()

    assert solar.session.project.get("title") == "Typed and not left"
    assert solar.session.saved
    assert not solar.window.isWindowModified()
    assert solar.kept.value.recent[0].title == "Typed and not left"


def test_a_finding_leads_to_its_field(solar, qtbot):
    solar.workspace.side.show_findings()
    rows = solar.workspace.side.findings.rows()
    target = next(row for row in rows if row.severity == "open")

    solar.workspace.side.findings.chosen.emit(target.address)

    place = next(p for p in solar.session.schema.places.values() if p.address.startswith(target.address))
    assert solar.workspace.section == place.section


def test_findings_are_filtered_by_severity_and_chapter(solar):
    panel = solar.workspace.side.findings
    everything = len(panel.rows())
    defaults = [f for f in solar.session.findings if f.code == "default.not_verified"]

    panel.filter("error")
    errors = len(panel.rows())
    panel.filter("")
    panel.chapter.setCurrentIndex(panel.chapter.findData("setup"))

    # the unverified defaults of a methodology are one card
    assert len(defaults) > 1
    assert everything == len(solar.session.findings) - len(defaults) + 1
    assert errors == 0
    assert len(panel.rows()) < everything


def test_numbers_show_years_and_the_trace(solar, qtbot):
    side = solar.workspace.side
    side.setCurrentWidget(side.numbers)
    qtbot.waitUntil(lambda: side.numbers.table.rowCount() > 1)
    years = solar.session.results.years
    total = side.numbers.table.item(len(years), 3).text()
    said = [label.text().replace("\u200b", "") for label in side.numbers.trace.findChildren(QLabel)]

    assert side.numbers.table.rowCount() == len(years) + 1
    assert total == f"{solar.session.results.total.emission_reductions:,}"
    assert str(years[0].year) in side.numbers.chart.accessibleDescription()
    assert any("RE_p" in text for text in said)
    assert any(text.startswith("= ") and "tCO2" in text for text in said)


def test_a_symbol_of_the_trace_leads_to_its_field_or_its_own_line(desk, qtbot):
    desk.window.commands.open_sample("id_factory_chillers")
    side = desk.workspace.side
    side.setCurrentWidget(side.numbers)
    qtbot.waitUntil(lambda: side.numbers.table.rowCount() > 1)
    labels = [one for one in side.numbers.trace.findChildren(QLabel) if "href=" in one.text()]
    entered = next(one for one in labels if 'href="ID_AM002/EF_grid"' in one.text())
    assert entered.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse
    entered.linkActivated.emit("ID_AM002/EF_grid")
    assert desk.workspace.address == "ID_AM002/EF_grid"
    bar = side.numbers.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert any('href="ID_AM002/EF_elec"' in one.text() for one in labels)
    side.numbers.trace.follow("ID_AM002/EF_elec")
    assert bar.value() < bar.maximum()
    assert not side.numbers.trace._cards["ID_AM002/EF_elec"].visibleRegion().isEmpty()


def test_f6_goes_round_the_panels(solar, qtbot):
    side = solar.workspace.side
    shown = {at for at in range(side.count()) if side.isTabVisible(at)}
    seen = []
    for _ in shown:
        solar.window.actions_by_id["cycle"].trigger()
        seen.append(side.currentIndex())

    assert len(shown) >= 4
    assert sorted(seen) == sorted(shown)


def test_next_and_previous_walk_the_sections(solar):
    sections = solar.workspace.steps.sections()

    solar.window.actions_by_id["next"].trigger()
    assert solar.workspace.section == sections[1]
    solar.window.actions_by_id["previous"].trigger()
    solar.window.actions_by_id["previous"].trigger()
    assert solar.workspace.section == sections[0]


def test_the_guide_follows_the_field(solar):
    solar.workspace.go_to("title")
    said = [label.text() for label in solar.workspace.side.guide.widget().findChildren(QLabel)]

    assert solar.session.schema.places["title"].definition.label.en in said


def test_the_guide_does_not_say_again_what_stands_at_the_head_of_the_page(solar):
    guide, section = solar.workspace.side.guide, solar.session.schema.section("a4").definition
    guide.show_place(solar.session, "a4")
    assert section.guide.en not in [label.text() for label in guide.widget().findChildren(QLabel)]
    guide.show_place(solar.session, "a4", "participants")
    assert section.guide.en in [label.text() for label in guide.widget().findChildren(QLabel)]


def test_the_language_switches_everywhere_at_once(solar, qtbot):
    solar.workspace.show_section("a1")
    solar.window.actions_by_id["language"].trigger()

    qtbot.waitUntil(lambda: solar.window.header.export.text() == "書き出し")
    assert solar.window.actions_by_id["save"].text().startswith("保存")
    assert solar.workspace.side.tabText(0) == "ガイド"
    assert solar.workspace.result.total.name.text() == "排出削減量 合計"
    assert solar.workspace.page.title.text() == solar.session.schema.section("a1").definition.title.ja
    assert solar.kept.value.language == "ja"
    solar.window.actions_by_id["language"].trigger()
    qtbot.waitUntil(lambda: solar.window.header.export.text() == "Export")


def test_closing_a_sample_nobody_changed_asks_nothing(solar):
    assert solar.window.commands.close_project()

    assert solar.answers.asked == []
    assert solar.window.stack.currentWidget() is solar.window.start


def test_unsaved_work_is_asked_for_and_discarded_work_is_kept_among_the_backups(solar, qtbot, tmp_path: Path):
    solar.session.set_text("title", "Changed")
    solar.answers.keep = "cancel"
    assert not solar.window.close()
    solar.answers.keep = "discard"

    assert solar.window.close()

    assert solar.answers.asked == ["unsaved", "unsaved"]
    assert list((tmp_path / "keiko" / "data" / "backups").rglob("project.db"))


def test_every_action_has_words_a_handler_and_its_own_keys(desk):
    from jcm_pdd.gui.actions import ACTIONS

    keys = [key for row in ACTIONS for key in row.keys]

    assert len(keys) == len(set(keys))
    for row in ACTIONS:
        action = desk.window.actions_by_id[row.id]
        assert action.text()
        assert callable(attrgetter(row.handler)(desk.window.commands))
        assert any(action in menu.actions() for menu in desk.window._menus.values())


def test_widgets_that_take_the_keyboard_have_names(solar):
    workspace = solar.workspace
    widgets = (workspace.steps, workspace.side, workspace.side.findings.list, workspace.side.findings.severity,
               solar.window.header.language, *workspace.result.chips.values())
    nameless = [widget for widget in widgets if not (widget.accessibleName() or getattr(widget, "text", str)())]

    assert nameless == []
