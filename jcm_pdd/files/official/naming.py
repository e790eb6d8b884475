"""Ids for what an official workbook names in its own way: symbols, entries of lists."""

from __future__ import annotations

import re
import unicodedata

_GREEK = str.maketrans({"η": "eta", "α": "alpha", "β": "beta", "γ": "gamma", "ρ": "rho", "ε": "epsilon", "Δ": "delta",
                        "λ": "lambda", "φ": "phi", "σ": "sigma", "θ": "theta", "μ": "mu", "ω": "omega"})
LONGEST = 40


def slug(text: str) -> str:
    """Return a text in letters, digits and "_" as far as it has any, at most 40 characters."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).translate(_GREEK))
    return "_".join(re.findall(r"[A-Za-z0-9]+", plain.encode("ascii", "ignore").decode()))[:LONGEST].strip("_")


class Ids:
    """Gives every name an id of its own; ids differ without regard to case."""

    def __init__(self, *reserved: str) -> None:
        self._used = {name.casefold() for name in reserved}

    def of(self, text: str, fallback: str) -> str:
        """Return a new id made from a text; `fallback` is the stem where the text has no Latin letters."""
        stem = slug(text)
        # The period is part of every annual symbol and of no id: EG_i,p is EG_i.
        stem = re.sub(r"_p\Z", "", stem) or fallback
        if not stem[0].isalpha():
            stem = f"{fallback}_{stem}"
        name, count = stem, 1
        while name.casefold() in self._used:
            count += 1
            name = f"{stem}_{count}"
        self._used.add(name.casefold())
        return name


def symbol_key(text: str) -> str:
    """Return a symbol so that spellings of one symbol are equal: "EF_RE,i,p" and "EFRE,i"."""
    return re.sub(r"_", "", re.sub(r"(_[ijkyp])+\Z", "", f"_{slug(text).casefold()}"))
