"""Coverage of the supported projects: the rules on a small list, then the real one with its counts printed."""

from __future__ import annotations

import json

import pytest

from jcm_pdd.cli import main
from jcm_pdd.core.text import Text
from jcm_pdd.files.coverage import Offer, coverage, offers, shares
from jcm_pdd.files.technologies import SupportedProject, supported_projects, technologies


def project(country: str, *kinds: str) -> SupportedProject:
    return SupportedProject(1, country, Text(en="x", ja="x"), kinds, "title")


GIVEN = (Offer("TH_AM001 ver01.0", "solar_pv", "TH"), Offer("ID_AM002 ver02.0", "chiller_centrifugal", "ID"),
         Offer("GEN_WIND ver1.0", "wind"), Offer("led_lighting", "led"), Offer("chiller", "chiller"))


@pytest.mark.parametrize(("asked", "by", "packs", "shapes", "left", "wide"), [
    (project("TH", "solar_pv"), "pack", ("TH_AM001 ver01.0",), (), (), False),
    (project("TH", "solar_pv_storage"), "pack", ("TH_AM001 ver01.0",), (), (), False),
    (project("VN", "solar_pv"), "none", (), (), ("solar_pv",), False),
    (project("ID", "chiller"), "pack", ("ID_AM002 ver02.0",), (), (), True),
    (project("TH", "chiller_centrifugal"), "shape", (), ("chiller",), (), False),
    (project("VN", "wind"), "shape", (), ("GEN_WIND ver1.0",), (), False),
    (project("TH", "solar_pv", "led"), "shape", ("TH_AM001 ver01.0",), ("led_lighting",), (), False),
    (project("TH", "solar_pv", "kiln"), "none", ("TH_AM001 ver01.0",), (), ("kiln",), False),
])
def test_what_serves_a_project(asked: SupportedProject, by: str, packs: tuple[str, ...], shapes: tuple[str, ...],
                               left: tuple[str, ...], wide: bool) -> None:
    (one,) = coverage([asked], GIVEN)
    assert (one.by, one.packs, one.shapes, one.left, one.wide) == (by, packs, shapes, left, wide)


@pytest.mark.parametrize(("kind", "loose"), [("solar_pv", False), ("solar_pv_storage", True)])
def test_what_serves_as_a_wider_technology_is_told_apart(kind: str, loose: bool) -> None:
    assert [one.loose for one in coverage([project("TH", kind)], GIVEN)] == [loose]


def test_shares_count_packs_apart_from_shapes() -> None:
    served = coverage([project("TH", "solar_pv"), project("TH", "led"), project("TH", "kiln")], GIVEN)
    (share,) = shares(served, lambda one: [one.project.country])
    assert (share.group, share.packs, share.both, share.of) == ("TH", 1, 2, 3)


def test_the_real_list_is_mapped_whole(capsys: pytest.CaptureFixture[str]) -> None:
    served = coverage()
    (whole,) = shares(served, lambda _: ["all"])
    assert whole.of == len(supported_projects()) == 205
    assert sum(share.of for share in shares(served, lambda one: [one.project.country])) == 205
    known = {offer.name for offer in offers()}
    for one in served:
        assert set(one.packs) | set(one.shapes) <= known
        assert bool(one.left) == (one.by == "none")
        assert set(one.left) <= set(one.project.technologies) <= set(technologies())
    with capsys.disabled():
        print(f"\ncoverage of {whole.of}: packs {whole.packs}, with shapes {whole.both}, "
              f"of these as a wider technology {sum(one.loose for one in served if one.by != 'none')}")


def test_the_command_prints_shares_and_the_rest(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["methodology", "coverage", "--json"]) == 0
    data = json.loads(capfd.readouterr().out)
    assert data["all"][0]["of"] == len(data["projects"]) == 205
    rest = [one for one in data["projects"] if one["by"] == "none"]
    assert main(["methodology", "coverage", "--lang", "ja"]) == 0
    out = capfd.readouterr().out
    assert f"対応するものがない案件：{len(rest)}件" in out
    assert main(["methodology", "coverage"]) == 0
    out = capfd.readouterr().out
    for words in (f"{data['all'][0]['packs']} by approved methodologies", f"Not served: {len(rest)}", "solar_pv"):
        assert words in out
