"""The page of the figure: tools, the canvas, and a line that says what the figure shows and whether it is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from jcm_pdd.core.papers import figure_edits as edits
from jcm_pdd.core.papers.figure import LINES, PARTS, changes, figure_of, is_printed
from jcm_pdd.core.papers.figure_layout import extent
from jcm_pdd.core.papers.figure_model import Figure, Point
from jcm_pdd.core.papers.figure_register import site_names
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit, Project
from jcm_pdd.gui import theme
from jcm_pdd.gui.dialogs import beside_the_work
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.papers.figure_canvas import FigureCanvas
from jcm_pdd.gui.papers.figure_tools import FigureTools
from jcm_pdd.gui.papers.figure_words import flow_names, kind_names

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk


class FigurePart(OwnPart):
    """Reads the figure from the session and sends every change as one edit."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.figure = Figure()
        self.tools = FigureTools(self)
        self.canvas = FigureCanvas(self)
        self.state, self.keys = WrappedLabel(role="secondary", parent=self), WrappedLabel(role="hint", parent=self)
        self.trouble = WrappedLabel(role="error", parent=self)
        self.empty = WrappedLabel(role="secondary", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        for widget in (self.state, self.empty, self.tools, self.canvas, self.keys, self.trouble):
            column.addWidget(widget)
        self.trouble.hide()
        self._connect()
        self.canvas.show_theme()
        theme.ThemeWatcher(self, self.canvas.show_theme)
        self.retranslate()

    def _connect(self) -> None:
        canvas, tools = self.canvas, self.tools
        canvas.moved.connect(self._moved)
        canvas.connected.connect(self._connected)
        canvas.deleted.connect(self._delete)
        canvas.chosen.connect(self._chosen)
        canvas.label_wanted.connect(lambda: tools.label.setFocus() if tools.label.isEnabled() else None)
        canvas.connecting_ended.connect(lambda: self._connecting(False))
        tools.add_kind.connect(self._add)
        tools.pressed.connect(self._pressed)
        tools.show_part.connect(self._show_again)
        tools.label_given.connect(self._label)
        tools.kind_given.connect(lambda kind: self._send(edits.drawn_as(self._project, canvas.selected(), kind)))
        tools.site_given.connect(lambda site: self._send(edits.grouped(self._project, canvas.selected(), site)))

    # ------------------------------------------------------------------ what the page asks

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.tools.retranslate()
        self.canvas.setAccessibleName(self.tr("Figure of monitoring points"))
        self.empty.setText(self.tr("Choose a methodology in B.1 and enter its units, or enter the meters: they are "
                                   "drawn by themselves. You can also add symbols of your own."))
        self.keys.setText(self.tr("Drag parts, or move the chosen ones with the arrow keys. Tab goes to the next part, "
                                  "F2 to its label, Delete removes or hides. Drag from the spot at the right edge of a "
                                  "part to draw a line. Ctrl and the wheel zoom."))
        self._show()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Draw the figure again when anything it is made of changed."""
        self._show()

    def unsent(self) -> bool:
        """Tell whether a label was typed and not sent."""
        return self.tools.unsent()

    def commit(self) -> None:
        """Send the label that is typed."""
        if self.tools.unsent():
            self._label(self.tools.label.text())

    def go_to(self, address: str) -> QWidget | None:
        """Choose the part a row of the figure's tables is about."""
        table, _, rest = address.partition("/")
        if table not in (PARTS, LINES):
            return None
        row = rest.partition("/")[0]
        part = next((one.part for one in changes(self._project).values() if table == PARTS and one.row == row), "")
        self.canvas.choose(part)
        self.canvas.setFocus()
        return self.canvas

    # ------------------------------------------------------------------ showing

    @property
    def _project(self) -> Project:
        return self.desk.session.project

    def _show(self) -> None:
        figure = figure_of(self.desk.session.context)
        if figure != self.figure or not self.canvas.items_by_id:
            self.figure = figure
            self.canvas.show_figure(figure)
        self.empty.setVisible(not figure.placed)
        self.canvas.setVisible(bool(figure.placed))
        self.keys.setVisible(bool(figure.placed))
        self.tools.show_hidden(self._hidden())
        self._say()
        self._chosen()

    def _say(self) -> None:
        meters = sum(len(one.part.meters) for one in self.figure.shown)
        points = len({one.part.point for one in self.figure.shown if one.part.point})
        shown = self.tr("Monitoring points: {points}. Meters: {meters}.").format(points=points, meters=meters)
        printed = self.tr("Printed in C.2.") if is_printed(self.desk.session.context) else self.tr(
            "Not printed in C.2 yet: answer the question above, or change something in the figure.")
        if self.desk.session.project.get("figure_in_pdd") is False:
            printed = self.tr("Not printed in C.2, as answered above.")
        self.state.setText(f"{shown} {printed}" if self.desk.language == "en" else f"{shown}{printed}")

    def _hidden(self) -> dict[str, str]:
        names = kind_names()
        found = {one.part.id: " ".join(filter(None, (one.part.point, one.part.label))) or names[one.part.kind]
                 for one in self.figure.placed if one.hidden}
        for wire in self.figure.wires:
            ends = [self.figure.of(name) for name in (wire.link.start, wire.link.end)]
            if wire.hidden and all(one is not None and not one.hidden for one in ends):
                labels = [one.part.label for one in ends if one is not None]
                found[f"{wire.link.start}\n{wire.link.end}"] = f"{labels[0]} → {labels[1]}"
        return found

    def _chosen(self) -> None:
        parts, lines = self.canvas.selected(), self.canvas.selected_lines()
        one = self.figure.of(parts[0]) if len(parts) == 1 else None
        label = one.part.label if one is not None else lines[0].label if len(lines) == 1 and not parts else None
        editable = not self.desk.read_only
        self.tools.show_chosen(label if editable else None, one.part.kind if one is not None and editable else "",
                               one.part.site if one is not None else "", site_names(self._project))
        self.tools.enable(editable, len(parts), len(lines))
        told = [self._told(name) for name in parts] + [flow_names()[line.flow] for line in lines]
        self.canvas.setAccessibleDescription(", ".join(told))

    def _told(self, name: str) -> str:
        one = self.figure.of(name)
        if one is None:
            return ""
        return " ".join(filter(None, (one.part.point, one.part.label, kind_names()[one.part.kind])))

    # ------------------------------------------------------------------ edits

    def _send(self, edit: Edit) -> None:
        self.trouble.hide()
        if not self.desk.read_only:
            self.desk.session.record(edit, self)
        self._show()

    def _moved(self, places: dict[str, Point]) -> None:
        self._send(edits.moved(self._project, places))

    def _connected(self, start: str, end: str) -> None:
        self._send(edits.connected(self._project, start, end, str(self.tools.flow.currentData())))

    def _delete(self) -> None:
        self._send(edits.deleted(self._project, self.canvas.selected(), self.canvas.selected_lines()))

    def _label(self, text: str) -> None:
        parts, lines = self.canvas.selected(), self.canvas.selected_lines()
        if len(parts) == 1:
            self._send(edits.labelled(self._project, parts[0], text))
        elif lines:
            line = lines[0]
            self._send(edits.line_labelled(self._project, line.start, line.end, text, line.flow))

    def _add(self, kind: str) -> None:
        box = extent(self.figure)
        at = edits.on_grid(box.x), edits.on_grid(box.bottom + 4.0)
        edit, part = edits.added(self._project, kind, kind.replace("_", " ").capitalize(), at)
        self._send(edit)
        self.canvas.choose(part)
        self.canvas.setFocus()

    def _show_again(self, name: str) -> None:
        start, _, end = name.partition("\n")
        if not end:
            self._send(edits.shown(self._project, (name,), hidden=False))
            return
        flow = next(wire.link.flow for wire in self.figure.wires if (wire.link.start, wire.link.end) == (start, end))
        self._send(edits.connected(self._project, start, end, flow))

    # ------------------------------------------------------------------ tools

    def _pressed(self, name: str) -> None:
        acts: dict[str, Callable[[], None]] = {
            "connect": lambda: self._connecting(self.tools.buttons["connect"].isChecked()),
            "left": lambda: self._align("x"), "top": lambda: self._align("y"),
            "arrange": lambda: self._send(edits.arranged(self._project)),
            "hide": lambda: self._send(edits.shown(self._project, self.canvas.selected(), hidden=True)),
            "delete": self._delete, "smaller": lambda: self.canvas.zoom(0.8),
            "larger": lambda: self.canvas.zoom(1.25), "fit": self.canvas.fit, "copy": self._copy, "save": self._save}
        acts[name]()

    def _connecting(self, on: bool) -> None:
        self.canvas.connecting = on
        self.tools.buttons["connect"].setChecked(on)

    def _align(self, side: str) -> None:
        boxes = {name: self.canvas.items_by_id[name].placed.box for name in self.canvas.selected()}
        if boxes:
            least = min(getattr(box, side) for box in boxes.values())
            self._moved({name: (least, box.y) if side == "x" else (box.x, least) for name, box in boxes.items()})

    def _copy(self) -> None:
        from jcm_pdd.core.papers.figure_scene import scene_of
        from jcm_pdd.files.papers.figure_files import made

        QGuiApplication.clipboard().setImage(QImage.fromData(made(scene_of(self.figure), ".png")))

    def ask_target(self) -> Path | None:
        """Ask where to save the figure."""
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the figure"),
                                              beside_the_work(self, "monitoring_points.svg"),
                                              "SVG (*.svg);;PNG (*.png);;PDF (*.pdf)")
        return Path(name) if name else None

    def _save(self) -> None:
        from jcm_pdd.files.messages import problem_text
        from jcm_pdd.files.papers.figure_files import write_figure

        target = self.ask_target()
        if target is None:
            return
        try:
            write_figure(self.figure, target)
        except Problem as problem:
            self.trouble.setText(problem_text(problem, self.desk.language))
            self.trouble.show()
        else:
            self.trouble.hide()
