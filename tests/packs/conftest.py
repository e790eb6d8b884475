"""Makes projects of every methodology and LibreOffice's recalculation importable."""

from __future__ import annotations

import sys
from pathlib import Path

for folder in ("excel", "reading"):
    sys.path.insert(0, str(Path(__file__).parent.parent / folder))
