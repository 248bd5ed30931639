"""The importer of GOV.UK pages on small boats, in each form that they have had."""

from datetime import date

import pytest
from importer_files import JULY, PAGE_HEAD, page, table

from generator.importers.boats_page import read_boats_page
from generator.importers.errors import ImportRefusedError, TotalsDifferError, UnknownLayoutError
from generator.importers.reading import Given, Reading

WEEKLY = "Weekly summary of small boat arrivals and preventions"
WEEK_HEAD = ["Migrants arrived", "Boats arrived", "Migrants prevented", "Events prevented"]
MOD = "Weekly number of migrants detected in small boats - 18 to 24 April 2022"


def read(text: str) -> Reading:
    return read_boats_page(Given(text.encode(), "page.html"))


def values(reading: Reading, name: str) -> dict[tuple[str, ...], str]:
    return {row.key: row.value for row in reading.tables[name]}


def test_the_last_7_days() -> None:
    reading = read(page(table(JULY, PAGE_HEAD)))
    assert reading.publication.published == date(2026, 7, 13)
    assert reading.publication.publisher == "Home Office (GOV.UK)"
    assert reading.warnings == []
    daily = values(reading, "small-boats-daily")
    assert len(daily) == 21
    assert daily["2026-07-10", "arrivals"] == "255"
    revised = [row.key[0] for row in reading.tables["small-boats-daily"] if row.status == "revised"]
    assert set(revised) == {"2026-07-10"}


def test_a_table_without_a_header() -> None:
    reading = read(page(table([row[:3] for row in JULY])))
    assert values(reading, "small-boats-daily")["2026-07-08", "boats"] == "4"
    assert "no header" in reading.warnings[0]


def test_a_table_without_a_header_whose_columns_are_not_as_usual() -> None:
    with pytest.raises(UnknownLayoutError, match="no header, and its columns are not as usual"):
        read(page(table([["8 July 2026", 4, 249], ["9 July 2026", 1, 81]])))


@pytest.mark.parametrize(
    "heading",
    ["Week ending 5 July 2026", "29 June to 5 July 2026", "Week ending Sunday 5th July 2026"],
)
def test_a_week_that_stands_only_in_a_heading(heading: str) -> None:
    main = f"<h2>{heading}</h2>{table([[63, 1, 25, 3]], WEEK_HEAD)}<h2>About the data</h2>"
    reading = read(page(main, title=WEEKLY, updated="2026-07-14T13:56:43+01:00"))
    assert values(reading, "small-boats-weekly") == {
        ("2026-07-05", "arrivals"): "63",
        ("2026-07-05", "boats"): "1",
        ("2026-07-05", "people-prevented"): "25",
        ("2026-07-05", "events-prevented"): "3",
    }


def test_a_week_in_a_heading_above_a_table_without_a_header() -> None:
    main = f"<h2>Week ending 5 July 2026</h2>{table([['1,063', 12, '-', '-']])}"
    weekly = values(read(page(main, title=WEEKLY)), "small-boats-weekly")
    assert weekly["2026-07-05", "arrivals"] == "1063"
    assert weekly["2026-07-05", "people-prevented"] == ""


def test_weeks_in_a_column() -> None:
    rows = [["28 June 2026", 246, 3], ["5 July 2026", 63, 1]]
    main = table(rows, ["Week ending", "Migrants arrived", "Boats arrived"])
    assert values(read(page(main)), "small-boats-weekly")["2026-06-28", "arrivals"] == "246"


def test_an_older_weekly_page_gives_days() -> None:
    rows = [[f"{day} April 2022", day, 1] for day in range(18, 25)]
    main = table(rows, ["Date", "Migrants detected", "Boats detected"])
    reading = read(page(main, title=MOD, updated="2022-05-23T10:23:06.000+00:00"))
    assert values(reading, "small-boats-daily")["2022-04-24", "arrivals"] == "24"
    assert "small-boats-weekly" not in reading.tables


def test_figures_in_headings_and_sentences() -> None:
    main = (
        "<p>The data below is for the 24-hour period 00:00 to 23:59 14 April 2022.</p>"
        "<h4>Number of migrants detected in small boats: 562</h4>"
        "<h4>Number of boats detected: 14</h4>"
        "<p>The Ministry of Defence does not believe that any migrants arrived on their own terms "
        "in a small boat from the English Channel.</p><h2>Definition of a small boat</h2>"
    )
    reading = read(page(main, updated="2022-04-15T10:28:00+01:00"))
    expected = {("2022-04-14", "arrivals"): "562", ("2022-04-14", "boats"): "14"}
    assert values(reading, "small-boats-daily") == expected
    assert "sentences" in reading.warnings[0]


@pytest.mark.parametrize(
    ("words", "people", "boats"),
    [
        ("On 9 July 2026, 81 migrants were detected in one small boat.", "81", "1"),
        (
            "1,081 people arrived in 12 boats on 9 July. 12,469 people arrived this year.",
            "1081",
            "12",
        ),
        ("There were no small boat arrivals on Thursday 9 July 2026.", "0", "0"),
    ],
)
def test_figures_in_a_sentence(words: str, people: str, boats: str) -> None:
    daily = values(read(page(f"<p>{words}</p>")), "small-boats-daily")
    assert daily == {("2026-07-09", "arrivals"): people, ("2026-07-09", "boats"): boats}


def test_a_year_that_was_typed_wrong() -> None:
    rows = [list(row) for row in JULY]
    rows[2][0] = "8 July 2025"
    reading = read(page(table(rows, PAGE_HEAD)))
    assert values(reading, "small-boats-daily")["2026-07-08", "arrivals"] == "249"
    assert reading.warnings == ["“8 July 2025” was read as 2026-07-08: its year was typed wrong."]


def test_a_week_whose_year_was_typed_wrong() -> None:
    main = f"<h2>Week ending 4 January 2025</h2>{table([[32, 1, 0, 0]], WEEK_HEAD)}"
    reading = read(page(main, title=WEEKLY, updated="2026-01-09T10:00:00+00:00"))
    assert ("2026-01-04", "arrivals") in values(reading, "small-boats-weekly")
    assert "its year was typed wrong" in reading.warnings[0]


def test_days_on_both_sides_of_new_year() -> None:
    rows = [["30 December", 0, 0], ["31 December", 1, 1], ["1 January", 2, 1]]
    main = table(rows, ["Date", "Migrants arrived", "Boats arrived"])
    daily = values(read(page(main, updated="2026-01-02T10:00:00+00:00")), "small-boats-daily")
    assert sorted({key[0] for key in daily}) == ["2025-12-30", "2025-12-31", "2026-01-01"]


def test_a_missing_day() -> None:
    reading = read(page(table([*JULY[:3], *JULY[4:]], PAGE_HEAD)))
    assert reading.warnings == ["The page has no row for 2026-07-09."]
    assert len(values(reading, "small-boats-daily")) == 18


def test_a_total_is_checked() -> None:
    total = ["Total", 585, 8, 0, ""]
    assert len(read(page(table([*JULY, total], PAGE_HEAD))).tables["small-boats-daily"]) == 21
    with pytest.raises(TotalsDifferError, match="a total of 586 for arrivals"):
        read(page(table([*JULY, ["Total", 586, 8, 0, ""]], PAGE_HEAD)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            page(
                "<section class='gem-c-notice'><h2>This statistical data set was withdrawn on "
                "1 March 2023</h2></section>" + table(JULY, PAGE_HEAD)
            ),
            "withdrawn",
        ),
        (
            page(table(JULY, PAGE_HEAD), head='<meta name="govuk:withdrawn" content="withdrawn">'),
            "withdrawn",
        ),
        (page("<p>Check the address.</p>", title="Page not found"), "error page"),
        (
            page(table(JULY, PAGE_HEAD), title="Bathing water").replace("small-boats", "x"),
            "not abo",
        ),
        (page(table(JULY, PAGE_HEAD), updated=""), "does not say when"),
        (page("<p>Nothing yet.</p>"), "No table or sentence"),
        (page("<p>81 people in 1 boat on 9 July 2026. 99 people.</p>"), "No table or sentence"),
        (page(table(JULY, PAGE_HEAD))[:-60], "cut short"),
        (page(table([["8 July 2026", "many", 4, 0, ""]], PAGE_HEAD)), "whole number or a dash"),
        (page(table([["1<div>2 July 2026</div>", 1, 4, 0, ""]], PAGE_HEAD)), "start with a day"),
        (page(table([["2 July 2026", "8<p>1</p>", 4, 0, ""]], PAGE_HEAD)), "whole number"),
        (page(table([["soon", 1, 4, 0, ""]], PAGE_HEAD)), "start with a day"),
        (page(table([JULY[0], JULY[0]], PAGE_HEAD)), "more than once"),
        (page(table([JULY[0][:3]], PAGE_HEAD)), "3 cells, its header 5"),
        (page(table([["8 July 2026", 1, 1]], ["Date", "Migrants arrived", "Tea"])), "column “Tea”"),
        (page(table([["8 March 2026", 1, 1]], PAGE_HEAD[:3])), None),
        (page(table([["31 June 2026", 1, 1]], PAGE_HEAD[:3])), "not a day that fits"),
        (page(table([["14 July 2026", 1, 1]], PAGE_HEAD[:3])), "not a day that fits"),
        (page(table([[1, 1]], PAGE_HEAD[1:3])), "neither dates nor a heading"),
    ],
)
def test_a_page_that_is_refused(text: str, words: str | None) -> None:
    if words is None:
        assert values(read(text), "small-boats-daily")
        return
    with pytest.raises(ImportRefusedError, match=words):
        read(text)


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"", b"\xff\xfe<", b"plain words", b"<\x00"])
def test_what_is_no_page(content: bytes) -> None:
    with pytest.raises(ImportRefusedError):
        read_boats_page(Given(content, "page.html"))


@pytest.mark.parametrize(
    "mark", ["<!--", "<a ", "</", "<![CDATA[", "<table><tr><td>", "<", "&#", "<p a='"]
)
def test_markup_without_end_is_no_trap(mark: str) -> None:
    with pytest.raises(ImportRefusedError):
        read(mark * 50_000)
