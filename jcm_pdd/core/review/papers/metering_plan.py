"""Rules about meter register and monitoring plan together: who measures what, and what the plan promises of it.

A class or frequency stricter than the methodology asks becomes binding with the plan. Only wordings that both sides
state are compared; a thousand rows with one wording make one finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jcm_pdd.core.findings import Finding, Severity
from jcm_pdd.core.methodology import OptionDef
from jcm_pdd.core.papers.metering import Meter, Register, register
from jcm_pdd.core.papers.strictness import (
    AccuracyClass,
    class_of,
    frequency_of,
    promised_classes,
    stricter,
    weaker,
)
from jcm_pdd.core.plan import monitored
from jcm_pdd.core.project import Project
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule
from jcm_pdd.core.stepwise import PACE


class _Gathered:
    """Findings that say the same, as one with the count of places; the first place stands for them."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], Finding] = {}
        self._count: dict[tuple[object, ...], int] = {}

    def add(self, code: str, severity: Severity, where: str, **args: str) -> None:
        """Note a finding; equal words at another place only count."""
        key = (code, *sorted(args.items()))
        self._found.setdefault(key, Finding(code, severity, where, args))
        self._count[key] = self._count.get(key, 0) + 1

    def findings(self) -> Iterator[Finding]:
        """Yield the findings, each with how many places it stands for."""
        for key, one in self._found.items():
            yield Finding(one.code, one.severity, one.where, {**one.args, "count": str(self._count[key])})


def _measured(context: Context) -> Iterator[Finding | None]:
    """Who measures what: option C asks for a meter, options A and B for none."""
    meters, found = register(context.project), _Gathered()
    wanted = [(address, parameter, option) for address, parameter, option
              in monitored(context.schema, context.project, context.results)]
    for at, (address, parameter, option) in enumerate(wanted, 1):
        if not at % (2 * PACE):
            yield None
        mains = meters.mains(address)
        symbol = parameter.symbol or parameter.id
        if option.option == "C" and not mains:
            where = f"{address}.option"
            if meters.meters:
                found.add("meters.option_c", "warning", where, parameter=symbol)
            else:
                found.add("meters.none", "note", "meters")
        elif option.option != "C" and mains:
            found.add("meters.not_option_c", "note", f"{mains[0].address}/parameter", option=option.option,
                      parameter=symbol, meter=mains[0].name)
    yield from found.findings()
    yield from _strays(context, meters, {address for address, _, _ in wanted})


def _strays(context: Context, meters: Register, known: set[str]) -> Iterator[Finding]:
    """A meter of something that is asked, but not monitored; addresses of no question have a finding of their own."""
    for one in meters.meters:
        if one.parameter and one.parameter not in known and context.schema.place(one.parameter) is not None:
            yield Finding("meters.not_monitored", "warning", f"{one.address}/parameter", {"meter": one.name})


def _points(context: Context) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for address, _, _ in monitored(context.schema, context.project, context.results):
        number = context.project.get(f"{address}.point")
        if isinstance(number, str) and seen.setdefault(number.strip(), address) != address:
            yield Finding("points.twice", "warning", f"{address}.point", {"number": number.strip()})


def _promises(context: Context) -> Iterator[Finding | None]:
    """What plan and register promise against what the methodology asks and what is installed."""
    meters, found, project = register(context.project), _Gathered(), context.project
    for at, (address, _, option) in enumerate(monitored(context.schema, project, context.results), 1):
        if not at % PACE:
            yield None
        if option.option == "C":
            mains = meters.mains(address)
            _classes(found, address, _text(project, f"{address}.method"), option, mains)
            _frequencies(found, address, _text(project, f"{address}.frequency"), option, mains)
    yield from found.findings()


def _text(project: Project, address: str) -> str:
    stored = project.get(address)
    return stored if isinstance(stored, str) else ""


def _classes(found: _Gathered, address: str, text: str, option: OptionDef, mains: Sequence[Meter]) -> None:
    promised = promised_classes(text)
    asked = promised_classes(option.method.en) if option.method else ()
    installed = [(one, grade) for one in mains if (grade := class_of(one.texts["accuracy_class"])) is not None]
    told = promised or tuple(grade for _, grade in installed)  # an empty text is proposed from the register
    where = f"{address}.method" if text or not installed else f"{installed[0][0].address}/accuracy_class"
    if asked and told and _strictest(told).rank < _loosest(asked).rank:
        found.add("plan.class_binding", "warning", where, promised=str(_strictest(told)), asked=str(_loosest(asked)))
    elif promised and not asked:
        found.add("plan.class_promised", "note", where, promised=str(_strictest(promised)))
    for one, grade in installed:
        if promised and grade.rank > _loosest(promised).rank:
            found.add("plan.class_not_installed", "warning", f"{one.address}/accuracy_class",
                      promised=str(_loosest(promised)), installed=str(grade), meter=one.name)


def _strictest(classes: Sequence[AccuracyClass]) -> AccuracyClass:
    return min(classes, key=lambda one: one.rank)


def _loosest(classes: Sequence[AccuracyClass]) -> AccuracyClass:
    return max(classes, key=lambda one: one.rank)


def _frequencies(found: _Gathered, address: str, text: str, option: OptionDef, mains: Sequence[Meter]) -> None:
    asked_text = option.frequency.en if option.frequency else ""
    asked, promised = frequency_of(asked_text), frequency_of(text)
    own = [(f"{address}.frequency", text)] if text else []
    own += [(f"{one.address}/frequency", one.texts["frequency"]) for one in mains if one.texts["frequency"]]
    for where, said in dict(own).items():
        ours = frequency_of(said)
        if ours is None or asked is None:
            continue
        if stricter(ours, asked):
            found.add("plan.frequency_binding", "warning", where, promised=said, asked=asked_text)
        elif weaker(ours, asked):
            found.add("plan.frequency_below", "warning", where, promised=said, asked=asked_text)
    for one in mains:
        done = frequency_of(one.texts["frequency"])
        if promised is not None and done is not None and weaker(done, promised):
            found.add("plan.frequency_not_kept", "warning", f"{one.address}/frequency", promised=text,
                      done=one.texts["frequency"], meter=one.name)


def _made_of(context: Context) -> object:
    """Proposals are made anew whenever a text, an option, a meter or a row changes: numbers decide nothing here."""
    return context.proposals


RULES: tuple[Rule, ...] = (
    Rule("meters.measured", ("*",), _measured, _made_of),
    Rule("meters.points", ("*",), _points, _made_of),
    Rule("meters.promises", ("*",), _promises, _made_of),
)
