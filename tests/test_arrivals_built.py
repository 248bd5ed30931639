"""What the built site prints about arrivals, compared with the published spreadsheet itself.

Every chart, calculator and number in a sentence that rests on a series of arrivals is found from
the catalog and the pages. One that is new is not in the lists below, and fails until it is.
"""

import csv
import json
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT
from raw_arrivals import SERIES, family, month, people, per_boat, raw, year
from test_importers_recomputed import EXPECTED

from generator.derive import derive
from generator.load.catalog import load
from generator.project import Project

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
A_DATE = re.compile(
    rf"(?:\d{{1,2}} )?(?:(?:{MONTHS}) )?\b(?:19|20)\d\d\b|\d{{1,2}} (?:{MONTHS}|Aug\b)|’\d\d"
)
NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:k\b)?")
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
REVISED_LATER = {"2026-07-10"}
"""Marked as revised on the page of the last seven days, not in the spreadsheet."""
TICKS = {
    "arrivals-by-day": {"500", "1,000"},
    "arrivals-by-week": {"1,000", "2,000"},
    "arrivals-by-year": {"20,000", "40,000"},
    "returns-share": {"2.5", "5", "7.5"},
    "one-in-so-many": set(),
}
"""Numbers that a drawing has on its scale, by chart."""
NOTE = re.compile(r'<li id="n(\d+)">.*?<a href="[^"]*?([a-z0-9-]+)/"', re.DOTALL)
HOLE = re.compile(
    r'<a class="num [^>]*href="(?:#n(\d+)|[^"]*facts/([a-z0-9-]+)/)"[^>]*>(.*?)</a>', re.DOTALL
)
RECORD = re.compile(r'<p class="record-number big">(.*?)</p>', re.DOTALL)
AS_KNOWN = {
    ("known/2026-06-11", "arrivals-2026-to-date"): lambda: people(
        date(2026, 1, 1), date(2026, 6, 4)
    )
}
"""What a page of an earlier day gives instead: the edition of 5 June 2026 went to 4 June."""
Values = dict[str, float]


def daily() -> Values:
    return {f"{day}": float(cells[0]) for day, cells in raw("SB_01").items()}


def weekly() -> Values:
    return {f"{day}": float(cells[0]) for day, cells in raw("SB_02").items() if day.year > 2023}


def of_months() -> Values:
    """Give the average of each month up to the last day of the spreadsheet."""
    days: dict[str, list[float]] = {}
    for day, value in daily().items():
        days.setdefault(day[:7], []).append(value)
    return {name: sum(values) / len(values) for name, values in days.items()}


def returned() -> Values:
    """Give the returns of each month, as they were published."""
    path = ROOT / "data" / "datasets" / "returns-monthly.csv"
    with path.open(encoding="utf-8") as lines:
        return {row["period"]: float(row["value"]) for row in csv.DictReader(lines) if row["value"]}


def shares() -> Values:
    return {name: 100 * value / month(name) for name, value in returned().items()}


YEARS = [str(number) for number in range(2018, 2027)]
CHARTS = {
    "arrivals-by-day": {"People who arrived": daily, "Average of each month": of_months},
    "arrivals-by-week": {"People who arrived": weekly},
    "arrivals-by-year": {
        "People who arrived": lambda: {name: float(year(int(name))) for name in YEARS},
        "People per boat": lambda: {name: per_boat(int(name)) for name in YEARS},
    },
    "returns-share": {"Returns as a share of arrivals": shares},
    "one-in-so-many": {
        "One in": lambda: {
            name: round(1 / EXPECTED[name]()) for name in ("returns-one-in", "pace-one-in")
        },
        "Share": lambda: {
            name: 100 * EXPECTED[name]() for name in ("returns-one-in", "pace-one-in")
        },
    },
}
"""Each chart that rests on arrivals, with its columns worked out from the sheets."""


def soft(name: str, values: Values) -> int:
    """Count the values that may still change: those that no edition has marked as revised."""
    cells = raw("SB_02" if name == "arrivals-by-week" else "SB_01")
    marked = {f"{day}" for day, line in cells.items() if "Revised" in line}
    marked |= REVISED_LATER if name == "arrivals-by-day" else set()
    return len(values.keys() - marked)


def told(values: list[float]) -> list[float]:
    """Give the numbers that a description tells of a column, in their order."""
    steps = [abs(two - one) for one, two in pairwise(values)]
    change = abs(values[-1] - values[0])
    ends = [len(values), values[0], values[-1], *([change] if change else [])]
    return [*ends, max(values), min(values), max(steps)]


def described(name: str) -> list[float]:
    """Give every number that the description of a chart should tell, in its order."""
    made = {label: make() for label, make in CHARTS[name].items()}
    columns = [list(values.values()) for values in made.values()]
    if name == "one-in-so-many":
        return [number for pair in zip(*columns, strict=True) for number in pair]
    if name == "arrivals-by-year":
        return [number for values in columns for number in (*told(values[:-1]), values[-1])]
    if name == "returns-share":
        return told(columns[0])
    first, *rest = columns
    more = [number for values in rest for number in told(values)]
    may_change = soft(name, next(iter(made.values())))
    found = told(first)  # of single days and weeks no change is told
    return [*found[:3], *found[-3:], may_change, *more, first.count(0), len(first)]


def fits(printed: str, value: float) -> bool:
    """Tell whether a number as printed is this value, rounded as far as it is printed."""
    if printed.lower() in WORDS:
        return WORDS.index(printed.lower()) == round(value)
    if printed.endswith("k"):
        printed, value = printed.removesuffix("k"), value / 1000
    decimals = len(printed.partition(".")[2])
    return abs(float(printed.replace(",", "")) - value) <= 0.5 * 10**-decimals + 1e-9


def numerals(text: str) -> list[str]:
    return NUMERAL.findall(A_DATE.sub("", text))


@pytest.fixture(scope="module")
def catalog():
    return load(Project(ROOT)).catalog


@pytest.fixture(scope="module")
def names(catalog) -> set[str]:
    """The figures that rest on arrivals."""
    return family(catalog, derive(catalog, date(2026, 11, 23)).traces)


def rests(record: object, names: set[str]) -> bool:
    """Tell whether a chart's record draws a series of arrivals, or a figure that rests on one."""
    if isinstance(record, dict):
        return any(rests(value, names) for key, value in record.items() if key != "checks")
    if isinstance(record, (list, tuple)):
        return any(rests(value, names) for value in record)
    return isinstance(record, str) and (record in SERIES or record in names)


def test_every_chart_that_rests_on_arrivals_is_recomputed_here(catalog, names) -> None:
    found = {name for name, chart in catalog.charts.items() if rests(chart.model_dump(), names)}
    assert found == CHARTS.keys(), "add what is new to CHARTS, worked out from the sheets"


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_the_published_numbers_in_its_columns_words_and_drawings(
    name: str, site: Path
) -> None:
    chart = json.loads((site / "data" / "charts" / f"{name}.json").read_text(encoding="utf-8"))
    columns = {
        column["label"]: {
            point["period"][:7] if name == "arrivals-by-day" and "month" in column["label"]
            else point["period"]: point["value"]
            for point in column["points"]
            if point["value"] is not None
        }
        for column in chart["columns"]
    }  # fmt: skip
    right = {label: make() for label, make in CHARTS[name].items()}
    assert columns.keys() == right.keys()
    for label, values in right.items():
        assert columns[label] == pytest.approx(values, rel=1e-9), label
    said = numerals(chart["description"])
    expected = described(name)
    pairs = list(zip(said, expected, strict=True))
    assert [pair for pair in pairs if not fits(*pair)] == []
    page = (site / "charts" / name / "index.html").read_text(encoding="utf-8")
    drawn = numerals(" ; ".join(re.findall(r"<text[^>]*>([^<]*)", page)))
    every = [value for values in right.values() for value in values.values()]
    wrong = [
        one for one in drawn if one not in TICKS[name] and not any(fits(one, v) for v in every)
    ]
    assert wrong == []


def forms(value: float) -> list[float]:
    """Give a value as it may be printed: a share also as a percentage or one in so many."""
    return [value] if value > 1 else [value, 100 * value, 1 / value]


def misprinted(printed: str, value: float) -> bool:
    """Tell whether the words of a hole give another number than this."""
    words = re.sub(r"<[^>]*>", "", printed)
    said = numerals(words.replace("one in", "")) or [
        word for word in re.findall(r"[a-z]+", words.lower()) if word in WORDS
    ]
    held = [float(text) for text in re.findall(r'<data value="([^"]*)"', printed)]
    right = forms(value)
    fine = said and all(any(fits(one, form) for form in right) for one in said)
    return not fine or not all(
        any(one == pytest.approx(form, rel=1e-6) or fits(f"{one:g}", form) for form in right)
        for one in held
    )


def test_every_number_about_arrivals_in_a_sentence_is_the_published_one(names, site: Path) -> None:
    wrong, seen, nameless = [], Counter(), []
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        page = path.relative_to(site).parent.as_posix()
        noted = dict(NOTE.findall(html))
        found = HOLE.findall(html)
        holes = [(name or noted.get(note, ""), printed) for note, name, printed in found]
        nameless += [page] * (html.count('<a class="num') - sum(bool(name) for name, _ in holes))
        seen.update(name for name, _ in holes if name in names)
        holes += [(path.parent.name, printed) for printed in RECORD.findall(html)]
        for name, printed in holes:
            if name in names:
                value = AS_KNOWN.get((page, name), EXPECTED[name])()
                if misprinted(printed, value):
                    wrong.append((page, name, printed, value))
    assert wrong == []
    assert nameless == []
    assert len(seen) > 20
    assert seen.total() > 60


def test_the_calculator_begins_with_the_published_numbers_and_works_with_them(
    catalog, names, site: Path
) -> None:
    found = {
        (name, choice.number)
        for name, calculator in catalog.calculators.items()
        for part in calculator.inputs
        for choice in part.choices
        if choice.number in names
    }
    assert {name for name, _ in found} == {"work-it-out"}
    html = (site / "promises" / "index.html").read_text(encoding="utf-8")
    options = dict(re.findall(r'value="([\d,.]+)" data-number="([^"]+)"', html))
    offered = {number: printed for printed, number in options.items()}
    assert all(fits(offered[number], EXPECTED[number]()) for _, number in found)
    noted = dict(NOTE.findall(html))
    rows = re.findall(r"<tr data-case=.*?</tr>", html, re.DOTALL)
    assert len(rows) >= 4
    for row in rows:
        taken = [
            (noted[at], float(re.search(r'value="([^"]+)', one)[1]))
            for at, _, one in HOLE.findall(row)
        ]
        back, came, goal = (EXPECTED[name]() if name in names else held for name, held in taken)
        worked = re.findall(r'calc-worked.*?<data value="[^"]*">([^<]*)<', row)
        pairs = zip(worked, (100 * back / came, came / back, goal / back), strict=True)
        assert [pair for pair in pairs if not fits(*pair)] == []


def test_the_downloads_have_the_published_numbers(names, site: Path) -> None:
    records = json.loads((site / "data" / "numbers.json").read_text(encoding="utf-8"))
    listed = {record["id"]: record["value"] for record in records if record["id"] in names}
    assert listed == pytest.approx({name: EXPECTED[name]() for name in names}, rel=1e-9)
