"""Every figure about arrivals, worked out a second time from the published spreadsheet.

Nothing of the project's own reading or arithmetic is used on this side: `raw_arrivals` reads the
file, and each number is plain Python below. What is printed of them is in `test_arrivals_built`.
"""

from collections.abc import Callable
from datetime import date

import pytest
from importer_files import REAL, ROOT
from raw_arrivals import (
    DAY,
    FINAL,
    LAST,
    MEASURES,
    NEWEST,
    PACE,
    RETURNED,
    START,
    boats,
    family,
    half,
    in_deal,
    people,
    per_boat,
    raw,
    weeks,
    year,
)

from generator.derive import derive
from generator.load.catalog import load
from generator.project import Project


def year_before() -> int:
    return people(date(2024, 8, 6), date(2025, 6, 30))


EXPECTED: dict[str, Callable[[], float]] = {
    "arrivals-deal-period": in_deal,
    "share-of-arrivals": lambda: RETURNED / in_deal(),
    "returns-one-in": lambda: RETURNED / in_deal(),
    "arrivals-per-week": lambda: in_deal() / weeks(),
    "pace-one-in": lambda: PACE * weeks() / in_deal(),
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
def derived(catalog):
    return derive(catalog, date(2026, 11, 23))


def test_the_spreadsheet_itself_is_what_the_numbers_are_recomputed_from() -> None:
    if REAL is None:
        pytest.skip("the spreadsheet is not here: recomputed from the rows imported from it")
    assert people(date(2018, 1, 1), NEWEST) == 208507


def test_every_number_about_arrivals_is_recomputed_here(catalog, derived) -> None:
    rest = family(catalog, derived.traces)
    assert rest == EXPECTED.keys(), "add what is new to EXPECTED, worked out from the sheets"


@pytest.mark.parametrize("name", EXPECTED)
def test_the_number(name: str, derived) -> None:
    assert derived.quantities[name].value == pytest.approx(EXPECTED[name](), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("number", [2018, 2022, 2024, 2025])
def test_a_year_that_is_a_fact(number: int, derived) -> None:
    assert derived.quantities[f"small-boats-{number}"].value == year(number)


@pytest.mark.parametrize("sheet", MEASURES)
def test_every_row_that_charts_are_drawn_from(sheet: str, catalog) -> None:
    name, measures = MEASURES[sheet]
    table = catalog.tables[name]
    held = {row.key: "-" if row.value is None else str(int(row.value)) for row in table}
    published = {
        (day.isoformat(), measure): str(int(float(text))) if text != "-" else "-"
        for day, cells in raw(sheet).items()
        for measure, text in zip(measures, cells, strict=False)
    }
    assert held == published


def test_years_are_the_sums_of_their_days(catalog) -> None:
    table = catalog.tables["small-boats-yearly"]
    for row in table:
        number = int(row.period)
        people = row.key[1:] == ("arrivals",)
        assert row.value == (year(number) if people else boats(row.first, row.last))
