"""The annex: only when asked for, in English, not read back as answers; and the same numbers from the command line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from jcm_pdd.cli import main
from jcm_pdd.core.analysis.scenarios import changed, scenarios, started
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.papers.analysis_annex import TITLE, analysis_blocks
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.files.word.derived import Drawn, Grid, Words


def eight(session: Session) -> None:
    session.record(started(session.project, "Eight chillers"))
    session.record(changed(session.project, scenarios(session.project)[-1], "ID_AM002/chillers", "8"))


def document(session: Session) -> str:
    data, notes = make_pdd(session)
    assert [note for note in notes if note.severity == "error"] == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def test_nothing_is_printed_unless_it_is_asked_for(chillers: Session) -> None:
    for answer in ("", "no"):
        chillers.set_text("print_analysis", answer)
        assert list(analysis_blocks(chillers.context)) == []
        assert TITLE not in document(chillers)
    chillers.set_text("print_analysis", "yes")
    assert TITLE in document(chillers)
    chillers.set_text("lifetime", "")
    assert list(analysis_blocks(chillers.context)) == []


def test_the_annex_has_four_charts_and_their_numbers(chillers: Session) -> None:
    eight(chillers)
    chillers.set_text("print_analysis", "yes")
    blocks = list(analysis_blocks(chillers.context))
    assert len([one for one in blocks if isinstance(one, Drawn)]) == 4
    units, inputs, totals = [one for one in blocks if isinstance(one, Grid)]
    assert units.rows[0] == ("CH-03", "1,730", "50.4")
    assert inputs.rows[1][1:] == ("−3,239", "+3,232")
    assert totals.rows[0][1:4] == ("32,361", "28,928", "3,431")
    assert totals.rows[1][0] == "Eight chillers"
    said = [one.text for one in blocks if isinstance(one, Words)]
    assert "Eight chillers: Number of rows: Project chillers: 8 instead of 3." in said


def test_what_was_printed_comes_back_as_no_answer(chillers: Session) -> None:
    eight(chillers)
    chillers.set_text("print_analysis", "yes")
    before = dict(chillers.project.answers)
    report = import_document(chillers, Source("PDD.docx", make_pdd(chillers)[0], "word"))
    assert (report.not_understood, report.disagree) == ((), ())
    assert dict(chillers.project.answers) == before


def saved(session: Session, tmp_path: Path) -> Path:
    path = tmp_path / "project.jcmpdd"
    session.save_as(path)
    session.close()
    return path


def test_the_command_gives_exact_numbers(chillers: Session, tmp_path: Path,
                                         capsys: pytest.CaptureFixture[str]) -> None:
    eight(chillers)
    path = saved(chillers, tmp_path)
    assert main(["analyse", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["total"] == 3431
    (split,) = told["contribution"]
    assert [one["name"] for one in split["units"]] == ["CH-01", "CH-02", "CH-03"]
    assert sum(float(one["emission_reductions"]) for one in split["units"]) == pytest.approx(float(split["total"]))
    first = next(one for one in told["sensitivity"]["inputs"] if one["symbol"] == "COP_PJ,i")
    assert first["lower"]["difference"] == -3239
    assert first["lower"]["criteria"] == ["ID_AM002/criterion2"]
    (scenario,) = told["scenarios"]
    assert scenario["difference"] == scenario["total"]["emission_reductions"] - 3431
    assert sum(year["emission_reductions"] for year in scenario["years"]) == scenario["total"]["emission_reductions"]


def test_the_command_speaks_both_languages_and_of_no_result(chillers: Session, tmp_path: Path, place: Workplace,
                                                            capsys: pytest.CaptureFixture[str]) -> None:
    eight(chillers)
    path = saved(chillers, tmp_path)
    assert main(["analyse", str(path), "--lang", "ja"]) == 0
    assert "設備ごとの寄与" in capsys.readouterr().out
    assert main(["analyse", str(path), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "CH-03  1,730  50.4 %" in out
    assert "Eight chillers  12,080 (+8,649, +252.1 %) tCO2" in out
    again = Session.open(path, place)
    again.set_text("lifetime", "")
    again.save()
    again.close()
    assert main(["analyse", str(path)]) == 0
    assert "no result" in capsys.readouterr().out
