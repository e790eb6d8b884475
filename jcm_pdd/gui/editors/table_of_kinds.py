"""The closed table from a field kind to the editor that shows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jcm_pdd.core.schema import Place
from jcm_pdd.gui.editors.base import FieldEditor
from jcm_pdd.gui.editors.dates import DateEditor
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.files import AttachmentEditor, FigureEditor
from jcm_pdd.gui.editors.lines import CoordinatesEditor, NumberEditor, TextEditor
from jcm_pdd.gui.editors.picked import ChoiceEditor, YesNoEditor
from jcm_pdd.gui.editors.pointing import NameEditor, PlaceEditor
from jcm_pdd.gui.editors.texts import LongTextEditor, ReferencesEditor

EDITORS: dict[str, type[FieldEditor]] = {
    "text": TextEditor,
    "long_text": LongTextEditor,
    "number": NumberEditor,
    "date": DateEditor,
    "choice": ChoiceEditor,
    "yes_no": YesNoEditor,
    "coordinates": CoordinatesEditor,
    "attachment": AttachmentEditor,
    "figure": FigureEditor,
    "references": ReferencesEditor,
    "place": PlaceEditor,
}

WIDE_KINDS = frozenset({"long_text", "attachment", "figure", "references", "place"})
"""Kinds that take the whole width of the page unless their declaration says otherwise."""


def editor_for(desk: Desk, place: Place, address: str, parent: QWidget | None = None) -> FieldEditor:
    """Return the editor of a place at an address."""
    kind = NameEditor if place.definition.names is not None else EDITORS[place.definition.kind]
    return kind(desk, place, address, parent)


def is_wide(place: Place) -> bool:
    """Return whether a field takes the whole width of the page."""
    if place.definition.width is not None:
        return place.definition.width == "full"
    return place.definition.kind in WIDE_KINDS
