"""LibreOffice as the judge: it opens what is filled and keeps it through a save."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from jcm_pdd.files.word.binding import Binding
from jcm_pdd.files.word.content import Content, Printed
from jcm_pdd.files.word.fill import fill
from jcm_pdd.files.word.read import read

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def test_answers_survive_a_save_by_another_program(
    tmp_path: Path, binding: Binding, template: bytes, answers: dict[str, Printed]
) -> None:
    awkward = " two  spaces\tand a tab \n\n(1) =1+1 日本語 👩‍🚀 \u05e9\u05dc\u05d5\u05dd"
    content = dict(answers, contribution=awkward, title=awkward.replace("\n", " "))
    source = tmp_path / "filled.docx"
    source.write_bytes(fill(template, binding, Content(content)).document)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE or "", "--headless", profile, "--convert-to", "docx:MS Word 2007 XML", "--outdir"]
    subprocess.run([*command, str(tmp_path / "again"), str(source)], check=True, capture_output=True, timeout=120)
    found = read((tmp_path / "again" / "filled.docx").read_bytes(), binding)
    assert found.report.notes == ()
    assert found.content.answers == content
