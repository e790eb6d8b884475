"""The working papers as documents: evidence index, monitoring manual, record sheets, check lists, annexes of the PDD.

Each is one line in a table here, so that the export, the command line and the window know it by that line alone; what
makes it is imported when it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from jcm_pdd.core.text import Text

if TYPE_CHECKING:
    from jcm_pdd.core.findings import Finding
    from jcm_pdd.core.review import Context
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.word.derived import Block


@dataclass(frozen=True, slots=True)
class Paper:
    """A document made of the working papers.

    `make` names a function of (session, format) that returns bytes and findings, as "module:function"; `has` one of
    a context that tells whether there is anything to print. A paper with something to print is part of the package,
    unless it is made `on_request` alone.
    """

    name: str
    title: Text
    formats: tuple[str, ...]
    make: str
    has: str
    on_request: bool = False


PAPERS: tuple[Paper, ...] = (
    Paper("evidence_index", Text(en="Evidence index", ja="根拠資料一覧"), ("docx", "pdf", "xlsx"),
          "jcm_pdd.files.papers.evidence_index:make_index", "jcm_pdd.files.papers.evidence_index:has_evidence"),
    Paper("manual", Text(en="Monitoring manual", ja="モニタリングマニュアル"), ("docx", "pdf"),
          "jcm_pdd.files.papers.manual:make_manual", "jcm_pdd.files.papers.manual:is_wanted"),
    Paper("records", Text(en="Monthly record sheets", ja="月次記録シート"), ("xlsx",),
          "jcm_pdd.files.papers.record_sheets:make_record_sheets", "jcm_pdd.files.papers.record_sheets:has_points"),
    Paper("mrs", Text(en="Monitoring report (MRS)", ja="モニタリング報告書（MRS）"), ("xlsx",),
          "jcm_pdd.files.monitoring_report.workbook:make_report",
          "jcm_pdd.files.monitoring_report.workbook:has_report"),
    Paper("estimates", Text(en="Basis of ex-ante estimation (calculation)", ja="推計の根拠（計算）"), ("xlsx",),
          "jcm_pdd.files.papers.estimation_sheets:make_workbook", "jcm_pdd.files.papers.estimation_words:has_records"),
    Paper("checklist", Text(en="Site visit check list", ja="現地調査チェックリスト"), ("docx", "pdf"),
          "jcm_pdd.files.papers.checklist:make_checklist", "jcm_pdd.files.papers.checklist:has_visits"),
    Paper("rounds", Text(en="Findings and replies", ja="指摘と回答"), ("docx", "pdf", "xlsx"),
          "jcm_pdd.files.rounds.table:make_table", "jcm_pdd.files.rounds.table:has_findings"),
    Paper("validation_list", Text(en="Check list of the validation report", ja="妥当性確認報告書のチェックリスト"),
          ("docx", "pdf"), "jcm_pdd.files.papers.validation_list:make_list",
          "jcm_pdd.files.papers.validation_list:has_answers", on_request=True),
)

# What the annex of the PDD prints behind the user's own text, in order: functions of a context that return blocks.
ANNEXES: tuple[str, ...] = (
    "jcm_pdd.files.calculation_annex:calculation_blocks",
    "jcm_pdd.files.papers.estimation_annex:estimation_blocks",
    "jcm_pdd.files.papers.consultation_annex:laws_blocks",
    "jcm_pdd.files.papers.consultation_annex:record_blocks",
    "jcm_pdd.files.papers.analysis_annex:analysis_blocks",
)


def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)  # type: ignore[no-any-return]


def paper(name: str) -> Paper | None:
    """Return the paper exports call `name`."""
    return next((one for one in PAPERS if one.name == name), None)


def has_content(one: Paper, context: Context) -> bool:
    """Tell whether a paper has anything to print in this project."""
    return bool(_function(one.has)(context))


def make_paper(session: Session, one: Paper, form: str) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a paper in one of its formats, with findings about what could not be printed. Raises Problem."""
    made: tuple[bytes, tuple[Finding, ...]] = _function(one.make)(session, form)
    return made


def annex_blocks(context: Context) -> Iterator[Block]:
    """Yield what the annex of the PDD prints behind the user's own text."""
    for name in ANNEXES:
        yield from _function(name)(context)
