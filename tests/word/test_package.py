"""Office packages from outside: hostile ones are refused before anything in them is parsed."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files import opc, opc_entries
from jcm_pdd.files.opc import CONTENT_TYPES, parse_xml, read_package, refuse_macros, write_package
from jcm_pdd.files.word.binding import Binding
from jcm_pdd.files.word.content import Content
from jcm_pdd.files.word.fill import fill
from jcm_pdd.files.word.read import read

TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def archive(*members: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in [(CONTENT_TYPES, TYPES), *members]:
            made.writestr(name, content)
    return target.getvalue()


def code_of(data: bytes) -> str:
    with pytest.raises(Problem) as caught:
        read_package(data, "form.docx")
    assert caught.value.where == "form.docx"
    return caught.value.code


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"no archive", b"PK\x05\x06" + bytes(18), archive(("a.xml", b"<a/>"))[:-30]],
)
def test_what_is_no_package_is_unreadable(data: bytes) -> None:
    assert code_of(data) == "package.unreadable"


def test_a_damaged_member_is_unreadable() -> None:
    data = bytearray(archive(("a.bin", random.Random(1).randbytes(5000))))
    data[len(data) // 2] ^= 0xFF
    assert code_of(bytes(data)) == "package.unreadable"


@pytest.mark.parametrize(
    "name",
    [
        "../a.xml",
        "word/../../a.xml",
        "/etc/a.xml",
        "C:/a.xml",
        "word\\a.xml",
        "a//b.xml",
        "./a.xml",
        "x" * 500,
    ],
)
def test_unsafe_names_are_refused(name: str) -> None:
    assert code_of(archive((name, b"<a/>"))) == "package.unsafe_name"


def test_names_that_differ_only_in_case_are_refused() -> None:
    assert code_of(archive(("word/a.xml", b"<a/>"), ("Word/A.xml", b"<a/>"))) == "package.doubled_part"


def test_a_member_that_unpacks_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "SMALL", 1000)
    assert code_of(archive(("a.bin", bytes(2_000_000)))) == "package.too_large"


def test_members_that_are_too_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc, "MAX_TOTAL", 100_000)
    members = [(f"{number}.bin", random.Random(number).randbytes(30_000)) for number in range(5)]
    assert code_of(archive(*members)) == "package.too_large"


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(archive(("a.bin", bytes(20_000_000))))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    assert code_of(bytes(data)) == "package.unreadable"


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opc_entries, "MAX_PARTS", 3)
    assert code_of(archive(*((f"{number}.xml", b"<a/>") for number in range(4)))) == "package.too_many_parts"


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(archive(("a.xml", b"<a/>")))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert code_of(bytes(data)) == "package.encrypted"


DOCTYPE = '<?xml version="1.0"{}?>\n<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'


@pytest.mark.parametrize(
    "content",
    [
        DOCTYPE.format("").encode(),
        DOCTYPE.format("").lower().encode(),
        DOCTYPE.format(' encoding="UTF-16"').encode("utf-16"),
        DOCTYPE.format("").encode("utf-16-le"),
        DOCTYPE.format("").encode("utf-32"),
        DOCTYPE.format("").encode("cp500"),
        DOCTYPE.format(' encoding="UTF-7"').encode("utf-7"),
        b'<?xml version="1.0" encoding="ISO-2022-JP"?><a/>',
    ],
)
@pytest.mark.parametrize("name", ["word/document.xml", "_rels/.rels", "xl/drawings/v.VML"])
def test_declarations_are_refused_in_any_encoding(content: bytes, name: str) -> None:
    assert code_of(archive((name, content))) == "package.declaration"
    with pytest.raises(Problem):
        parse_xml(content)


def test_broken_xml_is_named() -> None:
    with pytest.raises(Problem) as caught:
        parse_xml(b"<a><b></a>", "form.docx", "word/document.xml")
    assert (caught.value.code, caught.value.arguments["part"]) == ("package.broken_xml", "word/document.xml")


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "xl/VBAPROJECT.BIN", "word/vbaProjectSignature.bin"])
def test_macros_are_refused(name: str, template: bytes, binding: Binding) -> None:
    with_macro = write_package({**read_package(template), name: b"x"})
    with pytest.raises(Problem) as caught:
        read(with_macro, binding, "form.docm")
    assert (caught.value.code, caught.value.where) == ("package.macros", "form.docm")


def test_a_macro_enabled_type_is_refused() -> None:
    with pytest.raises(Problem, match=r"package\.macros"):
        refuse_macros({CONTENT_TYPES: b"application/vnd.ms-word.document.macroEnabled.main+xml"})


def test_a_package_that_is_no_word_document_is_refused(binding: Binding) -> None:
    for use in (lambda: read(archive(), binding), lambda: fill(archive(), binding, Content())):
        with pytest.raises(Problem) as caught:
            use()
        assert caught.value.code == "word.not_a_document"


def test_packages_are_written_the_same_in_any_order_and_read_back() -> None:
    parts = {"word/b.xml": b"<b/>", CONTENT_TYPES: TYPES, "_rels/.rels": b"<r/>", "word/a.bin": b"\0\1"}
    data = write_package(parts)
    assert data == write_package(dict(reversed(parts.items())))
    assert read_package(data) == parts
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        names = [entry.filename for entry in made.infolist()]
        assert names == [CONTENT_TYPES, "_rels/.rels", "word/a.bin", "word/b.xml"]
        assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
