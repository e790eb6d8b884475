"""What the window says of packages: versions, contents, and what a check found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jcm_pdd.core.text import headed
from jcm_pdd.gui import language

if TYPE_CHECKING:
    from jcm_pdd.files.package.checking import Difference
    from jcm_pdd.files.session import Session


def version_word(name: str) -> str:
    """Return what a version of a package is called."""
    return {"complete": QCoreApplication.translate("Package", "complete version"),
            "confidential": QCoreApplication.translate("Package", "confidential version"),
            "public": QCoreApplication.translate("Package", "public version")}[name]


def contents_words(session: Session, documents: tuple[str, ...], speak: str) -> Iterator[str]:
    """Yield a line for each document and for what goes with the documents."""
    from jcm_pdd.core.papers.evidence import register
    from jcm_pdd.files.documents import document_with
    from jcm_pdd.files.papers import paper

    for name in documents:
        definition, one = document_with(session.schema, name), paper(name)
        if definition is not None:
            yield definition.title.get(speak)
        elif one is not None:
            yield one.title.get(speak)
        else:
            yield ", ".join(QCoreApplication.translate("Package", "Monitoring workbook of {methodology}").format(
                methodology=m.key) for m in session.schema.methodologies)
    count = sum(len(one.files) for one in register(session.project))
    if count:
        yield QCoreApplication.translate("Package", "Evidence: {count} files in numbered folders").format(count=count)
    yield QCoreApplication.translate(
        "Package", "Reference list, accepted findings, cover sheet, transmission letter, manifest")


def difference_words(one: Difference) -> str:
    """Return what a check found, in words."""
    how = {"changed": QCoreApplication.translate("Package", "changed"),
           "missing": QCoreApplication.translate("Package", "missing"),
           "added": QCoreApplication.translate("Package", "not in the manifest"),
           "manifest": QCoreApplication.translate("Package", "changed after the package was written"),
           "damaged": QCoreApplication.translate("Package", "cannot be read")}[one.how]
    where = QCoreApplication.translate("Package", "{file}, part {part}").format(file=one.file, part=one.part) \
        if one.part else one.file
    return headed(where, how, language.current())
