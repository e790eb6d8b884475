"""The monitoring plan read beside structure and register: roles that exist, classes, calibration, what is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.methodology import OptionDef
from jcm_pdd.core.papers.evidence import text_at
from jcm_pdd.core.papers.metering import Meter, Register, register
from jcm_pdd.core.papers.organisation import persons
from jcm_pdd.core.papers.strictness import class_of, frequency_of, promised_classes
from jcm_pdd.core.plan import monitored
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families.names import words_of
from jcm_pdd.core.review.families.sources import of_texts
from jcm_pdd.core.review.rule import Rule
from jcm_pdd.core.stepwise import PACE

_ROLE = re.compile(r"\b[Tt]he ((?:[a-z]+[ -]){1,2}(?:manager|engineer|operator|officer|supervisor|technician|"
                   r"director))s?\b")
_PLAIN_ROLE = frozenset({"responsible", "same", "other", "new", "second", "first", "monitoring", "site", "other plant"})
_PERSON = re.compile(r"\b(?:Mr|Ms|Mrs|Miss|Dr|Khun|Pak|Bapak|Ibu)\.?\s+[A-Z][a-z]+|\b[A-Z][a-z]+-san\b")
_LEGAL = re.compile(r"\b(?:Co\.,?\s*Ltd|Ltd\.?|Inc\.?|Corp(?:oration)?\.?|LLC|PT\s+[A-Z]\w+|Company Limited|Tbk)\b")
_CALIBRATION = re.compile(r"\bcalibrat|\bverified (?:by|every)|\bre-?verif|\binspection certificate", re.IGNORECASE)
_INVOICE = re.compile(r"\b(invoice|bill|receipt|transaction|purchase|delivery|sales|contract|supplier|commercial|"
                      r"fiscal)", re.IGNORECASE)
_PROMISE = re.compile(r"\b(real[- ]time|every second|at all times|always|never|without (?:any )?(?:interruption|"
                      r"failure)|100 ?%|"
                      r"guarantee[sd]?|immediately|24 hours a day|any (?:loss|gap) of data)\b", re.IGNORECASE)
_ARCHIVE = re.compile(r"\barchiv|\bretain|\bkept (?:until|for)|\bpreserv|\bstored (?:until|for)", re.IGNORECASE)
_SHORT_ARCHIVE = re.compile(r"\b(?:archiv\w*|kept|retain\w*|preserv\w*|stored)\b[^.]{0,60}?\b(one year|1 year|"
                            r"six months|6 months|"
                            r"twelve months|12 months)\b[^.]{0,30}", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,3}\Z")


def _plan(context: Context) -> Iterator[Finding | None]:
    meters, found = register(context.project), dict[tuple[str, str], Finding]()
    rows = monitored(context.schema, context.project, context.results)
    for at, (address, parameter, option) in enumerate(rows, 1):
        if not at % PACE:
            yield None
        method = text_at(context.project, f"{address}.method")
        for one in (*_of_option(address, option, method, meters), *_of_words(context, address, method)):
            words = one.args.get("words", "")
            found.setdefault((one.code, words or parameter.id), one)
    yield from found.values()


def _of_option(address: str, option: OptionDef, method: str, meters: Register) -> Iterator[Finding]:
    """What an option needs to be said, in a text of one's own: the methodology's wording is as it is."""
    mains = meters.mains(address)
    if option.method is not None and method.split() == option.method.en.split():
        return
    if option.option == "C" and method:
        if not promised_classes(method) and not any(class_of(one.texts["accuracy_class"]) for one in mains):
            yield Finding("monitoring.no_class", "note", f"{address}.method")
        if not _CALIBRATION.search(method) and not any(
            one.calibrated or one.texts["calibration_rule"] for one in mains
        ):
            yield Finding("monitoring.no_calibration", "warning", f"{address}.method")
    if option.option == "B" and method and not _INVOICE.search(method):
        yield Finding("monitoring.no_invoice", "note", f"{address}.method")


def _of_words(context: Context, address: str, method: str) -> Iterator[Finding]:
    frequency = text_at(context.project, f"{address}.frequency")
    if frequency and frequency_of(frequency) is None:
        yield Finding("monitoring.frequency_unclear", "note", f"{address}.frequency", {"words": frequency[:60]})
    promise = _PROMISE.search(method) or _PROMISE.search(frequency)
    if promise is not None:
        where = "method" if _PROMISE.search(method) else "frequency"
        yield Finding("monitoring.over_promise", "note", f"{address}.{where}", {"words": promise[0]})


def _roles(context: Context) -> Iterator[Finding]:
    """Roles that the plan gives work to and the structure does not have."""
    people = persons(context.project)
    if not people:
        return
    known = " ".join(f"{one.title} {one.role}" for one in people).casefold().replace("-", " ")
    told: set[str] = set()
    for address, _, _ in monitored(context.schema, context.project, context.results):
        method = text_at(context.project, f"{address}.method")
        for match in _ROLE.finditer(method):
            role = match[1].casefold().replace("-", " ")
            if role not in known and role not in told and role.split()[0] not in _PLAIN_ROLE:
                told.add(role)
                yield Finding("monitoring.role_unknown", "warning", f"{address}.method", {"role": match[1]})


def _structure(context: Context) -> Iterator[Finding]:
    project, people = context.project, persons(context.project)
    companies = [words_of(text_at(project, f"participants/{row}/name")) for row in project.rows("participants")]
    for one in people:
        where = f"structure/{one.row}/personnel"
        person = _PERSON.search(one.title)
        if person is not None:
            yield Finding("monitoring.person_named", "warning", where, {"name": person[0]})
        words = words_of(one.title)
        if _LEGAL.search(one.title) and companies and not any(_within(name, words) for name in companies if name):
            yield Finding("monitoring.company_unknown", "warning", where, {"title": one.title})
        if not one.role:
            yield Finding("monitoring.no_role", "note", f"structure/{one.row}/role_description", {"title": one.title})
    yield from _archive(context, " ".join(f"{one.title} {one.role}" for one in people))


def _within(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[at:at + len(name)] == name for at in range(len(words) - len(name) + 1))


def _archive(context: Context, structure: str) -> Iterator[Finding]:
    """Data are archived until two years after the last issuance (guideline, recalled)."""
    texts = [structure, *(text_at(context.project, name) for name in ("data_storage", "archiving", "records", "annex"))]
    texts += [said.text for said in context.texts if "monitor" in said.place.section or said.place.section == "manual"
              or said.address.endswith((".method", ".comment"))]
    short = next((match for match in map(_SHORT_ARCHIVE.search, texts) if match is not None), None)
    if short is not None:
        yield Finding("monitoring.archive_short", "warning", "structure", {"text": " ".join(short[0].split())})
    elif structure.strip() and not any(map(_ARCHIVE.search, texts)):
        yield Finding("monitoring.no_archive", "note", "structure")


def _numbers(context: Context) -> Iterator[Finding | None]:
    """Numbers of monitoring points that leave one out."""
    stored: dict[int, str] = {}
    for at, (address, _, _) in enumerate(monitored(context.schema, context.project, context.results), 1):
        if not at % (2 * PACE):
            yield None
        number = text_at(context.project, f"{address}.point") or context.proposals.get(f"{address}.point", "")
        if _DIGITS.match(number.strip()):
            stored.setdefault(int(number), address)
    if stored:
        missing = [str(at) for at in range(1, max(stored)) if at not in stored]
        if missing:
            yield Finding("monitoring.point_left_out", "note", f"{stored[max(stored)]}.point",
                          {"numbers": ", ".join(missing[:5])})


def _meters(context: Context) -> Iterator[Finding]:
    serials: dict[str, Meter] = {}
    for one in register(context.project).meters:
        serial = text_at(context.project, f"{one.address}/serial").strip().casefold()
        if serial and serials.setdefault(serial, one) is not one:
            yield Finding("monitoring.serial_twice", "warning", f"{one.address}/serial",
                          {"serial": text_at(context.project, f"{one.address}/serial"), "meter": serials[serial].name})
        for kind in ("ct", "vt"):
            told = text_at(context.project, f"{one.address}/{kind}")
            grade, own = (
                class_of(text_at(context.project, f"{one.address}/{kind}_class")),
                class_of(one.texts["accuracy_class"]),
            )
            if told and grade is None:
                yield Finding(
                    "monitoring.transformer_no_class", "note", f"{one.address}/{kind}_class", {"meter": one.name}
                )
            elif grade is not None and own is not None and grade.number > own.number:
                yield Finding("monitoring.transformer_coarser", "note", f"{one.address}/{kind}_class",
                              {"meter": one.name, "transformer": str(grade), "class": str(own)})


_METERS = ("meters", "meters/")
_STRUCTURE = ("structure", "structure/")
RULES: tuple[Rule, ...] = (
    Rule("monitoring.plan", _METERS, _plan, of_texts),
    Rule("monitoring.roles", _STRUCTURE, _roles, of_texts),
    Rule("monitoring.structure", (*_STRUCTURE, "participants", "participants/*/name"), _structure, of_texts),
    Rule("monitoring.numbers", ("*",), _numbers, of_texts),
    Rule("monitoring.meters", _METERS, _meters),
)
