"""Which form a document is, by the code in its page headers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.word.document import Document
from jcm_pdd.files.word.text import paragraph_text
from jcm_pdd.files.word.tree import W

_CODE = re.compile(r"\bJCM_([A-Z]{2}|\{CC\})_F_([A-Za-z_]+?)_ver(\d+(?:\.\d+)?)\b")
PDD = "PDD"


@dataclass(frozen=True, slots=True)
class Identity:
    """Document, country (empty for a form of no country) and version of a form."""

    document: str
    country: str
    version: str

    @property
    def code(self) -> str:
        """The form code with a place for the country."""
        return f"JCM_{{CC}}_F_{self.document}_ver{self.version}"


def identity_of(document: Document, name: str, given: Identity) -> Identity:
    """Return what the header's form code says; what `given` names counts more. Problem when neither tells."""
    texts = [paragraph_text(p) for _, root in sorted(document.headers.items()) for p in root.iter(W + "p")]
    match = next(filter(None, map(_CODE.search, texts)), None)
    country = match[1] if match and match[1] not in ("XX", "{CC}") else ""
    found = Identity(given.document or (match[2] if match else ""), given.country.upper() or country,
                     given.version.removeprefix("ver") or (match[3] if match else ""))
    lacking = [word for word, value in (("--document", found.document), ("--country", found.country),
                                        ("--version", found.version)) if not value]
    if lacking:
        raise Problem("adoption.no_code", name, options=" ".join(lacking))
    if not re.fullmatch(r"\d+(\.\d+)?", found.version):
        raise Problem("adoption.version", name, version=found.version)
    return found
