"""Section C.3 read back: calculated numbers to compare with, and the choices its note states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jcm_pdd.files.printing import ROUNDING_NOTE
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.word.content import Row

_COLUMNS = {"reference": "reference_emissions", "project": "project_emissions", "reduction": "emission_reductions"}
AVERAGE = "average/emission_reductions"
_HORIZONS = {"the chosen crediting period": "crediting_period", "the end of the framework": "framework_end",
             "the expected operational lifetime": "lifetime"}
_RUNS = re.compile(r"The estimate runs from \S+ to (\d\d)/(\d\d)/(\d{4}), (" + "|".join(_HORIZONS) + r")\.(?: (.*))?")
_COUNTED = re.compile(r"Calendar years in which the project operates only in part are counted by (days|months)\."
                      r"(?: (.*))?")


def take_years(name: str, rows: Sequence[Row], found: Found) -> None:
    """Keep the numbers of the yearly table, which are calculated and no answers, to be compared."""
    for row in rows:
        year = "total" if name == "yearly_total" else row["cells"].get("year", "?").strip()
        for column, text in row["cells"].items():
            if column in _COLUMNS:
                found.calculated[f"{year}/{_COLUMNS[column]}"] = text


def take_average(text: str, found: Found) -> None:
    """Keep the emission reductions of an average full year, which are calculated too."""
    if text.strip():
        found.calculated[AVERAGE] = text.strip()


def take_note(text: str, found: Found) -> None:
    """Read horizon, proration and the reasons for both from the note under the table.

    A reason of several paragraphs ends where the next sentence of the note begins; other texts are kept aside.
    """
    address = ""
    for line in text.split("\n"):
        runs, counted = _RUNS.fullmatch(line), _COUNTED.fullmatch(line)
        if runs:
            address = "horizon_reason"
            horizon = _HORIZONS[runs[4]]
            found.values["horizon"] = horizon
            if horizon == "framework_end":
                found.values["horizon_end"] = f"{runs[3]}-{runs[2]}-{runs[1]}"
            _add(found, address, runs[5])
        elif counted:
            address = "proration_reason"
            found.values["proration"] = counted[1]
            _add(found, address, counted[2])
        elif line.strip() == ROUNDING_NOTE.strip():
            address = ""
        elif address:
            _add(found, address, line)
        elif line.strip():
            found.miss("C.3", line)


def _add(found: Found, address: str, text: str | None) -> None:
    if text is None:
        return
    before = found.values.get(address)
    found.values[address] = f"{before}\n{text}" if isinstance(before, str) else text
