"""How versions and changes read on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jcm_pdd.gui import words

if TYPE_CHECKING:
    from jcm_pdd.core.versions import Version, VersionKind
    from jcm_pdd.core.versions_changes import Sort


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
