"""The Japanese draft beside an English text: an answer of its own that no document prints."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jcm_pdd.core.companions import DRAFT_JA
from jcm_pdd.core.schema import Place
from jcm_pdd.files.drafting import drafts_shown, remember_drafts
from jcm_pdd.gui.editors.base import TypedEditor
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.inputs import GrowingText


class DraftSwitch(QObject):
    """Whether drafts are shown, for every text of every window; remembered in the user's folder."""

    moved = Signal()
    _of: dict[Path, DraftSwitch] = {}  # noqa: RUF012 - shared on purpose: one switch a user

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder, self.shown = folder, drafts_shown(folder)

    @classmethod
    def of(cls, desk: Desk) -> DraftSwitch:
        """Return the switch of the person who works at a desk."""
        folder = desk.session.journal.place.folder
        if folder not in cls._of:
            cls._of[folder] = cls(folder)
        return cls._of[folder]

    def turn(self, shown: bool) -> None:
        """Show or hide all drafts."""
        if shown != self.shown:
            self.shown = shown
            remember_drafts(self.folder, shown)
            self.moved.emit()


class PlainTextEditor(TypedEditor):
    """Text of several paragraphs in an input that grows with it."""

    input: GrowingText

    def make_input(self) -> QWidget:
        text = GrowingText(self)
        text.textChanged.connect(self._changed)
        text.left.connect(self.commit)
        text.composition_begins.connect(self.composition_begins)
        return text

    def typed(self) -> str:
        return self.input.plain()

    def put(self, text: str) -> None:
        # Set, not inserted: the undo of the project takes answers back, the input's own only typing.
        self.input.blockSignals(True)
        self.input.setPlainText(text)
        self.input.document().setModified(False)
        self.input.blockSignals(False)
        self.text_moved()

    def composing(self) -> bool:
        return self.input.composing()

    def end_composition(self) -> None:
        self.input.end_composition()

    def start_from(self, text: str) -> None:
        self.input.setPlainText(text)

    def set_read_only(self, read_only: bool) -> None:
        if self.input.isReadOnly() != read_only:
            self.input.setReadOnly(read_only)

    def settle(self) -> None:
        """Show what is stored after the text was sent some other way than by leaving the field."""
        self._timer.stop()
        self._drafted = False
        self.refresh(frozenset((self.address,)), None)

    def text_moved(self) -> None:
        """Note that another text stands in the input."""

    def _changed(self) -> None:
        self.text_moved()
        if self.unsent():
            self.keystroke()


class DraftEditor(PlainTextEditor):
    """The draft of one text, without a heading of its own: it stands beside the text it belongs to."""

    def __init__(self, desk: Desk, place: Place, address: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, address, parent)
        self.head.hide()

    def show_choices(self) -> None:
        self.input.setPlaceholderText(self.tr("Japanese draft, printed nowhere"))

    def retranslate(self) -> None:
        super().retranslate()
        self.hint.hide()

    def _speak(self, label: str, required: bool) -> None:
        owner = self.desk.session.schema.place(self.address.removesuffix(f".{DRAFT_JA}"))
        name = f"{label} · {self.desk.say(owner.definition.label)}" if owner is not None else label
        self.input.setAccessibleName(name)
        self.input.setAccessibleDescription(self.desk.say(self.definition.hint))


def draft_place(desk: Desk, place: Place) -> Place | None:
    """Return the place of a text's draft, None for a text that needs none."""
    return desk.session.schema.place(f"{place.address}.{DRAFT_JA}")
