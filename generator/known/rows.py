"""Rows of a dataset as they stood on a day: with the values that were public then."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import compress
from typing import Any

from generator.kept import Kept
from generator.model.dataset import Dataset, Earlier
from generator.model.table import Row, Table
from generator.model.when import When

Versions = Mapping[tuple[str, ...], Sequence[Earlier]]
"""What rows held before, by their keys."""
_CUTS: Kept[dict[Any, Table]] = Kept()


def since(table: Table, dataset: Dataset, sources: Mapping[str, date], today: date) -> list[date]:
    """Give, row by row, since when the value that stands now is public.

    A row says since when, or it is as old as its dataset and its own source.
    """
    basis = dataset.known_from.last
    pairs = {(row.known_from, row.source) for row in table}
    days = {pair: min(_day(*pair, basis, sources), today) for pair in pairs}
    return [days[row.known_from, row.source] for row in table]


def first(table: Table, versions: Versions, since: Sequence[date]) -> list[date]:
    """Give, row by row, since when any value of it is public."""
    return [
        min(day, *(date.fromisoformat(each.known_from) for each in versions[row.key]))
        if row.key in versions
        else day
        for row, day in zip(table, since, strict=True)
    ]


def versions(earlier: Sequence[Earlier]) -> Versions:
    """Sort earlier values by the row that held them."""
    by_row: dict[tuple[str, ...], list[Earlier]] = {}
    for each in earlier:
        by_row.setdefault(each.key, []).append(each)
    return by_row


def as_of(row: Row, versions: Versions, since: date, day: date) -> Row:
    """Give a row, public by a day, with the value, status and source of that day."""
    if since <= day or row.key not in versions:
        return row
    known = [each for each in versions[row.key] if each.known_from <= day.isoformat()]
    if not known:
        return row
    then = max(known, key=lambda each: each.known_from)
    value = float(then.value) if then.value else None
    return row._replace(value=value, status=then.status, source=then.source)


def cut(
    table: Table,
    versions: Versions,
    public: tuple[Sequence[date], Sequence[date]],
    sources: Collection[str],
    day: date,
) -> Table:
    """Give the rows public by a day, each with the value of that day and without its note.

    `public` says row by row since when any value is, and since when the one that stands now is.
    `sources` are those public by then. Days on which the same was known have the same table.
    """
    known = bytes(first <= day for first in public[0])
    now = tuple(compress(table.rows, known))
    since = compress(public[1], known)
    then = tuple(as_of(row, versions, of, day) for row, of in zip(now, since, strict=True))
    moved = (new for new, old in zip(then, now, strict=True) if new is not old)
    cited = frozenset({row.source for row in then}.intersection(sources))
    key = (known, cited, tuple((row.line, row.value, row.status, row.source) for row in moved))
    cuts = _CUTS.of(table, dict)
    if key not in cuts:
        cuts[key] = replace(table, rows=tuple(_plain(row, cited) for row in then))
    return cuts[key]


def _plain(row: Row, cited: Collection[str]) -> Row:
    """Give a row without its note, and without a source that could not be cited."""
    source = row.source if row.source in cited else ""
    return row._replace(note="", source=source) if row.note or source != row.source else row


def _day(known: str, source: str, basis: date, sources: Mapping[str, date]) -> date:
    if known:
        return When.parse(known).last
    return max(basis, sources.get(source, basis))
