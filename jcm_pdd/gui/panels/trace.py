"""The trace: each formula with its symbols, with the numbers put in, and with its value; a click leads to an input."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.gui import theme, words

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import MethodologyDef
    from jcm_pdd.core.papers.evidence import Proof
    from jcm_pdd.core.trace import TraceLine

SHOWN = 40
INPUTS_LISTED = 30


class Trace(QWidget):
    """All formulas of the methodologies in order of calculation, the results RE and PE included."""

    chosen = Signal(str)
    evidence_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_2)
        self.name_of: Callable[[str], str | None] = str
        self._title_of: Callable[[TraceLine, MethodologyDef], str] = lambda line, _: line.id
        self.proofs: Mapping[str, Sequence[Proof]] = {}
        self._shown: object = None
        self._limit = SHOWN

    def show_lines(self, methods: Sequence[tuple[MethodologyDef, Sequence[TraceLine]]], speak: str,
                   name_of: Callable[[str], str | None],
                   title_of: Callable[[TraceLine, MethodologyDef], str],
                   proofs: Mapping[str, Sequence[Proof]] | None = None) -> None:
        """Show the lines of each methodology; `title_of` names a line, `name_of` an
        input's address: None when there is nothing to go to (an input that is itself calculated). `proofs` is the
        evidence of inputs, by address.

        Nothing is built anew when nothing changed.
        """
        self.name_of, self._title_of, self.proofs = name_of, title_of, proofs or {}
        key = (speak, self._limit, [(m.methodology, tuple(lines)) for m, lines in methods], self.proofs)
        if key == self._shown:
            return
        self._shown = key
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for methodology, lines in methods:
            if len(methods) > 1:
                self._heading(f"{methodology.key}")
            for line in lines[: self._limit]:
                self._column.addWidget(_Line(line, self._title_of(line, methodology), self))
            if len(lines) > self._limit:
                self._more(methods, speak, len(lines) - self._limit)

    def _heading(self, text: str) -> None:
        label = QLabel(text, self)
        theme.set_role(label, "label")
        self._column.addWidget(label)

    def _more(self, methods: Sequence, speak: str, left: int) -> None:
        button = QPushButton(self.tr("Show the other {count} lines").format(count=left), self)
        button.clicked.connect(lambda: self._show_all(methods, speak))
        self._column.addWidget(button)

    def _show_all(self, methods: Sequence, speak: str) -> None:
        self._limit = 10_000
        self.show_lines(methods, speak, self.name_of, self._title_of, self.proofs)


class _Line(QFrame):
    """One formula as a card."""

    def __init__(self, line: TraceLine, title: str, trace: Trace) -> None:
        super().__init__(trace)
        theme.set_role(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_3, theme.SPACE_2, theme.SPACE_3, theme.SPACE_2)
        column.setSpacing(theme.SPACE_1)
        column.addWidget(_text(title, "label"))
        column.addWidget(_text(_breakable(line.symbols), "secondary"))
        if line.substituted:
            column.addWidget(_text(_breakable(line.substituted), ""))
        row = QHBoxLayout()
        value = _text(f"= {_value(line.value)} {_unit(line.unit)}".strip(), "label")
        row.addWidget(value, 1)
        inputs = [address for address in line.inputs if trace.name_of(address) is not None]
        if inputs:
            row.addWidget(self._button(line, inputs, trace), 0, Qt.AlignmentFlag.AlignBottom)
        proofs = [proof for address in line.inputs for proof in trace.proofs.get(address, ())]
        if proofs:
            row.addWidget(self._proof(line, proofs, trace), 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self.setAccessibleName(f"{title}: {line.symbols}; {line.substituted} {value.text()}")

    @staticmethod
    def _proof(line: TraceLine, proofs: Sequence[Proof], trace: Trace) -> QPushButton:
        """Return the way to the papers behind a line, each at its page."""
        button = QPushButton(QCoreApplication.translate("Trace", "Proof"), trace)
        theme.set_role(button, "quiet")
        button.setAccessibleName(
            QCoreApplication.translate("Trace", "Look at the proof of {symbol}").format(symbol=line.id))
        shown = {(proof.evidence.row, proof.page): proof for proof in proofs}
        if len(shown) == 1:
            (to,) = shown
            button.clicked.connect(lambda: trace.evidence_asked.emit(*to))
            return button
        menu = QMenu(button)
        for to, proof in list(shown.items())[:INPUTS_LISTED]:
            where = QCoreApplication.translate("ProofBlock", "p. {page}").format(page=proof.page) if proof.page else ""
            words = "  ".join(part for part in (proof.evidence.number, proof.evidence.title, where) if part)
            action = QAction(words.replace("&", "&&"), menu)
            action.triggered.connect(lambda _=False, to=to: trace.evidence_asked.emit(*to))
            menu.addAction(action)
        button.setMenu(menu)
        return button

    @staticmethod
    def _button(line: TraceLine, inputs: list[str], trace: Trace) -> QPushButton:
        button = QPushButton(QCoreApplication.translate("Trace", "Inputs"), trace)
        theme.set_role(button, "quiet")
        button.setAccessibleName(
            QCoreApplication.translate("Trace", "Go to the inputs of {symbol}").format(symbol=line.id))
        if len(inputs) == 1:
            button.clicked.connect(lambda: trace.chosen.emit(inputs[0]))
            return button
        menu = QMenu(button)
        for address in inputs[:INPUTS_LISTED]:
            action = QAction((trace.name_of(address) or address).replace("&", "&&"), menu)
            action.triggered.connect(lambda _=False, to=address: trace.chosen.emit(to))
            menu.addAction(action)
        button.setMenu(menu)
        return button


def _text(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        theme.set_role(label, role)
    return label


def _value(value: object) -> str:
    return words.quantity(value) if isinstance(value, Decimal) or value is None else str(value)


def _unit(unit: str) -> str:
    return "" if unit in ("-", "1") else unit


def _breakable(formula: str) -> str:
    # A long symbol may wrap after its underscores; Qt breaks lines at spaces and at zero-width spaces.
    return formula.replace("_", "_\u200b")
