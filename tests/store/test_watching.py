"""A copy under way is told of and can be ended in the middle of what SQLite does."""

from __future__ import annotations

from pathlib import Path

import pytest

from jcm_pdd.files.session import Session
from jcm_pdd.files.store import copy_whole, save_clean_copy, watching
from tests.gui.editors.conftest import open_project

FILE = 3 * 2**20


class Enough(Exception):
    """The watcher wants no more."""


@pytest.fixture
def large(tmp_path: Path):
    """A project with some megabytes inside."""
    session = open_project(tmp_path / "place")
    for at in range(3):
        session.journal.put_blob(bytes([at]) * FILE, f"{at}.bin", "application/octet-stream")
    yield session
    session.abandon()


def test_the_watcher_hears_of_the_bytes_of_a_copy(large: Session, tmp_path: Path) -> None:
    told: list[int] = []
    with watching.watched(told.append):
        copy_whole(large.journal, tmp_path / "copy.jcmpdd")
    assert sum(told) >= 2 * FILE
    assert len(told) > 3


@pytest.mark.parametrize("way", ["whole", "clean"])
def test_a_copy_ends_where_the_watcher_wants_it_to(large: Session, tmp_path: Path, way: str) -> None:
    looks: list[int] = []

    def enough(count: int) -> None:
        looks.append(count)
        if sum(looks) > FILE:
            raise Enough

    target = tmp_path / "copy.jcmpdd"
    copy = copy_whole if way == "whole" else save_clean_copy
    with watching.watched(enough), pytest.raises(Enough):
        copy(large.journal, target)
    assert sum(looks) < 3 * FILE
    if way == "clean":
        assert not target.exists()
        assert not list(large.journal.folder.glob("image-*"))
    large.set_texts({"title": "After"})  # the working copy lives on
    large.journal.flush()
    assert large.text("title") == "After"
