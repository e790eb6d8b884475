"""What is in a data set, as leaves with paths, so that two sets can be compared field by field whatever they hold.

Definitions are described with everything they take from shapes and reference tables, because that is what projects pin.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.composition import is_composed
from jcm_pdd.files.data import OUTLINES, OWN_TEMPLATES, UPDATED
from jcm_pdd.files.definitions import INDEX, flat_text

Leaf = tuple[str, ...]
Subject = tuple[str, str]
# What the items of a list are known by; two keys where one alone names several.
_NAMED_BY = (("id",), ("step", "after"), ("document", "stage"), ("country", "document"), ("option",), ("term",))
METHODS, FORMS, SHAPES, REFERENCE = ("forms/methodologies/", "forms/documents/", "forms/shapes/",
                                     "resources/reference/")
_AREAS = {"resources/packages/": "package", "resources/timeline/": "timeline", REFERENCE: "reference",
          "resources/review/": "review", SHAPES: "shape"}
MOST = 500_000
COUNTRIES = "resources/countries.yaml"


@dataclass(frozen=True)
class Facts:
    """One thing of a data set: its leaves by path, and for lists of named items the names in order."""

    values: Mapping[Leaf, str] = field(default_factory=dict)
    orders: Mapping[Leaf, tuple[str, ...]] = field(default_factory=dict)
    title: tuple[str, str] = ("", "")


def facts(data: Any) -> Facts:
    """Return the leaves of data made of texts, lists and mappings; every key and text is in one of them."""
    values: dict[Leaf, str] = {}
    orders: dict[Leaf, tuple[str, ...]] = {}
    waiting: list[tuple[Leaf, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if len(values) > MOST:  # lists that are named in one another many times over
            raise Problem("data.unfit", "-", reason=f"> {MOST:,}")
        if isinstance(value, dict) and value:
            waiting.extend(((*path, str(key)), one) for key, one in value.items())
        elif isinstance(value, list) and value:
            names = _names(value)
            if any(isinstance(one, (dict, list)) for one in value):
                orders[path] = tuple(names)
                waiting.extend(((*path, f"[{name}]"), one) for name, one in zip(names, value, strict=True))
            else:
                values[path] = ", ".join(str(one) for one in value)
        else:
            values[path] = str(value) if value else ""
    return Facts(values, orders, _title(data))


def _names(items: list[Any]) -> list[str]:
    known = next((found for keys in _NAMED_BY if (found := [_name(one, keys) for one in items]) and all(found)), None)
    if known is None:
        return [str(number) for number in range(1, len(items) + 1)]
    seen: Counter[str] = Counter()
    names = []
    for name in known:
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return names


def _name(item: Any, keys: tuple[str, ...]) -> str:
    if not isinstance(item, dict):
        return ""
    inner = next(iter(item.values())) if len(item) == 1 else None
    item = inner if isinstance(inner, dict) else item  # {field: {id: ...}}
    if not isinstance(item.get(keys[0]), str):
        return ""
    return " ".join(str(item[key]) for key in keys if key in item)


def _title(data: Any) -> tuple[str, str]:
    for key in ("title", "name", "label"):
        found = data.get(key) if isinstance(data, dict) else None
        if isinstance(found, dict) and isinstance(found.get("en"), str) and isinstance(found.get("ja"), str):
            return found["en"], found["ja"]
    return "", ""


def hashes(root: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of the updated areas below the folder of a data set, by path."""
    return {path: hashlib.sha256((root / path).read_bytes()).hexdigest() for path in files_of(root)}


def files_of(root: Path) -> Iterator[str]:
    """Yield the path of every file of the updated areas below a folder, in order."""
    tops = [root.joinpath(*parts) for parts in sorted(UPDATED)]
    tops += [path for path in sorted((root / "templates").glob("*")) if path.name not in OWN_TEMPLATES]
    for top in (*tops, root.joinpath(*OUTLINES)):
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file():
                yield path.relative_to(root).as_posix()


def differing(now: Path, then: Path) -> tuple[str, ...]:
    """Return the files that are not the same in two data sets, in order."""
    old, new = hashes(now), hashes(then)
    return tuple(sorted(path for path in {*old, *new} if old.get(path) != new.get(path)))


def described(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Return what has to be described when these files differ: a shape or table also moves what takes from it."""
    found = list(paths)
    names = {Path(path).stem for path in found if path.startswith((SHAPES, REFERENCE))}
    shapes = {path.stem: path.read_text(encoding="utf-8-sig") for path in (root / SHAPES).glob("*.yaml")}
    while names and (more := {name for name, text in shapes.items() if name not in names and _named(names, text)}):
        names |= more
    for path in sorted((root / METHODS).glob("*.yaml")) if names else ():
        text = path.read_text(encoding="utf-8-sig")
        if is_composed(text) and _named(names, text):
            found.append(f"{METHODS}{path.name}")
    return tuple(dict.fromkeys(found))


def _named(names: Iterable[str], text: str) -> bool:
    # A name that stands there by chance costs a look at one definition more and shows nothing.
    return re.search(rf"\b(?:{'|'.join(map(re.escape, names))})\b", text) is not None


def describe(root: Path, paths: Iterable[str]) -> dict[Subject, Facts]:
    """Return what these files say; the process has to work with the data in `root`.

    Raises Problem "definition.invalid" or "data.unfit" for one that cannot be read.
    """
    found: dict[Subject, Facts] = {}
    for path in described(root, paths):
        if not (root / path).is_file() or path == "/".join(INDEX):
            continue
        for subject, one in _subjects(root, path):
            before = found.get(subject, Facts())
            found[subject] = Facts({**before.values, **one.values}, {**before.orders, **one.orders},
                                   one.title if any(one.title) else before.title)
    return found


def subjects(root: Path, path: str) -> tuple[Subject, ...]:
    """Return what a file is about, whatever data the process works with."""
    if path.startswith(METHODS):
        data = _read((root / path).read_text(encoding="utf-8-sig"), path)
        return (("methodology", f"{data.get('methodology')} ver{data.get('version')}"),)
    return tuple(subject for subject, _ in _subjects(root, path))


def _read(text: str, name: str) -> Any:
    """Return the data with every scalar as it is written; whether they make sense is for `check` to say."""
    import yaml

    try:
        return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 it makes texts, lists and mappings alone
    except yaml.YAMLError as error:
        raise Problem("data.unfit", name, reason=" ".join(str(error).split())) from None


def _subjects(root: Path, path: str) -> Iterator[tuple[Subject, Facts]]:
    file = root / path
    if not path.endswith(".yaml"):
        content = file.read_bytes()
        shown = f"SHA-256 {hashlib.sha256(content).hexdigest()[:16]} ({len(content):,} bytes)"
        area, name = ("template", path.split("/")[1].upper()) if path.startswith("templates/") else ("map", file.name)
        yield (area, name), Facts({(file.name,): shown})
        return
    text = file.read_text(encoding="utf-8-sig")
    data = _read(flat_text(text, file.name) if path.startswith(METHODS) else text, file.name)
    if path == COUNTRIES:
        yield from _countries(data)
        return
    one = facts(data)
    if path.startswith(METHODS):
        yield ("methodology", f"{data['methodology']} ver{data['version']}"), one
    elif path.startswith(FORMS):
        yield ("form", f"{data['form']} ver{data['version']}"), one
    elif path.startswith("templates/"):
        yield ("template", path.split("/")[1].removesuffix(".yaml").upper()), one
    else:
        yield (next(area for stem, area in _AREAS.items() if path.startswith(stem)), file.stem), one


def _countries(data: dict[str, Any]) -> Iterator[tuple[Subject, Facts]]:
    sources = data.get("sources", {})
    for code, one in data.get("countries", {}).items():
        yield ("country", str(code)), facts(_with_sources(one, sources))
    yield ("country", "-"), facts({key: value for key, value in data.items() if key != "countries"})


def _with_sources(data: Any, sources: Mapping[str, Any]) -> Any:
    """Return a country's facts with the title of each source in place of its id."""
    if isinstance(data, list):
        return [_with_sources(one, sources) for one in data]
    if not isinstance(data, dict):
        return data
    return {key: str(sources[one].get("title", one)) if key == "source" and isinstance(one, str) and one in sources
            else _with_sources(one, sources) for key, one in data.items()}
