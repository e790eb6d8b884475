"""The completeness of a methodology file: its worked cases are counted where they lie."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jcm_pdd.core.completeness import Completeness, PartScore, completeness
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.files import strict_yaml
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import Entry, read_text


def cases_of(name: str, version: str, beside: Path | None = None) -> int:
    """Return how many worked cases a methodology has: in `cases` beside its file, and in tests/cases of a checkout."""
    folders = [data_path("forms").parent / "tests" / "cases" / name] if name.isidentifier() else []
    folders += [beside / "cases"] if beside is not None else []
    return sum(_is_case(path, name, version) for folder in folders for path in sorted(folder.glob("*.yaml")))


def _is_case(path: Path, name: str, version: str) -> bool:
    try:
        case = strict_yaml.read(read_text(path), path.name).data
    except Problem:
        return False
    return (isinstance(case, dict) and case.get("methodology") == name and case.get("version") == version
            and bool(case.get("expected")))


def stored(m: MethodologyDef, cases: int) -> dict[str, Any]:
    """Return a methodology's completeness as the compiled index keeps it."""
    found = completeness(m, cases)
    return {part.part: {"done": part.done, "of": part.of}
            | ({"statuses": dict(part.statuses)} if part.statuses else {}) for part in found.parts}


def of_stored(data: Mapping[str, Any]) -> Completeness:
    """Return the completeness an index entry keeps."""
    return Completeness(tuple(PartScore(name, part["done"], part["of"], part.get("statuses", {}))
                              for name, part in data.items()))


def of_entry(entry: Entry) -> Completeness:
    """Return the completeness of a methodology of a library; the program's own is read from the index alone.

    Raises Problem "definition.invalid" for one of the user's own that cannot be read.
    """
    if entry.completeness:
        return of_stored(entry.completeness)
    return completeness(entry.methodology, cases_of(entry.id, entry.version, entry.folder))


def as_json(found: Completeness) -> dict[str, Any]:
    """Return scores and shares in whole percent for a script: reported counts draft and derived figures as well."""
    return {"score": found.score, "parts": {
        part.part: {"score": part.score, "done": part.done, "of": part.of, "verified": part.share("verified"),
                    "reported": part.share("reported", "draft", "derived"), "unverified": part.share("unverified")}
        for part in found.parts}}
