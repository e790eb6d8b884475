"""Who does the monitoring and who reports to whom: the persons of the monitoring structure with their lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jcm_pdd.core.papers.evidence import text_at
from jcm_pdd.core.project import Project

TABLE = "structure"
MOST = 200  # persons a chart is drawn for


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the monitoring structure, by job title; empty texts are not answered."""

    row: str
    title: str
    role: str = ""
    body: str = ""
    reports_to: str = ""
    deputy: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A person with those who report to them, in the order of the table."""

    person: Person
    below: tuple[Node, ...] = field(default=())


def persons(project: Project) -> tuple[Person, ...]:
    """Return the persons of the monitoring structure that have a title, in the order of the table."""
    return tuple(one for one in (_person(project, row) for row in project.rows(TABLE)) if one.title)


def _person(project: Project, row: str) -> Person:
    def text(column: str) -> str:
        return text_at(project, f"{TABLE}/{row}/{column}")

    return Person(row, text("personnel"), text("role_description"), text("body"), text("reports_to"), text("deputy"),
                  text("telephone"))


def chart(people: tuple[Person, ...]) -> tuple[Node, ...]:
    """Return the persons nobody stands above, each with all below them.

    Somebody whose line leads nowhere, or round in a circle, stands at the top, so that nobody is left out.
    """
    first: dict[str, Person] = {}
    for one in people:
        first.setdefault(one.title, one)
    above = {one.row: _above(one, first) for one in people}
    below: dict[str, list[Person]] = {}
    heads = []
    circling = set(circles(people))
    for one in people:
        boss = above[one.row]
        if boss is None or one.row in circling:
            heads.append(one)
        else:
            below.setdefault(boss.row, []).append(one)
    return tuple(_node(head, below) for head in heads)


def _above(one: Person, first: dict[str, Person]) -> Person | None:
    boss = first.get(one.reports_to)
    return None if boss is None or boss.row == one.row else boss


def _node(person: Person, below: dict[str, list[Person]]) -> Node:
    return Node(person, tuple(_node(one, below) for one in below.get(person.row, ())))


def circles(people: tuple[Person, ...]) -> tuple[str, ...]:
    """Return the rows of those whose line upwards comes back to themselves."""
    first: dict[str, Person] = {}
    for one in people:
        first.setdefault(one.title, one)
    return tuple(one.row for one in people if _comes_back(one, first))


def _comes_back(one: Person, first: dict[str, Person]) -> bool:
    seen, at = {one.row}, first.get(one.reports_to)
    while at is not None:
        if at.row == one.row:
            return True
        if at.row in seen:
            return False
        seen.add(at.row)
        at = first.get(at.reports_to)
    return False


def lines(nodes: tuple[Node, ...], depth: int = 0) -> Iterator[tuple[int, Person]]:
    """Yield each person with how many stand above, as an indented list shows them."""
    for node in nodes:
        yield depth, node.person
        yield from lines(node.below, depth + 1)
