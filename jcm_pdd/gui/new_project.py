"""New project: four questions on one page; the form opens a moment later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.column import centred

if TYPE_CHECKING:
    from jcm_pdd.files.definitions import Entry
    from jcm_pdd.gui.doors import Doors

ROLE = Qt.ItemDataRole.UserRole
WIDTH = 1080


class NewProject(QWidget):
    """Asks country, technology, methodology and title; `created` carries title, country code and entry."""

    created = Signal(str, str, object)
    left = Signal()
    adopt_asked = Signal()

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self.country, self.technology = QComboBox(self), QComboBox(self)
        self.search, self.title = QLineEdit(self), QLineEdit(self)
        self.methodologies = QListWidget(self)
        self.methodologies.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.methodologies.setSpacing(2)
        self.about = _About(self)
        self.begin, self.back, self.adopt = QPushButton(self), QPushButton(self), QPushButton(self)
        self._labels = {name: QLabel(self) for name in (
            "page", "country", "facts", "technology", "methodology", "count", "title", "hint", "lacking")}
        self._build()
        self.country.currentIndexChanged.connect(self._filter)
        self.technology.currentIndexChanged.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.title.textChanged.connect(self._judge)
        self.title.returnPressed.connect(self._create)
        self.methodologies.currentItemChanged.connect(self._chosen)
        self.begin.clicked.connect(self._create)
        self.back.clicked.connect(self.left)
        self.adopt.clicked.connect(self.adopt_asked)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def restart(self) -> None:
        """Forget the answers of the time before."""
        self.country.setCurrentIndex(0)
        self.technology.setCurrentIndex(0)
        self.search.clear()
        self.title.clear()
        self.country.setFocus()

    def chosen(self) -> Entry | None:
        """Return the methodology chosen in the list."""
        row = self.methodologies.currentRow()
        return self.methodologies.item(row).data(ROLE) if row >= 0 else None

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
            ((self.search, 0, 1, 1), (self.about, 1, 3, 1)),
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
        self._fill_choices()
        self._filter()

    def _fill_choices(self) -> None:
        speak = language.current()
        countries = sorted(((c.name.get(speak), iso2) for iso2, c in self._doors.countries().items()))
        technologies = {e.technology_id: e.technology.get(speak) for e in self._doors.methodologies()
                        if e.technology is not None}
        for box, first, entries in (
            (self.country, self.tr("Choose a country"), countries),
            (self.technology, self.tr("All technologies"), sorted((n, i) for i, n in technologies.items())),
        ):
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(first, "")
            for name, value in entries:
                box.addItem(name, value)
            box.setCurrentIndex(max(box.findData(chosen), 0))
            box.blockSignals(False)

    def _filter(self) -> None:
        kept = self.chosen()
        country, technology = self.country.currentData(), self.technology.currentData()
        found = [entry for entry in self._doors.methodologies()
                 if (not country or entry.country == country)
                 and (not technology or entry.technology_id == technology)
                 and self.search.text().casefold() in self._content(entry)]
        speak = language.current()
        self.methodologies.blockSignals(True)
        self.methodologies.clear()
        for entry in found:
            mark = self.tr("adopted") if entry.folder is not None else ""
            item = QListWidgetItem(f"{words.listed([entry.key, mark])}\n{entry.title.get(speak)}")
            item.setData(ROLE, entry)
            self.methodologies.addItem(item)
            if kept is not None and entry.key == kept.key:
                self.methodologies.setCurrentItem(item)
        if len(found) == 1:
            self.methodologies.setCurrentRow(0)
        self.methodologies.blockSignals(False)
        self._labels["count"].setText(self.tr("Methodologies: {count}").format(count=len(found)) if found else self.tr(
            "No methodology in the library fits. Choose all technologies or another country."))
        self._say_country(country)
        self._chosen()

    @staticmethod
    def _content(entry: Entry) -> str:
        texts = [t for t in (entry.title, entry.technology, entry.summary) if t is not None]
        return " ".join([entry.key, *(t.en for t in texts), *(t.ja for t in texts)]).casefold()

    def _say_country(self, iso2: str) -> None:
        country = self._doors.countries().get(iso2)
        facts = ""
        if country is not None:
            facts = self.tr("JCM agreement signed {day}").format(day=country.signed_on.value)
            if country.rules is not None:
                facts += self.tr("; rules of generation {rules}").format(rules=country.rules.value)
        self._labels["facts"].setText(facts)

    def _chosen(self) -> None:
        entry = self.chosen()
        self.about.show_entry(entry, self._doors.unverified(entry) if entry is not None else 0)
        self.adopt.setVisible(entry is None)
        self._judge()

    def _judge(self) -> None:
        lacking = [text for text, there in (
            (self.tr("country"), self._country()), (self.tr("methodology"), self.chosen()),
            (self.tr("title"), self.title.text().strip())) if not there]
        self.begin.setEnabled(not lacking)
        self._labels["lacking"].setText(
            self.tr("Still to choose: {names}").format(names=", ".join(lacking)) if lacking else "")

    def _country(self) -> str:
        # A methodology belongs to one country: choosing it first answers the first question too.
        entry = self.chosen()
        return self.country.currentData() or (entry.country if entry is not None else "")

    def _create(self) -> None:
        entry = self.chosen()
        if self.begin.isEnabled() and entry is not None:
            self.created.emit(self.title.text().strip(), self._country(), entry)


class _About(QFrame):
    """What the chosen methodology covers and how far its values were checked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_4, theme.SPACE_4, theme.SPACE_4, theme.SPACE_4)
        column.setSpacing(theme.SPACE_2)
        self.title, self.facts, self.summary, self.state = (QLabel(self) for _ in range(4))
        self.chip = theme.StateChip("", "neutral", self)
        for label, role in ((self.title, "section"), (self.facts, "hint"), (self.summary, ""), (self.state, "hint")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            if role:
                theme.set_role(label, role)
        for widget in (self.title, self.facts, self.summary, self.chip, self.state):
            column.addWidget(widget)
        column.addStretch(1)

    def show_entry(self, entry: Entry | None, unverified: int) -> None:
        """Show a methodology, or what to do when none is chosen."""
        self.facts.setVisible(entry is not None)
        self.summary.setVisible(entry is not None)
        if entry is None:
            self.title.setText("")
            self.chip.show_state("", "neutral")
            self.state.setText(self.tr("Choose a methodology to read what it covers and how far it has been checked."))
            return
        speak = language.current()
        self.title.setText(entry.title.get(speak))
        dates = [self.tr("approved {day}").format(day=entry.approved_on)] if entry.approved_on else []
        if entry.in_force_until:
            dates.append(self.tr("in force until {day}").format(day=entry.in_force_until))
        self.facts.setText(words.listed([entry.key, *dates]))
        self.summary.setText(entry.summary.get(speak) if entry.summary is not None else "")
        self.chip.show_state(*(
            (self.tr("Values not verified: {count}").format(count=unverified), "open") if unverified
            else (self.tr("All values verified"), "accent")))
        if entry.folder is not None:
            self._say_adopted(unverified)
            return
        self.state.setText(self.tr("The definition as a whole: {state}. Values that are not verified are checked "
                                   "against the official document inside the project.").format(
            state=words.verified(entry.status)))

    def _say_adopted(self, unverified: int) -> None:
        if unverified < 0:
            self.chip.show_state(self.tr("Damaged"), "error")
            self.state.setText(self.tr("Its files were changed outside the program. Adopt it again."))
            return
        self.chip.show_state(self.tr("Adopted"), "accent")
        self.state.setText(self.tr("Made from your copy of the official files, and calculated by the workbook's own "
                                   "formulas."))
