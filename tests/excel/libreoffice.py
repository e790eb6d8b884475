"""LibreOffice as the judge: recalculates workbooks by force, many files in one call, in a profile of its own.

LibreOffice does not recalculate a file that carries results unless its profile says so (OOXMLRecalcMode 0).
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

TIMEOUT = 240
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>{mode}</value></prop></item></oor:items>
"""


def available() -> bool:
    """Return whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


needs_libreoffice = pytest.mark.skipif(not available(), reason="LibreOffice is not installed")


def convert(files: Mapping[str, bytes], folder: Path, to: str = "xlsx", recalculate: bool = True) -> dict[str, bytes]:
    """Convert files (name -> bytes) in one call and return the results by the same names.

    Raises RuntimeError when a result is missing, empty or older than its source, and on a timeout.
    """
    source, target, profile = folder / "in", folder / "out", folder / "profile"
    for made in (source, target, profile / "user"):
        made.mkdir(parents=True, exist_ok=True)
    settings = _PROFILE.format(mode=0 if recalculate else 1)
    (profile / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
    for name, data in files.items():
        (source / name).write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
               "--convert-to", to, "--outdir", str(target), *(str(source / name) for name in files)]
    _run(command)
    found = {}
    for name in files:
        path = target / f"{Path(name).stem}.{to}"
        if not path.is_file() or path.stat().st_size == 0:
            raise RuntimeError(f"LibreOffice wrote no {path.name}")
        found[name] = path.read_bytes()
    return found


def _run(command: list[str]) -> None:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        _, errors = process.communicate(timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise RuntimeError("LibreOffice did not finish in time") from None
    if process.returncode != 0:
        raise RuntimeError(f"LibreOffice failed: {errors.decode(errors='replace')[:500]}")


def values(data: bytes) -> dict[str, dict[str, Any]]:
    """Return the stored values of every cell: sheet -> reference -> value; nothing for empty cells."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row
                          if cell.value is not None}
            for sheet in book.worksheets}


def close(ours: object, theirs: object, relative: float = 1e-9, scale: float = 0.0) -> bool:
    """Return whether two cell values agree: numbers relative to their size (or `scale`), the rest exactly."""
    if isinstance(ours, (int, float, Decimal)) and isinstance(theirs, (int, float)) and not isinstance(ours, bool):
        a, b = float(ours), float(theirs)
        return abs(a - b) <= relative * max(abs(a), abs(b), scale)
    # openpyxl undoes the escape of "_xHHHH_" in some texts only
    if isinstance(ours, str) and isinstance(theirs, str):
        return ours.replace("x005F_", "") == theirs.replace("x005F_", "")
    return ours == theirs
