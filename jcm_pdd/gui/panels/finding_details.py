"""Below the findings: what the chosen one rests on, and the place to accept it with a reason or to take that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.gui import language, theme
from jcm_pdd.gui.editors.inputs import LineInput

if TYPE_CHECKING:
    from jcm_pdd.core.findings import Finding
    from jcm_pdd.core.review.accepting import Accepted
    from jcm_pdd.files.session import Session


class FindingDetails(QFrame):
    """Is there only while a finding is chosen; only warnings and notes, and what the catalogue names, are accepted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._finding: Finding | None = None
        self.ground, self.reason = QLabel(self), LineInput(parent=self)
        self.accept, self.back = QPushButton(self), QPushButton(self)
        self.ground.setWordWrap(True)
        self.ground.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(self.ground, "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_1, 0, 0)
        column.setSpacing(theme.SPACE_1)
        column.addWidget(self.ground)
        row = QHBoxLayout()
        for widget, share in ((self.reason, 1), (self.accept, 0), (self.back, 0)):
            row.addWidget(widget, share)
        column.addLayout(row)
        self.reason.textChanged.connect(lambda text: self.accept.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._accept)
        self.accept.clicked.connect(self._accept)
        self.back.clicked.connect(self._take_back)
        self._say()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.show_finding(self._session, self._finding)

    def show_finding(self, session: Session | None, finding: Finding | None) -> None:
        """Show what a finding rests on; None hides it all."""
        if finding is not self._finding:
            self.reason.clear()
        self._session, self._finding = session, finding
        self.setVisible(session is not None and finding is not None)
        if session is None or finding is None:
            return
        from jcm_pdd.files.review_data import catalogue

        accepted = self._accepted()
        free = not session.read_only and catalogue().may_be_accepted(finding.code, finding.severity)
        self.ground.setText(self._grounds(finding, accepted))
        for widget in (self.reason, self.accept):
            widget.setVisible(free and accepted is None)
        self.accept.setEnabled(bool(self.reason.text().strip()))
        self.back.setVisible(accepted is not None and not session.read_only)

    def _say(self) -> None:
        self.reason.setPlaceholderText(self.tr("Reason why it may stand"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        self.accept.setText(self.tr("Accept with this reason"))
        self.back.setText(self.tr("No longer accept"))

    def _grounds(self, finding: Finding, accepted: Accepted | None) -> str:
        from jcm_pdd.core.review.catalogue import FAMILY_NAMES
        from jcm_pdd.core.review.limits import STANDING_WORDS
        from jcm_pdd.files.review_data import catalogue

        speak, entry, lines = language.current(), catalogue().findings.get(finding.code), []
        if accepted is not None:
            lines.append(self.tr("Accepted: {reason} ({who}, {when})").format(
                reason=accepted.reason, who=accepted.who, when=accepted.when))
        if entry is not None:
            ground = catalogue().grounds[entry.rests_on]
            lines.append(self.tr("{family}. Rests on: {ground} ({source}; {standing})").format(
                family=FAMILY_NAMES[entry.family].get(speak), ground=ground.text.get(speak),
                source=ground.source.get(speak), standing=STANDING_WORDS[ground.status].get(speak)))
        return "\n".join(lines)

    def _accepted(self) -> Accepted | None:
        session = self._session
        return next((one for one in session.accepted if one.finding == self._finding), None) if session else None

    def _accept(self) -> None:
        session, finding, reason = self._session, self._finding, self.reason.text().strip()
        if session is None or finding is None or not reason or self.accept.isHidden():
            return
        from jcm_pdd.core.review.accepting import acceptance
        from jcm_pdd.files.review_data import catalogue

        place = session.journal.place
        self.reason.clear()
        session.record(acceptance(session.project, finding, reason, place.who, place.time().date().isoformat(),
                                  catalogue()))

    def _take_back(self) -> None:
        session, finding = self._session, self._finding
        if session is not None and finding is not None:
            from jcm_pdd.core.review.accepting import withdrawal

            session.record(withdrawal(session.project, finding))
