"""Every kind: what it accepts it prints and reads back unchanged; what it refuses it names."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.form import ChoiceDef, FieldDef, KindName
from jcm_pdd.core.kinds import KINDS, Kind, Rejected, kind_of
from jcm_pdd.core.text import Text

LABEL = Text(en="Label", ja="項目")
CHOICES = (ChoiceDef(id="grid", label=Text(en="Grid only", ja="系統")),
           ChoiceDef(id="both", label=Text(en="Both", ja="両方")))


def field(kind: str, **more: object) -> Kind:
    if kind == "choice":
        more["choices"] = CHOICES
    return kind_of(FieldDef.model_validate({"id": "x", "kind": kind, "label": LABEL, **more}))


@pytest.mark.parametrize("name", sorted(KINDS))
@given(typed=st.text(max_size=80))
def test_accepted_text_prints_and_reads_back(name: str, typed: str) -> None:
    kind = field(name)
    try:
        stored = kind.parse(typed)
    except Rejected:
        return
    if stored is None:
        return
    assert kind.read(kind.print(stored)) == stored
    assert kind.parse(kind.show(stored)) == stored or name in ("attachment", "figure")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-10**9, max_value=10**9))
def test_numbers_keep_every_digit(number: Decimal) -> None:
    kind = field("number", unit="MWh", print_unit="MWh")
    stored = kind.parse(format(number, "f"))
    assert kind.value(stored) == number
    assert kind.read(kind.print(stored)) == stored


@pytest.mark.parametrize(("typed", "stored"), [
    ("3500", "3500"), ("3,500.50", "3500.5"), ("３，５００", "3500"), ("−2.5", "-2.5"), ("  7 ", "7"),
    ("1 234 567", "1234567"), ("0.10", "0.1"), ("-0", "0"), (".5", "0.5"), ("3500 MWh", "3500"),
    ("3.5 GWh", "3500"), ("2,000,000 kWh", "2000"), ("３．５ＧＷｈ", "3500"),
])
def test_numbers_are_read_as_people_type_them(typed: str, stored: str) -> None:
    assert field("number", unit="MWh").parse(typed) == stored


@pytest.mark.parametrize(("typed", "code"), [
    ("abc", "number.not_a_number"), ("12a34", "number.unknown_unit"), ("1,5", "number.grouping"),
    ("1,23,456", "number.grouping"), ("5 kW", "number.wrong_unit"), ("9**9**9**2 kWh", "number.unknown_unit"),
    ("5 furlongs", "number.unknown_unit"), ("123456789.0123456", "number.too_precise"),
    ("9999999999999999999999", "number.too_large"), ("1000000000000000", "number.too_large"),
    ("１２３abc４５", "number.unknown_unit"), ("--5", "number.not_a_number"), ("1e5", "number.unknown_unit"),
])
def test_wrong_numbers_are_named(typed: str, code: str) -> None:
    with pytest.raises(Rejected) as refused:
        field("number", unit="MWh").parse(typed)
    assert refused.value.code == code


@pytest.mark.parametrize("unit", [None, "-"])
def test_a_number_without_a_unit_takes_words_that_only_count(unit: str | None) -> None:
    kind = field("number", unit=unit)
    assert [kind.parse(typed) for typed in ("６回", "6 times", "6台")] == ["6", "6", "6"]
    for typed in ("6 kW", "6 furlongs"):
        with pytest.raises(Rejected) as refused:
            kind.parse(typed)
        assert refused.value.code == "number.no_unit"


@pytest.mark.parametrize(("limits", "typed", "code"), [
    ({"min": 0}, "-1", "number.negative"), ({"above": 0}, "0", "number.not_above"),
    ({"min": 5}, "4.9", "number.below"), ({"max": 5}, "5.1", "number.above"),
    ({"whole": True}, "1.5", "number.not_whole"),
])
def test_limits_are_held(limits: dict[str, object], typed: str, code: str) -> None:
    with pytest.raises(Rejected) as refused:
        field("number", **limits).parse(typed)
    assert refused.value.code == code


@pytest.mark.parametrize("typed", ["2027-04-01", "2027/4/1", "01/04/2027", "1 April 2027", "Apr 1, 2027",
                                   "2027年4月1日", "令和9年4月1日",
                                   "令和9.4.1", "R9.4.1", "Ｒ９/４/１", "r9-4-1", "２０２７－０４－０１"])
def test_dates_are_read_as_people_type_them(typed: str) -> None:
    kind = field("date")
    assert kind.parse(typed) == "2027-04-01"
    assert kind.print(kind.parse(typed)) == "01/04/2027"


@pytest.mark.parametrize(("typed", "code"), [("31/02/2027", "date.no_such_day"), ("tomorrow", "date.not_a_date"),
                                            ("2027", "date.not_a_date"), ("1 Xyz 2027", "date.no_such_day")])
def test_wrong_dates_are_named(typed: str, code: str) -> None:
    with pytest.raises(Rejected) as refused:
        field("date").parse(typed)
    assert refused.value.code == code


@pytest.mark.parametrize(("typed", "stored"), [
    ("13°35'45.2\"N 100°52'37.2\"E", "13.595889,100.877"),
    ("S 6°21′10″, E 106°50′00″", "-6.352778,106.833333"),
    ("6 51'56.1\"S 107 37'10\"E", "-6.865583,107.619444"),
    ("13.5959, 100.8770", "13.5959,100.877"),
    ("-6.3528, 106.8333", "-6.3528,106.8333"),
    ("100.877E 13.5959N", "13.5959,100.877"),
    ("https://www.google.com/maps/@13.5959,100.877,17z", "13.5959,100.877"),
    ("北緯13度35分45.2秒 東経100度52分37.2秒", "13.595889,100.877"),
])
def test_coordinates_are_read_in_any_style(typed: str, stored: str) -> None:
    kind = field("coordinates")
    assert kind.parse(typed) == stored
    assert kind.read(kind.print(stored)) == stored


@pytest.mark.parametrize("typed", ["13.5", "somewhere", "13°75'N 100°E", "13.5N 100.8N", "1,2,3"])
def test_wrong_coordinates_are_named(typed: str) -> None:
    with pytest.raises(Rejected) as refused:
        field("coordinates").parse(typed)
    assert refused.value.code == "coordinates.not_read"


def test_choices_are_read_by_id_and_label_in_both_languages() -> None:
    kind = field("choice")
    assert [kind.parse(t) for t in ("grid", "Grid only", "系統", "")] == ["grid", "grid", "grid", None]
    with pytest.raises(Rejected):
        kind.parse("diesel")


def test_text_drops_what_no_document_can_carry() -> None:
    assert field("long_text").parse("a\x00b\r\nc\x0bd") == "ab\nc\nd"
    assert field("text").parse(" one\ntwo ") == "one two"
    assert field("text").parse("  ") is None


def test_every_kind_of_the_form_language_has_its_class() -> None:
    assert set(KINDS) == set(get_args(KindName))
