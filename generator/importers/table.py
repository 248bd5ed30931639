"""One table of a GOV.UK page, or a CSV file, by a mapping that an editor wrote."""

import csv
import io
import re
from collections.abc import Mapping as Map
from dataclasses import replace
from datetime import date

from generator.importers.days import MONTHS, month_of, sole_day
from generator.importers.errors import ImportRefusedError, TotalsDifferError, UnknownLayoutError
from generator.importers.govuk import describe
from generator.importers.html import MAX_CELLS, MAX_PAGE, Table, read_page, tidy
from generator.importers.mapping import Mapping
from generator.importers.reading import MISSING, REVISED, Given, Publication, Reading, Row, number
from generator.model.dataset import Dataset
from generator.model.periods import InvalidPeriodError, period_days

_MONTH = re.compile(rf"^({'|'.join(MONTHS)}|[a-z]{{3,4}})\.?[\s-]+(\d{{4}}|\d{{2}})$", re.I)


def read_table_page(given: Given, dataset: Dataset, mapping: Mapping) -> Reading:
    """Read the table. Raises ImportRefusedError and its kin when it is not as the mapping says."""
    if given.content.lstrip()[:1] == b"<":
        page = read_page(given.content, given.name)
        publication = describe(page, mapping.source, given.url)
        tables = [block.rows for block in page.body if block.kind == "table"]
    else:
        publication = Publication(mapping.source, "GOV.UK", given.name, given.url or "", None)
        tables = [_read_csv(given)]
    if mapping.title_has.lower() not in publication.title.lower():
        sentence = f"“{publication.title}” is not the page: it lacks “{mapping.title_has}”."
        raise ImportRefusedError(sentence)
    publication = replace(
        publication,
        publisher=mapping.publisher or publication.publisher,
        licence=mapping.licence or publication.licence,
    )
    rows = _rows(_choose(tables, mapping), dataset, mapping)
    return Reading(publication, {dataset.id: rows})


def _read_csv(given: Given) -> Table:
    if len(given.content) > MAX_PAGE:
        raise ImportRefusedError(f"{given.name} is too large to be a table of figures.")
    try:
        text = given.content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except UnicodeDecodeError:
        raise ImportRefusedError(f"{given.name} is damaged, or not saved as UTF-8.") from None
    except csv.Error as error:
        raise ImportRefusedError(f"{given.name} cannot be read as CSV: {error}.") from None
    if "\x00" in text or sum(map(len, rows)) > MAX_CELLS:
        raise ImportRefusedError(f"{given.name} is not a table of figures.")
    return [cells for row in rows if any(cells := [tidy(cell) for cell in row])]


def _choose(tables: list[Table], mapping: Mapping) -> Table:
    """Give the one table that has the mapping's columns and no others."""
    needed = [mapping.period.column, *(value.column for value in mapping.values)]
    needed += mapping.where_columns.values()
    fits = [table for table in tables if table and set(needed) <= set(table[0])]
    if len(fits) != 1:
        columns = ", ".join(f"“{name}”" for name in needed)
        raise UnknownLayoutError(f"{len(fits)} tables have the columns {columns}: one should.")
    known = {*needed, *mapping.ignore, mapping.note or ""}
    if strange := [name for name in fits[0][0] if name not in known]:
        raise UnknownLayoutError(f"The table has a column that is not mapped: “{strange[0]}”.")
    if len(set(fits[0][0])) != len(fits[0][0]):
        raise UnknownLayoutError("The table has two columns of one name.")
    return fits[0]


def _rows(table: Table, dataset: Dataset, mapping: Mapping) -> list[Row]:
    rows: list[Row] = []
    sums: dict[str, int] = {}
    starts = tuple(start.lower() for start in mapping.totals)
    closed = False
    for line in table[1:]:
        if len(line) != len(table[0]):
            raise UnknownLayoutError(
                f"The row “{' | '.join(line)}” has {len(line)} cells, not {len(table[0])}."
            )
        cells = dict(zip(table[0], line, strict=True))
        if starts and cells[mapping.period.column].lower().startswith(starts):
            _check_total(cells, sums)
            closed = True
            continue
        if closed:
            raise UnknownLayoutError("Rows follow the row of totals.")
        rows += _observations(cells, dataset, mapping, sums)
    if not rows:
        raise UnknownLayoutError("The table has a header but no rows.")
    if starts and not closed:
        raise UnknownLayoutError("The row of totals is missing: the table may be cut short.")
    if len({row.key for row in rows}) != len(rows):
        raise UnknownLayoutError("The table gives a period twice.")
    return rows


def _observations(
    cells: Map[str, str], dataset: Dataset, mapping: Mapping, sums: dict[str, int]
) -> list[Row]:
    period = _period(cells[mapping.period.column], dataset, mapping)
    note = cells.get(mapping.note or "", "")
    revised = note.casefold() == REVISED
    chosen = {
        name: _category(cells[column], mapping.categories.get(name, {}))
        for name, column in mapping.where_columns.items()
    }
    rows = []
    for column in mapping.values:
        value = _value(cells[column.column], mapping, f"{period}, “{column.column}”")
        sums[column.column] = sums.get(column.column, 0) + int(value or 0)
        where = {**chosen, **column.where}
        key = (period, *(where[part.column] for part in dataset.dimensions))
        status = REVISED if revised else mapping.status
        rows.append(Row(key, value, status if value else MISSING, "" if revised else note))
    return rows


def _value(cell: str, mapping: Mapping, where: str) -> str:
    if cell.lower() in (mark.lower() for mark in mapping.not_collected):
        return ""
    value = number(cell)
    if value is None:
        raise UnknownLayoutError(f"{where} should hold a whole number, not “{cell}”.")
    return value


def _category(cell: str, known: Map[str, str]) -> str:
    if cell not in known:
        raise UnknownLayoutError(f"“{cell}” is not mapped to a value of the dataset.")
    return known[cell]


def _check_total(cells: Map[str, str], sums: Map[str, int]) -> None:
    for column, total in sums.items():
        if number(cells[column]) != str(total):
            raise TotalsDifferError(
                f"The table gives a total of {cells[column]} for “{column}”, "
                f"but its rows add up to {total}."
            )


def _period(cell: str, dataset: Dataset, mapping: Mapping) -> str:
    text = _as_period(cell, mapping.period.form)
    try:
        first, last = period_days(text, dataset.period, dataset.week_ends)
    except InvalidPeriodError:
        raise UnknownLayoutError(f"“{cell}” is not a {mapping.period.form}.") from None
    if not date(1900, 1, 1) <= first <= last <= date(2199, 12, 31):
        raise UnknownLayoutError(f"“{cell}” is too far away to be right.")
    return text


def _as_period(cell: str, form: str) -> str:
    if form in ("day", "week"):
        one = sole_day(cell)
        day = one.on(one.year) if one and one.year else None
        return day.isoformat() if day else cell
    if form == "month" and (found := _MONTH.match(cell)):
        names = [name for name in MONTHS if name.startswith(found[1].lower()[:3])]
        year = found[2] if len(found[2]) == 4 else f"20{found[2]}"
        return f"{year}-{month_of(found[1]):02d}" if names else cell
    if form == "quarter" and (found := re.match(r"^(\d{4}) Q([1-4])$|^Q([1-4]) (\d{4})$", cell)):
        return f"{found[1] or found[4]}-Q{found[2] or found[3]}"
    return cell
