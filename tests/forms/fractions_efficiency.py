"""Energy efficiency, industry, grid and transport with plain fractions: the equations written a second time."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

Given = dict[str, Any]
Row = dict[str, Any]
Result = dict[str, Any]
Parts = tuple[Fraction, Fraction]


def num(given: Row, name: str) -> Fraction:
    """Return an answer as an exact number."""
    return Fraction(given[name])


def electricity(given: Given) -> Result:
    """Return the factor of the electricity by case, with what it is made of."""
    if "supply" not in given:
        return {"EF_elec": num(given, "EF_elec" if "EF_elec" in given else "EF_grid")}
    if given["supply"] == "grid":
        return {"EF_elec": num(given, "EF_grid")}
    own: Result = {}
    captive = Fraction("0.8")
    if "captive_basis" in given:
        captive = own["EF_captive"] = captive_factor(given)
    if given["supply"] == "captive":
        return {**own, "EF_elec": captive}
    made = num(given, "EG_gen") if "EG_gen" in given else num(given, "h_gen") * num(given, "RC_CAP")
    bought = num(given, "EI_grid")
    return {**own, "EI_gen": made, "EF_elec": (num(given, "EF_grid") * bought + captive * made) / (bought + made)}


def captive_factor(given: Given) -> Fraction:
    """Return the factor of captive power from the default, the efficiency, or fuel over generation."""
    if given["captive_basis"] == "default":
        return {"diesel": Fraction("0.8"), "natural_gas": Fraction("0.46")}[given["captive_fuel"]]
    if given["captive_basis"] == "efficiency":
        return num(given, "EF_gen_fuel") * Fraction("3.6") / num(given, "eta_gen")
    kind = "gas" if given["captive_fuel"] == "natural_gas" else "liquid"
    heat = num(given, f"FC_gen_{kind}") * num(given, f"NCV_gen_{kind}")
    return heat * num(given, "EF_gen_fuel") / num(given, "EG_gen")


def rows(table: str, one: Callable[[Given, Row, Fraction], Parts]) -> Callable[[Given], Result]:
    """Return a calculation that adds up what `one` gives for each row of a table."""
    def calculate(given: Given) -> Result:
        own = electricity(given) if {"supply", "EF_elec", "EF_grid"} & given.keys() else {"EF_elec": Fraction(0)}
        both = [one(given, row, own["EF_elec"]) for row in given[table]]
        re_i, pe_i = [re for re, _ in both], [pe for _, pe in both]
        shown = own if "supply" in given else {}
        return {**shown, "RE_i": re_i, "PE_i": pe_i, "RE": sum(re_i), "PE": sum(pe_i)}
    return calculate


def ratio(better: str, other: str) -> Callable[[Given, Row, Fraction], Parts]:
    """Return the equation electricity times a ratio of two columns times the factor."""
    def one(given: Given, row: Row, factor: Fraction) -> Parts:
        used = num(row, "EC_PJ") * factor
        return used * num(row, better) / num(row, other), used
    return one


def chiller(given: Given, row: Row, factor: Fraction) -> Parts:
    cop = num(row, "COP_PJ") * (num(row, "T_cooling_out") - num(row, "T_chilled_out") + 3) / 33
    used = num(row, "EC_PJ") * factor
    return used * cop / num(row, "COP_RE"), used


def refrigerator(given: Given, row: Row, factor: Fraction) -> Parts:
    used = num(row, "EC_PJ") * factor
    return used * num(row, "cooling_capacity") / num(row, "power_input") / num(row, "COP_RE"), used


def indoor_led(given: Given, row: Row, factor: Fraction) -> Parts:
    used = num(row, "EC_PJ") if given["route"] == "metered" else (
        num(row, "count") * num(row, "rated_power") * num(row, "hours") * num(given, "opening_days") / 10**6)
    return used * num(row, "eff_PJ") / num(row, "eff_RE") * factor, used * factor


def street_led(given: Given, row: Row, factor: Fraction) -> Parts:
    reference = num(row, "count") * num(row, "flux") / num(row, "eff_RE") * num(row, "hours") / 10**6
    return reference * factor, num(row, "EC_PJ") * factor


def air_jet(given: Given, row: Row, factor: Fraction) -> Parts:
    one = num(row, "count") * num(row, "hours") * num(given, "SPC") / 1000 * factor
    return num(row, "air_RE") * one, num(row, "air_PJ") * one


def by_output(given: Given, row: Row, factor: Fraction) -> Parts:
    return num(row, "output") * num(row, "SEC_RE") / 1000 * factor, num(row, "EC_PJ") * factor


def data_centre(given: Given, row: Row, factor: Fraction) -> Parts:
    return num(row, "EC_IT") * num(row, "PUE_RE") * factor, num(row, "EC_total") * factor


def absorption(given: Given, row: Row, factor: Fraction) -> Parts:
    gas = num(row, "FC_PJ") * num(given, "NCV_gas") * num(given, "EF_gas")
    return num(row, "Q_PJ") / num(row, "COP_RE") * factor, num(row, "EC_PJ") * factor + gas


def once_through(given: Given, row: Row, factor: Fraction) -> Parts:
    gas = num(row, "FC_PJ") * num(given, "NCV_gas") * num(given, "EF_gas")
    return gas * num(row, "eta_PJ") / Fraction("0.89"), gas


def heat_only(given: Given, row: Row, factor: Fraction) -> Parts:
    reference = Fraction(given.get("eta_RE.value", "0.613"))
    power = num(row, "power_max") * num(row, "hours") / 1000 * factor
    return (num(row, "PH") / reference * num(given, "EF_coal"),
            num(row, "PH") / num(row, "eta_PJ") * num(given, "EF_coal") + power)


def cogeneration(given: Given, row: Row, factor: Fraction) -> Parts:
    reference = num(row, "EG_PJ") * factor + num(row, "Q_PJ") / num(given, "eta_RE") * num(given, "EF_RE")
    project = num(row, "FC_PJ") * num(given, "NCV_gas") * num(given, "EF_gas")
    if "Q_cool" in row:
        reference += num(row, "Q_cool") / num(given, "COP_RE") * factor
        project += num(row, "EC_AC") * factor
    return reference, project


def waste_heat(given: Given) -> Result:
    net = [num(row, "EG_SUP") - num(row, "EC_CAP") * 24 * num(given, "D") for row in given["systems"]]
    return {"EG_i": net, "RE": sum(net) * num(given, "EF_grid"), "PE": Fraction(0)}


def double_bundle(given: Given, row: Row, factor: Fraction) -> Parts:
    used = sum(num(row, name) for name in ("EC_HP", "EC_HP_aux", "EC_CH", "EC_CH_aux"))
    reference = num(row, "Q_heat") / num(given, "eta_RE") * num(given, "EF_fuel") + (
        num(row, "Q_cool") / num(given, "COP_RE") * factor)
    return reference, used * factor + num(row, "FC_oil") * num(given, "NCV_oil") * num(given, "EF_oil")


def heat_recovery(given: Given, row: Row, factor: Fraction) -> Parts:
    hot = num(row, "COP_hot") / num(given, "eta_RE") * Fraction("3.6") * num(given, "EF_fuel")
    chilled = num(row, "COP_cold") / num(given, "COP_RE") * factor
    return num(row, "EC_PJ") * (hot + chilled), (num(row, "EC_PJ") + num(row, "EC_aux")) * factor


def heat_pump(given: Given, row: Row, factor: Fraction) -> Parts:
    chilled = num(row, "Q_cool") / num(given, "COP_RE") * factor if given["cooling_used"] else Fraction(0)
    return num(row, "Q_heat") / num(given, "eta_RE") * num(given, "EF_fuel") + chilled, num(row, "EC_PJ") * factor


def transformers(given: Given) -> Result:
    down = {row["name"].casefold(): num(row, "Br") for row in given["utilities"]}
    found: Result = {}
    for short, column in (("RE", "NLL_RE"), ("PE", "NLL_PJ")):
        each = [num(row, "count") * num(row, column) * 8760 * (1 - down[row["utility"].casefold()]) / 10**6
                * num(given, "EF_grid") for row in given["transformers"]]
        found[f"{short}_j"] = each
        found[f"{short}_i"] = [sum(value for value, row in zip(each, given["transformers"], strict=True)
                                   if row["utility"].casefold() == name) for name in down]
        found[short] = sum(each)
    return found


def refinery(given: Given) -> Result:
    mean, re_i, pe_i = [], [], []
    for unit in given["units"]:
        kept = [num(row, "fuel") / num(row, "feed") for row in given["history"] if row["process"] == unit["name"]
                and num(unit, "feed_low") <= num(row, "feed") <= num(unit, "feed_high")]
        mean.append(sum(kept) / len(kept))
        heat = num(unit, "NCV") * num(unit, "EF_fuel")
        re_i.append(mean[-1] * num(unit, "feed_PJ") * heat)
        pe_i.append(num(unit, "FC_PJ") * heat)
    return {"SFC_i": mean, "RE_i": re_i, "PE_i": pe_i, "RE": sum(re_i), "PE": sum(pe_i)}


def eco_driving(given: Given) -> Result:
    heat = {row["name"]: num(row, "NCV") * num(row, "EF") for row in given["fuels"]}
    re_i = [num(row, "distance") / num(row, "eff_RE") * heat[row["fuel"]] for row in given["vehicles"]]
    pe_i = [num(row, "FC_PJ") * heat[row["fuel"]] for row in given["vehicles"]]
    return {"RE_i": re_i, "PE_i": pe_i, "RE": sum(re_i), "PE": sum(pe_i)}


def transmission(given: Given) -> Result:
    lost = [num(row, "E_sent") - num(row, "E_received") for row in given["lines"]]
    re_l = [loss * num(row, "R_RE") / num(row, "R_PJ") * num(given, "EF_grid")
            for loss, row in zip(lost, given["lines"], strict=True)]
    pe_l = [loss * num(given, "EF_grid") for loss in lost]
    return {"LOSS": lost, "RE_l": re_l, "PE_l": pe_l, "RE": sum(re_l), "PE": sum(pe_l)}


def burner(given: Given, row: Row, factor: Fraction) -> Parts:
    gas = num(row, "FC_PJ") * num(given, "NCV_gas") * num(given, "EF_gas")
    return gas * num(row, "eta_PJ") / num(row, "eta_RE"), gas + num(row, "EC_PJ") * factor


def by_energy(given: Given, row: Row, factor: Fraction) -> Parts:
    reference = num(row, "SEC_RE") / 1000 * factor + num(row, "SFC_RE") * num(row, "EF_RE")
    return num(row, "output") * reference, num(row, "EC_PJ") * factor + num(row, "FE_PJ") * num(row, "EF_PJ")


def heat_exchanger(given: Given, row: Row, factor: Fraction) -> Parts:
    return num(row, "Q_heat") / num(given, "eta_RE") * num(given, "EF_fuel"), num(row, "EC_PJ") * factor


def building(given: Given, row: Row, factor: Fraction) -> Parts:
    if row["kind"] == "lighting":
        return num(row, "power_RE") * num(row, "hours") / 1000 * factor, num(row, "EC_PJ") * factor
    used = num(row, "EC_PJ") * factor if row["kind"] == "electric" else (
        num(row, "FC_PJ") * num(given, "NCV") * num(given, "EF_fuel"))
    return used * num(row, "eff_PJ") / num(row, "eff_RE"), used


def boiler(given: Given) -> Result:
    short = {"tonnes": "t", "kilolitres": "kL", "normal_m3": "Nm3"}
    re_i = [num(row, "Q_PJ") / num(row, "eta_RE") * num(row, "EF_RE") for row in given["boilers"]]
    pe_f = [num(row, f"FC_{short[row['measured_in']]}") * num(row, f"NCV_{short[row['measured_in']]}")
            * num(row, "EF_fuel") for row in given["fuels"]]
    power = sum(num(row, "EC_PJ") for row in given["boilers"]) * num(given, "EF_elec")
    return {"RE_i": re_i, "PE_f": pe_f, "RE": sum(re_i), "PE": sum(pe_f) + power}


# Methodologies by the equation they share; a key is the id and the version.
_SHARED: tuple[tuple[Callable[[Given], Result], tuple[str, ...]], ...] = (
    (rows("chillers", chiller), (
        "TH_AM003 ver01.0", "TH_AM003 ver02.0", "TH_AM005 ver02.0", "TH_AM005 ver03.0", "BD_AM001 ver01.0",
        "BD_AM001 ver02.0", "CR_AM002 ver01.0", "KH_AM003 ver01.0", "GEN_CENTRIFUGAL_CHILLER ver1.0")),
    (rows("chillers", ratio("eff_PJ", "eff_RE")), ("TH_AM013 ver01.0", "GEN_CHILLER ver1.0")),
    (rows("conditioners", ratio("eff_PJ", "eff_RE")), (
        "ID_AM004 ver02.0", "VN_AM002 ver01.0", "VN_AM006 ver01.0", "GEN_AIR_CONDITIONER ver1.0")),
    (rows("lamps", ratio("eff_PJ", "eff_RE")), ("ID_AM005 ver02.0", "VN_AM008 ver01.0", "GEN_LED ver1.0")),
    (rows("lamps", indoor_led), ("ID_AM020 ver01.0", "TH_AM016 ver01.0")),
    (rows("lamps", street_led), ("KH_AM001 ver01.0", "ID_AM018 ver01.0")),
    (rows("refrigerators", refrigerator), ("MM_AM002 ver01.0", "TH_AM011 ver01.0", "GEN_NATURAL_REFRIGERANT ver1.0")),
    (rows("showcases", ratio("SEC_RE", "SEC_PJ")), ("ID_AM008 ver02.0", "TH_AM014 ver01.0")),
    (rows("electrolysers", ratio("SEC_RE", "SEC_PJ")), ("SA_AM001 ver01.0", "TH_AM015 ver01.0")),
    (rows("looms", ratio("SEC_RE", "SEC_PJ")), ("BD_AM003 ver01.0",)),
    (rows("units", ratio("SEC_RE", "SEC_PJ")), ("GEN_ELECTRIC_EQUIPMENT ver1.0",)),
    (rows("looms", air_jet), ("ID_AM011 ver01.0", "TH_AM004 ver01.0")),
    (rows("units", by_output), ("ID_AM012 ver01.0", "GEN_PUMP ver1.0", "GEN_PRODUCTION_LINE ver1.0")),
    (rows("centres", data_centre), ("LA_AM001 ver01.0", "GEN_DATA_CENTRE ver1.0")),
    (rows("chillers", absorption), ("ID_AM022 ver01.0", "GEN_ABSORPTION_CHILLER ver1.0")),
    (rows("boilers", once_through), ("ID_AM015 ver01.0", "TH_AM010 ver01.0")),
    (rows("boilers", heat_only), ("MN_AM002 ver01.0",)),
    (boiler, ("GEN_BOILER ver1.0", "GEN_FUEL_SWITCH ver1.0")),
    (rows("units", by_energy), ("GEN_PRODUCTION_ENERGY ver1.0",)),
    (rows("exchangers", heat_exchanger), ("GEN_HEAT_RECOVERY ver1.0",)),
    (rows("engines", cogeneration), (
        "ID_AM016 ver01.0", "TH_AM009 ver01.0", "ID_AM023 ver01.0", "ID_AM023 ver01.1", "GEN_COGENERATION ver1.0")),
    (waste_heat, ("ID_AM001 ver01.0", "TH_AM007 ver01.0", "MM_AM005 ver01.0", "GEN_WASTE_HEAT_POWER ver1.0")),
    (rows("systems", double_bundle), ("ID_AM010 ver01.0",)),
    (rows("pumps", heat_recovery), ("TH_AM008 ver01.0",)),
    (rows("pumps", heat_pump), ("GEN_HEAT_PUMP ver1.0",)),
    (transformers, ("VN_AM005 ver01.0", "LA_AM003 ver01.0", "GEN_TRANSFORMER ver1.0")),
    (refinery, ("ID_AM006 ver02.0", "ID_AM006 ver02.1")),
    (eco_driving, ("VN_AM001 ver02.0",)),
    (transmission, ("MN_AM001 ver01.0", "GEN_TRANSMISSION_LINE ver1.0")),
    (rows("furnaces", burner), ("ID_AM009 ver01.0", "ID_AM009 ver03.0", "GEN_REGENERATIVE_BURNER ver1.0")),
    (rows("equipment", building), ("VN_AM003 ver01.0",)),
)
BY_FRACTIONS: dict[str, Callable[[Given], Result]] = {key: function for function, keys in _SHARED for key in keys}
