"""What an update changes, whom it touches, and that a project's tonnes stay until its user accepts."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from data_update_keys import KEY, OTHER

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data_update import report, words
from jcm_pdd.files.data_update.container import open_update, read_update
from jcm_pdd.files.data_update.describe import FORMS, METHODS, differing
from jcm_pdd.files.data_update.in_use import forget, in_use, use
from jcm_pdd.files.data_update.keys import KeyRing
from jcm_pdd.files.data_update.look import Look, look, take, use_again
from jcm_pdd.files.data_update.shelf import DataShelf
from jcm_pdd.files.data_update.state import judged
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

CATALOGUE = "resources/review/catalogue.yaml"
Harm = Callable[[dict[str, bytes]], dict[str, bytes]]


@pytest.fixture(scope="module")
def solar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a saved project of a sample."""
    from jcm_pdd.files.samples import open_sample, samples

    folder = tmp_path_factory.mktemp("solar")
    place = Workplace(folder / "data", lambda: datetime.now(UTC), "keiko", "here")
    session = open_sample(next(one for one in samples() if one.id == "th_rooftop_solar"), place)
    session.save_as(folder / "屋根 solar.jcmpdd")
    session.close()
    return folder / "屋根 solar.jcmpdd"


@pytest.fixture(scope="module")
def found(data: bytes, solar: Path, tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Return what is seen of the update with one recent project, and one that is gone."""
    folder = tmp_path_factory.mktemp("look")
    use(None)
    shelf = DataShelf(Workplace(folder, lambda: datetime.now(UTC), "keiko", "here"))
    ring = KeyRing(folder / "config", ())
    seen = look(read_update(data, "x.jcmdata"), shelf, ring, [str(solar), str(folder / "gone.jcmpdd")])
    assert [path.name for path in shelf.folder.iterdir()] == []
    return seen


def unfit(files: dict[str, bytes], place: Workplace, ring: KeyRing) -> Problem:
    from example import update

    with pytest.raises(Problem) as caught:
        take(read_update(update(files, KEY), "x"), DataShelf(place), ring)
    assert caught.value.code == "data.unfit"
    assert DataShelf(place).state().active == ""
    return caught.value


def test_every_field_that_changes_is_shown_with_unit_source_and_status(found):
    assert {(one.area, one.subject, one.path[-1], one.old, one.new, one.unit, one.status) for one in found.changes} == {
        ("methodology", "TH_AM001 ver01.0", "value", "0.319", "0.325", "tCO2/MWh", "unverified"),
        ("timeline", "cycle", "days", "30", "28", "", "unverified")}
    assert all(one.source for one in found.changes)
    assert found.trusted == ""
    assert found.refusal is None


@pytest.mark.parametrize(("language", "said"), [
    ("en", "Duration › Public inputs closed ← Public inputs opened › days"),
    ("ja", "期間 › パブリックインプット終了 ← パブリックインプット開始 › 日数")])
def test_the_steps_of_the_cycle_are_called_by_their_names(found, language, said):
    (one,) = (one for one in found.changes if one.area == "timeline")
    assert words.field(one, language) == said
    assert "cycle" not in words.subject(one, language)


def test_the_projects_it_touches_are_named(found, solar):
    (one,) = found.projects
    assert (one.path, one.definitions, one.country) == (str(solar), ("TH_AM001 ver01.0",), "")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_report_says_it_all(found, tmp_path, language):
    import docx

    text = "\n".join(report.lines(found, language))
    for word in ("0.319 tCO2/MWh -> 0.325 tCO2/MWh", "TH_AM001 ver01.0", "30 -> 28", "屋根 solar.jcmpdd"):
        assert word in text
    for name in ("r.txt", "r.csv", "r.docx"):
        report.write(found, tmp_path / name, language)
    assert (tmp_path / "r.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "0.325" in (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    cells = {cell.text for grid in docx.Document(str(tmp_path / "r.docx")).tables for row in grid.rows
             for cell in row.cells}
    assert "0.325 tCO2/MWh" in cells
    with pytest.raises(Problem) as caught:
        report.write(found, tmp_path / "r.pdf", language)
    assert caught.value.code == "data.report"


def test_tonnes_stay_until_the_new_definition_is_accepted_in_the_project(path, solar, place, ring):
    def total(session: Session) -> int:
        return session.results.total.emission_reductions

    before = Session.open(solar, place, read_only=True)
    held = total(before)
    before.close()
    shelf = DataShelf(place)
    name = take(open_update(path), shelf, ring)
    forget()
    use(shelf.folder / name)
    session = Session.open(solar, place)
    try:
        assert total(session) == held
        (change,) = session.definition_changes()
        assert change.old == held
        assert any("0.319" in reason and "0.325" in reason for reason in change.because)
        session.accept_definition(change)
        assert total(session) == change.new > held
    finally:
        session.abandon()


def test_it_is_taken_with_a_trusted_key_alone(path, place, ring, tmp_path):
    shelf = DataShelf(place)
    with pytest.raises(Problem) as caught:
        take(open_update(path), shelf, KeyRing(tmp_path / "nobody", ()))
    assert caught.value.code == "data.unknown_key"
    assert not shelf.folder.exists()
    ring.withdraw("Example Carbon Desk", datetime.now(UTC).date())
    with pytest.raises(Problem):
        take(open_update(path), shelf, ring)


def test_the_same_data_under_another_key_are_refused(files, place, ring):
    from example import update

    with pytest.raises(Problem) as caught:
        take(read_update(update(files, OTHER), "x"), DataShelf(place), ring)
    assert caught.value.code == "data.unknown_key"


def test_all_of_it_is_taken_or_nothing(files, path, place, ring):
    shelf = DataShelf(place)
    name = take(open_update(path), shelf, ring)
    folder = judged(shelf.folder).folder
    assert {one: (folder / one).read_bytes() for one in files} == files
    use_again("", shelf, ring)
    assert judged(shelf.folder).folder is None
    use_again(name, shelf, ring)
    assert judged(shelf.folder).folder == shelf.folder / name


def _solar_text(files: dict[str, bytes], old: str, new: str) -> dict[str, bytes]:
    from example import SOLAR, reindexed

    text = files[SOLAR].decode("utf-8")
    assert old in text
    return reindexed({**files, SOLAR: text.replace(old, new).encode("utf-8")}, [SOLAR])


def test_a_signed_definition_this_program_cannot_calculate_is_refused(files, place, ring):
    problem = unfit(_solar_text(files, "value: 0.325", "value: high"), place, ring)
    assert "TH_AM001" in problem.where


def _changed(path: str, old: bytes, new: bytes) -> Harm:
    return lambda files: {**files, path: files[path].replace(old, new)}


def _without(path: str) -> Harm:
    return lambda files: {one: content for one, content in files.items() if one != path}


def _with(path: str, content: bytes) -> Harm:
    return lambda files: {**files, path: content}


HARMS = {
    "a definition less": _without("forms/methodologies/TH_AM001_ver01.0.yaml"),
    "review": _changed(CATALOGUE, b"\nfindings:\n", b"\nfindings:\n  my.own: 3\n"),
    "binding": _with("templates/pdd/binding.yaml", b"form: PDD_ver09.0\n"),
    "countries": _with("resources/countries.yaml", b"countries: [\n"),
}
MORE_HARMS = {
    "one not listed": _with("forms/methodologies/TH_AM099_ver01.0.yaml", b"a: 1\n"),
    "a table less": _without("resources/reference/gwp.yaml"),
    "blank form": _with("templates/pdd/PDD_ver02.0.docx", b"no Word"),
}


@pytest.mark.parametrize("harm", [
    *(pytest.param(harm, id=name) for name, harm in HARMS.items()),
    *(pytest.param(harm, id=name, marks=pytest.mark.long) for name, harm in MORE_HARMS.items())])
def test_a_signed_set_that_does_not_fit_together_is_refused(files, place, ring, harm):
    unfit(harm(files), place, ring)


def test_what_differs_in_remarks_alone_is_said_too(files, place, ring):
    from example import update

    more = {**files, "resources/reference/rice.yaml": files["resources/reference/rice.yaml"] + b"\n# seen again\n"}
    seen = look(read_update(update(more, KEY), "x"), DataShelf(place), ring)
    assert ("reference", "resources/reference/rice.yaml") in {(one.area, one.subject) for one in seen.changes}
    assert seen.trusted == "Example Carbon Desk"


def test_a_worker_works_with_the_data_of_the_window_it_belongs_to(tmp_path):
    use(tmp_path)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(in_use).folder == tmp_path


def test_files_outside_of_definitions_are_not_compared(tmp_path, files):
    from example import write

    write(files, tmp_path / "a")
    write(files, tmp_path / "b")
    (tmp_path / "b" / "templates" / "papers").mkdir()
    (tmp_path / "b" / "templates" / "papers" / "x").write_bytes(b"")
    assert differing(tmp_path / "a", tmp_path / "b") == ()
    assert any(path.startswith(METHODS) for path in files)
    assert any(path.startswith(FORMS) for path in files)


