"""What came back from a site, item by item: what is new, changed, doubtful, missing; ticks say what is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from jcm_pdd.core.findings import Finding
from jcm_pdd.files.messages import finding_message, problem_text
from jcm_pdd.gui import import_words, language
from jcm_pdd.gui.lines import Lines

if TYPE_CHECKING:
    from jcm_pdd.files.papers.request_returned import ReturnedItem
    from jcm_pdd.files.reading.importing import Prospect

ROLE = Qt.ItemDataRole.UserRole


class ReturnedView(Lines):
    """The items of a returned workbook under their states; `left` carries the addresses not to be taken in."""

    left = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__((380, 150, 190), parent)
        self.setRootIsDecorated(True)
        self._shown: object = None
        self.itemChanged.connect(self._ticked)

    def show_returned(self, prospect: Prospect, left: frozenset[str]) -> None:
        """Show the items; those whose address is in `left` are not ticked."""
        returned = prospect.report.returned
        self.setAccessibleName(self.tr("What came back"))
        self.setHeaderLabels([self.tr("Question"), self.tr("In the project"), self.tr("Came back"), self.tr("Remark")])
        if returned is None or (self._shown is returned and self._language == language.current()):
            return
        from jcm_pdd.files.papers.request_returned import STATES

        self._shown, self._language = returned, language.current()
        self.blockSignals(True)
        self.clear()
        for state in STATES:
            items = [item for item in returned.items if item.state == state]
            if items:
                head = self._head(state, len(items))
                for item in items:
                    self._row(item, head, prospect, left)
                head.setExpanded(state not in ("same", "missing") or len(items) < 20)
        self.blockSignals(False)

    def ticked(self) -> int:
        """Return how many answers are ticked."""
        return sum(one.checkState(0) == Qt.CheckState.Checked for one in self._rows() if one.data(0, ROLE))

    # --- inside ----------------------------------------------------------------------------------

    _language = ""

    def _head(self, state: str, count: int) -> QTreeWidgetItem:
        names = {"new": self.tr("New"), "changed": self.tr("Changed"), "implausible": self.tr("Please check"),
                 "refused": self.tr("Not readable"), "missing": self.tr("Still missing"),
                 "not_available": self.tr("Not available"), "same": self.tr("The same as in the project")}
        head = self.line([f"{names[state]} ({count})"])
        head.setFirstColumnSpanned(True)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        return head

    def _row(self, item: ReturnedItem, head: QTreeWidgetItem, prospect: Prospect, left: frozenset[str]) -> None:
        speak, schema = language.current(), prospect.schema
        label = item.label.get(speak) if item.label is not None else item.name
        old = import_words.value(item.address, item.old, schema) if item.old is not None else ""
        new = item.typed if item.new is None else import_words.value(item.address, item.new, schema)
        if item.state == "missing":
            new = ""
        why = " ".join(_told(one, prospect, speak) for one in (*item.doubts, *item.why))
        row = self.line([label, old, new, why or item.place], head)
        if item.new is not None and item.address and item.state in ("new", "changed", "implausible"):
            row.setData(0, ROLE, item.address)
            row.setCheckState(0, Qt.CheckState.Unchecked if item.address in left else Qt.CheckState.Checked)

    def _rows(self) -> list[QTreeWidgetItem]:
        heads = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        return [child for head in heads if head is not None for at in range(head.childCount())
                if (child := head.child(at)) is not None]

    def _ticked(self, *_: object) -> None:
        self.left.emit(frozenset(str(one.data(0, ROLE)) for one in self._rows()
                                 if one.data(0, ROLE) and one.checkState(0) == Qt.CheckState.Unchecked))


def _told(one: object, prospect: Prospect, speak: str) -> str:
    if isinstance(one, Finding):
        return finding_message(one, prospect.schema, prospect.project, speak).what
    return problem_text(one.problem(), speak)  # type: ignore[attr-defined]
