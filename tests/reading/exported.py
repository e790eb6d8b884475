"""The documents of a project as files from outside."""

from __future__ import annotations

from datetime import UTC, datetime

from jcm_pdd.files.export import make_workbook
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.reading.source import Source, kind_of
from jcm_pdd.files.session import Session

START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


def source(data: bytes, name: str = "document") -> Source:
    return Source(name, data, kind_of(data, name))


def documents(session: Session) -> list[Source]:
    """Return the Word form and the workbooks of a project, as an export makes them."""
    names = [m.methodology for m in session.schema.methodologies]
    books = [source(make_workbook(session, name), f"{name}.xlsx") for name in names]
    return [source(make_pdd(session)[0], "PDD.docx"), *books]
