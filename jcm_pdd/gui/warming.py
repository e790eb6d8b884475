"""Imports and reads what will be needed soon, a piece at a time: while the user reads, or while another process works.

Each name is a module whose import, after those before it, takes a moment only; a test finds those that have gone.
"""

from __future__ import annotations

import gc
import importlib
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from PySide6.QtCore import QObject, QTimer

from jcm_pdd.gui.breathing import breathe, in_slices

BREATH_MS = 30
Piece = str | Callable[[], Iterator[object]]
"""A module, or a function whose iterator reads something with every step."""


def _of(package: str, *names: str) -> tuple[str, ...]:
    return tuple(f"jcm_pdd.{package}.{name}" for name in names)


def _papers() -> Iterator[object]:
    from jcm_pdd.files.definitions import library

    yield from library().read_papers()


def _forms() -> Iterator[object]:
    from jcm_pdd.files.definitions import library
    from jcm_pdd.files.documents import shipped

    for name, version in shipped():
        yield library().text("documents", name, version)
        if not library().on_request(name, version):
            yield library().form(name, version)


def _words() -> Iterator[object]:
    from jcm_pdd.files.messages import finding_catalogue

    yield finding_catalogue()


def _pint() -> Iterator[object]:
    from jcm_pdd.core.units import load

    yield load()


def _units() -> Iterator[object]:
    from jcm_pdd.core.units import dimension

    yield dimension("MWh/p")


def _english() -> Iterator[object]:
    from jcm_pdd.files.spelling import dictionary, tiers

    yield tiers()
    yield dictionary()


def _countries() -> Iterator[object]:
    from jcm_pdd.files.countries import countries

    yield countries()


def _projects() -> Iterator[object]:
    from jcm_pdd.files.technologies import supported_projects

    yield supported_projects()


READING = _of("files", "opc", "word.document", "word.read", "excel.cells", "excel.workbook", "adoption.using",
              "workbooks.book", "reading.pdd", "reading.official", "reading.parsing",
              "reading.importing")
START: tuple[Piece, ...] = (
    "importlib.metadata", "pydantic_core", "pydantic.main", "pydantic.plugin._loader", "zoneinfo", "yaml",
    "jcm_pdd.core.flaws", "jcm_pdd.files.samples")
NEW: tuple[Piece, ...] = (
    *_of("core", "form", "kinds", "official", "methodology"),
    *_of("files", "reference_tables", "definitions", "finder", "countries", "official.shelf", "completeness"),
    *_of("files", "word.binding", "documents", "packages"), _countries,
    *_of("gui", "finder_details", "new_project"), _projects)
PROJECT: tuple[Piece, ...] = (
    *NEW,
    *_of("core", "calculation", "joining", "papers.references", "papers.spans", "papers.metering_words", "plan",
         "plan_reads", "papers.figure_layout", "papers.figure", "papers.estimation_series", "papers.estimation",
         "papers.strictness", "papers.organisation", "papers.photographs",
         "papers.correction_words", "papers.questions", "papers.ex_post", "papers.vintages", "papers.rounds",
         "papers.signing", "papers.timeline", "papers.request_sites", "confirming", "review.rule",
         "review.standing_in", "review.families", "review.papers", "review.rules"),
    *_of("files", "attaching", "word.binding", "documents", "official.holding", "session"), _papers, _forms, _words,
    "flexparser", "flexcache", _pint, _units, _english,
    *_of("gui", "editors.label", "editors.inputs"), *_of("core", "folding"),
    *_of("gui", "editors.text_shelf", "editors.table", "page.section", "panels.official_take"),
    *_of("core", "papers.figure_scene", "analysis.sensitivity"),
    *_of("gui", "panels.three_lines", "panels.numbers", "panels.preview_tools", "panels.side", "workspace"))
EXPORT: tuple[Piece, ...] = (
    "lxml.etree", *_of("files", "opc", "word.tree", "word.text", "word.find", "word.pictures", "word.document"),
    *_of("files", "workbooks.tokens", "official.filling_export", "export"),
    *_of("gui", "export_page"))
LATER: tuple[Piece, ...] = (
    *_of("gui", "command_box", "search_box", "verification_page"), *EXPORT,
    *_of("gui.papers", "evidence_preview", "evidence_missing", "estimation", "meter_timeline", "organisation", "figure",
         "drawn_figure", "request"),
    *_of("files", "question_names", "word.derived", "papers.checklist"),
    *_of("core", "papers.measured"), *_of("gui.papers", "visit_points", "visit", "measured_work", "measured_part"),
    *_of("gui", "analysis.part"), *_of("core", "trace"),
    *_of("files", "previewing", "help.sections", "help.book"), *_of("gui", "help_window", "preferences_dialog"))


def warm(owner: QObject, pieces: Sequence[Piece]) -> None:
    """Do one step of the pieces now and the others between events, as long as the owner lives."""
    _go_on(owner, _steps(pieces))


def warm_later(owner: QObject) -> None:
    """Begin after a moment with everything a project needs, as long as the owner lives."""
    QTimer.singleShot(BREATH_MS, owner, lambda: warm(owner, (*PROJECT, *LATER)))


def warm_now(pieces: Sequence[Piece]) -> None:
    """Do all that was not done yet; the window lives on meanwhile."""
    with in_slices():
        for _ in _steps(pieces):
            breathe()


def _go_on(owner: QObject, steps: Iterator[object]) -> None:
    if next(steps, steps) is not steps:
        QTimer.singleShot(BREATH_MS, owner, lambda: _go_on(owner, steps))


def _steps(pieces: Sequence[Piece]) -> Iterator[object]:
    for step in chain.from_iterable(_imported(piece) if isinstance(piece, str) else piece() for piece in pieces):
        # Modules and definitions stay: looking through them for rubbish again and again would stop the window.
        gc.freeze()
        yield step


def _imported(name: str) -> Iterator[object]:
    yield importlib.import_module(name)
