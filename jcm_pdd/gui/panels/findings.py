"""The findings: everything that is wrong or open, where it is and what to do; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.schema import section_of
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.panels.finding_details import FindingDetails
from jcm_pdd.gui.panels.finding_rows import Row, Said
from jcm_pdd.gui.panels.official import DEFAULT
from jcm_pdd.gui.panels.official_take import OfficialTake
from jcm_pdd.gui.step_painter import draw_shape

if TYPE_CHECKING:
    from jcm_pdd.core.findings import Finding
    from jcm_pdd.files.session import Session

ROLE = Qt.ItemDataRole.UserRole
ACCEPTED = "accepted"
SHAPES = {"error": "triangle", "warning": "triangle", "open": "diamond", "note": "circle"}
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Findings(QWidget):
    """The list with its two filters; `chosen` carries the address, `counted` how many findings there are."""

    chosen = Signal(str)
    take_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._said = Said()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_3)
        column.setSpacing(theme.SPACE_2)
        filters = QHBoxLayout()
        self.severity, self.chapter = ChoiceBox(self), ChoiceBox(self)
        for box in (self.severity, self.chapter):
            box.currentIndexChanged.connect(self._refill)
            filters.addWidget(box, 1 if box is self.chapter else 0)
        # The names of chapters are long; those of severities are as wide as the box.
        self.chapter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chapter.currentTextChanged.connect(self.chapter.setToolTip)
        column.addLayout(filters)
        self._model = _Model(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)
        column.addWidget(self.list, 1)
        self.take = OfficialTake(self)
        self.take.asked.connect(self.take_asked)
        self.list.selectionModel().currentChanged.connect(self._offer)
        column.addWidget(self.take)
        self.details = FindingDetails(self)
        column.addWidget(self.details)
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        theme.set_role(self.nothing, "secondary")
        column.addWidget(self.nothing)
        column.addStretch(0)

    def show_session(self, session: Session) -> None:
        """Show the findings of a session as they are now."""
        self._session = session
        if not self.severity.count():
            self._say()
        else:
            self._refill()

    def filter(self, severity: str) -> None:
        """Show only one severity; "" shows all."""
        self.severity.setCurrentIndex(max(self.severity.findData(severity), 0))

    def rows(self) -> list[Row]:
        """Return what is listed."""
        return self._model.listed

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._session is not None:
            self._say()

    def _say(self) -> None:
        self.severity.setAccessibleName(self.tr("Filter by severity"))
        self.chapter.setAccessibleName(self.tr("Filter by chapter"))
        self.list.setAccessibleName(self.tr("Findings"))
        self._fill(self.severity, [("", self.tr("All severities")),
                                   *((name, words.severity(name)) for name in SHAPES),
                                   (ACCEPTED, self.tr("Accepted"))])
        if self._session is not None:
            speak = language.current()
            self._fill(self.chapter, [("", self.tr("All chapters")), *(
                (chapter.id, chapter.title.get(speak)) for chapter in self._session.schema.chapters)])
        self._refill()

    @staticmethod
    def _fill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for data, text in entries:
            box.addItem(text, data)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)

    def _refill(self) -> None:
        session = self._session
        if session is None:
            return
        severity, chapter, speak = self.severity.currentData(), self.chapter.currentData(), language.current()
        rows: list[Row] = []
        defaults: dict[str, list[Finding]] = {}
        self._said.begin(session, speak)
        listed = [one.finding for one in session.accepted] if severity == ACCEPTED else session.findings
        severity = "" if severity == ACCEPTED else severity
        for finding in sorted(listed, key=lambda f: list(SHAPES).index(f.severity)):
            if (severity and finding.severity != severity) or (chapter and self._chapter(finding.where) != chapter):
                continue
            if finding.code == "default.not_verified":
                defaults.setdefault(finding.where.split("/")[0], []).append(finding)
                continue
            rows.append(self._said.row(session, finding, speak))
        rows += [self._card(session, found) for found in defaults.values()]
        rows.sort(key=lambda row: list(SHAPES).index(row.severity))
        self._model.show(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._count_accepted(len(session.accepted))
        self._offer(self.list.currentIndex())
        self.nothing.setText(self.tr("Nothing here.") if session.findings
                             else self.tr("No findings: nothing is wrong or left open."))

    def _count_accepted(self, count: int) -> None:
        """Accepted findings are counted apart: at their own entry of the filter."""
        at = self.severity.findData(ACCEPTED)
        if at >= 0:
            self.severity.setItemText(at, self.tr("Accepted") + f" {count}" if count else self.tr("Accepted"))

    def _card(self, session: Session, found: list[Finding]) -> Row:
        """Return one row for all unverified defaults of a methodology: they are one job with one document."""
        if len(found) == 1:
            message = session.message(found[0], language.current())
            return Row(found[0].where, "open", message.where, message.what, message.do)
        methodology = session.schema.methodology(found[0].where.split("/")[0])
        what = self.tr("{count} default values have not been checked against the official text.")
        do = self.tr("Some ten minutes with the official document: enter document, page and date for each.")
        return Row(found[0].where, "open", methodology.key if methodology else "", what.format(count=len(found)), do)

    def _chapter(self, address: str) -> str:
        session = self._session
        section = section_of(session.schema, address) if session is not None else None
        plan = session.schema.section(section) if session is not None and section else None
        return plan.definition.chapter if plan is not None else ""

    def _offer(self, index: QModelIndex, _: object = None) -> None:
        row = index.data(ROLE) if index.isValid() else None
        self.take.show_place(self._session, row.address if row is not None and row.code == DEFAULT else "")
        self.details.show_finding(self._session, row.finding if row is not None else None)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ROLE).address)


class _Model(QAbstractListModel):
    """The rows shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.listed: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Show other rows; nothing moves when they are the same."""
        if rows != self.listed:
            self.beginResetModel()
            self.listed = rows
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.listed)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        row = self.listed[index.row()]
        if role == ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{words.severity(row.severity)}: {row.where}. {row.what} {row.do}"
        return None


class _Painter(QStyledItemDelegate):
    """Paints where, what and what to do under one another."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = option.widget.viewport().width()  # type: ignore[attr-defined]
        return QSize(width - 2, self._layout(index.data(ROLE), QRect(0, 0, width, 0))[-1])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        row: Row = index.data(ROLE)
        t = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            theme.paint_chosen(painter, option.rect)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(t.hover))
        painter.setPen(QColor(t.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        head, what, do, _ = self._layout(row, option.rect)
        ink = {"error": t.error, "warning": t.open, "open": t.open, "note": t.secondary}[row.severity]
        draw_shape(painter, SHAPES[row.severity], QRect(head.left(), head.top() + 4, 9, 9).toRectF(), QColor(ink))
        self._text(painter, head.adjusted(16, 0, 0, 0), f"{words.severity(row.severity)}  {row.where}", ink,
                   self._small(), bold=True)
        self._text(painter, what, row.what, t.ink, theme.font())
        self._text(painter, do, row.do, t.secondary, self._small())
        painter.restore()

    def _layout(self, row: Row, area: QRect) -> tuple[QRect, QRect, QRect, int]:
        width = area.width() - 2 * theme.SPACE_3
        x, y = area.left() + theme.SPACE_3, area.top() + theme.SPACE_2
        small = self._small()
        bold = QFont(small)
        bold.setBold(True)
        rects = []
        for font, text, room in ((bold, f"{words.severity(row.severity)}  {row.where}", width - 16),
                                 (theme.font(), row.what, width), (small, row.do, width)):
            height = QFontMetrics(font).boundingRect(QRect(0, 0, room, 10000), int(WRAP), text).height()
            rects.append(QRect(x, y, width, height))
            y += height + 2
        return rects[0], rects[1], rects[2], y - area.top() + theme.SPACE_2

    @staticmethod
    def _small() -> QFont:
        font = theme.font()
        font.setPixelSize(theme.SIZE_HINT)
        return font

    @staticmethod
    def _text(painter: QPainter, area: QRect, text: str, colour: str, font: QFont, bold: bool = False) -> None:
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(area, int(WRAP), text)
