"""Names inside of a package: by form codes, legal on every system, each once whatever the case."""

from __future__ import annotations

from jcm_pdd.files.file_names import safe_ending, safe_name

LONGEST = 80
"""Letters of a name with its ending; folders above it leave room below the 260 of Windows."""
_TAKEN = 3


class Names:
    """Gives out names below folders; a name that is taken gets a number."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def file(self, folder: str, stem: str, ending: str) -> str:
        """Return the path of a file in a folder ("" for the top): `folder/stem.ending`."""
        clean, ending = safe_name(stem) or "file", safe_ending(f".{ending}")
        room = LONGEST - len(ending) - _TAKEN
        base = clean[:room].rstrip(" .")
        for number in range(1, 10_000):
            name = f"{base}{'' if number == 1 else f'-{number}'}{ending}"
            path = f"{folder}/{name}" if folder else name
            if path.casefold() not in self._taken:
                self._taken.add(path.casefold())
                return path
        raise ValueError(f"no name left for {base}")
