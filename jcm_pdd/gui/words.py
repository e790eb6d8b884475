"""How numbers and times read on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from jcm_pdd.gui import language

MISSING = "–"


def tonnes(value: int | Decimal | None) -> str:
    """Return a number with thousands separated, a dash when it is not known; the minus sign is a real one."""
    if value is None:
        return MISSING
    return f"{value:,}".replace("-", "−")


def quantity(value: Decimal | None, decimals: int = 6) -> str:
    """Return a calculated value without trailing zeros, at most `decimals` of them shown."""
    if value is None:
        return MISSING
    text = f"{value:,.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def change(value: int) -> str:
    """Return a difference with its sign."""
    return f"{'+' if value > 0 else '−' if value < 0 else '±'}{abs(value):,}"


def moment(at: datetime) -> str:
    """Return a time of this computer's clock: the hour for today, else the day with the hour."""
    here = at.astimezone()
    if here.date() == datetime.now().astimezone().date():
        return here.strftime("%H:%M")
    return here.strftime("%Y-%m-%d %H:%M")


def listed(parts: list[str]) -> str:
    """Return parts on one line with the separator of the sketch."""
    return " ・ ".join(part for part in parts if part) if language.current() == "ja" else " · ".join(
        part for part in parts if part)


def commas(parts: Iterable[str]) -> str:
    """Return parts as a sentence lists them, with the comma of the window's language."""
    return ("、" if language.current() == "ja" else ", ").join(parts)


def quoted(text: str) -> str:
    """Return a text in the quotation marks of the window's language."""
    return f"「{text}」" if language.current() == "ja" else f"“{text}”"


def size(count: int) -> str:
    """Return a file size in bytes as people read it."""
    return QLocale().formattedDataSize(count)


def severity(name: str) -> str:
    """Return the word for a severity of findings."""
    return {
        "error": QCoreApplication.translate("Words", "Error"),
        "warning": QCoreApplication.translate("Words", "Warning"),
        "open": QCoreApplication.translate("Words", "Open"),
        "note": QCoreApplication.translate("Words", "Note"),
    }[name]


def verified(status: str) -> str:
    """Return the word for how far a datum has been checked."""
    from jcm_pdd.core.status import status_text

    return status_text(status, language.current())
