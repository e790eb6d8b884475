"""The view of the third-party entity: each item of the validation report with our answers and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jcm_pdd.core.conditions import visible
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.form import Strict
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.evidence import Proof, by_claim, text_at
from jcm_pdd.core.plan import grid_rows, monitored, status_of, unconfirmed
from jcm_pdd.core.review.accepting import Accepted
from jcm_pdd.core.review.catalogue import Catalogue, Family
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.limits import Standing
from jcm_pdd.core.schema import GridBlock, section_of
from jcm_pdd.core.status import STATUS_WORDS
from jcm_pdd.core.text import Text

_LONGEST = 400
_LEVELS = {
    "none": Text(en="not proven", ja="裏付けなし"), "claimed": Text(en="claimed only", ja="主張のみ"),
    "document": Text(en="document attached", ja="文書あり"), "page": Text(en="page cited", ja="ページまで特定"),
    "second_check": Text(en="checked by a second person", ja="第二者が確認"),
}
_VERDICTS = {"met": Text(en="met", ja="満たす"), "not_met": Text(en="not met", ja="満たさない"),
             "unknown": Text(en="not yet known", ja="未判定")}


class ItemDef(Strict):
    """One item of the check list: what is asked, and whose answers and findings it looks at.

    `claims` are addresses, or criteria, results, defaults, fixed, monitored for what the methodologies bring.
    """

    id: str
    title: Text
    asks: Text
    status: Standing
    sections: tuple[str, ...] = ()
    families: tuple[Family, ...] = ()
    claims: tuple[str, ...] = ()


class CheckListDef(Strict):
    """The check list of the validation report with where it was read."""

    source: Text
    items: tuple[ItemDef, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One statement: its address, what we say, how well it is proven, and the papers with their pages."""

    address: str
    said: Text
    level: Text
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One item with our answers; `findings` are those still standing, `accepted` those with a reason."""

    definition: ItemDef
    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]

    @property
    def clear(self) -> bool:
        """Whether nothing is wrong or open that the entity would ask about; notes leave it clear."""
        return bool(self.answers) and not any(one.severity != "note" for one in self.findings)


def check_list(definition: CheckListDef, context: Context, findings: Iterable[Finding], accepted: Iterable[Accepted],
               known: Catalogue) -> tuple[Item, ...]:
    """Return the items in order, each with answers, evidence and findings of its sections and families."""
    proofs, standing, let = by_claim(context.schema, context.project), tuple(findings), tuple(accepted)
    return tuple(Item(
        one, tuple(_answers(one, context, proofs)),
        tuple(finding for finding in standing if _belongs(one, finding, context, known)),
        tuple(each for each in let if _belongs(one, each.finding, context, known))) for one in definition.items)


def _belongs(item: ItemDef, finding: Finding, context: Context, known: Catalogue) -> bool:
    entry = known.findings.get(finding.code)
    if entry is not None and entry.family in item.families:
        return True
    return section_of(context.schema, finding.where) in item.sections or finding.where in item.claims


def _answers(item: ItemDef, context: Context, proofs: dict[str, tuple[Proof, ...]]) -> Iterator[Answer]:
    for claim in item.claims:
        if claim == "criteria":
            yield from _criteria(context, proofs)
        elif claim == "results":
            yield from _results(context)
        elif claim == "defaults":
            yield from _defaults(context, proofs)
        elif claim in ("fixed", "monitored"):
            yield from _values(context, proofs, claim)
        else:
            yield from _stated(context, proofs, claim)


def _papers(proofs: dict[str, tuple[Proof, ...]], claim: str, document: str = "", page: str = "") -> tuple[str, ...]:
    """Return the papers of a claim as people cite them, with their pages."""
    linked = [", ".join(part for part in (one.evidence.number, one.evidence.title, one.page) if part)
              for one in proofs.get(claim, ())]
    named = ", ".join(part for part in (document, page) if part)
    return tuple(dict.fromkeys([*linked, *([named] if named else [])]))


def _level(papers: tuple[str, ...], proofs: tuple[Proof, ...]) -> Text:
    if not papers:
        return _LEVELS["claimed"]
    return _LEVELS["page" if any(one.page for one in proofs) else "document"]


def _criteria(context: Context, proofs: dict[str, tuple[Proof, ...]]) -> Iterator[Answer]:
    for one in context.results.criteria:
        text = text_at(context.project, f"{one.address}.text") or context.proposals.get(f"{one.address}.text", "")
        verdict = _VERDICTS[one.verdict]
        said = Text(en=f"{verdict.en}. {text}".strip(), ja=f"{verdict.ja}。{text}".strip())
        papers = _papers(proofs, one.address, text_at(context.project, f"{one.address}.document"),
                         text_at(context.project, f"{one.address}.page"))
        yield Answer(f"{one.address}.text", _short(said), _LEVELS[one.proof], papers)


def _results(context: Context) -> Iterator[Answer]:
    total, average = context.results.total.emission_reductions, context.results.average
    if total is not None and average is not None:
        yield Answer("horizon", Text(en=f"{total:,} tCO2 in all years, {average:,} tCO2 in an average year",
                                     ja=f"全期間{total:,} tCO2、年平均{average:,} tCO2"), _LEVELS["claimed"])


def _defaults(context: Context, proofs: dict[str, tuple[Proof, ...]]) -> Iterator[Answer]:
    """Defaults nobody confirmed yet; confirmed ones stand in the plan with their document."""
    for row in unconfirmed(context.schema, context.project, context.results):
        status = STATUS_WORDS[status_of(row, context.project)]
        said = Text(en=f"{row.symbol} = {row.value_text} {row.unit} ({status.en})",
                    ja=f"{row.symbol} = {row.value_text} {row.unit}（{status.ja}）")
        papers = _papers(proofs, row.address)
        yield Answer(
            row.address, said, _level(papers, proofs.get(row.address, ())) if papers else _LEVELS["none"], papers
        )


def _values(context: Context, proofs: dict[str, tuple[Proof, ...]], role: str) -> Iterator[Answer]:
    if role == "monitored":
        for address, parameter, option in monitored(context.schema, context.project, context.results):
            source = text_at(context.project, f"{address}.method") or context.proposals.get(f"{address}.method", "")
            symbol = parameter.symbol or parameter.id
            papers = _papers(proofs, address)
            yield Answer(address, _short(Text(en=f"{symbol}, option {option.option}: {source}",
                                              ja=f"{symbol}、オプション{option.option}：{source}")),
                         _level(papers, proofs.get(address, ())), papers)
        return
    for plan in context.schema.sections:
        for block in plan.blocks:
            if isinstance(block, GridBlock) and block.role == "fixed":
                for row in grid_rows(block, context.project, context.results):
                    papers = _papers(proofs, row.address, text_at(context.project, f"{row.address}.source"))
                    said = f"{row.symbol} = {row.value_text} {row.unit}".strip()
                    yield Answer(
                        row.address, Text(en=said, ja=said), _level(papers, proofs.get(row.address, ())), papers
                    )


def _stated(context: Context, proofs: dict[str, tuple[Proof, ...]], address: str) -> Iterator[Answer]:
    """A field of the form, or the rows of a table by what names them."""
    block, project = context.schema.tables.get(address), context.project
    if block is not None:
        names = [text_at(project, block.columns[0].at(row)) for row in project.rows(address)]
        said = "; ".join(name for name in names if name)
        if said:
            yield Answer(address, _short(Text(en=said, ja=said)), _LEVELS["claimed"], _papers(proofs, address))
        return
    place, stored = context.schema.place(address), project.get(address)
    if place is None or stored is None or rejected_text(stored) is not None or not visible(
            context.schema, project, context.results, address):
        return
    papers = _papers(proofs, address)
    yield Answer(address, _short(Text(en=place.kind.show(stored, "en"), ja=place.kind.show(stored, "ja"))),
                 _level(papers, proofs.get(address, ())), papers)


def _short(text: Text) -> Text:
    return Text(**{name: value if len(value) <= _LONGEST else value[:_LONGEST - 1] + "…"
                   for name, value in (("en", " ".join(text.en.split())), ("ja", " ".join(text.ja.split())))})
