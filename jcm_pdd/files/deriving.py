"""What follows from the answers: results, proposed wording and findings, brought up to date after every edit.

An edit is noted at once. What follows from it is worked out at once too, or, in a large project in front of a window,
in steps of a few milliseconds between which the user goes on typing. Whoever asks for it before the last step gets it
up to date all the same: `caught_up` makes the steps that are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from jcm_pdd.core import plan
from jcm_pdd.core.calculation import Calculator, Results
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.plan_reads import only_counts
from jcm_pdd.core.project import Project
from jcm_pdd.core.review import Context, Reviewer
from jcm_pdd.core.review.accepting import Accepted, split
from jcm_pdd.core.review.limits import Known
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.stepwise import Steps, finished
from jcm_pdd.files.country_facts import country_facts
from jcm_pdd.files.pinning import DefinitionChange
from jcm_pdd.files.spelling import Speller


class Derived:
    """Results, proposals and findings as they were worked out last; `behind` tells whether edits came since.

    `findings` are those that stand; what somebody accepted with a reason is in `accepted`.
    """

    results: Results
    proposals: Mapping[str, str]
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]

    def __init__(self, schema: Schema, unknown: tuple[tuple[str, str, str], ...],
                 project: Callable[[], Project], speller: Speller, beside: Known | None = None) -> None:
        """Work out everything anew; `project` tells the answers as they are at any moment, `beside` what the review
        knows beside them.
        """
        self._beside = beside or Known()
        self.schema, self.speller, self._unknown, self._project = schema, speller, unknown, project
        self.calculator, self.reviewer = Calculator(schema.methodologies), Reviewer(schema)
        self._changed: set[str] = set()
        self._steps: Steps[None] | None = None
        self._lost = False
        self._told: tuple[Finding, ...] = ()
        self.results = self.calculator.results(project())
        self.proposals = plan.proposals(schema, project(), self.results)
        speller.begin(schema, project())
        self.findings, self.accepted = (), ()

    @property
    def behind(self) -> bool:
        """Whether something is still to be worked out."""
        return bool(self._changed) or self._steps is not None

    @property
    def context(self) -> Context:
        """The project with what was worked out last, as the rules read it."""
        project = self._project()
        code = project.get("country")
        facts = country_facts(code) if isinstance(code, str) else None
        return Context(self.schema, project, self.results, facts, self.proposals, self.speller.wrong, self._unknown,
                       self._beside)

    def review(self, told: tuple[Finding, ...]) -> None:
        """Find everything anew; `told` are the findings about definitions, which no edit changes."""
        self._told = told
        self._keep(self.reviewer.review(self.context))

    def look_again(self) -> None:
        """Find anew what no answer says, such as words the user knows now."""
        self.caught_up()
        finished(self.speller.update(self._project(), ()))
        self._keep(self.reviewer.review(self.context, ()))

    def _keep(self, found: tuple[Finding, ...]) -> None:
        """Keep what was found, apart from what was accepted."""
        self.findings, self.accepted = split(self._project(), found + self._told)

    def note(self, changed: Iterable[str]) -> None:
        """Note that answers moved."""
        self._changed |= set(changed)

    def step(self) -> bool:
        """Work out a little more; tell whether something is left."""
        if self._steps is None:
            if not self._changed:
                return False
            changed, self._changed = frozenset(self._changed), set()
            self._steps = self._follow(changed)
        try:
            next(self._steps)
        except StopIteration:
            self._steps = None
        except BaseException:
            self._steps, self._lost = None, True  # half of a step is worth nothing: everything anew the next time
            raise
        return self.behind

    def caught_up(self) -> Derived:
        """Work out all that is left."""
        while self.step():
            pass
        return self

    def _follow(self, changed: frozenset[str]) -> Steps[None]:
        """Answers that move meanwhile are noted and followed afterwards."""
        project, before = self._project(), [c.verdict for c in self.results.criteria]
        lost, self._lost = self._lost, False
        self.results = yield from self.calculator.steps(project, None if lost else changed)
        yield
        if lost or before != [c.verdict for c in self.results.criteria] or not all(
                only_counts(self.schema, address) for address in changed):
            self.proposals = yield from plan.proposing(self.schema, project, self.results)
            yield
        yield from self.speller.update(project, project.answers if lost else changed)
        yield
        self._keep((yield from self.reviewer.steps(self.context, None if lost else changed)))


def definition_findings(changes: Iterable[DefinitionChange]) -> tuple[Finding, ...]:
    """Return the findings about pinned definitions that differ from the program's own."""
    return tuple(
        Finding("definition.changed", "warning", "methodologies",
                {"methodology": f"{c.methodology} ver{c.version}", "old": _tonnes(c.old), "new": _tonnes(c.new),
                 "because": "; ".join(c.because) or "wording and sources alone",
                 "because_ja": "、".join(c.because) or "文言と出典のみ"})
        for c in changes)


def _tonnes(value: int | None) -> str:
    return "?" if value is None else f"{value:,}"
