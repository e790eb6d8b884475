"""What is looked at before anything is written: letters that no font of the program can print."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.review import Context
from jcm_pdd.core.schema import Place
from jcm_pdd.files.printing import stored_text

# Answers of these kinds are not printed as text.
_NOT_TEXT = ("figure", "attachment", "yes_no")


def preflight(context: Context) -> tuple[Finding, ...]:
    """Return one finding a character that would be missing in the PDF, at the first answer that holds it."""
    from jcm_pdd.files.pdf.glyphs import missing_glyphs

    found: dict[str, Finding] = {}
    for address, text in _texts(context):
        for character in missing_glyphs(text):
            around = text[max(0, text.find(character) - 12):][:40].replace("\n", " ")
            args = {"character": character, "text": around}
            found.setdefault(character, Finding("document.missing_glyph", "warning", address, args))
    return tuple(found.values())


def _texts(context: Context) -> Iterator[tuple[str, str]]:
    for place in context.schema.places.values():
        if place.definition.kind in _NOT_TEXT:
            continue
        for address in _addresses(context, place):
            text = stored_text(context, place, address)
            if text:
                yield address, text


def _addresses(context: Context, place: Place) -> list[str]:
    if "*" not in place.address:
        return [place.address]
    return [place.at(row) for row in context.project.rows(place.address.split("/*/")[0])]
