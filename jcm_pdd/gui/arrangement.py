"""The window as it was left: its place and size, the widths inside, the panel, and the section of each project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QSplitter

from jcm_pdd.files import arrangement

if TYPE_CHECKING:
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.workspace import Workspace

PANELS = ("guide", "findings", "numbers", "preview")
"""The panels one comes back to; that of imported documents comes by itself."""


class Arranging(QObject):
    """Puts a window as it was left, and keeps how it is left when it or a project is closed."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self.kept = arrangement.read(folder)
        if self.kept.geometry:
            window.restoreGeometry(QByteArray.fromBase64(self.kept.geometry.encode("ascii", "replace")))
        window.installEventFilter(self)
        window.bench.replaced.connect(self._replaced)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and watched is self._window:
            self.kept.geometry = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
            self._write()
        return False

    def _replaced(self) -> None:
        """Another project lies there, or none."""
        workspace, session = self._window.workspace, self._window.bench.session
        if workspace is None or session is None:
            self._write()
            return
        self._put(workspace)
        section = self.kept.sections.get(str(session.path or ""), "")
        if section in workspace.steps.sections():
            workspace.show_section(section)
        workspace.place_changed.connect(self._went)
        workspace.side.currentChanged.connect(lambda _: self._turned(workspace))

    def _put(self, workspace: Workspace) -> None:
        if self.kept.panel in PANELS:
            workspace.side.setCurrentWidget(getattr(workspace.side, self.kept.panel))
        split = _split(workspace)
        if split is None:
            return
        split.splitterMoved.connect(lambda *_: self._parted(split))
        if self.kept.steps and self.kept.side:
            QTimer.singleShot(0, split, lambda: self._part(split))  # once it has got its width

    def _part(self, split: QSplitter) -> None:
        steps, side = self.kept.steps, self.kept.side
        split.setSizes([steps, max(split.width() - steps - side, 0), side])

    def _parted(self, split: QSplitter) -> None:
        self.kept.steps, _, self.kept.side = split.sizes()

    def _went(self, section: str, _: str) -> None:
        session = self._window.bench.session
        path = str(session.path or "") if session is not None else ""
        if path:
            self.kept.be_in(path, section)

    def _turned(self, workspace: Workspace) -> None:
        shown = workspace.side.currentWidget()
        self.kept.panel = next((name for name in PANELS if getattr(workspace.side, name) is shown), self.kept.panel)

    def _write(self) -> None:
        arrangement.write(self._folder, self.kept)


def _split(workspace: Workspace) -> QSplitter | None:
    return workspace.findChild(QSplitter, options=Qt.FindChildOption.FindDirectChildrenOnly)
