"""The whole calculation as the annex of the PDD prints it: equations with values put in, results, and symbols."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jcm_pdd.core.calculation import MethodResult
from jcm_pdd.core.derivation import Derivation
from jcm_pdd.core.formula.equation import Fenced, Part, Row, Text, number, symbol
from jcm_pdd.core.formula.words import number_text
from jcm_pdd.core.official import WorkbookDef
from jcm_pdd.core.review import Context
from jcm_pdd.files.word.derived import Block, Grid, Shown, Words

# The place behind which the calculation stands, and the question whether it is printed.
ANNEX, WANTED = "annex", "print_calculation"
_HEADS = ("Symbol", "Meaning", "Value", "Unit", "Source")
_SHARES = (15, 27, 22, 12, 24)
_CELL_HEADS = ("Symbol", "Meaning", "Cell", "Value", "Unit")
_CELL_SHARES = (15, 33, 24, 16, 12)
_MINUS, _EQUALS = Text("−", "sign"), Text("=", "sign")


def calculation_blocks(context: Context) -> tuple[Block, ...]:
    """Return what is printed of every methodology of a project; nothing when the project does not want it, when its
    form does not ask, or before anything is calculated.
    """
    if context.schema.place(WANTED) is None or context.project.get(WANTED) is False:
        return ()
    return tuple(block for method in context.results.methodologies.values()
                 if method.annual.reduction is not None for block in _method(context, method))


def _method(context: Context, method: MethodResult) -> Iterator[Block]:
    m, year = method.methodology, context.results.basis_year
    yield Words(f"Calculation of emission reductions: {m.key}", heading=True)
    if m.calculated_by_workbook and m.workbook is not None:
        yield from _official(context, method, m.workbook)
        return
    text = "Values of one full year of operation."
    if method.year_states and year is not None:
        text = f"Values of the calendar year {year} in full; the monitoring spreadsheet holds every year."
    yield Words(text)
    derivation = Derivation(method, context.project, context.proposals)
    for formula in derivation.formulas():
        yield Words(f"{formula.label} ({formula.unit})" if formula.unit != "-" else formula.label, heading=True)
        yield Shown(formula.equation)
        for put in formula.put:
            yield Shown(put.equation, put.title)
        if formula.more > 0:
            yield Words(f"The other {formula.more} rows are in the monitoring spreadsheet.")
    yield from _reduction(method)
    yield Words("What the symbols stand for", heading=True)
    yield Grid(_HEADS, _SHARES, tuple((_plain(one.symbol), one.words, one.value, one.unit, one.source)
                                      for one in derivation.where()))


def _reduction(method: MethodResult) -> Iterator[Block]:
    annual = method.annual
    yield Words("Emission reductions, rounded down to whole tonnes (tCO2/p)", heading=True)
    reference, project = symbol("RE_p"), symbol("PE_p")
    yield Shown(Row((symbol("ER_p"), _EQUALS, _floor(reference, project))))
    numbers = number(annual.reference), number(annual.project)
    yield Shown(Row((symbol("ER_p"), _EQUALS, _floor(*numbers), _EQUALS, number(_whole(method)))))


def _plain(part: Part) -> str | Part:
    """Return words as a text, which wraps in its cell."""
    return part.text if isinstance(part, Text) and part.look == "words" else part


def _floor(first: Part, second: Part) -> Part:
    return Fenced("⌊", (Row((first, _MINUS, second)),), "⌋")


def _whole(method: MethodResult) -> Decimal | None:
    return None if method.er_p is None else Decimal(method.er_p)


def _official(context: Context, method: MethodResult, book: WorkbookDef) -> Iterator[Block]:
    """The official workbook calculates: what was put into which cell, and the cells of the results."""
    derivation = Derivation(method, context.project, context.proposals)
    yield Words(f"Calculated by the formulas of the official spreadsheet {book.file} for one full year of operation.")
    rows: list[tuple[str | Part, ...]] = [
        (_plain(symbol(p.symbol or p.id)), f"{p.label.en} [{title}]" if title else p.label.en, cell, value,
         p.unit or "-") for p, title, cell, value in derivation.inputs(book)]
    official = method.state.official
    for name, label, cell, result in (("RE_p", "Reference emissions", book.reference, official.reference),
                                      ("PE_p", "Project emissions", book.project, official.project),
                                      ("ER_p", "Emission reductions", book.reduction, official.reduction)):
        rows.append((symbol(name), label, cell or "-", number_text(result), "tCO2/p"))
    yield Grid(_CELL_HEADS, _CELL_SHARES, tuple(rows))
