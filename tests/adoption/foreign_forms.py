"""PDD forms of other makes than ours, built by python-docx and by hand."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import docx
from docx.table import Table, _Cell

from jcm_pdd.files.data import data_path
from jcm_pdd.files.opc import read_package, write_package

SOURCES = ("Emission sources", "GHG type")
YEARS = ("Year", "Estimated Reference emissions (tCO2e)", "Estimated Project Emissions (tCO2e)",
         "Estimated Emission Reductions (tCO2e)")
CRITERIA = ("Eligibility criteria", "Descriptions specified in the methodology", "Project information")


class Maker:
    """Writes the sections of a PDD; the variants say how headings, labels, boxes and columns are made."""

    def __init__(self, code: str = "JCM_TH_F_PDD_ver03.0", styles: bool = True,
                 words: Callable[[str], str] = lambda text: text, order: int = 1) -> None:
        self.doc: Any = docx.Document()
        self.styles, self.words, self.order = styles, words, order
        self.doc.sections[0].header.paragraphs[0].text = code

    def heading(self, text: str, level: int) -> None:
        if self.styles:
            self.doc.add_heading(self.words(text), level)
        else:
            self.doc.add_paragraph().add_run(self.words(text)).bold = True

    def box(self, text: str = "") -> _Cell:
        table = self.doc.add_table(1, 1)
        table.cell(0, 0).text = text
        cell: _Cell = table.cell(0, 0)
        return cell

    def pairs(self, *labels: str) -> Table:
        table: Table = self.doc.add_table(len(labels), 2)
        for at, label in enumerate(labels):
            self.label(table.cell(at, 0), label)
        return table

    def label(self, cell: _Cell, text: str) -> None:
        cell.text = self.words(text)

    def grid(self, heads: tuple[str, ...], rows: int = 2, last: str = "") -> Table:
        heads = heads[::self.order]
        table: Table = self.doc.add_table(1 + rows + bool(last), len(heads))
        for at, head in enumerate(heads):
            self.label(table.cell(0, at), head)
        if last:
            self.label(table.cell(rows + 1, len(heads) - 1 if self.order < 0 else 0), last)
        return table

    def check(self) -> Table:
        table: Table = self.doc.add_table(2, 2)
        self.label(table.cell(0, 0), "Legal requirement of environmental impact assessment for the proposed project")
        table.cell(0, 1).text = "\u2610 Yes   \u2610 No"
        table.cell(1, 0).merge(table.cell(1, 1))
        return table

    def parts_a(self) -> None:
        self.heading("A. Project description", 1)
        self.heading("A.1. Title of the JCM project", 2)
        self.box()
        self.heading("A.2. General description of project and applied technologies and/or measures", 2)
        self.box()
        self.heading("A.3. Location of project, including coordinates", 2)
        self.pairs("Country", "Region/State/Province etc.:", "City/Town/Community etc:", "Latitude, longitude")
        self.heading("A.4. Name of project participants", 2)
        self.pairs("The Kingdom of Thailand", "Japan")
        self.heading("A.5. Duration", 2)
        self.pairs("Starting date of project operation", "Expected operational lifetime of project")
        self.heading("A.6. Contribution from Japan", 2)
        self.box()

    def parts_bc(self) -> None:
        self.heading("B. Application of an approved methodology(ies)", 1)
        self.heading("B.1. Selection of methodology(ies)", 2)
        self.pairs("Selected approved methodology No.", "Version number")
        self.heading("B.2. Explanation of how the project meets eligibility criteria of the approved methodology", 2)
        self.grid(CRITERIA)
        self.heading("C. Calculation of emission reductions", 1)
        self.heading("C.1. All emission sources and their associated greenhouse gases relevant to the JCM project", 2)
        self.grid(SOURCES)
        self.doc.add_paragraph("Project emissions")
        self.grid(SOURCES)
        self.heading("C.2. Figure of all emission sources and monitoring points relevant to the JCM project", 2)
        self.box()
        self.heading("C.3. Estimated emissions reductions in each year", 2)
        order, self.order = self.order, 1
        self.grid(YEARS, 3, "Total (tCO2e)")
        self.order = order

    def parts_d(self) -> None:
        self.heading("D. Environmental impact assessment", 1)
        self.check()
        self.heading("E. Local stakeholder consultation", 1)
        self.heading("E.1. Solicitation of comments from local stakeholders", 2)
        self.box()
        self.heading("E.2. Summary of comments received and their consideration", 2)
        self.grid(("Stakeholders", "Comments received", "Consideration of comments received"))
        self.heading("F. References", 1)
        self.box()
        self.heading("Revision history of PDD", 1)
        self.grid(("Version", "Date", "Contents revised"))

    def whole(self) -> Maker:
        self.parts_a()
        self.parts_bc()
        self.parts_d()
        return self

    def bytes(self) -> bytes:
        target = io.BytesIO()
        self.doc.save(target)
        return target.getvalue()


def spaced(text: str) -> str:
    """Return a label with non-breaking and doubled spaces, and another end."""
    return text.replace(" ", "\u00a0 ", 1).rstrip(".:") + " :"


def plain() -> bytes:
    return Maker().whole().bytes()


def without_styles() -> bytes:
    return Maker(styles=False).whole().bytes()


def other_spaces() -> bytes:
    return Maker(words=spaced).whole().bytes()


def other_columns() -> bytes:
    return Maker(order=-1).whole().bytes()


def other_numbers() -> bytes:
    return Maker(words=lambda text: re.sub(r"^([A-F])\.(\d)\.", r"\1-\2", text)).whole().bytes()


def split_runs() -> bytes:
    """Return a form whose every text is cut into runs of three letters."""
    parts = read_package(plain())
    text = parts["word/document.xml"].decode()

    def cut(match: re.Match[str]) -> str:
        words = match[1]
        return "".join(f'<w:r><w:t xml:space="preserve">{words[at:at + 3]}</w:t></w:r>'
                       for at in range(0, len(words), 3))

    text = re.sub(r"<w:r><w:t(?: xml:space=\"preserve\")?>([^<&]*)</w:t></w:r>", cut, text)
    return write_package({**parts, "word/document.xml": text.encode()})


_PROMPT = ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click or tap here to enter text."
           "</w:t></w:r></w:p></w:sdtContent></w:sdt>")


def content_controls() -> bytes:
    """Return a form whose empty cells hold content controls that show their prompt."""
    parts = read_package(plain())
    text = parts["word/document.xml"].decode()
    empty = re.compile(r"(</w:tcPr>)<w:p(?:/>|></w:p>)(</w:tc>)")
    assert empty.search(text)
    text = empty.sub(lambda match: match[1] + _PROMPT + match[2], text)
    return write_package({**parts, "word/document.xml": text.encode()})


def extra_and_missing() -> bytes:
    """Return a second version: a crediting period more, the consultation and the annex not there."""
    maker = Maker("JCM_TH_F_PDD_ver05.0")
    maker.parts_a()
    maker.heading("A.7. Crediting period", 2)
    maker.pairs("Start date of the crediting period", "Length of the crediting period")
    maker.heading("A.8. Authorization under Article 6", 2)
    maker.box()
    maker.parts_bc()
    maker.heading("D. Environmental impact assessment", 1)
    maker.check()
    maker.heading("Revision history of PDD", 1)
    maker.grid(("Version", "Date", "Contents revised", "Approved by"))
    return maker.bytes()


def headings_in_tables() -> bytes:
    """Return a form whose headings are rows of the tables they head."""
    maker = Maker(styles=False)

    def heading(text: str, _: int) -> None:
        maker.doc.add_paragraph()
        maker.doc.add_table(1, 1).cell(0, 0).text = text

    maker.heading = heading  # type: ignore[method-assign,assignment]
    return maker.whole().bytes()


def nested() -> bytes:
    """Return a form that has hints in its boxes and a table inside one of them."""
    maker = Maker()
    maker.whole()
    body = maker.doc.tables[0].cell(0, 0)
    body.text = "[Write the title here.]"
    inner = maker.doc.tables[1].cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text = "Hint"
    return maker.bytes()


def own() -> bytes:
    return data_path("templates", "pdd", "PDD_ver02.0.docx").read_bytes()


MAKES: dict[str, Callable[[], bytes]] = {
    "plain": plain, "without styles": without_styles, "other spaces": other_spaces, "other columns": other_columns,
    "other numbers": other_numbers, "split runs": split_runs, "content controls": content_controls,
    "extra and missing": extra_and_missing, "headings in tables": headings_in_tables, "nested": nested,
}
