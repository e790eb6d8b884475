"""A paragraph as the smallest pieces a comparison can tell apart: words, tabs, pictures, fields, equations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jcm_pdd.core.versions_words import words_of
from jcm_pdd.files.word.tracked_parts import Linked
from jcm_pdd.files.word.tree import Element, W

_BOXES = (W + "hyperlink", W + "sdt", W + "smartTag", W + "customXml")
MARKERS = tuple(W + name for name in (
    "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd"))
_UNSEEN = (W + "lastRenderedPageBreak", W + "rPr")
_COMMENT = W + "commentReference"
_FIELD = W + "fldChar"


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a paragraph; pieces with equal keys are the same on paper.

    A word or a sign stands in a run of its `look`: `text`, or the `element` of the run. `whole` are elements that stay
    together, such as a field. A `box` (a link, a content control) holds pieces of its own.
    """

    key: tuple[object, ...]
    text: str = ""
    element: Element | None = None
    look: Element | None = None
    whole: tuple[Element, ...] = ()
    box: Element | None = None


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a paragraph, and the marks without a width before each of them (and behind the last)."""

    atoms: tuple[Atom, ...]
    markers: dict[int, tuple[Element, ...]]


def pieces(holder: Element, linked: Linked) -> Pieces:
    """Return what a paragraph, or a box in one, holds."""
    atoms: list[Atom] = []
    markers: dict[int, tuple[Element, ...]] = {}
    children = [child for child in holder.iterchildren("*") if child.tag != W + "pPr"]
    at = 0
    while at < len(children):
        child = children[at]
        end = _field_end(children, at)
        if child.tag in MARKERS:
            markers[len(atoms)] = (*markers.get(len(atoms), ()), child)
        elif end:
            atoms.append(_whole(tuple(children[at:end]), linked))
            at = end
            continue
        elif child.tag == W + "r":
            atoms += _of_run(child, linked)
        elif child.tag in _BOXES:
            atoms.append(_box(child, linked))
        else:
            atoms.append(_whole((child,), linked))
        at += 1
    return Pieces(tuple(atoms), markers)


def inside(box: Element) -> Element:
    """Return the element whose children are the pieces of a box."""
    found = box.find(W + "sdtContent") if box.tag == W + "sdt" else box
    return box if found is None else found


def _of_run(run: Element, linked: Linked) -> Iterator[Atom]:
    look = run.find(W + "rPr")
    said = b"" if look is None else linked.print_of(look)
    for child in run.iterchildren("*"):
        if child.tag in _UNSEEN or child.tag == _COMMENT:
            continue
        if child.tag == W + "t":
            for word in words_of(child.text or ""):
                yield Atom(("t", word, said), word, None, look)
        else:
            yield Atom((child.tag, linked.print_of(child), said), "", child, look)


def _whole(elements: tuple[Element, ...], linked: Linked) -> Atom:
    return Atom(("whole", *(linked.print_of(one) for one in elements)), whole=elements)


def _box(box: Element, linked: Linked) -> Atom:
    """A box is the same one wherever it leads to the same place; what stands in it is compared piece by piece."""
    if box.tag == W + "sdt":
        said = [one.get(W + "val") for name in ("tag", "alias") for one in box.findall(f"{W}sdtPr/{W}{name}")]
    else:
        said = [linked.says(str(value)) if "relationships" in str(name) else str(value)
                for name, value in sorted(box.attrib.items())]
    return Atom((box.tag, *said), box=box)


def _field_end(children: list[Element], at: int) -> int:
    """Return behind which child a field that begins at a child ends, 0 for none that ends in this paragraph."""
    signs = [str(one.get(W + "fldCharType")) for one in children[at].iter(_FIELD)]
    if "begin" not in signs:
        return 0
    depth = 0
    for end in range(at, len(children)):
        for one in children[end].iter(_FIELD):
            depth += {"begin": 1, "end": -1}.get(str(one.get(W + "fldCharType")), 0)
        if depth == 0:
            return end + 1
    return 0
