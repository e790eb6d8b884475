"""What was read from the text of an approved methodology: frozen values that travel between processes.

Sentences are taken as they stand in the user's own copy. Three things are written differently because a plain
text has no other way: a lowered part of a symbol follows an underscore (EF_RE,i,p), a raised figure becomes a
raised sign (m³), and the parts of a list stand on lines of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["docx", "pdf"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """An eligibility criterion by its number, from 1; sub-items are further lines of the text."""

    number: int
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term."""

    term: str
    definition: str
    place: str


@dataclass(frozen=True, slots=True)
class EmissionSource:
    """An emission source with its greenhouse gases as printed ("CO2", "CO2, CH4")."""

    source: str
    gas: str
    place: str


@dataclass(frozen=True, slots=True)
class Value:
    """A number printed for a parameter: which case it is for, the number, its unit ("" when none is printed)."""

    label: str
    number: Decimal
    unit: str
    place: str


@dataclass(frozen=True, slots=True)
class TextParameter:
    """A row of "Data and parameters fixed ex ante", with the numbers printed in it."""

    symbol: str
    description: str
    source: str
    values: tuple[Value, ...]
    place: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """What a person should look at: a code of resources/messages/problems/official_text.yaml, where, and the words."""

    code: str
    where: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class OfficialText:
    """The text of a methodology; `methodology` (TH_AM001), `version` (01.0) and `title` are "" when not found."""

    file: str
    sha256: str
    kind: Kind
    methodology: str
    version: str
    title: str
    summary: str
    terms: tuple[Term, ...]
    criteria: tuple[Criterion, ...]
    reference_sources: tuple[EmissionSource, ...]
    project_sources: tuple[EmissionSource, ...]
    parameters: tuple[TextParameter, ...]
    report: tuple[NotUnderstood, ...]
