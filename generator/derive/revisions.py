"""Numbers that their publishers changed: what they were, what they became, and since when."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from generator.model.catalog import Catalog
from generator.model.dataset import Dataset, Earlier
from generator.model.periods import period_days
from generator.model.table import Row
from generator.model.when import When


@dataclass(frozen=True)
class Version:
    """A value of an observation, None where it was missing, since when, and by which source."""

    value: float | None
    since: When
    source: str


@dataclass(frozen=True)
class Change:
    """One change of an observation. `by` is None where one of the two values is missing."""

    period: When
    old: Version
    new: Version
    note: str

    @property
    def by(self) -> float | None:
        """Give by how much the value rose, below zero when it fell."""
        if self.old.value is None or self.new.value is None:
            return None
        return self.new.value - self.old.value


@dataclass(frozen=True)
class RevisedSeries:
    """One measure of a dataset: how many values it has, and every change of one."""

    label: str
    values: int
    changes: list[Change]

    @property
    def changed(self) -> int:
        """Give how many values were changed, once or more."""
        return len({change.period for change in self.changes})

    @property
    def largest(self) -> float:
        """Give the largest change up or down, 0 when nothing was changed."""
        return max((abs(change.by or 0) for change in self.changes), default=0)


@dataclass(frozen=True)
class RevisedDataset:
    """A dataset of which more than one edition is known."""

    dataset: Dataset
    first: When | None
    last: When | None
    series: list[RevisedSeries]


def revisions(catalog: Catalog) -> list[RevisedDataset]:
    """Give every dataset of which editions were compared, in the order of its title."""
    found = [
        RevisedDataset(dataset, *_span(catalog, dataset), _series(catalog, dataset))
        for dataset in catalog.datasets.values()
        if dataset.id in catalog.tables and (dataset.editions or catalog.earlier.get(dataset.id))
    ]
    return sorted(found, key=lambda each: each.dataset.title)


def changed(catalog: Catalog, dataset: str) -> int:
    """Give how many observations of a dataset were changed since they were first public."""
    return len({each.key for each in catalog.earlier.get(dataset, ())})


def _span(catalog: Catalog, dataset: Dataset) -> tuple[When | None, When | None]:
    days = [catalog.sources[name].published for name in dataset.editions if name in catalog.sources]
    known = [day for day in days if day]
    return (known[0], known[-1]) if known else (None, None)


def _series(catalog: Catalog, dataset: Dataset) -> list[RevisedSeries]:
    table = catalog.tables[dataset.id]
    labels = [
        {category.id: category.label for category in part.categories} for part in dataset.dimensions
    ]
    counts = Counter(row.key[1:] for row in table.known)
    wanted = {each.key for each in catalog.earlier.get(dataset.id, ())}
    rows = {row.key: row for row in table if row.key in wanted}
    return [
        RevisedSeries(
            ", ".join(names[part] for names, part in zip(labels, shape, strict=True)),
            counts[shape],
            [
                change
                for key in sorted(rows)
                if key[1:] == shape
                for change in _changes(catalog, dataset, key, rows[key])
            ],
        )
        for shape in product(*labels)
        if shape in counts
    ]


def _changes(catalog: Catalog, dataset: Dataset, key: tuple[str, ...], row: Row) -> list[Change]:
    past = [each for each in catalog.earlier[dataset.id] if each.key == key]
    versions = list(_versions(sorted(past, key=lambda each: each.known_from), dataset, row))
    period, note = _period(key[0], dataset), row.note
    return [Change(period, old, new, note) for old, new in pairwise(versions)]


def _period(text: str, dataset: Dataset) -> When:
    """Give a period as a date; a week as the day on which it ends."""
    if dataset.period not in ("week", "quarter"):
        return When.parse(text)
    first, last = period_days(text, dataset.period, dataset.week_ends)
    return When(last, last, "day") if dataset.period == "week" else When(first, last, "span")


def _versions(past: list[Earlier], dataset: Dataset, row: Row) -> Iterator[Version]:
    for each in past:
        value = float(each.value) if each.value else None
        yield Version(value, When.parse(each.known_from), each.source)
    since = row.known_from or str(dataset.known_from)
    source = row.source or [*dataset.editions, dataset.citations[0].source][0]
    yield Version(row.value, When.parse(since), source)
