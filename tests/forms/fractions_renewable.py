"""Second calculations of worked cases of renewable power, waste, agriculture, forest and fluorocarbons.

Each function gets the inputs of a case as strings and returns the formulas by id, with plain fractions and without
anything of the program.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import exp
from typing import Any

Function = Callable[[dict[str, Any]], dict[str, Any]]
Rows = list[dict[str, Any]]


def solar(*grid_both_captive: str) -> Function:
    """Return the solar family with three known factors."""
    factors = dict(zip(("grid", "both", "captive"), map(Fraction, grid_both_captive), strict=True))
    return lambda given: _solar(given["systems"], [factors[row["connection"]] for row in given["systems"]])


def _solar(rows: Rows, factors: list[Fraction]) -> dict[str, Any]:
    re_i = [Fraction(row["EG"]) * factor for row, factor in zip(rows, factors, strict=True)]
    return {"EF_RE_i": factors, "RE_i": re_i, "RE": sum(re_i), "PE": Fraction(0)}


def solar_asked(given: dict[str, Any]) -> dict[str, Any]:
    """Factors the user enters; 0.533 for the generators of Chile."""
    grid, captive = Fraction(given["EF_grid"]), Fraction(given.get("EF_captive", "0.533"))
    factors = {"grid": grid, "captive": captive, "both": min(grid, captive)}
    return _solar(given["systems"], [factors[row["connection"]] for row in given["systems"]])


def _by_region(own: dict[str, str]) -> Function:
    def factor(row: dict[str, Any]) -> Fraction:
        diesel = Fraction("0.533")
        if row["connection"] == "captive":
            return diesel
        if "EF_other" in row:
            return Fraction(row["EF_other"])
        return min(Fraction(own[row["grid"]]), diesel) if row["connection"] == "both" else Fraction(own[row["grid"]])

    return lambda given: _solar(given["systems"], [factor(row) for row in given["systems"]])


def bangladesh(given: dict[str, Any]) -> dict[str, Any]:
    own = {"diesel": Fraction("0.533"), "gas": Fraction(given["EF_gas"])}
    grid = Fraction("0.376")
    factors = [{"grid": grid, "captive": own[row.get("captive_fuel", "diesel")],
                "both": min(grid, own[row.get("captive_fuel", "diesel")])}[row["connection"]]
               for row in given["systems"]]
    return _solar(given["systems"], factors)


def cambodia(given: dict[str, Any]) -> dict[str, Any]:
    counted = [Fraction(day["EG_d"]) * (day["category"] == "counted") for day in given["days"]]
    own = [sum((amount for amount, day in zip(counted, given["days"], strict=True) if day["pv_system"] == row["name"]),
               Fraction(0)) for row in given["systems"]]
    rows = [{**row, "EG": amount} for row, amount in zip(given["systems"], own, strict=True)]
    return {**solar("0.353", "0.353", "0.533")({"systems": rows}), "EG": own, "EG_counted": counted}


def _power(given: dict[str, Any], grid: Callable[[dict[str, Any]], Fraction], captive: Fraction | None,
           less: str = "") -> dict[str, Any]:
    """Output (less a column) times the factor of the connection."""
    rows = given["plants"]
    net = [Fraction(row["EG"]) - Fraction(row[less] if less else 0) for row in rows]
    factors = [captive if row["connection"] == "captive" else grid(row) if row["connection"] == "grid"
               else min(grid(row), captive or grid(row)) for row in rows]
    re_i = [amount * (factor or 0) for amount, factor in zip(net, factors, strict=True)]
    return {"EF_RE_i": factors, "EG_net": net, "RE_i": re_i, "RE": sum(re_i), "PE": Fraction(0)}


def power_asked(less: str = "") -> Function:
    """Return plants whose factors the user enters."""
    def function(given: dict[str, Any]) -> dict[str, Any]:
        captive = Fraction(given["EF_captive"]) if "EF_captive" in given else None
        return _power(given, lambda _: Fraction(given["EF_grid"]), captive, less)
    return function


def philippine_hydro(given: dict[str, Any]) -> dict[str, Any]:
    own = {"luzon_visayas": Fraction("0.507"), "mindanao": Fraction("0.468")}
    return _power(given, lambda row: own[row["grid"]], Fraction("0.533"))


def geothermal(given: dict[str, Any]) -> dict[str, Any]:
    steam = [Fraction(row.get("steam", 0)) * (Fraction(row.get("w_CO2", 0)) + 28 * Fraction(row.get("w_CH4", 0)))
             for row in given["plants"]]
    diesel = Fraction(given["FC_diesel"]) * Fraction("43.3") * Fraction("0.0748")
    return {**power_asked()(given), "PE_steam_i": steam, "PE": sum(steam) + diesel}


def storage(given: dict[str, Any]) -> dict[str, Any]:
    amounts = [Fraction(row["ES_delivered"]) if row["route"] == "delivered" else
               Fraction(row["EG_PV"]) - Fraction(row["EC_charge"]) + Fraction(row["ED_discharge"])
               for row in given["systems"]]
    rows = [{**row, "EG": amount} for row, amount in zip(given["systems"], amounts, strict=True)]
    return {**solar_asked({**given, "systems": rows}), "EG": amounts}


def ethiopia(given: dict[str, Any]) -> dict[str, Any]:
    amounts = [Fraction(row["EC_total"]) if given["measuring"] == "method_1" else
               int(row["number_of"]) * Fraction(row["EC_each"]) for row in given["recipients"]]
    re_i = [amount * Fraction(given[f"EF_{row['replaced']}"])
            for amount, row in zip(amounts, given["recipients"], strict=True)]
    return {"EC_row": amounts, "RE_i": re_i, "RE": sum(re_i), "PE": Fraction(0)}


def rehabilitation(given: dict[str, Any]) -> dict[str, Any]:
    years = [Fraction(row["EG_year"]) for row in given["history"] if row["normal"]]
    mean = sum(years, Fraction(0)) / len(years)
    more = Fraction(given["EG"]) - mean
    return {"normal_years": Fraction(len(years)), "EG_hist": mean, "PE": Fraction(0),
            "RE": more * Fraction(given["EF_grid"]) if more > 0 else Fraction(0)}


# Decay rates of the two climates the cases use, degradable carbon, and dry matter x carbon x fossil share.
_K = {"tropical_wet": {"food": 0.4, "garden": 0.17, "paper": 0.07, "wood": 0.035, "textiles": 0.07},
      "temperate_dry": {"food": 0.06, "garden": 0.05, "paper": 0.04, "wood": 0.02, "textiles": 0.04}}
_DOC = {"food": "0.15", "garden": "0.2", "paper": "0.4", "wood": "0.43", "textiles": "0.24"}
_FOSSIL = {"food": ("0.4", "0.38", "0"), "paper": ("0.9", "0.46", "0.01"), "plastics": ("1", "0.75", "1"),
           "nappies": ("0.4", "0.7", "0.1")}
_MCF = {"site_managed_anaerobic": "1", "site_managed_semi_aerobic": "0.5", "site_unmanaged_deep": "0.8",
        "site_unmanaged_shallow": "0.4", "site_semi_aerobic_poor": "0.7"}
_DIESEL = Fraction("43.3") * Fraction("0.0748")


def _decay(given: dict[str, Any]) -> tuple[list[Fraction], Fraction]:
    """Return the carbon each row decays in the first year of operation, year by year, and the methane of all."""
    year = int(given["start_date"][:4])
    found = []
    for row in given["deposits"]:
        kind, years = row["waste_type"], range(int(row["first_year"]), min(int(row["last_year"]), year) + 1)
        rate = _K[given["climate"]].get(kind)
        found.append(Fraction(0) if rate is None else Fraction(row["W"]) * Fraction(_DOC[kind]) * sum(
            (Fraction(exp(-rate * (year - x)) * (1 - exp(-rate))) for x in years), Fraction(0)))
    part = Fraction("0.85") * Fraction("0.9") * Fraction(16, 12) * Fraction("0.25")
    return found, part * sum(found)


def landfill(given: dict[str, Any]) -> dict[str, Any]:
    rows, methane = _decay(given)
    other = Fraction(given["EC_PJ"]) * Fraction(given["EF_elec"]) + Fraction(given["FC_diesel"]) * _DIESEL
    return {"decayed": rows, "CH4_year": methane, "RE": methane * 28,
            "PE": methane * Fraction(_MCF[given["operation"]]) * 28 + other}


def market_biogas(given: dict[str, Any]) -> dict[str, Any]:
    rows, methane = _decay(given)
    fuel = {"lpg": "0.0616", "natural_gas": "0.0543"}[given["fuel"]]
    heat = Fraction(given["Q_biogas"]) * Fraction(given["NCV_biogas"]) * Fraction(fuel)
    kept = methane * Fraction(_MCF[given["site_kind"]]) * 25
    return {"decayed": rows, "CH4_year": methane, "RE_CH4": kept, "RE_heat": heat, "RE": kept + heat,
            "PE": Fraction(given["EC_PJ"]) * Fraction(given["EF_elec"])}


def waste_to_energy(given: dict[str, Any]) -> dict[str, Any]:
    rows, methane = _decay(given)
    year = given["start_date"][:4]
    burnt = [Fraction(row["W"]) * (row["first_year"] <= year <= row["last_year"]) for row in given["deposits"]]
    carbon = []
    for amount, row in zip(burnt, given["deposits"], strict=True):
        dry, share, fossil = map(Fraction, _FOSSIL[row["waste_type"]])
        carbon.append(amount * dry * share * fossil * Fraction(44, 12))
    ch4, n2o = {"incineration_continuous_stoker": ("0.0000002", "0.00005"),
                "incineration_batch_stoker": ("0.00006", "0.00006")}[given["furnace"]]
    gases = sum(burnt) * (Fraction(ch4) * 28 + Fraction(n2o) * 265)
    own = Fraction(given["EC_PJ"]) * Fraction(given["EF_elec"]) + Fraction(given["FC_diesel"]) * _DIESEL
    return {"decayed": rows, "burnt": burnt, "CH4_year": methane, "PE_COM_j": carbon, "PE_gas": gases,
            "RE": methane * Fraction(_MCF[given["site_kind"]]) * 28
            + Fraction(given["EG"]) * Fraction(given["EF_RE_elec"]), "PE": gases + sum(carbon) + own}


_LOWER = {"natural_gas": "0.0543", "lpg": "0.0616"}


def _output(given: dict[str, Any]) -> dict[str, Any]:
    """Electricity and heat displaced."""
    heat = Fraction(0)
    if given["heat"]:
        heat = Fraction(given["HG"]) / Fraction(given["eta_RE"]) * Fraction(_LOWER[given["fuel"]])
    power = Fraction(given["EG"]) * Fraction(given["EF_RE_elec"])
    return {"RE_elec": power, "RE_heat": heat, "RE": power + heat}


def biomass(given: dict[str, Any]) -> dict[str, Any]:
    burnt = sum(Fraction(row["BC"]) for row in given["feedstocks"])
    gases = burnt * 23 * (Fraction("0.0001") * 28 + Fraction("0.000015") * 265)
    own = Fraction(given["EC_PJ"]) * Fraction(given["EF_elec"]) + Fraction(given["FC_diesel"]) * _DIESEL
    return {**_output(given), "PE_bio": gases, "PE": gases + own}


def biogas(given: dict[str, Any]) -> dict[str, Any]:
    factor = {"anaerobic_lagoon_deep": Fraction("0.8"), "aerobic_overloaded": Fraction("0.2")}
    methane = [Fraction(row["COD"]) / 4 * factor[row["lagoon"]] for row in given["streams"]]
    captured, out = Fraction(given["CH4_captured"]), _output(given)
    kept = min(sum(methane), captured) * 28
    return {**out, "CH4_s": methane, "RE_CH4": kept, "RE": kept + out["RE"],
            "PE": captured * Fraction(given["leak_share"]) * 28 + Fraction(given["EC_PJ"]) * Fraction(given["EF_elec"])}


def paddy(given: dict[str, Any]) -> dict[str, Any]:
    water = {"water_continuous": "1", "water_single_drainage": "0.71", "water_multiple_drainage": "0.55"}
    before = {"before_dry_under_180": "1", "before_dry_over_180": "0.89", "before_flooded_over_30": "2.41"}
    organic = {"straw_under_30": "1", "straw_over_30": "0.19", "compost": "0.17"}
    region = Fraction({"southeast_asia": "1.22", "south_asia": "0.85"}[given["region"]])
    scale, factor, reference, project = [], [], [], []
    for row in given["fields"]:
        rate = sum((Fraction(one["ROA"]) * Fraction(organic[one["amendment_kind"]]) for one in given["amendments"]
                    if one["of_group"].lower() == row["field_group"].lower()), Fraction(0))
        scale.append(Fraction(float(1 + rate) ** 0.59))
        factor.append(region * Fraction(before[row["preseason"]]) * scale[-1])
        kilograms = Fraction(row["area"]) * Fraction(row["days"]) * factor[-1]
        reference.append(kilograms * Fraction(water[row["water_before"]]) * 28 / 1000)
        project.append(kilograms * Fraction(water[row["water_after"]]) * 28 / 1000)
    kept = max(sum(reference) - sum(project), Fraction(0)) * Fraction(given["deduction"])
    return {"SF_o": scale, "EF_common": factor, "RE_g": reference, "PE_g": project, "kept_back": kept,
            "RE": sum(reference), "PE": sum(project) + kept + Fraction(given["N2O_more"])}


def transitions(given: dict[str, Any]) -> dict[str, Any]:
    rows = given["transitions"]
    counted = [Fraction(given["level_option"] == "option_2" or row["deforestation"]) for row in rows]
    level = [c * Fraction(r["area_start"]) * Fraction(r["P_FRL"]) * Fraction(r["EF"])
             for c, r in zip(counted, rows, strict=True)]
    seen = [c * Fraction(r["area_monitored"]) * Fraction(r["EF"]) for c, r in zip(counted, rows, strict=True)]
    net = sum(seen) + Fraction(given["DE"])
    kept = max(sum(level) - net, Fraction(0)) * Fraction(given["discount"])
    return {"counted": counted, "RL": level, "MON": seen, "PNE": net, "kept_back": kept, "RE": sum(level),
            "PE": net + kept}


def phonxay(given: dict[str, Any]) -> dict[str, Any]:
    rows = given["history"]
    mean = sum(Fraction(row["emissions"]) - Fraction(row["removals"]) for row in rows) / len(rows)
    return {"years": Fraction(len(rows)), "RL": mean, "RE": mean + Fraction(given["RE_burning"]),
            "PE": sum(Fraction(given[name]) for name in ("PE_stock", "PE_burning", "PE_rice", "PE_fuel"))}


def fluorocarbons(given: dict[str, Any]) -> dict[str, Any]:
    # The parts of the blends by mass, times the GWP of each part (AR5).
    gwp = {"r_410a": Fraction(677 + 3170, 2), "r_134a": Fraction(1300),
           "r_404a": Fraction(44 * 3170 + 52 * 4800 + 4 * 1300, 100)}
    efficiency, rows = Fraction(given["DRE"]), given["gases"]
    weights = [Fraction(row["mass"]) * Fraction(row["purity"]) * gwp[row["gas"]] for row in rows]
    reference = [one * efficiency * Fraction(row["release_share"]) for one, row in zip(weights, rows, strict=True)]
    left = [one * (1 - efficiency) for one in weights]
    own = sum(Fraction(row["mass"]) for row in rows) * Fraction("1.05")
    own += Fraction(given["EC_PJ"]) * Fraction(given["EF_elec"]) + Fraction(given["FC_diesel"]) * _DIESEL
    return {"RE_g": reference, "PE_g": left, "RE": sum(reference), "PE": sum(left) + own}


def gas_buses(given: dict[str, Any]) -> dict[str, Any]:
    density, slip = Fraction(given["density"]), Fraction(given.get("slip", 0)) * 28
    before = [Fraction(row["distance"]) / Fraction(row["efficiency_before"]) for row in given["buses"]]
    reference = [litres / 1000 * density * Fraction("41.4") * Fraction("0.0726") for litres in before]
    project = [Fraction(row["FC_diesel"]) * density * _DIESEL
               + Fraction(row["FC_CNG"]) * (Fraction("50.4") * Fraction("0.0583") + slip) for row in given["buses"]]
    return {"FC_before": before, "RE_v": reference, "PE_v": project, "RE": sum(reference), "PE": sum(project)}


def methane(given: dict[str, Any]) -> dict[str, Any]:
    burnt = [Fraction(row["M_CH4"]) * Fraction(row["eta_burn"]) for row in given["burners"]]
    kept = sum(burnt) * (1 - Fraction(given["before_share"])) * Fraction("0.9") * 28
    power = Fraction(given["EG"]) * Fraction(given["EF_RE_elec"])
    return {"burnt_u": burnt, "RE_CH4": kept, "RE_elec": power, "RE": kept + power,
            "PE": Fraction(given["EC_PJ"]) * Fraction(given["EF_elec"])}


BY_FRACTIONS: dict[str, Function] = {
    "MN_AM003 ver02.0": solar("0.797", "0.533", "0.533"), "VN_AM007 ver01.0": solar("0.333", "0.333", "0.533"),
    "KE_AM002 ver01.0": solar("0.533", "0.533", "0.533"), "MV_AM001 ver01.0": solar("0.533", "0.533", "0.533"),
    "PW_AM001 ver01.0": solar("0.533", "0.533", "0.533"), "LA_AM002 ver01.0": solar("0.319", "0.319", "0.533"),
    "PH_AM002 ver01.0": _by_region({"luzon_visayas": "0.507", "mindanao": "0.468"}),
    "ID_AM013 ver01.0": _by_region({"jamali": "0.616", "sumatra": "0.477"}),
    "BD_AM002 ver01.0": bangladesh, "KH_AM002 ver01.0": cambodia,
    **dict.fromkeys(("MN_AM003 ver03.0", "TH_AM001 ver02.0", "TH_AM001 ver03.0", "CR_AM001 ver01.0",
                     "CL_AM001 ver01.0", "CL_AM001 ver02.0", "GEN_SOLAR_PV ver1.0"), solar_asked),
    "PH_AM001 ver01.0": philippine_hydro, "ID_AM019 ver01.0": power_asked(), "KE_AM001 ver01.0": power_asked(),
    "GEN_HYDRO ver1.0": power_asked("EC_aux"), "GEN_WIND ver1.0": power_asked("EG_import"),
    "GEN_GEOTHERMAL ver1.0": geothermal,
    **dict.fromkeys(("ID_AM017 ver01.0", "MN_AM004 ver01.0", "GEN_SOLAR_STORAGE ver1.0"), storage),
    "ET_AM002 ver01.0": ethiopia, "ID_AM021 ver01.0": rehabilitation, "GEN_HYDRO_REHABILITATION ver1.0": rehabilitation,
    "GEN_SEMI_AEROBIC_LANDFILL ver1.0": landfill, "VN_AM004 ver01.0": market_biogas,
    "MM_AM001 ver01.0": waste_to_energy, "GEN_WASTE_TO_ENERGY ver1.0": waste_to_energy,
    "CL_AM003 ver01.0": biomass, "GEN_BIOMASS ver1.0": biomass, "GEN_BIOGAS ver1.0": biogas,
    "PH_AM004 ver01.0": paddy, "GEN_PADDY_WATER ver1.0": paddy, "KH_AM004 ver01.1": transitions,
    "GEN_REDD ver1.0": transitions,
    "LA_AM004 ver01.0": phonxay, "GEN_FLUOROCARBON ver1.0": fluorocarbons, "ID_AM026 ver01.0": gas_buses,
    "GEN_CNG_BUS ver1.0": gas_buses,
    "GEN_METHANE_RECOVERY ver1.0": methane, "GEN_MICRO_GRID ver1.0": storage,
}
