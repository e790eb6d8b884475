"""Make the blank Word forms in templates/. Run it after changing a form, then commit the .docx it writes.

python packaging/build_templates.py
"""

from __future__ import annotations

from word_parts import ROOT, WIDTH, box, cell, grid, package, pairs, paragraph, row, table, tick


def yearly() -> str:
    """Return the table of section C.3 with its total row."""
    widths = [1660, 2470, 2470, 2470]
    heads = [
        "Year",
        "Estimated Reference emissions (tCO2e)",
        "Estimated Project Emissions (tCO2e)",
        "Estimated Emission Reductions (tCO2e)",
    ]
    number = [cell(width, paragraph("", "FormNumber")) for width in widths[1:]]
    heading = [
        cell(width, paragraph(head, "FormHead"), label=True)
        for width, head in zip(widths, heads, strict=True)
    ]
    blank = row([cell(widths[0], paragraph("", "FormCentre")), *number])
    total = row([cell(widths[0], paragraph("Total (tCO2e)", "FormHead"), label=True), *number])
    return table(widths, [row(heading, head=True), *[blank] * 3, total])


def assessment() -> str:
    """Return the table of section D: the question with its boxes, and a full-width cell below."""
    left = 5200
    question = "Legal requirement of environmental impact assessment for the proposed project"
    answer = paragraph("", "FormText", f"{tick(4101, 'Yes')}<w:r><w:tab/></w:r>{tick(4102, 'No')}")
    rows = [
        row([cell(left, paragraph(question), label=True), cell(WIDTH - left, answer)]),
        row([cell(WIDTH, paragraph(), span=2)], whole=False),
    ]
    return table([left, WIDTH - left], rows)


def pdd_body() -> str:
    """Return the body of the Project Design Document form, ver02.0."""
    gap, top, sub = paragraph("", "FormGap"), "Heading1", "Heading2"
    half = WIDTH // 2
    sources = (half, WIDTH - half)
    heads = ("Emission sources", "GHG type")
    return "".join(
        [
            paragraph("JCM Project Design Document Form", "Title"),
            paragraph("A. Project description", top),
            paragraph("A.1. Title of the JCM project", sub) + box(),
            paragraph("A.2. General description of project and applied technologies and/or measures", sub)
            + box(),
            paragraph("A.3. Location of project, including coordinates", sub),
            pairs(
                ["Country", "Region/State/Province etc.:", "City/Town/Community etc:", "Latitude, longitude"]
            ),
            paragraph("A.4. Name of project participants", sub) + pairs(["The Republic of XX", "Japan"]),
            paragraph("A.5. Duration", sub),
            pairs(["Starting date of project operation", "Expected operational lifetime of project"], 4500),
            paragraph("A.6. Contribution from Japan", sub) + box(),
            paragraph("B. Application of an approved methodology(ies)", top),
            paragraph("B.1. Selection of methodology(ies)", sub),
            pairs(["Selected approved methodology No.", "Version number"], 4500),
            paragraph(
                "B.2. Explanation of how the project meets eligibility criteria of the approved methodology",
                sub,
            ),
            grid(
                [1640, 3715, 3715],
                ["Eligibility criteria", "Descriptions specified in the methodology", "Project information"],
                3,
            ),
            paragraph("C. Calculation of emission reductions", top),
            paragraph(
                "C.1. All emission sources and their associated greenhouse gases relevant to the JCM project",
                sub,
            ),
            grid(sources, heads, 2, title="Reference emissions") + gap,
            grid(sources, heads, 2, title="Project emissions"),
            paragraph(
                "C.2. Figure of all emission sources and monitoring points relevant to the JCM project", sub
            ),
            box(),
            paragraph("C.3. Estimated emissions reductions in each year", sub)
            + yearly()
            + paragraph("", "FormNote"),
            paragraph("D. Environmental impact assessment", top) + assessment(),
            paragraph("E. Local stakeholder consultation", top),
            paragraph("E.1. Solicitation of comments from local stakeholders", sub) + box(),
            paragraph("E.2. Summary of comments received and their consideration", sub),
            grid(
                [2200, 3435, 3435],
                ["Stakeholders", "Comments received", "Consideration of comments received"],
                2,
            ),
            paragraph("F. References", top) + box(),
            paragraph("Annex", top) + pairs(["Monitoring plan"]) + gap + box(),
            paragraph("Revision history of PDD", top),
            grid([1640, 2200, 5230], ["Version", "Date", "Contents revised"], 2) + gap,
        ]
    )


def main() -> None:
    """Write every blank form."""
    target = ROOT / "templates" / "pdd" / "PDD_ver02.0.docx"
    title = "JCM Project Design Document Form"
    target.write_bytes(package(pdd_body(), "JCM_XX_F_PDD_ver02.0", title))
    print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
