"""Forms and methodologies as data: read strictly, listed by a compiled index, loaded when first used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.form import FormDef
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.text import Text
from jcm_pdd.files import strict_yaml
from jcm_pdd.files.composition import as_text, compose, is_composed
from jcm_pdd.files.data import data_path, data_root

FolderName = Literal["documents", "papers", "methodologies"]
Key = tuple[str, str]
INDEX = ("resources", "index", "definitions.json")
_Model = TypeVar("_Model", bound=BaseModel)


def parse_form(text: str, name: str) -> FormDef:
    """Return the form a YAML text describes; `name` is said in problems ("file.yaml:LINE")."""
    return _parse(FormDef, text, name)


def parse_methodology(text: str, name: str) -> MethodologyDef:
    """Return the methodology a YAML text describes; `name` is said in problems ("file.yaml:LINE")."""
    return _parse(MethodologyDef, text, name)


def load_form(path: Path) -> FormDef:
    """Return the form in a file; raise Problem "definition.invalid" or "definition.unreadable"."""
    return parse_form(read_text(path), path.name)


def load_methodology(path: Path) -> MethodologyDef:
    """Return the methodology in a file; raise Problem "definition.invalid" or "definition.unreadable"."""
    return parse_methodology(read_text(path), path.name)


def read_text(path: Path) -> str:
    """Return the text of a definition file; Problem "definition.unreadable", or "definition.invalid" with the line."""
    try:
        if path.stat().st_size > strict_yaml.MAX_CHARACTERS * 4:
            raise strict_yaml.refusal(f"{path.name}:1", "", Flaw("flaw.too_long", most=strict_yaml.MAX_CHARACTERS))
        # A mark that editors put before the first letter is no part of the text.
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = bytes(error.object)[:error.start].count(b"\n") + 1
        raise strict_yaml.refusal(f"{path.name}:{line}", "", Flaw("flaw.encoding")) from None
    except OSError as error:
        raise Problem("definition.unreadable", str(path), reason=error.strerror or "?") from None


def read_definition(text: str, name: str) -> strict_yaml.StrictYaml:
    """Return the data of a definition with everything it takes from elsewhere, and the line of each part of it.

    Raises Problem "definition.invalid" with file and line.
    """
    read = strict_yaml.read(text, name)
    return compose(read, shape) if is_composed(text) else read


def _parse(model: type[_Model], text: str, name: str) -> _Model:
    read = read_definition(text, name)
    try:
        return model.model_validate(read.data)
    except ValidationError as error:
        from jcm_pdd.files.definition_flaws import located

        first = located(read, error)[0]
        raise read.problem_at(first.path, first.key, first.flaw) from None


def shape_names() -> tuple[str, ...]:
    """Return the names of the shapes a methodology can extend."""
    return tuple(sorted(path.stem for path in data_path("forms", "shapes").glob("*.yaml")))


def shape(name: str) -> strict_yaml.StrictYaml:
    """Return a shape as it was read; LookupError with the names that are known for one that is not there."""
    if name not in shape_names():
        raise LookupError(", ".join(shape_names()))
    path = data_path("forms", "shapes", f"{name}.yaml")
    return strict_yaml.read(read_text(path), path.name)


def flat_text(text: str, name: str) -> str:
    """Return the text of a definition that says everything itself, as project files keep it."""
    return as_text(compose(strict_yaml.read(text, name), shape).data) if is_composed(text) else text


@dataclass(frozen=True)
class Measured:
    """A parameter that is measured in operation, as lists show it; `unit` is "" for none."""

    symbol: str
    label: Text
    unit: str


@dataclass(frozen=True)
class Entry:
    """What the list of definitions shows without reading the definition itself."""

    kind: FolderName
    file: str
    id: str
    version: str
    title: Text
    status: str
    sha256: str
    country: str = ""
    technology_id: str = ""
    technology: Text | None = None
    summary: Text | None = None
    approved_on: str | None = None
    in_force_until: str | None = None
    general: bool = False
    measured: tuple[Measured, ...] = ()
    completeness: Mapping[str, Any] | None = field(default=None, compare=False)
    folder: Path | None = None
    on_request: bool = False
    written: bool = False
    """Whether the user wrote it, so that there are no official files beside it."""

    @property
    def path(self) -> Path:
        """The file of the definition: in the program's own data, or in `folder` when the user adopted it."""
        return data_path("forms", self.kind, self.file) if self.folder is None else self.folder / self.file

    @property
    def key(self) -> str:
        """Id and version as people write them, e.g. "ID_AM002 ver02.0"."""
        return f"{self.id} ver{self.version}"

    @cached_property
    def text(self) -> str:
        """The YAML text of the definition, with everything it takes from a shape or a reference table."""
        return flat_text(read_text(self.path), self.file)

    @cached_property
    def methodology(self) -> MethodologyDef:
        """The whole methodology, read when first asked for."""
        # From the file itself: the flat text of a composed definition takes a tenth of a second to be written and
        # read back, and is needed by project files alone.
        return parse_methodology(read_text(self.path), self.file)


class _Forms(Mapping[Key, FormDef]):
    """Forms by id and version; each is read when first asked for."""

    def __init__(self, entries: Mapping[Key, Entry]) -> None:
        self._entries = entries
        self._loaded: dict[Key, FormDef] = {}

    def __getitem__(self, key: Key) -> FormDef:
        entry = self._entries[key]
        if key not in self._loaded:
            self._loaded[key] = parse_form(entry.text, entry.file)
        return self._loaded[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class Library:
    """All forms and methodologies that come with the program, by (id, version)."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._documents = {(e.id, e.version): e for e in entries if e.kind == "documents"}
        self.methodologies: Mapping[Key, Entry] = {
            (e.id, e.version): e for e in entries if e.kind == "methodologies"}
        self.forms: Mapping[Key, FormDef] = _Forms(self._documents)
        self._papers = {(e.id, e.version): e for e in entries if e.kind == "papers"}
        self._read_papers = _Forms(self._papers)

    @cached_property
    def papers(self) -> tuple[FormDef, ...]:
        """The working papers in the order they are asked; they are no official forms and are pinned nowhere."""
        return tuple(sorted(self.read_papers(), key=lambda form: (form.order, form.form)))

    def read_papers(self) -> Iterator[FormDef]:
        """Read the working papers one by one, for who has other things to do in between; each is read once."""
        yield from self._read_papers.values()

    def methodology(self, name: str, version: str) -> MethodologyDef:
        """Return a whole methodology; raise Problem "definition.unknown" when it is not in the library."""
        return self._entry("methodologies", name, version).methodology

    def form(self, name: str, version: str) -> FormDef:
        """Return a whole form; raise Problem "definition.unknown" when it is not in the library."""
        self._entry("documents", name, version)
        return self.forms[name, version]

    def on_request(self, name: str, version: str) -> bool:
        """Tell whether a project has a document only once it takes it; read from the index alone."""
        return self._entry("documents", name, version).on_request

    def text(self, kind: FolderName, name: str, version: str) -> str:
        """Return the YAML text of a definition, to travel inside a project file."""
        return self._entry(kind, name, version).text

    def sha256(self, kind: FolderName, name: str, version: str) -> str:
        """Return the SHA-256 of a definition's text."""
        return self._entry(kind, name, version).sha256

    def _entry(self, kind: FolderName, name: str, version: str) -> Entry:
        table = {"documents": self._documents, "papers": self._papers}.get(kind, self.methodologies)
        if (name, version) not in table:
            raise Problem("definition.unknown", f"{name} ver{version}", kind=kind)
        return table[name, version]


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a definition's text, the same on every system (line ends are read as \\n)."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@lru_cache(maxsize=1)
def library() -> Library:
    """Return the definitions of the program or of the data update in use, listed by the compiled index."""
    path, own = data_path(*INDEX), data_root().joinpath(*INDEX)
    listed = _listed(path)
    if path != own:  # working papers belong to the program and are in no update
        listed = [item for item in listed if item["kind"] != "papers"]
        listed += [item for item in _listed(own) if item["kind"] == "papers"]
    return Library(tuple(_entry_of(item) for item in listed))


def _listed(path: Path) -> list[dict[str, Any]]:
    try:
        return list(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise Problem("definition.no_index", str(path), reason=type(error).__name__) from None


def _entry_of(item: dict[str, Any]) -> Entry:
    texts = {name: Text(**item[name]) for name in ("title", "technology", "summary") if item.get(name)}
    measured = tuple(Measured(one["symbol"], Text(en=one["en"], ja=one["ja"]), one["unit"])
                     for one in item.get("measured", ()))
    return Entry(**{**item, **texts, "measured": measured})
