"""How the criteria are answered: words that prove nothing, papers that are named nowhere, pages that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jcm_pdd.core.calculation import Results
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import PROOFS, text_at
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families.sources import of_texts
from jcm_pdd.core.review.rule import Rule

_CITED = re.compile(r"\[\d+\]|\bE-?\d+\b|\[[A-Z]-\d+\]")
_PAGE = re.compile(r"\b(?:p\.|pp\.|page|pages|clause|article|section|annex|table|sheet|drawing|chapter|"
                   r"para)\s*\d*", re.IGNORECASE)
_WEAK = re.compile(r"\b(?:will be|is expected to be|are expected to be|should be|is planned to|are planned to|"
                   r"intend(?:s|ed)? to|"
                   r"may be|probably|presumably|is assumed|are assumed)\b", re.IGNORECASE)
_FEWEST_LETTERS = 25
_UNKNOWN = "not known here"
"""How the definitions say that a limit of the methodology could not be read anywhere."""


def _answers(context: Context) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for result in context.results.criteria:
        where, text = f"{result.address}.text", " ".join(text_at(context.project, f"{result.address}.text").split())
        if text and len(text) < _FEWEST_LETTERS:
            yield Finding("eligibility.bare_answer", "warning", where, {"text": text})
        elif text and seen.setdefault(text, result.id) != result.id:
            yield Finding("eligibility.same_text", "warning", where, {"criterion": seen[text]})
        weak = _WEAK.search(text)
        if weak is not None and result.verdict == "met":
            yield Finding("eligibility.intention", "note", where, {"words": weak[0]})


def _papers(context: Context) -> Iterator[Finding]:
    bare: dict[str, list[str]] = {}
    proved = _proved(context)
    for result in context.results.criteria:
        name = text_at(context.project, f"{result.address}.document")
        page = text_at(context.project, f"{result.address}.page")
        proof = text_at(context.project, f"{result.address}.proof")
        if proof in ("document", "page", "second_check") and not name:
            yield Finding("eligibility.no_document", "warning", f"{result.address}.document")
        elif proof in ("page", "second_check") and not page:
            yield Finding("eligibility.page_missing", "warning", f"{result.address}.page", {"document": name})
        elif proof == "document" and not page and not _PAGE.search(name):
            bare.setdefault(result.address.split("/")[0], []).append(result.address)
        if name and result.address not in proved and not _CITED.search(name) and not _listed(context, name):
            yield Finding("eligibility.document_unlisted", "note", f"{result.address}.document", {"document": name})
    for addresses in bare.values():
        yield Finding("eligibility.no_page", "note", f"{addresses[0]}.page", {
            "count": str(len(addresses)), "criteria": ", ".join(
                one.rpartition("/")[2].removeprefix("criterion") for one in addresses)})


def _proved(context: Context) -> tuple[str, ...]:
    """Return what a piece of evidence is attached to: the name typed beside it may then be any."""
    return tuple(text_at(context.project, f"{PROOFS}/{row}/claim") for row in context.project.rows(PROOFS))


def _wording(context: Context) -> Iterator[Finding]:
    """B.2 prints the criteria as the definition words them; where a limit is missing there, the form says so too."""
    for m in context.schema.methodologies:
        told = [f"{m.methodology}/{one.id}" for one in m.criteria if _UNKNOWN in one.text.en
                and text_at(context.project, f"{m.methodology}/{one.id}.text")]
        if told:
            yield Finding("eligibility.wording_unknown", "open", f"{told[0]}.text", {
                "methodology": m.methodology, "criteria": ", ".join(
                    one.rpartition("/")[2].removeprefix("criterion") for one in told)})


def _listed(context: Context, name: str) -> bool:
    """Tell whether a document's name stands in the references or is that of a piece of evidence."""
    plain, references = name.casefold(), text_at(context.project, "references").casefold()
    titles = [text_at(context.project, f"evidence/{row}/{column}").casefold()
              for row in context.project.rows("evidence") for column in ("number", "title")]
    return plain in references or any(title and (title in plain or plain in title) for title in titles)


def _claims(context: Context) -> Iterator[Finding]:
    """A claim and the words beside it that say the contrary."""
    for result in context.results.criteria:
        text = text_at(context.project, f"{result.address}.text")
        denied = re.search(r"\b(?:does not|do not|cannot) (?:meet|fulfil|satisfy|comply)\b|"
                           r"\bcriterion is not met\b", text,
                           re.IGNORECASE)
        if denied is not None and result.verdict == "met":
            yield Finding("eligibility.contradicts", "warning", f"{result.address}.text", {"words": denied[0]})


def _of_criteria(context: Context) -> object:
    return (of_texts(context), _verdicts(context.results), _proved(context), *(
        context.project.get(f"{one.address}.{name}") for one in context.results.criteria
        for name in ("document", "page", "proof")))


def _verdicts(results: Results) -> tuple[tuple[str, str, str], ...]:
    return tuple((one.address, one.verdict, one.proof) for one in results.criteria)


RULES: tuple[Rule, ...] = (
    Rule("eligibility.answers", ("*",), _answers, _of_criteria),
    Rule("eligibility.papers", ("*",), _papers, _of_criteria),
    Rule("eligibility.wording", ("*",), _wording, of_texts),
    Rule("eligibility.claims", ("*",), _claims, _of_criteria),
)
