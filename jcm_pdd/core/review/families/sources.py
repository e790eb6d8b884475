"""What rules are made of: they run again only when one of these moved."""

from __future__ import annotations

from dataclasses import dataclass

from jcm_pdd.core.review.context import Context


@dataclass(frozen=True, slots=True, eq=False)
class _Self:
    """Equal to another one of the very same thing; what is inside is never compared."""

    thing: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Self) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)


def of_states(context: Context) -> object:
    """Return what changes with any value that is calculated with."""
    return tuple(_Self(method.state) for method in context.results.methodologies.values())


def of_years(context: Context) -> object:
    """Return what changes with the yearly results."""
    return (
        context.results.horizon,
        context.results.total,
        *(year.emission_reductions for year in context.results.years),
    )


def of_texts(context: Context) -> object:
    """Return what changes with a text: proposals are made anew then, and numbers alone leave them."""
    return (_Self(context.proposals),)


def of_all(context: Context) -> object:
    """Return what changes with texts, values and yearly results."""
    return (_Self(context.proposals), of_states(context), of_years(context))
