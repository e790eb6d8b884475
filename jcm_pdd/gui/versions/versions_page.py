"""Named versions: give the project as it is now a name, and do something with an earlier one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from jcm_pdd.core import versions
from jcm_pdd.core.versions import Version
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.lines import Lines
from jcm_pdd.gui.versions import said
from jcm_pdd.gui.versions.naming import NamingPage
from jcm_pdd.gui.wrap import WrapRow

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.versions.results import What
    from jcm_pdd.gui.dialogs import Dialogs

WIDTH = 1120
COLUMNS, TONNES = (300, 110, 100, 80, 110), 4
TIP = Qt.ItemDataRole.ToolTipRole


class VersionsPage(NamingPage):
    """`compare_asked` carries the id of a version to be compared with the project as it is now."""

    compare_asked = Signal(str)

    def __init__(self, session: Session, dialogs: Dialogs, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(session, dialogs, folder, parent)
        self.title, self.hint, self.heading, self.about, self.nothing = (QLabel(self) for _ in range(5))
        self.document, self.list = ChoiceBox(self), Lines(COLUMNS, self)
        (self.compare, self.track, self.memo, self.restore, self.files, self.remove, self.history,
         self.back) = (QPushButton(self) for _ in range(8))
        self._build()
        unlisten = session.listen(lambda *_: self._fill())
        self.destroyed.connect(lambda *_: unlisten())
        self._say()

    def enter(self) -> None:
        """Put the keyboard where the work is: the list, or the name when nothing was named yet."""
        (self.list if self.list.topLevelItemCount() else self.name).setFocus()

    def _show_named(self, version: Version) -> None:
        self._choose(version.id)
        self.list.setFocus()

    def current(self) -> Version | None:
        """Return the version chosen in the list."""
        item = self.list.currentItem()
        return versions.find(self._session.project, item.data(0, 0x0100)) if item is not None else None

    # --- what is done with one -------------------------------------------------------------------------

    def _write_one(self, what: What) -> None:
        from jcm_pdd.files.versions.results import ENDINGS, Side, Wanted

        one = self.current()
        if one is None:
            return
        document = str(self.document.currentData())
        proposed = "change_memo.docx" if what == "memo" else f"{document}_tracked.docx"
        path = self._dialogs.result_file(str(Path(self._start) / proposed), ENDINGS[what])
        if path is None:
            return
        side = Side("version", one.id)
        wanted = [Wanted(what, path, side, document=document, language=language.current())]
        if what == "track":
            clean = path.with_name(f"{path.stem}_clean{path.suffix}")
            wanted.append(Wanted("clean", clean, side, document=document))
        self.write(*wanted)

    def _restore(self) -> None:
        from jcm_pdd.files.versions.restoring import write_version

        one = self.current()
        path = self._dialogs.save_file(str(Path(self._start) / "version.jcmpdd")) if one is not None else None
        if one is not None and path is not None and self._tried(lambda: write_version(self._session, one, path)):
            self._over(self.tr("Written: {files}").format(files=path))

    def _add_files(self) -> None:
        from jcm_pdd.files.versions.keeping import add_files

        one = self.current()
        paths = self._dialogs.exported_files(self._start) if one is not None else []
        if one is not None and paths:
            self._tried(lambda: add_files(self._session, one, paths))

    def _remove(self) -> None:
        one = self.current()
        if one is not None:
            self._session.record(versions.removed(self._session.project, one))

    def _history(self) -> None:
        edit = versions.revision_edit(self._session.project)
        self._session.record(edit)
        self._over(self.tr("Rows added to the revision history: {count}. One undo takes them back.").format(
            count=edit.args["count"]))

    # --- look --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = column_in(centred(self, WIDTH))
        for label, role in ((self.title, "title"), (self.hint, "secondary"), (self.heading, "section"),
                            (self.about, "hint"), (self.nothing, "secondary"),
                            *((one, "label") for one in self.labels)):
            theme.set_role(label, role)
            label.setWordWrap(label not in self.labels)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        for one in self._session.schema.documents:
            self.document.addItem(one.form, one.form.lower())
        column.addLayout(self._fields())
        column.addSpacing(theme.SPACE_3)
        column.addWidget(self.heading)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self.about)
        row = WrapRow()
        for widget in (self.compare, self.document, self.track, self.memo, self.files, self.restore, self.remove):
            row.addWidget(widget)
        column.addLayout(row)
        self._build_work(column)
        last = QHBoxLayout()
        last.addWidget(self.back)
        last.addStretch(1)
        last.addWidget(self.handed)
        last.addWidget(self.history)
        column.addLayout(last)
        self.writes = (self.track, self.memo, self.handed)
        self._wire()

    def _wire(self) -> None:
        self.list.currentItemChanged.connect(lambda *_: self._judge())
        self.list.itemActivated.connect(lambda *_: self._ask_comparison())
        for button, act in ((self.compare, self._ask_comparison),
                            (self.track, lambda: self._write_one("track")),
                            (self.memo, lambda: self._write_one("memo")), (self.restore, self._restore),
                            (self.files, self._add_files), (self.remove, self._remove),
                            (self.history, self._history), (self.back, self.left.emit)):
            button.clicked.connect(lambda _=False, act=act: act())

    def _ask_comparison(self) -> None:
        one = self.current()
        if one is not None and self.compare.isEnabled():
            self.compare_asked.emit(one.id)

    def _say(self) -> None:
        self.title.setText(self.tr("Versions"))
        self.hint.setText(self.tr("A version keeps everything the project says now under a name. It stays as it is, "
                                  "can be read again at any time, and changes since it can be shown to a validator."))
        names = self._say_fields()
        self.heading.setText(self.tr("Versions of this project"))
        self.nothing.setText(self.tr("No version was named yet. Name one whenever a document leaves the house."))
        self.list.setHeaderLabels([*names[:4], self.tr("tCO2 in total"), names[4]])
        self.list.setAccessibleName(self.heading.text())
        self.document.setAccessibleName(self.tr("Document of the tracked changes"))
        for at, form in enumerate(self._session.schema.documents):
            self.document.setItemData(at, form.title.get(language.current()), TIP)
        self.compare.setText(self.tr("Compare with now"))
        self.track.setText(self.tr("Tracked changes…"))
        self.memo.setText(self.tr("Change memo…"))
        self.restore.setText(self.tr("Write as a project…"))
        self.files.setText(self.tr("Add exported files…"))
        self.remove.setText(self.tr("Take off the list"))
        self.history.setText(self.tr("Fill the revision history"))
        self.back.setText(self.tr("Back to the project"))
        self._fill()
        self._say_work()

    def _fill(self) -> None:
        before = self.current()
        self.list.clear()
        known = versions.versions(self._session.project)
        for one in reversed(known):
            self.list.line(said.line(one)).setData(0, 0x0100, one.id)
        self.list.numbers(TONNES)
        self.list.setVisible(bool(known))
        self.nothing.setVisible(not known)
        self._choose(before.id if before is not None else known[-1].id if known else "")

    def _choose(self, ident: str) -> None:
        items = [self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount())]
        found = next((one for one in items if one is not None and one.data(0, 0x0100) == ident), None)
        if found is None and items:
            found = items[0]
        if found is not None:
            self.list.setCurrentItem(found)
        self._judge()

    def _judge(self) -> None:
        from jcm_pdd.files.versions.keeping import is_here

        one, writable = self.current(), not self._session.read_only
        here = one is not None and is_here(self._session, one)
        for button in (self.compare, self.track, self.memo, self.restore):
            button.setEnabled(here and not (self.running and button in self.writes))
        for button in (self.files, self.remove):
            button.setEnabled(one is not None and writable)
        self.history.setEnabled(writable and bool(versions.versions(self._session.project)))
        self._judge_naming()
        self.about.setText("" if one is None else self._facts(one, here))

    def _facts(self, one: Version, here: bool) -> str:
        files = ", ".join(f"{file.name} ({file.sha256[:12]}…)" for file in one.files)
        return words.listed([
            self.tr("Read from a document handed in: {form}").format(form=one.document) if one.document else "",
            "" if here else self.tr("What the project said then is not in this copy."),
            self.tr("Named by {who}").format(who=one.who) if one.who else "",
            self.tr("Files: {files}").format(files=files) if files else self.tr("No exported files listed yet.")])
