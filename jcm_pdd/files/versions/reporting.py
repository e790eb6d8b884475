"""A comparison as a document of our own, and the change memo: what, where, why, and the effect in tonnes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from jcm_pdd.core.drift import Drift
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.versions_changes import FieldChange
from jcm_pdd.files.papers.paper_document import paper
from jcm_pdd.files.versions.comparing import Comparison, Told, signed, told
from jcm_pdd.files.versions.drifting import drift_blocks
from jcm_pdd.files.versions.words import WORDS
from jcm_pdd.files.word.derived import Block, Cell, Grid, Heading, Marked, Words

_LONGEST = 4000
"""Characters of one side of a change that a table of a paper prints; the document itself has the whole text."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the two sides of a comparison are called, who writes about them and on which day (ISO)."""

    old: str
    new: str
    who: str
    day: str


def comparison_paper(comparison: Comparison, names: Names, form: str, language: str, drifts: tuple[Drift, ...] = ()
                     ) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a comparison as Word ("docx") or "pdf": a table for each section, the changed words marked, and what
    drifted since the project was submitted or registered.
    """
    words = WORDS[language]

    def row(change: FieldChange, said: Told) -> tuple[Cell, ...]:
        return said.where, _side(said, "gone", words), _side(said, "new", words), _tonnes(change.effect, words)

    heads = (words["where"], words["old"], words["new"], words["alone"])
    blocks = _blocks(comparison, names, language, heads, (22, 33, 33, 12), row)
    blocks = chain(blocks, drift_blocks(drifts, comparison.new.schema, language))
    return paper(form, words["comparison"], _title(comparison), blocks, landscape=True)


def memo_paper(comparison: Comparison, names: Names, reason: Callable[[str], str], form: str, language: str,
               drifts: tuple[Drift, ...] = ()) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the change memo as Word ("docx") or "pdf"; `reason` gives why the answer at an address changed, `drifts`
    what is not as it was submitted or registered.
    """
    words = WORDS[language]

    def row(change: FieldChange, said: Told) -> tuple[Cell, ...]:
        return (said.where, _both(said, words), reason(change.address) or words["no_reason"],
                _tonnes(change.effect, words))

    heads = (words["where"], words["what"], words["why"], words["alone"])
    blocks = _blocks(comparison, names, language, heads, (20, 40, 28, 12), row)
    blocks = chain(blocks, drift_blocks(drifts, comparison.new.schema, language))
    return paper(form, words["memo"], _title(comparison), blocks, landscape=True)


def _blocks(comparison: Comparison, names: Names, language: str, heads: tuple[str, ...], shares: tuple[int, ...],
            row: Callable[[FieldChange, Told], tuple[Cell, ...]]) -> Iterator[Block]:
    words = WORDS[language]
    yield Words(words["project"].format(title=_title(comparison)))
    yield Words(words["between"].format(old=names.old, new=names.new))
    yield Words(words["made"].format(day=names.day, who=names.who))
    yield Heading(words["effect"])
    yield from _effect(comparison, words)
    yield Heading(words["changes"])
    if not comparison.changes:
        yield Words(words["none"])
    else:
        yield Words(words["count"].format(count=len(comparison.changes)))
        yield Words(words["note"])
    for section, listed in groupby(comparison.changes, key=lambda one: one.section):
        yield Heading(comparison.section(section, language) or words["outside"], 2)
        yield Grid(heads, shares, tuple(row(one, told(comparison, one, language)) for one in listed))
    if comparison.definitions:
        yield Words(words["definitions"].format(names=", ".join(f"{name} {version}" for _, name, version
                                                                in comparison.definitions)))


def _effect(comparison: Comparison, words: dict[str, str]) -> Iterator[Block]:
    rows = [(str(one.year), _number(one.old, words), _number(one.new, words), _tonnes(one.difference, words))
            for one in comparison.years]
    before, after = comparison.totals
    rows.append((words["total"], _number(before, words), _number(after, words),
                 _tonnes(comparison.difference, words)))
    heads = (words["year"], words["before"], words["after"], words["difference"])
    yield Words(words["yearly_note"])
    yield Grid(heads, (25, 25, 25, 25), tuple(rows))


def _title(comparison: Comparison) -> str:
    return str(comparison.new.project.get("title") or comparison.old.project.get("title") or "-")


def _number(value: int | None, words: dict[str, str]) -> str:
    return words["unknown"] if value is None else f"{value:,}"


def _tonnes(value: int | None, words: dict[str, str]) -> str:
    return words["unknown"] if value is None else signed(value)


def _side(said: Told, kind: str, words: dict[str, str]) -> Cell:
    """Return one side of a change with the words marked that only this side has."""
    parts: list[tuple[str, str]] = [(what, text) for what, text in said.parts if what in ("same", kind)]
    if said.difference:
        unit = f" {said.unit}" if said.unit else ""
        parts.append(("same", unit if kind == "gone" else f"{unit} ({said.difference})"))
    return Marked(_short(parts)) if parts else words["none"] if said.old == said.new != "" else "-"


def _both(said: Told, words: dict[str, str]) -> Cell:
    """Return a change as one text: what is gone struck out, what is new underlined."""
    if said.difference:
        return words["unit"].format(old=said.old, new=said.new, unit=said.unit, by=said.difference)
    parts: list[tuple[str, str]] = [("same", f"{said.what}: " if said.what else "")]
    for what, text in said.parts:
        gap = parts[-1][0] == "gone" and what == "new"
        parts += [("same", " "), (what, text)] if gap else [(what, text)]
    return Marked(_short(parts))


def _short(parts: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return parts of a text, cut where a table would go on for pages."""
    found: list[tuple[str, str]] = []
    left = _LONGEST
    for what, text in parts:
        if left <= 0:
            return (*found, ("same", " …"))
        found.append((what, text[:left]))
        left -= len(text)
    return tuple(found)
