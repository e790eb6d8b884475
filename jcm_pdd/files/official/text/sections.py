"""The sections A to I of a methodology, found by letter and heading in whatever the headings are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jcm_pdd.files.official.text.flow import Block, Flow, Grid, Item, Row, plain

LETTERS = "ABCDEFGHI"
_WORKED_OUT = "の?(?:設定|算定|計算|算出|推計).*"
_NAMES = {
    "A": r"title of (?:the |this )?methodology|方法論(?:の)?(?:名称|名|題名|タイトル)|名称|タイトル",
    "B": r"terms?(?: and|,| &) definitions?|(?:用語|語句)(?:(?:と|及び|および|の)?(?:その)?定義)?",
    "C": r"summary(?: of (?:the |this )?methodology)?|(?:方法論の)?(?:概要|要約)",
    "D": r"eligibility(?: criteria| criterion| requirements?)|applicability(?: conditions| criteria)?"
         r"|(?:適格性?(?:要件|基準)|適用条件)",
    "E": r"emissions? sources?(?:(?: and| &)? (?:ghg|greenhouse gas)(?:es)?(?: types?)?)?"
         r"|(?:ghg|温室効果ガス)?(?:の)?排出源(?:(?:と|及び|および).*)?",
    "F": rf"(?:establishment and )?calculations? of (?:the )?reference emissions?|リファレンス排出量{_WORKED_OUT}",
    "G": rf"calculations? of (?:the )?project emissions?|プロジェクト排出量{_WORKED_OUT}",
    "H": rf"calculations? of (?:the )?emissions? reductions?|(?:ghg)?排出削減量{_WORKED_OUT}",
    "I": r"data and parameters? (?:to be )?fixed ex[ -]?ante|事前に?(?:固定|確定|設定).*",
}
_HEADING = {letter: re.compile(rf"(?:{name})[ .:：]*") for letter, name in _NAMES.items()}
_MARK = re.compile(r"^(?:section )?(?:[a-i]|[1-9]|i{1,3}|iv|vi{0,3}|ix)\s*[.．、):]?\s+(?=\S)|^[a-i][.．、)]\s*")
_LONGEST = 120
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|\t\s*\d+$| \d{1,3}$")


@dataclass(slots=True)
class Section:
    """A section: its letter, its heading as printed, and what stands under it."""

    letter: str
    heading: str
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entry:
    """A table row or a paragraph of a section with its place ("page 3", or "table 1, row 2" in Word)."""

    content: Row | Item
    at: str
    table: int = 0  # which table of the section, from 1; 0 for a paragraph

    @property
    def texts(self) -> tuple[str, ...]:
        """The words: of each cell of a row, or of the paragraph."""
        return self.content.texts if isinstance(self.content, Row) else (self.content.text,)


def section_letter(text: str) -> str:
    """Return the letter of the section a heading opens, "" for another text.

    A letter that is printed must be the right one: "G. Calculation of project emissions" in another order is
    still G by its words, but a bare "B." is no heading.
    """
    text = plain(text)
    if not text or len(text) > _LONGEST or _LEADERS.search(text):
        return ""
    mark = _MARK.match(text)
    rest = text[mark.end() :] if mark else text
    for letter in LETTERS:
        if _HEADING[letter].fullmatch(rest):
            return letter
    return ""


def split(flow: Flow) -> tuple[list[Block], dict[str, Section]]:
    """Return what stands before the first section, and the sections by letter.

    A letter that is found twice (a list of contents) is the one with more under it.
    """
    front: list[Block] = []
    found: dict[str, Section] = {}
    current: Section | None = None
    for piece in _pieces(flow.blocks):
        heading = _heading(piece)
        letter = section_letter(heading)
        if letter and not _inside_summary(current, letter, piece):
            current = Section(letter, " ".join(heading.split()))
            _keep(found, current)
        elif current is None:
            front.append(piece)
        else:
            current.blocks.append(piece)
            _keep(found, current)
    return front, found


def _inside_summary(current: Section | None, letter: str, piece: Block) -> bool:
    """Tell rows such as "Calculation of reference emissions" of the summary from headings."""
    return current is not None and current.letter == "C" and letter in "FGH" and isinstance(piece, Item) \
        and not _MARK.match(plain(piece.text))


def _keep(found: dict[str, Section], section: Section) -> None:
    other = found.get(section.letter)
    if other is None or len(section.blocks) >= len(other.blocks):
        found[section.letter] = section


def _pieces(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield paragraphs and tables; a table is parted where one of its rows is a heading."""
    for block in blocks:
        if isinstance(block, Item):
            yield block
            continue
        rows: list[Row] = []
        for row in block.rows:
            if section_letter(_heading(Grid((row,)))):
                if rows:
                    yield Grid(tuple(rows))
                yield Grid((row,))
                rows = []
            else:
                rows.append(row)
        if rows:
            yield Grid(tuple(rows))


def _heading(piece: Block) -> str:
    """Return the text that may be a heading: a paragraph, a one-cell row, or a letter beside its words."""
    if isinstance(piece, Item):
        return piece.text
    if len(piece.rows) != 1:
        return ""
    texts = [cell.text for cell in piece.rows[0].cells if not cell.empty]
    if len(texts) == 1:
        return texts[0]
    if len(texts) == 2 and re.fullmatch(r"[A-IＡ-Ｉ1-9][.．、)]?", texts[0].strip()):
        return f"{plain(texts[0])[0].upper()}. {texts[1]}"
    return ""


def entries(section: Section) -> list[Entry]:
    """Return the rows and paragraphs of a section in order; a box of one cell gives its paragraphs."""
    found: list[Entry] = []
    count = [0, 0]
    _add(section.blocks, found, count, "")
    return found


def _add(blocks: Sequence[Block], found: list[Entry], count: list[int], inside: str) -> None:
    for block in blocks:
        if isinstance(block, Item):
            count[1] += 1
            found.append(Entry(block, _page(block.page) or inside or f"paragraph {count[1]}"))
            continue
        count[0] += 1
        table = count[0]
        for number, row in enumerate(block.rows, 1):
            at = _page(row.page) or f"table {table}, row {number}"
            if len(row.cells) == 1:
                _add(row.cells[0].blocks, found, count, at)
            else:
                found.append(Entry(row, at, table))


def _page(page: int) -> str:
    return f"page {page}" if page else ""


def place(section: Section, what: str, at: str) -> str:
    """Return a place to print: "Section D, Criterion 2, page 3"; Word, without pages, gets the heading."""
    head = f"Section {section.letter}"
    if not at.startswith("page"):
        name = re.sub(r"^\s*(?:[A-IＡ-Ｉ1-9][.．、)]?\s+)", "", section.heading)
        head += f" “{name}”"
    return ", ".join(part for part in (head, what, at) if part)
