"""What is printed in place of an answer that is not there, so that the answer is not missed."""

from __future__ import annotations

from collections.abc import Callable

from jcm_pdd.core.papers import figure
from jcm_pdd.core.review.context import Context

# By the address of the question: whether something of the program's own stands there.
STAND_INS: dict[str, Callable[[Context], bool]] = {figure.PLACE: figure.is_printed}


def stood_in(context: Context, address: str) -> bool:
    """Tell whether something else is printed where an answer is missing."""
    return (context.project.get(address) is None and address in STAND_INS
            and STAND_INS[address](context))
