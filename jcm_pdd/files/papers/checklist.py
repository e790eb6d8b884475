"""The check list of a visit on paper: Word and PDF, each point in English and Japanese with a box to tick."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.visit import GROUPS, Item, items, sites_to_visit
from jcm_pdd.core.review import Context
from jcm_pdd.core.text import Text
from jcm_pdd.files.question_names import question_name
from jcm_pdd.files.word.derived import Block, Grid, Heading, PageBreak, Words

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

TITLE = "Site visit check list"
TITLES = {
    "see": Text(en="To see", ja="見る"), "meters": Text(en="Meters to photograph", ja="撮影する計量器"),
    "papers": Text(en="Papers to collect", ja="集める資料"), "people": Text(en="People to ask", ja="聞く相手"),
    "own": Text(en="Own points", ja="独自の項目"),
}
_BOXES = {None: "☐", True: "☒", False: "☐"}
_HEADS, _SHARES = ("", "Point / 項目", "Found / 結果"), (6, 60, 34)


def has_visits(context: Context) -> bool:
    """Tell whether a visit is planned or something was noted at one."""
    return bool(context.project.rows("visits") or context.project.rows("visit_checks"))


def make_checklist(session: Session, form: str) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the check list of all sites as `docx` or `pdf`. Raises Problem."""
    from jcm_pdd.files.papers.paper_document import paper, shortened

    title = session.project.get("title")
    header = shortened(str(title), 100) if isinstance(title, str) else TITLE
    return paper(form, TITLE, header, tuple(blocks(session.context)))


def blocks(context: Context) -> Iterator[Block]:
    """Yield the list site by site, each on a page of its own."""
    for at, site in enumerate(sites_to_visit(context.project)):
        if at:
            yield PageBreak()
        yield Heading(site or "The whole project / プロジェクト全体")
        yield Words("Date / 日付: ____________    Visitors / 訪問者: ______________________________")
        listed = items(context, site)
        for group in GROUPS:
            rows = tuple(_row(context, item) for item in listed if item.group == group)
            if rows:
                yield Words(f"{TITLES[group].en} / {TITLES[group].ja}", heading=True)
                yield Grid(_HEADS, _SHARES, rows)


def _row(context: Context, item: Item) -> tuple[str, ...]:
    words = {language: in_words(context, item, language) for language in ("en", "ja")}
    text = words["en"] if words["en"] == words["ja"] else f"{words['en']}\n{words['ja']}"
    said = "not seen / 未確認" if item.done is False else ""
    return _BOXES[item.done], text, "\n".join(part for part in (said, item.finding) if part)


def in_words(context: Context, item: Item, language: str) -> str:
    """Return a point as people read it, with the name of what it is about."""
    text = item.text.get(language)
    if "{name}" not in text:
        return text
    return text.replace("{name}", question_name(item.about, context.schema, context.project, language))
