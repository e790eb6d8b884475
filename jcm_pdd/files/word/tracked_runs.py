"""The text of one paragraph with what came and what went marked as tracked changes (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence

from lxml import etree

from jcm_pdd.core.versions_words import Step, aligned
from jcm_pdd.files.word.tracked_atoms import MARKERS, Atom, inside, pieces
from jcm_pdd.files.word.tracked_equations import is_equation, tracked_equation
from jcm_pdd.files.word.tracked_marks import Marking, Status
from jcm_pdd.files.word.tree import Element, W

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LONGEST = 12000
_GONE = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}


def merged(old: Element, new: Element, marking: Marking) -> list[Element]:
    """Return the content of a paragraph (or of a box in one) with its changes marked."""
    before, after = pieces(old, marking.old), pieces(new, marking.new)
    made = _Content(marking)
    for same, a, b, c, d in _steps(before.atoms, after.atoms):
        if not same:
            made.put("del", before.atoms[a:b])
        for at in range(c, d):
            made.markers(after.markers.get(at, ()))
            if same and after.atoms[at].box is not None:
                made.box(before.atoms[a + at - c], after.atoms[at])
            else:
                made.put("same" if same else "ins", (after.atoms[at],))
    made.markers(after.markers.get(len(after.atoms), ()))
    return made.elements()


def written(holder: Element, status: Status, marking: Marking) -> list[Element]:
    """Return the whole content of a paragraph as inserted, or as deleted."""
    found = pieces(holder, marking.old if status == "del" else marking.new)
    made = _Content(marking)
    for at, atom in enumerate(found.atoms):
        if status != "del":
            made.markers(found.markers.get(at, ()))
        made.put(status, (atom,))
    if status != "del":
        made.markers(found.markers.get(len(found.atoms), ()))
    return made.elements()


def _steps(old: Sequence[Atom], new: Sequence[Atom]) -> list[Step]:
    """Return how the pieces became the others; a lone space between two changed words changes with them."""
    steps = list(aligned([one.key for one in old], [one.key for one in new], _LONGEST))
    found: list[Step] = []
    for at, (same, a, b, c, d) in enumerate(steps):
        between = 0 < at < len(steps) - 1
        blank = same and between and all(one.text and not one.text.strip() for one in new[c:d])
        if found and (blank or not same) and not found[-1][0]:
            found[-1] = (False, found[-1][1], b, found[-1][3], d)
        else:
            found.append((same and not blank, a, b, c, d))
    return found


class _Content:
    """Runs in the making: pieces of one kind that follow each other come into one mark, those of one look into one run.
    """

    def __init__(self, marking: Marking) -> None:
        self._marking = marking
        self._found: list[Element] = []
        self._status: Status = "same"
        self._waiting: list[Atom] = []

    def put(self, status: Status, atoms: Iterable[Atom]) -> None:
        for one in atoms:
            atom = one
            if status != "del" and atom.box is not None and atom.box.tag != W + "hyperlink":
                atom = Atom(atom.key, whole=(atom.box,))  # a control comes with all that is in it; a mark may hold it
            if atom.box is not None:
                self._end()
                self._alone(status, atom.box)
                continue
            if status != self._status:
                self._end()
            self._status = status
            if status != "same" and is_equation(atom):
                self._end()
                self._found.append(tracked_equation(atom.whole[0], status, self._marking))
                continue
            self._waiting.append(atom)

    def markers(self, found: Sequence[Element]) -> None:
        if found:
            self._end()
            self._found += [copy.deepcopy(one) for one in found]

    def box(self, old: Atom, new: Atom) -> None:
        """A box both have: what changed inside is marked inside."""
        if old.box is not None and new.box is not None:
            self._end()
            content = merged(inside(old.box), inside(new.box), self._marking)
            self._found.append(_filled(new.box, content))

    def elements(self) -> list[Element]:
        self._end()
        return self._found

    def _alone(self, status: Status, box: Element) -> None:
        content = written(inside(box), status, self._marking)
        if status == "del" and box.tag != W + "hyperlink":
            self._found += content  # a control that is gone leaves its text behind, marked
            return
        made = _filled(box, content)
        if status == "del":
            self._carried(made, but=content)
        self._found.append(made)

    def _carried(self, box: Element, but: list[Element]) -> None:
        """Carry what the box itself points at; its content was carried already."""
        holder = inside(box)
        for one in but:
            holder.remove(one)
        self._marking.carrier.carry(box)
        holder.extend(but)

    def _end(self) -> None:
        atoms, self._waiting = self._waiting, []
        if not atoms:
            return
        made = list(_runs(atoms))
        if self._status == "same":
            self._found += made
            return
        mark = self._marking.mark(self._status)
        mark.extend(made)
        if self._status == "del":
            _delete(mark)
            self._marking.carrier.carry(mark)
        self._found.append(mark)


def _runs(atoms: list[Atom]) -> list[Element]:
    """Return the elements of pieces; words of one look stand in one run."""
    found: list[Element] = []
    run, look = None, object()
    for atom in atoms:
        if atom.whole:
            run = None
            found += [_clean(copy.deepcopy(one)) for one in atom.whole]
            continue
        if run is None or atom.key[-1] != look:
            run, look = etree.Element(W + "r"), atom.key[-1]
            found.append(run)
            if atom.look is not None:
                run.append(_clean(copy.deepcopy(atom.look)))
        _add(run, atom)
    return found


def _add(run: Element, atom: Atom) -> None:
    if atom.element is not None:
        run.append(_clean(copy.deepcopy(atom.element)))
        return
    last = run[-1] if len(run) else None
    if last is None or last.tag != W + "t":
        last = etree.SubElement(run, W + "t")
        last.set(_XML_SPACE, "preserve")
    last.text = (last.text or "") + atom.text


def _clean(element: Element) -> Element:
    element.tail = None
    return element


def _filled(box: Element, content: list[Element]) -> Element:
    """Return a box with other content."""
    made = _clean(copy.deepcopy(box))
    holder = inside(made)
    for child in list(holder):
        holder.remove(child)
    holder.extend(content)
    return made


def _delete(mark: Element) -> None:
    for one in list(mark.iter()):
        if one.tag in _GONE:
            one.tag = _GONE[one.tag]
            one.set(_XML_SPACE, "preserve")
        elif one.tag in MARKERS:
            above = one.getparent()
            if above is not None:
                above.remove(one)
