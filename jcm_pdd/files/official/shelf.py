"""The user's own library: methodologies adopted from official files, and those the user writes.

One folder a methodology and version. What was adopted has a description (about.json); a folder with nothing but a
methodology.yaml is one the user writes, and is never changed or removed here.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.text import Text
from jcm_pdd.files.definitions import Entry, Key, flat_text, library, parse_methodology, read_text, text_sha256
from jcm_pdd.files.store import Workplace, atomic

_DEFINITION, _ABOUT, _WORKBOOK = "methodology.yaml", "about.json", "workbook.xlsx"
_SHOWN = ("title", "technology", "summary")


@dataclass(frozen=True)
class AdoptedMethodology:
    """A methodology as its official files give it: the definition made from them, and their bytes.

    `text_data` is the methodology's text (Word or PDF), empty when only the workbook was adopted. `maps` is what the
    user said about a methodology of the program's library: our parameter -> theirs, "parameter.choice" -> list text.
    """

    definition_text: str
    workbook: bytes
    text_name: str = ""
    text_data: bytes = b""
    maps: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def definition(self) -> MethodologyDef:
        """The definition; Problem `definition.invalid` when it was edited into something that is none."""
        return parse_methodology(self.definition_text, _DEFINITION)

    @property
    def sha256(self) -> str:
        """The hash of the workbook's bytes."""
        return hashlib.sha256(self.workbook).hexdigest()


class MethodShelf:
    """The adopted methodologies in a folder, which is the user's own unless a test gives another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, one: AdoptedMethodology) -> Entry:
        """Keep a methodology in place of an earlier adoption of the same version; Problem `official.not_kept`."""
        m = one.definition
        folder = self._folder(m.methodology, m.version)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # The description names the hashes and comes last, so one half replaced is noticed and not used.
            (folder / _WORKBOOK).write_bytes(one.workbook)
            if one.text_name:
                (folder / f"text{_suffix(one.text_name)}").write_bytes(one.text_data)
            atomic.write_text(folder / _DEFINITION, one.definition_text)
            atomic.write_text(folder / _ABOUT, json.dumps(_about(one), ensure_ascii=False, indent=1) + "\n")
        except OSError as error:
            raise Problem("official.not_kept", str(folder), reason=error.strerror or error) from error
        return _entry(folder, _about(one))

    def remove(self, name: str, version: str) -> None:
        """Take an adopted methodology out of the library; projects that use it keep their own copy."""
        folder = self._folder(name, version)
        if (folder / _ABOUT).is_file() or not (folder / _DEFINITION).is_file():
            shutil.rmtree(folder, ignore_errors=True)

    def entries(self) -> tuple[Entry, ...]:
        """Return what the list of methodologies shows of each, by id and version; a damaged one is left out."""
        adopted = [_entry(folder, about) for folder, about in self._abouts()]
        keys = {(entry.id, entry.version) for entry in adopted}
        return (*adopted, *(entry for entry in self._written() if (entry.id, entry.version) not in keys))

    def _written(self) -> Iterator[Entry]:
        """Yield the methodologies the user writes; one that cannot be used as it is now is left out."""
        for path in sorted(self.folder.glob(f"*/{_DEFINITION}")):
            if not (path.parent / _ABOUT).exists():
                with contextlib.suppress(Problem, OSError):
                    stamp = path.stat()
                    yield _written_entry(path, (stamp.st_mtime_ns, stamp.st_size))

    def entry(self, name: str, version: str) -> Entry | None:
        """Return what the list shows of one methodology, None when it is not there."""
        return next((one for one in self.entries() if (one.id, one.version) == (name, version)), None)

    def find(self, name: str, version: str) -> AdoptedMethodology | None:
        """Return an adopted methodology; Problem `official.damaged` when its files are not the ones adopted.

        None for one that is not there, and for one the user writes, which has no official files.
        """
        entry = self.entry(name, version)
        if entry is None or entry.written:
            return None
        folder = self._folder(name, version)
        try:
            about: dict[str, Any] = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
            text = str(about["text"])
            one = AdoptedMethodology((folder / _DEFINITION).read_text(encoding="utf-8"),
                                     (folder / _WORKBOOK).read_bytes(), text,
                                     (folder / f"text{_suffix(text)}").read_bytes() if text else b"",
                                     {str(ours): str(theirs) for ours, theirs in about.get("maps", {}).items()})
            whole = about["workbook_sha256"] == one.sha256
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Problem("official.damaged", str(folder)) from error
        if not whole:
            raise Problem("official.damaged", str(folder))
        return one

    def _abouts(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        for path in sorted(self.folder.glob(f"*/{_ABOUT}")):
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                about = json.loads(path.read_text(encoding="utf-8"))
                _entry(path.parent, about)
                yield path.parent, about

    def _folder(self, name: str, version: str) -> Path:
        if not re.fullmatch(r"\w+", name) or not re.fullmatch(r"\d+(\.\d+)*", version):
            raise Problem("official.no_code", f"{name} ver{version}")
        return self.folder / f"{name}_ver{version}"


@lru_cache(maxsize=64)
def _written_entry(path: Path, _stamp: tuple[int, int]) -> Entry:
    text = flat_text(read_text(path), path.name)
    m = parse_methodology(text, path.name)
    return Entry("methodologies", _DEFINITION, m.methodology, m.version, m.title, m.provenance.status,
                 text_sha256(text), country=m.country, technology_id=m.technology_id, technology=m.technology,
                 summary=m.summary, general=m.general, folder=path.parent, written=True)


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()


def _about(one: AdoptedMethodology) -> dict[str, Any]:
    m = one.definition
    texts = {name: {"en": getattr(m, name).en, "ja": getattr(m, name).ja} for name in _SHOWN}
    return {"id": m.methodology, "version": m.version, "country": m.country, "technology_id": m.technology_id,
            "status": m.provenance.status, **texts, "text": one.text_name, "workbook_sha256": one.sha256,
            "maps": dict(one.maps)}


def _entry(folder: Path, about: Mapping[str, Any]) -> Entry:
    try:
        # The user may edit the definition; what counts is the text as it is now.
        sha256 = text_sha256((folder / _DEFINITION).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        sha256 = ""
    return Entry("methodologies", _DEFINITION, str(about["id"]), str(about["version"]), Text(**about["title"]),
                 str(about["status"]), sha256, country=str(about["country"]),
                 technology_id=str(about["technology_id"]), technology=Text(**about["technology"]),
                 summary=Text(**about["summary"]), folder=folder)


def shelf_of(place: Workplace) -> MethodShelf:
    """Return the library of the person who works at a workplace."""
    return MethodShelf(place.folder / "methodologies")


def known_methodologies(place: Workplace) -> dict[Key, Entry]:
    """Return every methodology that can be chosen: the program's own, then those the user adopted."""
    own = dict(library().methodologies)
    adopted = {(entry.id, entry.version): entry for entry in shelf_of(place).entries()}
    return own | {key: entry for key, entry in adopted.items() if key not in own}
