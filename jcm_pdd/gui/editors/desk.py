"""What every editor sees of the session: texts in the language of the window, findings, and the edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jcm_pdd.core import conditions
from jcm_pdd.core.confidential import mark_of
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.kinds.numbers import unit_word
from jcm_pdd.core.project import Json
from jcm_pdd.core.schema import TableBlock
from jcm_pdd.core.text import Text

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

REVIEW = "review."
"""How the codes of findings begin that say what a reviewer proposes or asks; they have a line of their own."""
_RANK = {"error": 0, "warning": 1, "open": 2, "note": 3}


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as shown at its field: severity error | warning | open | note, and its three sentences."""

    severity: str
    where: str
    what: str
    do: str

    @property
    def text(self) -> str:
        """What is wrong and what to do, for under the field (the place is plain there)."""
        between = "" if self.what.endswith(("。", "」")) else " "
        return between.join(part for part in (self.what, self.do) if part)

    @property
    def tone(self) -> str:
        """The tone of the look: error, open, or neutral."""
        return {"error": "error", "note": "neutral"}.get(self.severity, "open")


class Desk:
    """The session with a language: one object shared by all editors of a page.

    Answers are those of this moment; what is asked, found and proposed is as it was worked out last, since painting a
    cell must not wait for a calculation. The page reads again when the project is worked out.
    """

    def __init__(self, session: Session, language: str) -> None:
        self.session = session
        self.language = language
        self.go_to: Callable[[str], None] = lambda _address: None
        self._findings: object = None
        self._by_place: dict[str, list[Finding]] = {}
        self._gravest: dict[str, str] = {}

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed."""
        return bool(self.session.read_only)

    def say(self, text: Text | None) -> str:
        """Return a text of the form in the language of the window."""
        return text.get(self.language) if text is not None else ""

    def unit(self, definition: FieldDef) -> str:
        """Return the unit of a question as the window shows it; signs stay, words are said in its language."""
        return unit_word(definition.unit or "", self.language)

    def text(self, address: str) -> str:
        """Return what an editor shows for an address; the typed text when it was refused."""
        return str(self.session.text(address, self.language))

    def name_of(self, address: str) -> str:
        """Return what the question at an address is called; the text itself for what is none."""
        from jcm_pdd.files.question_names import question_name

        return question_name(address, self.session.schema, self.session.project, self.language) if address else ""

    def cell_text(self, definition: FieldDef, address: str) -> str:
        """Return what a cell that is not being edited shows: the name of a question where the answer is one."""
        text = self.text(address)
        return self.name_of(text) if definition.kind == "place" else text

    def stored(self, address: str) -> Json:
        """Return the stored answer."""
        return self.session.project.get(address)

    def rows(self, table: str) -> tuple[str, ...]:
        """Return the row ids of a table."""
        return self.session.project.rows(table)

    def visible(self, address: str) -> bool:
        """Return whether a place or table is asked in the present state of the answers."""
        s, table = self.session, self.session.schema.tables.get(address)
        if table is not None:
            return self._holds(table, "shown", "true")
        return conditions.visible(s.schema, s.project, s.known.results, address)

    def _holds(self, table: TableBlock, rule: str, otherwise: str) -> bool:
        s = self.session
        text = str(getattr(table.table, rule, otherwise))
        return conditions.holds(text, s.schema, s.project, s.known.results, table.columns[0], table.address)

    def required(self, address: str) -> bool:
        """Return whether a place or table must be answered in the present state of the answers."""
        s, table = self.session, self.session.schema.tables.get(address)
        if table is None:
            return conditions.required(s.schema, s.project, s.known.results, address)
        return table.table.min_rows > 0 or self._holds(table, "required", "false")

    def marked(self, address: str) -> bool:
        """Return whether an answer, or the row it stands in, is marked confidential."""
        return mark_of(self.session.schema, self.session.project, address) is not None

    def remark(self, address: str) -> Remark | None:
        """Return the gravest finding at an address.

        An open finding at an empty place is not repeated there: the label already says "required".
        """
        found = next((f for f in self._at(address) if not f.code.startswith(REVIEW)), None)
        if found is None or (found.severity == "open" and self.stored(address) is None):
            return None
        message = self.session.message(found, self.language)
        return Remark(str(found.severity), message.where, message.what, message.do)

    def _at(self, address: str) -> list[Finding]:
        findings = self.session.known.findings
        if findings is not self._findings:
            self._findings = findings
            self._by_place, self._gravest = {}, {}
            for finding in sorted(findings, key=lambda f: _RANK.get(f.severity, 9)):
                self._by_place.setdefault(finding.where, []).append(finding)
                self._gravest.setdefault(finding.where.rpartition("/")[0], str(finding.severity))
        return self._by_place.get(address, [])

    def gravest(self, row: str) -> str:
        """Return the gravest severity found at a row or in its cells, empty when there is nothing but notes."""
        own = [str(finding.severity) for finding in self._at(row)[:1]]
        found = min((*own, self._gravest.get(row, "note")), key=lambda severity: _RANK.get(severity, 9))
        return "" if found == "note" else found

    def asked(self, address: str) -> tuple[str, ...]:
        """Return in words what reviewers propose and ask at an address and nobody has settled yet."""
        return tuple(self.session.message(found, self.language).what for found in self._at(address)
                     if found.code.startswith(REVIEW))

    def proposal(self, address: str) -> str | None:
        """Return the proposed wording of an unanswered place, such as a companion ("x.source") or the references."""
        text = self.session.known.proposals.get(address)
        return text if text is not None and self.stored(address) is None else None

    def set_text(self, address: str, typed: str, origin: object) -> None:
        """Leave a field: one edit."""
        if not self.read_only:
            self.session.set_texts({address: typed}, origin=origin)

    def set_texts(self, typed: Mapping[str, str], name: str) -> None:
        """Change many places as one undo step."""
        if typed and not self.read_only:
            self.session.set_texts(dict(typed), name=name)

    def set_stored(self, address: str, value: Json, origin: object, name: str = "edit.set") -> None:
        """Change a picked answer: yes or no, a choice, a list of files, the order of rows."""
        if not self.read_only:
            self.session.set_stored(address, value, origin=origin, name=name)

    def draft(self, address: str, typed: str) -> None:
        """Keep what is being typed against a crash."""
        if not self.read_only:
            self.session.draft(address, typed)

    def forget_draft(self, address: str) -> None:
        """Drop what was being typed: the user took it back."""
        if not self.read_only:
            self.session.journal.clear_draft(address)

    def accept(self, address: str) -> None:
        """Take the proposed wording as the user's own."""
        if not self.read_only:
            self.session.accept_proposal(address)

    def attach(self, address: str, path: Path) -> None:
        """Keep a file in the project at an address."""
        if not self.read_only:
            self.session.attach(address, path)

    def listen(self, heard: Callable[[frozenset[str], object], None]) -> Callable[[], None]:
        """Call `heard(addresses, origin)` after every change; the result ends it."""
        return self.session.listen(heard)
