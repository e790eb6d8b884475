"""What a list of projects says of each: read from its file alone, whatever the file is like."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import Workplace

VERSION = 1
"""Raised when the same file would be told otherwise: what was kept before is read again."""
NO_SOON = 40_000  # days: every expiry is kept, which of them are near is decided on the day they are shown


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of a project: its day (ISO) and what it is; `expiry` for the end of a paper's validity."""

    day: str
    en: str
    ja: str
    expiry: bool = False

    def what(self, language: str) -> str:
        """Return what is due in a language."""
        return self.ja if language == "ja" else self.en


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """One project. Tonnes are tCO2, None while something is missing; `edited` is ISO text in UTC.

    A file that could not be read has the `problem` that says why (code, place and arguments) and nothing else.
    """

    path: str
    title: str = ""
    country: str = ""
    country_en: str = ""
    country_ja: str = ""
    methodology: str = ""
    per_year: int | None = None
    total: int | None = None
    percent: int = 0
    ready: bool = False
    errors: int = 0
    warnings: int = 0
    open: int = 0
    rounds: int = 0
    carried: int = 0
    edited: str = ""
    due: tuple[Due, ...] = ()
    problem: tuple[str, str, Mapping[str, Any]] | None = None

    @property
    def name(self) -> str:
        """The name of the file."""
        return Path(self.path).name

    def trouble(self) -> Problem | None:
        """Return why the file could not be read, None when it was."""
        if self.problem is None:
            return None
        code, where, arguments = self.problem
        return Problem(code, where, **arguments)

    def next_due(self, today: date) -> Due | None:
        """Return the nearest deadline that is not over, else the one that was over last."""
        from jcm_pdd.core.papers.timeline import SOON

        near = [one for one in self.due
                if not one.expiry or abs((date.fromisoformat(one.day) - today).days) <= SOON]
        coming = [one for one in near if one.day >= today.isoformat()]
        if coming:
            return min(coming, key=lambda one: one.day)
        return max(near, key=lambda one: one.day, default=None)


def read_facts(path: str) -> ProjectFacts:
    """Return what the list says of a project file; nothing is raised, a file that is refused says why.

    Runs in any process: it opens the file to read in a folder of its own, and leaves nothing behind.
    """
    try:
        edited = datetime.fromtimestamp(Path(path).stat().st_mtime, UTC).isoformat(timespec="seconds")
    except OSError:
        edited = ""
    try:
        with tempfile.TemporaryDirectory(prefix="jcmpdd-", ignore_cleanup_errors=True) as scratch:
            return _read(Path(path), Workplace(Path(scratch), lambda: datetime.now(UTC), "portfolio"), edited)
    except Problem as problem:
        return ProjectFacts(path, edited=edited, problem=(problem.code, problem.where, dict(problem.arguments)))
    except Exception as error:  # noqa: BLE001 - one file that breaks the program must not hide the others
        return ProjectFacts(path, edited=edited, problem=("program.unexpected", path, {"reason": type(error).__name__}))


def _read(path: Path, place: Workplace, edited: str) -> ProjectFacts:
    from jcm_pdd.core.first_steps import percent
    from jcm_pdd.core.papers.rounds import carried, open_findings
    from jcm_pdd.core.papers.timeline import deadlines
    from jcm_pdd.files.countries import countries
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.timeline_rules import rules_for

    session = Session.open(path, place, read_only=True)
    try:
        project, results = session.project, session.results
        code = str(project.get("country") or "")
        known = countries().get(code)
        found = {name: sum(f.severity == name for f in session.findings) for name in ("error", "warning", "open")}
        due = tuple(Due(one.day.isoformat(), one.what.en, one.what.ja, one.address.startswith("evidence/"))
                    for one in deadlines(rules_for(code), project, date(2000, 1, 1), NO_SOON))
        title = project.get("title")
        return ProjectFacts(
            str(path), title if isinstance(title, str) else "", code, known.name.en if known else code,
            known.name.ja if known else code, ", ".join(m.key for m in session.schema.methodologies),
            results.average, results.total.emission_reductions,
            percent(session.section_states()), session.ready, found["error"], found["warning"], found["open"],
            len(open_findings(project)), len(carried(project)), edited, due)
    finally:
        session.close()


def as_json(facts: ProjectFacts) -> dict[str, Any]:
    """Return facts as they are kept."""
    return asdict(facts) | {"due": [asdict(one) for one in facts.due],
                            "problem": list(facts.problem) if facts.problem else None}


def of_json(kept: Mapping[str, Any]) -> ProjectFacts:
    """Return kept facts; ValueError, KeyError or TypeError for what are none."""
    names = {one.name for one in fields(ProjectFacts)}
    if set(kept) != names:
        raise ValueError("other facts")
    problem = kept["problem"]
    return ProjectFacts(**{**kept, "due": tuple(Due(**one) for one in kept["due"]),
                           "problem": tuple(problem) if problem else None})
