"""PDD forms whose labels, values and boxes stand in other places than right of each other in two columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Cell
from foreign_forms import Maker

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
QUESTION = "Legal requirement of environmental impact assessment for the proposed project"


class Ruled(Maker):
    """A maker whose tables have lines, as those of a real form do."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.holder: Any = self.doc
        self.extra()

    def extra(self) -> None:
        """What a make does before its first section."""

    def table(self, rows: int, columns: int) -> Table:
        made: Table = self.holder.add_table(rows, columns)
        made.style = self.doc.styles["Table Grid"]
        return made

    def box(self, text: str = "") -> _Cell:
        cell: _Cell = self.table(1, 1).cell(0, 0)
        cell.text = text
        return cell

    def pairs(self, *labels: str) -> Table:
        table = self.table(len(labels), 2)
        for at, label in enumerate(labels):
            self.label(table.cell(at, 0), label)
        return table

    def grid(self, heads: tuple[str, ...], rows: int = 2, last: str = "") -> Table:
        table = self.table(1 + rows + bool(last), len(heads))
        for at, head in enumerate(heads):
            self.label(table.cell(0, at), head)
        if last:
            self.label(table.cell(rows + 1, 0), last)
        return table

    def check(self) -> Table:
        table = self.table(2, 2)
        self.label(table.cell(0, 0), QUESTION)
        table.cell(0, 1).text = "\u2610 Yes   \u2610 No"
        table.cell(1, 0).merge(table.cell(1, 1))
        return table


class Layout(Ruled):
    """Every table of labels, and every box, stands in a cell of an outer table; a hint stands left of it."""

    hints = True

    def outer(self) -> _Cell:
        frame: Table = self.doc.add_table(1, 2 if self.hints else 1)
        if self.hints:
            frame.cell(0, 0).text = "Fill in the right side."
        cell: _Cell = frame.cell(0, 1 if self.hints else 0)
        self.holder = cell
        return cell

    def inside(self, make: Callable[[], Any]) -> Any:
        self.outer()
        made = make()
        made_cell, self.holder = self.holder, self.doc
        made_cell._element.remove(made_cell.paragraphs[0]._element)
        if made_cell._element[-1].tag != qn("w:p"):
            made_cell.add_paragraph()
        return made

    def table(self, rows: int, columns: int) -> Table:
        made: Table = self.holder.add_table(rows, columns)
        made.style = self.doc.styles["Table Grid"]
        return made

    def pairs(self, *labels: str) -> Table:
        table: Table = self.inside(lambda: super(Layout, self).pairs(*labels))
        return table

    def check(self) -> Table:
        table: Table = self.inside(lambda: super(Layout, self).check())
        return table


class Fours(Ruled):
    """Label and value, label and value: four cells to a row; the last label of an odd number spans over the rest."""

    def pairs(self, *labels: str) -> Table:
        table = self.table((len(labels) + 1) // 2, 4)
        for at, label in enumerate(labels):
            self.label(table.cell(at // 2, at % 2 * 2), label)
        if len(labels) % 2:
            last = table.rows[-1]
            last.cells[1].merge(last.cells[3])
        return table


class Merged(Ruled):
    """Labels span two of five columns, and one label of several rows is merged downwards beside them."""

    def pairs(self, *labels: str) -> Table:
        table = self.table(len(labels), 5)
        side = table.cell(0, 0).merge(table.cell(len(labels) - 1, 0))
        side.text = "To be filled in"
        for at, label in enumerate(labels):
            merged = table.cell(at, 1).merge(table.cell(at, 2))
            self.label(merged, label)
            table.cell(at, 3).merge(table.cell(at, 4))
        return table


class Above(Ruled):
    """Labels stand in the row above their values."""

    def pairs(self, *labels: str) -> Table:
        table = self.table(2, len(labels))
        for at, label in enumerate(labels):
            self.label(table.cell(0, at), label)
        return table


class Inside(Ruled):
    """Label and value share one cell: behind the label, or in the paragraph below it."""

    lines = True

    def box(self, text: str = "") -> _Cell:
        cell: _Cell = self.table(1, 1).cell(0, 0)
        heading = self.doc.paragraphs[-1].text
        if heading.startswith("A.1."):
            run = cell.paragraphs[0].add_run("Title of the JCM project: ")
            run.bold = True
            cell.paragraphs[0].add_run("____________________")
        elif heading.startswith("A.6."):
            cell.paragraphs[0].add_run("Contribution from Japan:").bold = True
            cell.add_paragraph()
        return cell

    def pairs(self, *labels: str) -> Table:
        if "Japan" in labels or "Version number" in labels:
            return super().pairs(*labels)
        if "Country" in labels:
            table = self.table(2, 2)
            for at, label in enumerate(labels):
                cell = table.cell(at // 2, at % 2)
                self.label(cell, f"{label.rstrip(':')}: ")
            return table
        table = self.table(1, 1)
        cell = table.cell(0, 0)
        for at, label in enumerate(labels):
            paragraph = cell.paragraphs[0] if not at else cell.add_paragraph()
            paragraph.add_run(f"{label}:").bold = True
            paragraph.add_run(" ..........")
        return table


class Labels(Ruled):
    """Part A is one table: what are headings in our form are labels in its first column."""

    def parts_a(self) -> None:
        self.heading("A. Project description", 1)
        labels = ["A.1. Title of the JCM project",
                  "A.2. General description of project and applied technologies and/or measures",
                  "Country", "Region/State/Province etc.:", "City/Town/Community etc:", "Latitude, longitude",
                  "Starting date of project operation", "Expected operational lifetime of project",
                  "A.6. Contribution from Japan"]
        table = super().pairs(*labels)
        table.rows[0].cells[0].paragraphs[0].runs[0].bold = True
        self.heading("A.4. Name of project participants", 2)
        super().pairs("The Kingdom of Thailand", "Japan")


def run(text: str, font: str = "") -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return f'<w:r>{fonts}<w:t xml:space="preserve">{text}</w:t></w:r>'


def control() -> str:
    """Return a check box as Word's content control."""
    return ('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>'
            + run("\u2610", "MS Gothic") + "</w:sdtContent></w:sdt>")


def field() -> str:
    """Return a check box as a form field of Word 97."""
    return ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val=""/><w:enabled/><w:calcOnExit w:val="0"/>'
            '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def symbol() -> str:
    """Return a check box drawn by a symbol font."""
    return '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'


def put(cell: _Cell, inner: str) -> None:
    """Give a cell one paragraph of the given runs."""
    element: Any = cell._element
    for paragraph in list(cell.paragraphs):
        element.remove(paragraph._element)
    element.append(parse_xml(f'<w:p {nsdecls("w")} {W14}>{inner}</w:p>'))


class Checks(Ruled):
    """The question of part D with its boxes in cells of their own; subclasses say how."""

    sign = staticmethod(control)

    def row(self, cells: list[str]) -> Table:
        table = self.table(2, 1 + len(cells))
        self.label(table.cell(0, 0), QUESTION)
        for at, inner in enumerate(cells, 1):
            put(table.cell(0, at), inner)
        table.cell(1, 0).merge(table.cell(1, len(cells)))
        return table

    def check(self) -> Table:
        return self.row([run("Yes ") + self.sign(), run("No ") + self.sign()])


class Fields(Checks):
    sign = staticmethod(field)


class Symbols(Checks):
    """A box left of each word, each in a cell of its own."""

    def check(self) -> Table:
        return self.row([symbol(), run("Yes"), symbol(), run("No")])


class Beside(Checks):
    """Cells to be marked with an X right of Yes and No."""

    def check(self) -> Table:
        return self.row([run("Yes"), "", run("No"), ""])


class Below(Checks):
    """Cells to be marked with an X below Yes and No."""

    def check(self) -> Table:
        table = self.table(3, 3)
        for at, text in enumerate(("", "Yes", "No")):
            table.cell(0, at).text = text
        self.label(table.cell(1, 0), QUESTION)
        table.cell(2, 0).merge(table.cell(2, 2))
        return table


class Stacked(Checks):
    """Yes and No stand under each other, beside the question merged over both rows."""

    def check(self) -> Table:
        table = self.table(3, 2)
        self.label(table.cell(0, 0).merge(table.cell(1, 0)), QUESTION)
        put(table.cell(0, 1), self.sign() + run(" Yes"))
        put(table.cell(1, 1), self.sign() + run(" No"))
        table.cell(2, 0).merge(table.cell(2, 1))
        return table


class OneCell(Checks):
    """Question and boxes share one cell."""

    def check(self) -> Table:
        table = self.table(2, 1)
        put(table.cell(0, 0), run(QUESTION + ": ") + field() + run(" Yes  ") + field() + run(" No"))
        return table


class Redd(Ruled):
    """A form for REDD-plus: the code ends in REDD+, stands in a text box, and there are sections of its own."""

    def __init__(self) -> None:
        super().__init__("")
        header = self.doc.sections[0].header
        code = "JCM_XX_F_PDD_REDD+_ver01.0"
        text = (f'<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape id="code" '
                'style="width:240pt;height:20pt"><v:textbox><w:txbxContent><w:p><w:pPr><w:jc w:val="right"/></w:pPr>'
                f'{run(code[:9])}{run(code[9:])}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>')
        header._element.append(parse_xml(text))

    def parts_a(self) -> None:
        super().parts_a()
        self.heading("A.7. REDD-plus activities", 2)
        table = self.pairs("Name of the project area", "Size of the project area (ha)",
                           "Date of the map of the project area", "Drivers of deforestation and measures against them",
                           "Type of forest", "Is the land owned by the state?", "Number of villages")
        put(table.cell(4, 1), control() + run(" Evergreen  ") + control() + run(" Deciduous  ")
            + control() + run(" Mangrove"))
        put(table.cell(5, 1), control() + run(" Yes  ") + control() + run(" No"))
        self.heading("A.8. Safeguards", 2)
        self.box()

    def parts_d(self) -> None:
        super().parts_d()
        table = self.doc.tables[-1]  # the revision history gets a column more
        table.add_column(1_000_000)
        table.cell(0, 3).text = "Approved by"


class Framed(Layout):
    """As layout tables, but the outer table has no other cell."""

    hints = False


MORE: dict[str, Callable[[], bytes]] = {
    make.__name__.lower(): (lambda make=make: make().whole().bytes())  # type: ignore[misc]
    for make in (Layout, Framed, Fours, Merged, Above, Inside, Labels, Checks, Fields, Symbols, Beside, Below, Stacked,
                 OneCell)}
