"""The chiller sample open in a window."""

from __future__ import annotations

import pytest


@pytest.fixture
def chillers(desk):
    """Return a window with the chiller sample open."""
    desk.window.commands.open_sample("id_factory_chillers")
    return desk
