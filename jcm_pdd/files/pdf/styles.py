"""Style inheritance: document defaults, chains of w:basedOn, the default styles, theme fonts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jcm_pdd.files.pdf.fonts import role_of
from jcm_pdd.files.pdf.model import ParagraphStyle, RunStyle
from jcm_pdd.files.pdf.ooxml import Element, Part, attribute, child, descend, local, q, whole
from jcm_pdd.files.pdf.props import Props, merge, paragraph_props, run_props, run_props_in

SYMBOLS = ("symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings")
SCRIPT_SIZE, SUPER_RISE, SUB_RISE = 0.65, 0.35, -0.12


@dataclass(frozen=True, slots=True)
class Theme:
    """The two Latin fonts of the document theme."""

    major: str = "Cambria"
    minor: str = "Calibri"


class Styles:
    """The styles of one document, each chain resolved once."""

    def __init__(self, part: Part | None, theme: Part | None) -> None:
        self.theme = _theme(theme)
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self.default_run: Props = {}
        self.default_paragraph: Props = {}
        self._paragraph: dict[str, tuple[Props, Props]] = {}
        self._runs: dict[Any, RunStyle] = {}
        if part is not None:
            self._read(part.root)

    def _read(self, root: Element) -> None:
        defaults = child(root, "w:docDefaults")
        self.default_run = run_props_in(defaults, "w:rPrDefault", "w:rPr")
        self.default_paragraph = paragraph_props(descend(defaults, "w:pPrDefault", "w:pPr"))
        for style in root.iter(q("w:style")):
            name, kind = attribute(style, "w:styleId") or "", attribute(style, "w:type") or "paragraph"
            self._styles[name] = style
            if (attribute(style, "w:default") or "0") in ("1", "true", "on"):
                self._default[kind] = name

    def default(self, kind: str) -> str:
        """Return the id of the default style of a kind (paragraph, character, table), or ""."""
        return self._default.get(kind, "")

    def chain(self, name: str | None) -> list[Element]:
        """Return the style and what it is based on, the base first; a circle is cut."""
        found: list[Element] = []
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            found.append(self._styles[name])
            name = attribute(child(self._styles[name], "w:basedOn"))
        return found[::-1]

    def paragraph(self, name: str | None) -> tuple[Props, Props]:
        """Return paragraph and run properties of a paragraph style with all it inherits (without document
        defaults).
        """
        name = name if name is not None and name in self._styles else self.default("paragraph")
        if name not in self._paragraph:
            chain = self.chain(name)
            para = merge(*(self._with_heading(style) for style in chain))
            runs = merge(*(run_props(child(style, "w:rPr")) for style in chain))
            self._paragraph[name] = ({**para, "style": name}, runs)
        return self._paragraph[name]

    def character(self, name: str | None) -> Props:
        """Return the run properties of a character style with all it inherits."""
        return merge(*(run_props(child(style, "w:rPr")) for style in self.chain(name))) if name else {}

    def _with_heading(self, style: Element) -> Props:
        """Read a style's w:pPr; a style called `heading n` stands at outline level n even when it does not
        say so.
        """
        found = paragraph_props(child(style, "w:pPr"))
        name = (attribute(child(style, "w:name")) or "").lower()
        if name.startswith("heading ") and "outline" not in found:
            level = whole(name[8:])
            found["outline"] = level - 1 if level and level < 10 else None
        found.pop("style", None)
        return found

    def run_style(self, *layers: Props) -> RunStyle:
        """Return the look of a run from its property layers (defaults first); a character style among them is
        expanded.
        """
        merged = merge(self.default_run, *layers)
        key = tuple(sorted((name, value) for name, value in merged.items() if name != "style"))
        if key not in self._runs:
            self._runs[key] = self._look(merged)
        return self._runs[key]

    def _look(self, found: Props) -> RunStyle:
        size = found.get("size", 10.0)
        rise, scale = found.get("position", 0.0) / size, 1.0
        vertical = found.get("vertical", "baseline")
        if vertical in ("superscript", "subscript"):
            scale = SCRIPT_SIZE
            rise += SUPER_RISE if vertical == "superscript" else SUB_RISE
        font = self._font(found.get("font"))
        return RunStyle(
            role=role_of(font), size=size, bold=found.get("bold", False), italic=found.get("italic", False),
            underline=found.get("underline", ""), strike=found.get("strike", False),
            color=found.get("color", "000000"), background=found.get("background", ""),
            rise=rise, scale=scale,
            caps=found.get("caps", ""), spacing=found.get("spacing", 0.0), hidden=found.get("hidden", False),
            symbol=font.lower() if font.lower() in SYMBOLS else "",
        )  # fmt: skip

    def _font(self, name: str | None) -> str:
        if name is None:
            return "Times New Roman"
        if name.startswith("+"):
            return self.theme.major if "major" in name else self.theme.minor
        return name


def paragraph_style(found: Props) -> ParagraphStyle:
    """Return how a paragraph stands from its merged properties."""
    stops = (stop for stop in found.get("tabs", {}).values() if stop is not None)
    borders = ((side, edge) for side, edge in found.get("borders", {}).items() if edge is not None)
    return ParagraphStyle(
        align=found.get("align", "left"), left=found.get("left", 0.0), right=found.get("right", 0.0),
        first=found.get("first", 0.0), before=found.get("before", 0.0), after=found.get("after", 0.0),
        line=found.get("line", 1.0), line_rule=found.get("line_rule", "auto"),
        keep_next=found.get("keepNext", False), keep_lines=found.get("keepLines", False),
        page_break=found.get("pageBreakBefore", False), widow=found.get("widowControl", True),
        contextual=found.get("contextualSpacing", False), style_id=found.get("style") or "",
        outline=found.get("outline"), tabs=tuple(sorted(stops, key=lambda stop: stop.at)),
        fill=found.get("background", ""), borders=tuple(sorted(borders)),
    )  # fmt: skip


def _theme(part: Part | None) -> Theme:
    fonts = {}
    for item in part.root.iter(q("a:majorFont"), q("a:minorFont")) if part is not None else ():
        latin = child(item, "a:latin")
        face = latin.get("typeface") if latin is not None else None
        if face:
            fonts["major" if local(item) == "majorFont" else "minor"] = face
    return Theme(**fonts)
