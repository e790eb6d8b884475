"""The address of another question of the project: what an estimate, a meter or a piece of evidence is about."""

from __future__ import annotations

import re

from jcm_pdd.core.kinds.base import Kind, Rejected
from jcm_pdd.core.project import Json

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9_.#/@]{0,199}")


class PlaceOf(Kind):
    """An address such as `title`, `sites/r1/name` or `ID_AM002/chillers/r1/EC_PJ`; windows show what it is called.

    Whether the project has such a question is for the review to say: a place may come back with its methodology.
    """

    def parse(self, typed: str) -> Json:
        """Return the address; Rejected "place.not_an_address" for what cannot be one."""
        text = typed.strip()
        if not text:
            return None
        if _ADDRESS.fullmatch(text) is None:
            raise Rejected("place.not_an_address", typed=text[:80])
        return text
