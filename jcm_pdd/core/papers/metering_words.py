"""The meter register in the words of the monitoring plan, in English, as the plan prints them.

The wording of the methodology comes first and is kept; what the register knows follows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from jcm_pdd.core.methodology import OptionDef
from jcm_pdd.core.papers.metering import Meter, Register

FILLED = ("source", "method", "frequency")
"""What comes with a monitored parameter and is worded from the register."""


def chain(meter: Meter) -> tuple[str, ...]:
    """Return the stations of a reading as far as known: meter, transformers, logger, server, monthly sheet."""

    def transformer(name: str) -> str:
        ratio, grade = meter.texts[name], meter.texts[f"{name}_class"]
        if not ratio and not grade:
            return ""
        return " ".join(part for part in (name.upper(), ratio, f"({grade})" if grade else "") if part)

    grade = meter.texts["accuracy_class"]
    first = f"{meter.name} ({grade})" if grade else meter.name
    further = (meter.texts[name] for name in ("logger", "server", "sheet"))
    return tuple(station for station in (first, transformer("ct"), transformer("vt"), *further) if station)


def chain_text(meter: Meter) -> str:
    """Return the measurement chain on one line, its stations joined by arrows."""
    return " → ".join(chain(meter))


def wording(register: Register, parameter: str, option: OptionDef) -> Mapping[str, str]:
    """Return the texts of a monitored parameter by suffix: where it is measured, how, how often.

    Empty when no main meter measures it; `frequency` is left out while no meter states one.
    """
    mains = register.mains(parameter)
    if not mains:
        return {}
    frequencies = tuple(dict.fromkeys(one.texts["frequency"] for one in mains if one.texts["frequency"]))
    found = {"source": _joined(option.source.en if option.source else "", _where(mains)),
             "method": _joined(option.method.en if option.method else "",
                               *_how(mains, register.backups(parameter)))}
    return found | ({"frequency": "; ".join(frequencies)} if frequencies else {})


def _joined(*sentences: str) -> str:
    return " ".join(sentence.strip() for sentence in sentences if sentence.strip())


def _where(mains: Sequence[Meter]) -> str:
    said = [", ".join(part for part in (f"{one.name}{_served(one, mains)}", one.texts["location"]) if part)
            for one in mains]
    return _sentence(f"{'Meters' if len(mains) > 1 else 'Meter'} {'; '.join(said)}")


def _served(one: Meter, mains: Sequence[Meter]) -> str:
    """Say when a meter was in service, where there is more than one."""
    if len(mains) == 1:
        return ""
    days = [f"{word} {_day(day)}" for word, day in (("from", one.in_service_from), ("until", one.in_service_to)) if day]
    return f" ({' '.join(days)})" if days else ""


def _how(mains: Sequence[Meter], backups: Sequence[Meter]) -> Iterator[str]:
    for one in mains:
        make = " ".join(part for part in (one.texts["maker"], one.texts["model"]) if part)
        grade = one.texts["accuracy_class"]
        parts = [make, one.texts["standard"], f"accuracy class {grade}" if grade else "", *_transformers(one)]
        known = ", ".join(part for part in parts if part)
        if known:
            yield _sentence(f"{one.name}: {known}")
    yield from dict.fromkeys(_sentence(said) for one in mains if (said := _way(one)))
    yield from dict.fromkeys(_sentence(f"Calibration: {_small(rule)}") for one in mains
                             if (rule := one.texts["calibration_rule"]))
    for one in backups:
        yield f"When {one.backup_of} fails, the back-up meter {one.name} is read."


def _transformers(one: Meter) -> Iterator[str]:
    for name, words in (("ct", "current transformers"), ("vt", "voltage transformers")):
        ratio, grade = one.texts[name], one.texts[f"{name}_class"]
        if ratio or grade:
            yield " ".join(part for part in (words, ratio, f"of class {grade}" if grade else "") if part)


def _way(one: Meter) -> str:
    steps = [f"{verb} {one.texts[name]}" for verb, name in (
        ("recorded by", "logger"), ("kept on", "server"), ("summed up in", "sheet")) if one.texts[name]]
    if not steps:
        return ""
    return "The reading is " + (", ".join(steps[:-1]) + " and " + steps[-1] if len(steps) > 1 else steps[0])


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _small(text: str) -> str:
    """Return a text that goes on within a sentence; abbreviations keep their capitals."""
    return text[0].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _day(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
