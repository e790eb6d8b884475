"""The visit of a site on its page: points to tick with large targets, photographs by drop, the list on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.photographs import offered_position
from jcm_pdd.core.papers.visit import GROUPS, Item, answer_edit, items, sites_to_visit
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.gui import theme
from jcm_pdd.gui.breathing import breathe
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.dialogs import beside_the_work
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.papers.visit_points import Points
from jcm_pdd.gui.wrap import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from jcm_pdd.gui.editors.desk import Desk
    from jcm_pdd.gui.papers.keeping import Keeping

SETTLE_MS = 120


class VisitPart(OwnPart):
    """Shows the points of the chosen site and takes photographs in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setAcceptDrops(True)
        self.title = WrappedLabel(role="section", parent=self)
        self.count, self.state = WrappedLabel(role="hint", parent=self), WrappedLabel(role="hint", parent=self)
        self.site, self.open_only = ChoiceBox(self), QCheckBox(self)
        self.photos, self.folder, self.paper, self.stop, self.position = (QPushButton(self) for _ in range(5))
        self.groups = {group: Points(self) for group in GROUPS}
        self._keeping: Keeping | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.show_now)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        choose = QHBoxLayout()
        choose.setSpacing(theme.SPACE_3)
        choose.addWidget(self.site, 1)
        choose.addWidget(self.open_only)
        actions = WrapRow()
        for button in (self.photos, self.folder, self.paper, self.stop, self.position):
            button.setMinimumHeight(36)
            actions.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_3)
        column.addWidget(self.title)
        column.addLayout(choose)
        column.addLayout(actions)
        column.addWidget(self.state)
        column.addWidget(self.count)
        for group in GROUPS:
            column.addWidget(self.groups[group])
        for widget in (self.stop, self.state, self.position):
            widget.hide()

    def _connect(self) -> None:
        self.site.activated.connect(lambda _: self.show_now())
        self.open_only.toggled.connect(lambda _: self.show_now())
        self.photos.clicked.connect(self._choose_files)
        self.folder.clicked.connect(self._choose_folder)
        self.paper.clicked.connect(self._write_paper)
        self.position.clicked.connect(self._use_position)
        self.stop.clicked.connect(lambda: self._keeping.stop() if self._keeping is not None else None)
        for points in self.groups.values():
            points.answered.connect(self._answered)
            points.asked.connect(self._go)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.title.setText(self.tr("What to see, photograph, collect and ask"))
        self.site.setAccessibleName(self.tr("Site"))
        self.open_only.setText(self.tr("Only what is open"))
        self.photos.setText(self.tr("Add photographs…"))
        self.folder.setText(self.tr("Add a folder…"))
        self.paper.setText(self.tr("Check list as PDF…"))
        self.stop.setText(self.tr("Cancel"))
        self.position.setText(self.tr("Coordinates from a photograph"))
        for button in (self.photos, self.folder, self.paper, self.stop, self.position):
            button.setAccessibleName(button.text())
        self.show_now()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Show the points again after answers changed."""
        self._settle.start()

    def show_now(self) -> None:
        """Read the project again."""
        session = self.desk.session
        names, chosen = sites_to_visit(session.project), self.site.currentData()
        if [self.site.itemData(at) for at in range(self.site.count())] != list(names):
            self.site.clear()
            for name in names:
                self.site.addItem(name or self.tr("The whole project"), name)
        self.site.setCurrentIndex(max(self.site.findData(chosen), 0))
        self.site.setVisible(len(names) > 1)
        read_only = self.desk.read_only
        for button in (self.photos, self.folder):
            button.setEnabled(not read_only and self._keeping is None)
        offered = offered_position(session.schema, session.project, self.site.currentData() or "")
        self.position.setVisible(offered is not None and not read_only)
        self.position.setToolTip(offered[1] if offered is not None else "")
        self._show_points(items(session.context, self.site.currentData() or ""), read_only)

    def _show_points(self, listed: tuple[Item, ...], read_only: bool) -> None:
        from jcm_pdd.files.papers.checklist import TITLES, in_words

        context = self.desk.session.context
        done = sum(item.done is True for item in listed)
        self.count.setText(self.tr("{done} of {count} points done").format(done=done, count=len(listed)))
        for group, points in self.groups.items():
            own = [item for item in listed if item.group == group]
            left = [item for item in own if item.done is not True or not self.open_only.isChecked()]
            title = f"{TITLES[group].get(self.desk.language)}  {sum(i.done is True for i in own)} / {len(own)}"
            points.show_items(left, title, read_only, lambda item: in_words(context, item, self.desk.language))
            if not self.isVisible():  # while it is made; what is seen changes in one go
                breathe()

    def unsent(self) -> bool:
        """Tell whether a finding was typed and not sent."""
        return any(point.unsent() for group in self.groups.values() for point in group.points)

    def commit(self) -> None:
        """Send what was typed."""
        for group in self.groups.values():
            for point in tuple(group.points):
                point.commit()

    def _go(self, address: str) -> None:
        self.desk.go_to(address)

    def _answered(self, item: str, values: dict[str, object]) -> None:
        session = self.desk.session
        if not self.desk.read_only:
            session.record(answer_edit(session.project, self.site.currentData() or "", item, values), origin=self)  # type: ignore[arg-type]
            self._settle.start()

    # --- photographs -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.desk.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take(paths)

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, self.photos.text(), "", "*.jpg *.jpeg *.png *.heic *.heif *.tif *.tiff *.webp *.bmp")
        if names:
            self.take([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.folder.text())
        if name:
            self.take([Path(name)])

    def take(self, paths: list[Path]) -> None:
        """Take pictures and folders in; large lots are copied beside the window."""
        from jcm_pdd.files.papers.photo_import import pictures_in
        from jcm_pdd.gui.papers.keeping import Keeping

        if self._keeping is not None:
            return
        try:
            pictures, _ = pictures_in(paths)
        except Problem as problem:
            self._say(problem_text(problem, self.desk.language))
            return
        self._keeping = keeping = Keeping(self.desk.session, pictures)
        keeping.moved.connect(lambda percent: self._say(self.tr("Copying: {percent} %").format(percent=percent)))
        keeping.done.connect(self._taken)
        keeping.failed.connect(lambda problem: self._ended(problem_text(problem, self.desk.language)))
        keeping.stopped.connect(lambda: self._ended(self.tr("Stopped; no photograph was added.")))
        self.stop.show()
        keeping.start()

    def _taken(self, kept: list[dict[str, object]]) -> None:
        from jcm_pdd.files.papers.exif import read_shot
        from jcm_pdd.files.papers.photo_import import Kept, list_pictures

        paths = self._keeping.paths if self._keeping is not None else ()
        pictures = [Kept(path, item, read_shot(path)) for path, item in zip(paths, kept, strict=True)]  # type: ignore[arg-type]
        report = list_pictures(self.desk.session, pictures, self.site.currentData() or "")
        added, placed = report.added, sum(bool(one.position) for one in report.added)
        self._ended(self.tr("Added: {count}; with a position: {placed}; there already: {known}; not readable as a "
                            "picture: {broken}").format(
            count=len(added), placed=placed, known=len(report.taken) - len(added),
            broken=sum(not one.readable for one in added)))

    def _use_position(self) -> None:
        """Give the site the position of the first photograph taken there; one undo takes it away again."""
        session = self.desk.session
        offered = offered_position(session.schema, session.project, self.site.currentData() or "")
        if offered is not None:
            self.desk.set_text(*offered, self)
            self._say(self.tr("The site now has the coordinates {position}.").format(position=offered[1]))
            self._settle.start()

    def _ended(self, text: str) -> None:
        self._keeping = None
        self.stop.hide()
        self._say(text)
        self._settle.start()

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _write_paper(self) -> None:
        from jcm_pdd.files.papers.checklist import make_checklist

        self.commit()
        name, _ = QFileDialog.getSaveFileName(self, self.paper.text(),
                                              beside_the_work(self, "checklist.pdf"), "PDF (*.pdf)")
        if not name:
            return
        try:
            data, _ = make_checklist(self.desk.session, "pdf")
            Path(name).write_bytes(data)
        except Problem as problem:
            self._say(problem_text(problem, self.desk.language))
        except OSError as error:
            self._say(problem_text(Problem("export.not_written", name, reason=error.strerror or error),
                                   self.desk.language))
        else:
            self._say(self.tr("Written: {file}").format(file=name))
