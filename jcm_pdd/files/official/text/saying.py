"""What was read from a methodology's text and what was not, as lines for people in English and Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jcm_pdd.files.messages import problem_catalogue
from jcm_pdd.files.official.text.model import EmissionSource, NotUnderstood, OfficialText, TextParameter

_WORDS = {
    "en": {"methodology": "Methodology", "version": "version", "title": "Title", "none": "not found",
           "terms": "Terms", "criteria": "Eligibility criteria", "reference": "Sources of reference emissions",
           "project": "Sources of project emissions", "parameters": "Parameters fixed ex ante",
           "values": "numbers printed: {n}", "look": "To look at", "open": "({place})"},
    "ja": {"methodology": "方法論", "version": "版", "title": "名称", "none": "見つかりません",
           "terms": "用語", "criteria": "適格性要件", "reference": "リファレンス排出量の排出源",
           "project": "プロジェクト排出量の排出源", "parameters": "事前に固定するパラメータ",
           "values": "記載の数値：{n}個", "look": "確認が必要な箇所", "open": "（{place}）"},
}  # fmt: skip
_PIECES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^Section ([A-I]) “(.*?)”(?=, |$)"), r"\1節「\2」"),
    (re.compile(r"^Section ([A-I])"), r"\1節"),
    (re.compile(r", Criterion (\d+)"), r"、要件\1"),
    (re.compile(r", Reference emissions(?=, )"), "、リファレンス排出量"),
    (re.compile(r", Project emissions(?=, )"), "、プロジェクト排出量"),
    (re.compile(r", page (\d+)$"), r"、\1ページ"),
    (re.compile(r", table (\d+), row (\d+)$"), r"、表\1の\2行目"),
    (re.compile(r", paragraph (\d+)$"), r"、\1番目の段落"),
)  # fmt: skip
_SHORT = 100


def place_text(place: str, language: str) -> str:
    """Return a place ("Section D, Criterion 2, page 3") in a language ("D節、要件2、3ページ")."""
    if language == "ja":
        for pattern, words in _PIECES:
            place = pattern.sub(words, place)
        place = place.replace(", ", "、")
    return place


def note_text(note: NotUnderstood, language: str) -> str:
    """Return the sentence about something a person should look at."""
    words = problem_catalogue()[note.code]["ja" if language == "ja" else "en"]
    text = " ".join(note.text.split())
    shown = {"where": place_text(note.where, language), "text": text if len(text) <= 3 * _SHORT else text[:300] + "…"}
    return str(words).format_map(shown)


def lines(text: OfficialText, language: str) -> list[str]:
    """Return what was read, each item with its place, and then what a person should look at."""
    words = _WORDS["ja" if language == "ja" else "en"]
    number = text.methodology or words["none"]
    found = [f"{words['methodology']}: {number}, {words['version']} {text.version or words['none']}",
             f"{words['title']}: {text.title or words['none']}"]
    found += _list(words, "criteria", [(f"{c.number}. {_short(c.text)}", c.place) for c in text.criteria], language)
    found += _list(words, "terms", [(term.term, term.place) for term in text.terms], language)
    for name, sources in (("reference", text.reference_sources), ("project", text.project_sources)):
        found += _list(words, name, [(_source(source), source.place) for source in sources], language)
    found += _parameters(text.parameters, words, language)
    if text.report:
        found.append(f"{words['look']}: {len(text.report)}")
        found += [f"  {note_text(note, language)}" for note in text.report]
    return found


def _list(words: dict[str, str], name: str, rows: list[tuple[str, str]], language: str) -> Iterator[str]:
    yield f"{words[name]}: {len(rows) or words['none']}"
    for text, place in rows:
        yield f"  {text} {words['open'].format(place=place_text(place, language))}"


def _parameters(parameters: tuple[TextParameter, ...], words: dict[str, str], language: str) -> Iterator[str]:
    yield f"{words['parameters']}: {len(parameters) or words['none']}"
    for one in parameters:
        count = f" – {words['values'].format(n=len(one.values))}" if one.values else ""
        yield f"  {one.symbol}{count} {words['open'].format(place=place_text(one.place, language))}"
        for value in one.values:
            yield f"    {value.label + ': ' if value.label else ''}{value.number:f} {value.unit}".rstrip()


def _source(source: EmissionSource) -> str:
    return f"{source.source} [{source.gas}]"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else text[:_SHORT].rstrip() + "…"
