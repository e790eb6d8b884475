"""Comments of a Word document: who says what, on which passage, with which replies, and whether it is settled.

Threads and settled comments stand in a part of their own (commentsExtended); a document without it has comments
that reply to nothing. Ids that are missing, doubled or point to nothing leave a comment without a passage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jcm_pdd.files.opc import CONTENT_TYPES, parse_xml
from jcm_pdd.files.word.text import item_text, paragraph_text
from jcm_pdd.files.word.tree import W14, Element, W

_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_POINTERS = (W + "commentRangeStart", W + "commentReference")
LONGEST_QUOTE = 300


@dataclass(slots=True)
class Comment:
    """One comment with its replies; `anchor` is its id in the document, empty when it has none to be trusted."""

    anchor: str
    author: str
    date: str
    text: str
    replies: list[Comment] = field(default_factory=list)
    resolved: bool = False
    quoted: str = ""


def comments(parts: Mapping[str, bytes], root: Element) -> list[Comment]:
    """Return the comments that reply to no other, in the order of the part, with what they quote from `root`."""
    found = [pair for name in _named(parts, "comments+xml") for pair in _read(parse_xml(parts[name], "", name))]
    above, done = _threads(parts)
    by_paragraph = {own: comment for own, comment in found if own}
    seen: set[str] = set()
    for _, comment in found:
        if comment.anchor in seen:
            comment.anchor = ""
        seen.add(comment.anchor)
    top = []
    for own, comment in found:
        comment.resolved = own in done
        parent = by_paragraph.get(_first(own, above))
        if parent is None or parent is comment:
            top.append(comment)
        else:
            parent.replies.append(comment)
    quotes = quoted(root, {comment.anchor for comment in top})
    for comment in top:
        comment.quoted = quotes.get(comment.anchor, "")
    return top


def has_comments(parts: Mapping[str, bytes]) -> bool:
    """Tell whether the document holds a comment."""
    roots = (parse_xml(parts[name], "", name) for name in _named(parts, "comments+xml"))
    return any(next(root.iter(W + "comment"), None) is not None for root in roots)


def _named(parts: Mapping[str, bytes], kind: str) -> list[str]:
    names = ((entry.get("PartName") or "").lstrip("/") for entry in parse_xml(parts[CONTENT_TYPES], "", CONTENT_TYPES)
             if entry.get("ContentType") == _TYPE + kind)
    return [name for name in dict.fromkeys(names) if name in parts]


def _read(root: Element) -> Iterator[tuple[str, Comment]]:
    """Yield each comment with the id of its last paragraph, by which threads know it."""
    for one in root.iter(W + "comment"):
        paragraphs = list(one.iter(W + "p"))
        text = "\n".join(paragraph_text(paragraph) for paragraph in paragraphs).strip()
        own = (paragraphs[-1].get(W14 + "paraId") or "") if paragraphs else ""
        yield own.upper(), Comment(one.get(W + "id") or "", (one.get(W + "author") or "").strip(),
                                   one.get(W + "date") or "", text)


def _threads(parts: Mapping[str, bytes]) -> tuple[dict[str, str], set[str]]:
    """Return for each paragraph id the one it replies to, and the ids whose comment is settled."""
    above: dict[str, str] = {}
    done: set[str] = set()
    for name in _named(parts, "commentsExtended+xml"):
        for one in parse_xml(parts[name], "", name).iter(_W15 + "commentEx"):
            own, parent = (one.get(_W15 + "paraId") or "").upper(), (one.get(_W15 + "paraIdParent") or "").upper()
            if parent:
                above[own] = parent
            if (one.get(_W15 + "done") or "").lower() in ("1", "true", "on"):
                done.add(own)
    return above, done


def _first(own: str, above: Mapping[str, str]) -> str:
    """Return the comment a thread begins with; one that replies to itself by a circle begins its own."""
    step, seen = own, {own}
    while step in above:
        step = above[step]
        if step in seen:
            return own
        seen.add(step)
    return step


def anchors(root: Element) -> dict[str, list[Element]]:
    """Return the paragraphs each comment id points to: where its passage begins, then where its mark stands."""
    found: dict[str, list[Element]] = defaultdict(list)
    for pointer in root.iter(*_POINTERS):
        paragraph = _paragraph(pointer)
        if paragraph is not None:
            found[pointer.get(W + "id") or ""].append(paragraph)
    return found


def _paragraph(pointer: Element) -> Element | None:
    """Return the paragraph a pointer stands in, else the next one after it."""
    around = next(pointer.iterancestors(W + "p"), None)
    if around is not None:
        return around
    after = pointer.getnext()
    while after is not None and next(after.iter(W + "p"), None) is None:
        after = after.getnext()
    return None if after is None else next(after.iter(W + "p"))


def quoted(root: Element, wanted: set[str]) -> dict[str, str]:
    """Return the passage of each comment id, deleted words included when nothing else is left of it."""
    ends = {end.get(W + "id") for end in root.iter(W + "commentRangeEnd")}
    texts: dict[str, str] = {}
    gone: dict[str, str] = {}
    running: set[str] = set()
    for item in root.iter(*_POINTERS[:1], W + "commentRangeEnd", W + "p", W + "t", W + "tab", W + "br", W + "delText"):
        number = item.get(W + "id") or ""
        if item.tag == _POINTERS[0]:
            if number in ends and number in wanted and number not in texts:
                running.add(number)
                texts[number] = gone[number] = ""
        elif item.tag == W + "commentRangeEnd":
            running.discard(number)
        elif running:
            _add(item, running, texts, gone)
    return {number: text.strip() or gone[number].strip() for number, text in texts.items()}


def _add(item: Element, running: set[str], texts: dict[str, str], gone: dict[str, str]) -> None:
    kept, text = (gone, item.text or "") if item.tag == W + "delText" else (
        texts, "\n" if item.tag == W + "p" else item_text(item))
    for number in tuple(running):
        kept[number] = (kept[number] + text)[:LONGEST_QUOTE]
        if len(kept[number]) == LONGEST_QUOTE and kept is texts:
            running.discard(number)
