"""What drifted since the project was submitted or registered, as a table for the screen."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jcm_pdd.gui import theme
from jcm_pdd.gui.language import current

if TYPE_CHECKING:
    from jcm_pdd.core.drift import Drift
    from jcm_pdd.core.schema import Schema
    from jcm_pdd.files.session import Session


def can_drift(session: Session) -> bool:
    """Tell whether something was submitted or registered that the project can be compared with."""
    from jcm_pdd.core.drift import baselines

    return bool(baselines(session.project))


def html(session: Session) -> str:
    """Return a table for each stage: the fact, what it was, what it is, by how much, and why."""
    from jcm_pdd.core.drift import STAGE_NAMES
    from jcm_pdd.files.versions.drifting import drifts_of

    found = []
    for stage, listed in groupby(drifts_of(session), key=lambda one: one.stage):
        rows = tuple(listed)
        name, version = STAGE_NAMES[stage].get(current()), rows[0].version
        found.append(f"<p><b>{escape(name[:1].upper() + name[1:])}</b> · {escape(version.name)} ({version.date})</p>"
                     + _table(rows, session.schema))
    if not found:
        text = QCoreApplication.translate("ComparisonPage", "Nothing drifted from what was submitted or registered.")
        return f"<p>{escape(text)}</p>"
    return "".join(found)


def _table(rows: tuple[Drift, ...], schema: Schema) -> str:
    from jcm_pdd.core.drift import is_number, name_of
    from jcm_pdd.files.versions.drifting import SHARES, percent, shown

    heads = (QCoreApplication.translate("ComparisonPage", "Fact"), QCoreApplication.translate("ComparisonPage", "Then"),
             QCoreApplication.translate("ComparisonPage", "Now"), QCoreApplication.translate("ComparisonPage", "Drift"),
             QCoreApplication.translate("ComparisonPage", "Why"))
    unsaid = QCoreApplication.translate("ComparisonPage", "not explained")
    lines = ["".join(f'<th align="left" width="{share}%">{escape(head)}</th>'
                     for head, share in zip(heads, SHARES, strict=True))]
    for one in rows:
        side = "right" if is_number(one.fact) else "left"
        why = escape(one.why) if one.why else f'<span style="color: {theme.tokens().open}">{escape(unsaid)}</span>'
        lines.append(
            f"<td>{escape(name_of(schema, one.fact).get(current()))}</td>"
            f'<td align="{side}">{escape(shown(one.fact, one.old))}</td>'
            f'<td align="{side}">{escape(shown(one.fact, one.new))}</td>'
            f'<td align="right">{escape(percent(one).replace("-", "−")).replace(" ", "&nbsp;")}</td><td>{why}</td>')
    return f'<table cellpadding="4" width="100%">{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'
