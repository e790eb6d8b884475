"""A filled Modalities of Communication comes home: into an empty project, into the project it was made of, another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from statement import START, participants

from jcm_pdd.cli import main
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.making import make_document, make_pdd
from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.printed_addresses import printed_in
from jcm_pdd.files.reading.carried import PROPERTY, uncarried
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from tests.effort import tries

Empty = Callable[[], Session]


def moc(session: Session, *changes: tuple[str, str]) -> Source:
    """Return the statement of a project with texts replaced, each of which must be there."""
    document, notes = make_document(session, "MoC")
    assert notes == ()
    parts = read_package(document)
    text = parts["word/document.xml"].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return Source("MoC.docx", write_package({**parts, "word/document.xml": text.encode()}), "word")


def without_code(source: Source) -> Source:
    parts = read_package(source.data)
    header = parts["word/header1.xml"].decode()
    assert "_F_" in header
    return Source(source.name, write_package({**parts, "word/header1.xml": header.replace("JCM_", "X_").encode()}),
                  "word")


def test_every_printed_answer_comes_back(stated: Session, empty: Empty) -> None:
    new = empty()
    report = import_document(new, moc(stated))
    assert (report.not_understood, report.disagree, report.notes) == ((), (), ())
    wanted = {address: stated.project.get(address) for address in printed_in(stated.context, "MoC")}
    assert len(wanted) > 30
    assert {address: new.project.get(address) for address in wanted} == wanted
    assert new.project.rows("participants") == ("r1", "r2", "r3")
    assert new.project.get("moc_wanted") is True
    assert new.project.get("country") == "TH"


def test_a_project_agrees_with_its_own_statement(stated: Session) -> None:
    before = dict(stated.project.answers)
    report = import_document(stated, moc(stated))
    assert (report.not_understood, report.disagree) == ((), ())
    assert not [answer for answer in report.read if answer.new]
    assert dict(stated.project.answers) == before


def test_pdd_and_statement_make_one_project_in_either_order(stated: Session, empty: Empty) -> None:
    documents = [Source("PDD.docx", make_pdd(stated)[0], "word"), moc(stated)]
    for order in (1, -1):
        new = empty()
        for document in documents[::order]:
            import_document(new, document)
        assert new.project.rows("participants") == ("r1", "r2", "r3")
        for address in ("participants/r3/name", "participants/r3/side", "participants/r3/email", "title", "moc_date",
                        "participants/r3/is_focal_point", "start_date", "participants/r1/telephone"):
            assert new.project.get(address) == stated.project.get(address), (order, address)


def test_without_its_ids_rows_are_known_by_their_names(stated: Session) -> None:
    source = moc(stated)
    plain = write_package(uncarried(read_package(source.data)))
    assert PROPERTY.encode() not in plain
    before = dict(stated.project.answers)
    report = import_document(stated, Source("MoC.docx", plain, "word"))
    assert report.disagree == ()
    assert dict(stated.project.answers) == before


def test_another_focal_point_is_a_disagreement_and_counts_when_asked(stated: Session, empty: Empty) -> None:
    other = empty()
    import_document(other, moc(stated))
    other.set_texts({"participants/r3/is_focal_point": "no", "participants/r1/is_focal_point": "yes"})
    document = moc(other)
    report = import_document(stated, document)
    assert {d.address for d in report.disagree} == {"participants/r1/is_focal_point", "participants/r3/is_focal_point"}
    assert stated.project.get("participants/r3/is_focal_point") is True
    import_document(stated, document, "document")
    assert stated.project.get("participants/r3/is_focal_point") is False
    assert stated.project.get("participants/r1/is_focal_point") is True
    assert stated.project.rows("participants") == ("r1", "r2", "r3", "r4")


def test_a_changed_name_and_a_new_participant(stated: Session) -> None:
    name = str(stated.project.get("participants/r2/name"))
    report = import_document(stated, moc(stated, (name.replace("&", "&amp;"), "Renamed Solar Ltd.")))
    assert ("participants/r2/name", "Renamed Solar Ltd.", name) in [
        (d.address, d.document, d.project) for d in report.disagree]
    assert stated.project.rows("participants") == ("r1", "r2", "r3", "r4")


def test_a_remark_in_it_is_kept(stated: Session, empty: Empty) -> None:
    heading = "Section 3: Third-party entities</w:t></w:r></w:p>"
    source = moc(stated, (heading, f"{heading}<w:p><w:r><w:t>To be agreed.</w:t></w:r></w:p>"))
    report = import_document(empty(), source)
    assert [(t.place, t.text) for t in report.not_understood] == [("Section 3: Third-party entities", "To be agreed.")]


@pytest.mark.parametrize("document", ["PDD", "MoC"])
def test_without_a_code_the_form_that_fits_best_is_taken(stated: Session, empty: Empty, document: str) -> None:
    new = empty()
    import_document(new, without_code(Source("x.docx", make_document(stated, document)[0], "word")))
    assert new.project.get("title") == stated.project.get("title")
    assert (new.project.get("moc_date") is not None) == (document == "MoC")
    assert (new.project.get("start_date") is not None) == (document == "PDD")


def test_a_letter_is_no_form(empty: Empty, tmp_path: Path) -> None:
    import docx

    letter = docx.Document()
    letter.add_heading("Section 1: Project")
    letter.save(str(tmp_path / "letter.docx"))
    with pytest.raises(Problem) as caught:
        import_document(empty(), Source("letter.docx", (tmp_path / "letter.docx").read_bytes(), "word"))
    assert caught.value.code == "reading.not_a_form"


def test_the_command_reads_it(stated: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    (tmp_path / "MoC.docx").write_bytes(moc(stated).data)
    project = tmp_path / "p.jcmpdd"
    assert main(["import", str(tmp_path / "MoC.docx"), "--into", str(project)]) == 0
    # The statement does not tell the side of a participant, which is an error until somebody says it.
    assert main(["export", str(project), "--to", str(tmp_path / "out"), "--format", "docx"]) == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["p_MoC_DRAFT.docx", "p_PDD_DRAFT.docx"]


LINE = st.text(st.sampled_from("abc XYZ 0129.,:;()[]<>&\"'=+-/\\日本語é\u00a0☐☒"), max_size=20)
COMPANY = st.fixed_dictionaries({"name": LINE}, optional={
    "is_participant": st.sampled_from(["yes", "no"]), "is_focal_point": st.sampled_from(["yes", "no"]),
    "role": st.sampled_from(["focal_point", "owner"]), "address": LINE, "contact": LINE, "telephone": LINE,
    "email": LINE, "primary_salutation": st.sampled_from(["Mr", "Ms"]), "primary_last_name": LINE,
    "alternate_title": LINE, "alternate_first_name": LINE})


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate), max_examples=tries(20))
@given(st.lists(COMPANY, max_size=4), st.lists(LINE, max_size=3),
       st.fixed_dictionaries({"title": LINE}, optional={
           "reference_number": LINE, "moc_date": st.dates().map(str).filter(lambda day: day >= "1900"),
           "moc_same_signatories": st.sampled_from(["yes", "no"]),
           "moc_name_changing": st.sampled_from(["yes", "no"])}))
def test_any_answers_come_back_from_the_statement(companies: list[dict[str, str]], entities: list[str],
                                                  fields: dict[str, str]) -> None:
    typed = {"country": "ID", "moc_wanted": "yes", **fields}
    for number, company in enumerate(companies, 1):
        typed |= {f"participants/r{number}/{column}": text for column, text in company.items()}
    typed |= {f"tpes/r{number}/name": text for number, text in enumerate(entities, 1)}
    with TemporaryDirectory() as folder:
        place = Workplace(Path(folder), lambda: START, "Suda", "desk-1")
        old, new = Session.create(place, typed), Session.create(place)
        try:
            import_document(new, Source("MoC.docx", make_document(old, "MoC")[0], "word"))
            wanted = {address: old.project.get(address) for address in printed_in(old.context, "MoC")}
            assert {address: new.project.get(address) for address in wanted} == wanted
            again = import_document(old, Source("MoC.docx", make_document(old, "MoC")[0], "word"))
            assert again.disagree == ()
        finally:
            old.journal.stop()
            new.journal.stop()


def test_the_rows_of_a_project_are_all_listed_once(stated: Session) -> None:
    assert participants(stated) == ["r1", "r2", "r3"]
