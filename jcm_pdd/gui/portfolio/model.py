"""The projects of a folder as rows that can be sorted and filtered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from jcm_pdd.core.folding import plainly
from jcm_pdd.gui import language, words

if TYPE_CHECKING:
    from jcm_pdd.files.portfolio.facts import ProjectFacts

Index = QModelIndex | QPersistentModelIndex
SORT = Qt.ItemDataRole.UserRole
FACTS = Qt.ItemDataRole.UserRole + 1
COLUMNS = ("title", "country", "methodology", "per_year", "total", "percent", "state", "errors", "open", "rounds",
           "due", "edited")
NUMBERS = ("per_year", "total", "percent", "errors", "open", "rounds")


def head_of(column: str) -> str:
    """Return the head of a column."""
    return {
        "title": QCoreApplication.translate("Portfolio", "Project"),
        "country": QCoreApplication.translate("Portfolio", "Country"),
        "methodology": QCoreApplication.translate("Portfolio", "Methodology"),
        "per_year": QCoreApplication.translate("Portfolio", "tCO2/year"),
        "total": QCoreApplication.translate("Portfolio", "tCO2 in total"),
        "percent": QCoreApplication.translate("Portfolio", "Answered %"),
        "state": QCoreApplication.translate("Portfolio", "State"),
        "errors": QCoreApplication.translate("Portfolio", "Errors"),
        "open": QCoreApplication.translate("Portfolio", "Open"),
        "rounds": QCoreApplication.translate("Portfolio", "Open CAR/CL"),
        "due": QCoreApplication.translate("Portfolio", "Next deadline"),
        "edited": QCoreApplication.translate("Portfolio", "Last edited"),
    }[column]


class PortfolioModel(QAbstractTableModel):
    """One row a project; `today` tells the day deadlines are counted from."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.rows: list[ProjectFacts] = []

    def show(self, rows: Sequence[ProjectFacts]) -> None:
        """Show other projects."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def add(self, one: ProjectFacts) -> None:
        """Show one more."""
        self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
        self.rows.append(one)
        self.endInsertRows()

    def say(self) -> None:
        """Tell every cell and head again, in the language of the window."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return head_of(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(COLUMNS[section]) | Qt.TextFlag.TextWordWrap.value
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        one, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(one, column)
        if role == SORT:
            return self._order(one, column)
        if role == FACTS:
            return one
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.path if column == "title" else self.text(one, column)
        return self._side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @staticmethod
    def _side(column: str) -> int:
        side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def text(self, one: ProjectFacts, column: str) -> str:
        """Return what a cell says."""
        if column == "title":
            return one.title or one.name
        if column == "country":
            return one.country_ja if language.current() == "ja" else one.country_en
        if column == "state":
            from jcm_pdd.files.portfolio.listing import state_words

            return state_words(one, language.current())
        if column == "due":
            due = one.next_due(self._today())
            return f"{due.day} {due.what(language.current())}" if due is not None else ""
        if column == "edited":
            return one.edited[:10]
        value = getattr(one, column)
        if column in NUMBERS:
            return "" if one.problem is not None else words.tonnes(value)
        return str(value)

    def _order(self, one: ProjectFacts, column: str) -> Any:
        """Return what a column is sorted by: numbers as numbers, what is not known before all others."""
        if column in NUMBERS:
            value = getattr(one, column)
            return -1 if value is None or one.problem is not None else value
        if column == "due":
            due = one.next_due(self._today())
            return due.day if due is not None else "9999"
        return one.edited if column == "edited" else plainly(self.text(one, column))


class PortfolioFilter(QSortFilterProxyModel):
    """Leaves the projects in which every word of a search stands somewhere, and those of one state."""

    def __init__(self, model: PortfolioModel) -> None:
        super().__init__()
        self._model = model
        self._words: tuple[str, ...] = ()
        self._state = ""
        self.setSourceModel(model)
        self.setSortRole(SORT)

    def search(self, text: str, state: str) -> None:
        """Show what fits: words in title, country, methodology, deadline or path; "" or a state."""
        self.beginResetModel()
        self._words, self._state = tuple(plainly(text).split()), state
        self.endResetModel()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        one = self._model.rows[row]
        if not self._fits(one):
            return False
        said = plainly(" ".join([one.title, one.country, one.country_en, one.country_ja, one.methodology, one.path,
                                self._model.text(one, "due")]))
        return all(word in said for word in self._words)

    def _fits(self, one: ProjectFacts) -> bool:
        return {"": True, "ready": one.ready, "errors": one.errors > 0, "rounds": one.rounds > 0,
                "damaged": one.problem is not None}[self._state]
