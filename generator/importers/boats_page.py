"""The GOV.UK pages about small boats, of all the forms that they have had, as rows.

"Last 7 days" and the older daily pages give days; "weekly summary" and the older weekly pages give
days or one week, which may stand only in a heading. Some pages give figures only in sentences.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from generator.importers.boats_words import figures_in_words
from generator.importers.days import Stated, settle, sole_day, stated_week
from generator.importers.errors import ImportRefusedError, TotalsDifferError, UnknownLayoutError
from generator.importers.govuk import describe
from generator.importers.html import Block, Page, Table, read_page
from generator.importers.reading import (
    MISSING,
    PROVISIONAL,
    REVISED,
    Given,
    Reading,
    Row,
    number,
)

DAILY, WEEKLY = "small-boats-daily", "small-boats-weekly"
NOT_COLLECTED = {"-", "–", "—", "n/a", "not available"}
COLUMNS = {
    "date": {"date", "day"},
    "week": {"week ending", "week", "week end"},
    "arrivals": {"migrants arrived", "migrants detected", "number of migrants detected"},
    "boats": {"boats arrived", "boats detected", "number of boats detected"},
    "uncontrolled-landings": {
        "boats involved in uncontrolled landings",
        "boats arrived - involved in uncontrolled landings",
        "uncontrolled landings",
    },
    "people-prevented": {"migrants prevented"},
    "events-prevented": {"events prevented"},
    "notes": {"notes", "note"},
}
_NAMES = {words: name for name, all_words in COLUMNS.items() for words in all_words}
_WITHOUT_HEADER = {
    True: ["date", "arrivals", "boats", "uncontrolled-landings"],
    False: ["arrivals", "boats", "people-prevented", "events-prevented"],
}


@dataclass
class _Found:
    """What the tables of a page give, before the years are settled."""

    stated: dict[str, list[Stated]] = field(default_factory=lambda: {DAILY: [], WEEKLY: []})
    cells: dict[str, list[dict[str, str]]] = field(default_factory=lambda: {DAILY: [], WEEKLY: []})
    totals: list[dict[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_boats_page(given: Given) -> Reading:
    """Read a page.

    Raises ImportRefusedError when the page is withdrawn, is about something else or cannot be
    understood, UnknownLayoutError when a table or a date is not as expected, and
    TotalsDifferError when a total is not the sum of its days.
    """
    page = read_page(given.content, given.name)
    publication = describe(page, "home-office-small-boats-page", given.url)
    if "small boat" not in f"{publication.title} {publication.url}".lower().replace("-", " "):
        raise ImportRefusedError(f"This page is not about small boats: “{publication.title}”.")
    if publication.published is None:
        raise ImportRefusedError("The page does not say when it was published: give --published.")
    found = _tables(page)
    if not any(found.stated.values()):
        stated, cells = figures_in_words(page)
        found.stated[DAILY], found.cells[DAILY] = [stated], [cells]
        found.warnings.append("The figures were read in sentences, not in a table.")
    tables = _settled(found, publication.published)
    defence = "Ministry of Defence" in publication.publisher
    name = "defence-ministry-small-boats-page" if defence else publication.id
    return Reading(replace(publication, id=name), tables, found.warnings)


def _tables(page: Page) -> _Found:
    found = _Found()
    week = stated_week(page.title)
    for block in page.body:
        if block.kind == "heading" and (named := stated_week(block.text)):
            week = named
        if block.kind == "table":
            _take(block, week, found)
    return found


def _take(block: Block, week: Stated | None, found: _Found) -> None:
    names, rows = _header(block.rows, week is not None, found)
    if not names:
        return
    for row in rows:
        if len(row) != len(names):
            raise UnknownLayoutError(
                f"The row “{' | '.join(row)}” has {len(row)} cells, its header {len(names)}."
            )
        cells = dict(zip(names, row, strict=True))
        label = cells.get("date") or cells.get("week") or ""
        if "total" in label.lower():
            found.totals.append(cells)
            continue
        table, stated = _period(cells, week)
        found.stated[table].append(stated)
        found.cells[table].append(cells)


def _period(cells: Mapping[str, str], week: Stated | None) -> tuple[str, Stated]:
    if "date" in cells:
        day = sole_day(cells["date"])
        if day is None:
            raise UnknownLayoutError(f"A row should start with a day, not “{cells['date']}”.")
        return DAILY, day
    if "week" in cells:
        stated = stated_week(f"week {cells['week']}")
        if stated is None:
            raise UnknownLayoutError(f"A row should start with a week, not “{cells['week']}”.")
        return WEEKLY, stated
    if week is None:
        raise UnknownLayoutError("A table has neither dates nor a heading that names its week.")
    return WEEKLY, week


def _header(rows: Table, in_week: bool, found: _Found) -> tuple[list[str], Table]:
    """Give what each column holds and the rows below; no columns when the table is another's."""
    words = [cell.lower() for cell in rows[0]]
    names = [_NAMES.get(word, "") for word in words]
    if "arrivals" in names or "people-prevented" in names:
        if strange := [cell for cell, name in zip(rows[0], names, strict=True) if not name]:
            raise UnknownLayoutError(f"A table has a new column “{strange[0]}”.")
        if len(set(names)) != len(names):
            raise UnknownLayoutError(f"A table has a column twice: “{' | '.join(rows[0])}”.")
        return names, rows[1:]
    dated = sole_day(rows[0][0]) is not None
    names = _WITHOUT_HEADER[dated][: len(rows[0])]
    first = dict(zip(names, rows[0], strict=False))
    counts = [_count(first[name]) for name in names if name != "date"]
    if len(counts) < 2 or None in counts or not (dated or (in_week and len(rows) == 1)):
        return [], []
    if len(rows[0]) > len(names) + dated or _more_boats(rows, names):
        raise UnknownLayoutError("A table has no header, and its columns are not as usual.")
    names += ["notes"] * (len(rows[0]) - len(names))
    found.warnings.append(f"A table has no header: its columns were read as {', '.join(names)}.")
    return names, rows


def _more_boats(rows: Table, names: list[str]) -> bool:
    people, boats = names.index("arrivals"), names.index("boats")
    counts = [(number(row[people]), number(row[boats])) for row in rows if len(row) >= len(names)]
    return any(a is not None and b is not None and int(a) < int(b) for a, b in counts)


def _count(cell: str) -> str | None:
    return "" if cell.strip().lower() in NOT_COLLECTED else number(cell)


def _settled(found: _Found, published: date) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {}
    for table, stated in found.stated.items():
        if not stated:
            continue
        days, warnings = settle(stated, published)
        found.warnings += warnings
        if twice := {str(day) for day in days if days.count(day) > 1}:
            raise UnknownLayoutError(f"The page has {min(twice)} more than once.")
        rows = [_rows(day, cells) for day, cells in zip(days, found.cells[table], strict=True)]
        tables[table] = [row for part in rows for row in part]
        if table == DAILY:
            found.warnings += _missing_days(days)
    _check_totals(found)
    return tables


def _rows(day: date, cells: Mapping[str, str]) -> list[Row]:
    note = cells.get("notes", "").strip()
    status = REVISED if note.casefold().startswith(REVISED) else PROVISIONAL
    rows = []
    for name, cell in cells.items():
        if name in ("date", "week", "notes"):
            continue
        value = _count(cell)
        if value is None:
            raise UnknownLayoutError(f"{day} should hold a whole number or a dash, not “{cell}”.")
        note = "" if note.casefold() == REVISED else note
        rows.append(Row((day.isoformat(), name), value, status if value else MISSING, note))
    return rows


def _missing_days(days: list[date]) -> list[str]:
    first, last = min(days).toordinal(), max(days).toordinal()
    gone = [date.fromordinal(at) for at in range(first, last) if date.fromordinal(at) not in days]
    return [f"The page has no row for {day}." for day in gone]


def _check_totals(found: _Found) -> None:
    for total in found.totals:
        for name, cell in total.items():
            stated = number(cell)
            parts = [number(cells.get(name, "")) for cells in found.cells[DAILY]]
            known = [int(part) for part in parts if part is not None]
            if name not in ("date", "week", "notes") and stated and int(stated) != sum(known):
                raise TotalsDifferError(
                    f"The page gives a total of {stated} for {name}, "
                    f"but its days add up to {sum(known)}."
                )
