"""One Word document out of two of the same form: the new one, with what changed since the old one as tracked changes.

Word and LibreOffice accept or reject them: accepting all gives the new document, rejecting all the old one.
"""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

from jcm_pdd.files.opc import parse_xml, read_package, write_package, xml_bytes
from jcm_pdd.files.reading.reviewed_changes import accepted, stories
from jcm_pdd.files.word.tracked_blocks import merged_blocks
from jcm_pdd.files.word.tracked_marks import Marking
from jcm_pdd.files.word.tracked_parts import Carrier, Linked, number_notes
from jcm_pdd.files.word.tree import Element, W

_HOLDERS = (W + "hdr", W + "ftr")


def tracked(old: bytes, new: bytes, author: str, at: datetime) -> bytes:
    """Return the new document with its changes marked, each as of `author` at a time.

    Changes that stood in the two documents themselves are taken as accepted. Raises Problem `package.*`.
    """
    before, after = (dict(accepted(read_package(data))) for data in (old, new))
    date = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    numbers = itertools.count(1)
    for name in [name for name in stories(after) if name in before]:
        one, other = Linked(before, name), Linked(after, name)
        root = parse_xml(after[name])
        if _merge(parse_xml(before[name]), root, Marking(one, other, Carrier(one, other), author, date, numbers)):
            number_notes(after, name, root)
            after[name] = xml_bytes(root)
    return write_package(after)


def _merge(old: Element, new: Element, marking: Marking) -> bool:
    """Mark the changes in one part, in place; False when there is none.

    Notes are no part of their own here: one with another text is another note, and comes and goes with its reference.
    """
    if new.tag in _HOLDERS:
        return _fill(old, new, marking)
    one, other = old.find(W + "body"), new.find(W + "body")
    return one is not None and other is not None and _fill(one, other, marking)


def _fill(old: Element, new: Element, marking: Marking) -> bool:
    if marking.old.print_of(old) == marking.new.print_of(new):
        return False
    content = merged_blocks(old, new, marking)
    for child in list(new):
        new.remove(child)
    new.extend(content)
    return True
