"""The guide: what to write here, for the field one is in and for its section, with example and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from jcm_pdd.core.kinds.numbers import unit_word
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.column import put_in
from jcm_pdd.gui.panels.official_choices import MethodologyChoices, row_of
from jcm_pdd.gui.panels.proof import ProofBlock, can_be_proved
from jcm_pdd.gui.panels.site_map import SiteMap
from jcm_pdd.gui.papers.estimation_basis import BasisBlock, value_of

if TYPE_CHECKING:
    from jcm_pdd.core.form import Provenance
    from jcm_pdd.files.session import Session


class Guide(QScrollArea):
    """Shows the guidance of a section and of one address in it."""

    went_wrong = Signal(object)
    chosen = Signal(str)
    evidence_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session: Session | None = None
        self._section = ""
        self._address = ""
        self.proof: ProofBlock | None = None
        self.basis: BasisBlock | None = None
        self.map: SiteMap | None = None

    def show_place(self, session: Session, section: str, address: str = "") -> None:
        """Show the guidance of a section, and of the field at `address` first when one is given."""
        if (session, section, address) == (self._session, self._section, self._address) and self.widget():
            return
        self._session, self._section, self._address = session, section, address
        self._say()

    def refresh(self) -> None:
        """Show the proof of the question and the basis of its value as they are now."""
        if self.proof is not None:
            self.proof.show_proofs()
        if self.basis is not None:
            self.basis.show_record()
        if self.map is not None:
            self.map.show_position()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._session is not None:
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Guide"))
        self.proof, self.basis, self.map = None, None, None
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_4)
        column.setSpacing(theme.SPACE_2)
        self._field(column)
        self._basis(column)
        self._about_section(column)
        column.addStretch(1)
        put_in(self, page)

    def _field(self, column: QVBoxLayout) -> None:
        place = self._session.schema.place(self._address) if self._session and self._address else None
        if place is None:
            return
        definition, speak = place.definition, language.current()
        _add(column, definition.label.get(speak), "section")
        for text in (definition.guide, definition.hint):
            if text is not None:
                _add(column, text.get(speak))
        if definition.unit and definition.unit != "1":
            _add(column, self.tr("Unit: {unit}").format(unit=unit_word(definition.unit, speak)), "hint")
        if definition.english:
            _add(column, self.tr("This text is printed; write it in English."), "hint")
        if definition.kind == "coordinates" and self._session is not None:
            self.map = SiteMap(self._session, self._address, self)
            column.addWidget(self.map)
        self._proof(column)
        if definition.example is not None:
            _add(column, self.tr("Example"), "label")
            _card(column, definition.example.get(speak))
        self._options(column, definition)
        if self._session is not None and row_of(self._address):
            choices = MethodologyChoices(self._session, self._address, self)
            choices.went_wrong.connect(self.went_wrong)
            column.addWidget(choices)
        provenance = getattr(definition, "provenance", None)
        if provenance is not None:
            self._source(column, provenance)
        _rule(column)

    def _proof(self, column: QVBoxLayout) -> None:
        if self._session is not None and can_be_proved(self._session, self._address):
            self.proof = ProofBlock(self._session, self._address, self.went_wrong.emit, self)
            self.proof.evidence_asked.connect(self.evidence_asked)
            column.addWidget(self.proof)

    def _basis(self, column: QVBoxLayout) -> None:
        """What an estimated value rests on, for the value itself and for what is told about it."""
        if self._session is None or "/" not in self._address:
            return
        of = value_of(self._session, self._address)
        if of is not None:
            self.basis = BasisBlock(self._session, of, self)
            self.basis.chosen.connect(self.chosen)
            column.addWidget(self.basis)
            _rule(column)

    def _options(self, column: QVBoxLayout, definition: object) -> None:
        speak = language.current()
        for option in getattr(definition, "options", ()):
            _add(column, self.tr("Monitoring option {option}").format(option=option.option), "label")
            texts = (option.source, option.method, option.frequency)
            _card(column, "\n".join(text.get(speak) for text in texts if text is not None))

    def _source(self, column: QVBoxLayout, provenance: Provenance) -> None:
        _add(column, self.tr("Source"), "label")
        _add(column, provenance.told(language.current()))
        _add(column, self.tr("State: {state}").format(state=words.verified(provenance.status)), "hint")

    def _about_section(self, column: QVBoxLayout) -> None:
        plan = self._session.schema.section(self._section) if self._session else None
        if plan is None:
            return
        section, speak = plan.definition, language.current()
        _add(column, section.named(speak), "section")
        if not self._address:  # what the section says stands at the head of its page, in sight
            _add(column, self.tr("Go into a field to read what belongs there."), "secondary")
        elif section.guide is not None:
            _add(column, section.guide.get(speak))
        form = self._session.schema.document_of(section.id)  # type: ignore[union-attr]
        country = self._session.project.get("country")  # type: ignore[union-attr]
        code = form.code.replace("{CC}", country if isinstance(country, str) else "XX")
        _add(column, self.tr("Form: {title} ({code})").format(title=form.title.get(speak), code=code), "hint")


def _add(column: QVBoxLayout, text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        theme.set_role(label, role)
    column.addWidget(label)
    return label


def _card(column: QVBoxLayout, text: str) -> None:
    card = QFrame()
    theme.set_role(card, "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(theme.SPACE_3, theme.SPACE_2, theme.SPACE_3, theme.SPACE_2)
    _add(inside, text)
    column.addWidget(card)


def _rule(column: QVBoxLayout) -> None:
    line = QFrame()
    theme.set_role(line, "line")
    column.addSpacing(theme.SPACE_2)
    column.addWidget(line)
    column.addSpacing(theme.SPACE_2)
