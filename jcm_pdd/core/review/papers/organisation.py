"""Rules about the people of the monitoring: lines that go round, checks that one person makes alone."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.organisation import TABLE, chart, circles, persons
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule


def _lines(context: Context) -> Iterator[Finding]:
    people = persons(context.project)
    going_round = circles(people)
    for one in people:
        if one.row in going_round:
            yield Finding("organisation.circle", "error", f"{TABLE}/{one.row}/reports_to", {"person": one.title})
        if one.deputy and one.deputy == one.title:
            yield Finding("organisation.own_deputy", "warning", f"{TABLE}/{one.row}/deputy", {"person": one.title})
    if any(one.reports_to for one in people) and not going_round:
        heads = [node.person for node in chart(people)]
        if len(heads) > 1:
            names = [head.title for head in heads]
            yield Finding("organisation.several_heads", "note", f"{TABLE}/{heads[1].row}/reports_to",
                          {"persons": "; ".join(names), "persons_ja": "、".join(names)})


def _second_person(context: Context) -> Iterator[Finding]:
    if context.project.get("manual_wanted") is True and len(persons(context.project)) == 1:
        yield Finding("organisation.one_person", "warning", TABLE)


RULES: tuple[Rule, ...] = (
    Rule("organisation.lines", (TABLE, f"{TABLE}/"), _lines),
    Rule("organisation.second_person", (TABLE, f"{TABLE}/", "manual_wanted"), _second_person),
)
