"""Which definitions a project works with: the ones pinned in its own file, never those of a newer library."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.form import FormDef
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.methodology import LookupRow, MethodologyDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.definitions import Entry, library, parse_form, parse_methodology, text_sha256
from jcm_pdd.files.documents import further
from jcm_pdd.files.official.holding import hold_workbook, linked
from jcm_pdd.files.official.shelf import known_methodologies, shelf_of
from jcm_pdd.files.store import Journal

FORM = ("PDD", "02.0")


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """A definition of the library differs from the pinned one: what the change would do to the total, tCO2.

    `because` says each differing value and formula: "EF_RE,i (Grid): 0.319 -> 0.325".
    """

    methodology: str
    version: str
    old: int | None
    new: int | None
    because: tuple[str, ...] = ()


@lru_cache(maxsize=32)
def _form(sha256: str, text: str, name: str) -> FormDef:
    own = library()
    if FORM in own.forms and own.sha256("documents", *FORM) == sha256:
        return own.form(*FORM)
    return parse_form(text, name)


@lru_cache(maxsize=64)
def _methodology(sha256: str, text: str, name: str, version: str) -> MethodologyDef:
    own = library().methodologies.get((name, version))
    if own is not None and own.sha256 == sha256:
        return own.methodology
    return parse_methodology(text, f"{name} ver{version}")


def wanted(project: Project) -> tuple[tuple[str, str, str], ...]:
    """Return (address, id, version) of the methodologies the project names, in order, each id once."""
    found: list[tuple[str, str, str]] = []
    for row in project.rows("methodologies"):
        stem = f"methodologies/{row}"
        name, version = project.get(f"{stem}/methodology"), project.get(f"{stem}/version")
        if isinstance(name, str) and name and name not in [f[1] for f in found]:
            text = version if isinstance(version, str) and rejected_text(version) is None else ""
            found.append((f"{stem}/version" if text else f"{stem}/methodology", name, text))
    return tuple(found)


def pin(journal: Journal) -> None:
    """Put into the project file the definitions it names and does not hold yet."""
    held = {(d.kind, d.id, d.version) for d in journal.definitions()}
    if not any(kind == "form" for kind, _, _ in held):
        journal.put_definition("form", *FORM, library().text("documents", *FORM))
    for _, name, version in wanted(journal.project()):
        if ("methodology", name, version) not in held:
            _pin_methodology(journal, name, version)


def _pin_methodology(journal: Journal, name: str, version: str) -> None:
    """Pin a methodology of the program or of the user's own library, with its official workbook if there is one."""
    own, shelf = library(), shelf_of(journal.place)
    if (name, version) in own.methodologies:
        journal.put_definition("methodology", name, version, own.text("methodologies", name, version))
        return
    entry = shelf.entry(name, version)
    if entry is not None and entry.written:
        journal.put_definition("methodology", name, version, entry.text)
        return
    adopted = shelf.find(name, version)
    if adopted is not None and adopted.definition.workbook is not None:
        hold_workbook(journal, adopted.workbook, adopted.definition.workbook.file)
        journal.put_definition("methodology", name, version, adopted.definition_text)


def schema_of(journal: Journal, project: Project | None = None) -> tuple[Schema, tuple[tuple[str, str, str], ...]]:
    """Return the schema of a project from its pinned definitions, and the methodologies nobody knows.

    `project` stands in for what the journal holds, to see the questions an edit would lead to.
    """
    pinned = {(d.kind, d.id, d.version): d for d in journal.definitions()}
    forms = [d for d in pinned.values() if d.kind == "form"]
    form = _form(forms[0].sha256, forms[0].text, forms[0].id) if forms else library().form(*FORM)
    methods, unknown = [], []
    for address, name, version in wanted(journal.project() if project is None else project):
        held = pinned.get(("methodology", name, version))
        known = held or library().methodologies.get((name, version)) or shelf_of(journal.place).entry(name, version)
        if known is None:
            unknown.append((address, name, version))
        else:
            found = _methodology(known.sha256, known.text, name, version)
            methods.append(linked(found, known.sha256, journal))
    return build(form, tuple(methods), further(journal), library().papers), tuple(unknown)


def changed_definitions(journal: Journal, schema: Schema) -> tuple[DefinitionChange, ...]:
    """Return what would change if the library's own definitions took the place of the pinned ones."""
    found = []
    entries = known_methodologies(journal.place)
    pinned = {(d.id, d.version): d for d in journal.definitions() if d.kind == "methodology"}
    for used in schema.methodologies:
        held = pinned.get((used.methodology, used.version))
        entry = entries.get((used.methodology, used.version))
        if held is None or entry is None or text_sha256(held.text) == entry.sha256:
            continue
        newer = tuple(with_workbook(journal, entry) if m is used else m for m in schema.methodologies)
        old = calculate(schema.methodologies, journal.project()).total.emission_reductions
        new = calculate(newer, journal.project()).total.emission_reductions
        found.append(DefinitionChange(used.methodology, used.version, old, new, _because(used, entry.methodology)))
    return tuple(found)


def with_workbook(journal: Journal, entry: Entry) -> MethodologyDef:
    """Return a definition of the libraries, calculated by its own workbook when it was adopted."""
    m = entry.methodology
    adopted = shelf_of(journal.place).find(entry.id, entry.version) if entry.folder is not None else None
    if m.workbook is not None and adopted is not None:
        from jcm_pdd.files.official.evaluator import evaluator_of

        m.workbook.attach(evaluator_of(m.workbook, lambda: adopted.workbook))
    return m


def _because(old: MethodologyDef, new: MethodologyDef) -> tuple[str, ...]:
    before, after = _computed_with(old), _computed_with(new)
    return tuple(f"{name}: {before.get(name, '-')} -> {after.get(name, '-')}"
                 for name in dict.fromkeys([*before, *after]) if before.get(name) != after.get(name))


def _computed_with(m: MethodologyDef) -> dict[str, str]:
    """Return what can move a result, by printed symbol: values of defaults and tables, formulas."""
    found = {default.symbol: str(default.value) for default in m.defaults}
    found.update({f"{table.symbol} ({row.label.en})": f"{row.value}{_band(row)}"
                  for table in m.lookups for row in table.rows})
    found.update({formula.symbol: " ".join(formula.expr.split()) for formula in m.formulas})
    if m.workbook is not None:
        found[m.workbook.file] = m.workbook.sha256[:12]
    return found


def _band(row: LookupRow) -> str:
    return "" if row.at_least is None else f" [{row.at_least}, {row.below if row.below is not None else '-'})"


def accept_definition(journal: Journal, change: DefinitionChange) -> None:
    """Pin the library's definition in place of the project's; raise Problem when it is not there."""
    entry = known_methodologies(journal.place).get((change.methodology, change.version))
    if entry is None:
        raise Problem("definition.unknown", f"{change.methodology} ver{change.version}", kind="methodology")
    if entry.folder is not None:
        adopted = shelf_of(journal.place).find(entry.id, entry.version)
        if adopted is not None and adopted.definition.workbook is not None:
            hold_workbook(journal, adopted.workbook, adopted.definition.workbook.file)
    journal.put_definition("methodology", change.methodology, change.version, entry.text)
