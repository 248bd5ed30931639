"""The importer of the weekly spreadsheet of small-boat arrivals."""

from pathlib import Path

import pandas as pd
import pytest
from importer_files import (
    DAILY_HEAD,
    REAL,
    Formula,
    Row,
    book,
    content_xml,
    days,
    packed,
    sheet,
    sheets,
    spreadsheet,
    weeks,
)

from generator.importers import read_small_boats
from generator.importers.errors import ImportRefusedError, TotalsDifferError, UnknownLayoutError


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
    weekly = read_small_boats(book(tmp_path, hidden=1))["small-boats-weekly"]
    assert one(weekly, "2023-05-07", "arrivals")["value"] == 60


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
    path.write_text("<!DOCTYPE html><html>Not found</html>", encoding="utf-8")
    with pytest.raises(ImportRefusedError, match="is a web page, not a spreadsheet"):
        read_small_boats(path)
    with pytest.raises(ImportRefusedError, match="cannot be read as a spreadsheet"):
        read_small_boats(tmp_path / "nothing.ods")
    path.write_bytes(b"")
    with pytest.raises(ImportRefusedError, match="is empty"):
        read_small_boats(path)


@pytest.mark.parametrize("length", [0.2, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_short(tmp_path: Path, length: float) -> None:
    path = book(tmp_path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * length)])
    with pytest.raises(ImportRefusedError, match="damaged or cut short"):
        read_small_boats(path)


def test_contents_that_are_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "cut.ods"
    path.write_bytes(packed(content_xml(*sheets())[:-200]))
    with pytest.raises(ImportRefusedError, match="no whole XML"):
        read_small_boats(path)


@pytest.mark.parametrize("encoding", ["UTF-0", "utf-7", "idna", "cp932", "\u0130"])
def test_an_encoding_that_nobody_knows(tmp_path: Path, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    path = tmp_path / "odd.ods"
    path.write_bytes(packed(declared + content_xml(*sheets())))
    with pytest.raises(ImportRefusedError, match="no whole XML"):
        read_small_boats(path)
    meta = f"{declared}<a/>".encode()
    path.write_bytes(packed(content_xml(*sheets()), extra={"meta.xml": meta}))
    with pytest.raises(ImportRefusedError, match="own description is damaged"):
        read_small_boats(path)


def test_an_archive_bomb(tmp_path: Path) -> None:
    path = tmp_path / "bomb.ods"
    path.write_bytes(packed(content_xml(*sheets()), extra={"Pictures/a.png": bytes(5_000_000)}))
    with pytest.raises(ImportRefusedError, match="over 200 times its size"):
        read_small_boats(path)
    path.write_bytes(packed(content_xml(*sheets()), extra={"a.bin": bytes(70_000_000)}))
    with pytest.raises(ImportRefusedError, match="more than 60 MB"):
        read_small_boats(path)


def test_a_row_repeated_a_million_times_with_something_in_it(tmp_path: Path) -> None:
    xml = content_xml(*sheets()).replace(
        "<table:table-row>", '<table:table-row table:number-rows-repeated="1048000">'
    )
    path = tmp_path / "rows.ods"
    path.write_bytes(packed(xml))
    with pytest.raises(ImportRefusedError, match="more than 1,000,000 cells"):
        read_small_boats(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    entity = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    path = tmp_path / "entities.ods"
    path.write_bytes(packed(entity + content_xml(*sheets())))
    with pytest.raises(ImportRefusedError, match="declares XML entities"):
        read_small_boats(path)


def test_a_day_that_is_missing_in_the_middle(tmp_path: Path) -> None:
    with pytest.raises(UnknownLayoutError, match="goes from 2023-05-01 straight to 2023-05-03"):
        read_small_boats(book(tmp_path, daily=[days()[0], *days()[2:]]))


def test_oddities_of_the_covers_do_not_matter(tmp_path: Path) -> None:
    notice = "10. Due to the Easter weekend, the next weekly publication will be delayed."
    odd = sheets(cover=[[None], [None], ["Crown copyright © 2023"]])
    odd[1] = sheet("Notes", [[f"{number}. Words"] for number in range(1, 10)] + [[notice]])
    path = tmp_path / "10_April_2026_Small_boats_-_time_series_v2.ods"
    path.write_bytes(packed(content_xml(*odd), extra={"Pictures/logo.png": bytes(range(256)) * 40}))
    assert read_small_boats(path).keys() == {"small-boats-daily", "small-boats-weekly"}


def test_the_published_edition_of_21_august_2026() -> None:
    if REAL is None:
        pytest.skip("the published spreadsheet is not part of the project and is not here")
    tables = read_small_boats(REAL)
    daily = tables["small-boats-daily"]
    people = daily[daily["measure"] == "arrivals"].set_index("period")["value"]
    assert (len(people), people.index[0], people.index[-1]) == (3154, "2018-01-01", "2026-08-20")
    assert people["2025-08-06":"2026-06-30"].sum() == 27920
    assert people["2026-01-01":"2026-06-30"].sum() == 11884
    assert people["2025-01-01":"2025-06-30"].sum() == 19982
    weekly = tables["small-boats-weekly"]
    assert weekly["period"].nunique() == 450
    assert one(weekly, "2026-03-08", "arrivals")["value"] == 891
