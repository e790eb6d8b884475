"""Projects of chillers for the tests of the figure, without a file on disk."""

from __future__ import annotations

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.plan import proposals
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.definitions import library
from jcm_pdd.files.pinning import FORM

CHILLERS = "ID_AM002/chillers"
SITES = ("Karawang plant", "Bekasi plant", "Surabaya plant", "Medan plant")


def schema_of(*methodologies: tuple[str, str]) -> Schema:
    """Return the schema of the PDD with these methodologies and all working papers."""
    known = library()
    return build(known.form(*FORM), tuple(known.methodology(*one) for one in methodologies), (), known.papers)


def context_of(answers: dict[str, Json], *methodologies: tuple[str, str]) -> Context:
    """Return a project with everything the figure reads."""
    schema = schema_of(*(methodologies or (("ID_AM002", "02.0"),)))
    project = Project(answers)
    results = calculate(schema.methodologies, project)
    return Context(schema, project, results, None, proposals(schema, project, results))


def plant(sites: int = 3, each: int = 4, metered: bool = True) -> dict[str, Json]:
    """Return the answers of a plant with a meter for each chiller, a logger for each site and one server."""
    found: dict[str, Json] = {"sites": [f"r{at + 1}" for at in range(sites)]}
    rows: list[Json] = []
    for site in range(sites):
        found[f"sites/r{site + 1}/name"] = SITES[site]
        for unit in range(each):
            row = f"r{site * each + unit + 1}"
            rows.append(row)
            found[f"{CHILLERS}/{row}/name"] = f"CH-{site + 1}{unit + 1:02d}"
            meter = {"tag": f"EM-{site + 1}{unit + 1:02d}", "parameter": f"{CHILLERS}/{row}/EC_PJ",
                     "site": SITES[site], "ct": "400/5 A", "vt": "3.3 kV/110 V", "logger": f"DL-{site + 1}",
                     "server": "Energy server"}
            if metered:
                found.update({f"meters/{row}/{column}": text for column, text in meter.items()})
    found[CHILLERS] = rows
    if metered:
        found["meters"] = list(rows)
    return found


def override(answers: dict[str, Json], part: str, **columns: Json) -> dict[str, Json]:
    """Return the answers with a row of `figure_parts` about a part."""
    rows = [*answers.get("figure_parts", [])]  # type: ignore[misc]
    row = f"r{len(rows) + 1}"
    cells: dict[str, Json] = {f"figure_parts/{row}/{column}": value for column, value in columns.items()}
    return {**answers, "figure_parts": [*rows, row], f"figure_parts/{row}/part": part, **cells}
