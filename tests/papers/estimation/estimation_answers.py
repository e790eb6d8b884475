"""Records, inputs and bills as typed answers, and what the program makes of them."""

from __future__ import annotations

from jcm_pdd.core.papers.estimation import Record, records
from jcm_pdd.files.session import Session

EC = "ID_AM002/chillers/r1/EC_PJ"


def bills(months: int, first: str = "2024-01", value: str = "100,000", of: str = EC) -> dict[str, str]:
    """Return a series of months as typed answers."""
    year, month = map(int, first.split("-"))
    found: dict[str, str] = {}
    for at in range(months):
        index = year * 12 + month - 1 + at
        row = f"estimate_series/r{at + 1}"
        found |= {f"{row}/of": of, f"{row}/period": f"{index // 12}-{index % 12 + 1:02d}", f"{row}/value": value}
    return found


def record(formula: str, of: str = EC, **answers: str) -> dict[str, str]:
    """Return one record as typed answers."""
    return {"estimates/r1/of": of, "estimates/r1/formula": formula} | {
        f"estimates/r1/{column}": text for column, text in answers.items()}


def inputs(*given: tuple[str, str, str], of: str = EC) -> dict[str, str]:
    """Return inputs (symbol, value, unit) as typed answers."""
    found: dict[str, str] = {}
    for at, (symbol, value, unit) in enumerate(given, 1):
        row = f"estimate_inputs/r{at}"
        found |= {f"{row}/of": of, f"{row}/symbol": symbol, f"{row}/value": value, f"{row}/unit": unit}
    return found


def held(session: Session, of: str = EC) -> Record:
    """Return the record of a value."""
    return records(session.schema, session.project)[of]


def codes(session: Session) -> set[str]:
    """Return the codes of all findings about estimates and the formulas in them."""
    return {f.code for f in session.findings if f.code.startswith(("estimate.", "flaw."))}
