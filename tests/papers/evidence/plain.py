"""The chiller sample without anything in its working papers."""

from __future__ import annotations

from jcm_pdd.core.form import FieldItem, TableItem
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.samples import samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace


def plain_chillers(place: Workplace) -> Session:
    """Return a new project with the answers of the sample to the official forms alone."""
    sample = next(one for one in samples() if one.id == "id_factory_chillers")
    session = Session.create(place)
    own = _asked_by_papers(session.schema)
    session.set_answers({address: value for address, value in sample.answers.items()
                         if address.split("/", maxsplit=1)[0].partition("#")[0] not in own}, name="edit.new_project")
    return session


def _asked_by_papers(schema: Schema) -> set[str]:
    items = [item for paper in schema.papers for section in paper.sections for item in section.items]
    return {item.table.id for item in items if isinstance(item, TableItem)} | {
        item.field.id for item in items if isinstance(item, FieldItem)}
