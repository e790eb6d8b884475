"""The colours, distances and type sizes of the window, once for the light and once for the dark theme."""

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
    """The named colours of one theme, as "#rrggbb"."""

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

    @property
    def dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.name == "dark"


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
)
