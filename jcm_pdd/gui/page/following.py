"""How a page follows an edit of a large project: piece by piece, in turns between which the user types on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jcm_pdd.gui.editors.base import FieldEditor

if TYPE_CHECKING:
    from jcm_pdd.gui.page.section import SectionPage

SLICE_MS = 4
"""Milliseconds of working out in one turn; a step begun is made to its end."""


class Following(QObject):
    """What of a page does not show the answers as they are yet; nothing while the project is small.

    A field whose own answer moved shows it at once, so that what is typed into it afterwards is never taken away. The
    findings, the fields that come and go and the tables follow when the project is worked out.
    """

    def __init__(self, page: SectionPage) -> None:
        super().__init__(page)
        self._page = page
        self._changed: frozenset[str] = frozenset()
        self._parts: list[Any] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._carry_on)

    @property
    def running(self) -> bool:
        """Whether something is still to be shown."""
        return self._turn.isActive()

    def hear(self, changed: frozenset[str], origin: object) -> None:
        """Show moved answers where they stand, and begin to follow."""
        for editor in self._page.findChildren(FieldEditor):
            if editor is not origin and any(one.startswith(editor.address) for one in changed):
                editor.refresh(changed, origin)
        self._changed |= changed
        self._parts = list(self._page.blocks)
        self._turn.start()

    def forget(self) -> None:
        """Show nothing of what is left: the page is built anew."""
        self._changed, self._parts = frozenset(), []

    def _carry_on(self) -> None:
        from time import perf_counter

        known, begun = self._page.desk.session.known, perf_counter()
        while known.behind and (perf_counter() - begun) * 1000 < SLICE_MS:
            known.step()
        if not known.behind and self._parts:
            part = self._parts.pop(0)
            if isValid(part):
                self._page.show_change(part, self._changed - self._typed(part), None)
        if known.behind or self._parts:
            self._turn.start()
        else:
            self._changed = frozenset()

    def _typed(self, part: QWidget) -> frozenset[str]:
        return frozenset(editor.address for editor in part.findChildren(FieldEditor) if editor.unsent())
