"""Live reload: the user's own methodology files are watched while a project is open, and the session is told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from jcm_pdd.gui.workbench import Workbench

# Editors write a file in several steps; what they do within this time is one change.
SETTLE_MS = 400


class DefinitionWatch(QObject):
    """Tells the open session when a methodology.yaml of the user's own library was changed, added or removed."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._watcher: QFileSystemWatcher | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._tell)
        bench.replaced.connect(self._follow)

    def watched(self) -> set[Path]:
        """Return the files and folders that are watched now."""
        found = [*self._watcher.files(), *self._watcher.directories()] if self._watcher is not None else []
        return {Path(path) for path in found}

    def _follow(self) -> None:
        """Watch the library of whoever has a project open."""
        self._settled.stop()
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        if self._bench.session is not None:
            self._watcher = QFileSystemWatcher(self)
            # A closure would keep this object alive as long as the watcher; when both go at once, Qt deletes one twice.
            self._watcher.fileChanged.connect(self._stirred)
            self._watcher.directoryChanged.connect(self._stirred)
            self._look()

    def _stirred(self, _path: str) -> None:
        self._settled.start()

    def _look(self) -> None:
        """Watch what is there now; a file that an editor replaced is another file to the system."""
        session = self._bench.session
        if session is None or self._watcher is None:
            return
        from jcm_pdd.files.official.shelf import shelf_of

        folder = shelf_of(session.journal.place).folder
        inner = [path for path in folder.glob("*") if path.is_dir()] if folder.is_dir() else []
        files = [path for path in folder.glob("*/methodology.yaml") if path.is_file()]
        # Before the first methodology of the user's own there is only the folder above.
        top = [folder if folder.is_dir() else session.journal.place.folder]
        missing = [str(path) for path in (*top, *inner, *files) if path not in self.watched() and path.exists()]
        if missing:
            self._watcher.addPaths(missing)

    def _tell(self) -> None:
        self._look()
        if self._bench.session is not None:
            self._bench.session.definitions_changed()
