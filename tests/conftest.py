"""What every test shares: no screen, no user's own folders, and how hard hypothesis tries."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt: a test never opens a window on somebody's screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The fast profile tries the same examples every time, so that a red run can be repeated; the long one
# explores.
settings.register_profile("fast", max_examples=30, deadline=None, derandomize=True)
settings.register_profile(
    "long", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("fast")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Let Qt take away what a test left to it while the windows of the test are still held.

    Else it happens in the event loop of a later test, when a slot of a dying part may hold the last reference to its
    window: Python then deletes the window, the window its parts, and the dying part is deleted twice.
    """
    kept = [widget() for widget, _ in getattr(item, "qt_widgets", ())]
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kept.clear()


REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the top folder of the checkout."""
    return REPOSITORY


@pytest.fixture(autouse=True, scope="session")
def _no_folders_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point every folder for user data, settings and caches into a temporary one."""
    home = tmp_path_factory.mktemp("home")
    names = {
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
        "XDG_RUNTIME_DIR": "run",
        "LOCALAPPDATA": "local",
        "APPDATA": "roaming",
    }
    with pytest.MonkeyPatch.context() as patch:
        for variable, folder in names.items():
            (home / folder).mkdir(mode=0o700)
            patch.setenv(variable, str(home / folder))
        yield
