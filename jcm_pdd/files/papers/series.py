"""Reading a file of measured data from end to end: staged, loaded, cleaned, summed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from jcm_pdd.core.papers.series import SeriesMapping, SeriesReport
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers import series_table
from jcm_pdd.files.papers.series_cleaning import Cleaning, clean
from jcm_pdd.files.papers.series_reading import SeriesLook, check_size, is_workbook, look
from jcm_pdd.files.papers.series_spans import Rhythm, spans
from jcm_pdd.files.papers.series_staging import Silent, Staged, Stopped, Talk, stage
from jcm_pdd.files.papers.series_totals import Totals, totals, trace


def read_series(path: Path, mapping: SeriesMapping, talk: Talk | None = None, work: Path | None = None) -> SeriesReport:
    """Return what came of a file: exact totals with coverage, and everything odd that was found.

    `work` is an empty folder for what is written on the way (a temporary one unless given). Raises Problem
    "measured.*", and Stopped when `talk` says so; the file itself is only read.
    """
    check_size(path)
    with TemporaryDirectory(prefix="jcm-series-", dir=work) as folder:
        return _read(path, _settled(path, mapping), talk or Silent(), Path(folder))


def _settled(path: Path, mapping: SeriesMapping) -> SeriesMapping:
    """Fill in the encoding and delimiter a mapping leaves to the file."""
    if is_workbook(path) or (mapping.encoding and mapping.delimiter):
        return mapping
    seen: SeriesLook = look(path, mapping)
    return replace(mapping, encoding=mapping.encoding or seen.mapping.encoding,
                   delimiter=mapping.delimiter or seen.mapping.delimiter)


def _read(path: Path, mapping: SeriesMapping, talk: Talk, folder: Path) -> SeriesReport:
    import duckdb

    staged = stage(path, mapping, folder / "lines", talk)
    store = series_table.connect(folder)
    try:
        _step(talk, 45)
        loaded = series_table.load(store, folder / "lines", mapping, path.name)
        _step(talk, 65)
        work = Cleaning(store, mapping, path.name)
        _note_staged(work, staged)
        if mapping.delimiter != ",":  # where commas part cells, a number with one was quoted for its thousands
            sign = "," if mapping.decimal == "." else "."
            work.found("ambiguous", "warning", [], loaded.ambiguous, "decimal", sign=sign)
        clean(work)
        _step(talk, 80)
        rhythm = spans(work)
        _step(talk, 90)
        found = totals(work)
        return _report(work, loaded.rows, rhythm, found)
    except duckdb.OutOfMemoryException as error:
        raise Problem("measured.memory", path.name) from error
    except duckdb.Error as error:
        raise Problem("measured.failed", path.name, reason=type(error).__name__) from error
    finally:
        store.close()


def _step(talk: Talk, done: int) -> None:
    if talk.cancelled():
        raise Stopped
    talk.progress(done, 100, "check")


def _note_staged(work: Cleaning, staged: Staged) -> None:
    count = sum(staged.other_encoding.values())
    work.found("mixed_encoding", "warning", staged.other_lines, count, "encoding",
               encodings=", ".join(staged.other_encoding), main=work.mapping.encoding)
    work.found("undecodable", "warning", staged.undecodable, staged.undecodable_count, "encoding",
               main=work.mapping.encoding)
    work.found("binary", "warning", staged.binary, staged.binary_count)


def _report(work: Cleaning, rows: int, rhythm: Rhythm, found: Totals) -> SeriesReport:
    used = series_table.one(work.store, "SELECT count(*) FROM spans")[0]
    return SeriesReport(work.mapping, rows, int(used), found.first, found.last, rhythm.text, work.mapping.summed,
                        found.total, found.covered, found.periods, tuple(work.oddities), trace(work))
