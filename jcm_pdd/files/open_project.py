"""An open project with everything that follows from its answers, to be read; `files.session` changes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from jcm_pdd.core import conditions
from jcm_pdd.core.calculation import Calculator, Results, calculate
from jcm_pdd.core.findings import Finding, Message
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.project import Project
from jcm_pdd.core.review import Context, SectionState, section_states
from jcm_pdd.core.review.accepting import Accepted
from jcm_pdd.core.schema import Schema
from jcm_pdd.files import documents, pinning, review_data, store
from jcm_pdd.files.deriving import Derived, definition_findings
from jcm_pdd.files.messages import edit_name, finding_message
from jcm_pdd.files.spelling import Speller
from jcm_pdd.files.store import Draft, Info, Journal

Listener = Callable[[frozenset[str], object], None]


class OpenProject:
    """An open project as it stands. Not for use by several threads at once."""

    schema: Schema
    public = False
    """Whether it is a public version (`files.public.version`)."""
    known: Derived
    """What was worked out of the answers last; in a patient session of a large project it may be some edits behind."""

    def __init__(self, journal: Journal, info: Info | None = None) -> None:
        self.journal = journal
        self.info = info
        self.saved_at: datetime | None = None
        self.patient = False
        """Whether a window carries `known` on in steps; else every edit works out at once what follows from it."""
        self._listeners: list[Listener] = []
        self._states: dict[str, SectionState] | None = None
        self.speller = Speller(journal.place.folder)
        if not journal.read_only:
            pinning.pin(journal)
            if journal.path is None:  # a file that only lacks a newer document is not changed by looking at it
                documents.pin(journal)
        self._rebuild()
        self._total_at_save = self._saved_total()

    def _saved_total(self) -> int | None:
        """Return the total of the user's file: after a recovery it differs from the work at hand."""
        saved = self.journal.saved_project()
        if saved is self.project:
            return self.results.total.emission_reductions
        return calculate(self.schema.methodologies, saved).total.emission_reductions

    @property
    def project(self) -> Project:
        """The answers as they are now."""
        return self.journal.project()

    @property
    def results(self) -> Results:
        """What is calculated from the answers as they are now."""
        return self.known.caught_up().results

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong or open in the answers as they are now, gravest first."""
        return self.known.caught_up().findings

    @property
    def accepted(self) -> tuple[Accepted, ...]:
        """The findings that somebody accepted with a reason, in the order of findings."""
        return self.known.caught_up().accepted

    @property
    def proposals(self) -> Mapping[str, str]:
        """The proposed wording by address."""
        return self.known.caught_up().proposals

    @property
    def path(self) -> Path | None:
        """The user's file, None for a project never saved."""
        return self.journal.path

    @property
    def read_only(self) -> bool:
        """Whether the project is only looked at."""
        return self.journal.read_only

    @property
    def lock_holder(self) -> store.Holder | None:
        """Who has the project open, when that is why it is read-only."""
        return self.info.holder if self.info else None

    @property
    def saved(self) -> bool:
        """Whether the user's file holds everything."""
        return self.path is not None and not self.journal.changed()

    @property
    def ready(self) -> bool:
        """Whether nothing is wrong or open: the documents need no _DRAFT in their name."""
        return not any(f.severity in ("error", "open") for f in self.findings)

    @property
    def change_since_save(self) -> int | None:
        """Total emission reductions now less those at the last save, tCO2."""
        now, then = self.results.total.emission_reductions, self._total_at_save
        return None if now is None or then is None else now - then

    @property
    def context(self) -> Context:
        """The project with everything derived from it, as the rules read it."""
        return self.known.caught_up().context

    def trial(self) -> Calculator:
        """Return a calculator that stands where the project stands, to try other answers with."""
        return self.known.caught_up().calculator.fork()

    def section_states(self) -> dict[str, SectionState]:
        """Return the state of every section, by section id."""
        if self._states is None:
            self._states = section_states(self.context, self.findings)
        return self._states

    def text(self, address: str, language: str = "en") -> str:
        """Return what an editor shows at an address: the typed text of a wrong entry included."""
        stored = self.project.get(address)
        place = self.schema.place(address)
        if stored is None or place is None:
            return ""
        wrong = rejected_text(stored)
        return wrong if wrong is not None else place.kind.show(stored, language)

    def rejected(self, address: str) -> Finding | None:
        """Return the finding of a wrong entry at an address, None when it reads well."""
        return next((f for f in self.findings if f.where == address and f.severity == "error"
                     and rejected_text(self.project.get(address)) is not None), None)

    def findings_at(self, address: str) -> tuple[Finding, ...]:
        """Return the findings about one address."""
        return tuple(f for f in self.findings if f.where == address)

    def message(self, finding: Finding, language: str) -> Message:
        """Return a finding in words."""
        return finding_message(finding, self.schema, self.project, language)

    def visible(self, address: str) -> bool:
        """Return whether the question at an address is asked."""
        return conditions.visible(self.schema, self.project, self.results, address)

    def required(self, address: str) -> bool:
        """Return whether the question at an address must be answered."""
        return conditions.required(self.schema, self.project, self.results, address)

    def definition_changes(self) -> tuple[pinning.DefinitionChange, ...]:
        """Return the pinned definitions that differ from the program's own, with the effect in tonnes."""
        return pinning.changed_definitions(self.journal, self.schema)

    def blob(self, sha256: str) -> bytes:
        """Return the bytes of an attached file."""
        return self.journal.blob(sha256)

    def drafts(self) -> dict[str, Draft]:
        """Return what was typed into fields that were not left."""
        return self.journal.drafts()

    def undo_name(self, language: str) -> str | None:
        """Return the name of what undo takes back, None when there is nothing."""
        label = self.journal.undo_label()
        return edit_name(*label, self.schema, self.project, language) if label else None

    def redo_name(self, language: str) -> str | None:
        """Return the name of what redo does again, None when there is nothing."""
        label = self.journal.redo_label()
        return edit_name(*label, self.schema, self.project, language) if label else None

    # ------------------------------------------------------------------ listeners

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(addresses, origin)` after every change; the returned function ends that."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def _tell(self, changed: frozenset[str], origin: object) -> None:
        for listener in tuple(self._listeners):
            listener(changed, origin)

    def _rebuild(self) -> None:
        self.schema, unknown = pinning.schema_of(self.journal)
        beside = review_data.known(self.schema.methodologies, self.journal.place.time().date())
        self.known = Derived(self.schema, unknown, lambda: self.project, self.speller, beside)
        self.known.review(definition_findings(self.definition_changes()))
        self._states = None
