"""Bare projects of a methodology, as values: no file, no session."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from jcm_pdd.core import plan
from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.review import Context, Reviewer
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.country_facts import country_facts
from jcm_pdd.files.definitions import library
from jcm_pdd.files.review_data import known

TODAY = date(2026, 11, 22)


@lru_cache(maxsize=256)
def schema_of(name: str, version: str) -> Schema:
    """Return the questions of a project with one methodology, without the bounds its parameters have.

    One adopted from its official workbook has none either.
    """
    m = library().methodology(name, version)
    bare = tuple(p.model_copy(update={"min": None, "max": None, "above": None}) for p in m.parameters)
    return build(library().form("PDD", "02.0"), (m.model_copy(update={"parameters": bare}),), (), library().papers)


def context_of(name: str, version: str, answers: dict[str, Json], today: date = TODAY) -> Context:
    """Return a project; addresses without a slash belong to the methodology, those that begin with one to the form."""
    schema = schema_of(name, version)
    stored = {(key[1:] if key.startswith("/") else f"{name}/{key}"): value for key, value in answers.items()}
    return of_project(schema, Project({"country": schema.methodologies[0].country or "TH", **stored}), today)


def of_project(schema: Schema, project: Project, today: date = TODAY) -> Context:
    """Return everything the review reads about a project."""
    results = calculate(schema.methodologies, project)
    facts = country_facts(str(project.get("country")))
    return Context(schema, project, results, facts, plan.proposals(schema, project, results), {}, (),
                   known(schema.methodologies, today))


def findings_of(context: Context) -> tuple[Finding, ...]:
    """Return all findings of a project, looked for anew."""
    return Reviewer(context.schema).review(context)

