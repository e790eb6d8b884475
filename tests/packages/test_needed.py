"""Which documents a project needs: every country, set of rules and generation gives a list of known documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jcm_pdd.cli import main
from jcm_pdd.core.packages import STAGES, Need, missing_versions, needed, stage_of
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.files import documents
from jcm_pdd.files.countries import countries
from jcm_pdd.files.packages import GENERATIONS, generation_of, is_taken, needs_of, rule_set, take
from jcm_pdd.files.session import Session

TRACKS = ("", "standard", "th_existing", "th_premium", "ccs_ccus", "redd_plus")


def when(needs: tuple[Need, ...]) -> dict[str, str]:
    return {one.document.id: one.when for one in needs}


def test_every_country_track_and_generation_gives_a_list_of_known_documents() -> None:
    made = {name for name, _ in documents.shipped()}
    counted = 0
    for generation in GENERATIONS:
        rules = rule_set(generation)
        for country in countries():
            for track in TRACKS:
                needs = needed(rules, country, track, "validation")
                counted += 1
                assert sorted(when(needs)) == sorted(rules.documents), "each document once"
                assert {one.when for one in needs} <= {"now", "later", "if_it_happens", "elsewhere"}
                for one in needs:
                    assert one.document.made != "form" or one.document.id in made, one.document.id
                    assert (one.reason is None) == (one.when == "elsewhere") == (one.known is None)
                asked = {one.document.id for one in needs if one.when != "elsewhere"}
                assert {"Reg_Req", "Iss_Req", "Val_Rep", "Vrf_Rep"} <= asked, (generation, country, track)
    assert counted == len(GENERATIONS) * len(countries()) * len(TRACKS) >= 700


def test_every_rule_says_where_it_was_read_and_when() -> None:
    for generation in GENERATIONS:
        rules = rule_set(generation)
        for one in rules.asked:
            assert one.document in rules.documents
            assert one.known.status != "verified", "nobody has read the official text"
            assert one.known.source
            assert one.known.as_known_on
            assert one.reason.en
            assert one.reason.ja
        for (country, document), version in rules.versions.items():
            assert country in countries()
            assert document in rules.documents
            assert version.known.as_known_on
    assert {form for form, _ in documents.shipped()} <= set(rule_set("G1").documents), "each form is in the catalogue"


@pytest.mark.parametrize(("generation", "country", "track", "asked", "elsewhere"), [
    ("G1", "MX", "", {"PDD", "MPS", "MoC"}, {"PIN", "SDIP", "SDCP", "Crd_Allc"}),
    ("G2", "ID", "standard", {"PIN", "SDIP", "SDIR"}, {"SDCP", "SDSA", "Asst_Req"}),
    ("G2", "TH", "th_existing", {"PDD", "SDSA", "SDSM"}, {"PIN", "SDIP", "TVER_PDD"}),
    ("G2", "TH", "th_premium", {"TVER_PDD", "TVER_Request", "SDSA", "MoC"}, {"PDD", "MPS", "MRS"}),
    ("G2", "MN", "", {"SDCP", "SDCR", "PIN"}, {"SDIP", "SDIR"}),
    ("G4", "MN", "", {"SDIP", "Asst_Req", "Crd_Allc", "Imp_Rep", "Ren_Req"}, {"SDCP", "SDCR"}),
    ("G3", "UZ", "", {"PIN", "SDIP", "Asst_Req"}, {"SDCP", "SDSA"}),
    ("G1", "KH", "redd_plus", {"PDD_REDD", "MoC_REDD", "SGIP_REDD"}, {"PDD", "MoC"}),
    ("G1", "LA", "redd_plus", {"PDD_REDD"}, {"SGIP_REDD"}),
])
def test_known_cases(generation: str, country: str, track: str, asked: set[str], elsewhere: set[str]) -> None:
    found = when(needed(rule_set(generation), country, track, "issuance"))
    assert {name for name in asked if found[name] == "elsewhere"} == set()
    assert {found[name] for name in elsewhere} == {"elsewhere"}


def test_the_stage_decides_between_now_and_later() -> None:
    rules = rule_set("G2")
    order = [one.document for one in rules.asked]
    for at, stage in enumerate(STAGES[:-1]):
        found = needed(rules, "ID", "", stage)
        now = {one.stage for one in found if one.when == "now"}
        assert now <= set(STAGES[:at + 1])
        assert {one.stage for one in found if one.when == "later"}.isdisjoint(now)
        assert when(found)["PW_Req"] == "if_it_happens"
    assert order


def test_a_code_has_a_version_only_where_one_was_seen() -> None:
    found = {one.document.id: one for one in needed(rule_set("G4"), "MN", "", "changes")}
    assert found["PIN"].code == "JCM_MN_F_PIN_ver06.0"
    assert found["Iss_Req"].code == "JCM_MN_F_Iss_Req"
    assert found["MPS"].code == ""
    needs = needed(rule_set("G3"), "KG", "", "changes")
    assert "PIN" in {one.document.id for one in missing_versions(needs)}
    assert not any("_ver" in one.code for one in needs)


def test_what_the_rules_do_not_know_is_a_guess_that_says_so() -> None:
    assert generation_of("TZ") == ("G3", "")
    assert generation_of("MN") == ("G4", "reported")
    unknown = [one for one in needed(rule_set("G3"), "TZ", "", "validation") if one.document.id == "SDIP"]
    assert unknown[0].known is not None
    assert unknown[0].known.status == "unverified"


def test_the_stage_follows_from_what_was_answered() -> None:
    assert stage_of(Project({})) == "validation"
    assert stage_of(Project({"reference_number": "TH001"})) == "registration"
    assert stage_of(Project({"reference_number": "TH001", "periods": ["r1"]})) == "monitoring"
    assert stage_of(Project({"periods": ["r1"], "iss_req_wanted": True})) == "issuance"


def test_a_document_is_taken_by_one_click_and_shown_as_taken(solar: Session) -> None:
    need = next(one for one in needs_of(solar) if one.document.id == "SDSA")
    assert not is_taken(solar, need)
    take(solar, "SDSA")
    assert is_taken(solar, need)
    with pytest.raises(Problem, match=r"needed\.not_made"):
        take(solar, "Val_Rep")
    solar.set_answers({"country": ""})
    with pytest.raises(Problem, match=r"needed\.country"):
        needs_of(solar)


def test_the_command_lists_and_takes(solar: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                     monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    path = tmp_path / "p.jcmpdd"
    solar.save_as(path)
    solar.close()
    assert main(["needed", str(path), "--take", "PIN", "--json"]) == 0
    told = {row["document"]: row for row in json.loads(capsys.readouterr().out)["documents"]}
    assert told["PIN"]["taken"] is True
    assert told["Reg_Req"] | {"reason": ""} == {
        "document": "Reg_Req", "title": "Project Registration Request", "when": "later", "stage": "registration",
        "by": "participants", "made": "form", "code": "JCM_TH_F_Reg_Req", "version": None, "reason": "",
        "status": "reported", "source": told["Reg_Req"]["source"], "as_known_on": "2026-02", "taken": False}
    assert main(["needed", str(path), "--lang", "ja", "--generation", "G4", "--stage", "issuance"]) == 0
    text = capsys.readouterr().out
    assert "今必要" in text
    assert "JCM_TH_F_Iss_Req" in text
    assert main(["needed", str(path), "--generation", "G9"]) == 2


def test_a_document_without_a_form_says_so_and_asks_for_the_official_file(
        solar: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "p.jcmpdd"
    solar.save_as(path)
    solar.close()
    for language, said in (("en", "adopt the official file"), ("ja", "公式様式を取り込んで")):
        assert main(["needed", str(path), "--lang", language]) == 0
        lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")}
        assert said in lines["AMR_Req"]
        assert said not in lines["PRC_Req"], "it has a reconstructed one"
        assert said not in lines["Val_Rep"], "the third-party entity writes it"
        assert main(["needed", str(path), "--take", "AMR_Req", "--lang", language]) == 2
        assert "AMR_Req" in capsys.readouterr().err
