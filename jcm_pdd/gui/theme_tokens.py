"""The colours, distances and type sizes of the window: a light, a dark and a high-contrast look."""

from __future__ import annotations

from dataclasses import dataclass

SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, SPACE_8 = 4, 8, 12, 16, 24, 32
"""Distances in pixels: steps of four."""

RADIUS = 6
CARD_RADIUS = 8
CONTROL_HEIGHT = 34

SIZE_HINT, SIZE_BODY, SIZE_TITLE, SIZE_ANSWER = 12, 13, 20, 22
"""Type sizes in pixels; Qt multiplies them by the scaling of the screen."""

FAMILIES = (
    "Yu Gothic UI",
    "BIZ UDPGothic",
    "Hiragino Sans",
    "Noto Sans CJK JP",
    "Noto Sans JP",
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The named colours of one look, as "#rrggbb"; `bar` is the quiet one of two bars, `focus` the ring."""

    name: str
    page: str
    panel: str
    side: str
    line: str
    ink: str
    secondary: str
    accent: str
    on_accent: str
    accent_soft: str
    open: str
    open_soft: str
    error: str
    error_soft: str
    neutral_soft: str
    hover: str
    bar: str
    focus: str

    @property
    def dark(self) -> bool:
        """Whether the ground is dark."""
        return self.name != "light"

    @property
    def strong(self) -> bool:
        """Whether this is the high-contrast look: text at 7 : 1, lines at 3 : 1, states framed and not only tinted."""
        return self.name == "contrast"

    @property
    def ring(self) -> int:
        """Width of the ring around what has the keyboard, pixels."""
        return 3 if self.strong else 2


LIGHT = Tokens(
    name="light",
    page="#F6F7F5",
    panel="#FFFFFF",
    side="#FBFCFA",
    line="#DDE2DE",
    ink="#1E2523",
    secondary="#5E6A66",
    accent="#0F6B5C",
    on_accent="#FFFFFF",
    accent_soft="#E3F0EC",
    open="#966400",  # the design says #9A6700, which reads 4.44 : 1 on its ground; WCAG AA asks 4.5
    open_soft="#FFF4D6",
    error="#B3261E",
    error_soft="#FCE8E6",
    neutral_soft="#EEF1EE",
    hover="#F0F3F0",
    bar="#B4BFB9",
    focus="#0F6B5C",
)

DARK = Tokens(
    name="dark",
    page="#161A19",
    panel="#1E2422",
    side="#1A1F1D",
    line="#323A37",
    ink="#E6EBE8",
    secondary="#9BA8A3",
    accent="#5CC2AE",
    on_accent="#0E1413",
    accent_soft="#1F3A35",
    open="#E5B84B",
    open_soft="#3A3016",
    error="#F2A9A3",
    error_soft="#43211F",
    neutral_soft="#262D2A",
    hover="#262D2A",
    bar="#66736E",
    focus="#5CC2AE",
)

CONTRAST = Tokens(
    name="contrast",
    page="#000000",
    panel="#000000",
    side="#000000",
    line="#A9B5B0",
    ink="#FFFFFF",
    secondary="#DCE4E0",
    accent="#7DEFD7",
    on_accent="#000000",
    accent_soft="#053B32",
    open="#FFD75E",
    open_soft="#2E2300",
    error="#FFB4AC",
    error_soft="#3D0A08",
    neutral_soft="#1C2220",
    hover="#26302D",
    bar="#6B7A74",
    focus="#FFE100",
)

LOOKS = {look.name: look for look in (LIGHT, DARK, CONTRAST)}
"""Every look by its name, as the preferences keep it."""
