"""What cannot be searched for (a 5, a year, a common word) is looked for in its place: documents are read back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from jcm_pdd.core.confidential.derive import Secret
from jcm_pdd.core.kinds import is_redacted, rejected_text
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json

if TYPE_CHECKING:
    from jcm_pdd.files.public.version import PublicSession


def check_places(session: PublicSession, name: str, label: str, data: bytes) -> None:
    """Raise Problem `public.leak` when a form or a workbook of ours prints an unsearchable secret in its own place."""
    wanted = {one.address: one for one in session.secrets if one.address in session.prover.needles.unsearched}
    if not wanted:
        return
    for address, stored in _read_back(session, label, data, name).items():
        secret = wanted.get(address)
        if secret is not None and _says(secret, stored):
            raise Problem("public.leak", name, part="-", place="1", address=address)


def _read_back(session: PublicSession, label: str, data: bytes, name: str) -> Mapping[str, Json]:
    """Return the answers a document prints, by address; nothing for one that is not read back."""
    if name.endswith(".docx") and any(document.form == label for document in session.schema.documents):
        from jcm_pdd.files.adoption.using import form_in_use
        from jcm_pdd.files.printing import answers
        from jcm_pdd.files.word.read import read

        content = read(data, form_in_use(session, label).binding, name).content
        return answers(session.context, content)[0]
    m = next((one for one in session.schema.methodologies if label == f"MPS_{one.methodology}_ver{one.version}"), None)
    if m is not None and m.workbook is None:
        from jcm_pdd.files.excel.workbook import read_workbook

        return read_workbook(data, session.schema, m.methodology, name)
    return {}


def _says(secret: Secret, stored: Json) -> bool:
    text = rejected_text(stored)
    shown = str(stored) if text is None else text
    if is_redacted(stored) or not shown.strip():
        return False
    if secret.number is not None:
        try:
            return Decimal(shown.replace(",", "")) == secret.number
        except ArithmeticError:
            return False
    return any(one.casefold() in shown.casefold() for one in secret.texts)
