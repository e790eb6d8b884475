"""Reports of failures: one file a failure, no more than twenty, and traces of what died below Python."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.crash_reports import KEEP, Reports, details, native_details, watch_into

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CHILD = """
import ctypes, resource, sys
from pathlib import Path
from jcm_pdd.files.crash_reports import Reports
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
end = Reports(Path(sys.argv[1])).watch()
if sys.argv[2] == "dies":
    ctypes.string_at(1)
end()
"""
WINDOWS_TRACE = r"""Windows fatal exception: code 0x8001010d

Current thread 0x00001a2c (most recent call first):
  File "D:\Konten\恵子\AppData\Local\Programs\JCM PDD Studio\jcm_pdd\gui\app.py", line 40 in run

Windows fatal exception: access violation

Current thread 0x00001a2c (most recent call first):
  File "D:\Konten\恵子\Projekt Zaunkönig\jcm_pdd\gui\panels\numbers.py", line 77 in paintEvent
  File "D:\Konten\恵子\Lib\shibokensupport\feature.py", line 9 in _import
  File "<formula>", line 1 in <lambda>
"""


@pytest.fixture
def kept(tmp_path: Path) -> Reports:
    """Return reports whose clock ticks a second with every look."""
    ticks = count()
    return Reports(tmp_path / "log" / "reports", lambda: START + timedelta(seconds=next(ticks)))


def failing(text: str) -> str:
    """Return the details of an error that quotes a text, after another that does."""
    try:
        try:
            int(text)
        except ValueError as error:
            raise Problem("store.missing", text, reason=text) from error
    except Problem as problem:
        return details(problem)


def test_a_report_says_kind_code_and_place_and_no_word_of_the_error(kept: Reports) -> None:
    path = kept.keep(failing("山田の計画書"))
    assert path is not None
    text = kept.all()[0].text()
    assert "jcm_pdd.core.problems.Problem store.missing" in text
    assert "after builtins.ValueError" in text
    assert "test_crash_reports.py:" in text
    assert "山田" not in text


def test_a_code_that_is_no_code_is_left_out() -> None:
    assert "Secret" not in details(Problem("Secret title of mine", ""))


def test_a_long_stack_is_told_by_its_ends() -> None:
    def deeper(level: int) -> None:
        if level == 0:
            raise LookupError
        deeper(level - 1)

    with pytest.raises(LookupError) as caught:
        deeper(200)
    told = details(caught.value).splitlines()
    assert len(told) < 40
    assert "  …" in told


def test_the_same_failure_has_one_report_and_twenty_are_kept(kept: Reports) -> None:
    for number in range(KEEP + 5):
        kept.keep(f"failure {number}")
    kept.keep(f"failure {KEEP}")
    found = kept.all()
    assert len(found) == KEEP
    assert found[0].text().rstrip().endswith(f"failure {KEEP}")
    assert sum(f"failure {KEEP}\n" in one.text() for one in found) == 1


def test_a_folder_that_takes_no_files_is_no_second_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    kept = Reports(tmp_path / "file" / "reports")
    assert kept.keep("x") is None
    assert kept.all() == ()
    assert kept.collect() == ()
    watch_into(kept.fault_file())()


@pytest.mark.parametrize(("how", "reports"), [("dies", 1), ("ends", 0)])
def test_a_program_that_died_below_python_is_told_at_the_next_start(kept: Reports, how: str, reports: int) -> None:
    if sys.platform == "win32":
        pytest.skip("the limit of core files is one of other systems")
    done = subprocess.run([sys.executable, "-c", CHILD, str(kept.folder), how], capture_output=True, check=False)
    assert (done.returncode != 0) == (how == "dies")
    assert len(kept.collect()) == reports
    assert kept.collect() == ()
    assert list(kept.folder.glob("running-*")) == []
    assert all("Segmentation fault" in one.text() for one in kept.all())


def test_what_a_running_process_watches_is_left_alone(kept: Reports) -> None:
    kept.folder.mkdir(parents=True)
    theirs = kept.folder / f"running-{os.getppid()}-{'0' * 12}.txt"
    theirs.write_text("Fatal Python error: Aborted\n", encoding="utf-8")
    assert kept.collect() == ()
    assert theirs.exists()


def test_a_process_ended_from_outside_is_no_failure(kept: Reports) -> None:
    kept.folder.mkdir(parents=True)
    (kept.folder / f"running-{2**31 - 5}-{'0' * 12}.txt").write_bytes(b"")
    assert kept.collect() == ()
    assert list(kept.folder.iterdir()) == []


def test_a_trace_of_windows_loses_folders_and_what_was_no_end() -> None:
    told = native_details(WINDOWS_TRACE).splitlines()
    assert told[1:] == ["access violation", "  jcm_pdd/gui/panels/numbers.py:77 paintEvent", "  feature.py:9 _import",
                        "  -:1 <lambda>"]
    assert native_details(WINDOWS_TRACE.partition("Windows fatal exception: access")[0]) == ""
