"""Methodology files nobody should have written, by name: bytes made from a pack that ships."""

from __future__ import annotations

from jcm_pdd.files.definitions import library

SOLAR = library().text("methodologies", "TH_AM001", "01.0")
_FORMULA = "expr: EG * lookup(EF_RE, connection)"
_ZERO = "expr: '0'"
_COMMAND = "__import__('os').system('echo ran > RAN')"


def formula(text: str, old: str = _ZERO) -> bytes:
    """Return the pack with another formula."""
    assert old in SOLAR
    return SOLAR.replace(old, "expr: >-\n      " + text, 1).encode()


def swapped(old: str, new: str) -> bytes:
    assert old in SOLAR, old
    return SOLAR.replace(old, new, 1).encode()


def _chain(count: int) -> bytes:
    """Formulas that read one another, the last by the project emissions: long, but nothing is wrong with it."""
    one = ("  - {{id: f{0}, symbol: f{0}, label: {{en: step, ja: 段階}}, unit: tCO2/p, expr: f{1}, "
           "provenance: {{status: derived, source: made}}}}\n")
    text = "".join(one.format(number, number + 1) for number in range(count))
    text += one.format(count, "x").replace("expr: fx", 'expr: "0"')
    return SOLAR.replace(_ZERO, "expr: f0").replace("\nformulas:\n", f"\nformulas:\n{text}", 1).encode()


def hostile() -> dict[str, bytes]:
    """Return the files that must be refused with file and line."""
    return {
        "deep_lists": b"a: " + b"[" * 5000, "deep_maps": b"{a: " * 5000, "tall": _tall(),
        "brackets": formula("(" * 1900 + "1" + ")" * 1900), "minus": formula("-" * 3900 + "1"),
        "nots": formula("if(" + "not " * 900 + "true, 1, 2)"), "terms": formula("+".join(["EG"] * 1000)),
        "ifs": formula("if(EG > 1, 1, " * 250 + "1" + ")" * 250), "megabyte": formula("1 + " * 250_000 + "1"),
        "digits": formula("9" * 3000), "commands": formula(_COMMAND), "attribute": formula("EG.__class__"),
        "index": formula("EG[0]"), "walrus": formula("(x := 1)"), "builtins": formula("lookup(__builtins__, EG)"),
        "lambda": formula("lambda: 1"), "dunder_id": swapped("id: IEC_61215", "id: __class__"),
        "wide_id": swapped("id: IEC_61215", "id: ＩＥＣ"),
        "tag": swapped("country: TH", "country: !!python/object/apply:os.system ['echo ran > RAN']"),
        "circle": SOLAR.replace(_ZERO, "expr: RE").replace("expr: sum(i, RE_i)", "expr: PE").encode(),
        "own_circle": formula("PE + 1"), "billion_rows": swapped("min_rows: 1", "min_rows: 1000000000"),
        "huge_value": swapped("value: 0.319", "value: 1e999999999"), "nan": swapped("value: 0.319", "value: NaN"),
        "infinity": swapped("value: 0.319", "value: .inf"), "tiny": swapped("value: 0.319", "value: 1e-99999"),
        "nul": swapped("country: TH", "country: \x00TH"), "bell": swapped("country: TH", "country: \x07TH"),
        "surrogate": swapped("country: TH", 'country: "\\uD800"'), "utf16": SOLAR.encode("utf-16"),
        "cp932": SOLAR.encode("cp932", "replace"), "nothing": b"", "null": b"null", "list": b"- a", "number": b"7",
        "number_for_list": b"defaults: 5\nlookups: 6\nfrom: 1\nextends: solar_pv\n",
        "text_for_list": b"extends: solar_pv\nparameters: abc\n",
        "map_for_list": b"extends: solar_pv\nlookups: {a: 1}\n",
        "extends_nowhere": b"country: TH\nextends: nowhere\n", "extends_path": b"extends: ../../../etc/passwd\n",
        "extends_number": b"extends: 5\n", "extends_many": b"extends: [" + b"solar_pv, " * 9000 + b"]\n",
        "extends_map": b"extends: {a: 1}\n", "from_nowhere": _taken("from: {table: nowhere, row: a, column: b}"),
        "from_path": _taken("from: {table: ../../countries, row: a, column: b}"), "from_number": _taken("from: 7"),
        "from_list": _taken("from: [a]"), "rows_nowhere": b"lookups:\n- {id: E, rows_from: {table: x, column: y}}\n",
        "rows_many": b"lookups:\n- {id: E, unit: tCO2/TJ, rows_from: {table: fuels, column: co2, rows: ["
                     + b"diesel, " * 9000 + b"]}}\n",
        "unknown_names": _unknown_names(),
    }


def harmless() -> dict[str, bytes]:
    """Return odd files that can be used, or are wrong only by the lint, and must not hang or run anything."""
    return {
        "towers": formula("power(9, power(9, 9))"), "tower": formula("power(9, power(9, power(9, 9)))"),
        "exponential": formula("exp(exp(exp(exp(9))))"), "places": formula("round_down(1, power(9, 99999))"),
        "places_minus": formula("round_up(1, -power(9, 99999))"), "near_one": formula("power(1.0000001, 9999999999)"),
        "mark": b"\xef\xbb\xbf" + SOLAR.encode(), "keywords": swapped("id: IEC_61215", "id: lambda").replace(
            b"IEC_61215 or", b"lambda or").replace(b"{IEC_61215}", b"{lambda}"), "long_chain": _chain(1500),
        "traversal": swapped("methodology: TH_AM001", "methodology: ../../../evil"),
        "unit": swapped("unit: kWp", "unit: 9**9**9**9"),
    }


def _tall() -> bytes:
    return ("parameters:\n" + "- {id: a}\n" * 60_000).encode()


def _taken(text: str) -> bytes:
    return f"country: TH\ndefaults:\n- {{id: EF, unit: tCO2/GJ, {text}}}\n".encode()


def _unknown_names() -> bytes:
    one = ("  - {{id: g{0}, symbol: g, label: {{en: g, ja: 段階}}, unit: t, expr: h{0} + k{0}, "
           "provenance: {{status: derived, source: made}}}}\n")
    return SOLAR.replace("\nformulas:\n", "\nformulas:\n" + "".join(map(one.format, range(3000))), 1).encode()
