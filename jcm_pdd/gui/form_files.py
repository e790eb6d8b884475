"""The files that were looked at for forms, one under the other, with what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidgetItem, QWidget

from jcm_pdd.gui import form_words
from jcm_pdd.gui.panels.three_lines import ThreeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jcm_pdd.core.problems import Problem
    from jcm_pdd.files.adoption.adopt import Adopted
    from jcm_pdd.gui.doors import Doors

UNSAID = ("adoption.no_code", "adoption.version")
"""The problems of a file that does not say itself which form it is."""


@dataclass(slots=True)
class LookedAt:
    """One file: a form, or the problem with it."""

    name: str
    form: Adopted | None = None
    problem: Problem | None = None
    kept: bool = False

    @property
    def unsaid(self) -> bool:
        """Whether the file could be a form if somebody said which."""
        return self.problem is not None and self.problem.code in UNSAID


class FileList(ThreeLines):
    """The list of the files."""

    def __init__(self, doors: Doors, parent: QWidget) -> None:
        super().__init__(parent)
        self._doors = doors
        self.setFixedWidth(320)

    def show_files(self, files: Sequence[LookedAt]) -> None:
        """Show files; the one chosen stays chosen."""
        self.setAccessibleName(self.tr("Files"))
        at = max(self.currentRow(), 0)
        self.blockSignals(True)
        self.clear()
        for file in files:
            item = QListWidgetItem("\n".join(self._about(file)), self)
            item.setToolTip(file.name)
        self.setCurrentRow(min(at, self.count() - 1))
        self.blockSignals(False)

    def _about(self, file: LookedAt) -> tuple[str, str]:
        name = file.name.rsplit("/", 1)[-1]
        if file.form is None:
            return name, self.tr("Which form is it?") if file.unsaid else self.tr("skipped")
        match = file.form.match
        count = self.tr("{found} of {count} places found").format(
            found=len(match.matched), count=len(match.matched) + len(match.missing))
        state = self.tr("kept") if file.kept else count
        return form_words.title(self._doors, file.form.form.identity), state
