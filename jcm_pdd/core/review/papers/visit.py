"""Rules about visits: photographs taken far from their site, sites whose position a photograph could tell."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.photographs import FAR_KM, PHOTOS, distances, position_at
from jcm_pdd.core.papers.request_sites import missing
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule


def _positions(context: Context) -> Iterator[Finding]:
    for one in distances(context.schema, context.project):
        if one.km <= FAR_KM:
            continue
        args = {"site": one.site, "km": f"{one.km:,.0f}" if one.km >= 10 else f"{one.km:.1f}", "nearest": one.nearest}
        code = "visit.other_site" if one.nearest != one.site else "visit.far_away"
        yield Finding(code, "warning", f"{PHOTOS}/{one.row}/site", args)


def _sites(context: Context) -> Iterator[Finding]:
    seen = {str(context.project.get(f"{PHOTOS}/{row}/site")) for row in context.project.rows(PHOTOS)
            if position_at(context.schema, context.project, f"{PHOTOS}/{row}/position") is not None}
    for row in context.project.rows("sites"):
        name = context.project.get(f"sites/{row}/name")
        if isinstance(name, str) and name in seen and missing(context.project, f"sites/{row}/coordinates"):
            yield Finding("visit.position_known", "note", f"sites/{row}/coordinates", {"site": name})


RULES: tuple[Rule, ...] = (
    Rule("visit.positions", (PHOTOS, f"{PHOTOS}/", "sites", "sites/"), _positions),
    Rule("visit.sites", (PHOTOS, f"{PHOTOS}/", "sites", "sites/"), _sites),
)
