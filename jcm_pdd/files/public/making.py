"""What an export does with each file of a public version: formulas that would tell a secret go, then it is proven."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jcm_pdd.files.public.positions import check_places
from jcm_pdd.files.public.proof import prove
from jcm_pdd.files.public.version import PublicSession
from jcm_pdd.files.public.workbook import Shown, sealed
from jcm_pdd.files.workbooks.book import At

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import MethodologyDef
    from jcm_pdd.files.session import Session

_RESULT = "JCM_ER"


def cleaned(session: Session, name: str, label: str, data: bytes) -> bytes:
    """Return a file as it may be published; `label` says which document it is.

    Raises Problem `public.leak` when a secret is left in it.
    """
    if not isinstance(session, PublicSession):
        return data
    if name.endswith(".xlsx"):
        data = sealed(data, _shown(session, label, data, name), name)
    prove(session.prover, name, data)
    check_places(session, name, label, data)
    return data


def _shown(session: PublicSession, label: str, data: bytes, name: str) -> Shown:
    """Return the numbers a workbook may show in cells that read a secret."""
    anywhere = frozenset[Decimal]().union(*session.published.values())
    m = next((one for one in session.schema.methodologies if label == f"MPS_{one.methodology}_ver{one.version}"), None)
    if m is None:
        return Shown()
    annual = session.annual[m.methodology]
    named = {} if annual.reduction is None else {_RESULT: Decimal(annual.reduction)}
    return Shown(anywhere, named, _official_cells(session, m, data, name))


def _official_cells(session: PublicSession, m: MethodologyDef, data: bytes, name: str) -> dict[At, Decimal]:
    """Return the results of an official workbook by their cells."""
    from jcm_pdd.files.official.evaluator import place
    from jcm_pdd.files.workbooks.book import read_book

    book, annual = m.workbook, session.annual[m.methodology]
    if book is None:
        return {}
    read = read_book(data, name)
    pairs = ((book.reference, annual.reference), (book.project, annual.project), (book.reduction, annual.reduction))
    return {place(read, cell): Decimal(number) for cell, number in pairs if cell and number is not None}
