"""YAML read strictly: one meaning per spelling, numbers kept exact, and a line number for every value.

Only the plain core of YAML is accepted. `NO` is a word and not false, 0.319 is a decimal and never a binary
float, a key given twice is an error, and anchors are refused (definitions travel inside project files, and
a page of anchors can unfold to gigabytes).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from jcm_pdd.core.problems import Problem

Path = tuple[str | int, ...]

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 40
_INTEGER = re.compile(r"[-+]?(?:0|[1-9]\d{0,17})\Z")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9]\d{0,19})\.\d{1,20}\Z")
_NO_ANCHORS = "anchors and aliases are not allowed (アンカーとエイリアスは使えません)"
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass
class StrictYaml:
    """A read text: the plain data and the line (from 1) of every key and item.

    `names` holds the file of what came from another text than the rest.
    """

    name: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    names: dict[Path, str] = field(default_factory=dict)

    def file(self, path: Path) -> str:
        """Return the file a path, or the nearest part above it, was written in."""
        return next((self.names[path[:cut]] for cut in range(len(path), 0, -1) if path[:cut] in self.names), self.name)

    def take_line(self, path: Path, source: StrictYaml, source_path: Path) -> None:
        """Remember that a path was written where `source` has it."""
        self.lines[path] = source.line(source_path)
        self.names[path] = source.file(source_path)

    def problem_at(self, path: Path, key: str, reason: str) -> Problem:
        """Return the refusal that names the file and line of a path."""
        return Problem("definition.invalid", f"{self.file(path)}:{self.line(path)}", key=key or "-", reason=reason)

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest part above it that has one."""
        for cut in range(len(path), 0, -1):
            if path[:cut] in self.lines:
                return self.lines[path[:cut]]
        return 1

    def problem(self, line: int, key: str, reason: str) -> Problem:
        """Return the refusal that names file and line, the key and the reason."""
        return Problem("definition.invalid", f"{self.name}:{line}", key=key or "-", reason=reason)


@dataclass
class _Open:
    """A mapping or list that is still being read."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


def read(text: str, name: str) -> StrictYaml:
    """Return the data of a YAML text with the lines of its values.

    Raises Problem "definition.invalid" with `name:line` for a syntax error, a duplicate key, a key that is
    not a word, an anchor, a tag, nesting beyond 40 levels or more than two million characters.
    """
    result = StrictYaml(name)
    if len(text) > MAX_CHARACTERS:
        raise result.problem(1, "", "longer than two million characters (200万文字を超えています)")
    reader = _Reader(result)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            reader.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        line = mark.line + 1 if mark else 1
        raise result.problem(line, "", f"not YAML (YAMLとして読めません): {reason}") from None
    return result


def _line(event: yaml.Event) -> int:
    """Return the line an event starts in, from 1."""
    return event.start_mark.line + 1 if event.start_mark else 1


class _Reader:
    """Builds plain data from YAML events with a stack of its own, so that deep nesting cannot overflow."""

    def __init__(self, result: StrictYaml) -> None:
        self.result = result
        self.stack: list[_Open] = []

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check(event)
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._check(event)
            self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise self._problem(event, _NO_ANCHORS)

    def _problem(self, event: yaml.Event, reason: str, key: str = "") -> Problem:
        return self.result.problem(_line(event), key, reason)

    def _check(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            raise self._problem(event, _NO_ANCHORS)
        if getattr(event, "tag", None) is not None:
            raise self._problem(event, "tags are not allowed (タグは使えません)")
        if len(self.stack) > MAX_DEPTH:
            raise self._problem(event, "too deeply nested (入れ子が深すぎます)")

    def _open(self, event: yaml.Event) -> None:
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Open(value, self._put(event, value)))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            key = str(event.value)
            if key in parent.value:
                raise self._problem(event, f"key '{key}' is given twice (キーが重複しています)", key)
            parent.key = key
            self.result.lines[(*parent.path, key)] = _line(event)
            return
        self._put(event, _plain(event.value) if event.implicit[0] else event.value)

    def _put(self, event: yaml.Event, value: Any) -> Path:
        """Place a value into what is open and return its path."""
        if not self.stack:
            self.result.data = value
            return ()
        parent = self.stack[-1]
        if isinstance(parent.value, list):
            path: Path = (*parent.path, len(parent.value))
            self.result.lines[path] = _line(event)
            parent.value.append(value)
            return path
        if parent.key is None:
            raise self._problem(event, "a key must be a word (キーは単語でなければなりません)")
        path = (*parent.path, parent.key)
        parent.value[parent.key] = value
        parent.key = None
        return path


def _plain(text: str) -> str | bool | int | Decimal | None:
    """Return the value of an unquoted scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    return Decimal(text) if _DECIMAL.match(text) else text
