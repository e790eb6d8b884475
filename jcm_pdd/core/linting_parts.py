"""What the rules of the lint share: walks through a definition with the path of every part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel

from jcm_pdd.core.flaws import Flaw

Path = tuple[str | int, ...]
Found = tuple[Literal["error", "warning", "info"], Flaw, Path]


def parts(value: object, kind: type, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield every part of a definition that is of a kind, with its path."""
    if isinstance(value, kind):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from parts(getattr(value, name), kind, (*path, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from parts(item, kind, (*path, number))


def owner_of(value: object, path: Path) -> str:
    """Return the id of the innermost declaration a path lies in, "" when it lies in none."""
    found, here = "", value
    for step in path:
        here = here[step] if isinstance(here, tuple) and isinstance(step, int) else getattr(here, str(step), None)
        found = str(getattr(here, "id", None) or found)
    return found
