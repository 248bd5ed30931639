"""What publishers changed: which value stood on which day, what the page lists, what is told."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROOT, TODAY
from small_catalog import TODAY as RURITANIAN_TODAY
from small_catalog import ruritania

from generator.check import read
from generator.derive.revisions import changed, revisions
from generator.known import known_on
from generator.pages.known import asked
from generator.project import Project
from generator.render import Renderer
from generator.render.page import Part

NOW = date.fromisoformat(TODAY)
SHARED = next(
    (folder for folder in (ROOT / "../shared/data", ROOT / "../../shared/data") if folder.is_dir()),
    None,
)


@pytest.fixture(scope="module")
def live():
    _, derived, problems = read(Project(ROOT), NOW)
    assert problems == []
    return derived


def arrivals(then, first: str, last: str) -> float:
    return sum(
        row.value
        for row in then.catalog.tables["small-boats-daily"].known
        if row.key[1:] == ("arrivals",) and first <= row.period <= last
    )


@pytest.mark.parametrize(
    ("day", "that_day", "year"),
    [("2026-07-11", 0, 12214), ("2026-07-12", 225, 12439), ("2026-07-13", 255, 12469)],
)
def test_the_people_of_10_july_are_as_many_as_was_known(live, day, that_day, year) -> None:
    then = known_on(live, date.fromisoformat(day))
    assert arrivals(then, "2026-07-10", "2026-07-10") == that_day
    assert then.quantities["arrivals-2026-to-date"].value == year
    assert f'<data value="{year}">' in asked(live, date.fromisoformat(day))[1].decode()


def test_a_count_that_went_and_came_back_is_each_of_them_in_turn(live) -> None:
    def prevented(day: str) -> float:
        table = known_on(live, date.fromisoformat(day)).catalog.tables["small-boats-weekly"]
        return sum(row.value for row in table if row.key == ("2026-04-19", "people-prevented"))

    days = ("2026-04-23", "2026-04-24", "2026-04-30", "2026-05-01", "2026-06-04", "2026-06-05")
    assert [prevented(day) for day in days] == [0, 390, 390, 322, 322, 390]


def test_a_row_names_the_edition_of_its_day(live) -> None:
    then = known_on(live, date(2026, 7, 12))
    table = then.catalog.tables["small-boats-daily"]
    row = next(row for row in table if row.key == ("2026-07-10", "arrivals"))
    assert (row.source, row.status) == (
        "home-office-small-boats-page-2026-07-12",
        "provisional",
    )
    cited = then.catalog.datasets["small-boats-daily"].citations
    assert [item.source for item in cited] == ["home-office-small-boats-time-series-2026-07-10"]


def test_a_figure_that_ended_is_known_only_when_all_its_days_were(live) -> None:
    """The last day of 2025 was first seen in the edition of 9 January 2026."""
    name = "arrivals-2025-daily"
    assert name not in known_on(live, date(2026, 1, 8)).quantities
    assert known_on(live, date(2026, 1, 9)).quantities[name].value == 41472


def test_every_change_is_listed_once_with_its_size(live) -> None:
    daily, weekly = sorted(revisions(live.catalog), key=lambda each: each.dataset.id)
    people = daily.series[0].changes
    assert [(change.old.value, change.new.value, change.by) for change in people] == [
        (225, 255, 30)
    ]
    sizes = {series.label: (series.changed, series.largest) for series in weekly.series}
    assert list(sizes.values()) == [(0, 0), (0, 0), (1, 5), (8, 78), (10, 4)]
    assert sum(len(series.changes) for series in weekly.series) == 21
    assert (changed(live.catalog, "small-boats-weekly"), len(weekly.dataset.editions)) == (19, 33)


def test_a_missing_value_that_came_later_has_no_size() -> None:
    catalog, derived = ruritania()
    (found,) = revisions(catalog)
    aboard, ferries = found.series
    assert [(change.old.value, change.by) for change in ferries.changes] == [(None, None)]
    assert [(change.old.value, change.by) for change in aboard.changes] == [(5, 1)]
    renderer = Renderer(catalog, derived, RURITANIAN_TODAY, {})
    renderer.holes.begin("")
    html = renderer.part(Part("revisions", "revisions", ([found],)))
    assert '<td>missing</td><td><data value="0">0</data></td><td></td>' in html
    assert '<data value="1">+1</data>' in html


@pytest.mark.skipif(SHARED is None, reason="the description of every edition is not here")
def test_the_totals_of_every_edition_are_what_was_known_on_its_day(live) -> None:
    with (SHARED / "vintages.csv").open(encoding="utf-8") as file:
        editions = list(csv.DictReader(file))
    assert len(editions) == 33
    for edition in editions:
        day, last = edition["spreadsheet_saved"][:10], edition["sb01_last_date"]
        then = known_on(live, date.fromisoformat(day))
        for year in ("2025", "2026"):
            known = arrivals(then, f"{year}-01-01", min(last, f"{year}-12-31"))
            assert known == int(edition[f"arrivals_{year}"] or 0), (day, year)
        assert arrivals(then, "2018-01-01", last) == int(edition["arrivals_all"])
        table = then.catalog.tables["small-boats-daily"]
        periods = {row.period for row in table}
        assert len(periods) == int(edition["sb01_data_rows"])
        assert max(periods) == last


@pytest.mark.skipif(SHARED is None, reason="the list of changed cells is not here")
def test_every_changed_cell_of_the_editions_is_an_earlier_value(live) -> None:
    names = {
        "Boats arrived - involved in uncontrolled landings": "uncontrolled-landings",
        "Migrants prevented": "people-prevented",
        "Events prevented": "events-prevented",
    }
    with (SHARED / "revisions.csv").open(encoding="utf-8") as file:
        cells = [row for row in csv.DictReader(file) if row["column"] in names]
    for row in cells:
        before = date.fromisoformat(row["commit_date"]) - timedelta(days=3)
        table = known_on(live, before).catalog.tables["small-boats-weekly"]
        measure = names[row["column"]]
        week = [then.value for then in table if then.key == (row["row_date"], measure)]
        assert week == [float(row["old_value"])], row
    earlier = Path(ROOT / "data/datasets/small-boats-weekly.editions.csv").read_text("utf-8")
    assert len(cells) == len(earlier.splitlines()) - 1
