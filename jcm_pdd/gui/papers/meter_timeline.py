"""The calibration timelines on the page of the register, the chosen meter in words, and the way into the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.years import HORIZON_FIELDS
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.papers.meter_filling import MeterFilling
from jcm_pdd.gui.papers.meter_tracks import MeterTracks, Swatch

if TYPE_CHECKING:
    from jcm_pdd.core.papers.meter_timeline import State, Track
    from jcm_pdd.gui.editors.desk import Desk

STATES: tuple[State, ...] = ("covered", "gap", "open", "out")


def state_word(state: State) -> str:
    """Return what a state of the timeline is called."""
    return {
        "covered": QCoreApplication.translate("MeterTimeline", "Calibration valid"),
        "gap": QCoreApplication.translate("MeterTimeline", "No valid calibration"),
        "open": QCoreApplication.translate("MeterTimeline", "Not calibrated yet"),
        "out": QCoreApplication.translate("MeterTimeline", "Not in service"),
    }[state]


class MeterTimeline(OwnPart):
    """Paints when each meter was calibrated over the horizon and says it in words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: tuple[Track, ...] = ()
        self.title = WrappedLabel(role="section", parent=self)
        self.empty = WrappedLabel(role="secondary", parent=self)
        self.legend = QWidget(self)
        self._words = [WrappedLabel(role="secondary", parent=self.legend) for _ in STATES]
        self.tracks = MeterTracks(self)
        self.tracks.chosen.connect(self._tell)
        self.detail = WrappedLabel(parent=self)
        self.open_meter = QPushButton(self)
        self.open_meter.setProperty("role", "quiet")
        self.open_meter.clicked.connect(self._go)
        self.filling = MeterFilling(desk, self)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        keys = QGridLayout(self.legend)  # two by two: four words in a row are wider than a narrow page
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setHorizontalSpacing(theme.SPACE_2)
        keys.setVerticalSpacing(theme.SPACE_1)
        for at, (state, word) in enumerate(zip(STATES, self._words, strict=True)):
            keys.addWidget(Swatch(state, self.legend), at // 2, at % 2 * 2)
            keys.addWidget(word, at // 2, at % 2 * 2 + 1)
        keys.setColumnStretch(1, 1)
        keys.setColumnStretch(3, 2)
        chosen = QHBoxLayout()
        chosen.addWidget(self.detail, 1)
        chosen.addWidget(self.open_meter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        for widget in (self.title, self.empty, self.legend, self.tracks):
            column.addWidget(widget)
        column.addLayout(chosen)
        column.addWidget(self.filling)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.title.setText(self.tr("Calibration over the horizon"))
        self.empty.setText(self.tr(
            "Timelines appear here once a meter and a starting date or a certificate are entered."))
        self.open_meter.setText(self.tr("Open this meter"))
        for state, word in zip(STATES, self._words, strict=True):
            word.setText(state_word(state))
        self.tracks.setAccessibleName(self.title.text())
        self.filling.retranslate()
        self._show()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Draw the timelines again when a meter, a certificate or the horizon changed."""
        heads = {address.split("/")[0] for address in changed}
        if not changed or heads & {"meters", "calibrations", *HORIZON_FIELDS}:
            self._show()
        if origin is not self.filling:
            self.filling.again()

    def _show(self) -> None:
        from jcm_pdd.core.papers.meter_timeline import tracks, window_of
        from jcm_pdd.core.papers.metering import register

        session = self.desk.session
        own = register(session.project)
        window = window_of(own, session.results.horizon)
        self._shown = tracks(own, window) if window is not None else ()
        for widget in (self.legend, self.tracks, self.detail, self.open_meter, self.filling):
            widget.setVisible(bool(self._shown))
        self.empty.setVisible(not self._shown)
        self.tracks.show_tracks(self._shown, [self._sentences(one) for one in self._shown])
        self._tell(self.tracks.current)

    def _sentences(self, track: Track) -> str:
        gap = "" if self.desk.language == "ja" else " "
        said = gap.join(self.desk.say(one) for one in track.words)
        return f"{track.meter.name}: {said}" if self.desk.language == "en" else f"{track.meter.name}：{said}"

    def _tell(self, row: int) -> None:
        """Say everything about the chosen meter: its days, its chain, and what late calibration does to it."""
        if row >= len(self._shown):
            self.detail.clear()
            return
        from jcm_pdd.core.papers.metering_words import chain, chain_text

        track = self._shown[row]
        said = [self._sentences(track)]
        if len(chain(track.meter)) > 1:
            said.append(chain_text(track.meter))
        if track.gaps and track.meter.parameter and not track.meter.backup:
            said.append(self._late(track))
        self.detail.setText("\n".join(said))
        self.open_meter.setAccessibleName(self.tr("Open the meter {name}").format(name=track.meter.name))

    def _late(self, track: Track) -> str:
        from jcm_pdd.core.kinds.numbers import plain
        from jcm_pdd.core.papers.correction import effect_on_reductions
        from jcm_pdd.core.papers.correction_words import EFFECTS

        s = self.desk.session
        effect = EFFECTS[effect_on_reductions(s.schema.methodologies, s.project, track.meter.parameter)]
        if track.meter.error is None:
            return self.tr("Late calibration: no maximum permissible error is stated; {effect}.").format(
                effect=self.desk.say(effect))
        return self.tr("Late calibration: {percent} % of the reading of these days; {effect}.").format(
            percent=plain(track.meter.error), effect=self.desk.say(effect))

    def _go(self) -> None:
        if self._shown:
            self.desk.go_to(f"{self._shown[self.tracks.current].meter.address}/tag")
