"""Answers from a YAML file: addresses to typed texts, tables as lists of rows.

    title: Rooftop solar                     # a field
    sites: [{name: North roof, city: Rayong}]   # a table: rows r1, r2, ...
    TH_AM001: {systems: [{name: PV 1, EG: 3500 MWh}]}   # the same inside a methodology
    TH_AM001/systems/r1/EG.option: C         # or any address as it is
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json
from jcm_pdd.files import strict_yaml


def read_answers(path: Path) -> dict[str, Json]:
    """Return typed answers by address; raise Problem when the file is not one of answers."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Problem("file.missing", str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise Problem("file.unreadable", str(path), reason=reason or error) from error
    data = strict_yaml.read(text, path.name).data
    if isinstance(data, dict) and isinstance(data.get("answers"), dict):
        data = data["answers"]
    if not isinstance(data, dict):
        raise Problem("answers.not_a_mapping", str(path))
    return dict(flat(data))


def flat(data: object, stem: str = "") -> Iterator[tuple[str, Json]]:
    """Yield (address, typed text) of nested answers; a table yields its row list first."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from flat(value, f"{stem}/{key}" if stem else str(key))
    elif isinstance(data, list) and all(isinstance(item, dict) for item in data):
        yield stem, [f"r{at}" for at in range(1, len(data) + 1)]
        for at, row in enumerate(data, 1):
            yield from flat(row, f"{stem}/r{at}")
    elif isinstance(data, list):
        yield stem, [str(item) for item in data]
    elif data is not None:
        yield stem, ("yes" if data else "no") if isinstance(data, bool) else str(data)
