"""The unit library is loaded alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_pint_does_not_bring_dask_along_and_dask_can_still_be_imported(repository: Path) -> None:
    code = ("import sys; from jcm_pdd.core.units import factor, load; load(); assert 'dask' not in sys.modules;"
            "assert factor('GWh', 'MWh') == 1000; import importlib.util as u;"
            "print(u.find_spec('dask') is None or bool(__import__('dask').__version__))")
    done = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("True", "")
