"""Finding a methodology by country, technology, words of either language and what is measured."""

from __future__ import annotations

import json

import pytest

from jcm_pdd.core.text import Text
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import INDEX, Entry, Measured, library
from jcm_pdd.files.finder import Wish, details, family, find, formula_lines, precedents, technology_choices, wider


def entry(key: str, technology: str, country: str = "TH", unit: str = "MWh/p", general: bool = False) -> Entry:
    words = Text(en=f"Installation of {technology}", ja="設備の導入")
    return Entry("methodologies", "x.yaml", key, "01.0", words, "reported", "", country, technology, words, words,
                 general=general, measured=(Measured("Q", Text(en="Quantity metered", ja="計測した量"), unit),))


SOLAR, STORAGE = entry("TH_AM901", "solar_pv"), entry("TH_AM902", "solar_pv_storage")
BOILER = entry("ID_AM901", "boiler", "ID", "t/p")
SHAPE = entry("GEN_SOLAR", "solar_pv", "", general=True)
ALL = (SHAPE, BOILER, STORAGE, SOLAR)


def found(**wish: str) -> list[str]:
    return [hit.entry.id for hit in find(ALL, Wish(**wish))]


def test_general_shapes_come_last_and_serve_every_country() -> None:
    assert found() == ["ID_AM901", "TH_AM901", "TH_AM902", "GEN_SOLAR"]
    assert found(country="TH") == ["TH_AM901", "TH_AM902", "GEN_SOLAR"]
    assert found(country="VN") == ["GEN_SOLAR"]


def test_a_kind_of_the_technology_asked_for_comes_after_the_technology_itself() -> None:
    assert wider("solar_pv_storage") == ("solar_pv",)
    assert found(technology="solar_pv") == ["TH_AM901", "TH_AM902", "GEN_SOLAR"]
    assert found(technology="solar_pv_storage") == ["TH_AM902", "TH_AM901", "GEN_SOLAR"]
    assert found(technology="boiler") == ["ID_AM901"]
    assert {"solar_pv", "solar_pv_storage"} <= set(technology_choices([STORAGE]))


@pytest.mark.parametrize("text", ["太陽光", "Photovoltaic", "ＳＯＬＡＲ", "AM901 solar", "太陽光で自家消費したい"])
def test_words_of_either_language_and_width_find_it(text: str) -> None:
    assert "TH_AM901" in found(text=text)
    assert "ID_AM901" not in found(text=text)


def test_a_number_finds_the_methodology_and_not_what_mentions_it() -> None:
    assert found(text="TH_AM901") == ["TH_AM901"]
    assert found(text="am90") == ["ID_AM901", "TH_AM901", "TH_AM902"]


def test_words_that_occur_nowhere_find_nothing() -> None:
    assert found(text="submarine") == []
    assert found(text="solar submarine") != []  # one word names the technology; that is worth showing


def test_what_is_measured_is_sought_by_its_unit() -> None:
    assert found(measured="mass") == ["ID_AM901"]
    assert "ID_AM901" not in found(measured="electricity")
    assert found(text="計測した量", measured="mass") == ["ID_AM901"]
    assert [family(unit) for unit in ("MWh/p", "GJ/p", "t/p", "m3/p", "degC", "h/p", "tCO2/t", "")] == [
        "electricity", "heat", "mass", "volume", "temperature", "time", "other", "other"]


def test_precedents_are_supported_projects_of_the_technology_in_the_country_first() -> None:
    fitting = precedents(SOLAR)
    assert {one.country for one in fitting.here} == {"TH"}
    assert all({"solar_pv", "solar_pv_storage"} & set(one.technologies) for one in fitting.here)
    assert len(precedents(SHAPE, "VN").here) + len(precedents(SHAPE, "VN").elsewhere) == \
        len(fitting.here) + len(fitting.elsewhere)
    assert all(one.country == "VN" for one in precedents(SHAPE, "VN").here)


def test_the_index_says_what_is_measured_so_that_no_definition_is_read_for_a_search() -> None:
    text = data_path(*INDEX).read_text(encoding="utf-8")
    own = {item["id"]: item for item in json.loads(text) if item["kind"] == "methodologies"}
    assert all("measured" in item for item in own.values())
    hits = find(library().methodologies.values(), Wish(text="electricity", measured="electricity"))
    assert hits
    assert not any("methodology" in vars(hit.entry) for hit in find([SOLAR], Wish(text="solar")))


@pytest.mark.parametrize("key", [("TH_AM001", "01.0"), ("ID_AM002", "02.0")])
def test_details_say_criteria_inputs_and_formula(key: tuple[str, str]) -> None:
    m = library().methodology(*key)
    shown = details(m)
    assert shown.criteria == m.criteria
    assert [p.id for p in shown.monitored] == [p.id for p in m.parameters if p.role == "monitored"]
    for language in ("en", "ja"):
        lines = formula_lines(m, language)
        assert lines[0].startswith("RE_p = Σi(")
        assert any(line.startswith("RE_i,p = ") for line in lines)
