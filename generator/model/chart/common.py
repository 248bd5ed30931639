"""What every chart has, and the parts that several kinds share."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Id, Part, Record, Text
from generator.model.when import When

Ink = Literal["ochre", "petrol", "ink-2", "ink", "line"]


@dataclass(frozen=True)
class Names:
    """Says of a field what its id must be the id of, in an editor's words."""

    words: str


DatasetId = Annotated[Id, Names("dataset")]
DayId = Annotated[Id, Names("event or day")]
NumberId = Annotated[Id, Names("fact or figure with a value")]
PhaseId = Annotated[Id, Names("phase")]


class Measure(Part):
    """The numbers that are drawn: rows of a dataset, or those divided by rows of another."""

    dataset: DatasetId
    where: dict[str, str | list[str]] = Field(
        default_factory=dict,
        description="dimension: category; rows that differ are left out, and those of several "
        "categories are added up",
    )
    per: "Measure | None" = Field(
        None, description="divide by these, added up over the same days as each row"
    )
    percent: bool = Field(False, description="with per: print the share of a hundred")
    decimals: Annotated[int, Field(ge=0, le=2)] = 0


class Remark(Part):
    """A note beside the chart."""

    title: Text
    text: Text


class Annotation(Part):
    """A few words in the drawing, with a thin line down to the day they speak of.

    Where they stand is worked out: near the day, and clear of all that is drawn.
    """

    event: DayId = Field(description="an event, or a fact that is a day: printed in bold")
    text: Text
    short: Text | None = Field(None, description="for the narrow drawing")


class Band(Part):
    """A stretch of time for which nothing was published."""

    start: When
    end: When
    text: Text | None = Field(None, description="left out when an annotation says it")
    short: Text | None = None
    place: Literal["top", "foot"] = "foot"


class Common(Record):
    """What every chart has. Numbers in its words are written as [[id]]."""

    title: Text = Field(description="a headline that states the finding")
    subtitle: Text = Field(description="what is counted, the unit, the period, how to read it")
    source_note: Text | None = Field(
        None, description="words after the sources: what kind of numbers they are"
    )
    notes: list[Remark] = Field(default_factory=list, description="notes beside the chart")
    beside: bool = Field(
        False, description="true: also drawn narrower, for the place beside a headline"
    )
    missing: Text = Field("Not published", description="the words where a value is missing")


class Named(Part):
    """A measure with the name that it has in the drawing and in the table."""

    label: Text
    short: Text | None = Field(None, description="for the narrow drawing")
    measure: Measure
    colour: Ink


class Pace(Part):
    """A weekly pace that somebody named, drawn with dots."""

    fact: NumberId = Field(description="a fact or figure in a unit a week")
    text: Text
    short: Text | None = None
