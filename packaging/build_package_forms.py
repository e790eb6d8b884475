"""Draw the blank forms of the package from their bindings: templates/*/*.docx. Run it after a change, then commit them.

python packaging/build_package_forms.py

Their layouts are reconstructed and say so on the page. The PDD and the MoC have scripts of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from word_parts import ROOT, WIDTH, box, cell, grid, package, pairs, paragraph, row, table, tick

from jcm_pdd.files.definitions import load_form
from jcm_pdd.files.word import binding as places
from jcm_pdd.files.word.binding import Binding, SectionPlace, load_binding

OWN_SCRIPTS = ("pdd", "moc")
NOTE = (
    "Reconstructed layout. The official form was not at hand: adopt the form of the country page before anyone signs."
)
LEFT = 4200
SIGNED = ("focal_point", "signatures")
NARROW = {
    "year": 6, "number": 6, "primary_salutation": 5, "share": 6, "applicable": 10, "side": 8, "from": 8, "to": 8,
    "plan": 20, "achievement": 20, "before": 16, "after": 16, "reason": 16, "name": 16,
}  # fmt: skip
USUAL = 10
SIDES = {"participants_host": "Partner country", "participants_japan": "Japan"}
NUMBERS = ("share", "tonnes", "reference")


def questions(found: Sequence[SectionPlace], first: int) -> str:
    """Return a table of questions with boxes for Yes and No; `first` numbers the boxes."""
    rows = []
    for number, place in enumerate(found):
        boxes = f"{tick(first + 2 * number, 'Yes')}<w:r><w:tab/></w:r>{tick(first + 2 * number + 1, 'No')}"
        label = str(getattr(place, "label", ""))
        answer = cell(WIDTH - LEFT, paragraph("", "FormText", boxes))
        rows.append(row([cell(LEFT, paragraph(label), label=True), answer]))
    return table([LEFT, WIDTH - LEFT], rows)


def widths_of(columns: Iterable[str], signed: bool) -> list[int]:
    """Return column widths that fill the page, by what usually stands in each column."""
    shares = [NARROW.get(column, USUAL) for column in columns] + ([12, 8] if signed else [])
    found = [WIDTH * share // sum(shares) for share in shares]
    return [WIDTH - sum(found[1:]), *found[1:]]


def rows_table(place: places.RowsPlace, total: places.LinePlace | None) -> str:
    """Return a table of rows; one that is signed has room for it, one with a total has its row."""
    signed = place.id in SIGNED
    heads = [*place.columns, *(("Signature", "Date") if signed else ())]
    widths = widths_of(place.columns.values(), signed)
    styles = ["FormNumber" if column in NUMBERS else "FormText" for column in (*place.columns.values(), *heads)]
    blank = row([cell(width, paragraph("", style)) for width, style in zip(widths, styles, strict=False)])
    made = grid(widths, heads, 0).replace("</w:tbl>", f"{blank}</w:tbl>")
    if signed:
        made = made.replace('"FormText"', '"FormLabel"').replace('<w:trHeight w:val="380"', '<w:trHeight w:val="800"')
        made = made.replace('<w:trHeight w:val="800"', '<w:trHeight w:val="380"', 1)
    if total is None:
        return made
    ends = [paragraph("", style) for style in styles[:len(widths)]]
    ends[0] = paragraph(total.label, "FormHead")
    last = row([cell(width, text, label=at == 0) for at, (width, text) in enumerate(zip(widths, ends, strict=True))])
    return made.replace("</w:tbl>", f"{last}</w:tbl>")


def drawn(found: Sequence[SectionPlace], number: int) -> str:
    """Return the table that holds places of one ordinal under one heading."""
    first = found[0]
    if isinstance(first, places.RowsPlace):
        total = next((place for place in found if isinstance(place, places.LinePlace)), None)
        return rows_table(first, total)
    if isinstance(first, places.CheckPlace):
        return questions(found, number)
    if isinstance(first, places.BlocksPlace | places.ListedPlace):
        return pairs([*first.lines], LEFT)
    if isinstance(first, places.BoxPlace):
        return box()
    return pairs([SIDES.get(place.id) or str(getattr(place, "label", "")) for place in found], LEFT)


def body(binding: Binding, title: str) -> Iterator[str]:
    """Yield title, note, headings and tables in the order of the binding."""
    yield paragraph(title, "Title")
    yield paragraph(NOTE, "FormNote")
    bound = [place for place in binding.places if not isinstance(place, places.HeaderPlace)]
    for at, (heading, under) in enumerate(groupby(bound, lambda place: place.under[-1])):
        yield paragraph(heading, "Heading1")
        held = list(under)
        tables = [[*group] for _, group in groupby(held, lambda place: place.table)]
        for number, group in enumerate(tables):
            if number:
                yield paragraph("", "FormGap")
            yield drawn(group, 4000 + 100 * at + 20 * number)
        yield paragraph("", "FormNote" if any(isinstance(p, places.ParagraphsPlace) for p in held) else "FormGap")


def main() -> None:
    """Write every blank form that has no script of its own."""
    titles = {f"{form.form}_ver{form.version}": form.title.en
              for form in map(load_form, sorted((ROOT / "forms" / "documents").glob("*.yaml")))}
    for path in sorted((ROOT / "templates").glob("*/binding.yaml")):
        if path.parent.name in OWN_SCRIPTS:
            continue
        binding = load_binding(path)
        title = titles[binding.form]
        made = package("".join(body(binding, title)), binding.form_code("XX"), title)
        (path.parent / f"{binding.form}.docx").write_bytes(made)
        print(f"{path.parent.name}/{binding.form}.docx")


if __name__ == "__main__":
    main()
