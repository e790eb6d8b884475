"""The rules of register and plan on the chiller sample: operation from 2018-07-01 to 2026-06-30."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jcm_pdd.core.findings import Finding
from jcm_pdd.files.messages import finding_catalogue
from jcm_pdd.files.session import Session

Enter = Callable[..., str]
Found = Callable[[str], list[Finding]]
Told = Callable[[str], str]
SECOND = "ID_AM002/chillers/r2/EC_PJ"


def test_without_a_register_there_is_one_note(found: Found) -> None:
    (note,) = found("meters.none")
    assert (note.severity, note.args["count"]) == ("note", "3")
    assert not found("meters.option_c")


def test_with_the_first_meter_the_others_are_missed(meter: Enter, found: Found, session: Session) -> None:
    meter("EM-01")
    (one,) = found("meters.option_c")
    assert (one.severity, one.args["count"], one.where) == ("warning", "2", f"{SECOND}.option")
    assert not found("meters.none")
    meter("EM-02", SECOND)
    meter("EM-03", "ID_AM002/chillers/r3/EC_PJ")
    assert not found("meters.option_c")
    assert len(found("meters.no_calibration")) == 3


def test_a_gap_is_told_with_its_days(meter: Enter, calibration: Enter, found: Found, told: Told) -> None:
    meter("EM-01", error="0.5")
    calibration("EM-01", "2018-07-01", "2020-06-30")
    row = calibration("EM-01", "2020-08-10", "2026-06-30")
    (gap,) = found("meters.gap")
    assert gap.severity == "warning"
    assert told("meters.gap") == ("EM-01 has no valid calibration on these days: 2020-07-01 to 2020-08-09 (40 days).")
    assert row == "r2"
    assert not found("meters.calibration_ends")
    assert not found("meters.no_error")


@pytest.mark.parametrize(("first", "second", "gap"), [
    ("2020-06-30", "2020-07-01", ""), ("2020-06-30", "2020-07-02", "2020-07-01 (1 day)"),
    ("2020-02-28", "2020-03-01", "2020-02-29 (1 day)"), ("2020-02-29", "2020-03-01", ""),
    ("2020-06-30", "2020-06-30", "")])
def test_one_day_makes_a_gap(first: str, second: str, gap: str, meter: Enter, calibration: Enter, found: Found) -> None:
    meter("EM-01", error="0.5")
    calibration("EM-01", "2018-07-01", first)
    calibration("EM-01", second, "2026-06-30")
    assert [one.args["days"] for one in found("meters.gap")] == ([gap] if gap else [])


def test_the_first_day_of_operation_must_be_covered(meter: Enter, calibration: Enter, found: Found) -> None:
    meter("EM-01")
    calibration("EM-01", "2018-07-02", "2026-06-30")
    assert found("meters.gap")[0].args["days"] == "2018-07-01 (1 day)"
    assert [one.where for one in found("meters.no_error")] == ["meters/r1/error"]


def test_a_calibration_still_to_come_is_a_note(meter: Enter, calibration: Enter, found: Found) -> None:
    meter("EM-01")
    calibration("EM-01", "2018-07-01", "2026-06-29")
    (one,) = found("meters.calibration_ends")
    assert (one.severity, one.args["last"], one.args["end"]) == ("note", "2026-06-29", "2026-06-30")
    assert not found("meters.gap")


def test_a_meter_taken_out_must_have_been_covered_to_its_end(meter: Enter, calibration: Enter, found: Found) -> None:
    meter("EM-01", in_service_to="2021-03-31")
    calibration("EM-01", "2018-07-01", "2021-03-30")
    assert found("meters.gap")[0].args["days"] == "2021-03-31 (1 day)"
    assert not found("meters.calibration_ends")


def test_many_gaps_are_counted(meter: Enter, calibration: Enter, told: Told) -> None:
    meter("EM-01")
    for year in range(2018, 2024):
        calibration("EM-01", f"{year}-07-01", f"{year}-12-31")
    assert "2020-01-01 to 2020-06-30 (182 days)" in told("meters.gap")
    assert told("meters.gap").endswith("and 2 more.")


def test_a_gap_of_a_back_up_meter_is_a_note(meter: Enter, calibration: Enter, found: Found) -> None:
    meter("EM-01")
    meter("EM-02", backup_of="EM-01")
    calibration("EM-02", "2019-07-01", "2026-06-30")
    assert found("meters.gap")[0].severity == "note"


@pytest.mark.parametrize(("columns", "code"), [
    ({"first": "2020-01-02", "last": "2020-01-01"}, "calibrations.order"),
    ({"first": "2020-01-01", "last": "2020-12-31", "done_on": "2020-01-02"}, "calibrations.before_work")])
def test_days_in_the_wrong_order_are_errors(columns: dict[str, str], code: str, meter: Enter, calibration: Enter,
                                            found: Found) -> None:
    meter("EM-01")
    calibration("EM-01", **columns)
    assert [one.severity for one in found(code)] == ["error"]


def test_days_that_fit_are_no_errors(meter: Enter, calibration: Enter, found: Found) -> None:
    meter("EM-01")
    calibration("EM-01", "2020-01-01", "2020-01-01", done_on="2020-01-01")
    assert not found("calibrations.order")
    assert not found("calibrations.before_work")


def test_an_error_beyond_the_permissible_one_is_told(meter: Enter, calibration: Enter, found: Found) -> None:
    meter("EM-01", error="0.5")
    calibration("EM-01", "2018-07-01", "2026-06-30", error_found="-0.5")
    assert not found("calibrations.error_found")
    calibration("EM-01", "2019-07-01", "2026-06-30", error_found="-0.51")
    assert [one.where for one in found("calibrations.error_found")] == ["calibrations/r2/error_found"]


@pytest.mark.parametrize(("old", "new", "code"), [
    ("2020-03-31", "2020-04-01", ""), ("2020-03-31", "2020-03-31", ""),
    ("2020-03-31", "2020-04-02", "meters.hand_over"),
    ("2020-03-31", "2020-03-30", "meters.hand_over"), ("2020-02-28", "2020-03-01", "meters.hand_over"),
    ("2020-03-31", "", "meters.no_hand_over"), ("", "2020-04-01", "meters.no_hand_over")])
def test_a_replaced_meter_hands_over_on_a_day(old: str, new: str, code: str, meter: Enter, found: Found) -> None:
    meter("EM-01", in_service_to=old, replaced_by="EM-01B")
    meter("EM-01B", in_service_from=new)
    for one in ("meters.hand_over", "meters.no_hand_over"):
        assert bool(found(one)) == (one == code)


def test_two_main_meters_at_once_are_told_with_their_days(meter: Enter, found: Found, told: Told) -> None:
    meter("EM-01", in_service_to="2020-03-31")
    meter("EM-02", in_service_from="2020-03-01")
    assert told("meters.two_mains") == (
        "EM-01 and EM-02 are both main meters of one parameter (2020-03-01 to 2020-03-31 (31 days)).")
    meter("EM-03", SECOND)
    assert len(found("meters.two_mains")) == 1, "meters of another parameter are no matter"


def test_meters_without_days_of_service_overlap_all_the_time(meter: Enter, told: Told) -> None:
    meter("EM-01")
    meter("EM-02")
    assert "(all the time)" in told("meters.two_mains")


def test_both_are_read_on_the_day_of_the_hand_over(meter: Enter, found: Found) -> None:
    meter("EM-01", in_service_to="2020-03-31", replaced_by="EM-02")
    meter("EM-02", in_service_from="2020-03-31")
    assert not found("meters.two_mains")


def test_a_back_up_beside_its_main_meter_is_no_second_main(meter: Enter, found: Found) -> None:
    meter("EM-01")
    meter("EM-02", backup_of="EM-01")
    assert not found("meters.two_mains")


@pytest.mark.parametrize("column", ["backup_of", "replaced_by"])
def test_a_meter_is_not_its_own_stand_in(column: str, meter: Enter, found: Found) -> None:
    meter("EM-01", **{column: "EM-01"})
    (one,) = found(f"meters.{column}_itself")
    assert (one.severity, one.where) == ("error", f"meters/r1/{column}")


def test_a_back_up_of_another_parameter_is_told(meter: Enter, found: Found) -> None:
    meter("EM-01")
    meter("EM-02", SECOND, backup_of="EM-01")
    assert found("meters.other_parameter")


def test_a_tag_given_twice_is_an_error(meter: Enter, found: Found) -> None:
    meter("EM-01")
    meter("EM-01", SECOND)
    assert [one.where for one in found("meters.tag_twice")] == ["meters/r1/tag", "meters/r2/tag"]


def test_one_meter_for_two_points_is_told_unless_noted(meter: Enter, found: Found, session: Session) -> None:
    meter("EM-01", serial="777", maker="Example", note="Heat meter: flow and temperature.")
    meter("EM-02", SECOND, serial="777", maker="EXAMPLE")
    assert found("meters.two_points")
    session.set_text("meters/r2/note", "The same heat meter.")
    assert not found("meters.two_points")
    assert not found("meters.serial_twice")


def test_a_serial_number_twice_for_one_parameter_is_told(meter: Enter, found: Found) -> None:
    meter("EM-01", serial="777")
    meter("EM-02", serial="777", backup_of="EM-01")
    assert found("meters.serial_twice")


def test_equal_numbers_of_two_makers_are_no_matter(meter: Enter, found: Found) -> None:
    meter("EM-01", serial="777", maker="One")
    meter("EM-02", SECOND, serial="777", maker="Two")
    assert not found("meters.two_points")


def test_an_error_that_is_a_fraction_is_told(meter: Enter, found: Found) -> None:
    meter("EM-01", error="0.005", accuracy_class="0.5S")
    assert found("meters.error_below_class")


def test_an_error_of_the_meter_alone_is_a_note_where_there_are_transformers(meter: Enter, found: Found,
                                                                           session: Session) -> None:
    meter("EM-01", error="0.5", accuracy_class="0.5S")
    assert not found("meters.error_of_meter_alone")
    session.set_text("meters/r1/ct_class", "0.5")
    assert found("meters.error_of_meter_alone")[0].severity == "note"
    session.set_text("meters/r1/error", "1.1")
    assert not found("meters.error_of_meter_alone")


def test_a_meter_of_public_data_is_a_note(meter: Enter, found: Found, session: Session) -> None:
    meter("EM-01")
    session.set_text("ID_AM002/supply", "mixed")
    meter("EM-09", "ID_AM002/EI_grid")
    (one,) = found("meters.not_option_c")
    assert (one.severity, one.args["option"], one.where) == ("note", "B", "meters/r2/parameter")
    session.set_text("ID_AM002/EI_grid.option", "C")
    assert not found("meters.not_option_c")


def test_a_meter_of_what_is_not_monitored_is_told(meter: Enter, found: Found) -> None:
    meter("EM-01", "ID_AM002/chillers/r1/capacity")
    assert found("meters.not_monitored")


def test_points_with_one_number_are_told(found: Found, session: Session) -> None:
    assert not found("points.twice")
    session.set_text("ID_AM002/chillers/r3/EC_PJ.point", "1 ")
    assert [one.where for one in found("points.twice")] == ["ID_AM002/chillers/r3/EC_PJ.point"]


def test_a_promised_class_is_told_once_for_all_rows(found: Found) -> None:
    """The sample's plan says class 0.5 of meters and of transformers; the methodology's wording names none."""
    (one,) = found("plan.class_promised")
    assert (one.severity, one.args["promised"], one.args["count"]) == ("note", "0.5", "3")


def test_a_meter_of_a_lower_class_than_promised_is_told(meter: Enter, found: Found, session: Session) -> None:
    meter("EM-01", accuracy_class="0.5S")
    assert not found("plan.class_not_installed")
    session.set_text("meters/r1/accuracy_class", "1")
    assert found("plan.class_not_installed")[0].args["promised"] == "0.5"


@pytest.mark.parametrize(("method", "code"), [
    ("Meters of class 0.5 are used.", ""), ("Meters of class 0.5S are used.", "plan.class_binding"),
    ("Meters of class 1 are used.", "")])
def test_a_class_stricter_than_asked_becomes_binding(method: str, code: str) -> None:
    from jcm_pdd.core.form import Provenance
    from jcm_pdd.core.methodology import OptionDef
    from jcm_pdd.core.review.papers.metering_plan import _classes, _Gathered
    from jcm_pdd.core.text import Text

    asked = Text(en="A meter of class 0.5 or better, transformers of class 0.2.", ja="精度階級0.5")
    option = OptionDef(option="C", method=asked, provenance=Provenance(status="derived", source="this test"))
    found = _Gathered()
    _classes(found, "X/a", method, option, ())
    assert [one.code for one in found.findings()] == ([code] if code else [])


@pytest.mark.parametrize(("frequency", "code"), [
    ("Continuously; recorded at least once a month", ""), ("Continuously", ""), ("Every month", "plan.frequency_below"),
    ("now and then", "")])
def test_the_frequency_of_a_meter_is_held_against_the_methodology(frequency: str, code: str, meter: Enter,
                                                                  found: Found) -> None:
    """ID_AM002 asks for continuous measurement."""
    meter("EM-01", frequency=frequency)
    assert [one.where for one in found("plan.frequency_below")] == (["meters/r1/frequency"] if code else [])
    assert not found("plan.frequency_binding")


def test_a_frequency_promised_and_not_kept_is_told(meter: Enter, found: Found, session: Session) -> None:
    meter("EM-01", frequency="Continuously; recorded every month")
    assert not found("plan.frequency_not_kept")
    session.set_text("ID_AM002/chillers/r1/EC_PJ.frequency", "Continuously; recorded every day")
    assert found("plan.frequency_not_kept")[0].where == "meters/r1/frequency"


def test_every_code_has_words() -> None:
    import inspect
    import re

    from jcm_pdd.core.review.papers import metering, metering_plan

    text = inspect.getsource(metering) + inspect.getsource(metering_plan)
    codes = set(re.findall(r'"((?:meters|calibrations|plan|points)\.[a-z_]+)", "(?:error|warning|note)"', text))
    assert len(codes) > 15
    assert codes <= set(finding_catalogue())


def test_nothing_of_the_register_blocks_readiness(meter: Enter, calibration: Enter, session: Session) -> None:
    before = session.ready
    meter("EM-01", error="0.5")
    calibration("EM-01", "2019-07-01", "2020-07-01")
    assert session.ready == before
