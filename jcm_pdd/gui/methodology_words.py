"""What official methodology files hold, in words: parameters, cells, what was not understood, wrong rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jcm_pdd.core.formula import FormulaError, names, parse
from jcm_pdd.core.kinds.numbers import unit_word
from jcm_pdd.gui import language, words

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
    from jcm_pdd.core.official import WorkbookDef
    from jcm_pdd.core.problems import Problem
    from jcm_pdd.files.official.text.model import NotUnderstood as TextNote
    from jcm_pdd.files.workbooks.reading import NotUnderstood

LONGEST = 90




def symbol(one: ParameterDef) -> str:
    """Return the printed symbol of a parameter, a dash when the workbook gives none."""
    return one.symbol or words.MISSING


def unit(text: str | None) -> str:
    """Return a unit for people; nothing for a number without one."""
    return "" if text in (None, "", "-", "1") else unit_word(text or "", language.current())


def kind(one: ParameterDef) -> str:
    """Return what is entered for a parameter: a unit, or what sort of answer it is."""
    choices = words.commas(words.quoted(choice.label.get(language.current())) for choice in one.choices)
    return {
        "number": unit(one.unit) or QCoreApplication.translate("Methodology", "number"),
        "choice": QCoreApplication.translate("Methodology", "one of {choices}").format(choices=choices),
        "yes_no": QCoreApplication.translate("Methodology", "yes or no"),
        "text": QCoreApplication.translate("Methodology", "text"),
    }.get(one.kind, one.kind)


def role(one: ParameterDef) -> str:
    """Return when a parameter is entered, with its monitoring options."""
    if one.role == "monitored":
        options = ", ".join(option.option for option in one.options)
        return QCoreApplication.translate("Methodology", "monitored, option {options}").format(options=options)
    if one.role == "fixed":
        return QCoreApplication.translate("Methodology", "fixed ex ante")
    return QCoreApplication.translate("Methodology", "name only")


def needed(one: ParameterDef) -> str:
    """Return whether the result needs a parameter."""
    return QCoreApplication.translate("Methodology", "needed") if one.required == "true" else \
        QCoreApplication.translate("Methodology", "not needed")


def cell(one: ParameterDef, book: WorkbookDef) -> str:
    """Return the cell of a parameter; for a column of units the first and the last."""
    if one.id in book.inputs:
        return book.inputs[one.id]
    cells = [slot[one.id] for slots in book.tables.values() for slot in slots if one.id in slot]
    if len(cells) > 1:
        return f"{cells[0]} … {cells[-1].rpartition('!')[2]}"
    return cells[0] if cells else words.MISSING


def short(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rstrip() + "…"


def place(text: str) -> str:
    """Return a place in a text or workbook ("Section D, page 3") in the language of the window."""
    from jcm_pdd.files.official.text.saying import place_text

    return place_text(text, language.current())


def not_understood(one: NotUnderstood) -> str:
    """Return in a sentence what of a workbook was seen and not taken."""
    said = {
        "sheet": QCoreApplication.translate(
            "Methodology", "Sheet “{where}”: not one of the sheets this program knows. It was left alone."),
        "sheet_twice": QCoreApplication.translate(
            "Methodology", "Sheet “{where}”: there are two sheets for the same purpose. Only the first was read."),
        "no_table": QCoreApplication.translate(
            "Methodology", "Sheet “{where}”: no table of parameters was found on it."),
        "no_input_sheet": QCoreApplication.translate(
            "Methodology", "{where}: no sheet for inputs was found."),
        "row": QCoreApplication.translate(
            "Methodology", "{where}: something stands in this row of the table, but no value to enter. It was left "
            "out."),
        "no_result": QCoreApplication.translate(
            "Methodology", "Sheet “{where}”: no number was found below the title of Table 3."),
    }.get(one.code, QCoreApplication.translate("Methodology", "{where}: this was not understood."))
    return said.format(where=one.where)


def text_note(one: TextNote) -> str:
    """Return in a sentence what of a text was not understood."""
    from jcm_pdd.files.official.text.saying import note_text

    return note_text(one, language.current())


def rule_names(m: MethodologyDef) -> list[str]:
    """Return the names a rule may read."""
    single = [p.id for p in m.parameters if p.table is None and p.kind != "text"]
    return [*single, *(d.id for d in m.defaults), "RE", "PE"]


def wrong_rule(m: MethodologyDef, rule: str, problem: Problem) -> str:
    """Return what is wrong with a rule that was refused, and what to do."""
    try:
        tree = parse(rule)
    except FormulaError as error:
        return QCoreApplication.translate(
            "Methodology", "This is no formula (look at character {at}). Write it like {example}.").format(
                at=error.at + 1, example=f"{next(iter(rule_names(m)))} > 10")
    unknown = sorted(names(tree) - {*(p.id for p in m.parameters), *rule_names(m)})
    if unknown:
        return QCoreApplication.translate(
            "Methodology", "“{name}” is no parameter of this methodology. Choose one of the names shown.").format(
                name=unknown[0])
    from jcm_pdd.files.messages import problem_text

    return problem_text(problem, language.current())
