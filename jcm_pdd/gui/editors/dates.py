"""Editor of a date: typed in the usual ways, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QVBoxLayout, QWidget

from jcm_pdd.core.kinds import Rejected
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.editors.lines import TextEditor
from jcm_pdd.gui.theme import SPACE_2, ThemeWatcher, set_icon, tokens


class Calendar(QCalendarWidget):
    """A month; the days before and after it step back."""

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | date) -> None:
        day = date if isinstance(date, QDate) else QDate(date.year, date.month, date.day)
        if day.month() == self.monthShown() or day == self.selectedDate():
            super().paintCell(painter, rect, day)
            return
        painter.save()
        painter.setPen(QColor(tokens().secondary))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


class CalendarPopup(QWidget):
    """A calendar under its field; Escape or a click elsewhere closes it."""

    def __init__(self, parent: QWidget, day: date | None, language: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = Calendar(self)
        self.calendar.setLocale(QLocale("ja_JP" if language == "ja" else "en_GB"))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self._dress()
        ThemeWatcher(self, self._dress)
        self.calendar.setMinimumSize(350, 264)
        for name, arrow in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                set_icon(button, arrow)
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_2, SPACE_2, SPACE_2, SPACE_2)
        layout.addWidget(self.calendar)
        self.calendar.setFocus()

    def _dress(self) -> None:
        ink = QTextCharFormat()
        ink.setForeground(QColor(tokens().ink))  # red is for errors, not for Sundays
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, ink)


class DateEditor(TextEditor):
    """A date; shown as year-month-day, which reads the same in both languages."""

    def make_input(self) -> QWidget:
        line = self.watched(LineInput(parent=self))
        self.pick = QAction("", line)
        set_icon(self.pick, "calendar")
        self.pick.setShortcut("Alt+Down")
        self.pick.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.pick.triggered.connect(self.open_calendar)
        line.addAction(self.pick, QLineEdit.ActionPosition.TrailingPosition)
        return line

    def show_choices(self) -> None:
        super().show_choices()
        self.pick.setText(self.tr("Pick from a calendar"))
        self.pick.setToolTip(self.tr("Pick from a calendar (Alt+Down)"))
        if not self.input.placeholderText():
            self.input.setPlaceholderText(self.tr("e.g. {example}").format(example="2027-04-01"))

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.pick.setEnabled(not read_only)

    def open_calendar(self) -> CalendarPopup:
        """Open the calendar at the date in the field."""
        popup = CalendarPopup(self, self._day(), self.desk.language)
        popup.calendar.clicked.connect(lambda day: self._picked(popup, day))
        popup.calendar.activated.connect(lambda day: self._picked(popup, day))
        popup.move(self.input.mapToGlobal(QPoint(0, self.input.height() + 2)))
        popup.show()
        return popup

    def _day(self) -> date | None:
        try:
            stored = self.place.kind.parse(self.typed())
        except Rejected:
            return None
        return None if stored is None else date.fromisoformat(str(stored))

    def _picked(self, popup: CalendarPopup, day: QDate) -> None:
        popup.close()
        self.input.setText(day.toString(Qt.DateFormat.ISODate))
        self.commit()
        self.take_focus()
