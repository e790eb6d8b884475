"""New project: four questions on one page; the form opens a moment later."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.column import centred
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.finder_details import FinderDetails
from jcm_pdd.gui.finder_list import HitList, fill_choices

if TYPE_CHECKING:
    from jcm_pdd.files.definitions import Entry
    from jcm_pdd.gui.doors import Doors

WIDTH = 1080


class NewProject(QWidget):
    """Asks country, technology, methodology and title; `created` carries title, country code and entry."""

    created = Signal(str, str, object)
    left = Signal()
    adopt_asked = Signal()

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self.country, self.technology, self.measured = (ChoiceBox(self) for _ in range(3))
        self.search, self.title = QLineEdit(self), LineInput(parent=self)
        self.methodologies, self.about = HitList(self), FinderDetails(self)
        self.begin, self.back, self.adopt = QPushButton(self), QPushButton(self), QPushButton(self)
        self._labels = {name: QLabel(self) for name in (
            "page", "country", "facts", "technology", "methodology", "count", "title", "hint", "lacking")}
        self._build()
        self.country.currentIndexChanged.connect(self._filter)
        self.technology.currentIndexChanged.connect(self._filter)
        self.measured.currentIndexChanged.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.title.textChanged.connect(self._judge)
        self.title.returnPressed.connect(self._create)
        self.methodologies.currentItemChanged.connect(self._chosen)
        self.begin.clicked.connect(self._create)
        self.back.clicked.connect(self.left)
        self.adopt.clicked.connect(self.adopt_asked)
        self._say()
        order = (self.country, self.technology, self.search, self.measured, self.methodologies, self.title, self.begin,
                 self.back)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def restart(self) -> None:
        """Forget the answers of the time before."""
        self.country.setCurrentIndex(0)
        self.technology.setCurrentIndex(0)
        self.measured.setCurrentIndex(0)
        self.search.clear()
        self.title.clear()
        self.country.setFocus()

    def choose(self, country: str, entry: Entry) -> None:
        """Answer the first three questions; the title is asked."""
        self.country.setCurrentIndex(max(self.country.findData(country), 0))
        for row in range(self.methodologies.count()):
            found = self.methodologies.item(row).data(Qt.ItemDataRole.UserRole)
            if found is not None and found.key == entry.key:
                self.methodologies.setCurrentRow(row)
        self.title.setFocus()

    def chosen(self) -> Entry | None:
        """Return the methodology chosen in the list."""
        return self.methodologies.chosen()

    def _build(self) -> None:
        grid = QGridLayout(centred(self, WIDTH))
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.SPACE_6)
        grid.setVerticalSpacing(theme.SPACE_1)
        for name, role in (("page", "title"), ("country", "label"), ("technology", "label"), ("title", "label"),
                           ("methodology", "label"), ("facts", "hint"), ("count", "hint"), ("hint", "hint"),
                           ("lacking", "hint")):
            theme.set_role(self._labels[name], role)
            self._labels[name].setWordWrap(True)
        theme.set_role(self.begin, "primary")
        theme.set_role(self.adopt, "quiet")
        rows = (
            ((self._labels["page"], 0, 1, 2),),
            ((self._labels["country"], 0, 1, 1), (self._labels["technology"], 1, 1, 1)),
            ((self.country, 0, 1, 1), (self.technology, 1, 1, 1)),
            ((self._labels["facts"], 0, 1, 1),),
            ((self._labels["methodology"], 0, 1, 1),),
            ((self._sought(), 0, 1, 1), (self.about, 1, 3, 1)),
            ((self.methodologies, 0, 1, 1),),
            ((self._labels["count"], 0, 1, 1), (self.adopt, 1, 1, 1)),
            ((self._labels["title"], 0, 1, 2),),
            ((self.title, 0, 1, 2),),
            ((self._labels["hint"], 0, 1, 2),),
        )
        for at, row in enumerate(rows):
            for widget, column, height, width in row:
                grid.addWidget(widget, at, column, height, width)
        for at in (1, 4, 8):
            grid.setRowMinimumHeight(at, theme.SPACE_8)
            for widget, *_ in rows[at]:
                grid.setAlignment(widget, Qt.AlignmentFlag.AlignBottom)
        grid.setRowStretch(6, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._build_buttons(grid, len(rows))

    def _sought(self) -> QWidget:
        """Return the words and what is measured, side by side."""
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.search, 3)
        row.addWidget(self.measured, 2)
        return both

    def _build_buttons(self, grid: QGridLayout, at: int) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE_3)
        buttons.addWidget(self.back)
        buttons.addWidget(self._labels["lacking"], 1)
        buttons.addWidget(self.begin)
        self._labels["lacking"].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(buttons, at, 0, 1, 2)
        grid.setRowMinimumHeight(at, 56)

    def _say(self) -> None:
        say = self._labels
        say["page"].setText(self.tr("New project"))
        say["country"].setText(self.tr("1  Host country"))
        say["technology"].setText(self.tr("2  Technology"))
        say["methodology"].setText(self.tr("3  Methodology"))
        say["title"].setText(self.tr("4  Title of the project, in English"))
        say["hint"].setText(self.tr("It is printed on every document and can be changed later. "
                                    "Where to keep the file is asked when you save."))
        self.search.setPlaceholderText(self.tr("Search by name, number or content"))
        self.begin.setText(self.tr("Begin"))
        self.back.setText(self.tr("Back"))
        self.adopt.setText(self.tr("Not in the list? Adopt it from its official files…"))
        for widget, name in ((self.country, "country"), (self.technology, "technology"),
                             (self.methodologies, "methodology"), (self.title, "title")):
            widget.setAccessibleName(say[name].text())
        self.search.setAccessibleName(self.search.placeholderText())
        self.measured.setAccessibleName(self.tr("What is measured"))
        fill_choices(self._doors, self.country, self.technology, self.measured, self.tr("Choose a country"))
        self._filter()

    def _filter(self) -> None:
        from jcm_pdd.files.finder import Wish, find

        country = self.country.currentData()
        found = find(self._doors.methodologies(), Wish(
            country or "", self.technology.currentData() or "", self.search.text(), self.measured.currentData() or ""))
        self.methodologies.show_hits(found, self.chosen())
        self._labels["count"].setText(self.tr("Methodologies: {count}").format(count=len(found)) if found else self.tr(
            "No methodology in the library fits. Choose all technologies or another country."))
        self._say_country(country)
        self._chosen()

    def _say_country(self, iso2: str) -> None:
        from jcm_pdd.files.packages import rule_set

        country = self._doors.countries().get(iso2)
        facts = ""
        if country is not None:
            facts = self.tr("JCM agreement signed {day}").format(day=country.signed_on.value)
            if country.rules is not None:
                facts += self.tr("; rules: {rules}").format(
                    rules=rule_set(country.rules.value).title.get(language.current()))
        self._labels["facts"].setText(facts)

    def _chosen(self) -> None:
        entry = self.chosen()
        self.about.show_entry(entry, self._doors.unverified(entry) if entry is not None else 0,
                              self.country.currentData() or "")
        self.adopt.setVisible(entry is None)
        self._judge()

    def _judge(self) -> None:
        lacking = [text for text, there in (
            (self.tr("country"), self._country()), (self.tr("methodology"), self.chosen()),
            (self.tr("title"), self.title.text().strip())) if not there]
        self.begin.setEnabled(not lacking)
        self._labels["lacking"].setText(
            self.tr("Still to choose: {names}").format(names=words.commas(lacking)) if lacking else "")

    def _country(self) -> str:
        # A methodology belongs to one country: choosing it first answers the first question too.
        entry = self.chosen()
        return self.country.currentData() or (entry.country if entry is not None else "")

    def _create(self) -> None:
        entry = self.chosen()
        if self.begin.isEnabled() and entry is not None:
            self.created.emit(self.title.text().strip(), self._country(), entry)
