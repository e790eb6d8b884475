"""What a data update changes as a report: lines for a screen, text, CSV for Excel, Word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data_update import words
from jcm_pdd.files.data_update.changes import Change
from jcm_pdd.files.data_update.keys import fingerprint
from jcm_pdd.files.data_update.look import Look
from jcm_pdd.files.portfolio.report import Table, csv_bytes
from jcm_pdd.files.store import atomic

ENDINGS = (".txt", ".csv", ".docx")
_HEADS = {"en": ("Area", "What", "Change", "Field", "Old", "New", "Unit", "Source", "Status"),
          "ja": ("区分", "対象", "変更", "項目", "旧", "新", "単位", "出典", "確認状況")}
_TITLE = {"en": "Data update {version}: what changes", "ja": "データ更新 {version}：変更点"}
_HEAD = {"en": "{publisher}, data as known on {version}, key {key}",
         "ja": "{publisher}、{version}時点のデータ、鍵 {key}"}
_SHARES = (11, 16, 8, 17, 14, 14, 20)


def lines(one: Look, language: str) -> Iterator[str]:
    """Yield the whole report as lines of text."""
    speak = words.of(language)
    yield _TITLE[speak].format(version=one.manifest.version)
    yield _headline(one, language)
    yield one.manifest.note(language)
    yield ""
    if not one.changes:
        yield words.NO_CHANGE[speak]
    for (area, name), found in groupby(one.changes, key=lambda change: (change.area, words.subject(change, language))):
        yield f"{words.AREA[speak][area]}: {name}"
        for change in found:
            yield "  " + line(change, language)
    yield ""
    yield words.PINNED[speak] if one.projects else words.NONE_TOUCHED[speak]
    for project in one.projects:
        yield "  " + words.project(project, language)


def line(one: Change, language: str) -> str:
    """Return one change as a line: field, old and new value with unit, source and status."""
    field, origin = words.field(one, language), words.origin(one, language)
    if not one.path:
        return words.action(one, language)
    if one.path == ("text",) and not one.old and not one.new:
        return field
    old, new = (words.value(text, one.unit, one.path) or "–" for text in (one.old, one.new))
    return f"{field}: {old} -> {new}" + (f"  [{origin}]" if origin else "")


def table(one: Look, language: str) -> Table:
    """Return the changes as a table, a row each."""
    speak = words.of(language)
    rows = tuple((words.AREA[speak][change.area], words.subject(change, language), words.action(change, language),
                  words.field(change, language) if change.path else "", change.old, change.new, change.unit,
                  words.source(change, language), words.status(change, language))
                 for change in one.changes)
    return Table(_TITLE[speak].format(version=one.manifest.version), _HEADS[speak], rows)


def write(one: Look, target: Path, language: str) -> None:
    """Write the report as .txt, .csv (UTF-8 with the mark Excel knows) or .docx.

    Raises Problem `data.report` for another ending, `export.not_written`.
    """
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise Problem("data.report", target.name)
    data = {".txt": _text, ".csv": _csv, ".docx": _word}[ending](one, language)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic.write_bytes(target, data)
    except OSError as error:
        raise Problem("export.not_written", str(target), reason=error.strerror or error) from error


def _text(one: Look, language: str) -> bytes:
    return ("\r\n".join(lines(one, language)) + "\r\n").encode("utf-8-sig")


def _csv(one: Look, language: str) -> bytes:
    return csv_bytes(table(one, language))


def _word(one: Look, language: str) -> bytes:
    from jcm_pdd.files.papers.paper_document import paper_docx
    from jcm_pdd.files.word.derived import Grid

    speak = words.of(language)
    found = table(one, language)
    heads = (*found.heads[:4], found.heads[4], found.heads[5], f"{found.heads[7]}, {found.heads[8]}")
    rows = tuple((words.AREA[speak][change.area], words.subject(change, language), words.action(change, language),
                  words.field(change, language) if change.path else "",
                  words.value(change.old, change.unit, change.path), words.value(change.new, change.unit, change.path),
                  words.origin(change, language)) for change in one.changes)
    projects = Grid((words.PINNED[speak] if one.projects else words.NONE_TOUCHED[speak],), (100,),
                    tuple((words.project(project, language),) for project in one.projects))
    return paper_docx(found.title, _headline(one, language), (Grid(heads, _SHARES, rows), projects), landscape=True)


def _headline(one: Look, language: str) -> str:
    return _HEAD[words.of(language)].format(publisher=one.trusted or one.manifest.publisher,
                                            version=one.manifest.version, key=fingerprint(one.key))
