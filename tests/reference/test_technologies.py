"""Technologies and the projects sorted by them: all 205 projects, each found again by the words of its technologies."""

from __future__ import annotations

from collections import Counter

import pytest

from jcm_pdd.files.countries import countries
from jcm_pdd.files.definitions import library
from jcm_pdd.files.technologies import SupportedProject, found_in, supported_projects, technologies

# Projects by country as the list of the Ministry of the Environment counts them, December 2021.
BY_COUNTRY = {"TH": 45, "ID": 43, "VN": 37, "PH": 17, "MM": 9, "MN": 8, "CL": 8, "LA": 6, "KH": 6, "MX": 6, "PW": 5,
              "BD": 5, "MV": 3, "KE": 2, "SA": 2, "CR": 2, "ET": 1}
IN_PACKS = [
    "solar_pv", "solar_pv_storage", "hydro_run_of_river", "hydro_rehabilitation", "chiller_centrifugal",
    "chiller_absorption", "chiller_screw", "refrigeration_natural", "air_conditioning_room",
    "air_conditioning_building", "led", "boiler_once_through", "boiler_heat_only", "cogeneration_gas",
    "waste_heat_power", "heat_pump", "transformer", "loom", "electrolyser", "waste_to_energy", "biogas",
    "digital_tachograph", "wind", "geothermal", "biomass_power", "landfill_semi_aerobic", "transmission_line",
    "regenerative_burner", "pump", "data_centre", "cng_bus", "paddy_water", "redd_plus", "fluorocarbon_recovery",
]


def test_every_project_of_the_list_is_there_by_country() -> None:
    assert len(supported_projects()) == 205
    assert Counter(project.country for project in supported_projects()) == BY_COUNTRY


def test_countries_are_partner_countries() -> None:
    assert {project.country for project in supported_projects()} <= set(countries())


@pytest.mark.parametrize("project", supported_projects(), ids=lambda project: str(project.number))
def test_a_project_has_technologies_that_its_title_names(project: SupportedProject) -> None:
    assert project.technologies
    assert set(project.technologies) <= set(technologies())
    if project.basis != "title" or project.technologies == ("not_stated",):
        return
    assert set(project.technologies) <= set(found_in(project.title.en))
    assert set(project.technologies) <= set(found_in(project.title.ja))


def test_most_projects_are_sorted_by_what_their_title_says() -> None:
    basis = Counter(project.basis for project in supported_projects())
    assert set(basis) == {"title", "identified", "recalled"}
    assert basis["recalled"] == 4
    assert [p.number for p in supported_projects() if p.technologies == ("not_stated",)] == [13]


def test_the_narrowest_technology_a_title_names_is_chosen() -> None:
    known = technologies()
    for project in supported_projects():
        if project.basis == "title":
            narrower = {one.id for one in known.values() if one.wider in project.technologies}
            both = set(found_in(project.title.en)) & set(found_in(project.title.ja))
            assert narrower & both <= set(project.technologies), project.title.en


def test_technologies_have_words_in_both_languages_and_a_known_wider_one() -> None:
    known = technologies()
    assert set(IN_PACKS) <= set(known)
    for one in known.values():
        assert one.wider in ("", *known)
        assert one.wider != one.id
        assert one.id == "not_stated" or len(one.words) >= 2
    assert "chiller" in found_in("高効率チラーとLED")
    assert found_in("ターボ冷凍機の更新") == ("chiller", "chiller_centrifugal")
    assert found_in("nothing of the kind") == ()


def test_every_methodology_of_the_program_has_a_technology_of_the_table() -> None:
    used = {entry.technology_id for entry in library().entries if entry.kind == "methodologies"}
    assert used
    assert used <= set(technologies())
