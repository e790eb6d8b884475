"""Files as they come: encodings, delimiters, header lines, odd cells, broken rows, hostile ones."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from measured_files import Read, codes, hours, lines

from jcm_pdd.core.papers.series import SeriesMapping, changed
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers.series import read_series
from jcm_pdd.files.papers.series_reading import look
from jcm_pdd.files.papers.series_staging import Stopped

TEN = [(f"{at:%Y/%m/%d %H:%M}", at.hour + 1) for at in hours("2025-04-01", 10)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "shift_jis", "euc_jp", "utf-16", "iso2022_jp"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_are_found(read: Read, encoding: str, newline: str) -> None:
    newline = "\n" if encoding == "utf-16" and newline == "\r" else newline  # old Macintosh programs had no UTF-16
    report = read(lines(TEN).replace("\n", newline), encoding=encoding)
    assert (report.total, report.unit, report.rows, codes(report)) == (Decimal(55), "kWh", 10, {})


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_delimiters_are_found(read: Read, delimiter: str) -> None:
    assert read(lines(TEN).replace(",", delimiter)).total == 55


def test_a_decimal_comma(read: Read) -> None:
    text = "Datum;Energie [kWh]\n" + "".join(f"0{day}.04.2025 00:00;1.000,5\n" for day in range(1, 4))
    report = read(text, decimal=",")
    assert (report.total, report.step) == (Decimal("3001.5"), "1 d")


def test_a_sign_that_can_part_thousands_or_decimals_is_told(read: Read) -> None:
    rows = [("2025/04/01", "1,234"), ("2025/04/02", "2,345")]
    text = lines(rows).replace(",", "\t", 1).replace("/01,", "/01\t").replace("/02,", "/02\t")
    report = read(text)
    assert (report.total, codes(report)) == (3_579, {"ambiguous": 2})
    assert codes(read(text, decimal=",")) == {}
    assert codes(read(text + "2025/04/03\t0.5\n")) == {}


def test_a_text_file_that_is_named_like_a_workbook(read: Read) -> None:
    assert read(lines(TEN).replace(",", "\t"), name="export.xls", encoding="cp932").total == 55


def test_quoted_cells_with_thousands_separators_and_line_breaks(read: Read) -> None:
    text = '"日時","電力量\n(kWh)"\n' + "".join(f'"{stamp}","1,{value:03d}.5"\n' for stamp, value in TEN)
    report = read(text)
    assert (report.total, report.unit, report.rows) == (Decimal(10_060), "kWh", 10)
    bad = read(text + '"2025/04/01 10:00","abc"\n')
    assert bad.oddities[0].lines == (13,)


def test_date_and_time_in_two_columns_with_24_00_and_two_header_lines(read: Read) -> None:
    rows = [("2025/04/01", f"{hour}:00", "２，０００．５") for hour in range(1, 25)]
    text = "年月日\t時刻\t電力量\n\t\tkWh\n" + "".join("\t".join(row) + "\n" for row in rows)
    report = read(text, encoding="cp932")
    assert (report.mapping.stamp, report.total, codes(report)) == ("end", Decimal(48012), {})
    assert report.periods[0].covered == Decimal(1) / 30


def test_words_for_nothing_measured_are_gaps_and_not_zeros(read: Read) -> None:
    rows = [*TEN[:4], (TEN[4][0], "欠測"), (TEN[5][0], "-"), (TEN[6][0], "#N/A"), (TEN[7][0], ""), *TEN[8:]]
    report = read(lines(rows))
    assert report.total == 1 + 2 + 3 + 4 + 9 + 10
    assert codes(report) == {"nothing": 4, "gap": 1}
    assert report.oddities[0].lines == (6, 7, 8, 9)


def test_a_broken_row_is_named_by_its_line(read: Read) -> None:
    rows: list[tuple[object, ...]] = list(TEN)
    rows[3] = (rows[3][0], "1,234")  # a separator that nobody quoted
    rows[5] = ("2025/0?/01", 6)
    rows[7] = (rows[7][0], "8.8.8")
    report = read(lines(rows))
    found = {one.finding.code: one.lines for one in report.oddities}
    assert found["measured.bad_cells"] == (5,)
    assert found["measured.bad_stamp"] == (7,)
    assert found["measured.bad_amount"] == (9,)
    assert report.total == 55 - 4 - 6 - 8


def test_a_quote_that_is_not_closed_breaks_its_own_line_alone(read: Read) -> None:
    text = lines(TEN).replace("03:00,4", '03:00,"4')
    report = read(text)
    assert report.total == 51
    assert {one.finding.code: one.lines for one in report.oddities}["measured.bad_amount"] == (5,)


def test_blank_lines_and_a_footer(read: Read) -> None:
    text = lines(TEN).replace("05:00,6\n", "05:00,6\n\n\n") + "\n合計,55\n"
    report = read(text)
    assert report.total == 55
    assert [one.lines for one in report.oddities if one.finding.code == "measured.bad_stamp"] == [(15,)]


def test_lines_of_another_encoding_are_named_and_read(read: Read) -> None:
    good = "".join(f"{stamp},{value},通常\n" for stamp, value in TEN[:5])
    odd = "".join(f"{stamp},{value},点検\n" for stamp, value in TEN[5:7])
    more = "".join(f"{stamp},{value},通常\n" for stamp, value in TEN[7:])
    data = ("日時,電力量(kWh),備考\n" + good).encode() + odd.encode("cp932") + more.encode()
    report = read(data)
    assert report.total == 55
    mixed = report.oddities[0]
    assert (mixed.finding.code, mixed.count, mixed.lines) == ("measured.mixed_encoding", 2, (7, 8))
    assert mixed.finding.args["encodings"] == "cp932"


def test_ascii_at_first_and_japanese_late(read: Read) -> None:
    rows = [(f"{at:%Y/%m/%d %H:%M}", 1, "ok") for at in hours("2020-01-01", 20_000)]
    text = lines(rows, "time,kWh,note") + "2022/04/13 08:00,1,点検\n"
    report = read(text, encoding="cp932")
    assert (report.mapping.encoding, report.total) == ("cp932", Decimal(20_001))


def test_null_bytes_of_a_logger_without_power(read: Read) -> None:
    data = lines(TEN).encode().replace(b"2025/04/01 05:00,6", b"\x00" * 12)
    report = read(data)
    assert report.total == 49
    assert {one.finding.code: one.lines for one in report.oddities}["measured.binary"] == (7,)


@pytest.mark.parametrize(("data", "code"), [
    (b"", "measured.empty"), (b"\n\n\n", "measured.empty"), (bytes(range(256)) * 50, "measured.not_text"),
    (b"a,b\n" + b"x" * (3 << 20), "measured.long_line"), (b"x" * (3 << 20), "measured.long_line"),
    (b"," * 5_000 + b"\n1\n", "measured.too_wide"), (b"a,b\n1,2\nx,3\n", "measured.no_times"),
    (b"time,kWh\n", "measured.no_rows"), (b"time,kWh\n2025/04/01 00:00,-\n", "measured.no_values"),
    (b"\x00" * 4096, "measured.not_text"),
])
def test_files_that_are_no_table_are_refused(read: Read, data: bytes, code: str) -> None:
    with pytest.raises(Problem) as problem:
        read(data)
    assert problem.value.code == code


def test_a_line_of_a_hundred_megabytes_is_refused_without_reading_on(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as stream:
        stream.write(lines(TEN).encode())
        stream.truncate(100 << 20)
    with pytest.raises(Problem) as problem:
        read_series(path, SeriesMapping(encoding="utf-8", delimiter=","))
    assert (problem.value.code, problem.value.arguments["line"]) == ("measured.long_line", "12")


def test_a_million_columns_in_a_late_line(read: Read) -> None:
    with pytest.raises(Problem) as problem:
        read(lines(TEN * 100) + "," * 1_000_000 + "\n")
    assert problem.value.code == "measured.too_wide"


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate((1 << 30) + 1)
    with pytest.raises(Problem) as problem:
        look(path)
    assert problem.value.code == "measured.too_large"


def test_what_is_missing_or_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(Problem) as problem:
        look(tmp_path / "none.csv")
    assert problem.value.code == "file.missing"
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 nonsense")
    with pytest.raises(Problem) as problem:
        look(tmp_path / "x.xlsx")
    assert problem.value.code == "measured.workbook"


def test_a_workbook_reads_as_its_csv(tmp_path: Path, read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["日報"])
    sheet.append([])
    sheet.append(["日時", "電力量(kWh)", "備考"])
    for at, moment in enumerate(hours("2025-04-01", 48, 30)):
        sheet.append([moment, 0.25 * at if at != 7 else "欠測", "x"])
    book.create_sheet("空")
    path = tmp_path / "data.xlsx"
    book.save(path)
    seen = look(path)
    assert (seen.mapping.header, seen.mapping.sheet, seen.sheets) == (3, "Sheet", ("Sheet", "空"))
    report = read_series(path, seen.mapping)
    assert report.total == sum(Decimal(repr(0.25 * at)) for at in range(48) if at != 7)
    assert (report.step, codes(report)) == ("30 min", {"nothing": 1, "gap": 1})
    assert report.oddities[0].lines == (11,)


def test_a_workbook_with_monthly_values(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["年月", "使用量(MWh)"])
    for month in range(1, 13):
        sheet.append([f"2024年{month}月", f"{1000 + month:,}"])
    book.save(tmp_path / "m.xlsx")
    seen = look(tmp_path / "m.xlsx")
    report = read_series(tmp_path / "m.xlsx", seen.mapping)
    assert (report.total, report.step, report.covered, report.first, report.last) == (
        Decimal(12_078), "1 month", 1, "2024-01-01", "2024-12-31")


class _StopAt:
    def __init__(self, after: int) -> None:
        self.told, self.after = 0, after

    def progress(self, done: int, total: int, label: str) -> None:
        self.told += 1

    def cancelled(self) -> bool:
        return self.told >= self.after


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_reading_stops_when_it_is_cancelled_and_leaves_nothing(tmp_path: Path, after: int) -> None:
    path, work = tmp_path / "data.csv", tmp_path / "work"
    path.write_text(lines(TEN), encoding="utf-8")
    work.mkdir()
    with pytest.raises(Stopped):
        read_series(path, look(path).mapping, _StopAt(after), work)
    assert list(work.iterdir()) == []


def test_no_bytes_break_the_reader(tmp_path: Path) -> None:
    random.seed(7)
    base = lines(TEN * 3).encode("cp932")
    for _ in range(40):
        data = bytearray(base)
        for _ in range(random.randint(1, 30)):
            data[random.randrange(len(data))] = random.randrange(256)
        path = tmp_path / "fuzz.csv"
        path.write_bytes(bytes(data))
        try:
            seen = look(path)
            read_series(path, changed(seen.mapping, {"zone": "America/Santiago"}))
        except Problem as problem:
            assert problem.code != "measured.failed", problem  # noqa: PT017
