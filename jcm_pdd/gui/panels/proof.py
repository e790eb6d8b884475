"""The proof of the question one is in: its evidence with pages, and ways to add more; in the side panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.evidence import PROOFS, Proof, by_claim, claim_of, register
from jcm_pdd.core.papers.questions import Questions
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers.evidence_entry import add_evidence, link_evidence, unlink
from jcm_pdd.gui import theme, words
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.papers.keeping import Keeping

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

LISTED = 200
_REGISTER = ("evidence", "proofs")


def can_be_proved(session: Session, address: str) -> bool:
    """Tell whether evidence can be linked with what is asked at an address; the register itself is not proved."""
    return bool(address) and address.split("/", maxsplit=1)[0] not in _REGISTER and (
        claim_of(session.schema, address) in Questions(session.schema, session.project))


class ProofBlock(QFrame):
    """The evidence of one claim; `evidence_asked` carries the row and page to look at."""

    evidence_asked = Signal(str, str)

    def __init__(self, session: Session, address: str, tell: Callable[[Problem], object],
                 parent: QWidget | None = None) -> None:
        """`tell` hears what went wrong, also after this block is gone: a large file takes its time."""
        super().__init__(parent)
        self.session, self.claim, self._tell = session, claim_of(session.schema, address), tell
        self.setAcceptDrops(not session.read_only)
        theme.set_role(self, "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.SPACE_3, theme.SPACE_2, theme.SPACE_3, theme.SPACE_2)
        self.column.setSpacing(theme.SPACE_1)
        self.title = QLabel(self)
        theme.set_role(self.title, "label")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(theme.SPACE_1)
        self.add, self.stop = QPushButton(self), QPushButton(self)
        self.menu = QMenu(self.add)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add.setMenu(self.menu)
        self.state = WrappedLabel(role="hint", parent=self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        self.column.addWidget(self.title)
        self.column.addLayout(self.lines)
        self.column.addWidget(self.state)
        self.column.addLayout(buttons)
        theme.set_role(self.stop, "quiet")
        self.add.setVisible(not session.read_only)
        self.stop.hide()
        self.stop.clicked.connect(self._stop)
        self._keeping: Keeping | None = None
        self.show_proofs()

    def proofs(self) -> tuple[Proof, ...]:
        """Return what proves the claim, each paper and page once; a link that can be taken away comes first."""
        found: dict[tuple[str, str], Proof] = {}
        for proof in by_claim(self.session.schema, self.session.project).get(self.claim, ()):
            key = proof.evidence.address, proof.page
            if key not in found or proof.link.at.startswith(f"{PROOFS}/"):
                found[key] = proof
        return tuple(found.values())

    def show_proofs(self) -> None:
        """Show the evidence of the claim as it is now, in the language of the window."""
        self.title.setText(self.tr("Proof"))
        self.add.setText(self.tr("Add evidence…"))
        self.stop.setText(self.tr("Stop"))
        for button in (self.add, self.stop):
            button.setAccessibleName(button.text())
        self.setAccessibleName(self.title.text())
        while (item := self.lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        found = self.proofs()
        for proof in found:
            self.lines.addWidget(self._line(proof))
        if self._keeping is None:
            self.state.setText("" if found else self.tr("No evidence yet. A file can be dropped here."))
            self.state.setVisible(not found)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Keep files and enter them as one new piece of evidence for the claim."""
        if not paths or self.session.read_only or self._keeping is not None:
            return
        keeping = self._keeping = Keeping(self.session, paths)
        session, claim = self.session, self.claim
        # The entry is made wherever the user has gone to meanwhile; this block is told only while it is there.
        keeping.done.connect(lambda items: _enter(session, items, claim))
        keeping.done.connect(self._over)
        keeping.failed.connect(self._tell)
        keeping.failed.connect(self._over)
        keeping.stopped.connect(self._over)
        keeping.moved.connect(self._moved)
        keeping.start()

    def link(self, number: str) -> None:
        """Link a piece of evidence that is in the register."""
        try:
            link_evidence(self.session, number, self.claim, origin=self)
        except Problem as problem:
            self._tell(problem)
        self.show_proofs()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.add_files([path for path in paths if path.is_file()])

    # --- inside ----------------------------------------------------------------------------------------

    def _line(self, proof: Proof) -> QWidget:
        line = QWidget(self)
        column, row = QVBoxLayout(line), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        one, page = proof.evidence, proof.page
        where = self.tr("p. {page}").format(page=page) if page else ""
        if not one.in_hand:
            where = words.commas(part for part in (where, self.tr("no file yet")) if part)
        said = WrappedLabel("\n".join(part for part in (f"{one.number}  {one.title}", where) if part), parent=line)
        said.setTextFormat(Qt.TextFormat.PlainText)
        look = QPushButton(self.tr("Look"), line)
        look.setAccessibleName(self.tr("Look at {number}").format(number=f"{one.number} {where}".strip()))
        look.clicked.connect(lambda: self.evidence_asked.emit(one.row, page))
        column.addWidget(said)
        column.addLayout(row)
        buttons = [look]
        if proof.link.at.startswith("proofs/") and not self.session.read_only:
            gone = QPushButton(self.tr("Unlink"), line)
            gone.setAccessibleName(self.tr("Unlink {number}").format(number=one.number))
            gone.clicked.connect(lambda: self._unlink(proof))
            buttons.append(gone)
        for button in buttons:
            theme.set_role(button, "quiet")
            row.addWidget(button)
        row.addStretch(1)
        return line

    def _unlink(self, proof: Proof) -> None:
        unlink(self.session, proof.link.at, self)
        self.show_proofs()

    def _fill_menu(self) -> None:
        self.menu.clear()
        self.menu.addAction(self.tr("New evidence from a file…")).triggered.connect(self._ask)
        self.menu.addSeparator()
        linked = {proof.evidence.number for proof in self.proofs()}
        for one in register(self.session.project)[:LISTED]:
            if one.number and one.number not in linked:
                action = self.menu.addAction(f"{one.number}  {one.title}".replace("&", "&&"))
                action.triggered.connect(lambda _=False, number=one.number: self.link(number))

    def _ask(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Evidence"), "")
        self.add_files([Path(path) for path in paths])

    def _moved(self, percent: int) -> None:
        self.state.setText(self.tr("Copying: {percent} %").format(percent=percent))
        self.state.show()
        self.stop.show()

    def _stop(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()

    def _over(self, _: object = None) -> None:
        self._keeping = None
        self.stop.hide()
        self.show_proofs()


def _enter(session: Session, items: list[dict[str, object]], claim: str) -> None:
    still = claim if claim in Questions(session.schema, session.project) else ""
    add_evidence(session, {}, items, still)  # type: ignore[arg-type]
