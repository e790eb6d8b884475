"""A TrueType font that reportlab embeds as a subset whose text can be copied out again, rare characters
included.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

# A bfchar block may hold at most 100 pairs (Adobe technical note 5014).
BLOCK = 100


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """A TTFont whose ToUnicode maps write characters above U+FFFF as surrogate pairs, as PDF 32000 9.10.3
    wants.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (the name reportlab calls)
        """Write the subsets of this font into `doc`, then put our maps in place of reportlab's."""
        state = self.state[doc]
        subsets = [list(codes) for codes in state.subsets]
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for codes, name in zip(subsets, names, strict=True):
            font = fonts[name]
            doc.idToObject[font.ToUnicode.name].content = to_unicode(font.BaseFont, codes)


def embedded_font(path: Path) -> EmbeddedFont:
    """Open the font file; its name in reportlab is the file's stem."""
    return EmbeddedFont(f"jcm-{path.stem}", str(path), shapable=False)


def to_unicode(name: str, codes: list[int]) -> str:
    """Return the ToUnicode CMap of a subset: place in `codes` -> character."""
    pairs = [f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for place, code in enumerate(codes)]
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def", "/CMapType 2 def",
        "1 begincodespacerange", f"<00> <{len(codes) - 1:02X}>", "endcodespacerange",
    ]  # fmt: skip
    for start in range(0, len(pairs), BLOCK):
        block = pairs[start : start + BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])
