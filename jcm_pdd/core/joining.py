"""The documents of a project brought together: what a further one requires counts once it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jcm_pdd.core.form import ColumnsItem, FieldDef, FieldItem, FormDef, Item, TableItem

Change = Callable[[str, FieldDef], FieldDef]


def joined(form: FormDef, further: tuple[FormDef, ...]) -> tuple[FormDef, ...]:
    """Return main form and further documents with their requirements as they are in one project.

    A requirement of a document with a `wanted` question holds only when that is answered yes; what it `needs` of
    another document is required there from then on. A question two documents declare is asked by the first.
    """
    needs = [(address, _when(document.wanted, condition)) for document in further
             for address, condition in document.needs.items()]
    wanted: dict[str, list[str]] = {}
    for address, condition in needs:
        wanted.setdefault(address, []).append(condition)
    done: list[FormDef] = []
    asked: set[str] = set()
    for document in (form, *further):
        own = _asked_once(document, asked)
        asked |= {_name(item) for section in own.sections for item in section.items} - {""}
        done.append(_changed(own, _requirements(own.wanted, wanted), wanted))
    return tuple(done)


def _when(wanted: str, condition: str) -> str:
    if not wanted or condition == "false":
        return condition
    return f"{wanted} == true" if condition == "true" else f"{wanted} == true and ({condition})"


def _name(item: Item) -> str:
    if isinstance(item, FieldItem):
        return item.field.id
    return item.table.id if isinstance(item, TableItem) else ""


def _asked_once(document: FormDef, asked: set[str]) -> FormDef:
    if not any(_name(item) in asked for section in document.sections for item in section.items):
        return document
    sections = tuple(section.model_copy(update={"items": tuple(i for i in section.items if _name(i) not in asked)})
                     for section in document.sections)
    return document.model_copy(update={"sections": sections})


def _requirements(own: str, wanted: Mapping[str, list[str]]) -> Change:
    def change(address: str, definition: FieldDef) -> FieldDef:
        first = definition.required if address == own else _when(own, definition.required)
        required = _any_of(first, *wanted.get(address, ()))
        if required == definition.required:
            return definition
        return definition.model_copy(update={"required": required})

    return change


def _any_of(*given: str) -> str:
    """Return the condition that holds when one of these does."""
    conditions = [text for text in given if text != "false"]
    if not conditions or "true" in conditions:
        return "true" if conditions else "false"
    return conditions[0] if len(conditions) == 1 else " or ".join(f"({text})" for text in conditions)


def _changed(document: FormDef, change: Change, wanted: Mapping[str, list[str]]) -> FormDef:
    """Return a form whose definitions went through `change`; the same object when nothing differs."""
    sections = []
    for section in document.sections:
        items = tuple(_item(item, change, document.wanted, wanted) for item in section.items)
        same = all(new is old for new, old in zip(items, section.items, strict=True))
        sections.append(section if same else section.model_copy(update={"items": items}))
    if all(new is old for new, old in zip(sections, document.sections, strict=True)):
        return document
    return document.model_copy(update={"sections": tuple(sections)})


def _item(item: Item, change: Change, own: str, wanted: Mapping[str, list[str]]) -> Item:
    if isinstance(item, FieldItem):
        new = change(item.field.id, item.field)
        return item if new is item.field else item.model_copy(update={"field": new})
    if not isinstance(item, TableItem | ColumnsItem):
        return item
    part = item.table if isinstance(item, TableItem) else item.columns
    stem = item.table.id if isinstance(item, TableItem) else item.columns.table
    columns = tuple(change(f"{stem}/*/{column.id}", column) for column in part.columns)
    update: dict[str, object] = {}
    if any(new is not old for new, old in zip(columns, part.columns, strict=True)):
        update["columns"] = columns
    if isinstance(item, TableItem):
        required = _any_of(_when(own, item.table.required), *wanted.get(item.table.id, ()))
        if required != item.table.required:
            update["required"] = required
    if not update:
        return item
    return item.model_copy(update={"table" if isinstance(item, TableItem) else "columns":
                                   part.model_copy(update=update)})
