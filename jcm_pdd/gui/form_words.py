"""How adopted forms and their places read on the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jcm_pdd.gui import language

if TYPE_CHECKING:
    from jcm_pdd.files.adoption.identity import Identity
    from jcm_pdd.files.adoption.library import Field
    from jcm_pdd.gui.doors import Doors

KINDS = ("text", "long_text", "number", "date")
_PLACE = re.compile(r"(\w+)(?: \((.+)\))?\Z")


def kind(name: str) -> str:
    """Return the word for a kind of answer."""
    return {
        "text": QCoreApplication.translate("Forms", "Line of text"),
        "long_text": QCoreApplication.translate("Forms", "Paragraphs"),
        "number": QCoreApplication.translate("Forms", "Number"),
        "date": QCoreApplication.translate("Forms", "Date"),
        "yes_no": QCoreApplication.translate("Forms", "Yes or no"),
        "choice": QCoreApplication.translate("Forms", "One of the boxes"),
    }.get(name, name)


def country(doors: Doors, code: str) -> str:
    """Return the name of a country by its code."""
    found = doors.countries().get(code)
    return found.name.get(language.current()) if found is not None else code


def title(doors: Doors, one: Identity) -> str:
    """Return what a form is: document, special rules, country and version."""
    document = " ".join(part for part in (one.document, one.track) if part)
    return f"{document}  {country(doors, one.country)}  ver{one.version}"


def place(doors: Doors, name: str) -> str:
    """Return how people call a place of a form, such as "start_date (A.5)"; what has no name stays as it is."""
    match = _PLACE.match(name)
    labels = doors.place_labels(language.current())
    if match is None:
        return name
    label = labels.get(match[1]) or _composed().get(match[1]) or match[1]
    return f"{match[2]}  {label}" if match[2] else label


def _composed() -> dict[str, str]:
    return {
        "form_code": QCoreApplication.translate("Forms", "Form code"),
        "host_country_name": QCoreApplication.translate("Forms", "Host country"),
        "participants_host": QCoreApplication.translate("Forms", "Participants of the host country"),
        "participants_japan": QCoreApplication.translate("Forms", "Participants of Japan"),
        "criteria": QCoreApplication.translate("Forms", "Eligibility criteria"),
        "reference_sources": QCoreApplication.translate("Forms", "Sources of reference emissions"),
        "project_sources": QCoreApplication.translate("Forms", "Sources of project emissions"),
        "yearly": QCoreApplication.translate("Forms", "Emissions of each year"),
        "yearly_total": QCoreApplication.translate("Forms", "Total emissions"),
        "yearly_note": QCoreApplication.translate("Forms", "Note under the yearly table"),
        "monitoring_plan": QCoreApplication.translate("Forms", "Annex: monitoring plan"),
    }


def asked_in(field: Field, places: dict[str, str]) -> str:
    """Return where in the form a new field is asked: its section, or the table whose column it is."""
    return places.get(field.id, "") or field.table
