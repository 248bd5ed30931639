"""Which rows of a table became others."""

import csv
import io
from collections.abc import Iterator, Sequence

from generator.differences.change import Moves

Row = Sequence[str]
_NAMES = ("first_day", "last_day")
"""Columns of a download that repeat what its first column says."""


def moved_rows(old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[str, str, str, Moves]]:
    """Give the name of each row that changed, came or went; what it held or holds; or its cells.

    A row is named by its first cells: by as many as tell all rows of both tables apart. Of a row
    that stayed only the cells that changed are given, each with the name of its column.
    """
    width = _key_width(old, new)
    before, after = ({tuple(row[:width]): row[width:] for row in rows[1:]} for rows in (old, new))
    head = [name.replace("_", " ") for name in (new or old)[0][width:]]
    for key in dict.fromkeys([*before, *after]):
        a, b, name = before.get(key), after.get(key), ", ".join(filter(None, key))
        if a is not None and b is not None:
            if moves := _cells(head, a, b):
                yield name, "", "", moves
        else:
            yield name, _shown(head, a), _shown(head, b), ()


def of_csv(text: str) -> list[list[str]]:
    """Give the rows of a CSV file, the head first, without columns that only repeat."""
    rows = list(csv.reader(io.StringIO(text)))
    kept = [at for at, name in enumerate(rows[0]) if name not in _NAMES] if rows else []
    return [[row[at] for at in kept if at < len(row)] for row in rows]


def _cells(head: Row, old: Row, new: Row) -> Moves:
    cells = zip(head, old, new, strict=False)
    several = len(head) > 1
    return tuple((name if several else "", was, now) for name, was, now in cells if was != now)


def _shown(head: Row, cells: Row | None) -> str:
    """Give what a row holds, "" where there is none."""
    given = [f"{name} {cell}" for name, cell in zip(head, cells or (), strict=False) if cell]
    return ", ".join(given) or ("" if cells is None else "nothing")


def _key_width(*tables: Sequence[Row]) -> int:
    """Give how many first cells are needed for no two rows to have the same."""
    widest = max((len(rows[0]) for rows in tables if rows), default=1)
    for width in range(1, widest):
        if all(len({tuple(row[:width]) for row in rows}) == len(rows) for rows in tables):
            return width
    return widest
