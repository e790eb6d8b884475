"""One job over many projects: the same outcome wherever the work runs, the projects themselves untouched."""

from __future__ import annotations

import hashlib
import warnings
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from jcm_pdd.cli import main
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.adoption.adopt import adopt
from jcm_pdd.files.adoption.identity import Identity
from jcm_pdd.files.adoption.library import FormLibrary
from jcm_pdd.files.data import data_path
from jcm_pdd.files.portfolio import updating
from jcm_pdd.files.portfolio.batch import Order, carry_out, orders, run, table_of
from jcm_pdd.files.portfolio.spreading import executor, spread


def _hashes(folder: Path) -> dict[str, str]:
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*.jcmpdd")}


def test_a_check_tells_every_project_and_the_damaged_one(clients: Path) -> None:
    before = _hashes(clients)
    outcomes = [carry_out(one) for one in orders("check", clients, None)]
    assert [(Path(one.project).name, one.state) for one in outcomes] == [
        ("太陽光.jcmpdd", "done"), ("damaged.jcmpdd", "failed"), ("id_factory_chillers.jcmpdd", "done"),
        ("th_rooftop_solar.jcmpdd", "done")]
    assert (outcomes[2].total, outcomes[2].errors) == (3431, 0)
    assert str(clients / "damaged.jcmpdd") in outcomes[1].remarks[0]
    assert len(table_of("check", outcomes, "ja").rows) == 4
    assert _hashes(clients) == before


def test_an_export_writes_a_folder_for_each_project_and_leaves_the_projects(clients: Path, tmp_path: Path) -> None:
    before = _hashes(clients)
    (order, *_) = orders("export", clients, tmp_path / "out", documents=("moc",), formats=("docx",))
    outcome = carry_out(order)
    assert outcome.files == (str(tmp_path / "out" / "2027" / "Client B" / "太陽光" / "太陽光_MoC_DRAFT.docx"),)
    assert Path(outcome.files[0]).is_file()
    assert _hashes(clients) == before


def test_what_was_written_below_the_folder_is_no_project(clients: Path) -> None:
    target = clients / "updated"
    target.mkdir()
    (target / "copy.jcmpdd").write_bytes(b"")
    assert len(orders("update", clients, target)) == 4
    with pytest.raises(Problem, match=r"batch\.no_target"):
        orders("export", clients, None)


def test_an_update_moves_a_copy_and_says_so(clients: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.store import Workplace

    before = _hashes(clients)
    order = next(one for one in orders("update", clients, tmp_path / "new") if "chillers" in one.project)
    assert carry_out(order).state == "nothing"
    assert not (tmp_path / "new").exists()

    def titled(session: Session, _: str) -> list[str]:
        session.set_text("title", "Moved")
        return ["ID_AM002 ver02.0 → ID_AM002 ver03.0"]

    monkeypatch.setattr(updating, "moved", titled)
    outcome = carry_out(order)
    assert (outcome.state, outcome.before, outcome.total) == ("done", 3431, 3431)
    assert outcome.remarks == ("ID_AM002 ver02.0 → ID_AM002 ver03.0",)
    place = Workplace(tmp_path / "data", lambda: datetime.now(UTC), "a")
    moved = Session.open(Path(outcome.files[0]), place, read_only=True)
    assert moved.project.get("title") == "Moved"
    moved.close()
    assert _hashes(clients) == before


def test_an_update_takes_the_newest_official_form_of_the_user(clients: Path, tmp_path: Path) -> None:
    library = FormLibrary(tmp_path / "shelf" / "forms")
    library.add(adopt((data_path("templates", "pdd") / "PDD_ver02.0.docx").read_bytes(), "form.docx",
                      Identity("PDD", "ID", "09.0")).form)
    (clients / "id_factory_chillers.jcmpdd").rename(clients / "chillers v1.2.jcmpdd")
    order = next(one for one in orders("update", clients, tmp_path / "new", shelf=str(tmp_path / "shelf"))
                 if "chillers" in one.project)
    outcome = carry_out(order)
    assert outcome.files == (str(tmp_path / "new" / "chillers v1.2.jcmpdd"),)
    assert (outcome.state, outcome.total) == ("done", 3431)
    assert any("JCM_ID_F_PDD_ver09.0" in remark for remark in outcome.remarks)
    again = Order("update", outcome.files[0], str(tmp_path / "again"), shelf=str(tmp_path / "shelf"))
    assert carry_out(again).state == "nothing"


@pytest.mark.long
def test_packages_of_all_projects(clients: Path, tmp_path: Path) -> None:
    outcomes = [carry_out(one) for one in orders("package", clients, tmp_path / "packages", formats=("docx",))]
    assert [one.state for one in outcomes] == ["done", "failed", "done", "done"]
    with zipfile.ZipFile(outcomes[2].files[0]) as package:
        assert any(name.endswith(".docx") for name in package.namelist())


# --- where the work runs ---------------------------------------------------------------------------------


def _square(number: int) -> int:
    if number == 7:
        raise MemoryError
    return number * number


def _lost(number: int, reason: str) -> int:
    assert reason == "MemoryError"
    return -number


def test_results_come_from_any_executor_and_a_lost_piece_is_told() -> None:
    with ThreadPoolExecutor(2) as pool:
        assert sorted(spread(_square, range(20), (pool, 2), _lost)) == sorted(
            -7 if number == 7 else number * number for number in range(20))


def test_only_a_few_pieces_are_under_way_and_cancelling_ends_them() -> None:
    begun: list[int] = []
    got: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        return number

    with ThreadPoolExecutor(2) as pool:
        got.extend(spread(work, range(1000), (pool, 2), _lost, lambda: len(begun) > 10))
    assert len(got) < 40
    assert len(begun) < 40


def test_a_cluster_nobody_answers_at_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("jcm_pdd.files.portfolio.spreading.import_module", missing)
    with pytest.raises(Problem, match=r"batch\.no_dask"), executor(dask="tcp://127.0.0.1:9"):
        pass


@contextmanager
def _cluster(processes: bool) -> Iterator[str]:
    pytest.importorskip("distributed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library, about ports and memory of this computer
        distributed = import_module("distributed")
        with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=processes, dashboard_address=None,
                                      protocol="tcp://", host="127.0.0.1") as cluster:
            yield cluster.scheduler_address


@pytest.mark.filterwarnings("ignore")
def test_a_dask_scheduler_with_two_workers_gives_the_same(clients: Path) -> None:
    todo = orders("check", clients, None)
    with _cluster(processes=False) as address:
        found = run(todo, dask=address)
    assert found == tuple(carry_out(one) for one in todo)


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
def test_two_dask_processes_and_two_of_our_own_give_the_same(clients: Path) -> None:
    todo = orders("check", clients, None)
    with _cluster(processes=True) as address:
        found = run(todo, dask=address)
    done: list[int] = []
    assert found == run(todo, workers=2, progress=lambda at, *_: done.append(at))
    assert done == [1, 2, 3, 4]


def test_the_command_line_reports(clients: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                  monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jcm_pdd.cli.batch.run", lambda todo, *_: tuple(carry_out(one) for one in todo))
    target = tmp_path / "report.csv"
    assert main(["batch", "check", str(clients), "--csv", str(target), "--encoding", "cp932", "--lang", "ja"]) == 2
    assert "失敗: 1" in capsys.readouterr().out
    assert "damaged" in target.read_bytes().decode("cp932")
