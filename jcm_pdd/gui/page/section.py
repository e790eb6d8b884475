"""The one generic page: a section of the form with everything it asks, laid out from the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.schema import (
    Block,
    CriterionBlock,
    FieldBlock,
    GridBlock,
    PanelBlock,
    ResultBlock,
    Schema,
    SectionPlan,
    SourcesBlock,
    TableBlock,
    section_of,
)
from jcm_pdd.gui.breathing import at_work, breathe, in_slices
from jcm_pdd.gui.column import put_in
from jcm_pdd.gui.editors.base import FieldEditor
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.grid import GridEditor
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.editors.table import TableEditor
from jcm_pdd.gui.page.cards import CardsEditor
from jcm_pdd.gui.page.criterion import CriterionCard
from jcm_pdd.gui.page.flow import FieldFlow
from jcm_pdd.gui.page.following import Following
from jcm_pdd.gui.page.onward import Onward
from jcm_pdd.gui.page.own_parts import OwnPart, own_part
from jcm_pdd.gui.page.readonly import SourcesView, YearlyView
from jcm_pdd.gui.theme import SPACE_1, SPACE_2, SPACE_4, SPACE_6, SPACE_8

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

MAX_WIDTH = 1120
"""Pixels beyond which the page grows no wider: longer lines are hard to read."""
SETTLE_MS = 500

BlockWidget = FieldFlow | TableEditor | GridEditor | CriterionCard | SourcesView | YearlyView | OwnPart


class SectionPage(QScrollArea):
    """One section at a time; the page reads the session and sends edits, it keeps nothing."""

    address_focused = Signal(str)
    section_shown = Signal(str)
    print_places_asked = Signal(str)
    place_asked = Signal(str)
    onward_asked = Signal()

    def __init__(self, session: Session, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = Desk(session, language)
        self.desk.go_to = self.place_asked.emit
        self.blocks: list[BlockWidget] = []
        self.following = Following(self)
        self.section: str | None = None
        self._headings: list[tuple[WrappedLabel, MethodologyDef]] = []
        self._schema: Schema | None = None
        self.onward: Onward | None = None
        self._building = self._stale = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        unsubscribe = self.desk.listen(self._changed)
        self.destroyed.connect(unsubscribe)

    # --- what the window asks ----------------------------------------------------------------------

    def show_section(self, section_id: str, from_outside: bool = False) -> None:
        """Show a section from its top; what was typed in the one before is sent first.

        `from_outside`: whoever asks is no part of the page and was not called by one.
        """
        if self._building:  # asked for by a timer while another section is laid out
            QTimer.singleShot(0, self, lambda: self.show_section(section_id))
            return
        self.flush()
        self._build(section_id, from_outside and not at_work())
        self.verticalScrollBar().setValue(0)
        self.section_shown.emit(section_id)

    def focus_address(self, address: str) -> bool:
        """Go to an address: its section, its field, the cursor in it. Tell whether it was found."""
        if self._building:
            QTimer.singleShot(0, self, lambda: self.focus_address(address))
            return False
        schema = self.desk.session.schema
        section = section_of(schema, address)
        if section is None:
            return False
        if section != self.section:
            self.show_section(section)
        for block in self.blocks:
            target = block.go_to(address)
            if target is not None:
                self._scroll_to(target)
                self.address_focused.emit(address)
                return True
        return False

    def _scroll_to(self, target: QWidget) -> None:
        # The layout of a page just built settles in the next turn of the event loop, that of a card just opened later:
        # while the page still grows the field is brought into sight again.
        def show() -> None:
            if isValid(target):
                self.ensureWidgetVisible(target, 0, 80)

        settled = self.verticalScrollBar().rangeChanged.connect(show)
        QTimer.singleShot(0, target, show)
        QTimer.singleShot(SETTLE_MS, self, lambda: self.verticalScrollBar().rangeChanged.disconnect(settled))

    def set_language(self, language: str) -> None:
        """Speak another language at once; the focus and what is being typed stay."""
        self.desk.language = language
        self._say()
        for block in self.blocks:
            block.retranslate()

    def flush(self) -> None:
        """Send what is typed and not sent yet, for Undo, Save, and going elsewhere."""
        for editor in self.findChildren(FieldEditor):
            editor.end_composition()
        for block in self.blocks:
            block.commit()

    def refresh(self) -> None:
        """Read everything again, for example after a recalculation in the background."""
        self._changed(frozenset(), None)

    # --- building ----------------------------------------------------------------------------------

    def _build(self, section_id: str, at_once: bool = False) -> None:
        schema = self.desk.session.schema
        plan = schema.section(section_id)
        if plan is None:
            raise KeyError(section_id)
        self.section, self._schema = section_id, schema
        self.following.forget()
        outer = QWidget()
        content = QWidget(outer)
        content.setMaximumWidth(MAX_WIDTH)
        row = QHBoxLayout(outer)
        row.setContentsMargins(SPACE_8, SPACE_6, SPACE_8, SPACE_8)
        row.addWidget(content, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_6)
        self.blocks, self._headings = [], []
        self.onward = None
        self._head(content, column)
        self._say()
        # Shown before it is filled: what is added to it is then dressed and laid out slice by slice.
        put_in(self, outer, at_once)
        self._building = True
        try:
            with in_slices():
                self._fill(plan, content, column)
        finally:
            self._building = False
        self._onward(content, column)
        column.addStretch(1)
        self._say()
        if self._stale:
            self._stale = False
            self.refresh()

    def _onward(self, content: QWidget, column: QVBoxLayout) -> None:
        self.onward = Onward(self.desk, content)
        self.onward.asked.connect(self.onward_asked)
        column.addWidget(self.onward)

    def _head(self, content: QWidget, column: QVBoxLayout) -> None:
        self.number = WrappedLabel(role="number", parent=content)
        self.title = WrappedLabel(role="title", parent=content)
        self.guide = WrappedLabel(role="secondary", parent=content)
        self.nothing = WrappedLabel(role="secondary", parent=content)
        head = QVBoxLayout()
        head.setSpacing(SPACE_1)
        head.addWidget(self.number)
        head.addWidget(self.title)
        head.addSpacing(SPACE_2)
        head.addWidget(self.guide)
        column.addLayout(head)
        column.addWidget(self.nothing)

    def _fill(self, plan: SectionPlan, content: QWidget, column: QVBoxLayout) -> None:
        waiting: list[FieldBlock] = []
        methodology: str | None = None
        for block in (*plan.blocks, None):
            owner = _owner(block, self.desk.session.schema)
            if waiting and (not isinstance(block, FieldBlock) or block.place.methodology != methodology):
                self._add(FieldFlow(self.desk, tuple(b.place for b in waiting), content), column)
                waiting = []
            if owner is not None and owner.methodology != methodology:
                self._methodology_heading(owner, content, column)
            methodology = owner.methodology if owner is not None else None
            if isinstance(block, FieldBlock):
                waiting.append(block)
            elif isinstance(block, PanelBlock):
                if (part := own_part(block.panel, self.desk, content)) is not None:
                    self._add(part, column)
            elif block is not None:
                self._add(self._widget(block, content), column)

    def _widget(self, block: Block, content: QWidget) -> BlockWidget:
        if isinstance(block, TableBlock):
            listed = getattr(block.table, "summary", ())
            return (CardsEditor if listed else TableEditor)(self.desk, block, content)
        if isinstance(block, GridBlock):
            return GridEditor(self.desk, block, content)
        if isinstance(block, CriterionBlock):
            return CriterionCard(self.desk, block, content)
        if isinstance(block, SourcesBlock):
            return SourcesView(self.desk, block, content)
        assert isinstance(block, ResultBlock)  # noqa: S101 - fields are collected before
        return YearlyView(self.desk, block, content)

    def _add(self, widget: BlockWidget, column: QVBoxLayout) -> None:
        widget.focused.connect(self.address_focused)
        widget.where_printed.connect(self.print_places_asked)
        column.addWidget(widget)
        if isinstance(widget, TableEditor):
            widget.setVisible(self.desk.visible(widget.address))
        self.blocks.append(widget)
        breathe()

    def _methodology_heading(self, owner: MethodologyDef, content: QWidget, column: QVBoxLayout) -> None:
        heading = WrappedLabel(role="section", parent=content)
        column.addSpacing(SPACE_4 if self._headings else 0)
        column.addWidget(heading)
        self._headings.append((heading, owner))

    def _say(self) -> None:
        plan = self._schema.section(self.section) if self._schema is not None and self.section else None
        if plan is None:
            return
        section = plan.definition
        self.number.setText(section.number_before(self.desk.language))
        self.number.setVisible(bool(self.number.text()))
        self.title.setText(self.desk.say(section.title))
        self.guide.setText(self.desk.say(section.guide))
        self.guide.setVisible(bool(self.guide.text()))
        self.nothing.setText(self.tr("Nothing to fill in here yet. Choose a methodology in B.1 first."))
        self.nothing.setVisible(not plan.blocks)
        for heading, owner in self._headings:
            heading.setText(f"{owner.key}  {self.desk.say(owner.title)}")
        if self.onward is not None and self.section is not None:
            self.onward.show_after(self.desk.session.schema, self.section)

    # --- changes -----------------------------------------------------------------------------------

    def _changed(self, changed: frozenset[str], origin: object) -> None:
        if self.section is None:
            return
        if self._building:
            self._stale = True
            return
        if self.desk.session.schema is not self._schema:
            self._rebuild()
            return
        if self.desk.session.known.behind or self.following.running:
            self.following.hear(changed, origin)
            return
        for block in self.blocks:
            self.show_change(block, changed, origin)

    def show_change(self, block: BlockWidget, changed: frozenset[str], origin: object) -> None:
        """Let one part of the page read the session again."""
        block.refresh(changed, origin)
        if isinstance(block, TableEditor):
            block.setVisible(self.desk.visible(block.address))

    def _rebuild(self) -> None:
        """Show the section again after the questions themselves changed (another methodology)."""
        if self.section is None or self.desk.session.schema.section(self.section) is None:
            return
        at = self.verticalScrollBar().value()
        self._build(self.section)
        QApplication.processEvents()
        self.verticalScrollBar().setValue(at)


def _owner(block: Block | None, schema: Schema) -> MethodologyDef | None:
    if isinstance(block, FieldBlock):
        return schema.methodology(block.place.methodology) if block.place.methodology else None
    if isinstance(block, TableBlock):
        return schema.methodology(block.methodology) if block.methodology else None
    if isinstance(block, (CriterionBlock, GridBlock, SourcesBlock)):
        return block.methodology
    return None
