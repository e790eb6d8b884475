"""A definition made of others: a shape it extends, and figures taken from the reference tables.

What comes out is one flat definition that says everything itself; that text is pinned in project files, so a later
change of a shape or a table never reaches a project unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jcm_pdd.core import units
from jcm_pdd.core.flaws import Flaw
from jcm_pdd.files.reference_tables import Figure, figure, rows_of
from jcm_pdd.files.strict_yaml import Path, StrictYaml

Load = Callable[[str], StrictYaml]
DEEPEST = 4
_COMPOSED = ("extends:", "from:", "rows_from:")


def is_composed(text: str) -> bool:
    """Return whether a definition's text takes anything from elsewhere; most do not and are read as they stand."""
    return any(word in text for word in _COMPOSED)


def compose(own: StrictYaml, load: Load) -> StrictYaml:
    """Return a definition with everything it takes from elsewhere put in.

    `load` returns the shape of a name; `extends` names one or several, of which the later stands over the earlier.
    Lists whose items have an id are merged item by item; an item with `remove: true` is left out. Raises Problem
    "definition.invalid" with file and line.
    """
    merged = _extended(own, load, ())
    for section, path, item in _items(merged.data):
        _fill(merged, section, path, item)
    return merged


def as_text(data: Any) -> str:
    """Return data as YAML text that reads back the same: decimals plain, words that look like numbers quoted."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes decimals as they are, and lists set in below their key."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

    Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar(
        "tag:yaml.org,2002:float" if "." in format(value, "f") else "tag:yaml.org,2002:int", format(value, "f")))
    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110)


def _extended(own: StrictYaml, load: Load, seen: tuple[str, ...]) -> StrictYaml:
    if not isinstance(own.data, dict) or "extends" not in own.data:
        return own
    named, line = own.data["extends"], own.line(("extends",))
    names = named if isinstance(named, list) else [named]
    if not names or len(seen) >= DEEPEST or any(not isinstance(name, str) or name in seen for name in names) or (
            len(set(names)) < len(names)):
        raise own.problem(line, "extends", Flaw("flaw.extends_circle"))
    try:
        loaded = [load(name) for name in names]
    except LookupError as error:
        raise own.problem(line, "extends", Flaw("flaw.extends_unknown", name=str(named)[:80], known=error.args[0])
                          ) from None
    shapes = [_extended(shape, load, (*seen, name)) for shape, name in zip(loaded, names, strict=True)]
    base = shapes[0]
    for shape in shapes[1:]:
        base = _over(base, shape, shape.data)
    return _over(base, own, {key: value for key, value in own.data.items() if key != "extends"})


def _over(base: StrictYaml, own: StrictYaml, data: Any) -> StrictYaml:
    """Return a definition's data put over those of a shape."""
    result = StrictYaml(own.name)
    result.data = _merged(_Part(base, (), base.data), _Part(own, (), data), result, ())
    return result


@dataclass(frozen=True, slots=True)
class _Part:
    """A value of a read text with its place there."""

    source: StrictYaml
    path: Path
    value: Any

    def at(self, key: str | int) -> _Part:
        """Return the part of this one at a key or a position."""
        return _Part(self.source, (*self.path, key), self.value[key])


def _merged(old: _Part, new: _Part, into: StrictYaml, path: Path) -> Any:
    """Return new over old, and remember for every part which file and line it came from."""
    if isinstance(old.value, dict) and isinstance(new.value, dict):
        found: dict[str, Any] = {}
        for key in dict.fromkeys([*old.value, *new.value]):
            here = (*path, key)
            if key not in new.value:
                found[key] = _copied(old.at(key), into, here)
            elif key not in old.value:
                found[key] = _copied(new.at(key), into, here)
            else:
                into.take_line(here, new.source, (*new.path, key))
                found[key] = _merged(old.at(key), new.at(key), into, here)
        return found
    if _is_named(old.value) and _is_named(new.value):
        return _merged_list(old, new, into, path)
    return _copied(new, into, path)


def _merged_list(old: _Part, new: _Part, into: StrictYaml, path: Path) -> list[Any]:
    places = {_name(item): at for at, item in enumerate(new.value)}
    found: list[Any] = []
    for at, item in enumerate(old.value):
        mine = places.pop(_name(item), None)
        here = (*path, len(found))
        if mine is None:
            found.append(_copied(old.at(at), into, here))
        elif new.value[mine].get("remove") is not True:
            into.take_line(here, new.source, (*new.path, mine))
            found.append(_merged(old.at(at), new.at(mine), into, here))
    for mine in places.values():
        item = new.value[mine]
        if item.get("remove") is True:
            raise new.source.problem(new.source.line((*new.path, mine)), str(_name(item)),
                                     Flaw("flaw.remove", name=_name(item)))
        found.append(_copied(new.at(mine), into, (*path, len(found))))
    return found


def _copied(part: _Part, into: StrictYaml, path: Path) -> Any:
    into.take_line(path, part.source, part.path)
    if isinstance(part.value, dict):
        return {key: _copied(part.at(key), into, (*path, key)) for key in part.value}
    if isinstance(part.value, list):
        return [_copied(part.at(at), into, (*path, at)) for at in range(len(part.value))]
    return part.value


def _is_named(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(
        isinstance(item, dict) and _name(item) is not None for item in value)


def _name(item: dict[str, Any]) -> object:
    return item.get("id", item.get("option"))


def _items(data: Any) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Yield the defaults, reference tables and rows of tables of a definition."""
    if not isinstance(data, dict):
        return
    for section in ("defaults", "lookups"):
        for at, item in enumerate(_listed(data.get(section))):
            if isinstance(item, dict):
                yield section, (section, at), item
                for number, row in enumerate(_listed(item.get("rows"))):
                    if isinstance(row, dict) and section == "lookups":
                        yield "rows", (section, at, "rows", number), row


def _listed(value: Any) -> list[Any]:
    """Return a list as it is, and nothing for what should be one and is not; the model says that."""
    return value if isinstance(value, list) else []


def _fill(merged: StrictYaml, section: str, path: Path, item: dict[str, Any]) -> None:
    """Put the figures an item names in their places."""
    if section == "lookups" and "rows_from" in item:
        wanted = _wanted(merged, path, item.pop("rows_from"))
        if len(_listed(wanted.get("rows"))) > len(rows_of(str(wanted.get("table")))):
            raise merged.problem_at(path, str(item.get("id", "-")), Flaw("flaw.lookup_twice"))
        rows = [_row(merged, path, name, {**wanted, "row": name}, str(item.get("unit", "-")))
                for name in map(str, _listed(wanted.get("rows")) or rows_of(str(wanted.get("table"))))]
        item["rows"] = [*rows, *_listed(item.get("rows"))]
    if section != "lookups" and "from" in item:
        wanted = _wanted(merged, path, item.pop("from"))
        owner = merged.data["lookups"][path[1]] if section == "rows" else item
        found = _found(merged, path, wanted)
        item["value"] = _in_unit(merged, path, found, str(owner.get("unit", "-")))
        item["provenance"] = found.provenance()


def _row(merged: StrictYaml, path: Path, name: str, wanted: dict[str, Any], unit: str) -> dict[str, Any]:
    found = _found(merged, path, wanted)
    return {"id": name, "key": name, "label": {"en": found.label.en, "ja": found.label.ja},
            "value": _in_unit(merged, path, found, unit), "provenance": found.provenance()}


def _wanted(merged: StrictYaml, path: Path, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or not {"table", "column"} <= value.keys():
        raise merged.problem_at(path, "from", Flaw("flaw.from", name="from"))
    return value


def _found(merged: StrictYaml, path: Path, wanted: dict[str, Any]) -> Figure:
    names = str(wanted.get("table", "")), str(wanted.get("row", "")), str(wanted.get("column", ""))
    found = figure(*names, str(wanted.get("bound", "value")))
    if found is None:
        name = f"{'/'.join(names)} {wanted.get('bound', '')}".strip()
        raise merged.problem_at(path, "from", Flaw("flaw.no_figure", name=name[:200]))
    return found


def _in_unit(merged: StrictYaml, path: Path, found: Figure, unit: str) -> Decimal:
    factor = Decimal(1) if unit == found.unit else units.factor(found.unit, unit)
    if factor is None:
        raise merged.problem_at(path, "unit", Flaw("flaw.reference_unit", given=found.unit, wanted=unit[:80]))
    value = found.value * factor
    return value.normalize() if value % 1 else value.quantize(Decimal(1))
