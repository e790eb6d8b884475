"""What the window and the command line ask about the marks of an open project."""

from __future__ import annotations

from jcm_pdd.core.confidential.echoes import Echo, echoes
from jcm_pdd.files.session import Session


def common_words(session: Session) -> str:
    """Return the words anybody may read: forms and methodologies of the project as they are pinned, and what the
    program's own papers ask.
    """
    definitions = [place.definition for place in session.schema.places.values() if place.methodology is None]
    asked = [text for one in definitions for text in (one.label.en, *(choice.label.en for choice in one.choices))]
    return "\n".join([*(one.text for one in session.journal.definitions()), *asked])


def echoes_of(session: Session) -> tuple[Echo, ...]:
    """Return the answers that still say what is marked elsewhere."""
    return echoes(session.schema, session.project, common_words(session))
