"""Harm any package can do, Word document or workbook: archives, names, XML, what runs by itself."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import packing as p

Make = Callable[[], bytes]
DOORS = {"docx": ("import", "adopt"), "xlsx": ("import", "official", "fill")}
KINDS = ("docx", "xlsx")


@dataclass(frozen=True)
class Case:
    """A file, the doors it is brought to, and what may come of it: codes of problems, or `ok`."""

    name: str
    file: str
    make: Make
    codes: frozenset[str]
    doors: tuple[str, ...]


def case(name: str, kind: str, make: Make, codes: str, doors: str = "", file: str = "") -> Case:
    allowed = set(codes.split())
    if kind == "xlsx" and "ok" in allowed:
        allowed.add("reading.not_our_workbook")  # an import takes our own workbooks alone
    return Case(f"{name} ({kind})", file or f"x.{kind}", make, frozenset(allowed), tuple(doors.split()) or DOORS[kind])


def archives(kind: str) -> Iterator[Case]:
    folder = p.main(kind).rpartition("/")[0]
    yield case("bomb", kind, partial(p.bomb, kind, 400), "package.too_large")
    yield case("bomb in the main part", kind, partial(p.bomb, kind, 120, p.main(kind)), "package.too_large")
    yield case("bomb of pictures", kind, partial(p.bomb, kind, 250, "word/media/image99.png"), "package.too_large")
    yield case("bomb just under the ratio of a part", kind, partial(p.bomb, kind, 60, p.main(kind), b"<b/>"),
               "package.too_large package.too_complex")
    yield case("bomb in a bomb", kind, lambda: p.with_parts(kind, {f"{folder}/embeddings/a.zip": p.bomb(kind, 300)}),
               "ok package.too_large")
    yield case("two hundred bombs in a bomb", kind, lambda: p.packed(
        [*p.base(kind).items(), *((f"{folder}/{n}.bin", bytes(2**21)) for n in range(200))], level=1),
        "package.too_large")
    yield case("overlapping parts", kind, partial(p.overlapping, kind), "package.overlapping package.too_large")
    yield case("endless table of contents", kind, partial(p.endless_directory, kind), "package.too_many_parts")
    yield case("five thousand parts", kind, lambda: p.packed(
        [*p.base(kind).items(), *((f"{folder}/{n}.bin", b"") for n in range(5000))]), "package.too_many_parts")
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield case(f"bomb by another method {method}", kind, lambda method=method: p.packed(
            [*p.base(kind).items(), (f"{folder}/a.xml", b"<a>" + b" " * 36 * 2**20 + b"</a>")], method),
            "package.too_large package.unreadable")


def names(kind: str) -> Iterator[Case]:
    bad = ("../evil.xml", "/etc/evil.xml", "C:/evil.xml", "C:evil.xml", "\\\\server\\evil.xml", "a\\..\\b.xml",
           "a\0.xml", "CON", "word/con.xml", "aux.rels", "LPT1", "a/./b.xml", "a//b.xml", "a./b.xml", "a\n.xml",
           "x" * 500)
    for name in bad:
        yield case(f"name {ascii(name)[:30]}", kind, lambda name=name: p.packed(
            [*p.base(kind).items(), (name, b"<a/>")]), "package.unsafe_name")
    yield case("two parts by case", kind, lambda: p.packed(
        [*p.base(kind).items(), (p.main(kind).upper(), b"<a/>")]), "package.doubled_part")
    yield case("one part twice", kind, lambda: p.packed([*p.base(kind).items(), (p.main(kind), b"<a/>")]),
               "package.doubled_part")


XXE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
LAUGHS = b"<!DOCTYPE a [<!ENTITY a0 'ha'>" + b"".join(
    b"<!ENTITY a%d '%s'>" % (n + 1, b"&a%d;" % n * 10) for n in range(12)) + b"]><a>&a12;</a>"
DTD = b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/evil.dtd"><a/>'


def xml(kind: str) -> Iterator[Case]:
    part = p.main(kind)
    for name, content in (("XXE", XXE), ("billion laughs", LAUGHS), ("external DTD", DTD)):
        for spelled, text in ((name, content), (f"{name} in UTF-16", content.decode().replace(
                '<?xml version="1.0"?>', "").encode("utf-16"))):
            yield case(spelled, kind, lambda text=text: p.with_parts(kind, {part: text}), "package.declaration")
            yield case(f"{spelled} in the relations", kind,
                       lambda text=text: p.with_parts(kind, {"_rels/.rels": text}), "package.declaration")
    yield case("a hidden encoding", kind, lambda: p.with_parts(kind, {
        part: b'<?xml version="1.0" encoding="UTF-7"?><a/>'}), "package.declaration")
    for depth in (10_000, 1_000, 240):
        tag = b"w:p" if kind == "docx" else b"row"
        deep = b"<%s>" % tag * depth + b"</%s>" % tag * depth
        yield case(f"{depth} deep", kind, lambda deep=deep: p.inserted(kind, deep),
                   "package.broken_xml" if depth > 900 else "ok package.broken_xml")
    many = b" ".join(b'a%d="1"' % n for n in range(1_000_000))
    yield case("a million attributes", kind, lambda: p.inserted(kind, b"<x " + many + b"/>"), "package.too_complex")
    yield case("a hundred thousand attributes", kind, lambda: p.inserted(kind, b"<x " + many[:1_000_000] + b"/>"),
               "ok package.broken_xml")
    yield case("a million elements", kind, lambda: p.inserted(kind, b"".join(
        b"<x>%d</x>" % (n * 7919 % 999_983) for n in range(2_100_000))), "package.too_complex")
    yield case("a huge text", kind, lambda: p.inserted(kind, huge(kind, 11_000_000)), "package.broken_xml")
    yield case("a large text", kind, lambda: p.inserted(kind, huge(kind, 4_000_000)), "ok excel.damaged")
    yield case("broken XML", kind, lambda: p.with_parts(kind, {part: b"<a><b></a>"}), "package.broken_xml")
    yield case("no XML", kind, lambda: p.with_parts(kind, {part: bytes(range(256)) * 40}),
               "package.broken_xml package.declaration")
    yield case("another root", kind, lambda: p.with_parts(kind, {part: b"<a/>"}),
               "word.not_a_document excel.damaged")


def huge(kind: str, size: int) -> bytes:
    text = b" ".join(b"%d" % (n * 7919 % 999_983) for n in range(size // 7))
    if kind == "docx":
        return b"<w:p><w:r><w:t>" + text + b"</w:t></w:r></w:p>"
    return b'<row r="900"><c r="E900" t="inlineStr"><is><t>' + text + b"</t></is></c></row>"


def running(kind: str) -> Iterator[Case]:
    folder = p.main(kind).split("/", 1)[0]
    yield case("macros", kind, lambda: p.with_parts(kind, {f"{folder}/vbaProject.bin": b"x"}), "package.macros")
    types = ((b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml") if kind == "docx" else
             (b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"))
    yield case("macros by type", kind, lambda: p.replaced(kind, "[Content_Types].xml", *types), "package.macros")
    yield case("an OLE object", kind, lambda: p.with_parts(
        kind, {f"{folder}/embeddings/oleObject1.bin": p.old_office()}), "ok")


def whole(kind: str) -> Iterator[Case]:
    """Files that are no package, or only the beginning of one."""
    size = len(p.packed(p.base(kind).items()))
    for share in (0.02, 0.3, 0.7, 0.99):
        yield case(f"truncated at {share:.0%}", kind, lambda share=share: p.packed(p.base(kind).items())[
            :int(size * share)], "package.unreadable")
    yield case("protected by a password", kind, p.sealed, "package.encrypted")
    yield case("of the old format", kind, p.old_office, "reading.old_word reading.old_excel package.unreadable")
    yield case("empty", kind, bytes, "reading.other_file package.unreadable")
    yield case("a picture", kind, lambda: b"\x89PNG\r\n\x1a\n" + bytes(4000), "reading.other_file package.unreadable")
    yield case("a PDF", kind, lambda: b"%PDF-1.7\n" + bytes(4000), "reading.other_file package.unreadable")
    yield case("text", kind, "PDD".encode, "reading.other_file package.unreadable")
    yield case("a bare zip", kind, lambda: p.packed([("a.txt", b"a")]),
               "reading.other_file package.unreadable adoption.not_word adoption.nothing")
    yield case("no content types", kind, lambda: p.without(kind, "[Content_Types].xml"),
               "package.unreadable adoption.not_word adoption.nothing")
    yield case("no relations", kind, lambda: p.without(kind, "_rels/.rels"), "excel.not_a_workbook ok")
    yield case("the main part missing", kind, lambda: p.without(kind, p.main(kind)),
               "word.not_a_document excel.part_missing")


def cases() -> Iterator[Case]:
    for kind in KINDS:
        for group in (archives, names, xml, running, whole):
            yield from group(kind)
    yield case("a document named as a workbook", "docx", lambda: p.packed(p.document().items()),
               "reading.not_our_workbook adoption.not_word excel.not_a_workbook excel.no_sheet ok",
               "import adopt official fill", "x.xlsx")
    yield case("a workbook named as a document", "xlsx", lambda: p.packed(p.workbook().items()),
               "adoption.not_word ok reading.not_our_workbook", "import adopt", "x.docx")
