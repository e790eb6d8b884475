"""An input method as Qt tells of it, and the editors it writes into."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from jcm_pdd.gui.editors.base import FieldEditor
from jcm_pdd.gui.page import SectionPage


def composed(widget: QWidget, text: str) -> None:
    """Show a text under composition."""
    QCoreApplication.sendEvent(widget, QInputMethodEvent(text, []))


def committed(widget: QWidget, text: str) -> None:
    """End the composition with a text."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def editor_at(page: SectionPage, address: str) -> FieldEditor:
    """Show a field and return its editor."""
    assert page.focus_address(address), address
    return next(one for one in page.findChildren(FieldEditor) if one.address == address)
