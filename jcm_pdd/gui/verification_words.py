"""How values and confirmations read on the verification desk."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jcm_pdd.core.kinds.numbers import grouped, plain, unit_word
from jcm_pdd.gui import language, words

if TYPE_CHECKING:
    from jcm_pdd.files.confirmation_library import Confirmation
    from jcm_pdd.files.confirmations import DeskRow

FILTERS = ("open", "confirmed", "differing", "all")


def shown(row: DeskRow, which: str) -> bool:
    """Return whether a filter shows a row."""
    return {"open": row.open, "confirmed": row.record is not None, "differing": row.differs}.get(which, True)


def filter_name(which: str) -> str:
    """Return what a filter is called."""
    return {
        "open": QCoreApplication.translate("Verification", "Open"),
        "confirmed": QCoreApplication.translate("Verification", "Confirmed"),
        "differing": QCoreApplication.translate("Verification", "Differing"),
        "all": QCoreApplication.translate("Verification", "All"),
    }[which]


def state(row: DeskRow) -> str:
    """Return how far a row has been checked."""
    if row.record is not None:
        return QCoreApplication.translate("Verification", "corrected") if row.record.differs else \
            QCoreApplication.translate("Verification", "confirmed")
    if not row.used:
        return QCoreApplication.translate("Verification", "not used here")
    return QCoreApplication.translate("Verification", "open") if row.open else \
        QCoreApplication.translate("Verification", "verified")


def number(value: Decimal) -> str:
    """Return a value with thousands separated, every digit of it."""
    return grouped(plain(value)).replace("-", "−")


def amount(value: Decimal, unit: str) -> str:
    """Return a value with its unit."""
    return number(value) if unit in ("-", "") else f"{number(value)} {unit_word(unit, language.current())}"


def official(row: DeskRow) -> str:
    """Return the value of the official text, as far as somebody read it."""
    if row.record is not None:
        return number(row.record.after)
    return number(row.official.value) if row.official is not None else ""


def who(one: Confirmation) -> str:
    """Return who confirmed a value, and when."""
    return words.listed([one.who or QCoreApplication.translate("Verification", "somebody"), one.day])


def place(one: Confirmation) -> str:
    """Return where a value was read."""
    return words.listed([one.document, one.page])


def offered(found: tuple[Confirmation, ...]) -> str:
    """Return in a sentence who confirmed the values on offer, and when."""
    people = sorted({who(one) for one in found})
    told = "; ".join(people[:3]) + ("…" if len(people) > 3 else "")
    if len(found) == 1:
        return QCoreApplication.translate(
            "Verification", "Your library has a confirmation of one of these values ({people}).").format(people=told)
    return QCoreApplication.translate(
        "Verification", "Your library has confirmations of {count} of these values ({people}).").format(
            count=len(found), people=told)
