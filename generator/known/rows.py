"""Rows of a dataset as they stood on a day: with the values that were public then."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from generator.model.dataset import Dataset, Earlier
from generator.model.when import When


def since(
    table: pd.DataFrame, dataset: Dataset, sources: Mapping[str, date], today: date
) -> "pd.Series[pd.Timestamp]":
    """Give, row by row, since when the value that stands now is public.

    A row says since when, or it is as old as its dataset and its own source.
    """
    basis = dataset.known_from.last
    pairs = list(zip(_column(table, "known_from"), _column(table, "source"), strict=True))
    days = {pair: pd.Timestamp(min(_row(*pair, basis, sources), today)) for pair in set(pairs)}
    return pd.Series([days[pair] for pair in pairs], index=table.index)


def first(
    table: pd.DataFrame,
    dataset: Dataset,
    earlier: Sequence[Earlier],
    since: "pd.Series[pd.Timestamp]",
) -> "pd.Series[pd.Timestamp]":
    """Give, row by row, since when any value of it is public."""
    days = since.copy()
    for at, versions in _changed(table, dataset, earlier).items():
        days[at] = min(days[at], *(pd.Timestamp(each.known_from) for each in versions))
    return days


def with_values_of(
    table: pd.DataFrame,
    dataset: Dataset,
    earlier: Sequence[Earlier],
    since: "pd.Series[pd.Timestamp]",
    day: date,
) -> pd.DataFrame:
    """Give rows, all of them public by a day, with the value, status and source of that day."""
    if not earlier:
        return table
    table = table.copy()
    for at, versions in _changed(table, dataset, earlier).items():
        known = [each for each in versions if each.known_from <= day.isoformat()]
        if since[at] > pd.Timestamp(day) and known:
            then = max(known, key=lambda each: each.known_from)
            table.loc[at, "value"] = float(then.value) if then.value else None
            table.loc[at, ["status", "source"]] = [then.status, then.source]
    return table


def _changed(
    table: pd.DataFrame, dataset: Dataset, earlier: Sequence[Earlier]
) -> dict[int, list[Earlier]]:
    """Give the earlier values of those rows of a table that have any, by the row's index."""
    versions: dict[tuple[str, ...], list[Earlier]] = {}
    for each in earlier:
        versions.setdefault(each.key, []).append(each)
    periods = {key[0] for key in versions}
    few = table[table["period"].isin(periods)]
    keys = zip(*(few[name] for name in dataset.key), strict=True)
    return {at: versions[key] for at, key in zip(few.index, keys, strict=True) if key in versions}


def _column(table: pd.DataFrame, name: str) -> list[str]:
    return list(table[name].fillna("")) if name in table else [""] * len(table)


def _row(known: str, source: str, basis: date, sources: Mapping[str, date]) -> date:
    if known:
        return When.parse(known).last
    return max(basis, sources.get(source, basis))
