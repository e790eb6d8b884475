"""The helpers beside the tests are importable; what LibreOffice makes of the Word documents is made once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

OFFICE = shutil.which("soffice")


@pytest.fixture(scope="session")
def by_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what LibreOffice makes: "styled.pdf", "styled.docx" and so on, of every Word make."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    from invented_text import ENGLISH, JAPANESE
    from text_word_makes import auto_numbered, letters_in_cells, plain_bold, styled

    folder = tmp_path_factory.mktemp("office")
    for make in (styled, plain_bold, letters_in_cells, auto_numbered):
        (folder / f"{make.__name__}.docx").write_bytes(make(ENGLISH))
    for make in (styled, plain_bold):
        (folder / f"{make.__name__}-ja.docx").write_bytes(make(JAPANESE, japanese=True))
    sources = sorted(str(path) for path in folder.glob("*.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for form in ("pdf", "docx:MS Word 2007 XML"):
        subprocess.run([OFFICE, "--headless", profile, "--convert-to", form, "--outdir", str(folder / "made"),
                        *sources], check=True, capture_output=True, timeout=300)
    return {path.name: path.read_bytes() for path in (folder / "made").iterdir()}
