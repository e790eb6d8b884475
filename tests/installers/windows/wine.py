"""A Windows of its own for the tests: a fresh Wine prefix, with the one library that Wine 8 lacks for the libraries."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
WINDOWS = ROOT / "packaging" / "windows"
READER = """
import json, sys, winreg
def read(key, found):
    try:
        opened = winreg.OpenKey(winreg.HKEY_CURRENT_USER, key)
    except FileNotFoundError:
        return found
    inside, values, _ = winreg.QueryInfoKey(opened)
    found[key] = {name: str(value) for name, value, _ in (winreg.EnumValue(opened, at) for at in range(values))}
    for at in range(inside):
        read(key + chr(92) + winreg.EnumKey(opened, at), found)
    return found
print(json.dumps(read(sys.argv[1], {})))
"""
TOOLS = ("wine", "wineserver", "makensis", "x86_64-w64-mingw32-gcc")


def lacking() -> str:
    """Return what to do where a tool is absent, "" where all are there."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    return f"{', '.join(missing)} missing: bash packaging/windows/build.sh --tools" if missing else ""


def outside(path: Path) -> str:
    """Return how a Windows program names a path of this machine."""
    return "Z:" + str(path).replace("/", "\\")


@dataclass(frozen=True)
class Wine:
    """A prefix; programs run without display and without variables that could lead Python to this checkout."""

    prefix: Path

    def environment(self) -> dict[str, str]:
        """Return the variables for a program."""
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith(("PYTHON", "XDG_", "LOCALAPPDATA", "APPDATA")) and name != "DISPLAY"}
        return kept | {"WINEPREFIX": str(self.prefix), "WINEARCH": "win64", "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8",
                       # what a machine with developer tools might have; the program takes no notice of it
                       "PYTHONHOME": "C:\\nowhere", "PYTHONPATH": outside(ROOT)}

    def begin(self) -> None:
        """Make the prefix a Windows 10."""
        self.run("wineboot", "-i", program="wineboot")
        self.run("winecfg", "-v", "win10")
        library = self.prefix / "drive_c" / "windows" / "system32" / "bcryptprimitives.dll"
        subprocess.run(["x86_64-w64-mingw32-gcc", "-shared", "-O2", "-o", library,
                        WINDOWS / "smoke" / "bcryptprimitives.c", "-ladvapi32"], check=True)

    def end(self) -> None:
        """End what still runs in it."""
        subprocess.run(["wineserver", "-k"], env=self.environment(), check=False)

    def run(self, *command: str | Path, folder: Path | None = None, program: str = "wine",
            ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end, through pipes (standard streams that are files confuse Wine)."""
        words = [str(one) for one in command]
        return subprocess.run([program, *words[program != "wine":]], cwd=folder, env=self.environment(),
                              stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace",
                              timeout=900, check=False)

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a Windows program and let it run."""
        return subprocess.Popen(["wine", *map(str, command)], env=self.environment(), stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def registry(self, python: Path, key: str) -> dict[str, dict[str, str]]:
        """Return the values by their keys below a key of the user, read by a Python of Windows; empty without the key.

        The `reg` of Wine prints what its console can show, which is not Japanese.
        """
        told = self.run(python, "-X", "utf8", "-I", "-c", READER, key)
        return dict(json.loads(told.stdout))
