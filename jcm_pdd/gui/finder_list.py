"""The choices by which a methodology is found, and the list of what fits; general shapes stand apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListWidget, QListWidgetItem, QWidget

from jcm_pdd.gui import language, words
from jcm_pdd.gui.airy import AiryRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jcm_pdd.files.definitions import Entry
    from jcm_pdd.files.finder import Hit
    from jcm_pdd.gui.doors import Doors

ROLE = Qt.ItemDataRole.UserRole


class HitList(QListWidget):
    """Methodologies under headings: approved, near, general shapes; only methodologies can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setItemDelegate(AiryRows(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentRow() >= 0:  # rows wrap, and are laid out anew in a later turn
            QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        self.scrollTo(self.currentIndex())

    def chosen(self) -> Entry | None:
        """Return the methodology chosen."""
        item = self.currentItem()
        return item.data(ROLE) if item is not None else None

    def show_hits(self, hits: Sequence[Hit], keep: Entry | None) -> None:
        """List what was found; `keep` stays chosen, and one that is alone is chosen by itself."""
        self.blockSignals(True)
        self.clear()
        last = ""
        for hit in hits:
            group = _group(hit)
            if group != last and group:
                self._heading(group)
            last = group
            self._add(hit)
        rows = [row for row in range(self.count()) if self.item(row).data(ROLE) is not None]
        kept = next((row for row in rows if keep is not None and self.item(row).data(ROLE).key == keep.key), None)
        if kept is not None or len(rows) == 1:
            self.setCurrentRow(kept if kept is not None else rows[0])
        self.blockSignals(False)

    def _add(self, hit: Hit) -> None:
        entry = hit.entry
        mark = QCoreApplication.translate("Finder", "adopted") if entry.folder is not None else \
            QCoreApplication.translate("Finder", "not approved") if entry.general else ""
        item = QListWidgetItem(f"{words.listed([entry.key, mark])}\n{entry.title.get(language.current())}")
        item.setData(ROLE, entry)
        self.addItem(item)

    def _heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.addItem(item)


def _group(hit: Hit) -> str:
    if hit.entry.general:
        return QCoreApplication.translate("Finder", "General shapes – not approved anywhere")
    return QCoreApplication.translate("Finder", "Of a wider or narrower technology") if hit.near else ""


def fill_choices(doors: Doors, country: QComboBox, technology: QComboBox, measured: QComboBox,
                 all_countries: str) -> None:
    """Fill the three choices in the language of the window, keeping what was chosen."""
    from jcm_pdd.files.finder import FAMILIES, family, technology_choices

    speak = language.current()
    entries = doors.methodologies()
    families = {family(one.unit) for entry in entries for one in entry.measured}
    names = family_names()
    _fill(country, all_countries, sorted((c.name.get(speak), iso2) for iso2, c in doors.countries().items()))
    _fill(technology, QCoreApplication.translate("Finder", "All technologies"),
          sorted((label.get(speak), name) for name, label in technology_choices(entries).items()))
    _fill(measured, QCoreApplication.translate("Finder", "Whatever is measured"),
          [(names[name], name) for name in FAMILIES if name in families and name != "other"])


def family_names() -> dict[str, str]:
    """Return what the kinds of measured quantities are called."""
    return {
        "electricity": QCoreApplication.translate("Finder", "Electricity is measured"),
        "heat": QCoreApplication.translate("Finder", "Heat is measured"),
        "mass": QCoreApplication.translate("Finder", "Mass is measured"),
        "volume": QCoreApplication.translate("Finder", "Volume is measured"),
        "temperature": QCoreApplication.translate("Finder", "Temperature is measured"),
        "time": QCoreApplication.translate("Finder", "Operating time is measured"),
        "distance": QCoreApplication.translate("Finder", "Distance is measured"),
    }


def _fill(box: QComboBox, first: str, entries: Iterable[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(first, "")
    for name, value in entries:
        box.addItem(name, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)
