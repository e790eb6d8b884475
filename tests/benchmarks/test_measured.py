"""A million rows of a logger: staged, checked, summed. The goal of 5 s is a ratio of 875 on the reference machine."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from jcm_pdd.core.papers.series import changed
from jcm_pdd.files.papers.series import read_series
from jcm_pdd.files.papers.series_reading import look
from tests.benchmarks.baseline import within

pytestmark = pytest.mark.benchmark

ROWS = 1_000_000


def write(path: Path, broken: int) -> Decimal:
    """Write a million minutes with a counter-like second column and one broken row; return the sum of the others."""
    random.seed(1)
    at, total = datetime.fromisoformat("2023-04-01"), 0
    with path.open("w", encoding="cp932", newline="") as stream:
        stream.write("日時,電力量(kWh),外気温(℃)\r\n")
        for number in range(ROWS):
            value = random.randint(0, 99_999)
            if number == broken:
                stream.write(f"{at:%Y/%m/%d} ??:??,{value / 100:.2f},25.0\r\n")
            else:
                total += value
                stream.write(f"{at:%Y/%m/%d %H:%M},{value / 100:.2f},25.0\r\n")
            at += timedelta(minutes=1)
    return Decimal(total) / 100


def test_a_million_rows_with_a_broken_one(tmp_path: Path) -> None:
    path = tmp_path / "million.csv"
    total = write(path, 654_321)
    seen = look(path)
    with within(700):
        report = read_series(path, seen.mapping)
    assert report.total == total
    broken = next(one for one in report.oddities if one.finding.code == "measured.bad_stamp")
    assert broken.lines == (654_323,)


def test_a_million_readings_of_a_counter_in_a_zone_with_summer_time(tmp_path: Path) -> None:
    path = tmp_path / "counter.csv"
    at = datetime.fromisoformat("2020-01-01")
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write("time,reading (kWh)\n")
        for number in range(ROWS):
            stream.write(f'"{at:%Y-%m-%d %H:%M}","{number // 3:,}"\n')
            at += timedelta(minutes=1)
    seen = look(path)
    with within(1_400):
        report = read_series(path, changed(seen.mapping, {"reading": "counter", "zone": "America/Santiago"}))
    assert report.total is not None


@pytest.mark.skipif(sys.platform == "win32", reason="no measure of the peak")
def test_memory_stays_bounded(tmp_path: Path) -> None:
    path = tmp_path / "million.csv"
    write(path, -1)
    code = ("import resource, sys\nfrom pathlib import Path\n"
            "from jcm_pdd.files.papers.series import read_series\n"
            "from jcm_pdd.files.papers.series_reading import look\n"
            "path = Path(sys.argv[1])\nread_series(path, look(path).mapping)\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)")
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True)
    assert int(done.stdout) / 1024 < 700
