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

from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.problems import Problem

Path = tuple[str | int, ...]

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 40
_INTEGER = re.compile(r"[-+]?(?:0|[1-9]\d{0,17})\Z")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9]\d{0,19})\.\d{1,20}\Z")
MAX_VALUES = 100_000
# What the parser says, by words of its message, and the flaw that says it to a person.
_SAID = (("control characters", "control"), ("mapping values are not allowed", "colon"),
         ("cannot start any token", "token"), ("tab", "token"), ("',' or", "bracket"), ("unexpected end", "bracket"),
         ("expected the node content", "bracket"), ("block", "indent"), ("expected key", "indent"),
         ("could not find expected ':'", "indent"), ("indent", "indent"))
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

    def problem_at(self, path: Path, key: str, reason: str | Flaw) -> Problem:
        """Return the refusal that names the file and line of a path."""
        return refusal(f"{self.file(path)}:{self.line(path)}", key, reason)

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest part above it that has one."""
        for cut in range(len(path), 0, -1):
            if path[:cut] in self.lines:
                return self.lines[path[:cut]]
        return 1

    def problem(self, line: int, key: str, reason: str | Flaw) -> Problem:
        """Return the refusal that names file and line, the key and the reason."""
        return refusal(f"{self.name}:{line}", key, reason)


def refusal(where: str, key: str, reason: str | Flaw) -> Problem:
    """Return Problem "definition.invalid" with the reason in both languages."""
    if isinstance(reason, str):
        return Problem("definition.invalid", where, key=key or "-", reason=reason, reason_ja=reason, do="", do_ja="")
    from jcm_pdd.files.messages import flaw_words

    (en, do), (ja, do_ja) = flaw_words(reason, "en"), flaw_words(reason, "ja")
    return Problem("definition.invalid", where, key=key or "-", reason=en, reason_ja=ja, do=do, do_ja=do_ja)


@dataclass
class _Open:
    """A mapping or list that is still being read."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


def read(text: str, name: str) -> StrictYaml:
    """Return the data of a YAML text with the lines of its values.

    Raises Problem "definition.invalid" with `name:line` for a syntax error, a duplicate key, a key that is
    not a word, an anchor, a tag, nesting beyond 40 levels, more than two million characters or 100,000 values.
    """
    result = StrictYaml(name)
    if len(text) > MAX_CHARACTERS:
        raise result.problem(1, "", Flaw("flaw.too_long", most=f"{MAX_CHARACTERS:,}"))
    reader = _Reader(result)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            reader.take(event)
    except yaml.YAMLError as error:
        raise result.problem(_error_line(error, text), "", _error_flaw(error)) from None
    return result


def _error_line(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    # A character that cannot be is said by its place in bytes, without a line.
    return text.encode("utf-8", "replace")[:getattr(error, "position", 0) or 0].count(b"\n") + 1


def _error_flaw(error: yaml.YAMLError) -> Flaw:
    message = " ".join(str(getattr(error, "problem", None) or error).split())
    said = next((name for words, name in _SAID if words in message), "other")
    return Flaw(f"flaw.yaml.{said}", message=message)


def _line(event: yaml.Event) -> int:
    """Return the line an event starts in, from 1."""
    return event.start_mark.line + 1 if event.start_mark else 1


class _Reader:
    """Builds plain data from YAML events with a stack of its own, so that deep nesting cannot overflow."""

    def __init__(self, result: StrictYaml) -> None:
        self.result = result
        self.stack: list[_Open] = []
        self.count = 0

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
            raise self._problem(event, Flaw("flaw.anchor"))

    def _problem(self, event: yaml.Event, reason: Flaw, key: str = "") -> Problem:
        return self.result.problem(_line(event), key, reason)

    def _check(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            raise self._problem(event, Flaw("flaw.anchor"))
        if getattr(event, "tag", None) is not None:
            raise self._problem(event, Flaw("flaw.tag"))
        if len(self.stack) > MAX_DEPTH:
            raise self._problem(event, Flaw("flaw.too_deep"))
        self.count += 1
        if self.count > MAX_VALUES:
            raise self._problem(event, Flaw("flaw.too_many", most=f"{MAX_VALUES:,}"))

    def _open(self, event: yaml.Event) -> None:
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Open(value, self._put(event, value)))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            key = str(event.value)
            if key in parent.value:
                raise self._problem(event, Flaw("flaw.key_twice", name=key), key)
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
            raise self._problem(event, Flaw("flaw.key_word"))
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
