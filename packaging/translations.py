"""Bring resources/translations up to date with the window: new words are added, gone ones taken out, all is compiled.

    python packaging/translations.py

Prints what still lacks Japanese; write it into the .ts file (or with Qt Linguist) and run this again.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
GUI = ROOT / "jcm_pdd" / "gui"
FOLDERS = {"shell": (".", "panels"), "editors": ("editors", "page"),
           "papers": ("papers", "analysis", "versions", "portfolio")}


def sources(name: str) -> list[str]:
    """Return the modules whose words one translation file holds."""
    files = [path for folder in FOLDERS[name] for path in (GUI / folder).glob("*.py")]
    return sorted(str(path.relative_to(ROOT)) for path in files
                  if name != "shell" or not path.name.startswith("theme"))


def lacking(file: Path) -> list[str]:
    """Return what has no Japanese yet, with the class that says it."""
    found = []
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") or not translation.text:
                found.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return found


def main() -> int:
    """Write the files anew; 1 while something lacks Japanese."""
    tools = Path(sys.executable).parent
    left = []
    for name in FOLDERS:
        file = ROOT / "resources" / "translations" / f"{name}_ja.ts"
        update = [str(tools / "pyside6-lupdate"), "-silent", "-no-obsolete", "-locations", "none",
                  *sources(name), "-ts", str(file.relative_to(ROOT))]
        subprocess.run(update, check=True, cwd=ROOT)
        new = file.with_suffix(".new.qm")  # a window that is open has the one before mapped: it keeps that
        subprocess.run([str(tools / "pyside6-lrelease"), "-silent", str(file), "-qm", str(new)], check=True)
        new.replace(file.with_suffix(".qm"))
        left += [f"{file.name}: {text}" for text in lacking(file)]
    print("\n".join(left) or "everything is translated")
    return 1 if left else 0


if __name__ == "__main__":
    raise SystemExit(main())
