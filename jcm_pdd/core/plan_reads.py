"""Which answers no proposed wording depends on: the many numbers a calculation is made of."""

from __future__ import annotations

import re

from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.schema import Place, Schema


def only_counts(schema: Schema, address: str) -> bool:
    """Return whether an answer is a number of a methodology that no proposed wording reads.

    A number in a row decides no wording; one of the whole project may stand in a sentence or in a condition. What it
    does to the verdict of a criterion is for the caller to compare.
    """
    parts = address.split("/")
    place = schema.place(address)
    if "." in parts[-1] or place is None or place.definition.kind != "number":
        return False
    if len(parts) == 4:
        return True
    m = schema.methodology(parts[0])
    return len(parts) == 2 and m is not None and not _named(m, schema.proposed, parts[1].partition("@")[0])


def _named(m: MethodologyDef, proposed: tuple[Place, ...], name: str) -> bool:
    texts = [criterion.sentence for criterion in m.criteria]
    texts += [parameter.shown for parameter in m.parameters]
    texts += [place.definition.required for place in proposed]
    whole = re.compile(rf"\b{re.escape(name)}\b")
    return any(whole.search(text) for text in texts)
