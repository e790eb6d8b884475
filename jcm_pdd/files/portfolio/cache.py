"""Facts of files that have not changed are not read again: kept by path, time of change and size."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from jcm_pdd import __version__
from jcm_pdd.files.portfolio.facts import VERSION, ProjectFacts, as_json, of_json
from jcm_pdd.files.store import atomic

FILE = "portfolio.json"
MOST = 5_000
"""Projects that are remembered; the ones looked at last stay."""


class FactsCache:
    """The facts known of files, in one small file of the user's data folder; one that cannot be read is begun anew."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._known = self._read()

    def known(self, path: Path) -> ProjectFacts | None:
        """Return the facts of a file as it is now, None when it has changed or was never read."""
        entry = self._known.get(str(path))
        stamp = stamp_of(path)
        if entry is None or stamp is None or entry.get("stamp") != stamp:
            return None
        with suppress(ValueError, KeyError, TypeError):
            return of_json(entry["facts"])
        return None

    def keep(self, found: Iterable[tuple[ProjectFacts, list[int] | None]]) -> None:
        """Keep facts with the stamps their files had before they were read; a disk that refuses is no loss."""
        for facts, stamp in found:
            if stamp is not None and facts.problem is None:
                self._known.pop(facts.path, None)
                self._known[facts.path] = {"stamp": stamp, "facts": as_json(facts)}
        last = dict(list(self._known.items())[-MOST:])
        content = {"version": [VERSION, __version__], "projects": last}
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write_text(self.path, json.dumps(content, ensure_ascii=True))

    def _read(self) -> dict[str, Any]:
        with suppress(OSError, ValueError, KeyError, TypeError):
            content = json.loads(self.path.read_text(encoding="utf-8"))
            if content["version"] == [VERSION, __version__] and isinstance(content["projects"], dict):
                return {str(path): entry for path, entry in content["projects"].items() if isinstance(entry, dict)}
        return {}


def stamp_of(path: Path) -> list[int] | None:
    """Return time of change (ns) and size of a file, None when it is gone."""
    try:
        state = path.stat()
    except OSError:
        return None
    return [state.st_mtime_ns, state.st_size]


def split(cache: FactsCache, paths: Iterable[Path]) -> Iterator[tuple[Path, ProjectFacts | None]]:
    """Yield each file with its facts where they are known."""
    yield from ((path, cache.known(path)) for path in paths)
