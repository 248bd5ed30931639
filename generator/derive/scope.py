"""What a formula may use, and a trace of what it used."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.derive.dimension import Dimension
from generator.model.catalog import Catalog
from generator.model.table import Row, Table


@dataclass(frozen=True)
class Measure:
    """A number in base units with its dimension."""

    value: float
    dimension: Dimension


Result = Measure | date | bool | str


@dataclass
class Trace:
    """What a formula rested on: facts and figures, datasets, and the last day they cover.

    `lines` holds, for each time that rows were used, which lines of which dataset they were.
    """

    records: list[str] = field(default_factory=list)
    datasets: list[str] = field(default_factory=list)
    lines: list[tuple[str, list[int]]] = field(default_factory=list)
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

    def cover(self, dataset: str, rows: Sequence[Row]) -> None:
        """Remember rows, and the last day that those with a number cover."""
        self.trace.lines.append((dataset, [row.line for row in rows]))
        if known := [row.last for row in rows if row.value is not None]:
            self.trace.cover(max(known))

    def rows(self, dataset: str) -> Table:
        """Give a dataset's table and remember that it was used."""
        if dataset not in self.trace.datasets:
            self.trace.datasets.append(dataset)
        return self.catalog.tables[dataset]
