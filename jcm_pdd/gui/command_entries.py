"""Everything the command box can reach, with its names in both languages: actions, sections, fields, rows, projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAction, QKeySequence

from jcm_pdd.core.fuzzy import Choice
from jcm_pdd.core.text import numbered
from jcm_pdd.files.data import data_path
from jcm_pdd.gui.actions import ACTIONS

if TYPE_CHECKING:
    from jcm_pdd.core.schema import SectionPlan, TableBlock
    from jcm_pdd.files.preferences import Recent
    from jcm_pdd.files.session import Session

Kind = Literal["action", "section", "field", "table", "row", "project"]
WEIGHTS: Mapping[str, int] = {"action": 60, "section": 50, "project": 40, "table": 30, "field": 20, "row": 10}
BOTH = ("en", "ja")
_LETTER = re.compile(r"\s?[(（]&\w[)）]")


@dataclass(frozen=True, slots=True)
class Target:
    """Where an entry leads: the id of an action, an address, or the path of a project; names English, Japanese."""

    kind: Kind
    key: str
    names: tuple[str, str]
    asides: tuple[str, str] = ("", "")
    keys: str = ""

    def choice(self) -> Choice[Target]:
        """Return this as something to choose."""
        return Choice(self, tuple(dict.fromkeys(self.names)), WEIGHTS[self.kind])


def action_targets(actions: Mapping[str, QAction], menus: Mapping[str, tuple[str, str]]) -> Iterator[Target]:
    """Yield every enabled action; `menus` are the titles of the menus in both languages, by id."""
    for row in ACTIONS:
        action = actions[row.id]
        if action.isEnabled():
            now = unmarked(action.text())
            names = in_both(row.text)
            # What is taken back stands in the text of the moment.
            said = (now, now) if row.id in ("undo", "redo") else names
            yield Target("action", row.id, said, menus[row.menu],
                         action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))


def project_targets(recent: Sequence[Recent]) -> Iterator[Target]:
    """Yield the projects opened before."""
    for one in recent:
        name = one.title or one.path
        yield Target("project", one.path, (name, name), (one.path, one.path))


def question_targets(session: Session) -> Iterator[Target]:
    """Yield sections, tables with their columns and rows, and single fields, in the order they are asked."""
    schema = session.schema
    seen: set[str] = set()
    titles = {plan.definition.id: _section_names(plan) for plan in schema.sections}
    for plan in schema.sections:
        document = schema.document_of(plan.definition.id).title
        yield Target("section", plan.definition.id, titles[plan.definition.id], (document.en, document.ja))
    for block in schema.tables.values():
        yield from _table_targets(session, block, titles)
    for address, place in schema.places.items():
        if "*" not in address:
            if address not in seen and session.visible(address):
                yield Target("field", address, _names(session, address), titles[place.section])
            seen.add(address)
    yield from _column_targets(session, titles)


def _section_names(plan: SectionPlan) -> tuple[str, str]:
    one = plan.definition
    english, japanese = (one.named(speak) for speak in BOTH)
    return english, japanese


def _names(session: Session, address: str) -> tuple[str, str]:
    from jcm_pdd.files.messages import place_name

    place = session.schema.place(address)
    symbol = place.definition.symbol if place is not None and "." not in address else None
    english, japanese = (place_name(address, session.schema, session.project, speak) for speak in BOTH)
    return (f"{english} {symbol}", f"{japanese} {symbol}") if symbol and symbol not in english else (english, japanese)


def _table_targets(session: Session, block: TableBlock, titles: Mapping[str, tuple[str, str]]) -> Iterator[Target]:
    from jcm_pdd.core.papers.questions import row_key

    label, name = block.table.label, block.table.row_name
    section = block.columns[0].section if block.columns else ""
    yield Target("table", block.address, (label.en, label.ja), titles.get(section, ("", "")))
    for number, row in enumerate(session.project.rows(block.address), 1):
        key = row_key(session.schema, session.project, block.address, row)
        names = (f"{key} ({name.en} {number})", f"{key}（{numbered(name.ja, number, 'ja')}）") if key else (
            f"{name.en} {number}", numbered(name.ja, number, "ja"))
        yield Target("row", f"{block.address}/{row}", names, (label.en, label.ja))


def _column_targets(session: Session, titles: Mapping[str, tuple[str, str]]) -> Iterator[Target]:
    """Yield the columns of tables; they lead into the first row, or to the table while it has none."""
    for address, place in session.schema.places.items():
        table, star, _ = address.partition("/*/")
        if star and table in session.schema.tables:
            rows = session.project.rows(table)
            label, aside = session.schema.tables[table].table.label, titles[place.section]
            owner = address.rsplit("/", 1)[-1].partition(".")[0] if "." in address else ""
            symbol = owner or place.definition.symbol or ""
            english, japanese = (" ".join(part for part in (place.definition.label.get(speak), symbol) if part)
                                 for speak in BOTH)
            yield Target("field", place.at(rows[0]) if rows else table,
                         (f"{english} ({label.en})", f"{japanese}（{label.ja}）"), aside)


def unmarked(text: str) -> str:
    """Return the text of an action without the sign of its letter, which Japanese texts have in brackets."""
    return _LETTER.sub("", text).replace("&&", "\0").replace("&", "").replace("\0", "&")


def in_both(text: object, context: str = "Actions") -> tuple[str, str]:
    """Return a marked text of the window in English and Japanese, whatever it speaks now."""
    english = str(text)
    japanese = next((said for said in (one.translate(context, english) for one in _japanese()) if said), english)
    return unmarked(english), unmarked(japanese)


@cache
def _japanese() -> tuple[QTranslator, ...]:
    found = []
    for file in sorted(data_path("resources", "translations").glob("*_ja.qm")):
        translator = QTranslator()
        if translator.load(str(file)):
            found.append(translator)
    return tuple(found)
