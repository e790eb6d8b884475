"""A validator for the words of JSON Schema that the methodology schema uses; one it does not know is an error."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

_SAID = {"$schema", "title", "description", "default", "$defs"}
_TYPES = {"string": str, "boolean": bool, "object": dict, "array": list, "null": type(None)}


class Checker:
    """Checks data against one schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.whole = schema

    def errors(self, data: Any, schema: dict[str, Any] | None = None, at: str = "") -> Iterator[str]:
        """Yield what does not fit, each with its place."""
        schema = self.whole if schema is None else schema
        for word, rule in schema.items():
            if word not in _SAID | {"then", "else"}:
                yield from getattr(self, f"_{word.removeprefix('$')}")(data, rule, schema, at)

    def _ref(self, data: Any, rule: str, schema: Any, at: str) -> Iterator[str]:
        yield from self.errors(data, self.whole["$defs"][rule.rsplit("/", 1)[1]], at)

    def _if(self, data: Any, rule: Any, schema: Any, at: str) -> Iterator[str]:
        way = "else" if any(self.errors(data, rule, at)) else "then"
        yield from self.errors(data, schema[way], at)

    def _not(self, data: Any, rule: Any, schema: Any, at: str) -> Iterator[str]:
        if not any(self.errors(data, rule, at)):
            yield f"{at}: is what it must not be"

    def _anyOf(self, data: Any, rule: Any, schema: Any, at: str) -> Iterator[str]:  # noqa: N802 as the schema has it
        if all(any(self.errors(data, one, at)) for one in rule):
            yield f"{at}: none of the ways fits"

    def _type(self, data: Any, rule: str, schema: Any, at: str) -> Iterator[str]:
        number = isinstance(data, int | Decimal) and not isinstance(data, bool)
        whole = isinstance(data, int) and not isinstance(data, bool)
        fits = whole if rule == "integer" else number if rule == "number" else isinstance(data, _TYPES[rule])
        if not fits:
            yield f"{at}: no {rule}"

    def _properties(self, data: Any, rule: Any, schema: Any, at: str) -> Iterator[str]:
        for key in set(rule) & set(data if isinstance(data, dict) else ()):
            yield from self.errors(data[key], rule[key], f"{at}/{key}")

    def _additionalProperties(self, data: Any, rule: Any, schema: Any, at: str) -> Iterator[str]:  # noqa: N802
        for key in set(data if isinstance(data, dict) else ()) - set(schema.get("properties", ())):
            if rule is False:
                yield f"{at}/{key}: not known"
            elif isinstance(rule, dict):
                yield from self.errors(data[key], rule, f"{at}/{key}")

    def _required(self, data: Any, rule: Any, schema: Any, at: str) -> Iterator[str]:
        yield from (f"{at}: {key} is missing" for key in rule if isinstance(data, dict) and key not in data)

    def _items(self, data: Any, rule: Any, schema: Any, at: str) -> Iterator[str]:
        for number, item in enumerate(data if isinstance(data, list) else ()):
            yield from self.errors(item, rule, f"{at}/{number}")

    def _enum(self, data: Any, rule: Any, schema: Any, at: str) -> Iterator[str]:
        if data not in rule:
            yield f"{at}: none of {rule}"

    def _const(self, data: Any, rule: Any, schema: Any, at: str) -> Iterator[str]:
        if data != rule:
            yield f"{at}: not {rule}"

    def _minItems(self, data: Any, rule: int, schema: Any, at: str) -> Iterator[str]:  # noqa: N802
        if isinstance(data, list) and len(data) < rule:
            yield f"{at}: too few"

    def _minLength(self, data: Any, rule: int, schema: Any, at: str) -> Iterator[str]:  # noqa: N802
        if isinstance(data, str) and len(data) < rule:
            yield f"{at}: too short"

    def _minimum(self, data: Any, rule: int, schema: Any, at: str) -> Iterator[str]:
        if isinstance(data, int) and data < rule:
            yield f"{at}: too small"

    def _maximum(self, data: Any, rule: int, schema: Any, at: str) -> Iterator[str]:
        if isinstance(data, int) and data > rule:
            yield f"{at}: too large"

    def _pattern(self, data: Any, rule: str, schema: Any, at: str) -> Iterator[str]:
        import re

        if isinstance(data, str) and re.search(rule, data) is None:
            yield f"{at}: not like {rule}"
