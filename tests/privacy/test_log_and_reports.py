"""Log and reports say where the program failed and not a word of a project, however it fails."""

from __future__ import annotations

import re

from privacy_runs import Ran

SECRET = re.compile("zaunk", re.IGNORECASE)


def test_everything_failed_and_was_told(window_run: Ran) -> None:
    assert window_run.code == 0, window_run.err
    assert "ENDED program.unexpected program.unexpected" in window_run.out
    assert "Something went wrong inside the program." in window_run.out
    assert "SHOWN CrashPage" in window_run.out


def test_the_secret_was_there_to_be_found(window_run: Ran) -> None:
    saved = window_run.folder / "Zaunkoenig projects" / "Zaunkoenig.jcmpdd"
    assert saved.read_bytes().count(b"Zaunkoenig") > 10
    assert SECRET.search(window_run.err)  # Qt's words go to a console, not into the log


def test_no_word_of_the_project_is_in_the_log_or_a_report(window_run: Ran) -> None:
    assert not SECRET.search(window_run.log)
    assert str(window_run.folder) not in window_run.log


def test_every_kind_of_failure_left_its_kind_and_place(window_run: Ran) -> None:
    for kind in ("builtins.RuntimeError", "after builtins.ValueError", "builtins.KeyError", "threading.py",
                 "builtins.FileNotFoundError", "jcm_pdd.core.problems.Problem store.missing",
                 "builtins.ZeroDivisionError", "Qt warning QImage::load", "another process ended with",
                 "jcm_pdd/gui/jobs.py"):
        assert kind in window_run.log, kind


def test_a_worker_that_died_below_python_left_its_place(window_run: Ran) -> None:
    died = [part for part in window_run.log.split("JCM PDD Studio 0") if "Segmentation fault" in part]
    assert any("works.py:" in part and "dies" in part for part in died)


def test_nothing_is_left_of_processes_that_ended_well(window_run: Ran) -> None:
    assert list((window_run.folder / "state").rglob("running-*")) == []
