"""Rules that need more than one wrong answer: other versions, workbooks, pictures, rows that were rounded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.official import WorkbookDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.review import Context
from jcm_pdd.core.review.limits import OtherVersion
from jcm_pdd.core.review_notes import EditKind, ProposedEdit
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.definitions import library
from jcm_pdd.files.session import Session
from tests.review.bare import context_of, findings_of, of_project, schema_of
from tests.review.seeds import A2, ID, TH


def codes(context: Context) -> set[str]:
    return {one.code for one in findings_of(context)}


def of_samples(opened: dict[str, Session]) -> dict[str, set[str]]:
    return {name: {one.code for one in session.findings} for name, session in opened.items()}


def test_what_the_samples_are_told_is_meant(opened: dict[str, Session]) -> None:
    """The two examples are of 2018 and 2019 and their papers are few; nothing beyond notes follows from that."""
    told = of_samples(opened)
    both = {
        "dates.cut_2020",
        "arithmetic.rows_rounded",
        "eligibility.no_page",
        "version.rules_old",
        "complete.country_form",
    }
    assert both <= told[ID]
    assert both | {"version.methodology_newer_known"} <= told[TH]


def test_a_form_the_country_asks_for_is_told_until_it_is_wanted(opened: dict[str, Session]) -> None:
    session = opened[ID]

    def told() -> str:
        return next((one.args["forms"] for one in session.findings if one.code == "complete.country_form"), "")

    before = told()
    assert "Modalities of Communication" in before
    session.set_text("moc_wanted", "yes")
    assert "Modalities of Communication" not in told()
    session.undo()
    assert told() == before


@pytest.mark.parametrize(("approved", "code"), [
    (date(2018, 5, 1), "version.methodology_newer"), (None, "version.methodology_newer_known"), (date(2020, 5, 1), "")])
def test_a_later_version_counts_when_it_was_approved_before_the_pdd(approved: date | None, code: str) -> None:
    context = context_of("TH_AM001", "01.0", {"/revisions": ["r1"], "/revisions/r1/date": "2019-05-20"})
    known = replace(context.known, versions={"TH_AM001": (OtherVersion("02.0", approved),)})
    found = {one for one in codes(replace(context, known=known)) if one.startswith("version.methodology")}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(("update", "code"), [
    ({"in_force_until": "2018-12-31"}, "version.methodology_expired"),
    ({"approved_on": "2020-01-31"}, "version.methodology_not_yet"), ({"in_force_until": "2019-12-31"}, "")])
def test_a_methodology_is_in_force_on_the_day_of_the_pdd(update: dict[str, str], code: str) -> None:
    m = library().methodology("TH_AM001", "03.0").model_copy(update={"approved_on": None, **update})
    schema = build(library().form("PDD", "02.0"), (m,), (), library().papers)
    answers = {"country": "TH", "revisions": ["r1"], "revisions/r1/date": "2019-05-20"}
    found = {one for one in codes(of_project(schema, Project(answers))) if "methodology_" in one}
    assert found == ({code} if code else set())


def test_knowledge_of_the_rules_grows_old_by_the_day_that_is_given() -> None:
    early, late = (codes(context_of("TH_AM001", "01.0", {}, day)) for day in (date(2026, 3, 1), date(2027, 3, 1)))
    assert "version.knowledge_old" in late - early


def test_an_official_workbook_that_ignores_a_value_was_typed_over() -> None:
    schema = schema_of("TH_AM001", "01.0")
    (m,) = schema.methodologies
    book = WorkbookDef(file="PMS.xlsx", sha256="0" * 64, reduction="A!C3",
                       tables={"systems": ({"EG": "A!B2", "capacity": "A!B3"},)})
    values = SimpleNamespace(reference=None, project=None, reduction=None, refusal="", arguments={})
    for reads, told in ((frozenset({"A!B3"}), True), (frozenset({"A!B2"}), False)):
        own = book.model_copy()
        own.attach(SimpleNamespace(reads=reads, values=lambda _: values))  # type: ignore[arg-type]
        changed = build(schema.form, (m.model_copy(update={"workbook": own}),), (), library().papers)
        found = [one for one in findings_of(of_project(changed, Project({"country": "TH"})))
                 if one.code == "arithmetic.hard_coded"]
        assert bool(found) is told
        assert not found or found[0].args["parameters"] == "EG"


def test_pictures_want_captions_and_papers_want_dates() -> None:
    files = [{"sha256": "0" * 64, "name": "a.png", "media": "image/png", "size": 3}]
    found = codes(context_of("TH_AM001", "01.0", {
        "/description_figures": files, "/evidence": ["r1"], "/evidence/r1/number": "E-01",
        "/evidence/r1/title": "Certificate", "/evidence/r1/file": files}))
    assert {"complete.no_caption", "grounds.no_date"} <= found


def test_the_example_of_the_form_is_no_description() -> None:
    place = schema_of("TH_AM001", "01.0").place("description")
    assert place is not None
    assert place.definition.example is not None
    assert "language.example_text" in codes(
        context_of("TH_AM001", "01.0", {"/description": place.definition.example.en})
    )


def test_plain_prose_raises_nothing(opened: dict[str, Session]) -> None:
    """Sentences that look like slips and are none."""
    session, before = opened[ID], set(map(repr, opened[ID].findings))
    for text in (
        "The limit of the methodology is 1,250 USRt. Each unit stays below 1,250 USRt.",
        "The old chillers used 5,300 MWh of electricity in a year.",
        "The peak demand of the factory is 2,400 kW.",
        "Example Chemical Holdings Co., Ltd. financed it; Example Chemical Supplier delivered the refrigerant.",
        "Emissions fall: the factor is fixed (a) for the grid, (b) for captive power.",
        "It is hoped that that will be so... The staff agrees (see [1]).",
        "The letter of 5 February 2018 gives 10:00 as the hour; the ratio is 2 : 1.",
        "The contract runs for 3 years from the start of operation on 1 July 2018.",
    ):
        session.set_text("description", A2 + text + " " + session.text("description"))
        new = [one for one in session.findings if repr(one) not in before and one.severity in ("error", "warning")]
        session.undo()
        assert new == [], text


def test_the_review_of_nothing_says_nothing_about_values() -> None:
    found: list[Finding] = [
        one
        for one in findings_of(context_of("ID_AM002", "02.0", {}))
        if one.code.split(".")[0] in ("plausible", "arithmetic", "consistency", "language", "dates")
    ]
    assert found == []


@pytest.mark.parametrize(("kind", "address", "old", "new", "code"), [
    ("add_row", "comments", None, {"comment": "Also the noise?"}, "review.proposed_row"),
    ("delete_row", "comments/r1", {"comment": "x"}, None, "review.proposed_deletion"),
    ("order", "comments", ["r1", "r2"], ["r2", "r1"], "review.proposed_order")])
def test_what_a_reviewer_proposes_is_open(kind: EditKind, address: str, old: Json, new: Json, code: str,
                                          opened: dict[str, Session]) -> None:
    edit = ProposedEdit(kind, address, old, new, "Reviewer", "2026-11-01")
    context = opened[ID].context
    changed = context.project.apply([edit.kept(context.project)])
    (found,) = (one for one in findings_of(replace(context, project=changed)) if one.code.startswith("review."))
    assert (found.code, found.severity) == (code, "open")
