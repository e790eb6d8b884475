"""The tools over the canvas of the figure: what is added, arranged and taken along; the fields of what is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.figure_model import ELECTRICAL, FLOWS, HEAT, OTHER
from jcm_pdd.gui.editors.inputs import Combo, LineInput
from jcm_pdd.gui.papers.figure_words import flow_names, group_names, kind_names
from jcm_pdd.gui.theme import SPACE_2
from jcm_pdd.gui.wrap import WrapRow

PLAIN = ("connect", "left", "top", "arrange", "smaller", "larger", "fit", "copy", "save")
QUIET = ("left", "top", "arrange", "smaller", "larger", "fit", "copy", "save")


class FigureTools(QWidget):
    """Buttons and fields; says what is asked for and shows what it is told."""

    add_kind = Signal(str)
    pressed = Signal(str)
    show_part = Signal(str)
    label_given = Signal(str)
    kind_given = Signal(str)
    site_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {name: self._button(name) for name in PLAIN}
        self.buttons["connect"].setCheckable(True)
        self.add, self.hidden = QPushButton(self), QPushButton(self)
        self.leave_out, self.delete = self._button("hide"), self._button("delete")
        self.flow, self.kind, self.site = Combo(self), Combo(self), Combo(self)
        self.label = LineInput(parent=self)
        self.words = {name: QLabel(self) for name in ("flow", "label", "kind", "site")}
        self._lay_out()
        self.label.editingFinished.connect(self._label_left)
        self.kind.activated.connect(lambda at: self.kind_given.emit(self.kind.itemData(at)))
        self.site.activated.connect(lambda at: self.site_given.emit(self.site.itemData(at)))
        self._label_was = ""

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.clicked.connect(lambda _checked=False: self.pressed.emit(name))
        return button

    def _together(self, widgets: list[QWidget]) -> QWidget:
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        for widget in widgets:
            row.addWidget(widget)
        pair.setSizePolicy(widgets[-1].sizePolicy())
        return pair

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        b, w = self.buttons, self.words
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.add, b["connect"], w["flow"], self.flow, self.hidden, b["arrange"]),
            (w["label"], self.label, w["kind"], self.kind, w["site"], self.site),
            (b["left"], b["top"], self.leave_out, self.delete, b["smaller"], b["larger"], b["fit"], b["copy"],
             b["save"]))
        for widgets in rows:
            row, waiting = WrapRow(), []
            for widget in widgets:
                waiting.append(widget)
                if widget not in w.values():  # a word stays on the line of its field
                    row.addWidget(self._together(waiting) if len(waiting) > 1 else widget)
                    waiting = []
            column.addLayout(row)
        for name in QUIET:
            b[name].setProperty("role", "quiet")
        for widget in (self.leave_out, self.delete, self.hidden):
            widget.setProperty("role", "quiet")
        for combo in (self.flow, self.kind, self.site):
            combo.setMinimumContentsLength(6)

    # ------------------------------------------------------------------ words

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self._say_buttons()
        for name, text in (("flow", self.tr("as")), ("label", self.tr("Label")), ("kind", self.tr("Symbol")),
                           ("site", self.tr("Site"))):
            self.words[name].setText(text)
        self.label.setAccessibleName(self.tr("Label of the chosen part"))
        self.flow.setAccessibleName(self.tr("What a new line carries"))
        self.kind.setAccessibleName(self.tr("Symbol of the chosen part"))
        self.site.setAccessibleName(self.tr("Site of the chosen part"))
        flows, now = flow_names(), self.flow.currentIndex()
        self.flow.clear()
        for flow in FLOWS:
            self.flow.addItem(flows[flow], flow)
        self.flow.setCurrentIndex(max(now, 0))
        self.kind.clear()
        for kind, name in kind_names().items():
            self.kind.addItem(name, kind)
        self._palette()

    def _say_buttons(self) -> None:
        texts = {
            "connect": (self.tr("Connect"), self.tr("Drag from one part to another to draw a line")),
            "left": (self.tr("Align left"), self.tr("Put the chosen parts one below the other")),
            "top": (self.tr("Align top"), self.tr("Put the chosen parts side by side")),
            "arrange": (self.tr("Arrange again"),
                        self.tr("Give every part its automatic place; Undo brings yours back")),
            "smaller": ("−", self.tr("Smaller")), "larger": ("+", self.tr("Larger")),
            "fit": (self.tr("Fit"), self.tr("Show the whole figure")),
            "copy": (self.tr("Copy"), self.tr("Copy the figure as a picture")),
            "save": (self.tr("Save as…"), self.tr("Save the figure as SVG, PNG or PDF")),
        }
        both = [(self.buttons[name], *text) for name, text in texts.items()]
        both += [(self.add, self.tr("Add"), self.tr("Add a symbol")),
                 (self.leave_out, self.tr("Hide"), self.tr("Leave the chosen parts out of the figure")),
                 (self.delete, self.tr("Delete"),
                  self.tr("Remove what you added; automatic parts and lines are hidden"))]
        for button, text, tip in both:
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)

    def _palette(self) -> None:
        names = kind_names()
        menu = QMenu(self.add)
        for head, kinds in zip(group_names(), (ELECTRICAL, HEAT, OTHER), strict=True):
            group = menu.addMenu(head)
            for kind in kinds:
                if kind != "point":
                    action = QAction(names[kind], group)
                    action.triggered.connect(lambda _checked=False, kind=kind: self.add_kind.emit(kind))
                    group.addAction(action)
        self.add.setMenu(menu)

    # ------------------------------------------------------------------ what is chosen

    def show_chosen(self, label: str | None, kind: str, site: str, sites: dict[str, str]) -> None:
        """Show the fields of what is chosen; `label` is None when nothing or several things are."""
        if not self.label.composing():
            self._label_was = label or ""
            self.label.setText(self._label_was)
        self.label.setEnabled(label is not None)
        self.kind.setEnabled(bool(kind))
        self.kind.setCurrentIndex(self.kind.findData(kind) if kind else -1)
        self.site.clear()
        self.site.addItem(self.tr("by itself"), "")
        for row, name in sites.items():
            self.site.addItem(name or row, row)
        self.site.setEnabled(bool(kind) and bool(sites))
        self.site.setCurrentIndex(max(self.site.findData(site), 0))

    def show_hidden(self, parts: dict[str, str]) -> None:
        """List the hidden parts and lines, by id, to be shown again."""
        menu = QMenu(self.hidden)
        for part, name in parts.items():
            action = QAction(name, menu)
            action.triggered.connect(lambda _checked=False, part=part: self.show_part.emit(part))
            menu.addAction(action)
        self.hidden.setMenu(menu)
        self.hidden.setText(self.tr("Hidden ({count})").format(count=len(parts)))
        self.hidden.setEnabled(bool(parts))

    def enable(self, editable: bool, parts: int, lines: int) -> None:
        """Let only those buttons work that have something to work on."""
        for button in (self.add, self.buttons["connect"], self.buttons["arrange"], self.flow):
            button.setEnabled(editable)
        for name in ("left", "top"):
            self.buttons[name].setEnabled(editable and parts > 1)
        self.leave_out.setEnabled(editable and parts > 0)
        self.delete.setEnabled(editable and parts + lines > 0)

    def unsent(self) -> bool:
        """Tell whether a label was typed and not sent."""
        return self.label.isEnabled() and self.label.text() != self._label_was

    def _label_left(self) -> None:
        if self.unsent() and not self.label.composing():
            self._label_was = self.label.text()
            self.label_given.emit(self._label_was)
