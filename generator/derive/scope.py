"""What a formula may use, and a trace of what it used."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from generator.derive.dimension import Dimension
from generator.model.catalog import Catalog


@dataclass(frozen=True)
class Measure:
    """A number in base units with its dimension."""

    value: float
    dimension: Dimension


Result = Measure | date | bool | str


@dataclass
class Trace:
    """What a formula rested on: facts and figures, datasets, and the last day they cover."""

    records: list[str] = field(default_factory=list)
    datasets: list[str] = field(default_factory=list)
    until: date | None = None

    def cover(self, day: date) -> None:
        """Remember the latest day that an input covers."""
        self.until = max(self.until or day, day)


@dataclass
class Scope:
    """The catalog that a formula reads, and where other figures come from.

    `figure` gives the result of another figure by id; it raises FormulaError when there is none
    or when it is being worked out already.
    """

    catalog: Catalog
    figure: Callable[[str], Result]
    trace: Trace = field(default_factory=Trace)

    def rows(self, dataset: str) -> pd.DataFrame:
        """Give a dataset's table and remember that it was used."""
        if dataset not in self.trace.datasets:
            self.trace.datasets.append(dataset)
        return self.catalog.tables[dataset]
