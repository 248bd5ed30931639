"""The rows of a dataset as plain values.

A dataset has some hundreds of rows. A library of tables takes longer to load than all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Row(NamedTuple):
    """One observation: its period as written, and the days of it, both included.

    `value` is None where it is missing. `categories` has the value of each dimension, in the
    order of the dataset. `line` counts from 1 in the file.
    """

    line: int
    period: str
    first: date
    last: date
    value: float | None
    status: str
    categories: Mapping[str, str]
    note: str = ""
    source: str = ""
    known_from: str = ""
    qualifier: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """Give what tells it apart: its period and its categories."""
        return (self.period, *self.categories.values())

    @property
    def days(self) -> int:
        """Give the length of its period."""
        return (self.last - self.first).days + 1

    def cell(self, column: str) -> object:
        """Give the value of a column. Raises AttributeError when there is none of this name."""
        return self.categories[column] if column in self.categories else getattr(self, column)


@dataclass(frozen=True)
class Table:
    """The rows of a dataset in the order of its file, and the names of the file's columns.

    `lines` are those of the file as they are written, its header first.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    lines: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Give the number of observations."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        """Give the observations in order."""
        return iter(self.rows)

    @property
    def known(self) -> list[Row]:
        """Give the rows that have a number."""
        return [row for row in self.rows if row.value is not None]
