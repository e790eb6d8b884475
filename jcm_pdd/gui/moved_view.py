"""What moving a project to another form changes: places that stay, that are new, and that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from jcm_pdd.gui import form_words, theme
from jcm_pdd.gui.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jcm_pdd.files.adoption.library import AdoptedForm
    from jcm_pdd.gui.doors import Doors


class MovedView(QWidget):
    """A sentence and the report, by what became of each place."""

    def __init__(self, doors: Doors, parent: QWidget) -> None:
        super().__init__(parent)
        self._doors = doors
        self.said, self.list = QLabel(self), Lines((300,), self)
        self.said.setWordWrap(True)
        theme.set_role(self.said, "label")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)

    def show_report(self, form: AdoptedForm, report: Mapping[str, Sequence[str]]) -> None:
        """Show what a move to a form changed."""
        self.said.setText(self.tr("The project is printed on {form} from now on. No answer was lost.").format(
            form=form_words.title(self._doors, form.identity)))
        self.list.setHeaderLabels([self.tr("What became of it"), self.tr("Place")])
        self.list.setAccessibleName(self.tr("What the move changed"))
        self.list.clear()
        labels = {field.id: field.label for field in form.fields}
        for what in ("new", "moved", "dropped", "same"):
            for name in report.get(what, ()):
                place = labels.get(name) or form_words.place(self._doors, name)
                self.list.line([_word(what), place]).setData(0, Qt.ItemDataRole.UserRole, name)


def _word(what: str) -> str:
    return {
        "new": QCoreApplication.translate("Forms", "new in this form"),
        "moved": QCoreApplication.translate("Forms", "moved to another place"),
        "dropped": QCoreApplication.translate("Forms", "gone; the answer is kept and not printed"),
        "same": QCoreApplication.translate("Forms", "the same"),
    }[what]
