"""The state chip: a word on a soft ground; the colour only repeats what the word says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

TONES = ("neutral", "accent", "open", "error")
"""The four grounds: grey, green, amber, red."""


class StateChip(QLabel):
    """A small rounded label: always a word, in one of the four tones."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone)

    def show_state(self, text: str, tone: str) -> None:
        """Show a word in a tone; an empty word hides the chip."""
        if tone not in TONES:
            raise ValueError(f"a chip has no tone '{tone}'; one of {', '.join(TONES)}")
        self.setText(text)
        self.setAccessibleName(text)
        self.setHidden(not text)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
