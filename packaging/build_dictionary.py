"""Make resources/dictionaries/english.txt from Debian's word lists: python packaging/build_dictionary.py FOLDER

FOLDER holds what the packages wamerican, wbritish, wcanadian and their -small and -large editions put into
/usr/share/dict. British and American spellings are both kept; possessives are left out, the program takes them off.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "dictionaries" / "english.txt"
TIERS = (
    ("american-english-small", "british-english-small"),
    ("american-english", "british-english", "canadian-english"),
    ("american-english-large", "british-english-large"),
)
"""From common to rare: of two words as near to a wrong one, the commoner is suggested first."""


def main(folder: Path) -> None:
    """Write the words of the three tiers, an empty line between them, each word once."""
    known: set[str] = set()
    parts = []
    for names in TIERS:
        words = {word for name in names for word in (folder / name).read_text(encoding="utf-8").split()}
        fresh = {word for word in words if not word.endswith("'s")} - known
        known |= fresh
        parts.append("\n".join(sorted(fresh)))
    TARGET.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {len(known):,} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
