"""A new edition laid over what we hold: what is new, what changed, and what stays.

Every value keeps the day from which it was known. The newest stands in the rows; those before it
are earlier values. An edition that says the same again changes nothing; an older one that says the
same makes the value known from its own day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from generator.importers.errors import ImportRefusedError
from generator.importers.held import Held, Line, day_of
from generator.importers.reading import MISSING, PROVISIONAL, REVISED, Key, Row
from generator.model.dataset import Earlier
from generator.model.periods import following

GAP_NOTE = "not in the editions that we hold"
MAX_GAP = 400


@dataclass(frozen=True)
class Edition:
    """Which edition a value comes from."""

    source: str
    published: date


@dataclass(frozen=True)
class Change:
    """A value that differs from one that was known before."""

    table: str
    date: str
    column: str
    old: str
    new: str
    marked_revised: bool


@dataclass
class Merged:
    """The rows as they will stand, and what an editor should know of the difference."""

    held: Held
    lines: dict[Key, Line]
    earlier: list[Earlier]
    changes: list[Change] = field(default_factory=list)
    history: list[Change] = field(default_factory=list)
    marks: list[Change] = field(default_factory=list)
    new: list[Key] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    touched: int = 0
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Version:
    since: date
    value: str
    status: str
    source: str
    ours: bool = False


def merge(held: Held, rows: Sequence[Row], edition: Edition) -> Merged:
    """Lay an edition's rows over those that we hold."""
    earlier = {key: list(kept) for key, kept in held.earlier.items()}
    merged = Merged(held, dict(held.lines), [])
    for row in rows:
        _check_key(held, row)
        if row.key in held.lines:
            _lay_over(merged, held.lines[row.key], row, edition, earlier)
        else:
            merged.lines[row.key] = _line(_fresh(row, edition))
            merged.new.append(row.key)
    _fill_gaps(merged, rows, edition)
    merged.earlier = [each for kept in earlier.values() for each in kept]
    merged.warnings += _absent(held, rows)
    return merged


def _check_key(held: Held, row: Row) -> None:
    for part, value in zip(held.dataset.dimensions, row.key[1:], strict=True):
        if value not in {category.id for category in part.categories}:
            sentence = f"“{value}” is not a {part.column} of the dataset {held.dataset.id}."
            raise ImportRefusedError(sentence)


def _fresh(row: Row, edition: Edition) -> dict[str, str]:
    return {
        "value": row.value,
        "status": row.status,
        "note": row.note,
        "source": edition.source,
        "known_from": edition.published.isoformat(),
    }


def _line(cells: dict[str, str]) -> Line:
    return Line("", cells)


def _lay_over(
    merged: Merged, line: Line, row: Row, edition: Edition, earlier: dict[Key, list[Earlier]]
) -> None:
    held, cells = merged.held, line.cells
    now = _Version(
        held.since(cells), cells["value"], cells["status"], held.source(cells), ours=True
    )
    fresh = _Version(edition.published, row.value, row.status, edition.source)
    past = [
        _Version(day_of(each.known_from) or now.since, each.value, each.status, each.source)
        for each in earlier.get(row.key, [])
    ]
    before = sorted([*past, now], key=lambda each: each.since)
    versions = sorted([*before, fresh], key=lambda each: each.since)
    is_newest = versions[-1] is fresh
    kept = _collapsed(versions)
    old = before[-1] if is_newest else now
    if row.value != old.value:
        change = _change(held, row, old.value, row.value)
        (merged.changes if is_newest else merged.history).append(change)
    elif is_newest and _status(now, fresh) != now.status:
        merged.marks.append(_change(held, row, now.status, row.status))
    new_cells = _cells(merged, cells, row, kept[-1], is_newest=is_newest)
    history = [_earlier(row.key, each) for each in kept[:-1]]
    if new_cells != cells or history != earlier.get(row.key, []):
        merged.touched += 1
        merged.lines[row.key] = _line(new_cells)
        earlier[row.key] = history


def _collapsed(versions: list[_Version]) -> list[_Version]:
    """Join neighbours of one value: known from the first of them, marked as by the last."""
    kept = versions[:1]
    for each in versions[1:]:
        if each.value == kept[-1].value:
            kept[-1] = replace(kept[-1], status=_status(kept[-1], each))
        else:
            kept.append(each)
    return kept


def _status(before: _Version, after: _Version) -> str:
    """A mark is not taken back: revised and final stay when a later edition does not repeat it."""
    return before.status if after.status == PROVISIONAL else after.status


def _cells(
    merged: Merged, cells: dict[str, str], row: Row, version: _Version, *, is_newest: bool
) -> dict[str, str]:
    """Give a row's cells: a note that someone wrote stays, whatever else changes."""
    note = cells["note"] if cells["note"] != GAP_NOTE or not row.value else ""
    if is_newest and row.note and not note:
        note = row.note
    if note == cells["note"] and note and version.value != cells["value"]:
        where = " ".join(row.key)
        merged.warnings.append(f"{where}: the note “{note}” was kept beside a new value: check it.")
    new = {**cells, "value": version.value, "status": version.status, "note": note}
    if not version.ours:
        new |= {"source": version.source, "known_from": version.since.isoformat()}
    return new


def _earlier(key: Key, version: _Version) -> Earlier:
    since = version.since.isoformat()
    return Earlier(key, version.value, version.status, since, version.source)


def _change(held: Held, row: Row, old: str, new: str) -> Change:
    column = " / ".join(row.key[1:]) or "value"
    return Change(held.dataset.id, row.key[0], column, old, new, row.status == REVISED)


def _fill_gaps(merged: Merged, rows: Sequence[Row], edition: Edition) -> None:
    """A dataset that may not skip a period gets rows that say that we have no number."""
    dataset = merged.held.dataset
    if not dataset.unbroken or not merged.new:
        return
    shapes = list(dict.fromkeys(row.key[1:] for row in rows))
    for before, after in pairwise(sorted({key[0] for key in merged.lines})):
        period = following(before, dataset.period)
        while period < after:
            merged.gaps.append(period)
            if len(merged.gaps) > MAX_GAP:
                sentence = f"too many periods of {dataset.id} would be without a number"
                raise ImportRefusedError(f"Between {before} and {after}, {sentence}.")
            for shape in shapes:
                row = Row((period, *shape), "", MISSING, GAP_NOTE)
                merged.lines[row.key] = _line(_fresh(row, edition))
            period = following(period, dataset.period)
    if merged.gaps:
        merged.warnings.append(
            f"{dataset.id}: {len(merged.gaps)} periods from {merged.gaps[0]} to {merged.gaps[-1]} "
            "are in no edition that we hold: they were added as missing."
        )


def _absent(held: Held, rows: Sequence[Row]) -> list[str]:
    """Say which rows of the edition's own span it no longer has: they are kept."""
    given = {row.key for row in rows}
    shapes = {row.key[1:] for row in rows}
    first = min(row.key[0] for row in rows)
    last = max(row.key[0] for row in rows)
    gone = [
        key
        for key, line in held.lines.items()
        if key[1:] in shapes
        and first <= key[0] <= last
        and key not in given
        and line.cells["value"]
    ]
    if not gone:
        return []
    sentence = f"{held.dataset.id}: the edition no longer has {len(gone)} values that we hold"
    return [f"{sentence}, the first for {gone[0][0]}: they were kept."]
