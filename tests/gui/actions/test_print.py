"""Printing: the exported pages go to a printer, chosen ones alone, with a way out at every point."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from jcm_pdd.gui.print_page import PrintPage

TIMEOUT_MS = 120_000


@pytest.fixture
def page(chillers) -> PrintPage:
    """Return the page that prints."""
    chillers.window.actions_by_id["print"].trigger()
    page = chillers.window.stack.currentWidget()
    assert isinstance(page, PrintPage)
    return page


def to_file(answers, path: Path, first: int = 0, last: int = 0, yes: bool = True) -> None:
    """Answer the printer's dialog with a file to print into."""
    def choose(printer, pages: int) -> bool:
        answers.asked.append(f"printer for {pages} pages")
        printer.setOutputFileName(str(path))
        if first:
            printer.setFromTo(first, last)
        return yes

    answers.choose_printer = choose


def test_chosen_pages_come_out_as_exported(chillers, page, qtbot, tmp_path: Path):
    to_file(chillers.answers, tmp_path / "out.pdf", 1, 2)

    page.start()
    folder = page._folder
    assert page.running
    assert page.cancel.isVisible()
    qtbot.waitUntil(lambda: not page.running, timeout=TIMEOUT_MS)

    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(printed) == 2
    width, height = printed[0].get_size()
    assert width < height
    assert min(printed[0].render(scale=0.2).to_pil().convert("L").getextrema()) < 128, "the page is not empty"
    printed.close()
    assert page.doing.text() == "Pages sent to the printer: 2"
    assert not folder.exists()


def test_no_printer_chosen_prints_nothing(chillers, page, qtbot, tmp_path: Path):
    to_file(chillers.answers, tmp_path / "out.pdf", yes=False)

    page.start()
    qtbot.waitUntil(lambda: not page.running, timeout=TIMEOUT_MS)

    assert not (tmp_path / "out.pdf").exists()
    assert page.doing.text() == "Nothing was printed."
    assert page.go.isVisible()


def test_cancel_leaves_nothing_behind(chillers, page, qtbot, tmp_path: Path):
    to_file(chillers.answers, tmp_path / "out.pdf")

    page.start()
    folder = page._folder
    page.stop()
    qtbot.waitUntil(lambda: not page.running, timeout=TIMEOUT_MS)

    assert page.doing.text() == "Cancelled."
    assert not folder.exists()
    assert not (tmp_path / "out.pdf").exists()


def test_every_document_with_pages_can_be_chosen(chillers, page):
    assert set(page.documents) == {document.form.lower() for document in chillers.session.schema.documents}
    assert all(button.text() for button in page.documents.values())
