"""Rows of a dataset chosen by dates and dimensions."""

from datetime import date

import pandas as pd

from generator.derive.dimension import Dimension, dimension
from generator.derive.formula import FormulaError
from generator.derive.scope import Measure, Result, Scope
from generator.load.phrases import nearest
from generator.model.dataset import Dataset
from generator.model.periods import InvalidPeriodError, period_days


def select(
    scope: Scope, args: list[Result], named: dict[str, Result]
) -> tuple[pd.DataFrame, Dimension]:
    """Give the rows that ("dataset", from=…, to=…, dimension="value") names, and their unit.

    Raises FormulaError when the dataset, a dimension or a value is unknown, when rows of
    different units would be mixed, or when a period lies across the limits.
    """
    name = str(args[0]) if args else ""
    dataset = scope.catalog.datasets.get(name)
    if dataset is None or name not in scope.catalog.tables:
        hint = nearest(name, scope.catalog.datasets)
        raise FormulaError(f"There is no dataset `{name}`.", hint)
    rows = scope.rows(name)
    limits: dict[str, Result] = {key: named[key] for key in ("from", "to") if key in named}
    chosen = {key: named[key] for key in named if key not in limits}
    rows = _by_dimension(rows, dataset, chosen)
    rows = _by_date(rows, dataset, limits)
    if rows.empty:
        raise FormulaError(f"No row of `{name}` fits.", "Check the dates and the dimensions.")
    return rows, unit_of(dataset, chosen)


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


def period_weeks(rows: pd.DataFrame) -> "pd.Series[float]":
    """Give the length of each row's period in weeks."""
    days = (rows["last"] - rows["first"]).dt.days + 1
    return days / 7


def _by_dimension(rows: pd.DataFrame, dataset: Dataset, chosen: dict[str, Result]) -> pd.DataFrame:
    known = {part.column: [c.id for c in part.categories] for part in dataset.dimensions}
    for column, wanted in chosen.items():
        if column not in known:
            hint = nearest(column, [*known, "from", "to"])
            raise FormulaError(f"`{dataset.id}` has no dimension `{column}`.", hint)
        word = f"{wanted.value:g}" if isinstance(wanted, Measure) else str(wanted)
        if word not in known[column]:
            hint = nearest(word, known[column])
            raise FormulaError(f"`{column}` has no value “{word}”.", hint)
        rows = rows[rows[column] == word]
    return rows


def _by_date(rows: pd.DataFrame, dataset: Dataset, limits: dict[str, Result]) -> pd.DataFrame:
    if "from" in limits:
        first = pd.Timestamp(_day(limits["from"], dataset, 0), tz="UTC")
        rows = rows[rows["last"] >= first]
        _refuse_across(rows, first, dataset)
    if "to" in limits:
        last = pd.Timestamp(_day(limits["to"], dataset, 1), tz="UTC")
        rows = rows[rows["first"] <= last]
        _refuse_across(rows, last + pd.Timedelta(days=1), dataset)
    return rows


def _refuse_across(rows: pd.DataFrame, border: pd.Timestamp, dataset: Dataset) -> None:
    across = rows[(rows["first"] < border) & (rows["last"] >= border)]
    if not across.empty:
        period = across.iloc[0]["period"]
        sentence = f"The {dataset.period} {period} lies on both sides of that date."
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
