"""Write THIRD-PARTY-NOTICES.txt and the list of parts (SBOM) of one artefact, from what lies in it.

    python packaging/release/notices.py --site SITE_PACKAGES --system linux --python 3.11.2 \\
        --where "python/lib/python3.11/site-packages" --out FOLDER \\
        [--wheels FOLDER] [--extra FOLDER] [--python-licence FILE]

Both are also put beside the data of the program in SITE_PACKAGES, where About shows the first. Ends with 1, and writes
nothing, when something carried has no licence text or a licence that was not accepted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from inventory import VERSION, Item, flaws, items, licence_parts
from sbom import text_of

LINE = "=" * 100
HEAD = """\
JCM PDD Studio {version}: notices about the work of others in it

JCM PDD Studio is under the Apache License 2.0 (file LICENSE). It comes with the libraries, fonts, pictures and lists
below, each under its own licence. The notice about Qt says where its source code is and how to replace it.

JCM PDD Studio {version} に含まれる第三者の著作物について

JCM PDD Studio は Apache License 2.0 で提供します(LICENSE)。以下のライブラリ、フォント、アイコン、語彙一覧を
同梱しており、それぞれのライセンスに従います。Qt のソースコードの入手先と差し替え方は「Qt」の項に日本語でも記します。
各ライセンスの本文は原文のままです。
"""


def notices(found: Sequence[Item], where: str) -> str:
    """Return the text: what is carried, the notice about Qt in both languages, and every licence."""
    qt = next(item.version for item in found if item.key == "qt")
    pyside = next(item.version for item in found if item.key == "pyside6-essentials")
    told = [HEAD.format(version=VERSION), *_list(found), "", LINE, f"Qt {qt}", LINE]
    told += [licence_parts.qt_notice(language, qt, pyside, where) for language in ("en", "ja")]
    told += [path.read_text(encoding="utf-8") for path in licence_parts.qt_texts()]
    for item in found:
        if item.text:
            told += [LINE, f"{item.name} {item.version}".strip(), LINE, item.text.strip(), ""]
    return "\n".join(told).rstrip() + "\n"


def _list(found: Sequence[Item]) -> list[str]:
    width = max(len(f"{item.name} {item.version}") for item in found)
    return [f"  {f'{item.name} {item.version}':{width}}  {item.licence or 'see below'}" for item in found]


def main() -> int:
    """Write both files and say what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--site", type=Path)
    parser.add_argument("--system", choices=("linux", "windows", "macos"), required=True)
    parser.add_argument("--python", default=".".join(map(str, sys.version_info[:3])))
    parser.add_argument("--where", default="site-packages")
    parser.add_argument("--wheels", type=Path)
    parser.add_argument("--extra", type=Path)
    parser.add_argument("--python-licence", type=Path, help="the licence text of the Python that is carried")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    found = items(asked.site, asked.system, asked.python, asked.wheels, asked.extra, asked.python_licence)
    wrong = flaws(found)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    made = {licence_parts.NOTICES: notices(found, asked.where),
            f"jcm-pdd-studio-{VERSION}-{asked.system}.cdx.json": text_of(found, asked.system)}
    data = asked.site / "jcm_pdd" / "_data" if asked.site else None
    for folder in [asked.out, *([data] if data is not None and data.is_dir() else [])]:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(found)} parts, each with its licence: {', '.join(made)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
