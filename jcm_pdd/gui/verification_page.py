"""The verification desk: every default of a methodology beside the official document, confirmed with few keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.files import confirmations
from jcm_pdd.files.confirmations import DeskRow, Said
from jcm_pdd.gui import language
from jcm_pdd.gui import verification_words as told
from jcm_pdd.gui.verification_layout import VerificationLayout

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import MethodologyDef
    from jcm_pdd.files.session import Session

ROLE = Qt.ItemDataRole.UserRole


class VerificationPage(VerificationLayout):
    """Lists the defaults; `paper_asked`, `export_asked` and `import_asked` ask for files, `chosen` goes to a field."""

    left = Signal()
    paper_asked = Signal()
    export_asked = Signal()
    import_asked = Signal()
    chosen = Signal(str)
    went_wrong = Signal(object)

    def __init__(self, session: Session, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._who = session, who
        self._last = {"document": "", "page": "", "day": ""}
        self._stay = False
        self._wire()
        unlisten = session.listen(lambda *_: self.refill())
        self.destroyed.connect(lambda *_: unlisten())
        self._fill_methodologies()
        self._say()
        self._open_adopted()

    @property
    def methodology(self) -> MethodologyDef | None:
        """The methodology whose defaults are listed."""
        return self._session.schema.methodology(str(self.which.currentData() or ""))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: Qt's Tab would then go round in a few fields of the page and never reach the others.
        super().focusInEvent(event)
        self.entry.enter()

    def close_job(self) -> None:
        """Let go of the document."""
        self.paper.close_paper()

    def current(self) -> DeskRow | None:
        """Return the value chosen in the list."""
        item = self.list.currentItem()
        return item.data(0, ROLE) if item is not None else None

    def open_paper(self, path: Path) -> None:
        """Show an official document beside the values."""
        try:
            data = path.read_bytes()
        except OSError:
            self.went_wrong.emit(Problem("file.missing", str(path)))
            return
        self.paper.show_paper(data, path.name)

    def confirm(self) -> None:
        """Confirm the chosen value with what stands in the fields, and go to the next open one."""
        row, typed = self.current(), self.entry.typed()
        if row is None:
            return
        said = Said(typed["document"], typed["page"], typed["value"], self._who, typed["day"])
        after = self._next_open(row)
        self._last = {name: typed[name] for name in self._last}
        self._stay = True  # the list is filled once, when it is known which line comes next
        try:
            confirmations.confirm(self._session, row.address, said)
        except Problem as problem:
            self._say_wrong(problem)
            if problem.code != "confirm.not_kept":
                return
        finally:
            self._stay = False
        self.entry.settled()
        self.refill(after)
        self.entry.enter()

    def take_back(self) -> None:
        """Open the chosen value again."""
        row = self.current()
        if row is not None and row.record is not None:
            confirmations.withdraw(self._session, [row.address])

    def take_over(self) -> None:
        """Take over what the user's library knows."""
        confirmations.take_over(self._session, confirmations.offers(self._session))

    def refill(self, address: str = "") -> None:
        """List the values as they are now; `address` is chosen when it is among them."""
        if self._stay:
            return
        m, kept = self.methodology, self.current()
        rows = confirmations.desk_rows(self._session, m.methodology) if m is not None else ()
        first = next((row.address for row in rows if row.open), "")  # where the work begins
        wanted = address or (kept.address if kept is not None else first)
        at = self.list.at()
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            if told.shown(row, self._filter()):
                self._line(row)
        self.list.choose(at)
        for number in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(number)
            if item is not None and item.data(0, ROLE).address == wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._count(rows)
        self._show_row()

    # --- inside ----------------------------------------------------------------------------------------

    def _line(self, row: DeskRow) -> None:
        item = self.list.line([row.symbol, row.label.get(language.current()), told.amount(row.ours, row.unit),
                               told.state(row), told.official(row), row.record.page if row.record is not None else ""])
        for at in (2, 4):
            item.setTextAlignment(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setData(0, ROLE, row)

    def _next_open(self, row: DeskRow) -> str:
        """Return the address of the next value nobody has confirmed, round and round."""
        m = self.methodology
        rows = confirmations.desk_rows(self._session, m.methodology) if m is not None else ()
        at = next((n for n, one in enumerate(rows) if one.address == row.address), 0)
        return next((one.address for one in (*rows[at + 1:], *rows[:at]) if one.open), row.address)

    def _count(self, rows: tuple[DeskRow, ...]) -> None:
        open_rows = sum(row.open for row in rows)
        self.left_over.setText(self.tr("Every value in use is confirmed.") if not open_rows and rows else self.tr(
            "Still to be confirmed: {open} of {count}").format(open=open_rows, count=len(rows)) if rows else self.tr(
            "This methodology has no default values."))
        for name, button in self.filters.items():
            button.setText(f"{told.filter_name(name)} {sum(told.shown(row, name) for row in rows)}")
        self._offer()
        writable = not self._session.read_only
        missing = self._missing()
        self.references.setText(self.tr("Add to the references: {count}").format(count=len(missing)))
        self.references.setToolTip("\n".join(missing))
        self.references.setVisible(bool(missing) and writable)
        self.export.setEnabled(bool(confirmations.records(self._session)))

    def _missing(self) -> tuple[str, ...]:
        from jcm_pdd.core.confirming import missing_references

        return missing_references(self._session.schema, self._session.project)

    def _offer(self) -> None:
        try:
            found = confirmations.offers(self._session)
        except Problem as problem:
            found = ()
            self.went_wrong.emit(problem)
        self.offer.setVisible(bool(found) and not self._session.read_only)
        if found:
            self.offer_words.setText(told.offered(found))
            self.offer_words.setToolTip("\n".join(
                f"{one.symbol} = {told.amount(one.after, one.unit)}: {told.place(one)}, {told.who(one)}"
                for one in found))
            self.take.setText(self.tr("Take over {count}").format(count=len(found)))

    def _show_row(self) -> None:
        row = self.current()
        m = self.methodology
        document = self._last["document"] or (f"JCM_{m.methodology}_ver{m.version}"
                                              if m is not None and not m.general else "")
        page = self._page_words() or self._last["page"]
        day = self._last["day"] or self._session.journal.place.time().astimezone().date().isoformat()
        self.entry.show_row(row, document, page, day, not self._session.read_only)

    def _page_words(self) -> str:
        # Printed in documents, which are in English whatever the window speaks.
        return f"p. {self.paper.page}" if self.paper.page else ""

    def _say_wrong(self, problem: Problem) -> None:
        from jcm_pdd.files.messages import problem_text

        if problem.code == "confirm.not_kept":
            self.went_wrong.emit(problem)
        else:
            self.entry.show_wrong(problem_text(problem, language.current()))

    def _filter(self) -> str:
        return next((name for name, button in self.filters.items() if button.isChecked()), "all")

    def _walk(self, step: int) -> None:
        self.list.choose(max(self.list.at() + step, 0))
        self.entry.enter()

    def _search(self) -> None:
        """Look for the value, then for its symbol, in the document."""
        row = self.current()
        if row is not None and not self.paper.search(told.number(row.ours)):
            self.paper.search(row.symbol)

    def _fill_methodologies(self) -> None:
        for m in self._session.schema.methodologies:
            self.which.addItem(m.key, m.methodology)
        self.which.setVisible(self.which.count() > 1)

    def _other(self) -> None:
        self._last = dict.fromkeys(self._last, "")
        self.paper.close_paper()
        self._open_adopted()
        self.refill()

    def _open_adopted(self) -> None:
        """Show the text of the methodology by itself when the user adopted it."""
        from jcm_pdd.files.official.shelf import shelf_of

        m = self.methodology
        try:
            kept = shelf_of(self._session.journal.place).find(m.methodology, m.version) if m is not None else None
        except Problem:
            return  # damaged: "My methodologies" says so, and another file can be opened here
        if kept is not None and kept.text_data:
            self.paper.show_paper(kept.text_data, kept.text_name)

    def _wire(self) -> None:
        self.which.currentIndexChanged.connect(self._other)
        self.group.buttonClicked.connect(lambda *_: self.refill())
        self.list.currentItemChanged.connect(lambda *_: self._show_row())
        self.list.itemActivated.connect(lambda *_: self.entry.enter())
        self.entry.confirmed.connect(self.confirm)
        self.entry.taken_back.connect(self.take_back)
        self.entry.walked.connect(self._walk)
        self.take.clicked.connect(self.take_over)
        self.references.clicked.connect(lambda: confirmations.add_references(self._session))
        for button, signal in ((self.back, self.left), (self.export, self.export_asked),
                               (self.take_in, self.import_asked)):
            button.clicked.connect(signal)
        self.paper.asked.connect(self.paper_asked)
        self.paper.went_wrong.connect(self.went_wrong)
        self.paper.turned.connect(lambda *_: self.entry.follow_page(self._page_words()))
        for keys, act in (("PgUp", lambda: self.paper.turn(-1)), ("PgDown", lambda: self.paper.turn(1)),
                          ("Ctrl+PgUp", lambda: self._walk(-1)), ("Ctrl+PgDown", lambda: self._walk(1)),
                          ("F3", self._search)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _say(self) -> None:
        self.title.setText(self.tr("Verification desk"))
        self.which.setAccessibleName(self.tr("Methodology"))
        self.list.setHeaderLabels([self.tr("Symbol"), self.tr("Value of"), self.tr("Our value"), self.tr("State"),
                                   self.tr("Official"), self.tr("Page")])
        self.list.setAccessibleName(self.tr("Default values"))
        self.back.setText(self.tr("Back to the project"))
        self.export.setText(self.tr("Export confirmations…"))
        self.take_in.setText(self.tr("Import confirmations…"))
        self.entry.say()
        self.refill()
