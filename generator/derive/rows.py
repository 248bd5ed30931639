"""Rows of a dataset chosen by dates and dimensions."""

from datetime import date

import numpy as np
import pandas as pd

from generator.derive.dimension import Dimension, dimension
from generator.derive.formula import FormulaError
from generator.derive.scope import Measure, Result, Scope
from generator.kept import Kept
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
    columns = _COLUMNS.of(rows, lambda: _Columns(rows))
    fits = _by_dimension(columns, dataset, chosen)
    rows = rows[_by_date(columns, fits, dataset, limits)]
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


class _Columns:
    """The columns of a table that rows are chosen by: arrays are many times faster than frames."""

    def __init__(self, table: pd.DataFrame) -> None:
        self.table = table
        self.first = table["first"].dt.tz_localize(None).to_numpy("datetime64[D]")
        self.last = table["last"].dt.tz_localize(None).to_numpy("datetime64[D]")
        self._words: dict[str, np.ndarray] = {}

    def words(self, column: str) -> np.ndarray:
        if column not in self._words:
            self._words[column] = self.table[column].to_numpy(object)
        return self._words[column]


_COLUMNS: Kept[_Columns] = Kept()


def _by_dimension(columns: _Columns, dataset: Dataset, chosen: dict[str, Result]) -> np.ndarray:
    """Tell of each row whether it has the values that are asked for."""
    known = {part.column: [c.id for c in part.categories] for part in dataset.dimensions}
    fits = np.ones(len(columns.first), bool)
    for column, wanted in chosen.items():
        if column not in known:
            hint = nearest(column, [*known, "from", "to"])
            raise FormulaError(f"`{dataset.id}` has no dimension `{column}`.", hint)
        word = f"{wanted.value:g}" if isinstance(wanted, Measure) else str(wanted)
        if word not in known[column]:
            hint = nearest(word, known[column])
            raise FormulaError(f"`{column}` has no value “{word}”.", hint)
        fits &= columns.words(column) == word
    return fits


def _by_date(
    columns: _Columns, fits: np.ndarray, dataset: Dataset, limits: dict[str, Result]
) -> np.ndarray:
    """Tell of each row that fits whether it lies between the limits too."""
    if "from" in limits:
        first = np.datetime64(_day(limits["from"], dataset, 0), "D")
        fits = fits & (columns.last >= first)
        _refuse_across(columns, fits, first, dataset)
    if "to" in limits:
        last = np.datetime64(_day(limits["to"], dataset, 1), "D")
        fits = fits & (columns.first <= last)
        _refuse_across(columns, fits, last + np.timedelta64(1, "D"), dataset)
    return fits


def _refuse_across(
    columns: _Columns, fits: np.ndarray, border: np.datetime64, dataset: Dataset
) -> None:
    across = fits & (columns.first < border) & (columns.last >= border)
    if across.any():
        period = columns.words("period")[across.argmax()]
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
