"""The importer of the weekly spreadsheet of small-boat arrivals."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pandas as pd
import pytest

from generator.importers import IMPORTERS, read_small_boats
from generator.importers.errors import ImportRefusedError, TotalsDifferError, UnknownLayoutError
from generator.importers.write import csv_text, write_rows

MIME = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text")
)
EDITION = "home-office-small-boats-2026-08-21.ods"
REAL = next(Path(__file__).parents[2].glob(f"*/data/{EDITION}"), None)
DAILY_HEAD = [
    "Date",
    "Migrants arrived",
    "Boats arrived",
    "Boats arrived - involved in uncontrolled landings",
    "Notes",
]
WEEKLY_HEAD = [
    "Week ending",
    *DAILY_HEAD[1:4],
    "Migrants prevented",
    "Events prevented",
    "Notes",
]
Row = Sequence[object]


class Formula:
    """A cell that is worked out by the spreadsheet program."""

    def __init__(self, value: int) -> None:
        self.value = value


def cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, Formula):
        return (
            '<table:table-cell office:value-type="float" table:formula="of:=SUM([.B2:.B8])" '
            f'office:value="{value.value}"><text:p>{value.value}</text:p></table:table-cell>'
        )
    if isinstance(value, int):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    text = str(value)
    if text[:4].isdigit():
        return (
            f'<table:table-cell office:value-type="date" office:date-value={quoteattr(text)}>'
            f"<text:p>{escape(text)}</text:p></table:table-cell>"
        )
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
    )


def sheet(name: str, rows: Sequence[Row], hidden: int | None = None) -> str:
    lines = []
    for number, row in enumerate(rows):
        mark = ' table:visibility="collapse"' if number == hidden else ""
        lines.append(f"<table:table-row{mark}>{''.join(map(cell, row))}</table:table-row>")
    lines.append(
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return f"<table:table table:name={quoteattr(name)}>{''.join(lines)}</table:table>"


def spreadsheet(path: Path, *sheets: str) -> Path:
    content = (
        f"<office:document-content {SPACES}><office:body><office:spreadsheet>"
        f"{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def days() -> list[Row]:
    return [
        ["2023-05-01", 10, 1, "-", None],
        ["2023-05-02", 20, 1, "-", "Revised"],
        ["2023-05-03T13:45:00", 0, 0, "-", None],
        ["2023-05-04", 0, 0, "-", None],
        ["2023-05-05", 0, 0, "-", None],
        ["2023-05-06", 0, 0, "-", None],
        ["2023-05-07", 30, 2, "-", None],
        ["2023-05-08", 5, 1, 1, None],
    ]


def weeks(total: object = 60) -> list[Row]:
    return [["2023-05-07", total, 4, "-", 7, 2, "Revised"]]


def book(
    path: Path,
    *,
    daily: Sequence[Row] | None = None,
    weekly: Sequence[Row] | None = None,
    hidden: int | None = None,
) -> Path:
    return spreadsheet(
        path / "small-boats.ods",
        sheet("Cover_sheet", [["Frequency: published weekly"]]),
        sheet("SB_01", [DAILY_HEAD, *(daily or days())], hidden),
        sheet("SB_02", [WEEKLY_HEAD, *(weekly or weeks())]),
    )


def one(frame: pd.DataFrame, period: str, measure: str) -> pd.Series:
    found = frame[(frame["period"] == period) & (frame["measure"] == measure)]
    assert len(found) == 1
    return found.iloc[0]


def test_rows_by_day_and_by_week(tmp_path: Path) -> None:
    tables = read_small_boats(book(tmp_path))
    assert list(tables) == ["small-boats-daily", "small-boats-weekly"]
    assert len(tables["small-boats-daily"]) == 8 * 3
    assert len(tables["small-boats-weekly"]) == 5
    assert one(tables["small-boats-weekly"], "2023-05-07", "people-prevented")["value"] == 7


def test_a_dash_is_missing_and_a_zero_is_zero(tmp_path: Path) -> None:
    daily = read_small_boats(book(tmp_path))["small-boats-daily"]
    dash = one(daily, "2023-05-04", "uncontrolled-landings")
    assert dash["status"] == "missing"
    assert pd.isna(dash["value"])
    zero = one(daily, "2023-05-04", "arrivals")
    assert zero["status"] == "provisional"
    assert zero["value"] == 0


def test_revised_is_a_status(tmp_path: Path) -> None:
    tables = read_small_boats(book(tmp_path))
    changed = one(tables["small-boats-daily"], "2023-05-02", "boats")
    assert (changed["status"], changed["note"]) == ("revised", "")
    assert one(tables["small-boats-weekly"], "2023-05-07", "arrivals")["status"] == "revised"


def test_a_date_with_a_time_is_that_day(tmp_path: Path) -> None:
    daily = read_small_boats(book(tmp_path))["small-boats-daily"]
    assert one(daily, "2023-05-03", "arrivals")["value"] == 0


def test_hidden_rows_count(tmp_path: Path) -> None:
    daily = read_small_boats(book(tmp_path, hidden=2))["small-boats-daily"]
    assert one(daily, "2023-05-02", "arrivals")["value"] == 20


def test_a_formula_counts_by_its_value(tmp_path: Path) -> None:
    weekly = read_small_boats(book(tmp_path, weekly=weeks(Formula(60))))["small-boats-weekly"]
    assert one(weekly, "2023-05-07", "arrivals")["value"] == 60


def test_a_weekly_total_that_is_not_the_sum_of_its_days(tmp_path: Path) -> None:
    with pytest.raises(TotalsDifferError, match="week ending 2023-05-07 gives 61 for arrivals"):
        read_small_boats(book(tmp_path, weekly=weeks(61)))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (["1 May", 10, 1, "-", None], "should start with a date"),
        (["2023-05-01", "many", 1, "-", None], "whole number or a dash"),
        (["2023-05-01", -1, 1, "-", None], "whole number or a dash"),
        (["2023-05-01", None, 1, "-", None], "whole number or a dash"),
        (["2023-05-08", 1, 1, "-", None], "more than once"),
    ],
)
def test_a_line_that_is_not_understood(tmp_path: Path, line: Row, words: str) -> None:
    with pytest.raises(UnknownLayoutError, match=words):
        read_small_boats(book(tmp_path, daily=[*days(), line]))


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        ([sheet("Data", [DAILY_HEAD, *days()])], "no sheet SB_01"),
        ([sheet("SB_01", days())], "no heading “Date”"),
        ([sheet("SB_01", [DAILY_HEAD[:-1], *days()])], "one column “Notes”"),
        ([sheet("SB_01", [[*DAILY_HEAD, "Children"], *days()])], "new column “Children”"),
        ([sheet("SB_01", [DAILY_HEAD])], "no rows"),
    ],
)
def test_an_unknown_layout(tmp_path: Path, sheets: list[str], words: str) -> None:
    path = spreadsheet(tmp_path / "other.ods", *sheets)
    with pytest.raises(UnknownLayoutError, match=words):
        read_small_boats(path)


def test_a_week_that_does_not_end_on_a_sunday(tmp_path: Path) -> None:
    with pytest.raises(UnknownLayoutError, match="2023-05-06 does not end on a Sunday"):
        read_small_boats(book(tmp_path, weekly=[["2023-05-06", 60, 4, "-", 7, 2, None]]))


def test_a_file_that_is_no_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "page.ods"
    path.write_text("<html>Not found</html>", encoding="utf-8")
    with pytest.raises(ImportRefusedError, match="cannot be read as a spreadsheet"):
        read_small_boats(path)
    with pytest.raises(ImportRefusedError, match="cannot be read as a spreadsheet"):
        read_small_boats(tmp_path / "nothing.ods")


def test_the_written_rows(tmp_path: Path) -> None:
    daily = read_small_boats(book(tmp_path))["small-boats-daily"]
    path = tmp_path / "small-boats-daily.csv"
    write_rows(daily.sample(frac=1, random_state=1), path)
    lines = path.read_bytes().decode().split("\n")
    assert lines[:4] == [
        "period,measure,value,status,note",
        "2023-05-01,arrivals,10,provisional,",
        "2023-05-01,boats,1,provisional,",
        "2023-05-01,uncontrolled-landings,,missing,",
    ]
    assert path.read_text(encoding="utf-8") == csv_text(daily)
    assert [found.name for found in tmp_path.glob("*.new")] == []


def test_the_published_edition_of_21_august_2026() -> None:
    if REAL is None:
        pytest.skip("the published spreadsheet is not part of the project and is not here")
    tables = IMPORTERS["home-office-small-boats"](REAL)
    daily = tables["small-boats-daily"]
    people = daily[daily["measure"] == "arrivals"].set_index("period")["value"]
    assert (len(people), people.index[0], people.index[-1]) == (3154, "2018-01-01", "2026-08-20")
    assert people["2025-08-06":"2026-06-30"].sum() == 27920
    assert people["2026-01-01":"2026-06-30"].sum() == 11884
    assert people["2025-01-01":"2025-06-30"].sum() == 19982
    weekly = tables["small-boats-weekly"]
    assert weekly["period"].nunique() == 450
    assert one(weekly, "2026-03-08", "arrivals")["value"] == 891
