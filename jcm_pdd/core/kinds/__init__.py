"""Field kinds: a closed table from the word in a form definition to the class that owns its conversions."""

from __future__ import annotations

from jcm_pdd.core.form import FieldDef, KindName
from jcm_pdd.core.kinds.base import REDACTED, Kind, Rejected, as_rejected, is_redacted, redaction, rejected_text
from jcm_pdd.core.kinds.choices import Choice, YesNo
from jcm_pdd.core.kinds.coordinates import Coordinates
from jcm_pdd.core.kinds.dates import Date
from jcm_pdd.core.kinds.files import Attachment, Figure, References
from jcm_pdd.core.kinds.numbers import Number
from jcm_pdd.core.kinds.places import PlaceOf
from jcm_pdd.core.kinds.texts import LineText, LongText

KINDS: dict[KindName, type[Kind]] = {
    "text": LineText,
    "long_text": LongText,
    "number": Number,
    "date": Date,
    "choice": Choice,
    "yes_no": YesNo,
    "coordinates": Coordinates,
    "attachment": Attachment,
    "figure": Figure,
    "references": References,
    "place": PlaceOf,
}


def kind_of(definition: FieldDef) -> Kind:
    """Return the kind object of a field declaration."""
    return KINDS[definition.kind](definition)


__all__ = ["KINDS", "REDACTED", "Kind", "Rejected", "as_rejected", "is_redacted", "kind_of", "redaction",
           "rejected_text"]
