"""The answers any form may ask for, by the labels forms give them: facts are asked once, whatever prints them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jcm_pdd.files import strict_yaml
from jcm_pdd.files.adoption.likeness import bare
from jcm_pdd.files.data import data_path


@dataclass(frozen=True, slots=True)
class Fact:
    """An answer projects have: its id as a place prints it, and the column when it is rows of a table."""

    id: str
    cell: str = ""


@lru_cache(maxsize=1)
def _facts() -> dict[str, Fact]:
    path = data_path("templates", "common.yaml")
    data = strict_yaml.read(path.read_text(encoding="utf-8"), path.name).data
    return {bare(str(label)): Fact(str(item["id"]), str(item.get("cell", "")))
            for item in data["facts"] for label in item["labels"]}


def fact_of(label: str) -> Fact | None:
    """Return the answer a label asks for when it is one of the known wordings, else None: a near miss is no match."""
    return _facts().get(bare(label))
