"""How the process gives memory back: photographs of ten megabytes come and go, and the system shall have the room."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_M_MMAP_THRESHOLD, _LARGE = -3, 1 << 20
"""mallopt(3): blocks from a megabyte on are mapped one by one, and gone when they are freed."""


def give_large_blocks_back() -> None:
    """Let large blocks go back to the system when they are freed, as Windows and macOS do by themselves.

    The C library of Linux raises its limit to the largest block it has freed; the photographs of three threads then
    stay in heaps that never shrink. Other C libraries have no such switch, and nothing happens there.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)
