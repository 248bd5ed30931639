"""The published numbers of arrivals, read without any of the project's own reading or arithmetic.

The spreadsheet is unzipped and its XML walked through here. It is not part of the project: where it
is not at hand, the rows that were imported from it stand in, read as plain text.
"""

import csv
import re
import zipfile
from datetime import date, timedelta
from functools import cache
from xml.etree import ElementTree as ET

from importer_files import REAL, ROOT

DAY = timedelta(days=1)
SERIES = ("small-boats-daily", "small-boats-weekly", "small-boats-yearly")
MEASURES = {
    "SB_01": ("small-boats-daily", ["arrivals", "boats", "uncontrolled-landings"]),
    "SB_02": (
        "small-boats-weekly",
        ["arrivals", "boats", "uncontrolled-landings", "people-prevented", "events-prevented"],
    ),
}
START, LAST, NEWEST = date(2025, 8, 6), date(2026, 6, 30), date(2026, 8, 20)
RETURNED = 1087
PACE = 50
FINAL = {2020: 8466, 2022: 45774}
"""Where the final statistics differ from the spreadsheet: typed here, as they are in no sheet."""


@cache
def raw(sheet: str) -> dict[date, list[str]]:
    """Give the cells of a sheet, without its first column, by the date in that."""
    return _published(sheet) if REAL else _imported(sheet)


def _published(sheet: str) -> dict[date, list[str]]:
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


def _imported(sheet: str) -> dict[date, list[str]]:
    name, measures = MEASURES[sheet]
    rows: dict[date, list[str]] = {}
    with (ROOT / "data" / "datasets" / f"{name}.csv").open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            empty = ["-"] * len(measures) + [""]
            cells = rows.setdefault(date.fromisoformat(line["period"]), empty)
            cells[measures.index(line["measure"])] = line["value"] or "-"
            cells[-1] = "Revised" if line["status"] == "revised" else cells[-1]
    return rows


def people(first: date, last: date) -> int:
    """Give the people who arrived on some days, both included."""
    return sum(int(cells[0]) for day, cells in raw("SB_01").items() if first <= day <= last)


def boats(first: date, last: date) -> int:
    """Give the boats that arrived on some days, both included."""
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


def weeks() -> float:
    """Give the weeks from entry into force to the last full count."""
    return ((LAST - START).days + 1) / 7


def month(text: str) -> int:
    """Give the people of a month, written as 2025-09."""
    return sum(int(cells[0]) for day, cells in raw("SB_01").items() if f"{day}".startswith(text))


def family(catalog, traces) -> set[str]:
    """Give the ids of all figures that rest on a series of arrivals, directly or by another."""
    found: set[str] = set()
    more = {name for name, trace in traces.items() if set(trace.datasets) & set(SERIES)}
    while more - found:
        found |= more
        more = {name for name, trace in traces.items() if set(trace.records) & found}
    return found & catalog.figures.keys()
