"""The organisation chart on its page, drawn as the manual prints it and brought up to date with every line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jcm_pdd.core.papers.organisation import TABLE, chart, lines, persons
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.papers.scene_view import SceneView

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk


class OrganisationPart(OwnPart):
    """Shows who reports to whom; the lines are entered in the table below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = WrappedLabel(role="section", parent=self)
        self.empty = WrappedLabel(role="secondary", parent=self)
        self.view = SceneView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        for widget in (self.title, self.empty, self.view):
            column.addWidget(widget)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.title.setText(self.tr("Organisation chart"))
        self.empty.setText(self.tr(
            "Enter the persons of the monitoring on the MSS page; their lines are entered below."))
        self._show()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Draw the chart again when a person or a line changed."""
        if not changed or any(address.split("/")[0] == TABLE for address in changed):
            self._show()

    def _show(self) -> None:
        from jcm_pdd.core.papers.organisation_chart import scene

        nodes = chart(persons(self.desk.session.project))
        self.empty.setVisible(not nodes)
        self.view.setVisible(bool(nodes))
        if nodes:
            self.view.show_scene(scene(nodes))
        self.view.describe(self.title.text(), "\n".join(f"{'  ' * depth}{one.title}" for depth, one in lines(nodes)))
