"""How a file of measured data is read: columns, units, zone and period, chosen from lists beside the first lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from jcm_pdd.core.papers.series import SeriesMapping
from jcm_pdd.core.papers.stamps import read_day
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.theme import SPACE_1, SPACE_3, set_role

if TYPE_CHECKING:
    from jcm_pdd.files.papers.series_reading import SeriesLook

ACROSS, MOST_HEADER = 3, 60
_UNITS = ("kWh", "MWh", "GWh", "Wh", "kW", "MW", "GJ", "MJ", "m3", "Nm3", "Nm3/h", "L", "kL", "kg", "t", "°C", "%", "h")
_ENCODINGS = ("utf-8", "cp932", "shift_jis", "euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be", "cp1252", "cp874",
              "gb18030", "big5", "euc_kr")


class MappingView(QWidget):
    """The choices; `changed` comes after each, `another_look` when the file has to be looked at anew for it."""

    changed = Signal()
    another_look = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: SeriesLook | None = None
        self._mapping = SeriesMapping()
        self._filling = False
        self._zones: tuple[str, ...] = ()
        self.labels: dict[str, QLabel] = {}
        self.boxes: dict[str, ChoiceBox] = {}
        self.first, self.last = QLineEdit(self), QLineEdit(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_1)
        self._build(grid)
        self.retranslate()

    @property
    def mapping(self) -> SeriesMapping:
        """The mapping as it is chosen."""
        return self._mapping

    def show_look(self, look: SeriesLook, mapping: SeriesMapping, zones: tuple[str, ...]) -> None:
        """Show the choices for a file."""
        self._look, self._mapping = look, mapping
        self._zones = tuple(dict.fromkeys((*zones, mapping.zone, "Asia/Tokyo", "UTC")))
        self._fill()

    def adopt(self, mapping: SeriesMapping) -> None:
        """Show another mapping of the same file."""
        self._mapping = mapping
        self._fill()

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        names = {
            "date": self.tr("Date column"), "time": self.tr("Time column"), "value": self.tr("Value column"),
            "unit": self.tr("Unit of the values"), "reading": self.tr("The values are"),
            "stamp": self.tr("A stamp is the"), "zone": self.tr("Time zone"), "period": self.tr("Sum by"),
            "header": self.tr("Lines above the data"), "order": self.tr("Order of the date"),
            "decimal": self.tr("Decimal sign"), "encoding": self.tr("Encoding"), "sheet": self.tr("Sheet"),
            "first": self.tr("First day"), "last": self.tr("Last day")}
        for name, label in self.labels.items():
            label.setText(names[name])
            self._editor(name).setAccessibleName(names[name])
        for line in (self.first, self.last):
            line.setPlaceholderText(self.tr("all, or 2024-04-01"))
        if self._look is not None:
            self._fill()

    # --- inside ----------------------------------------------------------------------------------------

    def _editor(self, name: str) -> QWidget:
        return {"first": self.first, "last": self.last}.get(name) or self.boxes[name]

    def _build(self, grid: QGridLayout) -> None:
        names = ("date", "time", "value", "unit", "reading", "stamp", "zone", "period", "first", "last", "header",
                 "order", "decimal", "encoding", "sheet")
        for at, name in enumerate(names):
            if name not in ("first", "last"):
                box = ChoiceBox(self)
                box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                box.setMinimumContentsLength(8)
                self.boxes[name] = box
            label = QLabel(self)
            set_role(label, "hint")
            label.setBuddy(self._editor(name))
            self.labels[name] = label
            grid.addWidget(label, at // ACROSS * 2, at % ACROSS)
            grid.addWidget(self._editor(name), at // ACROSS * 2 + 1, at % ACROSS)
        for column in range(ACROSS):
            grid.setColumnStretch(column, 1)
        for name, box in self.boxes.items():
            box.activated.connect(lambda _, name=name: self._chosen(name))
        self.first.editingFinished.connect(lambda: self._put(first=_day(self.first.text())))
        self.last.editingFinished.connect(lambda: self._put(last=_day(self.last.text())))

    def _fill(self) -> None:
        self._filling = True
        mapping, look = self._mapping, self._look
        if look is None:
            return
        for name, options in self._options().items():
            self._list(name, options, self._current(name))
        self.first.setText(mapping.first)
        self.last.setText(mapping.last)
        for name, shown in (("sheet", bool(look.sheets)), ("encoding", not look.sheets)):
            self.labels[name].setVisible(shown)
            self.boxes[name].setVisible(shown)
        self._filling = False

    def _current(self, name: str) -> object:
        found: object = getattr(self._mapping, name)
        return found

    def _options(self) -> dict[str, list[tuple[str, object]]]:
        look = self._look
        labels = look.labels if look is not None else ()
        columns: list[tuple[str, int]] = [(f"{_letter(at)}  {label[:40]}", at) for at, label in enumerate(labels)]
        dates: list[tuple[str, object]] = [(text, (at,)) for text, at in columns]
        times: list[tuple[str, object]] = [(self.tr("in the date column"), ()), *dates]
        for options, several in ((dates, self._mapping.date), (times, self._mapping.time)):
            if len(several) > 1:
                options.append((" + ".join(_letter(at) for at in several), several))
        return {
            "date": dates, "time": times, "value": list(columns), **self._words(),
            "header": [(str(count), count) for count in dict.fromkeys((*range(MOST_HEADER), self._mapping.header))],
            "unit": [(unit or self.tr("none"), unit) for unit in dict.fromkeys((self._mapping.unit, *_UNITS, ""))],
            "zone": [(zone or self.tr("none: stamps as written"), zone) for zone in dict.fromkeys((*self._zones, ""))],
            "encoding": [(name, name) for name in dict.fromkeys((self._mapping.encoding, *_ENCODINGS)) if name],
            "sheet": [(name, name) for name in (look.sheets if look is not None else ())]}

    def _words(self) -> dict[str, list[tuple[str, object]]]:
        return {
            "reading": [(self.tr("amounts of each interval"), "interval"),
                        (self.tr("readings of a counter"), "counter"),
                        (self.tr("rates, times hours"), "power"), (self.tr("states, averaged"), "mean")],
            "stamp": [(self.tr("beginning of the interval"), "begin"), (self.tr("end of the interval"), "end")],
            "period": [(self.tr("month"), "month"), (self.tr("year"), "year"), (self.tr("day"), "day")],
            "order": [(self.tr("year, month, day"), "ymd"), (self.tr("day, month, year"), "dmy"),
                      (self.tr("month, day, year"), "mdy")],
            "decimal": [(self.tr("point (1,234.5)"), "."), (self.tr("comma (1.234,5)"), ",")]}

    def _list(self, name: str, options: list[tuple[str, object]], current: object) -> None:
        box = self.boxes[name]
        box.clear()
        for text, value in options:
            box.addItem(text, value)
        at = next((at for at, (_, value) in enumerate(options) if value == current), -1)
        box.setCurrentIndex(at)

    def _chosen(self, name: str) -> None:
        if self._filling:
            return
        box = self.boxes[name]
        value: object = box.currentData()
        self._put(**{name: tuple(value) if isinstance(value, list | tuple) else value})
        if name in ("encoding", "sheet"):
            self.another_look.emit()

    def _put(self, **given: object) -> None:
        made = replace(self._mapping, **given)  # type: ignore[arg-type]
        if not self._filling and made != self._mapping:
            self._mapping = made
            self.changed.emit()


def _letter(at: int) -> str:
    """Return the name of a column as spreadsheets call it."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name




def _day(text: str) -> str:
    """Return a typed day in the form of the mapping; what is none stays as it was typed and is refused by name."""
    found = read_day(text)
    return (date(1970, 1, 1) + timedelta(days=found.days)).isoformat() if found is not None else text.strip()
