"""Every derived number about arrivals, worked out a second time from the published spreadsheet.

Nothing of the project's own reading or arithmetic is used on this side: the file is unzipped and
its XML walked through here, and each number is plain Python below.
"""

import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from importer_files import REAL, ROOT

from generator.derive import derive
from generator.load.catalog import load
from generator.project import Project

DAY = timedelta(days=1)
START, LAST, NEWEST = date(2025, 8, 6), date(2026, 6, 30), date(2026, 8, 20)
RETURNED = 1087
FINAL = {2020: 8466, 2022: 45774}
"""Where the final statistics differ from the spreadsheet: typed here, as they are in no sheet."""

pytestmark = pytest.mark.skipif(
    REAL is None, reason="the published spreadsheet is not part of the project and is not here"
)


@cache
def raw(sheet: str) -> dict[date, list[str]]:
    """Give the cells of a sheet by the date in its first column."""
    with zipfile.ZipFile(REAL) as archive:
        tree = ET.fromstring(archive.read("content.xml"))
    table = next(
        each
        for each in tree.iter()
        if each.tag.endswith("}table") and attribute(each, "name") == sheet
    )
    rows: dict[date, list[str]] = {}
    for row in (each for each in table.iter() if each.tag.endswith("}table-row")):
        cells: list[str] = []
        for cell in row:
            written = attribute(cell, "date-value") or attribute(cell, "value")
            text = written or "".join(cell.itertext())
            cells += [text] * min(int(attribute(cell, "number-columns-repeated") or 1), 10)
        if re.match(r"\d{4}-", cells[0]):
            rows[date.fromisoformat(cells[0][:10])] = cells[1:]
    return rows


def attribute(element: ET.Element, name: str) -> str:
    return next((text for at, text in element.items() if at.endswith(f"}}{name}")), "")


def people(first: date, last: date) -> int:
    return sum(int(cells[0]) for day, cells in raw("SB_01").items() if first <= day <= last)


def boats(first: date, last: date) -> int:
    return sum(int(cells[1]) for day, cells in raw("SB_01").items() if first <= day <= last)


def year(number: int) -> int:
    """Give the people of a year, final where the year is over."""
    return FINAL.get(number, people(date(number, 1, 1), date(number, 12, 31)))


def per_boat(number: int) -> float:
    return year(number) / boats(date(number, 1, 1), date(number, 12, 31))


def half(number: int) -> int:
    return people(date(number, 1, 1), date(number, 6, 30))


def in_deal() -> int:
    return people(START, LAST)


def year_before() -> int:
    return people(date(2024, 8, 6), date(2025, 6, 30))


EXPECTED: dict[str, Callable[[], float]] = {
    "arrivals-deal-period": in_deal,
    "share-of-arrivals": lambda: RETURNED / in_deal(),
    "returns-one-in": lambda: RETURNED / in_deal(),
    "arrivals-per-week": lambda: in_deal() / (((LAST - START).days + 1) / 7),
    "pace-one-in": lambda: 50 * ((LAST - START).days + 1) / 7 / in_deal(),
    "arrivals-year-before": year_before,
    "arrivals-per-week-year-before": lambda: (
        year_before() / (((LAST - date(2024, 8, 6)).days + 1 - 365) / 7)
    ),
    "arrivals-per-week-2022": lambda: year(2022) / (365 / 7),
    "arrivals-deal-change": lambda: 1 - in_deal() / year_before(),
    "arrivals-h1-2025": lambda: half(2025),
    "arrivals-h1-2026": lambda: half(2026),
    "arrivals-h1-change": lambda: 1 - half(2026) / half(2025),
    "arrivals-2024": lambda: year(2024),
    "arrivals-2025": lambda: year(2025),
    "arrivals-2025-change": lambda: year(2025) / year(2024) - 1,
    "arrivals-2026-so-far": lambda: people(date(2026, 1, 1), NEWEST),
    "arrivals-2026-to-date": lambda: people(date(2026, 1, 1), max(raw("SB_01"))),
    "arrivals-2025-daily": lambda: people(date(2025, 1, 1), date(2025, 12, 31)),
    "arrivals-most-in-a-year": lambda: max(year(number) for number in range(2018, 2026)),
    "arrivals-busiest-day": lambda: max(
        int(cells[0]) for day, cells in raw("SB_01").items() if START <= day <= LAST
    ),
    "people-per-boat-2018": lambda: per_boat(2018),
    "people-per-boat-2025": lambda: per_boat(2025),
    "people-per-boat-2026": lambda: per_boat(2026),
    "provisional-gap-2020": lambda: FINAL[2020] - people(date(2020, 1, 1), date(2020, 12, 31)),
    "provisional-gap-2022": lambda: FINAL[2022] - people(date(2022, 1, 1), date(2022, 12, 31)),
    "people-prevented-2025": lambda: sum(
        int(cells[3])
        for day, cells in raw("SB_02").items()
        if date(2024, 12, 30) <= day - 6 * DAY and day <= date(2025, 12, 28)
    ),
}


@pytest.fixture(scope="module")
def catalog():
    return load(Project(ROOT)).catalog


@pytest.fixture(scope="module")
def quantities(catalog):
    return derive(catalog, date(2026, 11, 23)).quantities


def test_every_number_about_arrivals_is_recomputed_here(catalog) -> None:
    series = re.compile(r'"small-boats-(daily|weekly|yearly)"')
    rest = {name for name, figure in catalog.figures.items() if series.search(figure.formula)}
    more = rest
    while more:
        more = {
            name
            for name, figure in catalog.figures.items()
            if name not in rest and any(f'"{each}"' in figure.formula for each in rest)
        }
        rest |= more
    assert rest == EXPECTED.keys(), "add what is new to EXPECTED, worked out from the sheets"


@pytest.mark.parametrize("name", EXPECTED)
def test_the_number(name: str, quantities) -> None:
    assert quantities[name].value == pytest.approx(EXPECTED[name](), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("number", [2018, 2022, 2024, 2025])
def test_a_year_that_is_a_fact(number: int, quantities) -> None:
    assert quantities[f"small-boats-{number}"].value == year(number)


@pytest.mark.parametrize(
    ("name", "sheet", "measures"),
    [
        ("small-boats-daily", "SB_01", ["arrivals", "boats", "uncontrolled-landings"]),
        (
            "small-boats-weekly",
            "SB_02",
            ["arrivals", "boats", "uncontrolled-landings", "people-prevented", "events-prevented"],
        ),
    ],
)
def test_every_row_that_charts_are_drawn_from(
    name: str, sheet: str, measures: list[str], catalog
) -> None:
    table = catalog.tables[name]
    held = {
        (period, measure): "-" if value != value else str(int(value))  # noqa: PLR0124  nan
        for period, measure, value in zip(
            table["period"], table["measure"], table["value"], strict=True
        )
    }
    published = {
        (day.isoformat(), measure): str(int(float(text))) if text != "-" else "-"
        for day, cells in raw(sheet).items()
        for measure, text in zip(measures, cells, strict=False)
    }
    assert held == published


def test_years_are_the_sums_of_their_days(catalog) -> None:
    table = catalog.tables["small-boats-yearly"]
    for period, measure, value in zip(
        table["period"], table["measure"], table["value"], strict=True
    ):
        first, last = date(int(period), 1, 1), date(int(period), 12, 31)
        assert value == (year(int(period)) if measure == "arrivals" else boats(first, last))
