"""What each command does: open, change or read a project, print the result."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from jcm_pdd.cli import report, second_opinion
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json
from jcm_pdd.files.official.shelf import known_methodologies
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import SUFFIX, Workplace

DONE, FINDINGS = 0, 1


def workplace() -> Workplace:
    """Return the workplace of the person who runs the command."""
    try:
        who = getpass.getuser()
    except (ImportError, KeyError, OSError):
        who = "user"
    return Workplace.of_user(who, lambda: datetime.now(UTC))


def print_json(data: object) -> None:
    """Print a result as JSON in whatever letters the console has."""
    # A console of another code page (CP932) lacks letters: there they are written as escapes, so none is lost.
    unicode = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").startswith("utf")
    print(json.dumps(data, ensure_ascii=not unicode, indent=1))


@contextmanager
def opened(file: Path, change: bool = False) -> Iterator[Session]:
    """Open a project for one command; one to be changed must not be open elsewhere.

    A lock that a crashed program of this computer left behind is taken over; one of another computer is not,
    because from here nobody can tell whether work goes on there.
    """
    place = workplace()
    session = Session.open(file, place, read_only=not change)
    holder = session.lock_holder
    if change and session.read_only and holder is not None and holder.stale and holder.host == place.host:
        session.close()
        session = Session.open(file, place, take_over=True)
    try:
        if change and session.read_only:
            raise _not_to_be_changed(session, file)
        yield session
    except BaseException:
        if change:
            session.abandon()
        else:
            session.close()
        raise
    session.close()


def _not_to_be_changed(session: Session, file: Path) -> Problem:
    holder = session.lock_holder
    if holder is None:
        return Problem("project.folder_closed", str(file))
    return Problem("project.read_only", str(file), holder=f"{holder.user}@{holder.host}")


def new(options: argparse.Namespace) -> int:
    """Make a project file with country, methodologies and answers."""
    from jcm_pdd.files.answers_file import read_answers

    file = with_suffix(options.file)
    if file.exists():
        raise Problem("answers.file_exists", str(file))
    answers = starting_answers(options.country, options.methodology)
    if options.answers:
        answers.update(read_answers(options.answers))
    session = Session.create(workplace())
    try:
        _set(session, answers, str(options.answers or file))
        session.save_as(file)
    except BaseException:
        session.abandon()
        raise
    session.close()
    return _entered(session, answers, frozenset(), options)


def with_suffix(file: Path) -> Path:
    """Return the path with the ending of project files."""
    return file if file.suffix == SUFFIX else file.with_name(file.name + SUFFIX)


def starting_answers(country: str, methodologies: list[str]) -> dict[str, Json]:
    """Return the answers a new project starts with; Problem for an unknown country or methodology."""
    from jcm_pdd.files.countries import countries

    if country.upper() not in countries():
        raise Problem("project.no_country", country)
    answers: dict[str, Json] = {"country": country.upper()}
    for at, text in enumerate(methodologies, 1):
        name, version = chosen(text)
        answers[f"methodologies/r{at}/methodology"] = name
        answers[f"methodologies/r{at}/version"] = version
    if methodologies:
        answers["methodologies"] = [f"r{at}" for at in range(1, len(methodologies) + 1)]
    return answers


def chosen(text: str) -> tuple[str, str]:
    """Return id and version of "ID" or "ID@VERSION"; Problem when no library has it, or several versions fit."""
    name, _, version = text.partition("@")
    versions = sorted(v for n, v in known_methodologies(workplace()) if n == name)
    wanted = version.removeprefix("ver")
    if not versions or (version and wanted not in versions):
        raise Problem("methodology.not_found", text)
    if not version and len(versions) > 1:
        raise Problem("methodology.several_versions", name, versions=", ".join(versions), example=versions[-1])
    return name, wanted or versions[0]


def _set(session: Session, answers: Mapping[str, Json], where: str) -> None:
    try:
        session.set_answers(answers)
    except KeyError as error:
        raise Problem("answers.unknown_address", where, address=error.args[0]) from None


def _errors(session: Session) -> frozenset[tuple[str, str]]:
    return frozenset((f.code, f.where) for f in session.findings if f.severity == "error")


def _entered(session: Session, answers: Mapping[str, Json], before: Container[tuple[str, str]],
             options: argparse.Namespace) -> int:
    """Say which of the entered answers are wrong, and what else is wrong because of them; 1 when something is."""
    wrong = [f for f in session.findings if f.severity == "error"
             and (f.where in answers or (f.code, f.where) not in before)]
    for finding in wrong:
        print(session.message(finding, options.lang).line(), file=sys.stderr)
    if options.json:
        print_json(report.findings(session, options.lang))
    return FINDINGS if wrong else DONE


def set_answers(options: argparse.Namespace) -> int:
    """Change answers of a project file as one edit and save it."""
    from jcm_pdd.files.answers_file import read_answers

    answers: dict[str, Json] = dict(read_answers(options.answers)) if options.answers else {}
    for pair in options.values:
        address, equals, typed = pair.partition("=")
        if not equals:
            raise Problem("answers.no_equals", pair)
        answers[address.strip()] = typed
    with opened(options.file, change=True) as session:
        before = _errors(session)
        _set(session, answers, str(options.file))
        session.save()
        return _entered(session, answers, before, options)


def show(options: argparse.Namespace) -> int:
    """Print the answers of a project."""
    with opened(options.file) as session:
        if options.json:
            print_json(report.answers(session))
        else:
            for address in report.ordered_addresses(session):
                print(f"{address} = {session.text(address, options.lang)}")
    return DONE


def calc(options: argparse.Namespace) -> int:
    """Print yearly reference emissions, project emissions and emission reductions with the trace."""
    with opened(options.file) as session:
        opinions = second_opinion.ask(session) if options.second_opinion else None
        if options.json:
            print_json({**report.calculation(session), **second_opinion.as_json(session, opinions, options.lang)})
        else:
            print(report.calculation_text(session, options.lang) + second_opinion.as_text(opinions, options.lang))
        wrong = second_opinion.tell(session, opinions, options.lang)
        return FINDINGS if wrong or _errors(session) else DONE


def check(options: argparse.Namespace) -> int:
    """Print findings, verdicts and whether the project is ready; 1 when there are errors."""
    from jcm_pdd.files.preflight import preflight

    with opened(options.file) as session:
        session.known.caught_up().findings += preflight(session.context)
        if options.json:
            print_json(report.findings(session, options.lang))
        else:
            print(report.findings_text(session, options.lang))
        _tell_copies(session, options.lang)
        return FINDINGS if _errors(session) else DONE


def _tell_copies(session: Session, language: str) -> None:
    """Say on the other channel which copies with work of their own lie beside the project, as cloud folders leave."""
    from jcm_pdd.files.conflict_copies import conflict_copies
    from jcm_pdd.files.messages import problem_text

    for one in conflict_copies(session):
        when = one.at.astimezone().strftime("%Y-%m-%d %H:%M")
        print(problem_text(Problem("merging.copy_beside", one.path.name, who=one.who, when=when), language),
              file=sys.stderr)


def export(options: argparse.Namespace) -> int:
    """Write the documents of a project into a folder."""
    from jcm_pdd.files.export import export as write
    from jcm_pdd.files.export import stem_of, version_of

    hold_adopted_form(options.file)
    with opened(options.file) as session:
        only = None if options.only is None else _words(options.only)
        with version_of(session, options.public) as version:
            made = write(version, options.folder, only, _words(options.formats), stem=stem_of(session))
        for finding in made.findings:
            print(session.message(finding, options.lang).line(), file=sys.stderr)
        if options.json:
            print_json({"files": [str(f.path) for f in made.files], "draft": made.draft,
                    "findings": [report.finding(session, f, options.lang) for f in made.findings]})
        else:
            for file in made.files:
                print(file.path)
        return FINDINGS if _errors(session) else DONE


def hold_adopted_form(file: Path) -> None:
    """Copy the user's adopted form for the country into the project, unless it is open elsewhere."""
    from jcm_pdd.files.adoption.using import forms_of, take_newest

    if forms_of(workplace()).empty():
        return
    session = Session.open(file, workplace())
    try:
        if take_newest(session):
            session.save()
    finally:
        session.close()


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip()))


def demo(options: argparse.Namespace) -> int:
    """Write every sample project and its documents into a folder of its own."""
    from jcm_pdd.files.export import export as write
    from jcm_pdd.files.samples import open_sample, samples

    if options.folder.exists() and not options.folder.is_dir():
        raise Problem("demo.not_a_folder", str(options.folder))
    listed = []
    for sample in samples():
        folder = options.folder / sample.id
        session = open_sample(sample, workplace())
        try:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise Problem("export.folder", str(folder), reason=error.strerror or error) from error
            session.save_as(folder / f"{sample.id}{SUFFIX}", overwrite=True)
            made = write(session, folder)
        except BaseException:
            session.abandon()
            raise
        listed.append({"id": sample.id, "files": [str(session.path), *(str(f.path) for f in made.files)],
                       "total": report.total(session.results), **report.counts(session)})
        if not options.json:
            print(report.sample_text(sample, session, [f.path for f in made.files], options.lang))
        session.close()
    if options.json:
        print_json({"samples": listed})
    return DONE
