"""The kind of answer a new label takes: guessed from its words, and changed by the person who adopts the form."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jcm_pdd.core.problems import Problem

if TYPE_CHECKING:
    from jcm_pdd.files.adoption.library import AdoptedForm

WRITTEN = ("text", "long_text", "date", "number")
_DATE = re.compile(r"(?i)\b(date|dd/mm/yyyy)\b|年月日|日付|期日")
_NUMBER = re.compile(
    r"(?i)^\W*(number|no\.|count|amount|quantity|share|percentage) of\b(?!.*\bname)"
    r"|\((%|ha|km2?|km²|m2?|m²|m3|m³|t|tonnes?|tco2e?|tco₂e?|[kmg]?wh?(/y(ea)?r)?|years?|days?|months?|persons?|"
    r"jpy|usd|yen|円|人|年)\)\W*$|人数|件数|面積")
_LONG = re.compile(
    r"(?i)\b(descri\w+|explain|explanation|summary|details?|justif\w+|reasons?|comments?|plans?|measures?|situation|"
    r"safeguards?|gaps?|outline|how)\b|説明|概要|理由|内容|計画|対策")


def guessed(label: str) -> str:
    """Return the kind of answer the words of a label ask for: date, number, long_text or text."""
    if _DATE.search(label):
        return "date"
    if _NUMBER.search(label):
        return "number"
    return "long_text" if _LONG.search(label) else "text"


def with_kind(form: AdoptedForm, field_id: str, kind: str, label_ja: str = "") -> AdoptedForm:
    """Return the form with another kind of answer, or a Japanese label, for one of its own fields.

    Problem `adoption.no_field` for a field it does not have; `adoption.kind` when the place of the field cannot hold
    such answers: boxes are ticked, text is written.
    """
    fields = {(f"{f.table}/{f.id}" if f.table else f.id): f for f in form.fields}
    found = fields.get(field_id) or next((f for f in form.fields if f.id == field_id), None)
    if found is None:
        raise Problem("adoption.no_field", form.name, field=field_id, known=", ".join(fields) or "-")
    wanted = kind or found.kind
    possible = WRITTEN if found.kind in WRITTEN else (found.kind,)
    if wanted not in possible:
        raise Problem("adoption.kind", field_id, kind=wanted, known=", ".join(possible))
    changed = replace(found, kind=wanted, label_ja=label_ja or found.label_ja)
    return replace(form, fields=tuple(changed if f is found else f for f in form.fields))
