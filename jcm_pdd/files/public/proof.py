"""The proof that public files are clean: each is read again whole and searched for every secret."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from jcm_pdd.core.confidential.derive import Secret
from jcm_pdd.core.confidential.needles import Needles
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.public.pieces import EDGE, Piece, Raw, pieces_of


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret found where it must not be: file, part and place in it, and the address it is answered at."""

    file: str
    part: str
    place: str
    address: str


class Prover:
    """Looks for the secrets of one project; `common` are words anybody may read."""

    def __init__(self, secrets: Iterable[Secret], common: str = "") -> None:
        listed = tuple(secrets)
        self.needles = Needles(listed, common)
        self.files = {sha256: one.address for one in listed for sha256 in one.files}

    def leaks(self, name: str, data: bytes) -> list[Leak]:
        """Return every place of a file in which a secret stands; its name is looked at too."""
        found = [Leak(name, "", "1", one.address) for one in self._words(name)]
        for piece in pieces_of(name, data):
            if isinstance(piece, Raw):
                address = self.files.get(hashlib.sha256(piece.data).hexdigest())
                found += [Leak(name, piece.part, "1", address)] if address is not None else []
            else:
                found += self._in(name, piece)
        return list(dict.fromkeys(found))

    def _words(self, text: str) -> list[Leak]:
        return [Leak("", "", "", one.address) for one in self.needles.find(text)]

    def _in(self, name: str, piece: Piece) -> list[Leak]:
        hits = {one.address for one in self.needles.find(piece.text, piece.spoken)}
        segments = piece.text.split(EDGE) if hits else []
        return [Leak(name, piece.part, self._segment(segments, address, piece.spoken), address)
                for address in sorted(hits)]

    def _segment(self, segments: list[str], address: str, numbers: bool) -> str:
        """Return which of the texts of a part (from 1) holds a secret."""
        for number, text in enumerate(segments, 1):
            if any(one.address == address for one in self.needles.find(text, numbers)):
                return str(number)
        return "1"


def prove(prover: Prover, name: str, data: bytes) -> None:
    """Raise Problem `public.leak` when a secret stands anywhere in a finished file, `public.leak_in_name` when its name
    says one; the secret itself is not said, also where a part is named by it.
    """
    for leak in prover.leaks(name, data):
        if not leak.part:
            raise Problem("public.leak_in_name", leak.address)
        part = "-" if any(prover.needles.find(leak.part)) else leak.part
        raise Problem("public.leak", leak.file, part=part, place=leak.place, address=leak.address)
