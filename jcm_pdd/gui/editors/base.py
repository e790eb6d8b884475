"""What all editors of one field share: label, input, hint, finding, proposal, and when they read and send.

An editor holds no truth. It shows what the session says, sends what the user did, and reads again after
every change. Only a text the user is still typing is left alone.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from jcm_pdd.core.kinds.texts import unprintable
from jcm_pdd.core.schema import Place
from jcm_pdd.gui.confidential_words import offer
from jcm_pdd.gui.editors.desk import Desk, Remark
from jcm_pdd.gui.editors.label import FieldLabel, ProposalBox, RemarkLabel, ReviewLabel, WrappedLabel
from jcm_pdd.gui.theme import SPACE_1, restyle

DRAFT_AFTER_MS = 400
SHORT_WIDTH = 280


class FieldEditor(QWidget):
    """One field: a subclass makes `input`; `refresh` reads the session, `commit` sends what was typed."""

    focused = Signal(str)
    where_printed = Signal(str)

    def __init__(self, desk: Desk, place: Place, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.place, self.address = desk, place, address
        self.noted = ""
        """What to say about the text entered last; it goes with the next key."""
        self.definition = place.definition
        self.head = FieldLabel(self)
        self.head.where_printed.connect(lambda: self.where_printed.emit(self.address))
        self.head.menu_asked.connect(self._offer_mark)
        self.asked = ReviewLabel(self)
        self.hint = WrappedLabel(role="hint", parent=self)
        self.remark = RemarkLabel(self)
        self.proposal = ProposalBox(self)
        self.proposal.accepted.connect(self._accept)
        self.proposal.edit.connect(self._change_proposal)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_1)
        self.input = self.make_input()
        self.across = row = QHBoxLayout()  # of its own, so that a narrow input does not make the label narrow
        row.addWidget(self.input, 1)
        if self.definition.width == "short":
            self.input.setMaximumWidth(SHORT_WIDTH)
            row.addStretch(0)
        self.column.addWidget(self.head)
        self.column.addLayout(row)
        self.column.addWidget(self.asked)
        for below in (self.hint, self.remark, self.proposal):
            self.column.addWidget(below)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in self.focus_widgets():
            widget.installEventFilter(self)
        self.retranslate()
        self.refresh(frozenset((address,)), None)

    # --- what a kind of field decides ------------------------------------------------------------

    def longest(self) -> int:
        """Return the width in pixels below which a fixed text of the field is cut off; 0 when there is none."""
        return 0

    def make_input(self) -> QWidget:
        """Return the input widget."""
        raise NotImplementedError

    def show_answer(self) -> None:
        """Show what the session has stored."""
        raise NotImplementedError

    def show_choices(self) -> None:
        """Write the words inside the input in the language of the window."""

    def focus_widgets(self) -> tuple[QWidget, ...]:
        """Return the widgets that take the focus, each with an accessible name."""
        return (self.input,)

    def unsent(self) -> bool:
        """Return whether the user typed something that was not sent yet."""
        return False

    def commit(self) -> None:
        """Send what was typed, if anything."""

    def end_composition(self) -> None:
        """Make what an input method has under composition part of the text: the user goes elsewhere."""

    def start_from(self, text: str) -> None:
        """Put a text into the input for the user to change."""

    # --- reading -----------------------------------------------------------------------------------

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again; a text still being typed stays unless its answer was changed elsewhere."""
        if not self.unsent() or (self.address in changed and origin is not self):
            self.show_answer()
        self.show_state()

    def show_state(self) -> None:
        """Show label, finding, proposal and whether the field may be changed."""
        definition = self.definition
        label = self.desk.say(definition.label)
        required = self.desk.required(self.address)
        self.head.show_mark(self.desk.marked(self.address))
        self.head.show_words(label, definition.symbol or "", required, definition.official or "")
        self.asked.show_asked(self.desk.asked(self.address))
        remark = self.desk.remark(self.address)
        if remark is None and self.noted:
            remark = Remark("note", "", self.noted, "")
        self.remark.show_remark(remark)
        wrong = remark.tone if remark is not None and remark.tone != "neutral" else ""
        if self.input.property("wrong") != wrong:
            self.input.setProperty("wrong", wrong)
            restyle(self.input)
        self.proposal.show_proposal(self.desk.proposal(self.address), label, not self.desk.read_only)
        self.set_read_only(self.desk.read_only)
        self._speak(label, required)

    def set_read_only(self, read_only: bool) -> None:
        """Allow or refuse changes."""
        self.input.setEnabled(not read_only)

    def _speak(self, label: str, required: bool) -> None:
        unit = self.desk.unit(self.definition)
        name = f"{label} ({unit})" if unit else label
        if required:
            name = self.tr("{label}, required").format(label=name)
        described = " ".join(part for part in (self.asked.text(), self.hint.text(), self.remark.text()) if part)
        self.input.setAccessibleName(name)
        self.input.setAccessibleDescription(described)

    def retranslate(self) -> None:
        """Write every word again in the language of the window; what was typed stays."""
        self.hint.setText(self.desk.say(self.definition.hint))
        self.hint.setVisible(bool(self.hint.text()))
        self.show_choices()
        self.refresh(frozenset(), None)

    def move_to(self, address: str) -> None:
        """Show the same question of another row; what was typed is sent or dropped by the caller before."""
        self.address = address
        self.refresh(frozenset((address,)), None)

    # --- sending -----------------------------------------------------------------------------------

    def _accept(self) -> None:
        self.desk.accept(self.address)
        self.refresh(frozenset((self.address,)), None)

    def _change_proposal(self) -> None:
        text = self.desk.proposal(self.address)
        if text is not None:
            self.start_from(text)
            self.take_focus()

    def _offer_mark(self, at: QPoint) -> None:
        """Show the menu of the label."""
        menu = QMenu(self)
        offer(menu, self, self.address)
        if menu.actions():
            menu.exec(at)
        menu.deleteLater()

    # --- focus -------------------------------------------------------------------------------------

    def goes_to(self, address: str) -> bool:
        """Return whether an address is shown in this field."""
        return address == self.address

    def take_focus(self) -> None:
        """Put the cursor into the input."""
        self.focus_widgets()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(self.address)
        return super().eventFilter(watched, event)


class TypedEditor(FieldEditor):
    """A field that is typed: keystrokes become drafts, leaving the field is the edit."""

    def __init__(self, desk: Desk, place: Place, address: str, parent: QWidget | None = None) -> None:
        self._shown = ""
        self._drafted = False
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        super().__init__(desk, place, address, parent)
        self._timer.setParent(self)
        self._timer.timeout.connect(self._draft)

    def typed(self) -> str:
        """Return the text in the input."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Put a text into the input without calling it typed."""
        raise NotImplementedError

    def composing(self) -> bool:
        """Return whether an input method has text under composition."""
        return False

    def composition_begins(self) -> None:
        """Keep what was typed before: a crash during a long composition must not take it away."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep_draft()

    def unsent(self) -> bool:
        return self.composing() or self.typed() != self._shown

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        # What is composed belongs to the user, whatever else happens to the answer.
        super().refresh(frozenset() if self.composing() else changed, origin)

    def show_answer(self) -> None:
        self._shown = self.desk.text(self.address)
        if self.typed() != self._shown:
            self.put(self._shown)
            self._shown = self.typed()

    def move_to(self, address: str) -> None:
        self._timer.stop()
        self._drafted = False
        self.noted = ""
        super().move_to(address)

    def keystroke(self) -> None:
        """Note that something was typed; the draft is kept shortly after."""
        self.noted = ""
        if not self.desk.read_only:
            self._timer.start()

    def _draft(self) -> None:
        if self.composing():
            self._timer.start()
        else:
            self._keep_draft()

    def _keep_draft(self) -> None:
        if self.typed() != self._shown or self._drafted:
            self._drafted = True
            self.desk.draft(self.address, self.typed())

    def commit(self) -> None:
        """Send what was typed, unless an input method is at work; `end_composition` comes first when it must end."""
        if self.composing() or not (self.unsent() or self._drafted):
            return
        self._timer.stop()
        self._drafted = False
        typed = self.typed()
        self._shown = typed
        self.noted = self._left_out(typed)
        self.desk.set_text(self.address, typed, self)
        # Also when nothing changed in the project: "3500" is shown as "3,500".
        self.refresh(frozenset((self.address,)), None)

    def _left_out(self, typed: str) -> str:
        """Return what to say about characters that no document can carry."""
        count = unprintable(typed) if self.definition.kind in ("text", "long_text", "references") else 0
        return self.tr("{count} characters that no document can carry (control characters) were left out."
                       ).format(count=count) if count else ""
