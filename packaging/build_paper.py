"""Make the blank page that documents of our own are written on, templates/papers/paper.docx; commit it after a change.

python packaging/build_paper.py
"""

from __future__ import annotations

from word_parts import ROOT, package, paragraph


def main() -> None:
    """Write the blank document: a title, nothing else, and the styles of the forms."""
    target = ROOT / "templates" / "papers" / "paper.docx"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(package(paragraph("Title", "Title"), "Header", "Working paper"))
    print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
