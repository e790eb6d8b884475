"""What lacks evidence, what evidence proves nothing, and whether section F says what the register says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.evidence import unused
from jcm_pdd.core.papers.lacking import Need, lacking
from jcm_pdd.core.papers.references import references_edit
from jcm_pdd.files.papers.evidence_entry import take_references
from jcm_pdd.files.question_names import question_name
from jcm_pdd.gui import theme
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.rows import Rows

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk

SETTLE_MS = 120
SHOWN, MORE = 15, 100


class EvidenceMissing(OwnPart):
    """Lines that lead to the places; `chosen` carries the address to go to."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.needs: tuple[Need, ...] = ()
        self._shown, self._stale, self._led = SHOWN, True, False
        self.title, self.count = WrappedLabel(role="section", parent=self), WrappedLabel(role="secondary", parent=self)
        self.kind, self.rows = ChoiceBox(self), Rows(self)
        self.unused = WrappedLabel(role="hint", parent=self)
        self.references, self.take = WrappedLabel(role="secondary", parent=self), QPushButton(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.show_now)
        self._build()
        self.kind.activated.connect(lambda _: self._list())
        self.take.clicked.connect(self._take)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("What lacks evidence"))
        self.kind.setAccessibleName(self.tr("Which claims are listed"))
        self.take.setText(self.tr("Bring section F up to date"))
        self.take.setAccessibleName(self.take.text())
        self._stale = True
        self._settle.start()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        self._stale = True
        if self.isVisible():
            self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lead()
        if self._stale:
            self._settle.start()

    def show_now(self) -> None:
        """Read the project again and list what is missing."""
        self._stale = False
        session = self.desk.session
        self.needs = lacking(session.context)
        loose = ", ".join(one.number for one in unused(session.schema, session.project) if one.number)
        self.unused.setText(self.tr("Proves nothing yet: {numbers}").format(numbers=loose))
        self.unused.setVisible(bool(loose))
        behind = bool(references_edit(session.project).changes)
        self.references.setText(self.tr("Section F does not say what the register says.") if behind else
                                self.tr("Section F says what the register says."))
        self.take.setVisible(behind and not self.desk.read_only)
        self._fill_kinds()
        self._list()

    # --- inside ----------------------------------------------------------------------------------------

    def _fill_kinds(self) -> None:
        counts, chosen = Counter(need.kind for need in self.needs), self.kind.currentData()
        self.kind.clear()
        self.kind.addItem(self.tr("Everything ({count})").format(count=len(self.needs)), "")
        for kind, words in self._kinds().items():
            if counts[kind]:  # type: ignore[index]
                self.kind.addItem(f"{words} ({counts[kind]})", kind)  # type: ignore[index]
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        self.kind.setVisible(bool(self.needs))
        self.count.setText("" if self.needs else self.tr("Nothing lacks evidence."))
        self.count.setVisible(not self.needs)

    def _kinds(self) -> dict[str, str]:
        return {"criterion": self.tr("Criteria that are met"), "default": self.tr("Default values"),
                "estimated": self.tr("Estimated values"), "fixed": self.tr("Values fixed ex ante"),
                "field": self.tr("Dates and places"), "calibration": self.tr("Calibrations")}

    def _list(self) -> None:
        chosen = self.kind.currentData()
        needs = [need for need in self.needs if chosen in ("", None, need.kind)]
        self.rows.clear()
        for need in needs[:self._shown]:
            self.rows.add(f"{self._name(need)}\n{self._state(need)}", "", self._button(need))
        left = len(needs) - self._shown
        if left > 0:
            self.rows.add(self.tr("and {count} more").format(count=left), "hint", self._more() if needs else None)

    def _name(self, need: Need) -> str:
        session = self.desk.session
        name = question_name(need.claim, session.schema, session.project, self.desk.language)
        return f"{self.desk.say(need.label)}  {name}" if need.label is not None else name

    def _state(self, need: Need) -> str:
        if need.state == "no_file":
            return self.tr("{numbers} linked; its file is not here yet").format(numbers=need.said)
        if need.state == "said":
            return self.tr("Named only: {document}").format(document=need.said)
        return self.tr("No evidence")

    def _button(self, need: Need) -> QPushButton:
        button = QPushButton(self.tr("Go there"))
        button.setAccessibleName(self.tr("Go to {name}").format(name=self._name(need)))
        button.clicked.connect(lambda: self.chosen.emit(need.go))
        return button

    def _more(self) -> QPushButton:
        button = QPushButton(self.tr("Show more"))
        button.setAccessibleName(button.text())

        def more() -> None:
            self._shown += MORE
            self._list()

        button.clicked.connect(more)
        return button

    def _take(self) -> None:
        take_references(self.desk.session)
        self.show_now()

    def _lead(self) -> None:
        """Let the window go where a line leads."""
        from jcm_pdd.gui.workspace import Workspace

        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, Workspace):
            around = around.parentWidget()
        if isinstance(around, Workspace) and not self._led:
            self._led = True
            # The page this part stands on goes with the click that leads elsewhere: it is done in the next turn.
            self.chosen.connect(lambda to: QTimer.singleShot(0, around, lambda: around.go_to(to)))

    def _build(self) -> None:
        head, below = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(theme.SPACE_3)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        head.addWidget(self.title, 1)
        head.addWidget(self.kind)
        below.setSpacing(theme.SPACE_3)
        below.addWidget(self.references, 1)
        below.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        column.addLayout(head)
        for widget in (self.count, self.rows, self.unused):
            column.addWidget(widget)
        column.addLayout(below)
