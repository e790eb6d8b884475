"""Choosing the two sides of a comparison: the project now, as saved, its versions, other files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from jcm_pdd.core import versions
from jcm_pdd.gui import language
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.versions.writing import WritingPage
from jcm_pdd.gui.workbench import Patient, at_once

if TYPE_CHECKING:
    from jcm_pdd.files.differing import State
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.versions.results import Side
    from jcm_pdd.gui.dialogs import Dialogs


class SidesPage(WritingPage):
    """A page about two sides of a project; `compare` is called when another one is chosen."""

    def __init__(self, session: Session, dialogs: Dialogs, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._dialogs, self._start = dialogs, folder
        self._sides: list[Side] = []
        self._files: list[Path] = []
        self.patience: Patient = at_once
        """Who reads a large file; a window lets a thread do it."""
        self._read: dict[tuple[str, int, int], State] = {}
        """What other files hold, by path, time and size: the open project may change often, they do not."""
        self.old, self.new, self.other = ChoiceBox(self), ChoiceBox(self), QPushButton(self)
        for box in (self.old, self.new):
            box.currentIndexChanged.connect(lambda *_: self.compare())
        self.other.clicked.connect(self._ask_file)

    def compare(self) -> None:
        """Compare the two sides chosen."""
        raise NotImplementedError

    def since(self, ident: str) -> None:
        """Compare a version with the project as it is now."""
        self._choose(self.old, lambda side: side.key == ident)
        self.compare()

    def with_file(self, path: Path) -> None:
        """Compare another file with the project as it is now."""
        if path not in self._files:
            self._files.append(path)
            self._offer()
        self._choose(self.old, lambda side: side.ref == str(path))
        self.compare()

    def state(self, side: Side) -> State:
        """Return what a side stands for. Raises Problem, and Busy when the user stopped the reading of a file."""
        from jcm_pdd.files.versions.results import state_at

        path = Path(side.ref)
        if side.kind != "file" or not path.is_file():
            return state_at(self._session, side)
        found = path.stat()
        key = str(path), found.st_mtime_ns, found.st_size
        if key not in self._read:
            self._read[key] = self.patience("open", found.st_size, lambda: state_at(self._session, side))
        return self._read[key]

    def sides(self) -> tuple[Side, Side] | None:
        """Return the two sides chosen."""
        a, b = self.old.currentIndex(), self.new.currentIndex()
        return (self._sides[a], self._sides[b]) if 0 <= a < len(self._sides) and 0 <= b < len(self._sides) else None

    def _offer(self) -> None:
        """Offer the project now, as saved, its versions and the files chosen; the last outward one is the old side."""
        from jcm_pdd.files.versions.keeping import is_here
        from jcm_pdd.files.versions.results import Side, name_of

        session = self._session
        known = [one for one in reversed(versions.versions(session.project)) if is_here(session, one)]
        self._sides = [Side(), *([Side("saved")] if session.path is not None else []),
                       *(Side("version", one.id) for one in known), *(Side("file", str(one)) for one in self._files)]
        baseline = versions.last_outward(session.project)
        before = self.sides()
        for box in (self.old, self.new):
            box.blockSignals(True)
            box.clear()
            box.addItems([name_of(session, side, language.current()) for side in self._sides])
            box.blockSignals(False)
        wanted = before[0].key if before else baseline.id if baseline in known else "saved"
        self._choose(self.old, lambda side: side.key == wanted)
        self._choose(self.new, lambda side: side is self._sides[0])

    def _choose(self, box: QComboBox, fits: object) -> None:
        at = next((at for at, side in enumerate(self._sides) if fits(side)), -1)  # type: ignore[operator]
        box.blockSignals(True)
        box.setCurrentIndex(at if at >= 0 else min(1, len(self._sides) - 1))
        box.blockSignals(False)
        box.setToolTip(box.currentText())  # its own signal, which does so elsewhere, was held back

    def _ask_file(self) -> None:
        path = self._dialogs.compare_file(self._start)
        if path is not None:
            self.with_file(path)

    def _say_sides(self) -> None:
        self.other.setText(self.tr("Another file…"))
        self._offer()
