"""Datasets: what the rows of a CSV mean. The rows are observations, one a line."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Id, Part, Record, Text, UnitId
from generator.model.source import Citation
from generator.model.when import When

Period = Literal["day", "week", "month", "quarter", "year", "point"]
ObservationStatus = Literal["final", "provisional", "revised", "estimated", "missing"]
OBSERVATION_STATUSES: tuple[str, ...] = (
    "final",
    "provisional",
    "revised",
    "estimated",
    "missing",
)


class Category(Part):
    """One value that a dimension may take."""

    id: Annotated[str, Field(pattern=r"^[^\s,](?:[^,]*[^\s,])?$")]
    label: Text
    unit: UnitId | None = Field(None, description="when it differs from the dataset's unit")


class Dimension(Part):
    """A column that tells rows of the same period apart."""

    column: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    label: Text
    categories: list[Category] = Field(min_length=1)


class Break(Part):
    """A day from which the numbers mean something else."""

    date: When
    text: Text


@dataclass(frozen=True)
class Earlier:
    """What a row held before: its key is the period and the dimensions."""

    key: tuple[str, ...]
    value: str
    status: str
    known_from: str
    source: str


class Dataset(Record):
    """What a CSV of the same name holds.

    The CSV has the columns `period`, one for each dimension, `value`, `status` and `note`, and may
    have `source`, `known_from` and `qualifier` (about, over: what the source says before the
    number). A point is a running total as it stood on one day.
    """

    title: Text
    question: Text = Field(description="what a reader can learn from it")
    unit: UnitId
    period: Period
    week_ends: Literal["sunday"] | None = Field(None, description="for weekly rows")
    unbroken: bool = Field(False, description="true: a missing period in the middle is a mistake")
    dimensions: list[Dimension] = Field(default_factory=list)
    citations: list[Citation] = Field(min_length=1)
    editions: list[Id] = Field(
        default_factory=list,
        description="sources: the editions that were compared, the oldest first. A row that names "
        "no source of its own was in the first of them.",
    )
    known_from: When = Field(description="when these rows were first public")
    definition: Text
    caveats: list[Text] = Field(default_factory=list)
    breaks: list[Break] = Field(default_factory=list)
    gaps: list[Break] = Field(default_factory=list, description="periods that nobody published")
    changes: Text | None = Field(None, description="what we did to the publisher's numbers")
    review_by: When | None = Field(None, description="when it should be looked at again")

    @property
    def key(self) -> list[str]:
        """Give the columns that tell its rows apart."""
        return ["period", *(part.column for part in self.dimensions)]
