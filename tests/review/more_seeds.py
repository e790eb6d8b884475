"""More mistakes to plant: dates, monitoring, language, evidence, versions; and all of them together."""

from __future__ import annotations

from tests.review.seeds import (
    A2,
    ARITHMETIC,
    COMPLETENESS,
    CONSISTENCY,
    EC,
    ELIGIBILITY,
    FILL,
    ID,
    PLAUSIBILITY,
    TH,
    Seed,
    text_seed,
)

DATES = (
    Seed("dates", "dates.revision_order", ID, {"revisions/r2/date": "2018-03-15"}),
    Seed("dates", "dates.version_order", ID, {"revisions/r2/version": "01.0"}),
    Seed(
        "dates",
        "dates.version_before_meeting",
        ID,
        {"revisions/r1/date": "2018-01-20", "revisions/r2/date": "2018-02-01"},
    ),
    text_seed("dates", "dates.reference_after_version", "Example Maker, Specifications, 20 October 2019", "references"),
    text_seed("dates", "dates.year_slip", "Finance, technology and training were agreed on 5 March 2108."),
    text_seed("dates", "dates.no_such_day", "Finance, technology and training were agreed on 31 February 2018."),
    text_seed("dates", "dates.start_told", A2 + FILL + "The operation started on 1 August 2018.", "description"),
    Seed("dates", "dates.crediting_beyond_lifetime", ID, {"horizon": "crediting_period", "crediting_years": "10"}),
    Seed("dates", "dates.framework_beyond_lifetime", ID, {"horizon": "framework_end", "horizon_end": "2030-12-31"}),
    Seed(
        "dates",
        "dates.measured_order",
        ID,
        {"measured": ["r1"], "measured/r1/of": EC, "measured/r1/from": "2019-12-31", "measured/r1/to": "2019-01-01"},
    ),
    Seed(
        "dates",
        "dates.measured_across_2020",
        ID,
        {"measured": ["r1"], "measured/r1/of": EC, "measured/r1/from": "2020-07-01", "measured/r1/to": "2021-06-30"},
    ),
    Seed(
        "dates",
        "dates.invoice_cycle",
        ID,
        {
            "measured": ["r1"],
            "measured/r1/of": EC,
            f"{EC}.option": "B",
            "measured/r1/from": "2019-01-11",
            "measured/r1/to": "2019-02-10",
        },
    ),
    Seed("dates", "dates.statement_old", ID, {"moc_wanted": "yes", "moc_date": "2017-01-01"}),
    Seed("dates", "start_date.before_rules", ID, {"start_date": "2012-07-01"}),
)
MONITORING = (
    Seed(
        "monitoring",
        "monitoring.no_class",
        TH,
        {"TH_AM001/systems/r1/EG.method": "Measured by a meter that is calibrated every year."},
    ),
    Seed(
        "monitoring",
        "monitoring.no_calibration",
        TH,
        {"TH_AM001/systems/r1/EG.method": "Measured by an electricity meter of class 0.5."},
    ),
    Seed(
        "monitoring",
        "monitoring.no_invoice",
        "BD_AM001@01.0",
        {"supply": "mixed", "EI_grid.option": "B", "EI_grid.method": "Read from the meter."},
    ),
    Seed("monitoring", "monitoring.frequency_unclear", ID, {f"{EC}.frequency": "As needed"}),
    Seed("monitoring", "monitoring.over_promise", ID, {f"{EC}.frequency": "Real-time, without interruption"}),
    Seed(
        "monitoring",
        "monitoring.role_unknown",
        TH,
        {
            "TH_AM001/systems/r1/EG.method": "A meter of class 0.5, calibrated yearly. The quality officer checks it."
        },
    ),
    Seed(
        "monitoring", "monitoring.person_named", TH, {"structure/r1/personnel": "Mr. Somchai Jaidee, factory manager"}
    ),
    Seed(
        "monitoring",
        "monitoring.company_unknown",
        TH,
        {"structure/r1/personnel": "Factory manager, Other Parts Co., Ltd."},
    ),
    Seed("monitoring", "monitoring.no_role", TH, {"structure/r1/role_description": ""}),
    Seed(
        "monitoring",
        "monitoring.archive_short",
        TH,
        {"structure/r4/role_description": "Checks the records, which are kept for one year."},
    ),
    Seed(
        "monitoring",
        "monitoring.no_archive",
        TH,
        {"structure/r4/role_description": "Checks the records of both factories."},
    ),
    Seed("monitoring", "monitoring.point_left_out", TH, {"TH_AM001/systems/r2/EG.point": "4"}),
    Seed("monitoring", "monitoring.serial_twice", ID, {"meters/r2/serial": "EX-18-0417"}),
    Seed("monitoring", "monitoring.transformer_no_class", ID, {"meters/r1/ct_class": ""}),
    Seed("monitoring", "monitoring.transformer_coarser", ID, {"meters/r1/ct_class": "1.0"}),
    Seed("monitoring", "meters.tag_twice", ID, {"meters/r2/tag": "EM-01"}),
    Seed("monitoring", "plan.class_not_installed", ID, {"meters/r1/accuracy_class": "1.0"}),
    Seed("monitoring", "meters.gap", ID, {"calibrations/r1/valid_from": "2018-09-01"}),
)
GOOD = "Finance, technology and training. "
LANGUAGE = tuple(
    text_seed("language", code, GOOD + text)
    for code, text in (
        ("language.placeholder", "The amount is TBD."),
        ("language.placeholder", "The operator is XXX Corporation."),
        ("language.placeholder", "Lorem ipsum dolor sit amet."),
        ("language.double_mark", "The staff was trained.. It works."),
        ("language.double_mark", "The staff, , was trained."),
        ("language.double_word", "It was shown to the the staff."),
        ("language.unit_spelling", "The unit uses 500 Kwh a day."),
        ("language.co_zero", "It reduces C02 emissions."),
        ("language.broken_signs", "The factoryâ€™s staff was trained."),
        ("language.brackets", "The staff (six people was trained."),
        ("language.ambiguous_date", "It began on 05/03/2018."),
        ("language.unfinished", "The staff was trained in operation and"),
        ("language.no_full_stop", "The staff was trained for two weeks at the works of the maker and one week on site"),
        ("text.full_width", "The unit has ５００ parts."),
        ("text.japanese", "The staff was trained (研修)."),
    )
)
EVIDENCE = (
    text_seed(
        "evidence",
        "grounds.citation_missing",
        "The specification [19] shows that all three capacities are below the limit.",
        "ID_AM002/criterion1.text",
    ),
    text_seed(
        "evidence",
        "grounds.number_unknown",
        "The certificate [E-88] shows the capacity of all three chillers.",
        "ID_AM002/criterion1.text",
    ),
    Seed(
        "evidence",
        "grounds.not_cited",
        TH,
        {"TH_AM001/criterion3.text": "The modules hold the certificates under IEC 61215."},
    ),
    text_seed(
        "evidence", "grounds.reference_twice", "Example Maker, Manual, 2017\nExample Maker, Manual, 2017", "references"
    ),
    text_seed("evidence", "grounds.reference_undated", "Example Maker, Manual", "references"),
    text_seed(
        "evidence", "grounds.lifetime_no_source", "The equipment lasts 8 years by experience.", "lifetime_basis"
    ),
    Seed(
        "evidence",
        "grounds.start_not_proven",
        TH,
        {"references": "Example Engineering Co., Ltd., Yield simulation report, 2019"},
    ),
    Seed("evidence", "grounds.weak_source", ID, {"ID_AM002/EF_grid.source": "Wikipedia, article on the grid of Java"}),
    Seed("evidence", "grounds.estimate_no_page", ID, {"estimates/r1/page": ""}),
    Seed("evidence", "grounds.no_title", ID, {"evidence/r1/title": ""}),
    Seed("evidence", "evidence.number_twice", ID, {"evidence/r2/number": "E-01"}),
)
VERSIONS = (
    Seed("versions", "version.rules_not_named", ID, {"rule_set": ""}),
    Seed("versions", "version.rules_in_future", ID, {"rule_set_date": "2027-01-10"}),
    Seed("versions", "version.rules_of_other_country", ID, {"rule_set": "JCM_TH_GL_PDD_MR_ver03.0"}),
    Seed("versions", "version.form_told", ID, {"rule_set": "Rules in force, F_PDD ver03.0"}),
    Seed("versions", "version.knowledge_old", ID, {"rule_set_date": ""}),
    Seed("versions", "methodology.other_country", ID, {"country": "TH"}),
)
# Rules of the working papers and of single answers that no other test plants.
OTHERS = (
    Seed("eligibility", "criterion.not_proven", ID, {"ID_AM002/criterion1.proof": "claimed"}),
    Seed("evidence", "estimate.check_unread", ID, {"estimates/r1/check_value": "much"}),
    Seed("evidence", "estimate.no_basis", ID, {"estimates/r1/basis": ""}),
    Seed("evidence", "estimate.no_place", ID, {"estimates/r1/of": ""}),
    Seed("evidence", "estimate.period_twice", ID, {"estimate_series/r2/period": "2016-01"}),
    Seed("evidence", "estimate.periods_mixed", ID, {"estimate_series/r2/period": "2016"}),
    Seed("evidence", "evidence.accepted_no_file", ID, {"evidence/r1/status": "accepted"}),
    Seed("evidence", "evidence.received_no_file", ID, {"evidence/r1/status": "received"}),
    Seed("completeness", "meeting.no_attendance", ID, {"meetings": ["r1"], "meetings/r1/name": "First meeting"}),
    Seed("monitoring", "meters.backup_of_itself", ID, {"meters/r1/backup_of": "EM-01"}),
    Seed("monitoring", "meters.replaced_by_itself", ID, {"meters/r1/replaced_by": "EM-01"}),
    Seed("monitoring", "meters.service_order", ID, {"meters/r1/in_service_to": "2017-01-31"}),
    Seed("monitoring", "organisation.one_person", ID, {"manual_wanted": "yes", "structure": ["r1"]}),
    Seed("completeness", "table.too_few_rows", ID, {"revisions": []}),
    Seed("entry", "place.not_an_address", ID, {"meters/r1/parameter": "the meter in the hall"}),
)
SEEDS = (
    *OTHERS,
    *COMPLETENESS,
    *ELIGIBILITY,
    *CONSISTENCY,
    *ARITHMETIC,
    *PLAUSIBILITY,
    *DATES,
    *MONITORING,
    *LANGUAGE,
    *EVIDENCE,
    *VERSIONS,
)
