"""The yearly chart of the panel: project emissions and, on top of them, what is saved; a line marks the reference."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QToolTip, QWidget

from jcm_pdd.core.analysis.charts import Year, slots, years_scene
from jcm_pdd.gui import language, words
from jcm_pdd.gui.analysis.chart_view import PER_MM, ChartView, look


class Chart(ChartView):
    """Bars of the years; says the same numbers to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._years: tuple[Year, ...] = ()
        super().__init__(parent)
        self.setMouseTracking(True)

    def show_years(self, years: Sequence[Year]) -> None:
        """Show the years that have all three numbers."""
        self._years = tuple(years)
        self._describe()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            year = self._at(event.pos().x())  # type: ignore[attr-defined]
            text = self._sentence(year) if year else ""
            QToolTip.showText(event.globalPos(), text, self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def _describe(self) -> None:
        years, speak = self._years, language.current()
        self.show_chart((lambda wide, look: years_scene(years, wide, speak, look)) if years else None,
                        self.tr("Chart of yearly emissions in tCO2"), " ".join(map(self._sentence, years)))

    def _sentence(self, year: Year) -> str:
        return self.tr("{year}: reference {reference}, project {project}, reductions {reduction} tCO2.").format(
            year=year.year, reference=words.tonnes(year.reference), project=words.tonnes(year.project),
            reduction=words.tonnes(year.reduction))

    def _at(self, x: int) -> Year | None:
        if not self._years:
            return None
        axis, slot = slots(self._years, max(self.width(), 240) / PER_MM, look())
        at = int((x / PER_MM - axis) // slot) if x / PER_MM >= axis else -1
        return self._years[at] if 0 <= at < len(self._years) else None
