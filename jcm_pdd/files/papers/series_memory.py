"""How files of a make were read before: remembered for the user by the fingerprint of their header."""

from __future__ import annotations

import json
from dataclasses import replace

from jcm_pdd.core.papers.series import SeriesMapping, from_json, to_json
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.files.papers.series_reading import SeriesLook
from jcm_pdd.files.store import Workplace, atomic

FILE = "series_mappings.json"
MOST = 200


def remember(place: Workplace, look: SeriesLook, mapping: SeriesMapping) -> None:
    """Keep a mapping for files of this make; Problem "store.working_folder" when the folder takes none."""
    kept = {make: text for make, text in _all(place).items() if make != look.make}
    kept = dict([*kept.items(), (look.make, to_json(replace(mapping, first="", last="")))][-MOST:])
    try:
        atomic.write_text(place.room() / FILE, json.dumps(kept, ensure_ascii=True, indent=1) + "\n")
    except OSError as error:
        raise Problem("store.working_folder", str(place.folder), reason=error.strerror or error) from error


def remembered(place: Workplace, look: SeriesLook) -> SeriesLook:
    """Return a look with the mapping files of this make had before; encoding and header lines stay this file's own."""
    text = _all(place).get(look.make)
    if text is None:
        return look
    try:
        known = from_json(text)
    except Problem:
        return look
    own = look.mapping
    return replace(look, remembered=True, mapping=replace(
        known, encoding=own.encoding, delimiter=own.delimiter, header=own.header, sheet=own.sheet))


def mappings_of(project: Project) -> tuple[SeriesMapping, ...]:
    """Return how the files taken over into a project were read, the last first."""
    found = []
    for row in reversed(project.rows("measured")):
        text = project.get(f"measured/{row}/mapping")
        if isinstance(text, str):
            try:
                found.append(from_json(text))
            except Problem:
                continue
    return tuple(found)


def _all(place: Workplace) -> dict[str, str]:
    try:
        stored = json.loads((place.folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(make): text for make, text in stored.items() if isinstance(text, str)} \
        if isinstance(stored, dict) else {}
