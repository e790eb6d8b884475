"""Second calculations of worked cases of renewable power, waste, agriculture, forest and fluorocarbons.

Each function gets the inputs of a case as strings and returns the formulas by id, with plain fractions and without
anything of the program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

BY_FRACTIONS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {}
