"""What a document says, as answers of a project: by address, with the texts nobody could read beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

from jcm_pdd.core.project import Json

# Texts of imported documents that became no answer; kept with the project, asked by no question.
KEPT = "import#not_understood"


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A text of the document that became no answer: where it stands and what it says."""

    place: str
    text: str

    def stored(self) -> dict[str, Json]:
        """Return it as it is kept in the project."""
        return {"place": self.place, "text": self.text}


@dataclass(frozen=True, slots=True)
class Figure:
    """The bytes of a picture that becomes an answer."""

    data: bytes
    name: str
    media: str


@dataclass(slots=True)
class Found:
    """The answers of one document in the addresses of one project.

    `tables` lists the rows the document shows of a table, `absent` those of the project it does not show, `listed`
    the rows and columns of each list it prints, `calculated` numbers by "2027/emission_reductions" ("total" for all
    years, "average" for a full one), `full_year` the emission reductions of a full year by methodology.
    """

    values: dict[str, Json] = field(default_factory=dict)
    tables: dict[str, list[str]] = field(default_factory=dict)
    absent: dict[str, list[str]] = field(default_factory=dict)
    listed: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    calculated: dict[str, str] = field(default_factory=dict)
    full_year: dict[str, str] = field(default_factory=dict)

    def miss(self, place: str, text: str) -> None:
        """Keep a text that became no answer."""
        self.not_understood.append(NotUnderstood(place, text))
