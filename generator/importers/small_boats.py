"""The Home Office's weekly spreadsheet of small-boat arrivals, as daily and weekly rows.

The sheet SB_01 has a row a day, SB_02 a row a week that ends on a Sunday. A dash means that
nothing was collected then: such a cell becomes a missing value, never a zero.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from generator.importers.archive import clean_copy
from generator.importers.errors import ImportRefusedError, TotalsDifferError, UnknownLayoutError
from generator.importers.reading import (
    MISSING,
    PROVISIONAL,
    REVISED,
    Given,
    Publication,
    Reading,
    Row,
)
from generator.importers.totals import Observation, compare

COLUMNS = ["period", "measure", "value", "status", "note"]
PAGE = (
    "https://www.gov.uk/government/publications/"
    "migrants-detected-crossing-the-english-channel-in-small-boats"
)
HEADER_ROWS = 10
MOST = 10_000_000
NOT_COLLECTED = "-"
SUNDAY = 6

ARRIVALS = {
    "Migrants arrived": "arrivals",
    "Boats arrived": "boats",
    "Boats arrived - involved in uncontrolled landings": "uncontrolled-landings",
}
PREVENTIONS = {
    "Migrants prevented": "people-prevented",
    "Events prevented": "events-prevented",
}


@dataclass(frozen=True)
class Table:
    """One sheet that we read: the name of its first column and what the others measure."""

    sheet: str
    first: str
    measures: Mapping[str, str]

    @property
    def headings(self) -> list[str]:
        """Give every heading that the sheet must have, and no other."""
        return [self.first, *self.measures, "Notes"]


DAILY = Table("SB_01", "Date", ARRIVALS)
WEEKLY = Table("SB_02", "Week ending", ARRIVALS | PREVENTIONS)


def read_small_boats(path: Path) -> dict[str, pd.DataFrame]:
    """Read the spreadsheet and give its rows by dataset id.

    Raises UnknownLayoutError when a sheet is not laid out as expected, TotalsDifferError when a
    weekly total is not the sum of its days, and ImportRefusedError when it is no spreadsheet.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        sentence = f"{path.name} cannot be read as a spreadsheet: {error.strerror}."
        raise ImportRefusedError(sentence) from None
    tables, _ = _tables(content, path.name)
    totals = compare(*tables.values())
    if totals.differ:
        raise TotalsDifferError(totals.differ[0])
    return {name: _frame(rows) for name, rows in tables.items()}


def read_edition(given: Given) -> Reading:
    """Read the spreadsheet with what it says about itself.

    Raises as read_small_boats does, but for totals: those that differ are named in the reading.
    """
    tables, saved = _tables(given.content, given.name)
    last = max(row.day for row in tables["small-boats-daily"])
    publication = Publication(
        "home-office-small-boats-time-series",
        "Home Office (GOV.UK)",
        "Migrants detected crossing the English Channel in small boats: time series "
        f"(edition to {last.day} {last:%B %Y})",
        given.url or PAGE,
        saved,
        note="Read by a program: the sheets SB_01 and SB_02.",
    )
    rows = {
        name: [
            Row(
                (row.day.isoformat(), row.measure),
                "" if row.value is None else str(row.value),
                row.status,
                row.note,
            )
            for row in found
        ]
        for name, found in tables.items()
    }
    return Reading(publication, rows, totals=compare(*tables.values()))


def _tables(content: bytes, name: str) -> tuple[dict[str, list[Observation]], date | None]:
    copy, saved = clean_copy(content, name)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(copy))
        daily, weekly = _read(book, DAILY), _read(book, WEEKLY)
    except (CalamineError, OSError, ValueError) as error:
        raise ImportRefusedError(f"{name} cannot be read as a spreadsheet: {error}.") from None
    _check_sundays(weekly)
    _check_steps(daily, DAILY.sheet, 1)
    _check_steps(weekly, WEEKLY.sheet, 7)
    return {"small-boats-daily": daily, "small-boats-weekly": weekly}, saved


def _frame(rows: Sequence[Observation]) -> pd.DataFrame:
    cells = [(row.day.isoformat(), row.measure, row.value, row.status, row.note) for row in rows]
    return pd.DataFrame(cells, columns=COLUMNS)


def _read(book: CalamineWorkbook, table: Table) -> list[Observation]:
    if table.sheet not in book.sheet_names:
        found = ", ".join(book.sheet_names)
        raise UnknownLayoutError(f"There is no sheet {table.sheet}; the sheets are {found}.")
    cells = book.get_sheet_by_name(table.sheet).to_python()
    top, places = _header(cells, table)
    rows: list[Observation] = []
    for number, line in enumerate(cells[top + 1 :], start=top + 2):
        if any(cell != "" for cell in line):
            rows += _observations(line, places, table, number)
    if not rows:
        raise UnknownLayoutError(f"The sheet {table.sheet} has a heading but no rows.")
    days = Counter(row.day for row in rows)
    if twice := [day for day, times in days.items() if times > len(table.measures)]:
        raise UnknownLayoutError(f"The sheet {table.sheet} has the date {twice[0]} more than once.")
    return rows


def _header(cells: Sequence[Sequence[Any]], table: Table) -> tuple[int, dict[str, int]]:
    """Find the row of headings and in which column each stands."""
    tops = [[str(cell).strip() for cell in line] for line in cells[:HEADER_ROWS]]
    top = next((place for place, names in enumerate(tops) if table.first in names), None)
    if top is None:
        raise UnknownLayoutError(
            f"The sheet {table.sheet} has no heading “{table.first}” in its first rows."
        )
    names = tops[top]
    for name in table.headings:
        if names.count(name) != 1:
            raise UnknownLayoutError(
                f"The sheet {table.sheet} should have one column “{name}”, not {names.count(name)}."
            )
    if strange := [name for name in names if name and name not in table.headings]:
        raise UnknownLayoutError(f"The sheet {table.sheet} has a new column “{strange[0]}”.")
    return top, {name: names.index(name) for name in table.headings}


def _observations(
    line: Sequence[Any], places: Mapping[str, int], table: Table, number: int
) -> list[Observation]:
    where = f"{table.sheet} row {number}"
    day = _day(line[places[table.first]], where)
    note = str(line[places["Notes"]]).strip()
    status = PROVISIONAL
    if note.casefold() == REVISED:
        status, note = REVISED, ""
    rows: list[Observation] = []
    for heading, measure in table.measures.items():
        value = _count(line[places[heading]], f"{where}, “{heading}”")
        known = MISSING if value is None else status
        rows.append(Observation(day, measure, value, known, note))
    return rows


def _day(cell: object, where: str) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    raise UnknownLayoutError(f"{where} should start with a date, not “{cell}”.")


def _count(cell: object, where: str) -> int | None:
    if isinstance(cell, str) and cell.strip() == NOT_COLLECTED:
        return None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        amount = float(cell)
        if 0 <= amount < MOST and amount.is_integer():
            return int(amount)
    raise UnknownLayoutError(f"{where} should hold a whole number or a dash, not “{cell}”.")


def _check_sundays(weekly: Sequence[Observation]) -> None:
    for row in weekly:
        if row.day.weekday() != SUNDAY:
            raise UnknownLayoutError(f"The week ending {row.day} does not end on a Sunday.")


def _check_steps(rows: Sequence[Observation], sheet: str, days: int) -> None:
    """The sheets have never skipped a day or a week: a hole means that something was lost."""
    found = sorted({row.day for row in rows})
    for before, after in pairwise(found):
        if (after - before).days != days:
            raise UnknownLayoutError(f"The sheet {sheet} goes from {before} straight to {after}.")
