"""Two versions side by side: what changed field by field, what it does in tonnes, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QTreeWidgetItem,
    QWidget,
)
from shiboken6 import isValid

from jcm_pdd.core import versions
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.versions_changes import SORTS, FieldChange
from jcm_pdd.gui import language, theme
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.lines import Lines
from jcm_pdd.gui.versions import drift_table, said
from jcm_pdd.gui.versions.effects import Effects
from jcm_pdd.gui.versions.sides import SidesPage
from jcm_pdd.gui.workbench import Busy

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.versions.comparing import Comparison
    from jcm_pdd.files.versions.results import What
    from jcm_pdd.gui.dialogs import Dialogs

WIDTH = 1240
COLUMNS, TONNES = (270, 110, 330, 330), 4
ROLE = 0x0100


class ComparisonPage(SidesPage):
    """Compares two sides; `chosen` carries the address of a field to go to."""

    chosen = Signal(str)

    def __init__(self, session: Session, dialogs: Dialogs, folder: str, parent: QWidget | None = None) -> None:
        self.comparison: Comparison | None = None
        super().__init__(session, dialogs, folder, parent)
        self._effects = Effects(self)
        self._effects.worked_out.connect(self._worked_out)
        self._effects.finished.connect(self._all_worked_out)
        self._lines: dict[int, QTreeWidgetItem] = {}
        self.title, self.effect, self.nothing = QLabel(self), QLabel(self), QLabel(self)
        self.labels = tuple(QLabel(self) for _ in range(4))
        self.section, self.sort = ChoiceBox(self), ChoiceBox(self)
        self.list, self.text, self.why = Lines(COLUMNS, self), QTextBrowser(self), LineInput(parent=self)
        self.go, self.export, self.memo, self.track, self.back = (QPushButton(self) for _ in range(5))
        self.drift = QPushButton(self)
        self._build()
        unlisten = session.listen(lambda changed, *_: self._again(changed))
        self.destroyed.connect(lambda *_: unlisten())
        self._offer()
        self._say()

    def enter(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.comparison is not None:
            self.text.setHtml(self._detail())  # its colours are those of the look

    def compare(self) -> None:
        """Compare the two sides chosen; what cannot be opened is told, and the list stays empty."""
        from jcm_pdd.files.versions.comparing import compare

        sides = self.sides()
        self.comparison = None
        if sides is not None:
            try:
                old, new = self.state(sides[0]), self.state(sides[1])
                if not isValid(self):  # the user went elsewhere while a large file was read
                    return
                self.comparison = compare(old, new, effects=False)
            except Problem as problem:
                self.went_wrong.emit(problem)
            except Busy:
                pass
        self._effects.start(self.comparison)
        self._fill_sections()
        self._fill()

    def current(self) -> FieldChange | None:
        """Return the change chosen in the list."""
        item = self.list.currentItem()
        return self.comparison.changes[item.data(0, ROLE)] if item is not None and self.comparison is not None else None

    def _worked_out(self, number: int) -> None:
        if number in self._lines:
            self._lines[number].setText(len(COLUMNS), said.effect(self._effects.known[number].effect))

    def _all_worked_out(self) -> None:
        if self.comparison is not None:
            self.comparison = replace(self.comparison, changes=tuple(self._effects.known))
            self._judge()

    # --- the list --------------------------------------------------------------------------------------------

    def _again(self, changed: frozenset[str]) -> None:
        if self.isVisible() and any(not one.startswith(versions.WHY) for one in changed):
            self.compare()
        elif self.isVisible() and self.drift.isChecked():
            self._judge()

    def _fill_sections(self) -> None:
        found = self.comparison
        names = dict.fromkeys(one.section for one in found.changes) if found is not None else {}
        before = self.section.currentData()
        self.section.blockSignals(True)
        self.section.clear()
        self.section.addItem(self.tr("All sections"), None)
        for name in names:
            text = found.section(name, language.current()) if found is not None else ""
            self.section.addItem(text or self.tr("Elsewhere"), name)
        self.section.setCurrentIndex(max(self.section.findData(before), 0))
        self.section.blockSignals(False)

    def _fill(self) -> None:
        from jcm_pdd.files.versions.comparing import told

        found, section, sort = self.comparison, self.section.currentData(), self.sort.currentIndex()
        at = self.list.at()
        self.list.blockSignals(True)
        self.list.clear()
        self._lines.clear()
        known = dict(enumerate(self._effects.known))
        for number, one in enumerate(found.changes if found is not None else ()):
            wanted = section in (None, one.section) and sort in (0, SORTS.index(one.sort) + 1)
            if found is not None and wanted:
                text = told(found, one, language.current())
                line = [text.where, text.what, " ".join(text.old.split()), " ".join(text.new.split()),
                        said.effect(known.get(number, one).effect)]
                self._lines[number] = item = self.list.line(line)
                item.setData(0, ROLE, number)
        self.list.numbers(TONNES)
        self.list.choose(at)
        self.list.blockSignals(False)
        self.effect.setText(said.summary(found) if found is not None else "")
        self.nothing.setVisible(found is not None and not found.changes)
        self._judge()

    def _judge(self) -> None:
        one, found, sides = self.current(), self.comparison, self.sides()
        self.drift.setEnabled(drift_table.can_drift(self._session))
        self.text.setHtml(self._detail())
        asked = one is not None and (one.sort == "row" or self._session.schema.place(one.address) is not None)
        self.go.setEnabled(asked)
        free = found is not None and sides is not None and not self.running
        self.export.setEnabled(free)
        self.memo.setEnabled(free)
        self.track.setEnabled(free and sides is not None and sides[0].kind == "version" and sides[1].kind == "now")
        self.why.setEnabled(one is not None and not self._session.read_only)
        reason = versions.reason(self._session.project, sides[0].key, one.address) if one and sides else ""
        if not self.why.hasFocus() or self.why.property("of") != (one.address if one else ""):
            self.why.setText(reason)
            self.why.setProperty("of", one.address if one else "")

    def _detail(self) -> str:
        if self.drift.isChecked():
            return drift_table.html(self._session)
        one, found = self.current(), self.comparison
        return said.change(found, one) if one is not None and found is not None else ""

    def _show_drift(self, shown: bool) -> None:
        """Give the whole room to what drifted, or back to the changes."""
        for one in (self.list, self.why, self.go):
            one.setVisible(not shown)
        self._name_drift()
        self._judge()

    def _name_drift(self) -> None:
        self.drift.setText(self.tr("What changed") if self.drift.isChecked() else self.tr("What drifted"))

    def _keep_reason(self) -> None:
        sides, address = self.sides(), str(self.why.property("of") or "")
        if sides is not None and address and not self._session.read_only:
            edit = versions.reason_edit(self._session.project, sides[0].key, address, self.why.text())
            if edit.changes[0].old != edit.changes[0].new:
                self._session.record(edit)

    def _go(self) -> None:
        one = self.current()
        if one is not None:
            gone = one.what == "row_removed"
            self.chosen.emit(one.address.rpartition("/")[0] if gone else one.address)

    def _write_one(self, what: What, name: str) -> None:
        from jcm_pdd.files.versions.results import ENDINGS, Side, Wanted

        sides = self.sides()
        path = self._dialogs.result_file(str(Path(self._start) / name), ENDINGS[what]) if sides is not None else None
        if sides is None or path is None:
            return
        # The other process has no saved file of its own: there it is a file like any other.
        old, new = (Side("file", str(self._session.path)) if side.kind == "saved" else side for side in sides)
        wanted = Wanted(what, path, old, new, language=language.current(), reasons=sides[0].key)
        clean = path.with_name(f"{path.stem}_clean{path.suffix}")
        self.write(wanted, *([replace(wanted, what="clean", target=clean)] if what == "track" else []))

    # --- look ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = column_in(centred(self, WIDTH))
        for label, role in ((self.title, "title"), (self.effect, "secondary"), (self.nothing, "secondary"),
                            *((one, "label") for one in self.labels)):
            theme.set_role(label, role)
            label.setWordWrap(label not in self.labels)
        column.addWidget(self.title)
        column.addLayout(self._choices())
        column.addWidget(self.effect)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 3)
        column.addWidget(self.text, 2)
        row = QHBoxLayout()
        row.addWidget(self.why, 1)
        row.addWidget(self.go)
        column.addLayout(row)
        self._build_work(column)
        theme.set_role(self.memo, "primary")
        last = QHBoxLayout()
        last.addWidget(self.back)
        last.addWidget(self.drift)
        last.addStretch(1)
        self.drift.setCheckable(True)
        for button in (self.export, self.track, self.memo):
            last.addWidget(button)
        column.addLayout(last)
        self.text.setTabChangesFocus(True)
        self.writes = (self.export, self.track, self.memo)
        self._wire()

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_2)
        grid.setVerticalSpacing(theme.SPACE_1)
        self.sort.addItems([""] * (len(SORTS) + 1))
        boxes = (self.old, self.new, self.section, self.sort)
        for at, (label, box, wide) in enumerate(zip(self.labels, boxes, (5, 5, 3, 0), strict=True)):
            label.setBuddy(box)
            if box is not self.sort:  # its words are short: it is as wide as they are
                box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentTextChanged.connect(box.setToolTip)  # what is named by the user may be longer than the room
            grid.addWidget(label, 0, at)
            grid.addWidget(box, 1, at)
            grid.setColumnStretch(at, wide)
        grid.addWidget(self.other, 1, len(boxes))
        return grid

    def _wire(self) -> None:
        for box in (self.section, self.sort):
            box.currentIndexChanged.connect(lambda *_: self._fill())
        self.list.currentItemChanged.connect(lambda *_: self._judge())
        self.drift.toggled.connect(self._show_drift)
        self.list.itemActivated.connect(lambda *_: self._go())
        self.why.editingFinished.connect(self._keep_reason)
        for button, act in ((self.go, self._go), (self.back, self.left.emit),
                            (self.export, lambda: self._write_one("comparison", "comparison.docx")),
                            (self.memo, lambda: self._write_one("memo", "change_memo.docx")),
                            (self.track, lambda: self._write_one("track", "PDD_tracked.docx"))):
            button.clicked.connect(lambda _=False, act=act: act())

    def _say(self) -> None:
        self.title.setText(self.tr("Compare"))
        names = (self.tr("From"), self.tr("To"), self.tr("Section"), self.tr("Kind of answer"))
        for label, box, name in zip(self.labels, (self.old, self.new, self.section, self.sort), names, strict=True):
            label.setText(name)
            box.setAccessibleName(name)
        for at, text in enumerate([self.tr("All kinds"), *map(said.sort, SORTS)]):
            self.sort.setItemText(at, text)
        self.list.setHeaderLabels([self.tr("Where"), self.tr("What"), self.tr("Before"), self.tr("After"),
                                   self.tr("tCO2")])
        self.list.setAccessibleName(self.tr("What changed"))
        self.text.setAccessibleName(self.tr("The change in full"))
        self.nothing.setText(self.tr("The answers are the same."))
        self.why.setPlaceholderText(self.tr("Why it changed, for the change memo"))
        self.why.setAccessibleName(self.why.placeholderText())
        self.go.setText(self.tr("Go to the field"))
        self.export.setText(self.tr("Export the comparison…"))
        self.memo.setText(self.tr("Change memo…"))
        self.track.setText(self.tr("Tracked changes…"))
        self._name_drift()
        self.drift.setToolTip(self.tr("What a secretariat compares, against what was submitted or registered"))
        self.back.setText(self.tr("Back to the project"))
        self._say_sides()
        self._say_work()
        self.compare()
