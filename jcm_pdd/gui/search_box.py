"""Searching all answers: every find with its place and what stands around; stays open from find to find."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from jcm_pdd.core.searching import Hit, Query, search
from jcm_pdd.gui import language, theme
from jcm_pdd.gui.overlay import ASIDE, MARK, Overlay

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

WIDTH = 420
MOST = 2_000
"""Finds that are listed; what is found more often is better looked for by another word."""
SETTLE_MS, SLICE_S = 150, 0.008
ROLE = Qt.ItemDataRole.UserRole


class SearchBox(Overlay):
    """`chosen` carries the address of a find; F3 and Shift+F3 go on from the one gone to last."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.list.setModel(self._model)
        self._session: Session | None = None
        self._unlisten = lambda: None
        self._found: list[Hit] = []
        self._running: Iterator[Hit | None] | None = None
        self._stale = False
        self.case, self.whole = QCheckBox(self), QCheckBox(self)
        self.earlier, self.later, self.close_button = QPushButton(self), QPushButton(self), QPushButton(self)
        self._settle, self._slice = QTimer(self), QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._lay()
        self._settle.timeout.connect(self._begin)
        self._slice.timeout.connect(self._go_on)
        self.edit.textChanged.connect(lambda _: self._settle.start())
        for box in (self.case, self.whole):
            box.toggled.connect(lambda _: self._begin())
        self.earlier.clicked.connect(lambda: self.step(-1))
        self.later.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self._leave)
        self.taken.connect(self._go)
        self._say()

    def _lay(self) -> None:
        options, buttons = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((options, (self.case, self.whole)),
                             (buttons, (self.earlier, self.later, self.close_button))):
            row.setSpacing(theme.SPACE_2)
            for widget in widgets:
                row.addWidget(widget)
        options.addStretch(1)
        buttons.insertStretch(2, 1)
        self.column.insertLayout(1, options)
        self.column.addLayout(buttons)

    # --- what the window asks ----------------------------------------------------------------------

    def ask(self, session: Session) -> None:
        """Open the box for a project; what was looked for last is still there."""
        if session is not self._session:
            self.forget()
            self._session, self._unlisten = session, session.listen(self._answered)
        self.open()
        self._begin()

    def forget(self) -> None:
        """Let go of a project that is closed."""
        self._unlisten()
        self._session, self._unlisten = None, lambda: None
        self._stop()
        self._model.show_hits([], None)
        self.leave(give_back=False)

    def step(self, step: int) -> bool:
        """Go to the next find (or the one before), round and round; False when there is none."""
        if self._stale:
            self._begin()
        self._finish()
        count = self._model.rowCount()
        if self._session is None or not count:
            return False
        now = self.list.currentIndex().row()
        at = (now + step) % count if self._model.gone else (max(now, 0) if step > 0 else count - 1)
        self.list.setCurrentIndex(self._model.index(at, 0))
        self._go(self._model.index(at, 0))
        return True

    def current(self) -> Hit | None:
        """Return the find gone to last, None before the first."""
        index = self.list.currentIndex()
        return self._model.listed[index.row()] if index.isValid() and self._model.gone else None

    def hits(self) -> list[Hit]:
        """Return the finds that are listed."""
        return list(self._model.listed)

    def place(self) -> None:
        room = self._over.rect()
        width = min(WIDTH, room.width() - 2 * theme.SPACE_4)
        self.setGeometry(room.right() - width - theme.SPACE_2, 64, width, max(200, room.height() - 64 - 96))

    def pressed(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.step(-1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The first Enter goes to what is chosen, each further one to the next.
            self.step(1)
            return True
        return super().pressed(key, modifiers)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_model"):
            self._say()
            if self._session is not None:
                self._begin()

    # --- searching, a slice at a time ----------------------------------------------------------------

    def _query(self) -> Query:
        return Query(self.edit.text(), self.case.isChecked(), self.whole.isChecked())

    def _leave(self) -> None:
        self.leave()

    def _answered(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._settle.start()

    def _begin(self) -> None:
        self._stop()
        self._stale = False
        session = self._session
        if session is None:
            return
        self._found = []
        self._running = search(session.schema, session.project, self._query(), language.current(), session.proposals)
        self._go_on()
        if self._running is not None:
            self._slice.start(0)

    def _stop(self) -> None:
        self._settle.stop()
        self._slice.stop()
        self._running = None

    def _finish(self) -> None:
        if self._settle.isActive():
            self._begin()
        while self._running is not None:
            self._go_on()

    def _go_on(self) -> None:
        """Search for a few milliseconds, so that typing never waits."""
        until = perf_counter() + SLICE_S
        for hit in self._running or ():
            if hit is not None:
                self._found.append(hit)
            if len(self._found) >= MOST:
                break
            if perf_counter() > until:
                return
        self._stop()
        self._show()

    def _show(self) -> None:
        now = self.list.currentIndex()
        old = self._model.listed[now.row()] if now.isValid() else None
        gone = self._model.gone
        self._model.show_hits(self._found, self._session)
        same = next((at for at, hit in enumerate(self._found) if old is not None
                     and (hit.address, hit.start, hit.match) == (old.address, old.start, old.match)), None)
        self._model.gone = gone and same is not None
        self.list.setCurrentIndex(self._model.index(same or 0, 0))
        self._say_count()

    def _go(self, index: QModelIndex) -> None:
        self._model.gone = True
        had = self.edit.hasFocus() or self.list.hasFocus()
        self._say_count()
        self.chosen.emit(index.data(ROLE).address)
        if had:  # the keyboard stays here, so that Enter goes on to the next find
            self._back = self.window().focusWidget()
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- words -----------------------------------------------------------------------------------------

    def _say(self) -> None:
        self.edit.setPlaceholderText(self.tr("Find in all answers"))
        self.edit.setAccessibleName(self.tr("Find in all answers"))
        self.list.setAccessibleName(self.tr("Finds"))
        self.case.setText(self.tr("Match c&ase"))
        self.whole.setText(self.tr("&Whole words"))
        self.earlier.setText(self.tr("Previous"))
        self.later.setText(self.tr("Next"))
        self.close_button.setText(self.tr("Close"))
        self.earlier.setToolTip("Shift+F3")
        self.later.setToolTip("F3")
        self.close_button.setToolTip("Esc")
        self._model.proposed = self.tr("proposed, not accepted yet")
        self._say_count()

    def _say_count(self) -> None:
        count = self._model.rowCount()
        if not self._query().wanted:
            text = self.tr("Texts, numbers, dates and file names; full-width and half-width letters are alike.")
        elif not count:
            text = self.tr("Not found in any answer.")
        elif count >= MOST:
            text = self.tr("More than {count} finds; the first ones are listed.").format(count=f"{MOST:,}")
        elif self._model.gone:
            text = self.tr("{number} of {count}").format(number=self.list.currentIndex().row() + 1, count=count)
        else:
            text = self.tr("Finds: {count}").format(count=count)
        self.state.setText(text)
        for button in (self.earlier, self.later):
            button.setEnabled(bool(count))


class _Model(QAbstractListModel):
    """The finds; names of places are made when they come into sight."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.listed: list[Hit] = []
        self.gone = False
        self.proposed = ""
        self._name = lambda address: address

    def show_hits(self, listed: list[Hit], session: Session | None) -> None:
        """List other finds."""
        self.beginResetModel()
        self.listed, self.gone = listed, False
        if session is not None:
            from jcm_pdd.files.question_names import question_name

            schema, project, speak = session.schema, session.project, language.current()
            self._name = lru_cache(maxsize=500)(lambda address: question_name(address, schema, project, speak))
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.listed)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.listed[index.row()]
        if role == ROLE:
            return hit
        if role == MARK:
            return len(hit.before), len(hit.match)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{hit.before}{hit.match}{hit.after}".replace("\n", " ")
        if role in (ASIDE, Qt.ItemDataRole.AccessibleTextRole):
            name = self._name(hit.address) + (f" · {self.proposed}" if hit.proposed else "")
            return name if role == ASIDE else f"{name}: {hit.before}{hit.match}{hit.after}"
        return None
