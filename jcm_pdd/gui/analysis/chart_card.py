"""A chart with its heading, what is said about it, and the two ways to take it along: as a picture, or as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.analysis.charts import PRINT
from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, theme
from jcm_pdd.gui.analysis.chart_view import ChartView, Draw
from jcm_pdd.gui.dialogs import beside_the_work
from jcm_pdd.gui.editors.label import WrappedLabel

PRINTED = 160.0
"""Width in mm of a chart that leaves the window: what a page has between its margins."""

TOLD_MS = 2000
"""How long a button says that it has copied."""


class ChartCard(QWidget):
    """One chart of the page; nothing but its heading and a note is there while it has none."""

    def __init__(self, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._draw: Draw | None = None
        self.heading = QLabel(self)
        theme.set_role(self.heading, "section")
        self.copy, self.save = QPushButton(self), QPushButton(self)
        for button, act in ((self.copy, self._copy), (self.save, self._save)):
            theme.set_role(button, "quiet")
            button.clicked.connect(act)
        self.view = ChartView(self)
        self.note, self.trouble = WrappedLabel(role="hint", parent=self), WrappedLabel(role="error", parent=self)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_2)
        head.addWidget(self.heading, 1)
        head.addWidget(self.copy)
        head.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        column.addLayout(head)
        for widget in (self.view, self.note, self.trouble):
            column.addWidget(widget)
        self.trouble.hide()
        self.say("")
        self.show_chart(None, "")

    def say(self, heading: str) -> None:
        """Write the heading and the buttons in the language of the window."""
        self.heading.setText(heading)
        self.copy.setText(self.tr("Copy as picture"))
        self.save.setText(self.tr("Save…"))
        self.copy.setAccessibleName(self.tr("Copy as picture: {name}").format(name=heading))
        self.save.setAccessibleName(self.tr("Save as a file: {name}").format(name=heading))

    def show_chart(self, draw: Draw | None, note: str, told: str = "") -> None:
        """Show a chart (or none), a note below it, and for who does not see it what it says."""
        self._draw = draw
        self.view.show_chart(draw, self.heading.text(), told)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        for widget in (self.view, self.copy, self.save):
            widget.setVisible(draw is not None)

    def _copy(self) -> None:
        from jcm_pdd.files.papers.figure_files import made

        if self._draw is None:
            return
        scene = self._draw(PRINTED, PRINT)
        taken = QMimeData()
        taken.setImageData(QImage.fromData(made(scene, ".png")))
        taken.setData("image/svg+xml", made(scene, ".svg"))
        QGuiApplication.clipboard().setMimeData(taken)
        self.copy.setText(self.tr("Copied"))
        QTimer.singleShot(TOLD_MS, self.copy, lambda: self.copy.setText(self.tr("Copy as picture")))

    def ask_target(self) -> Path | None:
        """Ask where to save the chart."""
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the chart"),
                                              beside_the_work(self, f"{self._file}.png"),
                                              "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)")
        return Path(name) if name else None

    def _save(self) -> None:
        from jcm_pdd.files.messages import problem_text
        from jcm_pdd.files.papers.figure_files import write_scene

        target = self.ask_target()
        if target is None or self._draw is None:
            return
        try:
            write_scene(self._draw(PRINTED, PRINT), target)
        except Problem as problem:
            self.trouble.setText(problem_text(problem, language.current()))
        else:
            self.trouble.setText("")
        self.trouble.setVisible(bool(self.trouble.text()))
