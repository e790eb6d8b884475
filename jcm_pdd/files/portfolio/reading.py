"""The facts of all projects of a folder: what is kept is not read again, the rest is read in other processes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jcm_pdd.files.portfolio.cache import FactsCache, stamp_of
from jcm_pdd.files.portfolio.facts import ProjectFacts, read_facts
from jcm_pdd.files.portfolio.folder import projects_in
from jcm_pdd.files.portfolio.spreading import executor, spread

FEW = 3
"""So few files are read here: starting processes takes longer."""


def read_folder(folder: Path, cache: FactsCache, workers: int = 0, fresh: bool = False,
                progress: Callable[[int, int, str], None] = lambda *_: None,
                cancelled: Callable[[], bool] = lambda: False) -> tuple[ProjectFacts, ...]:
    """Return the facts of every project of a folder, in the order of their files; Problem `portfolio.no_folder`."""
    paths = projects_in(folder)
    known = {} if fresh else {str(path): facts for path in paths if (facts := cache.known(path)) is not None}
    stamps = {str(path): stamp_of(path) for path in paths}
    wanted = [str(path) for path in paths if str(path) not in known]
    found = dict(known)
    progress(len(found), len(paths), "")

    def take(facts: ProjectFacts) -> None:
        found[facts.path] = facts
        progress(len(found), len(paths), facts.name)

    if len(wanted) <= FEW:
        for path in wanted:
            if cancelled():
                break
            take(read_facts(path))
    else:
        with executor(workers) as on:
            for facts in spread(read_facts, wanted, on, _lost, cancelled):
                take(facts)
    cache.keep((found[path], stamps[path]) for path in wanted if path in found)
    return tuple(found[str(path)] for path in paths if str(path) in found)


def _lost(path: str, reason: str) -> ProjectFacts:
    return ProjectFacts(path, problem=("program.unexpected", path, {"reason": reason}))
