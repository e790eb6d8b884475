"""The official workbook beside the program: both results of one full year, whether they agree, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.gui import language, theme, words

if TYPE_CHECKING:
    from decimal import Decimal

    from jcm_pdd.core.calculation import MethodResult
    from jcm_pdd.core.findings import Finding
    from jcm_pdd.files.session import Session

DIFFERS, BOUNDARY, DEFAULT = "official.differs", "official.boundary", "official.default_differs"
Triple = tuple["Decimal | None", "Decimal | None", "Decimal | int | None"]


@dataclass(frozen=True, slots=True)
class Beside:
    """One methodology: RE, PE and ER of both sides; the state as a word with its tone, and what to say about it.

    `ours` is None where the workbook itself is what calculates. `defaults` are (address, name, ours, official).
    """

    name: str
    version: str
    file: str
    ours: Triple | None
    theirs: Triple
    state: str
    tone: str
    detail: str
    defaults: tuple[tuple[str, str, str, str], ...] = ()


class OfficialPanel(QWidget):
    """Stands in the Numbers panel; `use_asked` carries id and version, `take_asked` the address of a default."""

    use_asked = Signal(str, str)
    take_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_2)
        self._shown: object = None
        self._hints: tuple[object, list[tuple[str, str]]] = (None, [])
        self.beside: list[Beside] = []

    def show_session(self, session: Session) -> None:
        """Show both results as they are now; nothing is built anew when nothing changed."""
        self.beside = beside(session)
        hints = self._unused(session)
        key = (language.current(), tuple(self.beside), tuple(hints))
        if key == self._shown:
            return
        self._shown = key
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self.beside or hints:
            self._column.addWidget(_label(self.tr("Official workbook"), "section"))
        for one in self.beside:
            self._column.addWidget(self._card(one))
        for name, version in hints:
            self._column.addWidget(self._hint(name, version))
        self.setVisible(bool(self.beside or hints))

    def _unused(self, session: Session) -> list[tuple[str, str]]:
        """Return the adopted methodologies the project could use; the disk is asked only when something changed."""
        from jcm_pdd.files.official.shelf import shelf_of
        from jcm_pdd.gui.methodology_using import unused

        folder = shelf_of(session.journal.place).folder
        key = (session.schema, folder.stat().st_mtime_ns if folder.is_dir() else 0)
        if self._hints[0] is None or self._hints[0] != key:
            self._hints = (key, unused(session) if folder.is_dir() else [])
        return self._hints[1]

    def _card(self, one: Beside) -> QFrame:
        card = QFrame(self)
        theme.set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.SPACE_3, theme.SPACE_2, theme.SPACE_3, theme.SPACE_2)
        column.setSpacing(theme.SPACE_1)
        head = QHBoxLayout()
        head.addWidget(_label(f"{one.name} ver{one.version}", "label"), 1)
        chip = theme.StateChip(one.state, one.tone, card)
        head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if one.theirs[2] is not None:
            column.addLayout(self._numbers(one))
        for text, role in ((one.detail, "open" if one.tone in ("open", "error") else "hint"), (one.file, "hint")):
            if text:
                column.addWidget(_label(text, role))
        for address, name, ours, theirs in one.defaults:
            column.addWidget(_label(self.tr("{name}: here {ours}, official {theirs}").format(
                name=name, ours=ours, theirs=theirs), ""))
            row = QHBoxLayout()
            row.addWidget(self._button(self.tr("Take the official value"), self.tr(
                "Take the official value of {name}, {value}").format(name=name, value=theirs), address))
            row.addStretch(1)
            column.addLayout(row)
        card.setAccessibleName(f"{one.name}: {one.state}. {one.detail}")
        return card

    def _numbers(self, one: Beside) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_2)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        rows: list[tuple[str, tuple[str, ...], str]] = [("", ("RE", "PE", "ER"), "hint")]
        if one.ours is not None:
            rows.append((self.tr("This program"), _shown(one.ours), ""))
        rows.append((self.tr("Official workbook"), _shown(one.theirs), "label"))
        for at, (name, values, role) in enumerate(rows):
            grid.addWidget(_label(name, role), at, 0)
            for column, text in enumerate(values, 1):
                cell = _label(text, role)
                cell.setWordWrap(False)
                cell.setAccessibleName(f"{name} {('RE', 'PE', 'ER')[column - 1]}: {text} tCO2")
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(cell, at, column)
        grid.addWidget(_label(self.tr("tCO2 of one full year"), "hint"), 0, 0)
        return grid

    def _hint(self, name: str, version: str) -> QFrame:
        card = QFrame(self)
        theme.set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.SPACE_3, theme.SPACE_2, theme.SPACE_3, theme.SPACE_2)
        column.setSpacing(theme.SPACE_1)
        key = f"{name} ver{version}"
        column.addWidget(_label(self.tr(
            "You adopted the official workbook of {name}; this project does not use it yet. With it both results "
            "stand here, and default values it shows count as verified.").format(name=key), ""))
        button = QPushButton(self.tr("Use it"), card)
        button.setAccessibleName(self.tr("Use the official workbook of {name}").format(name=key))
        button.clicked.connect(lambda: self.use_asked.emit(name, version))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _button(self, text: str, said: str, address: str) -> QWidget:
        button = QPushButton(text, self)
        theme.set_role(button, "quiet")
        button.setAccessibleName(said)
        button.clicked.connect(lambda: self.take_asked.emit(address))
        return button


def beside(session: Session) -> list[Beside]:
    """Return the methodologies of a project that have an official workbook, with both results."""
    return [_beside(session, name, method) for name, method in session.results.methodologies.items()
            if method.methodology.workbook is not None]


def _beside(session: Session, name: str, method: MethodResult) -> Beside:
    m, official = method.methodology, method.state.official
    state, tone, detail = _state(session, name, method)
    ours = None if m.calculated_by_workbook else (method.annual.reference, method.annual.project, method.er_p)
    theirs = (official.reference, official.project, official.reduction)
    return Beside(name, m.version, m.workbook.file if m.workbook is not None else "", ours, theirs, state, tone, detail,
                  tuple(_default(session, f) for f in session.findings
                        if f.code == DEFAULT and f.where.split("/")[0] == name))


def _state(session: Session, name: str, method: MethodResult) -> tuple[str, str, str]:
    """Return the word, its tone, and the sentence about it."""
    official = method.state.official
    found = {f.code: f for f in session.findings if f.where == name and f.code.startswith("official.")}
    if official.refusal:
        finding = found.get(official.refusal)
        tone = "error" if finding is not None and finding.severity == "error" else "open"
        return QCoreApplication.translate("Official", "no number"), tone, _sentence(session, finding)
    if official.reduction is None:
        return QCoreApplication.translate("Official", "waiting"), "neutral", \
            QCoreApplication.translate("Official", "It calculates when all its inputs are there.")
    if DIFFERS in found:
        return QCoreApplication.translate("Official", "differs {change}").format(change=_difference(method)), "error", \
            _sentence(session, found[DIFFERS])
    if BOUNDARY in found:
        return QCoreApplication.translate("Official", "on a tonne boundary"), "open", \
            _sentence(session, found[BOUNDARY])
    if method.methodology.calculated_by_workbook:
        return QCoreApplication.translate("Official", "calculates"), "accent", QCoreApplication.translate(
            "Official", "This methodology is calculated by its official workbook; both calculating programs agree.")
    return QCoreApplication.translate("Official", "✓ the same"), "accent", ""


def _difference(method: MethodResult) -> str:
    theirs, ours = method.state.official.reduction, method.annual.reduction
    if theirs is None or ours is None:
        return ""
    moved = theirs - (method.er_p if theirs % 1 == 0 and method.er_p is not None else ours)
    return f"{'+' if moved > 0 else ''}{words.quantity(moved, 3)}"


def _sentence(session: Session, finding: Finding | None) -> str:
    if finding is None:
        return ""
    message = session.message(finding, language.current())
    return f"{message.what}{'' if language.current() == 'ja' else ' '}{message.do}"


def _default(session: Session, finding: Finding) -> tuple[str, str, str, str]:
    message = session.message(finding, language.current())
    return finding.where, message.where, finding.args["ours"], finding.args["theirs"]


def _shown(values: Triple) -> tuple[str, ...]:
    reference, project, reduction = values
    whole = words.tonnes(reduction) if isinstance(reduction, int) else words.quantity(reduction, 3)
    return words.quantity(reference, 3), words.quantity(project, 3), whole


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        theme.set_role(label, role)
    return label
