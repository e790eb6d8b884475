"""Which form a document is, by the code in its page headers or above its first heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.word.document import Document
from jcm_pdd.files.word.text import paragraph_text
from jcm_pdd.files.word.tree import W

_SEP = r"\s?[_-]\s?"
_CODE = re.compile(rf"\bJCM{_SEP}([A-Z]{{2}}|\{{CC\}}){_SEP}F{_SEP}([A-Za-z_]+?)"
                   rf"(?:{_SEP}(REDD\+|REDD-?plus|A/R|AR|CCS|CCUS|CCS{_SEP}CCUS))?"
                   r"(?:[_\s-]+ver\.?\s?(\d+(?:\.\d+)?)\b|(?=\s|\Z))",
                   re.IGNORECASE)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc"), "-")
# How the codes of special rules end, by the choice of rules in a project.
_RULES = {"redd": "redd_plus", "a/r": "redd_plus", "ar": "redd_plus", "ccs": "ccs_ccus", "ccus": "ccs_ccus"}
# How many paragraphs and tables at the beginning of a document may carry its code.
_FIRST = 12


@dataclass(frozen=True, slots=True)
class Identity:
    """Document, country (empty for a form of no country) and version of a form, and the special rules it is for.

    `track` is the end of a code such as JCM_KH_F_PDD_REDD+_ver01.0, as it is written there.
    """

    document: str
    country: str
    version: str
    track: str = ""

    @property
    def code(self) -> str:
        """The form code with a place for the country."""
        return f"JCM_{{CC}}_F_{self.document}{'_' if self.track else ''}{self.track}_ver{self.version}"

    @property
    def name(self) -> str:
        """The name of the form in the user's library, TH_PDD_ver03.0; a file name everywhere."""
        track = f"_{self.track.replace('/', '')}" if self.track else ""
        return f"{self.country}_{self.document}{track}_ver{self.version}"

    @property
    def rules(self) -> str:
        """The choice of rules in a project this form is for, "" for the general ones."""
        return next((rules for start, rules in _RULES.items() if self.track.lower().startswith(start)), "")


def rules_of(track: object) -> str:
    """Return the special rules an answer to the question for the set of rules means, "" for general ones."""
    return str(track) if track in _RULES.values() else ""


def code_of(document: Document) -> tuple[str, str, str, str] | None:
    """Return country, document, version ("" for a code without one) and track of the form code, None without a code.

    Kinds of dash and space do not count, and letters of full width are as good as others.
    """
    found = next(filter(None, (_CODE.search(_plain(text)) for text in _texts(document))), None)
    if found is None:
        return None
    return found[1].upper(), found[2], found[4] or "", "".join((found[3] or "").split())


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())


def _texts(document: Document) -> Iterator[str]:
    """Yield the texts in which a code may stand: paragraphs of the headers, their rows, the document's beginning."""
    for _, root in sorted(document.headers.items()):
        yield from (paragraph_text(p) for p in root.iter(W + "p"))
        yield from (" ".join(paragraph_text(p) for p in row.iter(W + "p")) for row in root.iter(W + "tr"))
    body = document.root.find(W + "body")
    for element in islice(body if body is not None else (), _FIRST):
        yield from (paragraph_text(p) for p in element.iter(W + "p"))


def identity_of(document: Document, name: str, given: Identity) -> Identity:
    """Return what the header's form code says; what `given` names counts more. Problem when neither tells."""
    country, form, version, track = code_of(document) or ("", "", "", "")
    country = "" if country in ("XX", "{CC}") else country
    found = Identity(given.document or form, given.country.upper() or country,
                     given.version.removeprefix("ver") or version, given.track or track)
    lacking = [word for word, value in (("--document", found.document), ("--country", found.country),
                                        ("--version", found.version)) if not value]
    if lacking:
        raise Problem("adoption.no_code", name, options=" ".join(lacking))
    if not re.fullmatch(r"\d+(\.\d+)?", found.version):
        raise Problem("adoption.version", name, version=found.version)
    return found
