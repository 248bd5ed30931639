"""A chart's numbers as a table and as a CSV file: the same rows, printed and raw."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.charts.rows import Column, Point
from generator.format import sheet


@dataclass(frozen=True)
class Cell:
    """What stands in the table, and the number behind it if there is one."""

    printed: str
    value: float | None = None


@dataclass(frozen=True)
class Table:
    """The head and the rows; the first cell of a row names its period."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(columns: list[Column], missing: str) -> Table:
    """Give the numbers of a chart by period. A period that a column lacks has an empty cell."""
    noted = any(_note(point) for column in columns for point in column.points)
    head = [columns[0].names, *_labels(columns)]
    rows = []
    parted = [_parted(column) for column in columns]
    for points in _by_period(columns):
        present = [point for point in points if point]
        cells = [Cell(present[0].name)]
        for column, divided, point in zip(columns, parted, points, strict=True):
            cells += _cells(column, divided, point, missing)
        notes = list(dict.fromkeys(_note(point) for point in present if _note(point)))
        rows.append((*cells, Cell("; ".join(notes))) if noted else tuple(cells))
    return Table((*head, "Note") if noted else tuple(head), tuple(rows))


def as_csv(columns: list[Column]) -> bytes:
    """Give the numbers unrounded, one row a period, missing values empty."""
    names = [name for label in _labels(columns) for name in (_slug(label),)]
    statuses = [f"{_slug(column.label)}_status" for column in columns]
    rows: list[list[Any]] = [["period", "first_day", "last_day", *names, *statuses]]
    parted = [_parted(column) for column in columns]
    for points in _by_period(columns):
        one = next(point for point in points if point)
        values: list[str] = []
        for divided, point in zip(parted, points, strict=True):
            values += _raw(divided, point)
        status = [point.status if point else "" for point in points]
        rows.append([one.period, one.first, one.last, *values, *status])
    return sheet(rows)


def rows_as_csv(head: tuple[str, ...], rows: list[tuple[str, str]]) -> bytes:
    """Give a table of words."""
    return sheet([[_slug(name) for name in head], *rows])


def _labels(columns: list[Column]) -> list[str]:
    """Name the columns; a divided measure is preceded by the two numbers it is made of."""
    labels = []
    for column in columns:
        if _parted(column):
            labels += [f"{column.label}: number", f"{column.label}: divided by"]
        labels.append(column.label)
    return labels


def _parted(column: Column) -> bool:
    return any(point.parts for point in column.points)


def _cells(column: Column, parted: bool, point: Point | None, missing: str) -> list[Cell]:
    parts = []
    if parted:
        given = point.parts if point and point.parts else (None, None)
        parts = [Cell("" if part is None else f"{part:,.0f}", part) for part in given]
    if point is None:
        return [*parts, Cell("")]
    return [*parts, Cell(column.printed(point, missing), point.value)]


def _raw(parted: bool, point: Point | None) -> list[str]:
    parts: list[float | None] = []
    if parted:
        parts = list(point.parts) if point and point.parts else [None, None]
    values = [*parts, point.value if point else None]
    return ["" if value is None else f"{value:.10g}" for value in values]


def _note(point: Point) -> str:
    """Say what a reader of the row must know: its status unless final, and its note."""
    status = "" if point.status in ("final", "missing") else point.status
    return ": ".join(part for part in (status, point.note) if part)


def _by_period(columns: list[Column]) -> list[tuple[Point | None, ...]]:
    """Line the columns up by the days that their points cover, or by category."""
    maps = [{_key(point): point for point in column.points} for column in columns]
    keys = dict.fromkeys(key for column in maps for key in column)
    ordered = sorted(keys, key=lambda key: key[:2])
    return [tuple(column.get(key) for column in maps) for key in ordered]


def _key(point: Point) -> tuple[date, date, str]:
    return (point.last, point.first, point.period if point.category else "")


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")
