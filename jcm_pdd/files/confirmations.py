"""Default values read beside the official text: the records of a project, confirming, taking back, taking over.

A record says what the definition had, what the official text has, where, when and who. In a project it lies in the
companions of the default; `confirmation_library` keeps it for later projects and for colleagues.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from jcm_pdd.core.confirming import references_change
from jcm_pdd.core.form import FieldDef, Provenance
from jcm_pdd.core.kinds import Rejected, kind_of, rejected_text
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.official import OfficialNumber
from jcm_pdd.core.plan import confirmed
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.text import Text
from jcm_pdd.files.confirmation_library import Confirmation, ConfirmationLibrary, library_of
from jcm_pdd.files.session import Session

PARTS = ("value", "document", "page", "confirmed_on", "confirmed_by")
"""The companions a confirmation lies in."""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A default value, or a row of a reference table, with what is known about it.

    `used` tells whether this project calculates with it, `official` is what the official files held by the project
    show, `entered` what stands in the project of a record that is not whole.
    """

    address: str
    key: str
    symbol: str
    label: Text
    unit: str
    ours: Decimal
    source: Provenance
    used: bool = True
    record: Confirmation | None = None
    official: OfficialNumber | None = None
    entered: str = ""

    @property
    def differs(self) -> bool:
        """Whether the official text, or the official files held, have another value than the definition."""
        if self.record is not None:
            return self.record.differs
        return self.official is not None and self.official.value != self.ours

    @property
    def open(self) -> bool:
        """Whether the project calculates with a value that nobody confirmed."""
        return self.used and self.record is None and self.source.status != "verified"


@dataclass(frozen=True, slots=True)
class Said:
    """What a person enters beside the official text: the value as typed ("" when it is the same), where, who, when."""

    document: str
    page: str
    value: str = ""
    who: str = ""
    day: str = ""


def desk_rows(session: Session, name: str) -> tuple[DeskRow, ...]:
    """Return every default of a methodology of the project; nothing for one it does not use."""
    m = session.schema.methodology(name)
    return () if m is None else tuple(_rows(session, m))


def _rows(session: Session, m: MethodologyDef) -> Iterator[DeskRow]:
    method = session.results.methodologies.get(m.methodology)
    project = session.project
    values = m.workbook.values if m.workbook is not None else {}

    def row(key: str, label: Text, symbol: str, unit: str, ours: Decimal, source: Provenance, used: bool) -> DeskRow:
        address = f"{m.methodology}/{key}"
        typed = project.get(f"{address}.value")
        return DeskRow(address, key, symbol, label, unit, ours, source, used,
                       _record(project, m, key, symbol, unit, ours), values.get(key),
                       "" if typed is None else str(rejected_text(typed) or typed))

    for one in m.defaults:
        yield row(one.id, one.label, one.symbol, one.unit, one.value, one.provenance,
                  method is None or method.applies(one.shown))
    for table in m.lookups:
        for line in table.rows:
            label = Text(en=f"{table.label.en}: {line.label.en}", ja=f"{table.label.ja}：{line.label.ja}")
            yield row(f"{table.id}.{line.id}", label, table.symbol, table.unit, line.value, line.provenance, True)


def _record(project: Project, m: MethodologyDef, key: str, symbol: str, unit: str, ours: Decimal
            ) -> Confirmation | None:
    address = f"{m.methodology}/{key}"
    if not confirmed(project, address):
        return None
    value = project.get(f"{address}.value")
    after = ours if value is None or rejected_text(value) is not None else Decimal(str(value))
    document, page, day, who = (str(project.get(f"{address}.{part}") or "") for part in PARTS[1:])
    return Confirmation(m.methodology, m.version, key, symbol, unit, ours, after, document, page, day, who)


def records(session: Session) -> tuple[Confirmation, ...]:
    """Return everything that was confirmed in a project."""
    return tuple(row.record for m in session.schema.methodologies for row in desk_rows(session, m.methodology)
                 if row.record is not None)


def confirm(session: Session, address: str, said: Said) -> Confirmation:
    """Confirm (or correct) one default as one undo step, keep the record in the user's library and return it.

    Raises Problem `confirm.no_default`, `confirm.no_place` without document or page, `confirm.value` or
    `confirm.day` for what cannot be read; nothing is changed then.
    """
    row = _row_at(session, address)
    m = session.schema.methodology(address.partition("/")[0])
    if row is None or m is None:
        raise Problem("confirm.no_default", address)
    if not said.document.strip() or not said.page.strip():
        raise Problem("confirm.no_place", row.symbol)
    made = Confirmation(m.methodology, m.version, row.key, row.symbol, row.unit, row.ours, _value(row, said.value),
                        said.document.strip(), said.page.strip(), _day(session, said.day),
                        said.who.strip() or session.journal.place.who)
    session.record(Edit("edit.confirm_default", tuple(_changes(session.project, address, made)),
                        {"address": address}))
    library_of(session.journal.place).put([made])
    return made


def withdraw(session: Session, addresses: Iterable[str]) -> None:
    """Open confirmed defaults again, as one undo step; the user's library keeps its records."""
    found = tuple(addresses)
    changes = tuple(session.project.change(f"{address}.{part}", None) for address in found for part in PARTS
                    if session.project.get(f"{address}.{part}") is not None)
    session.record(Edit("edit.withdraw_confirmation", changes,
                        {"address": found[0] if found else "", "count": str(len(found))}))


def offers(session: Session, library: ConfirmationLibrary | None = None) -> tuple[Confirmation, ...]:
    """Return what the user's library knows about defaults that are not confirmed in this project."""
    kept = library or library_of(session.journal.place)
    found: list[Confirmation] = []
    for m in session.schema.methodologies:
        known = {one.key: one for one in kept.of(m.methodology, m.version)}
        found += [known[row.key] for row in desk_rows(session, m.methodology)
                  if row.record is None and row.key in known and known[row.key].unit == row.unit]
    return tuple(found)


def take_over(session: Session, found: Iterable[Confirmation]) -> tuple[str, ...]:
    """Take records over into a project as one undo step; returns the addresses. One confirmed already is left alone."""
    open_rows = {(m.methodology, m.version, row.key): row for m in session.schema.methodologies
                 for row in desk_rows(session, m.methodology) if row.record is None}
    taken = [(open_rows[one.identity].address, one) for one in found
             if one.identity in open_rows and open_rows[one.identity].unit == one.unit]
    ours = {address: open_rows[one.identity].ours for address, one in taken}
    changes = tuple(change for address, one in taken
                    for change in _changes(session.project, address, one, ours[address]))
    session.record(Edit("edit.take_confirmations", changes, {"address": "", "count": str(len(taken))}))
    return tuple(address for address, _ in taken)


def add_references(session: Session) -> bool:
    """Put the documents that defaults were confirmed with into the reference list; False when none is missing."""
    change = references_change(session.schema, session.project)
    if change is None:
        return False
    session.record(Edit("edit.add_references", (change,), {"address": change.address}))
    return True


def _changes(project: Project, address: str, one: Confirmation, ours: Decimal | None = None) -> Iterator[Change]:
    same = one.after == (one.before if ours is None else ours)
    stored: tuple[Json, ...] = (None if same else plain(one.after), one.document, one.page, one.day, one.who or None)
    for part, value in zip(PARTS, stored, strict=True):
        change = project.change(f"{address}.{part}", value)
        if change.old != change.new:
            yield change


def _row_at(session: Session, address: str) -> DeskRow | None:
    return next((row for row in desk_rows(session, address.partition("/")[0]) if row.address == address), None)


def _value(row: DeskRow, typed: str) -> Decimal:
    if not typed.strip():
        return row.ours
    field = FieldDef(id="value", kind="number", label=row.label, unit=row.unit if row.unit != "-" else None)
    try:
        return Decimal(str(kind_of(field).parse(typed)))
    except Rejected:
        raise Problem("confirm.value", row.symbol, typed=typed.strip(), unit=row.unit) from None


def _day(session: Session, typed: str) -> str:
    if not typed.strip():
        return session.journal.place.time().astimezone().date().isoformat()
    field = FieldDef(id="day", kind="date", label=Text(en="Date", ja="日付"))
    try:
        return str(kind_of(field).parse(typed))
    except Rejected:
        raise Problem("confirm.day", typed.strip()) from None
