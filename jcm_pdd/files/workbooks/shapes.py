"""Whether a formula keeps to what the engines are proven for: functions, shapes of arguments, array contexts.

An area where one value is due means implicit intersection in old workbooks and a spilled array in new ones, and
element-wise functions over an area inside SUMPRODUCT are silently wrong in one engine: all such are refused.
"""

from __future__ import annotations

from functools import lru_cache

from jcm_pdd.files.workbooks.proven import PROVEN, TEXT_FORMATS, TEXTUAL, VOLATILE
from jcm_pdd.files.workbooks.tokens import LINKS, Token

_SHORT = 200  # tokens; the verdict on more is not remembered
DEEPEST = 64  # levels of functions Excel nests; what is deeper is hostile
_VALUE, _CELL, _AREA, _ARRAY, _LITERAL = "v", "c", "a", "x", "s"
_FITS = {"v": "vcs", "a": "ca", "r": "vcas", "x": "ax", "t": "cs"}
_LEVELS = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))


class Refusal(Exception):
    """A formula is outside of what is proven: `what` names the function or construction."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(code, what)
        self.code, self.what = code, what


def check(parts: tuple[Token, ...]) -> None:
    """Raise Refusal unless both engines are proven for the formula. Names must have been put in before."""
    keys = tuple(_key(token) for token in parts)
    error = _verdict(keys) if len(keys) <= _SHORT else _verdict.__wrapped__(keys)
    if error is not None:
        raise Refusal(*error)


def _key(token: Token) -> tuple[str, str]:
    """Return what the verdict depends on: which cells are read does not matter, only whether one or many."""
    if token.kind in ("cell", "area"):
        single = token.corners is not None and token.corners[:2] == token.corners[2:]
        return "area" if token.kind == "area" and not single else token.kind, ""
    if token.kind in ("text", "number") and token.text not in ("0", '""') and token.text[1:-1] not in TEXT_FORMATS:
        return token.kind, ""
    return token.kind, token.text


@lru_cache(maxsize=4096)
def _verdict(keys: tuple[tuple[str, str], ...]) -> tuple[str, str] | None:
    try:
        parser = _Parser(keys)
        shape = parser.expression(0)
        if parser.at < len(keys):
            raise Refusal("workbook.construction", keys[parser.at][1] or keys[parser.at][0])
        if shape not in _FITS["v"]:
            raise Refusal("workbook.array", "=")
    except Refusal as error:
        return error.code, error.what
    return None


class _Parser:
    """Finds the shape of each part by recursive descent; precedence as in Excel (minus binds before ^)."""

    def __init__(self, keys: tuple[tuple[str, str], ...]) -> None:
        self.keys, self.at, self.depth = keys, 0, 0

    def _peek(self) -> tuple[str, str]:
        return self.keys[self.at] if self.at < len(self.keys) else ("end", "end of formula")

    def _take(self, text: str) -> bool:
        if self._peek() == ("operator", text):
            self.at += 1
            return True
        return False

    def expression(self, level: int) -> str:
        """Return the shape of an expression whose operators bind at `level` or tighter."""
        if level == len(_LEVELS):
            return self._signed()
        shape = self.expression(level + 1)
        while self._peek()[0] == "operator" and self._peek()[1] in _LEVELS[level]:
            operator = self._peek()[1]
            self.at += 1
            other = self.expression(level + 1)
            if operator == "&" and not {shape, other} <= {_CELL, _LITERAL}:
                raise Refusal("workbook.construction", "&")
            shape = _LITERAL if operator == "&" else _joined(shape, other)
        return shape

    def _signed(self) -> str:
        signs = 0
        while self._peek() in (("operator", "-"), ("operator", "+")):
            self.at += 1
            signs += 1
        shape = self._atom()
        percents = 0
        while self._take("%"):
            percents += 1
        if max(signs, percents) > DEEPEST:
            raise Refusal("workbook.construction", f"> {DEEPEST}")
        return _joined(shape, _VALUE) if signs or percents else shape

    def _atom(self) -> str:
        kind, text = self._peek()
        self.at += 1
        if kind == "function":
            return self._deeper(text)
        if kind in ("text", "number", "truth", "error"):
            return _LITERAL
        if kind in ("cell", "area"):
            return _CELL if kind == "cell" else _AREA
        if (kind, text) == ("operator", "("):
            shape = self._deeper(None)
            if not self._take(")"):
                raise Refusal("workbook.construction", "(")
            return shape
        if kind == "name":
            raise Refusal("workbook.unknown_name", text)
        raise Refusal("workbook.link" if text in LINKS else "workbook.construction", text)

    def _deeper(self, function: str | None) -> str:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Refusal("workbook.construction", f"> {DEEPEST} levels")
        shape = self.expression(0) if function is None else self._call(function)
        self.depth -= 1
        return shape

    def _call(self, function: str) -> str:
        if function in VOLATILE:
            raise Refusal("workbook.volatile", function)
        if function not in PROVEN:
            raise Refusal("workbook.function", function)
        shapes: list[str] = []
        starts: list[int] = []
        if not self._take(")"):
            while True:
                starts.append(self.at)
                if self._peek() in (("operator", ","), ("operator", ")")):
                    raise Refusal("workbook.construction", f"{function}(,)")
                shapes.append(self.expression(0))
                if self._take(")"):
                    break
                if not self._take(","):
                    raise Refusal("workbook.construction", self._peek()[1] or self._peek()[0])
        self._fit(function, shapes, starts)
        return _LITERAL if function in TEXTUAL else _VALUE

    def _fit(self, function: str, shapes: list[str], starts: list[int]) -> None:
        wanted = PROVEN[function].letters(len(shapes))
        if wanted is None:
            raise Refusal("workbook.construction", f"{function}({len(shapes)})")
        for letter, shape in zip(wanted, shapes, strict=True):
            if shape not in _FITS[letter]:
                raise Refusal("workbook.array", function)
        if function == "TEXT" and self.keys[starts[1]][1][1:-1] not in TEXT_FORMATS:
            raise Refusal("workbook.construction", "TEXT")
        # row or column 0 of INDEX means all of them: an array
        if function == "INDEX" and ("number", "0") in (self.keys[start] for start in starts[1:]):
            raise Refusal("workbook.array", "INDEX")


def _joined(left: str, right: str) -> str:
    """Return the shape of two operands joined by an operator."""
    return _ARRAY if {left, right} & {_AREA, _ARRAY} else _VALUE
