"""Projects on official workbooks, and the helpers of other tests made importable."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
for folder in (HERE.parent / "reading", HERE.parent / "workbooks", HERE.parent / "excel", HERE):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
