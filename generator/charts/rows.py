"""The rows that a chart draws: chosen, divided or added up. A missing value stays missing."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from generator.charts.phrases import period_name
from generator.format import number
from generator.model.catalog import Catalog
from generator.model.chart import Measure
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
        rows = rows[rows["last"] >= pd.Timestamp(start.first, tz="UTC")]
    period = catalog.datasets[measure.dataset].period
    found = [_point(row, period) for row in rows.sort_values("last").to_dict("records")]
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


def chosen(rows: pd.DataFrame, where: Mapping[str, str | list[str]]) -> pd.DataFrame:
    """Give the rows of some categories; those of several are added up, day by day."""
    for column, wanted in where.items():
        several = wanted if isinstance(wanted, list) else [wanted]
        rows = rows[rows[column].isin(several)]
        if len(several) > 1:
            rows = _added(rows.drop(columns=column))
    return rows


_SOFTEST = ("missing", "estimated", "provisional", "revised", "final")


def _added(rows: pd.DataFrame) -> pd.DataFrame:
    """Add rows that differ in one dimension only. A sum with a missing part is missing."""
    apart = ("value", "status", "note", "source", "known_from", "qualifier", "line")
    keys = [column for column in rows.columns if column not in apart]
    ways: dict[str, Any] = {
        "value": lambda values: values.sum(skipna=False),
        "status": lambda values: min(values, key=_SOFTEST.index),
        "note": lambda values: "",
    }
    ways |= {name: "first" for name in ("source", "known_from", "qualifier") if name in rows}
    return rows.groupby(keys, sort=False).agg(ways).reset_index()


def _point(row: Mapping[Hashable, object], period: str) -> Point:
    first, last = pd.Timestamp(str(row["first"])).date(), pd.Timestamp(str(row["last"])).date()
    value = float(str(row["value"]))
    return Point(
        str(row["period"]),
        period_name(first, last, period),
        first,
        last,
        None if pd.isna(value) else value,
        str(row["status"]),
        str(row.get("source", "")),
        str(row.get("note", "")),
        qualifier=str(row.get("qualifier", "")),
    )


def _divided(point: Point, below: pd.DataFrame, factor: int) -> Point:
    """Divide by the sum over the same days; missing unless every one of them has a number."""
    first, last = (pd.Timestamp(of, tz="UTC") for of in (point.first, point.last))
    rows = below[(below["first"] >= first) & (below["last"] <= last)]
    covered = ((rows["last"] - rows["first"]).dt.days + 1).sum()
    whole = float(rows["value"].sum(skipna=False)) if covered == (last - first).days + 1 else 0.0
    if point.value is None or not whole or pd.isna(whole):
        return replace(point, value=None, status="missing")
    soft = "provisional" if (rows["status"] == "provisional").any() else point.status
    parts = (point.value, whole)
    return replace(point, value=factor * point.value / whole, status=soft, parts=parts)


def last_day(dataset: str, catalog: Catalog) -> date:
    """Give the last day for which a dataset has a number."""
    rows = catalog.tables[dataset].dropna(subset="value")
    return pd.Timestamp(rows["last"].max()).date()


def matching(measure: Measure, category: Mapping[str, str], catalog: Catalog) -> set[str]:
    """Give the periods whose row also matches a category."""
    rows = chosen(catalog.tables[measure.dataset], {**measure.where, **category})
    return {str(period) for period in rows["period"]}
