"""What symbols and lines of the figure are called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def kind_names() -> dict[str, str]:
    """Return the name of each symbol."""
    return {
        "grid": QCoreApplication.translate("FigureWords", "Power grid"),
        "transformer": QCoreApplication.translate("FigureWords", "Transformer"),
        "breaker": QCoreApplication.translate("FigureWords", "Circuit breaker"),
        "generator": QCoreApplication.translate("FigureWords", "Generator"),
        "pv": QCoreApplication.translate("FigureWords", "Solar panel"),
        "inverter": QCoreApplication.translate("FigureWords", "Inverter"),
        "motor": QCoreApplication.translate("FigureWords", "Motor"),
        "load": QCoreApplication.translate("FigureWords", "Electrical load"),
        "meter": QCoreApplication.translate("FigureWords", "Electricity meter"),
        "ct_vt": QCoreApplication.translate("FigureWords", "CT / VT"),
        "boiler": QCoreApplication.translate("FigureWords", "Boiler"),
        "chiller": QCoreApplication.translate("FigureWords", "Chiller"),
        "heat_exchanger": QCoreApplication.translate("FigureWords", "Heat exchanger"),
        "pump": QCoreApplication.translate("FigureWords", "Pump"),
        "tank": QCoreApplication.translate("FigureWords", "Tank"),
        "flow_meter": QCoreApplication.translate("FigureWords", "Flow meter"),
        "temperature_sensor": QCoreApplication.translate("FigureWords", "Temperature sensor"),
        "building": QCoreApplication.translate("FigureWords", "Building"),
        "logger": QCoreApplication.translate("FigureWords", "Data logger"),
        "server": QCoreApplication.translate("FigureWords", "Server"),
        "unit": QCoreApplication.translate("FigureWords", "Equipment"),
        "point": QCoreApplication.translate("FigureWords", "Point without a meter"),
    }


def flow_names() -> dict[str, str]:
    """Return the name of each kind of line."""
    return {
        "electricity": QCoreApplication.translate("FigureWords", "Electricity"),
        "heat": QCoreApplication.translate("FigureWords", "Heat"),
        "fuel": QCoreApplication.translate("FigureWords", "Fuel"),
        "data": QCoreApplication.translate("FigureWords", "Data"),
        "other": QCoreApplication.translate("FigureWords", "Other"),
    }


def group_names() -> tuple[str, str, str]:
    """Return the heads of the palette: electrical, heat, other."""
    return (QCoreApplication.translate("FigureWords", "Electrical"),
            QCoreApplication.translate("FigureWords", "Heat and fluids"),
            QCoreApplication.translate("FigureWords", "Other symbols"))
