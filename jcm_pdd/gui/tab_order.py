"""The order in which Tab reaches parts of a page that were made in another order than they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_order(parts: Iterable[QWidget]) -> None:
    """Let Tab go through parts of one window one after another, and through each as its widgets were made."""
    # Not along nextInFocusChain: Python then takes charge of widgets that are Qt's own, and deletes them too early.
    reached = [widget for part in parts for widget in (part, *part.findChildren(QWidget))
               if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is part.window()]
    for before, after in pairwise(reached):
        QWidget.setTabOrder(before, after)
