"""Signs that Word documents take from symbol fonts, as Unicode characters that our fonts have."""

from __future__ import annotations

import re

# Code points within the fonts (0x20-0xFF); documents add 0xF000 to them.
SYMBOL = {
    0x22: "∀", 0x24: "∃", 0x2D: "−", 0x40: "≅", 0x44: "Δ", 0x46: "Φ", 0x47: "Γ", 0x4C: "Λ", 0x50: "Π",
    0x51: "Θ",
    0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x63: "χ", 0x64: "δ", 0x65: "ε", 0x66: "φ", 0x67: "γ",
    0x68: "η",
    0x6C: "λ", 0x6D: "μ", 0x6E: "ν", 0x70: "π", 0x71: "θ", 0x72: "ρ", 0x73: "σ", 0x74: "τ", 0x77: "ω",
    0x78: "ξ",
    0x79: "ψ", 0x7A: "ζ", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xA8: "♦", 0xAB: "↔", 0xAC: "←", 0xAD: "↑",
    0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•",
    0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xD6: "√", 0xD7: "⋅", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆",
    0x9F: "•",
    0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAA: "✦", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x54: "☒", 0xA3: "☐", 0x97: "●", 0x98: "●"}
TABLES = {"symbol": SYMBOL, "wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2}
PLAIN_BELOW = 0x7F
PRIVATE = re.compile("[\uf000-\uf0ff]")


def symbol(code: int, font: str) -> str | None:
    """Return the character for a code of a symbol font (lower-case name), or None when it is not in our
    tables.
    """
    table, place = TABLES.get(font, {}), code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    if place in table:
        return table[place]
    if font == "symbol" and 0x20 <= place < PLAIN_BELOW and not chr(place).isalpha():
        return chr(place)
    if place == 0x20:
        return " "
    if 0xF000 <= code <= 0xF0FF and not font:
        return SYMBOL.get(place)
    return None


def translate(text: str, font: str) -> str:
    """Return text that is set in a symbol font as ordinary characters; what is unknown stays as it is."""
    if not font and not PRIVATE.search(text):
        return text
    return "".join(symbol(ord(char), font) or char for char in text)
