"""The trace: each formula with its symbols, with the numbers put in, and with its value; a click leads to an input."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

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
        self._lines: set[str] = set()
        self._cards: dict[str, _Line] = {}

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
        self._lines = {line.address for _, lines in methods for line in lines[: self._limit]}
        self._cards.clear()
        for methodology, lines in methods:
            if len(methods) > 1:
                self._heading(f"{methodology.key}")
            for line in lines[: self._limit]:
                card = self._cards[line.address] = _Line(line, self._title_of(line, methodology), self)
                self._column.addWidget(card)
            if len(lines) > self._limit:
                self._more(methods, speak, len(lines) - self._limit)

    def calculates(self, address: str) -> bool:
        """Return whether a line shows the calculation of an address."""
        return address in self._lines

    def follow(self, address: str) -> None:
        """Go to what a symbol stands for: its field, or the card where it is calculated."""
        if self.name_of(address) is not None:
            self.chosen.emit(address)
        elif (card := self._cards.get(address)) is not None:
            area = self.parentWidget()
            while area is not None and not isinstance(area, QScrollArea):
                area = area.parentWidget()
            if area is not None:
                area.ensureWidgetVisible(card, 0, theme.SPACE_4)

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
        column.addWidget(_Formula(line, trace))
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


class _Formula(QLabel):
    """The formula in symbols: one that is entered leads to its field, one that is calculated to its own line.

    The keyboard has the button of the inputs for that.
    """

    def __init__(self, line: TraceLine, trace: Trace) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        for _, address in line.parts:
            name = trace.name_of(address) if address else None
            if name is not None or trace.calculates(address):
                self._names[address] = name or ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse)
        theme.set_role(self, "secondary")
        self.setText("".join(map(self._piece, line.parts)) if line.parts else escape(_breakable(line.symbols)))
        self.linkActivated.connect(trace.follow)
        self.linkHovered.connect(lambda address: self.setToolTip(self._tip(address)))

    def _piece(self, part: tuple[str, str]) -> str:
        text, address = escape(_breakable(part[0])), part[1]
        return f'<a href="{escape(address)}" style="text-decoration: none">{text}</a>' if address in self._names \
            else text

    def _tip(self, address: str) -> str:
        if not address:
            return ""
        name = self._names.get(address)
        return QCoreApplication.translate("Trace", "Go to {name}").format(name=name) if name else \
            QCoreApplication.translate("Trace", "Go to its calculation")


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
