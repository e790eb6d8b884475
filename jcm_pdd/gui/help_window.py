"""The help in a window of its own: contents and search on the left, a page on the right, back and forward, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui import language, theme
from jcm_pdd.gui.airy import AiryRows
from jcm_pdd.gui.help_page import HelpPage

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from jcm_pdd.files.help.book import Book
    from jcm_pdd.files.help.page import Entry

SIZE, LEAST = QSize(980, 680), QSize(640, 420)
ROLE = Qt.ItemDataRole.UserRole
LISTED = 300
"""Pixels of the contents."""
ICONS = {"back": "chevron-left", "forward": "chevron-right", "home": "book-open", "print": "file-text"}


class HelpWindow(QWidget):
    """Shows one book; `went_wrong` carries the problem of a page that cannot be made."""

    went_wrong = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.book: Book | None = None
        self.search, self.contents, self.page = QLineEdit(self), QTreeWidget(self), HelpPage(self)
        self.nothing = QLabel(self)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.buttons = {name: QToolButton(self) for name in ICONS}
        # All pages are read for the search one by one, between what the user does.
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_on)
        self._build()
        self._wire()
        self.resize(SIZE)
        self.setMinimumSize(LEAST)
        self._say()

    def show_book(self, book: Book) -> None:
        """Show another book; the page stays when that has it too."""
        self.book = book
        self.page.show_book(book)
        self._list()
        self._reading.start()

    def open_at(self, target: str) -> None:
        """Show a page (`ID` or `ID#ANCHOR`) and bring the window to the front."""
        self.page.go_to(target)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.activateWindow()
        self.page.setFocus()

    def listed(self) -> list[str]:
        """Return the pages of the list on the left."""
        return list(self._items)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "page"):
            self._say()
            self._list()
            self.page.speak_anew()
        elif event.type() == QEvent.Type.StyleChange and hasattr(self, "page"):
            self._dress()
            self.page.dress()

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_1)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.SPACE_3, theme.SPACE_3, theme.SPACE_2, theme.SPACE_3)
        column.setSpacing(theme.SPACE_2)
        self.contents.setHeaderHidden(True)
        self.contents.setUniformRowHeights(True)
        self.contents.setItemDelegate(AiryRows(self.contents))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing.setWordWrap(True)
        theme.set_role(self.nothing, "secondary")
        self.search.setClearButtonEnabled(True)
        column.addLayout(row)
        for widget in (self.search, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.contents, 1)
        split = QSplitter(self)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setSizes([LISTED, SIZE.width() - LISTED])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self._dress()

    def _wire(self) -> None:
        acts = {"back": self.page.backward, "forward": self.page.forward, "print": self.print_page,
                "home": lambda: self.page.go_to("start")}
        for name, button in self.buttons.items():
            button.clicked.connect(acts[name])
        keys = {"back": "Alt+Left", "forward": "Alt+Right", "home": "Alt+Home", "print": "Ctrl+P"}
        for name, sequence in keys.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(acts[name])
        for sequence, act in (("Ctrl+F", self.search.setFocus), ("Esc", self.close), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(sequence), self).activated.connect(act)
        self.page.backwardAvailable.connect(self.buttons["back"].setEnabled)
        self.page.forwardAvailable.connect(self.buttons["forward"].setEnabled)
        self.page.shown.connect(self._mark)
        self.page.went_wrong.connect(self.went_wrong)
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._first)
        self.contents.itemClicked.connect(self._chosen)
        self.contents.itemActivated.connect(self._chosen)

    def print_page(self) -> None:
        """Ask for a printer and print the page shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda answer: self._print_if(answer, printer))
        QDialog.open(dialog)  # its own `open` wants a slot by name

    def _print_if(self, answer: int, printer: QPrinter) -> None:
        if answer == QDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Print the page shown, black on white."""
        paper = self.page.on_paper()
        paper.print_(printer)

    def _read_on(self) -> None:
        if self.book is None or not self.book.prepare():
            self._reading.stop()
            if self.search.text().strip():
                self._list()

    def _list(self) -> None:
        """List the contents, or what the words of the search find."""
        if self.book is None:
            return
        words = self.search.text().strip()
        found = self.book.search(words, ready=True) if words else self.book.contents
        self.contents.clear()
        self._items.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for entry in found:
            self._add(entry, groups)
        for name, group in groups.items():
            group.setExpanded(bool(words) or name == "guide")
        self.nothing.setVisible(bool(words) and not found)
        self._mark(self.page.shown_id)

    def _add(self, entry: Entry, groups: dict[str, QTreeWidgetItem]) -> None:
        from jcm_pdd.files.help.book import group_title

        speak = language.current()
        if entry.group not in groups:
            groups[entry.group] = group = QTreeWidgetItem(self.contents, [group_title(entry.group, speak)])
            bold = group.font(0)
            bold.setBold(True)
            group.setFont(0, bold)
        item = QTreeWidgetItem(groups[entry.group], [entry.title.get(speak)])
        item.setToolTip(0, entry.title.get(speak))
        item.setData(0, ROLE, entry.id)
        self._items[entry.id] = item

    def _chosen(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, ROLE)
        if name:
            self.page.go_to(name)

    def _first(self) -> None:
        found = self.listed()
        if found:
            self.page.go_to(found[0])

    def _mark(self, name: str) -> None:
        """Mark the page shown in the list, and say it in the title."""
        self.setWindowTitle(self.tr("Help: {page}").format(page=self.page.title) if self.page.title
                            else self.tr("Help"))
        if name in self._items:
            self.contents.setCurrentItem(self._items[name])

    def _dress(self) -> None:
        for name, button in self.buttons.items():
            button.setIcon(theme.icon(ICONS[name], theme.tokens().ink))

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Help"))
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.contents.setAccessibleName(self.tr("Contents"))
        self.page.setAccessibleName(self.tr("Page of the help"))
        self.nothing.setText(self.tr("No page holds these words. Try fewer or other words, in either language."))
        tips = {"back": self.tr("Back (Alt+Left)"), "forward": self.tr("Forward (Alt+Right)"),
                "home": self.tr("Getting started (Alt+Home)"), "print": self.tr("Print… (Ctrl+P)")}
        for name, tip in tips.items():
            self.buttons[name].setToolTip(tip)
            self.buttons[name].setAccessibleName(tip)
