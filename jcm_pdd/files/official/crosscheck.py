"""A methodology of the program's library against the official files: which parameter is which, which default agrees.

Nothing is guessed: a parameter is linked by its symbol, or by very similar words with the same unit; what stays open
is listed, and the user can name it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from jcm_pdd.core import units
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.official import OfficialNumber, WorkbookDef
from jcm_pdd.files.adoption.likeness import SURE, likeness
from jcm_pdd.files.official.naming import symbol_key
from jcm_pdd.files.official.numbers import OfficialDefault, own_defaults

# A number this long agrees by its digits alone; 0.5 would agree with anything.
TELLING_DIGITS = 3


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """How a library's methodology and the official one fit.

    `link` says where our answers stand in the official workbook; `parameters` pairs ids (ours, theirs); `open_ours`
    and `open_theirs` are the parameters without a partner, `open_choices` ours ("parameter.choice") that the
    workbook's list does not have; `confirmed` and `differing` are keys of `link.values`; `not_found` the defaults
    of ours that the official files do not show.
    """

    link: WorkbookDef
    parameters: tuple[tuple[str, str], ...] = ()
    open_ours: tuple[str, ...] = ()
    open_theirs: tuple[str, ...] = ()
    open_choices: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    not_found: tuple[str, ...] = field(default=())


def cross_check(ours: MethodologyDef, theirs: MethodologyDef, reads: frozenset[str],
                official: Sequence[OfficialDefault], maps: Mapping[str, str] = {}) -> CrossCheck:
    """Return how our methodology fits the official one; `reads` are the input cells the workbook's results need.

    `maps` holds what the user says: our parameter id -> their id, "parameter.choice" -> the list's text.
    """
    book = theirs.workbook
    if book is None:
        raise ValueError("an official methodology has a workbook")
    pairs = tuple(_pairs(ours, theirs, book, maps))
    linked = {their for _, their in pairs}
    link, open_choices = _link(ours, theirs, book, pairs, maps)
    link = link.model_copy(update={"unlinked": tuple(
        cell for name, cell in _cells(book) if name not in linked and name not in book.optional and cell in reads)})
    numbers = dict(_numbers(ours, official))
    values = {row.key: number for row, number in numbers.items()}
    link = link.model_copy(update={"values": values})
    asked = {p.id for p in ours.parameters if p.kind in ("number", "choice", "yes_no")}
    return CrossCheck(
        link, pairs, tuple(sorted(asked - {our for our, _ in pairs})),
        tuple(p.id for p in theirs.parameters if p.id not in linked and p.role != "input"), tuple(open_choices),
        tuple(row.key for row, number in numbers.items() if number.value == row.value),
        tuple(row.key for row, number in numbers.items() if number.value != row.value),
        tuple(row.key for row in own_defaults(ours) if row.key not in values))


def _cells(book: WorkbookDef) -> Iterator[tuple[str, str]]:
    yield from book.inputs.items()
    for slots in book.tables.values():
        for slot in slots:
            yield from slot.items()


def _pairs(ours: MethodologyDef, theirs: MethodologyDef, book: WorkbookDef, maps: Mapping[str, str]
           ) -> Iterator[tuple[str, str]]:
    free = {p.id: p for p in theirs.parameters if p.id in book.bound() and p.kind != "text"}
    claimed = {their for our, their in maps.items() if "." not in our}
    for one in ours.parameters:
        if one.kind not in ("number", "choice", "yes_no"):
            continue
        fitting = [p for p in free.values() if may_be(one, p)]
        wanted = maps.get(one.id)
        chosen = next((p for p in fitting if p.id == wanted), None) if wanted else _same(
            one, [p for p in fitting if p.id not in claimed])
        if chosen is not None:
            del free[chosen.id]
            yield one.id, chosen.id


def may_be(ours: ParameterDef, theirs: ParameterDef) -> bool:
    """A table of ours may stand in single cells of theirs, as long as it has one row; not the other way round."""
    if (ours.kind == "number") != (theirs.kind == "number") or (theirs.table is not None and ours.table is None):
        return False
    return ours.kind != "number" or unit_factor(ours, theirs) is not None


def unit_factor(ours: ParameterDef, theirs: ParameterDef) -> Decimal | None:
    """Return what our number is multiplied by in the official unit; None when the units do not fit."""
    mine, other = ours.unit or "-", theirs.unit or "-"
    if mine == other:
        return Decimal(1)
    return units.factor(mine, other) or units.factor(mine.removesuffix("/p"), other.removesuffix("/p"))


def _same(one: ParameterDef, fitting: Sequence[ParameterDef]) -> ParameterDef | None:
    symbols = [p for p in fitting if symbol_key(p.symbol or "") == symbol_key(one.symbol or one.id) != ""]
    if len(symbols) == 1:
        return symbols[0]
    words = [p for p in fitting if likeness(p.label.en, one.label.en, SURE) >= SURE]
    return words[0] if len(words) == 1 else None


def _link(ours: MethodologyDef, theirs: MethodologyDef, book: WorkbookDef, pairs: Sequence[tuple[str, str]],
          maps: Mapping[str, str]) -> tuple[WorkbookDef, list[str]]:
    mine = {p.id: p for p in ours.parameters}
    their = {p.id: p for p in theirs.parameters}
    inputs: dict[str, str] = {}
    tables: dict[str, list[dict[str, str]]] = {}
    choices: dict[str, dict[str, str]] = {}
    missing: list[str] = []
    for our, other in pairs:
        table = mine[our].table
        cells = [book.inputs[other]] if other in book.inputs else [
            slot[other] for slots in book.tables.values() for slot in slots if other in slot]
        if table is None:
            inputs[our] = cells[0]
        else:
            slots = tables.setdefault(table, [])
            slots.extend({} for _ in range(len(cells) - len(slots)))
            for slot, cell in zip(slots, cells, strict=False):
                slot[our] = cell
        if mine[our].kind in ("choice", "yes_no"):
            choices[our], unknown = _choices(mine[our], book.choices.get(other, {}), maps)
            missing += [f"{our}.{name}" for name in unknown]
    factors = {our: _factor(mine[our], their[other], book) for our, other in pairs if mine[our].kind == "number"}
    return WorkbookDef(
        file=book.file, sha256=book.sha256, inputs=inputs, choices=choices, columns=book.columns,
        tables={table: tuple(_whole(slots)) for table, slots in tables.items()},
        factors={name: value for name, value in factors.items() if value != 1},
        optional=tuple(our for our, other in pairs if other in book.optional), reference=book.reference,
        project=book.project, reduction=book.reduction), missing


def _whole(slots: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Return the slots in which every linked column has its cell: a row fits only where all of it fits."""
    widest = max((len(slot) for slot in slots), default=0)
    return [slot for slot in slots if len(slot) == widest]


def _factor(ours: ParameterDef, theirs: ParameterDef, book: WorkbookDef) -> Decimal:
    return (unit_factor(ours, theirs) or Decimal(1)) * book.factors.get(theirs.id, Decimal(1))


def _choices(ours: ParameterDef, texts: Mapping[str, str], maps: Mapping[str, str]
             ) -> tuple[dict[str, str], list[str]]:
    wanted = ({choice.id: choice.label.en for choice in ours.choices} if ours.kind == "choice"
              else {"true": "Yes", "false": "No"})
    found: dict[str, str] = {}
    for name, label in wanted.items():
        said = maps.get(f"{ours.id}.{name}")
        alike = [text for text in texts.values() if text == said] if said else [
            text for text in texts.values() if likeness(text, label, SURE) >= SURE]
        if len(alike) == 1:
            found[name] = alike[0]
    return found, [name for name in wanted if name not in found]


def _numbers(ours: MethodologyDef, official: Sequence[OfficialDefault]
             ) -> Iterator[tuple[OfficialDefault, OfficialNumber]]:
    """Yield each default of ours that the official files show, with their number in our unit."""
    for row in own_defaults(ours):
        same = [(one, value) for one in official if (value := one.in_unit(row.unit)) is not None and row.is_called(one)]
        if not same:
            telling = len(row.value.as_tuple().digits) >= TELLING_DIGITS
            same = [(one, value) for one in official if telling and (value := one.in_unit(row.unit)) == row.value]
        values = {value for _, value in same}
        # One name with two numbers says nothing about ours, unless ours is among them.
        if len(values) == 1 or row.value in values:
            one, value = next(((o, v) for o, v in same if v == row.value), same[0])
            yield row, OfficialNumber(value=value, document=one.document, place=one.place)
