"""Waiting for a preview."""

from __future__ import annotations

from jcm_pdd.gui.panels.preview import Preview

WAIT = 30_000


def opened(desk, qtbot, section: str = "a3") -> Preview:
    """Return the preview of a window, with the pages of the PDD made and drawn."""
    desk.workspace.show_section(section)
    preview = desk.workspace.side.preview
    desk.workspace.side.setCurrentWidget(preview)
    settled(preview, qtbot)
    return preview


def settled(preview: Preview, qtbot) -> None:
    """Wait until pages are made, and what is seen of them is drawn."""
    qtbot.waitUntil(lambda: not preview.busy, timeout=WAIT)
    assert preview.problem is None, preview.problem
    if preview.made is not None:
        qtbot.waitUntil(preview.pages.drawn, timeout=WAIT)
