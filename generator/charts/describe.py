"""A chart in words, worked out from the numbers that it draws."""

from dataclasses import replace
from itertools import pairwise

from generator.charts.phrases import listed
from generator.charts.rows import Column, Point, printed
from generator.format import number
from generator.model.dataset import Dataset

_PLURALS = {"day": "days", "week": "weeks", "month": "months", "quarter": "quarters",
            "year": "years", "point": "days"}  # fmt: skip
_SEASONAL = ("day", "week")
"""Single days and weeks lie at different times of a year: the last less the first says nothing."""


def describe(column: Column, dataset: Dataset, missing: str) -> list[str]:
    """Say where a column begins and ends, its highest and lowest, its gaps and soft values.

    What was only reported is told apart and never compared with what was counted; days that lie
    unevenly have no largest step.
    """
    if column.points[0].category:
        return _categories(column)
    counted = [point for point in column.points if not point.partial and not point.text]
    whole = replace(column, points=counted)
    first, last = whole.known[0], whole.known[-1]
    every = column.every or dataset.period
    span = f"from {_said(column, first)} to {_said(column, last)}"
    sentences = [
        f"{column.label}: {number(len(whole.known))} {_PLURALS[every]} with a number, {span}.",
        "" if every in _SEASONAL else f"From first to last: {_change(column, first, last)}.",
        _extremes(whole),
        _steepest(whole) if dataset.period != "point" else "",
        _gaps(column, missing),
        _soft(column),
    ]
    return [sentence for sentence in sentences if sentence]


def brief(column: Column, missing: str) -> list[str]:
    """Say of one of many columns where it begins and ends, its highest and its gaps."""
    known = column.known
    high = max(known, key=lambda point: point.value or 0)
    span = f"from {_said(column, known[0])} to {_said(column, known[-1])}"
    highest = "" if high in (known[0], known[-1]) else f"; highest {_said(column, high)}"
    return [
        f"{column.label}: {span}{highest}.",
        *([gaps] if (gaps := _gaps(column, missing)) else []),
    ]


def _categories(column: Column) -> list[str]:
    """Say of categories how many there are, which comes first and last, and the sum."""
    high = max(column.known, key=lambda point: point.value or 0)
    low = min(column.known, key=lambda point: point.value or 0)
    told = f"{column.label}: "
    if len(column.known) == 1:
        return [f"{told}{_said(column, high)}."]
    first = f"{len(column.known)} values; highest {_said(column, high)}"
    return [f"{told}{first}; lowest {_said(column, low)}."]


def _said(column: Column, point: Point) -> str:
    return f"{column.printed(point)} ({point.name})"


def _change(column: Column, first: Point, last: Point) -> str:
    change = (last.value or 0) - (first.value or 0)
    if not change:
        return "no change"
    points = " points" if column.measure.percent else ""
    bare = column.measure.model_copy(update={"percent": False})
    about = "about " if first.text or last.text else ""
    way = "a rise" if change > 0 else "a fall"
    return f"{way} of {about}{printed(abs(change), bare, '')}{points}"


def _extremes(column: Column) -> str:
    high = max(column.known, key=lambda point: point.value or 0)
    low = min(column.known, key=lambda point: point.value or 0)
    return f"Highest: {_said(column, high)}. Lowest: {_said(column, low)}."


def _steepest(column: Column) -> str:
    """Name the largest step between neighbours, when there are enough of them."""
    steps = [pair for pair in pairwise(column.points) if None not in (pair[0].value, pair[1].value)]
    if len(steps) < 3:
        return ""
    one, two = max(steps, key=lambda pair: abs((pair[1].value or 0) - (pair[0].value or 0)))
    return f"Largest step: {_change(column, one, two)} between {one.name} and {two.name}."


def _gaps(column: Column, missing: str) -> str:
    names = [point.name for point in column.points if point.value is None]
    if not names:
        return ""
    shown = names if len(names) <= 4 else [*names[:3], f"{len(names) - 3} more"]
    return f"{missing}: {listed(shown)}."


def _soft(column: Column) -> str:
    """Say which values may still change; when all may, one word is enough."""
    soft = [point.name for point in column.known if point.soft]
    said = [point for point in column.known if point.text]
    told = [f"Not complete: {_said(column, point)}." for point in column.known if point.partial]
    told += [f"Only reported: {_said(column, point)}." for point in said]
    if soft:
        few = len(soft) <= 4 and len(soft) < len(column.known)
        all_of = "all" if len(soft) == len(column.known) else f"{number(len(soft))} values"
        told.append(f"Provisional or estimated: {listed(soft) if few else all_of}.")
    return " ".join(told)
