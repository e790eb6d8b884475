"""A hundred secrets in every kind of place: none is left in the public version, the confidential one keeps them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from independent_search import found
from PIL import Image
from public_seeding import Packed

from jcm_pdd.files.package.making import Wish, make_package

LEAST = 100
OPEN = "anybody may read this"


@pytest.fixture(scope="module")
def kept(packed: Packed) -> dict[str, str]:
    """The secrets that stand in the confidential version, with the first place of each."""
    plain = [one.replace(",", "") for one in packed.seeded.numbers]
    return found(packed.path, [*packed.seeded.words, *plain], "confidential_version/")


@pytest.fixture(scope="module")
def public(packed: Packed) -> dict[str, str]:
    """What of the secrets, of their numbers in other styles, and of what must be there stands in the public version."""
    words, numbers = packed.seeded.words, packed.seeded.numbers
    total = packed.seeded.session.results.total.emission_reductions
    plain = [one.replace(",", "") for one in numbers]
    return found(packed.path, [*words, *numbers, *plain, "XXX", f"{total:,}", OPEN], "public_version/")


def test_no_secret_is_left_in_the_public_version_and_the_confidential_one_keeps_them(
        packed: Packed, kept: dict[str, str], public: dict[str, str]) -> None:
    words, numbers = packed.seeded.words, packed.seeded.numbers
    plain = [one.replace(",", "") for one in numbers]
    print(f"{len(words)} words and {len(numbers)} numbers hidden, {len(kept)} of them printed")
    assert len(kept) >= LEAST
    assert set(plain) <= set(kept)
    assert [one for one in (*words, *numbers, *plain) if one in public] == []


def test_secrets_stood_in_every_kind_of_file(kept: dict[str, str]) -> None:
    endings = {where.split("/")[-1].rpartition(".")[2] if "xl/" not in where else "xlsx" for where in kept.values()}
    assert {"xml", "xlsx"} <= endings
    assert any(".png" in where or ".jpeg" in where for where in kept.values())
    assert any("03_Evidence" in where and where.endswith(".txt") for where in kept.values())


def test_what_is_hidden_says_so_and_results_stay(packed: Packed, public: dict[str, str]) -> None:
    total = packed.seeded.session.results.total.emission_reductions
    assert total is not None
    assert set(public) == {"XXX", f"{total:,}", OPEN}


@pytest.mark.long
def test_nothing_is_left_in_any_pdf_either(packed: Packed, tmp_path: Path) -> None:
    words, numbers = packed.seeded.words, packed.seeded.numbers
    make_package(packed.seeded.session, Wish(tmp_path / "whole.zip"))
    plain = [one.replace(",", "") for one in numbers]
    assert found(tmp_path / "whole.zip", [*words, *numbers, *plain], "public_version/") == {}


def test_a_marked_picture_is_a_black_box_of_its_size(packed: Packed) -> None:
    with zipfile.ZipFile(packed.path) as whole:
        name = next(n for n in whole.namelist() if n.startswith("public") and "_PDD_" in n and n.endswith(".docx"))
        with zipfile.ZipFile(io.BytesIO(whole.read(name))) as document:
            pictures = [Image.open(io.BytesIO(document.read(n))) for n in document.namelist() if "/media/" in n]
    boxes = [one for one in pictures if one.size == (320, 200)]
    assert boxes
    assert all(one.convert("L").getextrema() == (0, 0) for one in boxes)


def test_names_say_which_files_are_public(packed: Packed) -> None:
    with zipfile.ZipFile(packed.path) as whole:
        documents = [n for n in whole.namelist() if n.endswith((".docx", ".pdf", ".xlsx"))]
    assert all(("_public" in n) == n.startswith("public_version/") for n in documents)
    assert not any("open certificate" in n for n in documents)


@pytest.mark.parametrize("version", ["confidential_version", "public_version"])
def test_marked_files_are_left_out_of_the_public_version_alone(packed: Packed, version: str) -> None:
    with zipfile.ZipFile(packed.path) as whole:
        names = [n for n in whole.namelist() if n.startswith(f"{version}/03_Evidence/") and n.endswith(".txt")]
    assert len(names) == (3 if version == "confidential_version" else 1)
