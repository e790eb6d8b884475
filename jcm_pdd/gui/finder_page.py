"""Find a methodology: by country, technology, words and what is measured; what fits is read beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from jcm_pdd.gui import theme
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.finder_details import FinderDetails
from jcm_pdd.gui.finder_list import HitList, fill_choices

if TYPE_CHECKING:
    from jcm_pdd.gui.doors import Doors

WIDTH = 1180


class FinderPage(QWidget):
    """`begun` carries the country chosen ("" for none) and the methodology a project is to begin with."""

    left = Signal()
    begun = Signal(str, object)

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self.title, self.count = QLabel(self), QLabel(self)
        self.country, self.technology, self.measured = (ChoiceBox(self) for _ in range(3))
        self.search, self.list, self.about = QLineEdit(self), HitList(self), FinderDetails(self)
        self.back, self.begin = QPushButton(self), QPushButton(self)
        self._build()
        for box in (self.country, self.technology, self.measured):
            box.currentIndexChanged.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        self.list.itemActivated.connect(lambda *_: self._begin())
        self.begin.clicked.connect(self._begin)
        self.back.clicked.connect(self.left)
        self._say()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: Qt's Tab would then not reach what stands before it.
        super().focusInEvent(event)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _filter(self) -> None:
        from jcm_pdd.files.finder import Wish, find

        hits = find(self._doors.methodologies(), Wish(
            self.country.currentData() or "", self.technology.currentData() or "", self.search.text(),
            self.measured.currentData() or ""))
        self.list.show_hits(hits, self.list.chosen())
        shapes = sum(hit.entry.general for hit in hits)
        self.count.setText(self.tr("Methodologies: {count}, general shapes: {shapes}").format(
            count=len(hits) - shapes, shapes=shapes))
        self._chosen()

    def _chosen(self) -> None:
        entry = self.list.chosen()
        self.about.show_entry(entry, self._doors.unverified(entry) if entry is not None else 0,
                              self.country.currentData() or "")
        self.begin.setEnabled(entry is not None)

    def _begin(self) -> None:
        entry = self.list.chosen()
        if entry is not None:
            self.begun.emit(self.country.currentData() or entry.country, entry)

    def _build(self) -> None:
        column = column_in(centred(self, WIDTH))
        theme.set_role(self.title, "title")
        theme.set_role(self.count, "hint")
        theme.set_role(self.begin, "primary")
        column.addWidget(self.title)
        column.addWidget(self.search)
        row = QHBoxLayout()
        for box in (self.country, self.technology, self.measured):
            row.addWidget(box, 1)
        column.addLayout(row)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_4)
        grid.addWidget(self.list, 0, 0)
        grid.addWidget(self.count, 1, 0)
        grid.addWidget(self.about, 0, 1, 2, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        column.addLayout(grid, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.begin)
        column.addLayout(buttons)

    def _say(self) -> None:
        self.title.setText(self.tr("Find a methodology"))
        self.search.setPlaceholderText(self.tr("Words in English or Japanese: technology, number, what is measured"))
        for widget, name in ((self.search, self.tr("Words")), (self.country, self.tr("Host country")),
                             (self.technology, self.tr("Technology")), (self.measured, self.tr("What is measured")),
                             (self.list, self.tr("Methodologies that fit")), (self.about, self.tr("About it"))):
            widget.setAccessibleName(name)
        self.back.setText(self.tr("Back"))
        self.begin.setText(self.tr("New project with it"))
        fill_choices(self._doors, self.country, self.technology, self.measured, self.tr("All countries"))
        self._filter()
