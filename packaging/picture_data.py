"""The page on data updates for screenshots.py: an update of an unknown key, and what is on this computer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jcm_pdd.gui.data_page import CHANGES, KEYS, STORED, DataPage
from jcm_pdd.gui.main_window import MainWindow

sys.path.insert(0, str(Path(__file__).resolve().parent / "data"))

from example import EDITS, edited, update

Show = Callable[[MainWindow], QWidget | None]
WAIT_MS, MOST = 100, 600
SOLAR = "th_rooftop_solar"


def _page(window: MainWindow) -> DataPage:
    """The page with a small update of a key nobody trusts."""
    path = window.kept.folder / "JCM-data-2027-01-15.jcmdata"
    path.parent.mkdir(parents=True, exist_ok=True)
    # A fixed key makes the same picture every time; it opens nothing.
    path.write_bytes(update(edited(EDITS), Ed25519PrivateKey.from_private_bytes(bytes(range(32)))))
    session = window.bench.session
    if session is not None and session.path is None:
        window.bench.save(window.kept.folder / "solar.jcmpdd")
    page = window.commands.data.show_data()
    page.start(path)
    _wait(page)
    return page


def _wait(page: DataPage) -> None:
    for _ in range(MOST):
        if not page.running:
            break
        QTest.qWait(WAIT_MS)
    QApplication.processEvents()


def looked_at(window: MainWindow) -> None:
    """What an update changes."""
    _page(window).tabs.setCurrentIndex(CHANGES)


def stored(window: MainWindow) -> None:
    """After it was taken."""
    page = _page(window)
    page.compared.setChecked(True)
    page.take()
    _wait(page)
    page.tabs.setCurrentIndex(STORED)


def keys(window: MainWindow) -> None:
    """The trusted keys."""
    stored(window)
    page = window.stack.currentWidget()
    page.tabs.setCurrentIndex(KEYS)


DATA_PAGES: tuple[tuple[str, str | None, Show], ...] = (
    ("data-update", SOLAR, looked_at),
    ("data-stored", None, stored),
    ("data-keys", None, keys),
)
