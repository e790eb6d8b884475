"""Make the blank Modalities of Communication form in templates/moc. Run it after a change, then commit the .docx.

python packaging/build_moc_form.py
"""

from __future__ import annotations

from collections.abc import Sequence

from word_parts import ROOT, WIDTH, cell, grid, package, pairs, paragraph, row, table, tick

from jcm_pdd.files.opc import read_package, write_package

ENTITY = [
    "Name of entity", "Address (with postcode)", "Telephone", "Fax", "E-mail", "Website", "Contact person",
    "Primary authorised signatory: Mr/Ms", "Primary authorised signatory: last name",
    "Primary authorised signatory: first name", "Primary authorised signatory: title",
    "Alternate authorised signatory: Mr/Ms", "Alternate authorised signatory: last name",
    "Alternate authorised signatory: first name", "Alternate authorised signatory: title",
]  # fmt: skip
LEFT = 4200
NAME_STYLE = (
    b'<w:style w:type="paragraph" w:styleId="FormName"><w:name w:val="Form Name"/><w:basedOn w:val="FormText"/>'
    b"<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
)


def questions(first: int, texts: Sequence[str]) -> str:
    """Return a table of questions with boxes for Yes and No; `first` numbers the boxes."""
    rows = []
    for number, text in enumerate(texts):
        boxes = f"{tick(first + 2 * number, 'Yes')}<w:r><w:tab/></w:r>{tick(first + 2 * number + 1, 'No')}"
        answer = cell(WIDTH - LEFT, paragraph("", "FormText", boxes))
        rows.append(row([cell(LEFT, paragraph(text), label=True), answer]))
    return table([LEFT, WIDTH - LEFT], rows)


def entity() -> str:
    """Return the block of one entity: its name is bold on a darker ground, the whole block stays on one page."""
    rows = []
    for number, label in enumerate(ENTITY):
        style = "FormLabel" if number < len(ENTITY) - 1 else "FormText"
        line = row([cell(LEFT, paragraph(label, style), label=True),
                    cell(WIDTH - LEFT, paragraph("", "FormText"), label=number == 0)])
        rows.append(line.replace("EDEDED", "D0CECE").replace("FormText", "FormName").replace(style, "FormName")
                    if number == 0 else line)
    return table([LEFT, WIDTH - LEFT], rows)


def signatures(title: str) -> str:
    """Return a table to be signed on one page: names are printed, specimen signature and date are put on paper."""
    heads = ["Name of entity", "Mr/Ms", "Last name", "First name", "Specimen signature", "Date"]
    widths = [2450, 750, 1350, 1320, 2000, 1200]
    made = grid(widths, heads, 1, title=title).replace('"FormText"', '"FormLabel"')  # each row stays with the next
    return made.replace('<w:trHeight w:val="380"', '<w:trHeight w:val="800"').replace(
        '<w:trHeight w:val="800"', '<w:trHeight w:val="380"', 2)  # the heads stay low, rows have room to sign in


def body() -> str:
    """Return the body of the Modalities of Communication Statement form, ver01.0."""
    gap, top = paragraph("", "FormGap"), "Heading1"
    return "".join([
        paragraph("JCM Modalities of Communication Statement Form", "Title"),
        paragraph("Section 1: Project", top),
        pairs(["Title of the project", "Country", "Reference number", "Date of submission (DD/MM/YYYY)"], LEFT),
        paragraph("Section 2: Focal point", top),
        pairs(["Name of entity", "Is the focal point also a project participant?"], LEFT) + gap,
        questions(4201, ["If so, are the authorised signatories the same?", "Is the name of an entity changing?"]),
        paragraph("Section 3: Third-party entities", top),
        grid([WIDTH], ["Names of the third-party entities"], 1),
        paragraph("Section 4: Other project participants", top),
        grid([WIDTH], ["Names of the other project participants"], 1),
        paragraph("Section 5: Contacts", top) + entity(),
        paragraph("Section 6: Statement and signatures", top),
        paragraph(
            "The statement is signed in the wording of the official form of the country; this layout is a"
            " reconstruction of its questions.", "FormLabel"),
        signatures("Primary authorised signatories") + gap + signatures("Alternate authorised signatories") + gap,
    ])  # fmt: skip


def blank() -> bytes:
    """Return the blank form as a .docx."""
    title = "JCM Modalities of Communication Statement Form"
    parts = read_package(package(body(), "JCM_XX_F_MoC_ver01.0", title))
    styles = parts["word/styles.xml"].replace(b"</w:styles>", NAME_STYLE + b"</w:styles>")
    return write_package({**parts, "word/styles.xml": styles})


def main() -> None:
    """Write the blank form."""
    target = ROOT / "templates" / "moc" / "MoC_ver01.0.docx"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(blank())
    print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
