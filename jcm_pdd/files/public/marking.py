"""What the window and the command line ask about the marks of an open project."""

from __future__ import annotations

from jcm_pdd.core.confidential.echoes import Echo, echoes
from jcm_pdd.files.session import Session


def common_words(session: Session) -> str:
    """Return the words anybody may read: forms and methodologies of the project as they are pinned."""
    return "\n".join(one.text for one in session.journal.definitions())


def echoes_of(session: Session) -> tuple[Echo, ...]:
    """Return the answers that still say what is marked elsewhere."""
    return echoes(session.schema, session.project, common_words(session))
