"""How versions and changes read on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jcm_pdd.core.text import beside, headed
from jcm_pdd.gui import theme, words
from jcm_pdd.gui.differences import as_html
from jcm_pdd.gui.language import current

if TYPE_CHECKING:
    from jcm_pdd.core.versions import Version, VersionKind
    from jcm_pdd.core.versions_changes import FieldChange, Sort
    from jcm_pdd.files.versions.comparing import Comparison


def kind(name: VersionKind) -> str:
    """Return the word for a kind of version."""
    return {
        "submitted": QCoreApplication.translate("Versions", "Submitted"),
        "registered": QCoreApplication.translate("Versions", "Registered"),
        "issued": QCoreApplication.translate("Versions", "For issuance"),
        "draft": QCoreApplication.translate("Versions", "Draft"),
        "other": QCoreApplication.translate("Versions", "Other"),
    }[name]


def sort(name: Sort) -> str:
    """Return the word for a kind of answer that changed."""
    return {
        "number": QCoreApplication.translate("Versions", "Numbers"),
        "text": QCoreApplication.translate("Versions", "Texts"),
        "choice": QCoreApplication.translate("Versions", "Choices"),
        "date": QCoreApplication.translate("Versions", "Dates"),
        "row": QCoreApplication.translate("Versions", "Rows"),
        "file": QCoreApplication.translate("Versions", "Files and pictures"),
        "other": QCoreApplication.translate("Versions", "Other"),
    }[name]


def effect(value: int | None) -> str:
    """Return what a change does to the total, a dash when nobody can tell."""
    return words.MISSING if value is None else words.change(value) if value else "0"


def line(version: Version) -> list[str]:
    """Return a version as a line of the list."""
    return [version.name, kind(version.kind), version.date, version.number, words.tonnes(version.total), version.note]


def summary(found: Comparison) -> str:
    """Return how much changed, and what that does to the tonnes in total and year by year."""
    before, after = found.totals
    total = QCoreApplication.translate(
        "ComparisonPage", "Emission reductions in total: {before} → {after} tCO2").format(
        before=words.tonnes(before), after=words.tonnes(after))
    if found.difference is not None:
        total = beside(total, effect(found.difference), current())
    years = words.commas(
        headed(str(one.year), effect(one.difference), current()) for one in found.years if one.difference)
    return words.listed([
        QCoreApplication.translate("ComparisonPage", "Changes: {count}").format(count=len(found.changes)), total,
        QCoreApplication.translate("ComparisonPage", "by year {years}").format(years=years) if years else ""])


def change(found: Comparison, one: FieldChange) -> str:
    """Return a change for the screen: what is gone struck out, what is new underlined, and what it does."""
    from html import escape

    from jcm_pdd.files.versions.comparing import told

    text = told(found, one, current())
    lines = [as_html(list(text.parts), theme.tokens())]
    if text.difference:
        lines.append(QCoreApplication.translate("ComparisonPage", "Difference: {difference} {unit}").format(
            difference=text.difference, unit=text.unit))
    if one.effect is not None:
        lines.append(QCoreApplication.translate(
            "ComparisonPage", "Effect of this change alone: {effect} tCO2 in total").format(effect=effect(one.effect)))
    head = f"<p><b>{escape(text.where)}</b> · {escape(text.what)}</p>"
    return head + "".join(f"<p>{line}</p>" for line in lines)
