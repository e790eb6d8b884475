"""The partner countries: the facts have sources, and real cities lie where they lie."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.geography import Outline, contains
from jcm_pdd.files.countries import countries, list_source, outline, sources

CAPITALS = {
    "MN": (47.92, 106.92), "BD": (23.81, 90.41), "ET": (9.03, 38.74), "KE": (-1.29, 36.82),
    "MV": (4.18, 73.51), "VN": (21.03, 105.85), "LA": (17.97, 102.60), "ID": (-6.21, 106.85),
    "CR": (9.93, -84.08),
    "PW": (7.50, 134.62), "KH": (11.56, 104.92), "MX": (19.43, -99.13), "SA": (24.71, 46.68),
    "CL": (-33.45, -70.67), "MM": (19.75, 96.10), "TH": (13.75, 100.50), "PH": (14.60, 120.98),
    "SN": (14.69, -17.45), "TN": (36.81, 10.18), "AZ": (40.41, 49.87), "MD": (47.01, 28.86),
    "GE": (41.72, 44.79), "LK": (6.93, 79.85), "UZ": (41.30, 69.24), "PG": (-9.44, 147.18),
    "AE": (24.45, 54.38), "KG": (42.87, 74.57), "KZ": (51.17, 71.43), "UA": (50.45, 30.52),
    "TZ": (-6.16, 35.75), "IN": (28.61, 77.21),
}  # fmt: skip

ELSEWHERE = {
    "Tokyo": (35.68, 139.69), "Osaka": (34.69, 135.50), "London": (51.51, -0.13),
    "the Gulf of Guinea": (0.0, 0.0),
    "Beijing": (39.90, 116.40), "Canberra": (-35.28, 149.13),
}  # fmt: skip

SQUARE: Outline = (((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)),)
WITH_HOLE: Outline = (*SQUARE, ((3.0, 3.0), (7.0, 3.0), (7.0, 7.0), (3.0, 7.0), (3.0, 3.0)))


def test_the_31_partners_are_here_and_every_one_has_a_capital_in_this_test() -> None:
    assert len(countries()) == 31
    assert set(countries()) == set(CAPITALS)


@pytest.mark.parametrize("iso2", CAPITALS)
def test_a_capital_lies_in_its_own_country(iso2: str) -> None:
    assert contains(outline(iso2), *CAPITALS[iso2])


@pytest.mark.parametrize("city", ELSEWHERE)
def test_a_place_elsewhere_lies_in_no_partner_country(city: str) -> None:
    assert [iso2 for iso2 in countries() if contains(outline(iso2), *ELSEWHERE[city])] == []


@pytest.mark.parametrize(
    ("iso2", "place"),
    [
        ("TH", (1.35, 103.82)),  # Singapore
        ("TH", CAPITALS["KH"]),
        ("TH", CAPITALS["LA"][::-1]),  # latitude and longitude swapped
        ("ID", (3.14, 101.69)),  # Kuala Lumpur
        ("ID", CAPITALS["PG"]),
        ("VN", CAPITALS["KH"]),
    ],
)
def test_a_place_of_a_neighbour_does_not(iso2: str, place: tuple[float, float]) -> None:
    assert not contains(outline(iso2), *place)


def test_singapore_is_within_the_tolerance_of_batam_but_not_inside_indonesia() -> None:
    assert contains(outline("ID"), 1.29, 103.85)
    assert not contains(outline("ID"), 1.29, 103.85, tolerance_deg=0.0)


@given(lat=st.floats(-20, 20), lon=st.floats(-20, 20))
def test_a_square_contains_what_comparison_says(lat: float, lon: float) -> None:
    # On the border itself both answers are right.
    if min(abs(lat), abs(lat - 10), abs(lon), abs(lon - 10)) > 1e-9:
        assert contains(SQUARE, lat, lon, tolerance_deg=0.0) == (0 < lat < 10 and 0 < lon < 10)


def test_a_hole_is_outside_except_near_its_border() -> None:
    assert not contains(WITH_HOLE, 5, 5)
    assert contains(WITH_HOLE, 5, 3.2)
    assert contains(WITH_HOLE, 5, 2)


def test_the_tolerance_is_in_degrees_of_latitude_everywhere() -> None:
    north: Outline = (tuple((lon, lat + 60) for lon, lat in SQUARE[0]),)
    # At 65 degrees north a degree of longitude is less than half as long as at the equator.
    assert contains(north, 65, 10.6, tolerance_deg=0.3)
    assert not contains(SQUARE, 5, 10.6, tolerance_deg=0.3)


def test_nothing_contains_a_place_that_is_no_number_or_an_outline_that_is_empty() -> None:
    assert not contains(SQUARE, math.nan, 5)
    assert not contains((), 5, 5)
    assert outline("JP") == ()


def test_every_partner_has_closed_rings_and_the_file_is_small(repository: Path) -> None:
    file = repository / "resources" / "map" / "partner_countries.json"
    rings = json.loads(file.read_text(encoding="utf-8"))
    assert set(rings) == set(countries())
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for shape in rings.values() for ring in shape)
    assert file.stat().st_size < 600_000


def test_every_source_named_exists_and_every_source_is_named() -> None:
    named = set()
    for country in countries().values():
        facts = [country.name, country.formal_name, country.signed_on, country.place, country.rules]
        facts += [country.earliest_start, *country.tracks]
        named |= {fact.source for fact in facts if fact is not None and fact.source}
    assert named | {"moej-31"} == set(sources())
    assert list_source() == sources()["moej-31"]


def test_what_the_domain_says_of_some_countries() -> None:
    table = countries()
    assert [track.id for track in table["TH"].tracks] == ["existing-projects", "premium-tver"]
    assert table["TH"].formal_name.get("en") == "The Kingdom of Thailand"
    assert table["TZ"].signed_on.value == "2025"
    assert table["SN"].rules is None
    early = {c.iso2 for c in table.values() if c.rules and c.rules.value in ("G1", "G2")}
    assert {c.iso2 for c in table.values() if c.earliest_start} == early
    assert {c.earliest_start.status for c in table.values() if c.earliest_start} == {"unverified"}
    dated = [c.signed_on.value for c in table.values()]
    assert dated == sorted(dated)
