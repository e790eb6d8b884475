"""How hard an expensive test tries in the fast profile and in the long one."""

from __future__ import annotations

from hypothesis import settings


def thorough() -> bool:
    """Tell whether this is the long profile."""
    return settings.default is not None and settings.default.max_examples >= 200


def tries(fast: int, long: int | None = None) -> int:
    """Return how many random examples to try: `fast`, or in the long profile `long` (twenty times as many)."""
    return (long or 20 * fast) if thorough() else fast
