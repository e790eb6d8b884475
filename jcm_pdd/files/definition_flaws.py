"""Where in its file a flaw of a definition stands: the models say what is wrong, the read text knows the lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from jcm_pdd.core.flaws import Flaw, Flaws
from jcm_pdd.files.strict_yaml import Path, StrictYaml

_KINDS = {"missing": "missing", "extra_forbidden": "unknown_key", "literal_error": "one_of", "enum": "one_of",
          "string_type": "text", "too_short": "empty", "string_too_short": "empty", "model_type": "mapping",
          "model_attributes_type": "mapping", "dict_type": "mapping", "dataclass_type": "mapping",
          "union_tag_not_found": "mapping", "union_tag_invalid": "mapping"}
_STARTS = (("decimal", "decimal"), ("bool", "truth"), ("int", "whole_number"), ("greater", "whole_number"),
           ("less", "whole_number"), ("tuple", "list"), ("list", "list"))


@dataclass(frozen=True, slots=True)
class Located:
    """A flaw with the path of the part it stands in and the key or id it is about."""

    path: Path
    key: str
    flaw: Flaw


def located(read: StrictYaml, error: ValidationError) -> list[Located]:
    """Return every flaw a model found, first the one to correct first: a mistyped key before the missing one."""
    found = [(flaw.code != "flaw.unknown_key", read.line(one.path), number, one)
             for number, (flaw, one) in enumerate(_all(read, error))]
    # A list is also called empty when nothing in it could be used; what is wrong inside is said by itself.
    inner = {one.path[:cut] for *_, one in found for cut in range(len(one.path))}
    return [one for *_, one in sorted(found, key=lambda item: item[:3])
            if one.flaw.code != "flaw.empty" or one.path not in inner]


def _all(read: StrictYaml, error: ValidationError) -> Iterator[tuple[Flaw, Located]]:
    for detail in error.errors(include_url=False):
        raised = (detail.get("ctx") or {}).get("error")
        flaws = raised.flaws if isinstance(raised, Flaws) else (raised,) if isinstance(raised, Flaw) else (
            _said(dict(detail)),)
        path = _path(read.data, detail["loc"])
        for flaw in flaws:
            yield flaw, at(read, flaw, path, str(detail["loc"][-1]) if detail["loc"] else "")


def at(read: StrictYaml, flaw: Flaw, path: Path = (), key: str = "") -> Located:
    """Return a flaw with its place: `path` is the part of the data it was found in."""
    here = _value(read.data, path)
    if isinstance(here, dict) and (not key or key.isdigit()):
        if not path:
            path = declared(read.data, flaw.owner)
        key = flaw.owner or str(_value(read.data, path).get("id", ""))
    inner = _value(read.data, path)
    if flaw.part and isinstance(inner, dict) and flaw.part in inner:
        path = (*path, flaw.part)
    return Located(path, key, flaw)


def declared(data: Any, owner: str) -> Path:
    """Return where an id is declared in the lists of a definition, () when nowhere."""
    if owner and isinstance(data, dict):
        for part, items in data.items():
            for number, item in enumerate(items if isinstance(items, list) else ()):
                if isinstance(item, dict) and item.get("id") == owner:
                    return part, number
    return ()


def _path(data: Any, place: tuple[int | str, ...]) -> Path:
    """Return the path of an error's place; names of union members in it are skipped."""
    path: Path = ()
    here = data
    for step in place:
        part: Any = step
        if (isinstance(here, dict) and part in here) or (
                isinstance(here, list) and isinstance(part, int) and part < len(here)):
            here = here[part]
            path = (*path, part)
    return path


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _said(detail: dict[str, Any]) -> Flaw:
    """Return the flaw for an error of pydantic's own."""
    kind = str(detail["type"])
    name = _KINDS.get(kind) or next((one for start, one in _STARTS if kind.startswith(start)), "value")
    context = detail.get("ctx") or {}
    place = detail["loc"]
    return Flaw(f"flaw.{name}", name=place[-1] if place else "-", type=kind,
                message=str(detail["msg"]).removeprefix("Value error, "), expected=context.get("expected", "-"))
