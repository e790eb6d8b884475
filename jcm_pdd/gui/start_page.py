"""The first page: projects opened before, and the ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.column import centred, put_in

if TYPE_CHECKING:
    from jcm_pdd.files.preferences import Recent
    from jcm_pdd.files.samples import Sample

WIDTH = 960


class StartPage(QScrollArea):
    """Says what is wanted by signals; `opened` and `forgotten` carry the path of a project, `sampled` an id."""

    new_asked = Signal()
    open_asked = Signal()
    document_asked = Signal()
    guided_asked = Signal()
    opened = Signal(str)
    forgotten = Signal(str)
    sampled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from button to button
        self._samples: tuple[Sample, ...] = ()
        self._recent: tuple[Recent, ...] = ()
        self._build()

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """Show the projects opened before, newest first."""
        self._recent = tuple(recent)
        self._build()

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Show the samples; they are read after the window is there."""
        self._samples = tuple(samples)
        self._build()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at what is done first."""
        super().focusInEvent(event)
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._build()

    def _build(self) -> None:
        page = QWidget(self)
        columns = QHBoxLayout(centred(page, WIDTH))
        columns.setContentsMargins(0, theme.SPACE_2, 0, 0)
        columns.setSpacing(theme.SPACE_8 * 2)
        columns.addLayout(self._ways(), 2)
        columns.addLayout(self._projects(), 3)
        put_in(self, page)

    def _ways(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE_2)
        _label(column, self.tr("JCM PDD Studio"), "title")
        _label(column, self.tr("Project Design Documents and monitoring plans for the Joint Crediting Mechanism. "
                               "Every fact is asked once and printed wherever it belongs."), "secondary")
        column.addSpacing(theme.SPACE_4)
        self.new = _button(column, self.tr("New project"), "file-plus", self.new_asked, primary=True)
        self.open = _button(column, self.tr("Open…"), "folder-open", self.open_asked)
        self.document = _button(column, self.tr("New from a filled document…"), "file-text", self.document_asked)
        _label(column, self.tr("Last year's PDD (.docx) or a monitoring workbook (.xlsx) becomes a new project. "
                               "You can also drop the file here."), "hint")
        self.guided = _button(column, self.tr("Guided first project"), "list-checks", self.guided_asked)
        _label(column, self.tr("An empty project with a checklist beside it, step by step to the documents."), "hint")
        if self._samples:
            column.addSpacing(theme.SPACE_4)
            _label(column, self.tr("Sample projects"), "label")
            _label(column, self.tr("To look around and try things; nothing of yours is changed."), "hint")
            for sample in self._samples:
                button = _button(column, sample.title.get(language.current()), "play", None)
                button.clicked.connect(lambda _=False, which=sample.id: self.sampled.emit(which))
        column.addStretch(1)
        return column

    def _projects(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE_2)
        _label(column, self.tr("Recent projects"), "section")
        column.addSpacing(theme.SPACE_1)
        if not self._recent:
            _label(column, self.tr("Projects you open or save appear here. Begin with a new project, "
                                   "or look at a sample."), "secondary")
        for recent in self._recent:
            row = QHBoxLayout()
            row.setSpacing(theme.SPACE_2)
            card = RecentCard(recent, self)
            card.clicked.connect(lambda _=False, path=recent.path: self.opened.emit(path))
            row.addWidget(card, 1)
            if recent.missing:
                forget = QPushButton(self.tr("Take off the list"), self)
                theme.set_role(forget, "quiet")
                forget.clicked.connect(lambda _=False, path=recent.path: self.forgotten.emit(path))
                row.addWidget(forget)
            column.addLayout(row)
        column.addStretch(1)
        return column


class RecentCard(QPushButton):
    """One project: title, country and methodology, how ready it is, when it was last edited."""

    def __init__(self, recent: Recent, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(recent.path)
        self.setEnabled(not recent.missing)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_4, theme.SPACE_2, theme.SPACE_4, theme.SPACE_2)
        column = QVBoxLayout()
        column.setSpacing(2)
        country = recent.country_ja if language.current() == "ja" else recent.country
        facts = words.listed([country, recent.methodology, self._edited(recent)])
        due = self._due(recent)
        _label(column, recent.title or self.tr("Untitled project"), "label")
        _label(column, facts, "hint")
        if due:
            _label(column, due, "hint")
            facts = words.listed([facts, due])
        _label(column, recent.path, "hint", shorten=True)
        row.addLayout(column, 1)
        chip = theme.StateChip(*self._state(recent), self)
        if recent.percent is not None and not recent.missing:
            answered = self.tr("{percent} % answered").format(percent=recent.percent)
            facts = words.listed([facts, answered])
            beside = QVBoxLayout()
            beside.setSpacing(2)
            beside.addWidget(chip, 0, Qt.AlignmentFlag.AlignRight)
            told = _label(beside, answered, "hint")
            told.setWordWrap(False)
            told.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addLayout(beside)
        else:
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{recent.title}, {facts}, {chip.text()}")

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._row.sizeHint().height())

    def _state(self, recent: Recent) -> tuple[str, str]:
        if recent.missing:
            return self.tr("File not found"), "error"
        if recent.errors:
            return self.tr("Errors {count}").format(count=recent.errors), "error"
        if recent.ready:
            return self.tr("Ready"), "accent"
        return self.tr("Open {count}").format(count=recent.open), "open"

    def _due(self, recent: Recent) -> str:
        """Return the next deadline with the days left to it."""
        try:
            day = date.fromisoformat(recent.due)
        except ValueError:
            return ""
        what = recent.due_ja if language.current() == "ja" else recent.due_en
        days = (day - datetime.now().astimezone().date()).days
        text = self.tr("Next: {what}, {day}, {days} days left") if days >= 0 else self.tr(
            "Overdue: {what}, {day}, {days} days ago")
        return text.format(what=what, day=day.isoformat(), days=abs(days))

    def _edited(self, recent: Recent) -> str:
        try:
            when = words.moment(datetime.fromisoformat(recent.edited))
        except ValueError:
            return ""
        return self.tr("edited {when}").format(when=when)


class _Shortened(QLabel):
    """A path cut in the middle where the card is too narrow."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 2)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width()))


def _label(column: QVBoxLayout, text: str, role: str, shorten: bool = False) -> QLabel:
    label = _Shortened(text) if shorten else QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(not shorten)
    theme.set_role(label, role)
    column.addWidget(label)
    return label


def _button(column: QVBoxLayout, text: str, icon: str, signal: object, primary: bool = False) -> QPushButton:
    button = QPushButton(text)
    if primary:
        theme.set_role(button, "primary")
    theme.set_icon(button, icon, "on_accent" if primary else "ink")
    if signal is not None:
        button.clicked.connect(signal)
    column.addWidget(button)
    return button
