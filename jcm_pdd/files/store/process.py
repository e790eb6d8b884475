"""Tells whether a process of this computer is still running, without touching it."""

from __future__ import annotations

import os
import sys


def is_running(pid: int) -> bool:
    """Return whether a process with this id runs here; True when in doubt, so that no live lock is called
    stale.
    """
    if pid <= 0:
        return False
    return _runs_on_windows(pid) if sys.platform == "win32" else _runs_on_posix(pid)


def _runs_on_posix(pid: int) -> bool:
    try:
        os.kill(pid, 0)  # signal 0 asks only
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _runs_on_windows(pid: int) -> bool:
    # os.kill would end the process here, so ask the system for a handle instead.
    import ctypes

    query_limited, still_active, access_denied = 0x1000, 259, 5
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(query_limited, False, pid)
    if not handle:
        return bool(ctypes.get_last_error() == access_denied)  # type: ignore[attr-defined,unused-ignore]
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return not known or code.value == still_active
