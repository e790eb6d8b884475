"""Which documents the open project needs: now, later or not in this country, and taking one into the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.packages import STAGES, Need, missing_versions
from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.lines import ROW, Lines

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

ROLE = Qt.ItemDataRole.UserRole
LEAST = 36 + 4 * ROW  # pixels: the head and four documents, else the page scrolls


class NeededList(QWidget):
    """A line for each document; what is not asked here comes last."""

    went_wrong = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._needs: tuple[Need, ...] = ()
        self.title, self.about = WrappedLabel(role="section", parent=self), WrappedLabel(role="secondary", parent=self)
        self.why = WrappedLabel(parent=self)
        self.rules_word, self.stage_word = QLabel(self), QLabel(self)
        self.rules, self.stage = ChoiceBox(self), ChoiceBox(self)
        self.list = Lines((150, 320, 210, 130), self)
        self.list.setMinimumHeight(LEAST)
        self.take = QPushButton(self)
        self._build()
        self._fill_choices()
        self._say()
        self.rules.currentIndexChanged.connect(self._fill)
        self.stage.currentIndexChanged.connect(self._fill)
        self.list.currentItemChanged.connect(lambda *_: self._judge())
        self.take.clicked.connect(self._take)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def chosen(self) -> Need | None:
        """Return the document chosen in the list."""
        item = self.list.currentItem()
        return item.data(0, ROLE) if item is not None else None

    # --- inside --------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        row = QHBoxLayout()
        for word, box in ((self.rules_word, self.rules), (self.stage_word, self.stage)):
            theme.set_role(word, "label")
            word.setBuddy(box)
            row.addWidget(word)
            row.addWidget(box)
            row.addSpacing(theme.SPACE_3)
        row.addStretch(1)
        row.addWidget(self.take)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.why)
        column.addWidget(self.about)

    def _fill_choices(self) -> None:
        from jcm_pdd.core.packages import stage_of
        from jcm_pdd.files.packages import GENERATIONS, generation_of

        for generation in GENERATIONS:
            self.rules.addItem(generation, generation)
        for stage in STAGES[:-1]:
            self.stage.addItem(stage, stage)
        project = self._session.project
        self.rules.setCurrentIndex(self.rules.findData(generation_of(str(project.get("country")))[0]))
        self.stage.setCurrentIndex(max(self.stage.findData(stage_of(project)), 0))

    def _say(self) -> None:
        from jcm_pdd.files.packages import rule_set

        self.title.setText(self.tr("Documents this project needs"))
        self.rules_word.setText(self.tr("Rules"))
        self.stage_word.setText(self.tr("Stage"))
        for at in range(self.rules.count()):
            self.rules.setItemText(at, rule_set(self.rules.itemData(at)).title.get(language.current()))
        words = self._stages()
        for at in range(self.stage.count()):
            self.stage.setItemText(at, words[self.stage.itemData(at)])
        self.list.setHeaderLabels([self.tr("When"), self.tr("Document"), self.tr("Form code"), self.tr("Package"),
                                   self.tr("Why, and how well it is known")])
        self.list.setAccessibleName(self.title.text())
        self._fill()

    def _stages(self) -> dict[str, str]:
        return {"idea": self.tr("Idea"), "validation": self.tr("Validation"), "registration": self.tr("Registration"),
                "monitoring": self.tr("Monitoring"), "issuance": self.tr("Issuance")}

    def _fill(self) -> None:
        from jcm_pdd.files.packages import is_taken, needs_of

        at = self.list.at()
        self.list.clear()
        try:
            self._needs = needs_of(self._session, self.rules.currentData(), self.stage.currentData())
        except Problem:
            self._needs = ()
        when = {"now": self.tr("Needed now"), "later": self.tr("Needed later"),
                "if_it_happens": self.tr("If it happens"), "elsewhere": self.tr("Not for this country")}
        for need in self._needs:
            item = self.list.line([when[need.when], need.document.title.get(language.current()), need.code,
                                   self.tr("In the package") if is_taken(self._session, need) else self._maker(need),
                                   self._why(need)])
            item.setData(0, ROLE, need)
        self.list.choose(at)
        self._tell()
        self._judge()

    def _maker(self, need: Need) -> str:
        if need.document.by == "third_party":
            return self.tr("By the third-party entity")
        return self.tr("Official file") if need.document.made == "none" else ""

    def _why(self, need: Need) -> str:
        if need.reason is None or need.known is None:
            return ""
        return self.tr("{reason} [{status}: {source}, as known on {day}]").format(
            reason=need.reason.get(language.current()), status=words.verified(need.known.status),
            source=need.known.source, day=need.known.as_known_on)

    def _lacks(self, need: Need) -> str:
        """Say what to do about a document the program cannot make."""
        if need.document.made != "none" or need.document.by == "third_party":
            return ""
        return self.tr("The program has no form for this document, because its fields are not known. Adopt the "
                       "official file of your country, or fill it by hand.")

    def _tell(self) -> None:
        from jcm_pdd.files.packages import generation_of

        country = str(self._session.project.get("country"))
        parts = []
        if not generation_of(country)[1]:
            parts.append(self.tr("The rules of this country are not known; choose them by its page of the JCM site."))
        if missing_versions(self._needs):
            parts.append(self.tr(
                "Where a form code has no version, the version in force is not known: adopt the official form of the "
                "country. The layouts that come with the program are reconstructed."))
        if not self._needs:
            parts = [self.tr("Choose the partner country on the first page of the project.")]
        self.about.setText(" ".join(parts))

    def _judge(self) -> None:
        from jcm_pdd.files.packages import is_taken

        need = self.chosen()
        self.why.setText(" ".join(filter(None, (self._why(need), self._lacks(need)))) if need is not None else "")
        can = need is not None and need.document.made == "form" and need.document.id != "PDD"
        taken = need is not None and is_taken(self._session, need)
        self.take.setText(self.tr("Take out of the package") if can and taken else self.tr("Take into the package"))
        self.take.setEnabled(can and not self._session.read_only)

    def _take(self) -> None:
        from jcm_pdd.files.packages import is_taken, leave_out, take

        need = self.chosen()
        if need is None:
            return
        try:
            (leave_out if is_taken(self._session, need) else take)(self._session, need.document.id)
        except Problem as problem:
            self.went_wrong.emit(problem)
        self._fill()
