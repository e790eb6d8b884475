"""Mistakes to plant: the family of the rule, the code that must be found, the project, and the answers that are wrong.

`ID` and `TH` are the two samples; other projects are bare ones of a methodology with the inputs given.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jcm_pdd.core.project import Json

ID, TH = "id_factory_chillers", "th_rooftop_solar"
A2 = (
    "The project replaces four old units with three centrifugal chillers at the factory of PT Example Kimia Indonesia "
    "in Purwakarta, Indonesia. "
)
FILL = "The equipment is operated by the factory, and its staff was trained by the maker before the start. " * 6


@dataclass(frozen=True)
class Seed:
    """One planted mistake; `answers` are typed texts, row lists at a table's address, "" takes an answer away."""

    family: str
    code: str
    project: str
    answers: dict[str, Json] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """How the test calls it."""
        return f"{self.code}-{'-'.join(self.answers)[:40]}"


def text_seed(family: str, code: str, text: str, where: str = "contribution", project: str = ID) -> Seed:
    """Return a seed of one text."""
    return Seed(family, code, project, {where: text})


EC = "ID_AM002/chillers/r1/EC_PJ"
COMPLETENESS = (
    text_seed(
        "completeness",
        "complete.short_description",
        "Three chillers replace four at the factory in Indonesia.",
        "description",
    ),
    text_seed("completeness", "complete.contribution", "The Japanese participant financed half of the investment."),
    text_seed(
        "completeness",
        "complete.assessment_no_law",
        "It is not needed because the factory exists already.",
        "eia_explanation",
    ),
    Seed(
        "completeness",
        "complete.assessment_no_permit",
        ID,
        {"eia_required": "yes", "eia_explanation": "The assessment was made and approved by the authority."},
    ),
    text_seed(
        "completeness",
        "complete.consultation_no_date",
        "All neighbours were invited by letter; 41 attendees came.",
        "consultation",
    ),
    text_seed(
        "completeness",
        "complete.consultation_no_attendance",
        "A meeting took place on 27 February 2018.",
        "consultation",
    ),
    Seed("completeness", "complete.no_comments", ID, {"comments": []}),
    text_seed(
        "completeness",
        "complete.comments_denied",
        "A meeting took place on 27 February 2018 with 41 attendees. No comments were received.",
        "consultation",
    ),
    Seed(
        "completeness",
        "complete.no_focal_point",
        ID,
        {"moc_wanted": "yes", "participants/r1/is_focal_point": "no", "participants/r2/is_focal_point": "no"},
    ),
    Seed(
        "completeness",
        "complete.two_focal_points",
        ID,
        {"moc_wanted": "yes", "participants/r1/is_focal_point": "yes", "participants/r2/is_focal_point": "yes"},
    ),
    Seed("completeness", "complete.other_form", TH, {"track": "th_premium"}),
    Seed("completeness", "complete.older_form", ID, {"country": "KZ"}),
    Seed("completeness", "complete.translation", ID, {"country": "VN"}),
)
ELIGIBILITY = (
    text_seed("eligibility", "eligibility.bare_answer", "Yes, see above.", "ID_AM002/criterion1.text"),
    Seed(
        "eligibility",
        "eligibility.same_text",
        ID,
        {
            "ID_AM002/criterion1.text": "All chillers are new and described in the specification [1].",
            "ID_AM002/criterion3.text": "All chillers are new and described in the specification [1].",
        },
    ),
    text_seed(
        "eligibility",
        "eligibility.intention",
        "A maintenance contract will be signed with the agent of the maker [3].",
        "ID_AM002/criterion3.text",
    ),
    Seed("eligibility", "eligibility.no_document", ID, {"ID_AM002/criterion1.document": ""}),
    Seed("eligibility", "eligibility.page_missing", ID, {"ID_AM002/criterion1.proof": "page"}),
    Seed(
        "eligibility", "eligibility.document_unlisted", ID, {"ID_AM002/criterion1.document": "Letter of the neighbour"}
    ),
    Seed(
        "eligibility",
        "eligibility.wording_unknown",
        "TH_AM003@02.0",
        {"criterion1.text": "Both chillers are centrifugal chillers with inverter [1]."},
    ),
    text_seed(
        "eligibility",
        "eligibility.contradicts",
        "One of the three chillers does not meet the limit of the capacity [1].",
        "ID_AM002/criterion1.text",
    ),
)
CONSISTENCY = (
    Seed("consistency", "consistency.name_cut", ID, {"participants/r1/name": "PT Example Kimia ("}),
    Seed("consistency", "consistency.company_twice", ID, {"participants/r3/name": "PT. Example Kimia Indonesia"}),
    text_seed(
        "consistency",
        "consistency.name_spelling",
        A2.replace("Kimia Indonesia", "Kemia Indonesia") + FILL,
        "description",
    ),
    text_seed(
        "consistency",
        "consistency.name_spelling",
        "Technology and finance: Example Chemical Holdings, Co Ltd trained six people.",
    ),
    text_seed(
        "consistency",
        "consistency.name_truncated",
        "Finance and technology: Example Chemical Holdings Co. trained six people.",
    ),
    Seed("consistency", "consistency.side", ID, {"participants/r1/side": "japan"}),
    text_seed(
        "consistency", "consistency.methodology_told", A2 + FILL + "The methodology TH_AM001 is applied.", "description"
    ),
    text_seed(
        "consistency",
        "consistency.version_told",
        A2 + FILL + "The methodology ID_AM002 ver01.0 is applied.",
        "description",
    ),
    text_seed(
        "consistency",
        "consistency.country_told",
        "Energy Saving by Three Chillers at a Factory in Viet Nam (example)",
        "title",
    ),
    text_seed(
        "consistency",
        "consistency.count_title",
        "Energy Saving by Introduction of Five High Efficiency Chillers in West Java",
        "title",
    ),
    text_seed(
        "consistency",
        "consistency.point_told",
        "The meters at the monitoring points 1 to 3 and the monitoring point 7 are read.",
        "annex",
    ),
    Seed("consistency", "consistency.same_position", TH, {"sites/r2/coordinates": "12.9841, 101.2103"}),
    Seed("consistency", "consistency.coarse_position", ID, {"sites/r1/coordinates": "-6.5, 107.4"}),
    Seed("consistency", "consistency.swapped_position", ID, {"country": "KE", "sites/r1/coordinates": "37.01, -1.05"}),
    Seed("consistency", "coordinates.outside_country", ID, {"sites/r1/coordinates": "35.6812, 139.7671"}),
    Seed("consistency", "consistency.reference_space", ID, {"moc_wanted": "yes", "reference_number": "ID 004"}),
    Seed("consistency", "consistency.reference_country", ID, {"moc_wanted": "yes", "reference_number": "MN004"}),
    text_seed(
        "consistency",
        "consistency.power_told",
        "Introduction of 2.54 MW Rooftop Solar Power System at Two Factories",
        "title",
        TH,
    ),
    text_seed(
        "consistency",
        "consistency.cooling_told",
        A2 + FILL + "Each new chiller has a capacity of 510 USRt.",
        "description",
    ),
    text_seed(
        "consistency",
        "consistency.energy_told",
        A2 + FILL + "The chillers use 4,890 MWh of electricity in a year.",
        "description",
    ),
    text_seed(
        "consistency",
        "consistency.factor_told",
        A2 + FILL + "The emission factor of the grid is 0.714 tCO2/MWh.",
        "description",
    ),
    text_seed(
        "consistency",
        "consistency.factor_of_ten",
        A2 + FILL + "The chillers use 48,800 MWh of electricity.",
        "description",
    ),
    text_seed(
        "consistency",
        "consistency.tonnes_told",
        A2 + FILL + "Emission reductions of 7,777 tCO2 are expected every year.",
        "description",
    ),
    text_seed(
        "consistency",
        "consistency.lifetime_basis",
        "The contract covers 10 years from the hand-over [5].",
        "lifetime_basis",
    ),
    text_seed(
        "consistency",
        "consistency.lifetime_told",
        "Reductions are estimated for the operational lifetime of 12 years.",
        "horizon_reason",
    ),
    Seed("consistency", "points.twice", ID, {"ID_AM002/chillers/r2/EC_PJ.point": "1"}),
)
ARITHMETIC = (
    text_seed(
        "arithmetic",
        "arithmetic.text_calculation",
        "The estimate is 1,200 kWp x 1,400 kWh/kWp = 1,860 MWh [1].",
        "annex",
        TH,
    ),
    text_seed(
        "arithmetic", "arithmetic.text_calculation", "Together 1,680 + 1,737.5 = 3,471.5 MWh a year.", "annex", TH
    ),
    text_seed(
        "arithmetic",
        "arithmetic.text_sum",
        "CH-01: 1,450 MWh. CH-02: 1,380 MWh. CH-03: 2,050 MWh. Sum: 4,980 MWh in a year.",
        "annex",
    ),
    text_seed("arithmetic", "arithmetic.power_per_year", "The three chillers save 1,200 kW per year.", "annex"),
    text_seed(
        "arithmetic", "arithmetic.energy_as_capacity", "The chillers have a capacity of 1,750 kWh together.", "annex"
    ),
    text_seed(
        "arithmetic",
        "arithmetic.above_hundred",
        "The efficiency of the inverters reaches 198 % at full load.",
        "annex",
        TH,
    ),
    text_seed(
        "arithmetic", "arithmetic.proration_reason", "Partial years are shared by calendar days.", "proration_reason"
    ),
    Seed("arithmetic", "arithmetic.part_of_month", ID, {"start_date": "2018-07-15"}),
    text_seed(
        "arithmetic",
        "arithmetic.horizon_reason",
        "Emission reductions are estimated for the crediting period.",
        "horizon_reason",
    ),
    Seed("arithmetic", "result.negative", ID, {"ID_AM002/chillers/r1/COP_PJ": "0.5"}),
)
PLAUSIBILITY = (
    Seed("plausibility", "plausible.full_load_hours", ID, {EC: "14500"}),
    Seed("plausibility", "plausible.full_load_hours", TH, {"TH_AM001/systems/r1/EG": "16800"}),
    Seed("plausibility", "plausible.capacity_factor", TH, {"TH_AM001/systems/r1/EG": "4000"}),
    Seed("plausibility", "plausible.capacity_factor", TH, {"TH_AM001/systems/r1/EG": "168"}),
    Seed("plausibility", "plausible.cop", ID, {"ID_AM002/chillers/r1/COP_PJ": "15"}),
    Seed("plausibility", "plausible.electricity_factor", ID, {"ID_AM002/EF_grid": "2.7"}),
    Seed("plausibility", "plausible.temperature", ID, {"ID_AM002/chillers/r1/T_cooling_out": "95"}),
    Seed("plausibility", "plausible.energy_of_one", ID, {EC: "14500000"}),
    Seed("plausibility", "plausible.jump", ID, {EC: "1450000"}),
    Seed("plausibility", "plausible.separator", ID, {EC: "1.450"}),
    Seed("plausibility", "plausible.saving", ID, {f"ID_AM002/chillers/r{at}/COP_PJ": "15" for at in (1, 2, 3)}),
    Seed("plausibility", "plausible.larger_than_precedents", TH, {"TH_AM001/systems/r1/capacity": "1200000"}),
    Seed(
        "plausibility",
        "plausible.tonnes_per_unit",
        TH,
        {"TH_AM001/systems/r1/capacity": "12", "TH_AM001/systems/r2/capacity": "12"},
    ),
    Seed("plausibility", "plausible.lifetime", ID, {"lifetime": "45"}),
    Seed("plausibility", "plausible.hours_of_year", "BD_AM001@01.0", {"h_gen": "9000"}),
    Seed(
        "plausibility",
        "plausible.leap_hours",
        "BD_AM001@01.0",
        {"h_gen": "8784", "/start_date": "2027-01-01", "/lifetime": "8"},
    ),
    Seed("plausibility", "plausible.fuel_factor", "GEN_CHILLER@1.0", {"EF_gen_fuel": "74.1"}),
    Seed("plausibility", "plausible.share", "GEN_CHILLER@1.0", {"eta_gen": "38"}),
    Seed("plausibility", "plausible.calorific", "GEN_CHILLER@1.0", {"NCV_gen_liquid": "0.036"}),
    Seed(
        "plausibility",
        "plausible.not_better",
        "GEN_CHILLER@1.0",
        {"chillers": ["r1"], "chillers/r1/eff_PJ": "4.1", "chillers/r1/eff_RE": "5.3"},
    ),
    Seed("plausibility", "plausible.efficacy", "GEN_LED@1.0", {"lamps": ["r1"], "lamps/r1/eff_PJ": "1300"}),
    Seed("plausibility", "plausible.density", "GEN_CNG_BUS@1.0", {"density": "840"}),
    Seed("plausibility", "plausible.days_of_year", "GEN_PADDY_WATER@1.0", {"fields": ["r1"], "fields/r1/days": "1200"}),
    Seed("plausibility", "plausible.hours_of_day", "ID_AM020@01.0", {"lamps": ["r1"], "lamps/r1/hours": "240"}),
)
