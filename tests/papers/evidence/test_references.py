"""Section F from the register: proposed while empty, taken again around the user's lines, secrets kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jcm_pdd.core.papers.references import references_edit, register_lines
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import read_source
from jcm_pdd.files.session import Session

Paper = Callable[..., str]
FIRST = "E-01: Example Refrigeration Co., Ltd., Acceptance test, 14 March 2019, p. 12"
HIDDEN = "E-02: Supply contract (confidential, shown to the third-party entity on request)"


def three(paper: Paper) -> None:
    paper(number="E-01", title="Acceptance test", issuer="Example Refrigeration Co., Ltd.", date="2019-03-14",
          page="12", status="received")
    paper(number="E-02", title="Supply contract", issuer="Example Power Co.", date="2018-01-02", confidential="yes")
    paper(number="E-03", title="Not here yet", status="requested")
    paper(title="Without a number")


def test_lines_say_what_the_register_says(session: Session, paper: Paper) -> None:
    three(paper)
    assert register_lines(session.project) == (FIRST, HIDDEN)


def test_it_is_proposed_while_section_f_is_empty(session: Session, paper: Paper) -> None:
    assert "references" not in session.proposals
    three(paper)
    assert "references" not in session.proposals, "the sample has references of its own"
    session.set_text("references", "")
    assert session.proposals["references"] == f"{FIRST}\n{HIDDEN}"
    assert session.project.get("references") is None
    session.accept_proposal("references")
    assert session.text("references") == f"{FIRST}\n{HIDDEN}"
    assert references_edit(session.project).changes == ()
    session.set_text("evidence/r1/page", "13")
    session.record(references_edit(session.project))
    assert session.text("references") == f"{FIRST[:-1]}3\n{HIDDEN}"


def test_taking_it_again_changes_only_its_own_lines(session: Session, paper: Paper) -> None:
    three(paper)
    session.set_text("references", "My own first line\nMy own last line")
    session.record(references_edit(session.project))
    assert session.text("references").split("\n") == ["My own first line", "My own last line", FIRST, HIDDEN]
    session.set_text("references", f"My own first line\n{FIRST}\n{HIDDEN}\nMy own last line")
    session.set_text("evidence/r1/title", "Second acceptance test")
    session.record(references_edit(session.project))
    assert session.text("references").split("\n") == [
        "My own first line", FIRST.replace("Acc", "Second acc"), HIDDEN, "My own last line"]
    session.undo()
    assert session.text("references").split("\n")[1] == FIRST


def test_a_line_the_user_changed_is_the_users(session: Session, paper: Paper) -> None:
    three(paper)
    session.set_text("references", "")
    session.record(references_edit(session.project))
    mine = f"{FIRST}, with its annex"
    session.set_text("references", f"{mine}\n{HIDDEN}")
    session.set_text("evidence/r1/page", "13")
    session.record(references_edit(session.project))
    assert session.text("references").split("\n") == [mine, HIDDEN]


def test_a_paper_that_went_is_no_longer_cited(session: Session, paper: Paper) -> None:
    three(paper)
    session.set_text("references", "")
    session.record(references_edit(session.project))
    session.delete_rows("evidence", ["r2"])
    session.record(references_edit(session.project))
    assert session.text("references") == FIRST


def test_a_printed_proposal_comes_home_marked_as_proposed(session: Session, paper: Paper, tmp_path: Path) -> None:
    three(paper)
    session.set_text("references", "")
    document = tmp_path / "pdd.docx"
    document.write_bytes(make_pdd(session)[0])
    report = import_document(session, read_source(document))
    (answer,) = [one for one in report.read if one.address == "references"]
    assert (answer.value, answer.proposed) == (f"{FIRST}\n{HIDDEN}", True)
    assert session.undo()
    assert session.project.get("references") is None
