"""Lint of a methodology file: every finding with file, line, what is wrong and what to do, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.linting import Lint, Severity, Surroundings, lint
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.files import strict_yaml
from jcm_pdd.files.completeness import cases_of
from jcm_pdd.files.countries import countries
from jcm_pdd.files.definition_flaws import Located, at, located
from jcm_pdd.files.definitions import library, read_definition, read_text
from jcm_pdd.files.messages import flaw_words, problem_text

_LINE = re.compile(r"(.*):(\d+)\Z")


@dataclass(frozen=True)
class LintFinding:
    """One finding: `code` of resources/messages/flaws.yaml (or of a problem), where it stands, and its words."""

    severity: Severity
    code: str
    file: str
    line: int
    key: str
    what: dict[str, str]
    do: dict[str, str]

    def told(self, language: str) -> str:
        """Return "file:line: 'key': what. What to do." for a reader of a language."""
        key = f"'{self.key}': " if self.key and self.key != "-" else ""
        stop = "" if self.what[language].endswith((".", "。")) else "。" if language == "ja" else "."
        return f"{self.file}:{self.line}: {key}{self.what[language]}{stop} {self.do[language]}".strip()


@dataclass(frozen=True)
class LintReport:
    """What the lint found in a file; `refused` says why the file is no definition at all, None when it is one."""

    file: str
    findings: tuple[LintFinding, ...]
    refused: Problem | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; there may be warnings."""
        return not any(finding.severity == "error" for finding in self.findings)


def lint_file(path: Path) -> LintReport:
    """Return what is to be said about a methodology or a shape; Problem "definition.unreadable" when there is no file.

    Worked cases are looked for in `cases` beside the file and, in a checkout, in tests/cases.
    """
    try:
        text = read_text(path)
    except Problem as problem:
        if problem.code == "definition.unreadable":
            raise
        return LintReport(path.name, (_of_problem(problem),), problem)
    return lint_text(text, path.name, path)


def lint_text(text: str, name: str, path: Path | None = None) -> LintReport:
    """Return what is to be said about the text of a methodology; `path` is where it lies, if it lies anywhere."""
    try:
        read = read_definition(text, name)
    except Problem as problem:
        return LintReport(name, (_of_problem(problem),), problem)
    shape = path is not None and path.parent.name == "shapes"
    try:
        m = MethodologyDef.model_validate(read.data)
    except ValidationError as error:
        return _refused(read, error, shape)
    known = lint(m, _around(m, path))
    return LintReport(name, tuple(_finding(read, one) for one in known))


def _refused(read: strict_yaml.StrictYaml, error: ValidationError, shape: bool) -> LintReport:
    """Return the report on what is no methodology; a shape leaves out what its countries say."""
    found = [one for one in located(read, error) if not (shape and _of_a_shape(one))]
    findings = tuple(_line(read, "error", one.path, one.key, one.flaw) for one in found)
    problem = read.problem_at(found[0].path, found[0].key, found[0].flaw) if found else None
    return LintReport(read.name, findings, problem)


def _of_a_shape(one: Located) -> bool:
    """Return whether a flaw is none in a shape: others complete it, or it takes out what another shape says."""
    return one.flaw.code == "flaw.missing" or (one.flaw.code == "flaw.unknown_key" and one.key == "remove")


def _around(m: MethodologyDef, path: Path | None) -> Surroundings:
    from jcm_pdd.core.schema_building import build

    form = build(library().form("PDD", "02.0"), ())
    return Surroundings(frozenset(countries()), frozenset(form.places),
                        cases_of(m.methodology, m.version, path.parent if path else None))


def _finding(read: strict_yaml.StrictYaml, one: Lint) -> LintFinding:
    if one.path:
        return _line(read, one.severity, one.path, one.flaw.owner, one.flaw)
    place = at(read, one.flaw)
    return _line(read, one.severity, place.path, place.key, one.flaw)


def _line(read: strict_yaml.StrictYaml, severity: Severity, path: strict_yaml.Path, key: str, flaw: Flaw
          ) -> LintFinding:
    words = {language: flaw_words(flaw, language) for language in ("en", "ja")}
    return LintFinding(severity, flaw.code, read.file(path), read.line(path), key,
                       {language: text[0] for language, text in words.items()},
                       {language: text[1] for language, text in words.items()})


def _of_problem(problem: Problem) -> LintFinding:
    """Return the refusal of a whole file as a finding."""
    match = _LINE.match(problem.where)
    given = problem.arguments
    whole = {language: problem_text(problem, language) for language in ("en", "ja")}
    return LintFinding("error", problem.code, match[1] if match else problem.where, int(match[2]) if match else 1,
                       given.get("key", ""),
                       {"en": given.get("reason", whole["en"]), "ja": given.get("reason_ja", whole["ja"])},
                       {"en": given.get("do", ""), "ja": given.get("do_ja", "")})
