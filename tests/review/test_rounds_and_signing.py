"""Mistakes planted in the rounds with the third-party entity and among signed documents, each with a clean twin."""

from __future__ import annotations

import pytest

from jcm_pdd.core.papers.signing import PRINTED, digest
from jcm_pdd.core.project import Edit, Json
from jcm_pdd.core.review.papers.signing import short_name
from jcm_pdd.files.session import Session
from tests.review.bare import findings_of
from tests.review.seeds import ID

CAR = {"number": "CAR 1", "kind": "car", "text": "The capacity has no proof."}
FAR = {"number": "FAR 1", "kind": "far", "text": "Calibrate the meters before the first period."}
REPLIED = {**CAR, "reply": "The certificate is E-01."}
CLOSED = {**REPLIED, "closed": True, "assessment": "Accepted.", "closed_on": "2026-10-01"}
FILE = [{"sha256": "0" * 64, "name": "signed.pdf", "media": "application/pdf", "size": 3}]
SIGNED = {"document": "reg_req", "company": "PT Example Kimia Indonesia", "signed_on": "2026-04-10",
          "authority": "E-90", "file": FILE}
VERIFIED = {"periods": ["r1"], "periods/r1/verified": "2026-09-01"}
TITLE = "Energy Saving by Introduction of Three High Efficiency Centrifugal Chillers at a Factory"
FOCAL = {"participants/r1/is_focal_point": True, "participants/r2/is_focal_point": False}


def rows(table: str, *cells: dict[str, object]) -> dict[str, Json]:
    found: dict[str, Json] = {table: [f"r{at}" for at in range(1, len(cells) + 1)]}
    for at, row in enumerate(cells, 1):
        found |= {f"{table}/r{at}/{column}": value for column, value in row.items()}  # type: ignore[misc]
    return found


def tpe(*cells: dict[str, object]) -> dict[str, Json]:
    return rows("tpe_findings", *cells)


def signed(*cells: dict[str, object], printed: str = TITLE, expiry: str = "2026-12-31") -> dict[str, Json]:
    """Return signatures that printed a title, with the paper of authority E-90."""
    stored = rows("signed", *cells)
    stored |= {f"signed/r{at}{PRINTED}": [["title", digest(printed)]] for at in range(1, len(cells) + 1)}
    return {**stored, **FOCAL, "title": TITLE, "evidence": ["r1"], "evidence/r1/number": "E-90",
            "evidence/r1/expiry": expiry}


def without(cells: dict[str, object], *names: str) -> dict[str, object]:
    return {name: value for name, value in cells.items() if name not in names}


MOC = {**SIGNED, "document": "moc"}
ALL = [{**MOC, "company": name} for name in ("PT Example Kimia Indonesia", "Example Chemical Holdings Co., Ltd.")]
OTHER = {**SIGNED, "company": "Example Chemical Holdings Co., Ltd."}
SEEDS = (
    ("rounds.unanswered", "open", tpe(CAR), tpe(REPLIED)),
    ("rounds.waiting", "note", tpe(REPLIED), tpe(CLOSED)),
    ("rounds.carried", "note", tpe(FAR), tpe({**FAR, "closed": True, "closed_on": "2026-10-01"})),
    ("rounds.number_twice", "warning", tpe(CLOSED, {**CLOSED, "number": "CAR-01"}),
     tpe(CLOSED, {**CLOSED, "number": "CAR 2"})),
    ("rounds.closed_unsaid", "note", tpe(without(CLOSED, "assessment", "closed_on")), tpe(CLOSED)),
    ("rounds.closed_no_reply", "note", tpe(without(CLOSED, "reply")), tpe(CLOSED)),
    ("rounds.far_left", "warning", {**tpe(FAR), **VERIFIED}, {**tpe({**FAR, "closed": True}), **VERIFIED}),
    ("signing.older", "warning", signed(SIGNED, printed="The title of another day"), signed(SIGNED)),
    ("signing.no_scan", "note", signed(without(SIGNED, "file")), signed(SIGNED)),
    ("signing.no_state", "note", {**signed(SIGNED), f"signed/r1{PRINTED}": None}, signed(SIGNED)),
    ("signing.no_authority", "note", signed(without(SIGNED, "authority")), signed(SIGNED)),
    ("signing.authority_expired", "error", signed(SIGNED, expiry="2026-04-01"), signed(SIGNED)),
    ("signing.not_focal_point", "warning", signed(OTHER), signed(SIGNED)),
    ("signing.missing", "note", signed(MOC), signed(*ALL)),
)


@pytest.mark.parametrize(("code", "severity", "planted", "clean"), SEEDS, ids=[seed[0] for seed in SEEDS])
def test_a_planted_mistake_is_found_and_its_clean_twin_is_not(code: str, severity: str, planted: dict[str, Json],
                                                              clean: dict[str, Json], opened: dict[str, Session]
                                                              ) -> None:
    session = opened[ID]
    for answers, wanted in ((planted, {severity}), (clean, set[str]())):
        project = session.project
        session.record(Edit("edit.set", tuple(project.change(address, value) for address, value in answers.items())))
        found = [one for one in session.findings if one.code == code]
        anew = [one for one in findings_of(session.context) if one.code == code]
        assert session.undo()
        assert {one.severity for one in found} == wanted
        assert list(map(repr, found)) == list(map(repr, anew)), "edit by edit and anew"


@pytest.mark.parametrize(("document", "name"), [("moc", "MoC"), ("reg_req", "Reg_Req"), ("pdd", "PDD"), ("", "")])
def test_a_document_is_called_by_the_short_name_of_its_form_code(document: str, name: str) -> None:
    assert short_name(document) == name
