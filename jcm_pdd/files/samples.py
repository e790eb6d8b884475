"""Sample projects: complete, invented, and marked as examples. Read from resources/samples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from jcm_pdd.core.project import Json
from jcm_pdd.core.text import Text
from jcm_pdd.files import strict_yaml
from jcm_pdd.files.data import data_path

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.store import Workplace


Attachments = Mapping[str, tuple[tuple[Path, str], ...]]


@dataclass(frozen=True)
class Sample:
    """One sample; its answers are read when first asked for, so that the start page lists samples at once."""

    id: str
    title: Text
    path: Path

    @cached_property
    def _contents(self) -> tuple[dict[str, Json], Attachments]:
        return _contents_of(self.path)

    @property
    def answers(self) -> Mapping[str, Json]:
        """Typed texts by address; row ids as a list at a table's address."""
        return self._contents[0]

    @property
    def attachments(self) -> Attachments:
        """Files to attach with their captions, by address."""
        return self._contents[1]


class _Figure(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    file: str
    caption: str


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    title: Text
    answers: dict[str, Any]
    figures: dict[str, tuple[_Figure, ...]] = {}


@lru_cache(maxsize=1)
def samples() -> tuple[Sample, ...]:
    """Return the samples that come with the program, by the names of their files."""
    return tuple(load_sample(path) for path in sorted(data_path("resources", "samples").glob("*.yaml")))


def open_sample(sample: Sample, place: Workplace) -> Session:
    """Return a new, unsaved project with everything a sample holds, its figures attached."""
    from jcm_pdd.files.session import Session

    session = Session.create(place)
    try:
        session.set_answers(sample.answers, name="edit.new_project")
        for address, files in sample.attachments.items():
            for path, caption in files:
                session.attach(address, path, caption)
    except BaseException:
        session.abandon()
        raise
    return session


def load_sample(path: Path) -> Sample:
    """Return the sample in a file, of which only the head above `answers:` is read now."""
    head = path.read_text(encoding="utf-8").partition("\nanswers:")[0]
    data = strict_yaml.read(head, path.name).data
    return Sample(data["id"], Text(**data["title"]), path)


def _contents_of(path: Path) -> tuple[dict[str, Json], Attachments]:
    """Return answers and attachments of a sample file; raise Problem "definition.invalid" with file and line."""
    read = strict_yaml.read(path.read_text(encoding="utf-8"), path.name)
    try:
        file = _File.model_validate(read.data)
    except ValidationError as error:
        loc = error.errors()[0]["loc"]
        raise read.problem(read.line(loc), str(loc[-1]), error.errors()[0]["msg"]) from None
    answers: dict[str, Json] = {}
    for address, given in file.answers.items():
        if isinstance(given, list):
            answers.update(_rows(address, given))
        else:
            answers[address] = _typed(given)
    figures = path.parent / "figures"
    attachments = {address: tuple((figures / item.file, item.caption) for item in items)
                   for address, items in file.figures.items()}
    return answers, attachments


def _rows(table: str, given: list[Any]) -> dict[str, Json]:
    """Return the answers of a table written as a list of rows: r1, r2 and so on, and how many were made."""
    answers: dict[str, Json] = {table: [f"r{number}" for number in range(1, len(given) + 1)]}
    for number, row in enumerate(given, 1):
        for column, value in row.items():
            answers[f"{table}/r{number}/{column}"] = _typed(value)
    return answers


def _typed(value: Any) -> str:
    """Return what a person would type: yes and no for truths."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip()
