"""Which rows of a CSV file became others."""

import csv
import io
from collections.abc import Iterator

_NOTHING = "no number"


def moved_rows(old: bytes, new: bytes) -> Iterator[tuple[str, str, str]]:
    """Give the name of each row that changed, came or went, with what it held and holds.

    A row is named by its first cells, up to the first that holds a value: those that, together,
    tell all rows of both files apart.
    """
    was, now = _rows(old), _rows(new)
    width = _key_width(was, now)
    before, after = ({tuple(row[:width]): row[width:] for row in rows[1:]} for rows in (was, now))
    head = now[0][width:] if now else []
    for key in dict.fromkeys([*before, *after]):
        a, b = before.get(key), after.get(key)
        if a == b:
            continue
        name = ", ".join(key)
        if a is None or b is None:
            yield name, _shown(a), _shown(b)
            continue
        for column, x, y in zip(head, a, b, strict=False):
            if x != y:
                yield f"{name}, {column}" if len(head) > 1 else name, x or _NOTHING, y or _NOTHING


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def _key_width(*tables: list[list[str]]) -> int:
    """Give how many first cells are needed for no two rows to have the same."""
    widest = max((len(rows[0]) for rows in tables if rows), default=1)
    for width in range(1, widest):
        if all(len({tuple(row[:width]) for row in rows}) == len(rows) for rows in tables):
            return width
    return widest


def _shown(cells: list[str] | None) -> str:
    if cells is None:
        return ""
    return ", ".join(cell for cell in cells if cell) or _NOTHING
