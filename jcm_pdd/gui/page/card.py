"""The card of one row: its name, what is wrong with it, and everything asked of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.questions import row_key
from jcm_pdd.core.schema import TableBlock
from jcm_pdd.gui.breathing import in_slices
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import RemarkLabel, WrappedLabel
from jcm_pdd.gui.page.flow import FieldFlow
from jcm_pdd.gui.theme import SPACE_1, SPACE_3, SPACE_4, set_icon, set_role

_OPENED = 220
"""So many pixels of a card come into sight when it opens."""


class Card(QFrame):
    """Shows one row at a time in the same fields; without a row it is not there."""

    focused = Signal(str)
    where_printed = Signal(str)
    step_asked = Signal(int)
    left = Signal()
    close_asked = Signal()

    def __init__(self, desk: Desk, block: TableBlock, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.block = desk, block
        self.row: str | None = None
        self.flow: FieldFlow | None = None
        self._making = False
        set_role(self, "card")
        self.title = WrappedLabel(role="section", parent=self)
        self.count = WrappedLabel(role="hint", parent=self)
        self.remark = RemarkLabel(self)
        self.before, self.after = QToolButton(self), QToolButton(self)
        for button, step, drawn in ((self.before, -1, "chevron-left"), (self.after, 1, "chevron-right")):
            set_icon(button, drawn)
            button.clicked.connect(lambda _checked=False, step=step: self.step_asked.emit(step))
        self.shut = QToolButton(self)
        set_icon(self.shut, "x")
        self.shut.clicked.connect(self.close_asked)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        for widget in (self.count, self.before, self.after, self.shut):
            head.addWidget(widget)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        self.column.setSpacing(SPACE_1)
        self.column.addLayout(head)
        self.column.addWidget(self.remark)
        self.column.addSpacing(SPACE_1)
        self.hide()

    # --- reading -----------------------------------------------------------------------------------

    def show_row(self, row: str | None) -> None:
        """Show a row of the table; what was typed in the one before is sent first, where that is still there."""
        if row != self.row and self.row in self.desk.rows(self.block.address):
            self.commit()
        moved, self.row = row != self.row, row
        if row is not None and self.flow is None:
            self._make_flow(row)
        elif row is not None and moved and self.flow is not None:
            self.flow.show_row(row)
        self._say()
        opened = row is not None and self.isHidden()
        self.setVisible(row is not None)
        if opened:
            self._reveal(self, _OPENED)

    def _make_flow(self, row: str) -> None:
        if self._making:  # asked again by what happens between two slices
            return
        self._making = True
        try:
            with in_slices():
                self.flow = FieldFlow(self.desk, self.block.columns, self, row)
        finally:
            self._making = False
        if self.row is not None and self.row != row:
            self.flow.show_row(self.row)
        self.flow.focused.connect(self.focused)
        self.flow.where_printed.connect(self.where_printed)
        self.column.addWidget(self.flow)

    def _say(self) -> None:
        rows = self.desk.rows(self.block.address)
        if self.row is None or self.row not in rows:
            return
        at = rows.index(self.row)
        name = row_key(self.desk.session.schema, self.desk.session.project, self.block.address, self.row)
        word = self.desk.say(self.block.table.row_name)
        self.title.setText(f"{word} {name}" if name else f"{word} {at + 1}")
        self.count.setText(self.tr("{at} of {all}").format(at=at + 1, all=len(rows)))
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at < len(rows) - 1)
        self.remark.show_remark(self.desk.remark(f"{self.block.address}/{self.row}"))

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again."""
        if self.flow is not None and self.row is not None:
            self.flow.refresh(changed, origin)
        self._say()

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        for button, word, keys in ((self.before, self.tr("Row before"), "Ctrl+PgUp"),
                                   (self.after, self.tr("Row after"), "Ctrl+PgDown"),
                                   (self.shut, self.tr("Close the card"), "Esc")):
            button.setToolTip(f"{word} ({keys})")
            button.setAccessibleName(word)
        if self.flow is not None:
            self.flow.retranslate()
        self._say()

    # --- sending and focus -------------------------------------------------------------------------

    def unsent(self) -> bool:
        """Return whether a field has text that was not sent."""
        return self.row is not None and self.flow is not None and self.flow.unsent()

    def commit(self) -> None:
        """Send what is typed in any field."""
        if self.row is not None and self.flow is not None:
            self.flow.commit()

    def enter(self) -> None:
        """Put the cursor into the first field asked."""
        editors = self.flow.editors if self.flow is not None and self.row is not None else []
        first = next((editor for editor in editors if not editor.isHidden()), None)
        if first is not None:
            first.take_focus()
            self._reveal(first, first.height())

    def _reveal(self, part: QWidget, height: int) -> None:
        """Scroll the page so far that the first `height` pixels of a part are seen."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None or (page := area.widget()) is None:
            return

        def scroll() -> None:  # in the next turn of the event loop, when the layout has settled
            if not part.isHidden():
                at = part.mapTo(page, QPoint(0, 0))
                area.ensureVisible(at.x(), at.y() + height, 0, SPACE_4)
                area.ensureVisible(at.x(), at.y(), 0, SPACE_4)

        QTimer.singleShot(0, part, scroll)

    def go_to(self, address: str) -> QWidget | None:
        """Put the cursor into a field and return what to scroll to; None when it is not here."""
        return self.flow.go_to(address) if self.flow is not None else None

    def tell_focus(self, held: QWidget) -> None:
        """Tell which question the cursor is in after another row was put under it."""
        for editor in self.flow.editors if self.flow is not None else ():
            if editor.isAncestorOf(held):
                self.focused.emit(editor.address)
