"""What every mark of a tracked change says: who, when, and a number of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from jcm_pdd.files.word.tracked_parts import Carrier, Linked
from jcm_pdd.files.word.tree import Element, W

Status = Literal["same", "ins", "del"]


@dataclass(slots=True)
class Marking:
    """Both documents, and who is said to have changed what when (as Word writes a time)."""

    old: Linked
    new: Linked
    carrier: Carrier
    author: str
    date: str
    numbers: Iterator[int]

    def mark(self, name: str) -> Element:
        """Return a new mark: `ins`, `del`, `pPrChange` and so on."""
        return etree.Element(W + name, {W + "id": str(next(self.numbers)), W + "author": self.author,
                                        W + "date": self.date})
