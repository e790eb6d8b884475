"""Check that every library of the Windows folder finds the libraries it names: dependencies.py FOLDER.

What is neither in the folder nor part of Windows 10 itself would be missing on a machine that never had developer tools
or other programs; the Visual C++ runtime is the usual one. Exit code 1 with one line for each.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

OBJDUMP = "x86_64-w64-mingw32-objdump"
# Libraries of Windows 10 (1809) that something here names, in small letters.
_NAMES = """
    advapi32 authz bcrypt bcryptprimitives comctl32 comdlg32 crypt32 d3d11 d3d12 d3d9 dbghelp dwmapi dwrite dxgi gdi32
    icuuc imm32 iphlpapi kernel32 mpr msvcrt netapi32 ntdll ole32 oleaut32 powrprof propsys psapi rpcrt4 rstrtmgr
    secur32 setupapi shcore shell32 shlwapi uiautomationcore user32 userenv uxtheme version winmm winspool.drv ws2_32
    wtsapi32
"""
OF_WINDOWS = frozenset(_NAMES.split())


def named(path: Path) -> list[str]:
    """Return the libraries a program or library names, in small letters without .dll."""
    told = subprocess.run([OBJDUMP, "-p", str(path)], capture_output=True, text=True, check=True).stdout
    return [name.lower().removesuffix(".dll") for name in re.findall(r"DLL Name: (\S+)", told)]


def is_of_windows(name: str) -> bool:
    """Tell whether Windows itself brings a library."""
    return name in OF_WINDOWS or name.startswith(("api-ms-win-", "ext-ms-win-"))


def missing(folder: Path) -> dict[str, list[str]]:
    """Return what is named and not there, by the file that names it (path below `folder`)."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".dll", ".pyd", ".exe"))
    there = {path.name.lower().removesuffix(".dll") for path in files}
    found = {}
    for path in files:
        lost = [name for name in named(path) if name not in there and not is_of_windows(name)]
        if lost:
            found[path.relative_to(folder).as_posix()] = lost
    return found


if __name__ == "__main__":
    told = missing(Path(sys.argv[1]))
    for path, names in told.items():
        print(f"{path}: {', '.join(names)} is neither here nor part of Windows")
    sys.exit(1 if told else 0)
