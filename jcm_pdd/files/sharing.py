"""A copy of a project that may be given away: no history, no secrets, nothing about persons."""

from __future__ import annotations

from pathlib import Path

from jcm_pdd.core.personal import personal_addresses, personal_files
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import save_clean_copy


def give_away(session: Session, path: Path, overwrite: bool = False) -> Path:
    """Write a clean copy without personal answers and their files; the open project stays what it is.

    Files of personal answers are marked confidential from then on. Raises Problem of `store.save_clean_copy`, and
    `store.opened_read_only` when such a file would have to be marked in a project that is only looked at.
    """
    journal, hidden = session.journal, personal_files(session.schema, session.project)
    for blob in journal.blobs():
        if blob.sha256 in hidden and not blob.confidential:
            if journal.read_only:
                raise Problem("store.opened_read_only", str(journal.path or ""))
            journal.mark_blob(blob.sha256, True)
    return save_clean_copy(journal, path, overwrite, tuple(personal_addresses(session.schema, session.project)))
