"""Makes the helpers beside these tests, and those of the workbook tests, importable."""

from __future__ import annotations

import sys
from pathlib import Path

for folder in (Path(__file__).parent, Path(__file__).parent.parent / "workbooks"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
