"""Findings in the words of the window, kept from one edit to the next: a thousand of them differ in one or two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.core.findings import Finding
    from jcm_pdd.files.session import Session


@dataclass(frozen=True, slots=True)
class Row:
    """One finding in the language of the window."""

    address: str
    severity: str
    where: str
    what: str
    do: str
    code: str = ""
    finding: Finding | None = None


class Said:
    """The rows made before; they hold while questions, language and the rows of tables are the same."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[Finding, Row]] = {}
        self._made_for: tuple[object, ...] = ()
        self._schema: object = None

    def row(self, session: Session, finding: Finding, speak: str) -> Row:
        """Return a finding as it is shown; the review hands out the same object while nothing about it changed."""
        known = self._rows.get(id(finding))
        if known is None or known[0] is not finding:
            message = session.message(finding, speak)
            made = Row(finding.where, finding.severity, message.where, message.what, message.do, finding.code,
                       finding)
            known = self._rows[id(finding)] = finding, made
        return known[1]

    def begin(self, session: Session, speak: str) -> None:
        """Forget all rows when what they were made for is another, and those of findings long gone."""
        schema, project = session.schema, session.project
        made_for = (id(schema), speak, tuple(project.rows(table) for table in schema.tables))
        if made_for != self._made_for or len(self._rows) > 2 * len(session.findings) + 100:
            self._made_for, self._schema = made_for, schema
            self._rows.clear()
