"""Where the sections of our form begin in another one, whatever its headings are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jcm_pdd.files.adoption.likeness import SURE, heading_likeness
from jcm_pdd.files.word.binding import Binding, HeaderPlace
from jcm_pdd.files.word.tree import Element, W, blocks, cells, flow, label_text

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """An element of the document that may be a heading, in the order of the document."""

    element: Element
    text: str


def candidates(body: Element, frames: bool = False) -> list[Heading]:
    """Return the paragraphs and one-cell rows whose text could be a heading; tables of contents are left out."""
    found: list[Heading] = []
    for element in flow(body, frames):
        parts = [element] if element.tag == W + "p" else [r for r in blocks(element, (W + "tr",)) if len(cells(r)) == 1]
        for part in parts:
            text = " ".join(label_text(part).split())
            style = part.find(f"{W}pPr/{W}pStyle")
            if text and len(text) <= LONGEST and not (style is not None and style.get(W + "val", "").startswith("TOC")):
                found.append(Heading(part, text))
    return found


def wanted_headings(binding: Binding) -> list[str]:
    """Return the headings the binding names, each once, in the order of the form."""
    paths = [place.under for place in binding.places if not isinstance(place, HeaderPlace)]
    return list(dict.fromkeys(step for path in paths for step in path))


def match_headings(found: Iterable[Heading], wanted: Iterable[str]) -> dict[str, Heading]:
    """Return the heading of the document for each wanted one; the surest pairs are settled first."""
    pairs = [(heading_likeness(heading.text, name), -order, at, name, heading)
             for at, heading in enumerate(found) for order, name in enumerate(wanted)]
    matched: dict[str, Heading] = {}
    taken: set[int] = set()
    for score, _, at, name, heading in sorted(pairs, key=lambda pair: (-pair[0], pair[2], -pair[1])):
        if score < SURE - 0.05:
            break
        if name not in matched and at not in taken:
            matched[name] = heading
            taken.add(at)
    return matched


def renamed(path: tuple[str, ...], matched: Mapping[str, Heading]) -> tuple[str, ...] | None:
    """Return a heading path in the document's words, None when its last step is not there."""
    if path[-1] not in matched:
        return None
    return tuple(matched[step].text for step in path if step in matched)
