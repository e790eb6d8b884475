"""The check list of the validation report with our answers and evidence beside each item: Word and PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.review import Context
from jcm_pdd.core.review.limits import STANDING_WORDS
from jcm_pdd.core.review.validation import Answer, Item, check_list
from jcm_pdd.files.question_names import question_name
from jcm_pdd.files.review_data import catalogue, validation_list
from jcm_pdd.files.word.derived import Block, Grid, Words

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

TITLE = "Check list of the validation report with our answers"
_HEADS, _SHARES = ("Statement / 記述", "Our answer / 回答", "Proof and evidence / 裏付けと根拠資料"), (22, 48, 30)
_MOST_FINDINGS = 12


def has_answers(context: Context) -> bool:
    """Tell whether there is a project to show: it has a title."""
    return context.project.get("title") is not None


def items_of(session: Session) -> tuple[Item, ...]:
    """Return the items of a project as it stands."""
    return check_list(validation_list(), session.context, session.findings, session.accepted, catalogue())


def make_list(session: Session, form: str) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the check list as `docx` or `pdf`. Raises Problem."""
    from jcm_pdd.files.papers.paper_document import paper, shortened

    title = session.project.get("title")
    header = shortened(str(title), 100) if isinstance(title, str) else TITLE
    return paper(form, TITLE, header, tuple(blocks(session)), landscape=True)


def blocks(session: Session) -> Iterator[Block]:
    """Yield the list item by item: what is asked, our answers, what is still open, what was accepted."""
    source = validation_list().source
    yield Words(f"{source.en}.\n{source.ja}。")
    for number, item in enumerate(items_of(session), 1):
        one = item.definition
        box = "☒" if item.clear else "☐"
        yield Words(f"{box} {number}. {one.title.en} / {one.title.ja}", heading=True)
        standing = STANDING_WORDS[one.status]
        yield Words(f"{one.asks.en} {one.asks.ja} ({standing.en} / {standing.ja})")
        if item.answers:
            yield Grid(_HEADS, _SHARES, tuple(_row(session, answer) for answer in item.answers))
        else:
            yield Words("No statement in this project yet. / このプロジェクトにはまだ記述がありません。")
        yield from _open(session, item)


def _row(session: Session, answer: Answer) -> tuple[str, str, str]:
    names = {
        language: question_name(answer.address, session.schema, session.project, language) for language in ("en", "ja")
    }
    name = names["en"] if names["en"] == names["ja"] else f"{names['en']}\n{names['ja']}"
    said = answer.said.en if answer.said.en == answer.said.ja else f"{answer.said.en}\n{answer.said.ja}"
    level = f"{answer.level.en} / {answer.level.ja}"
    return name, said, "\n".join((level, *answer.evidence))


def _open(session: Session, item: Item) -> Iterator[Block]:
    told = [one for one in item.findings if one.severity != "note"]
    if told:
        lines = [session.message(one, "en").line() for one in told[:_MOST_FINDINGS]]
        more = len(told) - len(lines)
        yield Words(f"Still open / 未解決 ({len(told)}):\n" + "\n".join(f"- {line}" for line in lines)
                    + (f"\n- … {more} more / ほか{more}件" if more > 0 else ""))
    for one in item.accepted:
        message = session.message(one.finding, "en").line()
        yield Words(f"Accepted / 承認済み: {message} ({one.reason}; {one.who}, {one.when})")
