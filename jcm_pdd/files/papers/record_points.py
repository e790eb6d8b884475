"""The monitoring points as the manual and the record sheets name them: what is read, where, on which meter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jcm_pdd.core.papers.metering import Meter, register
from jcm_pdd.core.plan import GridRow, grid_rows, stored_or_proposed
from jcm_pdd.core.review import Context
from jcm_pdd.core.schema import GridBlock


@dataclass(frozen=True, slots=True)
class RecordPoint:
    """One monitoring point with one of its meters; texts that are not known are empty."""

    address: str
    number: str
    symbol: str
    label: str
    row_name: str
    unit: str
    option: str
    frequency: str
    meter: str = ""
    serial: str = ""
    site: str = ""
    location: str = ""
    backup: bool = False


def record_points(context: Context) -> tuple[RecordPoint, ...]:
    """Return every monitoring point in the order of the plan, once for each meter in use that reads it."""
    return tuple(_all(context))


def text_to_print(context: Context, address: str) -> str:
    """Return the text a paper prints of an answer: as answered, else as proposed; empty for neither."""
    stored = stored_or_proposed(context.schema, context.project, address, context.proposals)
    return stored if isinstance(stored, str) else ""


def _all(context: Context) -> Iterator[RecordPoint]:
    meters = register(context.project)
    for plan in context.schema.sections:
        for block in plan.blocks:
            if not isinstance(block, GridBlock) or block.role != "monitoring":
                continue
            for row in grid_rows(block, context.project, context.results):
                in_use = [one for one in meters.of(row.address) if not one.replaced_by]
                yield from (_point(context, row, one) for one in in_use)
                if not in_use:
                    yield _point(context, row, None)


def _point(context: Context, row: GridRow, meter: Meter | None) -> RecordPoint:
    def said(suffix: str) -> str:
        return text_to_print(context, f"{row.address}.{suffix}")

    option = said("option")
    point = RecordPoint(row.address, said("point"), row.symbol, row.label.en, row.row_name, row.unit, option,
                        said("frequency"))
    if meter is None:
        return point
    return RecordPoint(point.address, point.number, point.symbol, point.label, point.row_name, point.unit, option,
                       point.frequency, meter.name, meter.texts["serial"], meter.texts["site"],
                       meter.texts["location"], meter.backup)
