"""A .jcmdata is taken apart only when every byte of it is as its publisher signed it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest
from data_update_keys import KEY, OTHER
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data_update import manifest as manifests
from jcm_pdd.files.data_update.container import pack, read_update, signature_part
from jcm_pdd.files.data_update.manifest import FILES, NAME, SIGNATURE, DataVersion, FileInfo, Manifest
from jcm_pdd.files.data_update.signing import CONTEXT

SMALL = {"resources/countries.yaml": b"countries: {}\n", "forms/methodologies/TH_AM001_ver01.0.yaml": b"a: 1\n"}


def made(files=None, key=KEY, **other) -> dict[str, bytes]:
    """Return the parts of a small update."""
    files = SMALL if files is None else files
    infos = {path: FileInfo(hashlib.sha256(content).hexdigest(), len(content)) for path, content in files.items()}
    fields = {"version": DataVersion("2027-01-15", 1), "minimum": "0.1.0", "made_with": "0.1.0", "publisher": "Desk",
              "notes": {"en": "news", "ja": "変更"}, "files": infos} | other
    content = manifests.write(Manifest(**fields))
    return signed({NAME: content, **{FILES + path: one for path, one in files.items()}}, key)


def signed(parts: dict[str, bytes], key=KEY) -> dict[str, bytes]:
    public = key.public_key().public_bytes_raw()
    return {**parts, SIGNATURE: signature_part(public, key.sign(CONTEXT + parts[NAME]))}


def refused(data: bytes) -> str:
    with pytest.raises(Problem) as caught:
        read_update(data, "x.jcmdata")
    return caught.value.code


DATA = pack(made())


def test_what_was_packed_comes_back():
    opened = read_update(DATA, "x.jcmdata")
    assert dict(opened.files) == SMALL
    assert opened.manifest.version == DataVersion("2027-01-15", 1)
    assert opened.key == KEY.public_key().public_bytes_raw()
    assert pack(made()) == DATA  # the same bytes each time


@given(at=st.integers(0, len(DATA) - 1), flip=st.integers(1, 255))
def test_no_byte_can_be_changed(at, flip):
    code = refused(DATA[:at] + bytes([DATA[at] ^ flip]) + DATA[at + 1:])
    assert code in {"data.unreadable", "data.signature", "data.tampered", "data.unsigned", "data.format"}


@given(end=st.integers(0, len(DATA) - 1))
def test_a_file_that_arrived_in_part_is_refused(end):
    assert refused(DATA[:end]) == "data.unreadable"


@pytest.mark.parametrize("more", [b"\0", b"PK\x05\x06", DATA])
def test_nothing_may_follow(more):
    assert refused(DATA + more) in {"data.unreadable", "data.tampered"}


def test_without_a_signature():
    assert refused(pack({name: part for name, part in made().items() if name != SIGNATURE})) == "data.unsigned"


def test_a_signature_of_another_key_under_this_ones_name():
    parts = made()
    public = KEY.public_key().public_bytes_raw()
    assert refused(pack({**parts, SIGNATURE: signature_part(public, OTHER.sign(CONTEXT + parts[NAME]))})) == (
        "data.signature")


def test_a_signature_made_for_something_else_with_the_same_key():
    parts = made()
    public = KEY.public_key().public_bytes_raw()
    assert refused(pack({**parts, SIGNATURE: signature_part(public, KEY.sign(parts[NAME]))})) == "data.signature"


@pytest.mark.parametrize("change", [
    lambda parts: parts | {FILES + "resources/countries.yaml": b"countries: []\n"},
    lambda parts: parts | {FILES + "resources/more.yaml": b""},
    lambda parts: parts | {"more": b""},
    lambda parts: {name: part for name, part in parts.items() if not name.endswith("countries.yaml")},
], ids=["another content", "a file more", "a part more", "a file less"])
def test_contents_that_are_not_those_signed(change):
    assert refused(pack(change(made()))) == "data.tampered"


def test_the_same_parts_in_another_zip():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in made().items():
            archive.writestr(name, part)
    assert refused(target.getvalue()) == "data.tampered"


def test_a_later_format_is_said_and_not_called_a_forgery():
    parts = made()
    parts[NAME] = parts[NAME].replace(b'"format": 1', b'"format": 2')
    assert refused(pack(signed(parts))) == "data.format"


@pytest.mark.parametrize("path", [
    "../evil.yaml", "/etc/passwd", "resources/keys/evil.pub", "forms/papers/x.yaml", "templates/papers/paper.docx",
    "resources/reference/con.yaml ", "resources/reference/a:b.yaml", "resources\\countries.yaml", "resources/data.json",
    "forms/methodologies/" + "x" * 120 + ".yaml", "jcm_pdd/__init__.py", "forms/methodologies/../../x.yaml",
    "resources/reference/a.", "templates/pdd//binding.yaml"])
def test_paths_no_update_may_write(path):
    assert not manifests.is_safe(path)
    assert refused(pack(made({path: b"x"}))) == "data.unreadable"


@pytest.mark.parametrize("device", ["CON.yaml", "aux", "LPT1.yaml"])
def test_names_windows_opens_as_devices(device):
    assert refused(pack(made({f"resources/reference/{device}": b"x"}))) == "data.unreadable"


def test_names_that_differ_in_case_alone():
    assert refused(pack(made({"resources/reference/a.yaml": b"1", "resources/reference/A.yaml": b"2"}))) == (
        "data.unreadable")


def test_a_bomb():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(FILES + "resources/countries.yaml", bytes(40_000_000))
        for name, part in made().items():
            if not name.startswith(FILES):
                archive.writestr(name, part)
    assert len(target.getvalue()) < 100_000
    assert refused(target.getvalue()) == "data.unreadable"


@pytest.mark.parametrize("change", [
    {"known_on": "2027-1-5"}, {"known_on": 3}, {"issue": 0}, {"issue": True}, {"publisher": ""}, {"notes": {}},
    {"notes": []}, {"minimum_program": "new"}, {"files": []}, {"files": {"resources/countries.yaml": {}}},
    {"kind": "x"}])
def test_a_signed_contents_list_that_makes_no_sense(change):
    parts = made()
    parts[NAME] = json.dumps(json.loads(parts[NAME]) | change).encode()
    assert refused(pack(signed(parts))) == "data.unreadable"


@pytest.mark.parametrize("junk", [b"", b"PK", b"hello", b"{}", b"PK\x05\x06" + bytes(18)])
def test_other_files(junk):
    assert refused(junk) == "data.unreadable"
