"""Technologies by which methodologies and supported projects are sorted, from the reference tables."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from jcm_pdd.core.text import Text
from jcm_pdd.files.reference_tables import RowDef, reference_table


class Technology(NamedTuple):
    """A technology: its id, names, the wider one it is a kind of ("" for none), and words to find it by."""

    id: str
    label: Text
    wider: str
    words: tuple[str, ...]


class SupportedProject(NamedTuple):
    """A project of the ministry's list; `basis` says why it has its technologies: title, identified or recalled."""

    number: int
    country: str
    title: Text
    technologies: tuple[str, ...]
    basis: str


@lru_cache(maxsize=1)
def technologies() -> dict[str, Technology]:
    """Return the technologies by id."""
    return {row.id: Technology(row.id, row.label, row.words.get("wider", ""),
                               _parts(row.words.get("find_en", "")) + _parts(row.words.get("find_ja", "")))
            for row in _rows("technologies")}


@lru_cache(maxsize=1)
def supported_projects() -> tuple[SupportedProject, ...]:
    """Return the projects supported from 2013 to 2021 in the order of the ministry's list."""
    return tuple(SupportedProject(number, row.words["country"], row.label, _parts(row.words["technologies"]),
                                  row.words["basis"])
                 for number, row in enumerate(_rows("project_technologies"), 1))


def found_in(text: str) -> tuple[str, ...]:
    """Return the ids of technologies whose words occur in a text of either language, narrower kinds with wider."""
    plain = text.casefold()
    return tuple(one.id for one in technologies().values() if any(word.casefold() in plain for word in one.words))


def _rows(table: str) -> tuple[RowDef, ...]:
    found = reference_table(table)
    return found.rows if found else ()


def _parts(words: str) -> tuple[str, ...]:
    return tuple(part for word in words.split(",") if (part := word.strip()))
