"""Rows of a dataset chosen by dates and dimensions."""

from collections.abc import Iterable
from datetime import date, timedelta

from generator.derive.dimension import Dimension, dimension
from generator.derive.formula import FormulaError
from generator.derive.scope import Measure, Result, Scope
from generator.kept import Kept
from generator.load.phrases import nearest
from generator.model.dataset import Dataset
from generator.model.periods import InvalidPeriodError, period_days
from generator.model.table import Row, Table


def select(
    scope: Scope, args: list[Result], named: dict[str, Result]
) -> tuple[list[Row], Dimension]:
    """Give the rows that ("dataset", from=…, to=…, dimension="value") names, and their unit.

    Raises FormulaError when the dataset, a dimension or a value is unknown, when rows of
    different units would be mixed, or when a period lies across the limits.
    """
    name = str(args[0]) if args else ""
    dataset = scope.catalog.datasets.get(name)
    if dataset is None or name not in scope.catalog.tables:
        hint = nearest(name, scope.catalog.datasets)
        raise FormulaError(f"There is no dataset `{name}`.", hint)
    limits: dict[str, Result] = {key: named[key] for key in ("from", "to") if key in named}
    chosen = {key: named[key] for key in named if key not in limits}
    rows = _by_date(_by_dimension(scope.rows(name), dataset, chosen), dataset, limits)
    if not rows:
        raise FormulaError(f"No row of `{name}` fits.", "Check the dates and the dimensions.")
    return rows, unit_of(dataset, chosen)


def known(rows: Iterable[Row]) -> list[Row]:
    """Give the rows that have a number."""
    return [row for row in rows if row.value is not None]


def numbers(rows: Iterable[Row]) -> list[float]:
    """Give the numbers of rows, without those that are missing."""
    return [row.value for row in rows if row.value is not None]


def refuse_mixed(rows: Iterable[Row]) -> None:
    """Where one number a period is needed, refuse rows of several categories.

    Raises FormulaError.
    """
    seen: set[str] = set()
    for row in rows:
        if row.period in seen:
            hint = 'Name every dimension, such as direction="sent".'
            raise FormulaError(f"There are several rows for {row.period}; one is needed.", hint)
        seen.add(row.period)


def unit_of(dataset: Dataset, chosen: dict[str, Result]) -> Dimension:
    """Give the unit of the chosen rows: the dataset's, or that of the chosen category."""
    for part in dataset.dimensions:
        units = {category.id: category.unit for category in part.categories}
        if part.column in chosen:
            if unit := units[str(chosen[part.column])]:
                return dimension(unit)
        elif any(units.values()):
            hint = f'Choose one, such as {part.column}="{part.categories[0].id}".'
            raise FormulaError(f"The rows of `{dataset.id}` have different units.", hint)
    return dimension(dataset.unit)


_CHOSEN: Kept[dict[tuple[tuple[str, str], ...], list[Row]]] = Kept()
"""The rows of a table by what was asked for: several formulas ask for the same."""


def _by_dimension(table: Table, dataset: Dataset, chosen: dict[str, Result]) -> list[Row]:
    """Give the rows that have the values that are asked for."""
    known = {part.column: [c.id for c in part.categories] for part in dataset.dimensions}
    words = {}
    for column, wanted in chosen.items():
        if column not in known:
            hint = nearest(column, [*known, "from", "to"])
            raise FormulaError(f"`{dataset.id}` has no dimension `{column}`.", hint)
        word = f"{wanted.value:g}" if isinstance(wanted, Measure) else str(wanted)
        if word not in known[column]:
            hint = nearest(word, known[column])
            raise FormulaError(f"`{column}` has no value “{word}”.", hint)
        words[column] = word
    found = _CHOSEN.of(table, dict)
    key = tuple(sorted(words.items()))
    if key not in found:
        fits = words.items()
        found[key] = [row for row in table if fits <= row.categories.items()]
    return found[key]


def _by_date(rows: list[Row], dataset: Dataset, limits: dict[str, Result]) -> list[Row]:
    """Give the rows that lie between the limits."""
    if "from" in limits:
        first = _day(limits["from"], dataset, 0)
        rows = [row for row in rows if row.last >= first]
        _refuse_across(rows, first, dataset)
    if "to" in limits:
        last = _day(limits["to"], dataset, 1)
        rows = [row for row in rows if row.first <= last]
        _refuse_across(rows, last + timedelta(days=1), dataset)
    return rows


def _refuse_across(rows: list[Row], border: date, dataset: Dataset) -> None:
    for row in rows:
        if row.first < border <= row.last:
            sentence = f"The {dataset.period} {row.period} lies on both sides of that date."
            raise FormulaError(sentence, "Use a finer dataset, or a date at the edge of a period.")


def _day(limit: Result, dataset: Dataset, end: int) -> date:
    if isinstance(limit, date):
        return limit
    text = f"{limit.value:.0f}" if isinstance(limit, Measure) else str(limit)
    for period in (dataset.period, "month", "quarter", "year"):
        try:
            return period_days(text, period)[end]
        except InvalidPeriodError:
            continue
    raise FormulaError(f"“{text}” is not a date.", "Write 2025-08-06 or 2025-08.")
