"""Use an adopted methodology in an open project: hold its files, confirm defaults, compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jcm_pdd.core.plan import confirmed
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit
from jcm_pdd.core.review.official import default_in_use
from jcm_pdd.files.definitions import library
from jcm_pdd.files.official.crosscheck import CrossCheck, cross_check
from jcm_pdd.files.official.evaluator import WorkbookEvaluator
from jcm_pdd.files.official.holding import hold_link, hold_workbook
from jcm_pdd.files.official.numbers import OfficialDefault, own_defaults, text_defaults
from jcm_pdd.files.official.shelf import AdoptedMethodology, shelf_of
from jcm_pdd.files.session import Session


@dataclass(frozen=True, slots=True)
class Used:
    """What using an adopted methodology did: the comparison with our own, if there is one, and what was confirmed."""

    methodology: str
    version: str
    check: CrossCheck | None
    confirmed: tuple[str, ...] = ()


def official_defaults(adopted: AdoptedMethodology) -> tuple[OfficialDefault, ...]:
    """Return the default values of the adopted files, those of the workbook before those of the text."""
    found = list(own_defaults(adopted.definition))
    if adopted.text_data:
        from jcm_pdd.files.official.text.reading import read_text

        found.extend(text_defaults(read_text(adopted.text_data, adopted.text_name)))
    return tuple(found)


def compare(adopted: AdoptedMethodology, maps: Mapping[str, str] | None = None) -> CrossCheck | None:
    """Return how the library's methodology of the same version fits an adopted one; None when there is none."""
    theirs = adopted.definition
    key = theirs.methodology, theirs.version
    if key not in library().methodologies or theirs.workbook is None:
        return None
    reads = WorkbookEvaluator(theirs.workbook, lambda: adopted.workbook).reads
    return cross_check(library().methodology(*key), theirs, reads, official_defaults(adopted),
                       adopted.maps if maps is None else maps)


def use(session: Session, name: str, version: str = "", check: CrossCheck | None = None) -> Used:
    """Use the adopted methodology in a project that names it; `check` is the comparison when it was made before.

    Raises Problem `official.not_adopted` when it is not in the user's library, `official.not_in_project` when the
    project does not use it.
    """
    m = session.schema.methodology(name)
    wanted = version or (m.version if m is not None else "")
    adopted = shelf_of(session.journal.place).find(name, wanted) if wanted else None
    if adopted is None or adopted.definition.workbook is None:
        raise Problem("official.not_adopted", f"{name} ver{wanted}" if wanted else name)
    if m is None or m.version != wanted:
        raise Problem("official.not_in_project", f"{name} ver{wanted}")
    check = check or compare(adopted)
    if check is None:
        hold_workbook(session.journal, adopted.workbook, adopted.definition.workbook.file)
        session.journal.put_definition("methodology", name, wanted, adopted.definition_text)
        session.definitions_changed()
        return Used(name, wanted, None)
    hold_link(session.journal, m, adopted.workbook, check.link)
    session.definitions_changed()
    return Used(name, wanted, check, confirm(session, name))


def confirm(session: Session, name: str) -> tuple[str, ...]:
    """Confirm the defaults that the held official files show with the same value, as one undo step.

    Returns their addresses. One the user has confirmed already keeps that confirmation.
    """
    m = session.schema.methodology(name)
    if m is None or m.workbook is None:
        return ()
    today = session.journal.place.time().date().isoformat()
    changes: list[Change] = []
    found: list[str] = []
    for key, number in m.workbook.values.items():
        address = f"{name}/{key}"
        if default_in_use(m, key, session.project) == number.value and not confirmed(session.project, address):
            found.append(address)
            changes += _confirmation(session, address, f"{number.document} (SHA-256 {m.workbook.sha256[:12]})",
                                     number.place, today)
    session.record(Edit("edit.confirm_official", tuple(changes), {"address": "", "document": m.workbook.file}))
    return tuple(found)


def take_official(session: Session, address: str) -> None:
    """Calculate with the official value of a default and confirm it, as one undo step."""
    name, _, key = address.partition("/")
    m = session.schema.methodology(name)
    number = m.workbook.values.get(key) if m is not None and m.workbook is not None else None
    if m is None or m.workbook is None or number is None:
        raise Problem("official.no_value", address)
    today = session.journal.place.time().date().isoformat()
    value = session.project.change(f"{address}.value", f"{number.value:f}")
    rest = _confirmation(session, address, f"{number.document} (SHA-256 {m.workbook.sha256[:12]})", number.place, today)
    session.record(Edit("edit.take_official", (value, *rest), {"address": address}))


def _confirmation(session: Session, address: str, document: str, place: str, day: str) -> Iterator[Change]:
    for part, text in (("document", document), ("page", place), ("confirmed_on", day)):
        yield session.project.change(f"{address}.{part}", text)
