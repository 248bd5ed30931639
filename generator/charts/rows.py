"""The rows that a chart draws: chosen, divided or added up. A missing value stays missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import fsum
from typing import Any

from generator.charts.phrases import period_name
from generator.format import number
from generator.model.catalog import Catalog
from generator.model.chart import Measure
from generator.model.table import Row
from generator.model.when import When


@dataclass(frozen=True)
class Point:
    """One value of a measure, and the days that it is true for, both included."""

    period: str
    name: str
    first: date
    last: date
    value: float | None
    status: str
    source: str = ""
    note: str = ""
    open: bool = False
    partial: bool = False
    parts: tuple[float, float] | None = None
    text: str | None = None
    qualifier: str = ""
    """What its source says before the number: about, over."""
    category: bool = False
    """True when it stands for a category, named by `period`, and not for a stretch of time."""

    @property
    def mark(self) -> dict[str, Any]:
        """Give what a mark that stands for this point carries along."""
        return {"period": self.period, "value": self.value}

    @property
    def soft(self) -> bool:
        """Tell whether it may still change or is only an estimate."""
        return self.status in ("provisional", "estimated")


@dataclass(frozen=True)
class Column:
    """A named list of values: a column of the table, a subject of the description."""

    label: str
    points: list[Point]
    measure: Measure
    names: str = "Period"
    """What the first column of the table is called."""
    every: str | None = None
    """Its period, where that is not the dataset's own."""

    @property
    def known(self) -> list[Point]:
        """Give the points that have a value."""
        return [point for point in self.points if point.value is not None]

    def printed(self, point: Point, missing: str = "") -> str:
        """Print the value of one point, with its qualifier if it has one."""
        if point.text or point.value is None:
            return point.text or missing
        return f"{point.qualifier} {printed(point.value, self.measure, missing)}".lstrip()


class NothingToDrawError(ValueError):
    """No row of the dataset fits, which an empty picture would hide."""


def points(measure: Measure, catalog: Catalog, start: When | None = None) -> list[Point]:
    """Give the rows of a measure by date. Raises NothingToDrawError when there is none."""
    rows = chosen(catalog.tables[measure.dataset], measure.where)
    if start:
        rows = [row for row in rows if row.last >= start.first]
    period = catalog.datasets[measure.dataset].period
    found = [_point(row, period) for row in sorted(rows, key=lambda row: row.last)]
    if not any(point.value is not None for point in found):
        raise NothingToDrawError(f"no row of {measure.dataset} fits {measure.where}")
    if not measure.per:
        return found
    below = chosen(catalog.tables[measure.per.dataset], measure.per.where)
    return [_divided(point, below, 100 if measure.percent else 1) for point in found]


def printed(value: float | None, measure: Measure, missing: str) -> str:
    """Print one value of a measure."""
    if value is None:
        return missing
    return number(value, measure.decimals) + ("%" if measure.percent else "")


def chosen(rows: Iterable[Row], where: Mapping[str, str | list[str]]) -> list[Row]:
    """Give the rows of some categories; those of several are added up, day by day."""
    for column, wanted in where.items():
        several = wanted if isinstance(wanted, list) else [wanted]
        rows = [row for row in rows if row.categories[column] in several]
        if len(several) > 1:
            rows = _added(rows, column)
    return list(rows)


_SOFTEST = ("missing", "estimated", "provisional", "revised", "final")


def _added(rows: Iterable[Row], dimension: str) -> list[Row]:
    """Add rows that differ in one dimension only. A sum with a missing part is missing."""
    alike: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        rest = {name: word for name, word in row.categories.items() if name != dimension}
        one = row._replace(note="", categories=rest)
        alike.setdefault(one.key, []).append(one)
    return [
        parts[0]._replace(
            value=_total(parts), status=min((p.status for p in parts), key=_SOFTEST.index)
        )
        for parts in alike.values()
    ]


def _total(rows: Iterable[Row]) -> float | None:
    """Add up values; the sum is missing where one of them is."""
    values = [row.value for row in rows]
    known = [value for value in values if value is not None]
    return fsum(known) if len(known) == len(values) else None


def _point(row: Row, period: str) -> Point:
    return Point(
        row.period,
        period_name(row.first, row.last, period),
        row.first,
        row.last,
        row.value,
        row.status,
        row.source,
        row.note,
        qualifier=row.qualifier,
    )


def _divided(point: Point, below: list[Row], factor: int) -> Point:
    """Divide by the sum over the same days; missing unless every one of them has a number."""
    rows = [row for row in below if row.first >= point.first and row.last <= point.last]
    covered = sum(row.days for row in rows) == (point.last - point.first).days + 1
    whole = _total(rows) if covered else None
    if point.value is None or not whole:
        return replace(point, value=None, status="missing")
    soft = "provisional" if any(row.status == "provisional" for row in rows) else point.status
    parts = (point.value, whole)
    return replace(point, value=factor * point.value / whole, status=soft, parts=parts)


def last_day(dataset: str, catalog: Catalog) -> date:
    """Give the last day for which a dataset has a number."""
    return max(row.last for row in catalog.tables[dataset].known)


def matching(measure: Measure, category: Mapping[str, str], catalog: Catalog) -> set[str]:
    """Give the periods whose row also matches a category."""
    rows = chosen(catalog.tables[measure.dataset], {**measure.where, **category})
    return {row.period for row in rows}
