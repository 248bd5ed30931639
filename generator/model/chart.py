"""Charts: what an editor writes in charts.yml. Each kind is a record of its own form."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from generator.model.base import Id, Part, Record, Text
from generator.model.when import When

Ink = Literal["ochre", "petrol", "ink-2"]


class Measure(Part):
    """The numbers that are drawn: rows of a dataset, or those divided by rows of another."""

    dataset: Id
    where: dict[str, str] = Field(
        default_factory=dict, description="dimension: category; rows that differ are left out"
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
    """A few words in the drawing, with a thin line down to the day they speak of."""

    event: Id = Field(description="an event, or a fact that is a day: printed in bold")
    text: Text
    short: Text | None = Field(None, description="for the narrow drawing")
    level: float = Field(description="how high the line begins, in the units of the chart")
    foot: float = Field(0, description="how low it reaches, in the units of the chart")
    align: Literal["start", "middle", "end"] = "middle"


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


class Pace(Part):
    """A weekly pace that somebody named, drawn as dotted steps scaled to each period's days."""

    fact: Id = Field(description="a fact or figure in a unit a week")
    text: Text
    short: Text | None = None


class Panel(Part):
    """A second measure for the same periods, below the columns: dots joined by a line."""

    label: Text
    measure: Measure


class Mark(Part):
    """A word above one column."""

    period: Annotated[str, Field(description="as the dataset writes it")]
    text: Text
    short: Text | None = None


class ColumnChart(Common):
    """One column for each period, each with its number."""

    kind: Literal["columns"]
    measure: Measure
    label: Text = Field(description="what is counted, for the table and above a panel")
    colour: Ink
    pace: Pace | None = None
    panel: Panel | None = None
    marks: list[Mark] = Field(default_factory=list, max_length=3)
    known_to: Id | None = Field(
        None, description="a dataset of days: the last period is counted only as far as it goes"
    )


class Reported(Part):
    """A value that somebody only said: an open dot at the end of a dotted line."""

    fact: Id
    text: Text = Field(description="words after the number")
    short: Text | None = None


class Series(Part):
    """One line. Solid: measured all the way. Dashes: known only on the days that have a dot."""

    label: Text
    measure: Measure
    colour: Ink
    stroke: Literal["solid", "dashes"] = "solid"
    place: Literal["left", "right"] = Field(
        "right", description="where its name stands, seen from its last value"
    )
    begins: Id | None = Field(None, description="a fact or event: zero until that day")
    open: dict[str, str] = Field(
        default_factory=dict, description="rows of this category get an open dot"
    )
    reported: Reported | None = None


class LineChart(Common):
    """One to four series over time."""

    kind: Literal["lines"]
    series: list[Series] = Field(min_length=1, max_length=4)
    start: When | None = Field(None, description="where the time axis begins")
    bands: list[Band] = Field(default_factory=list)
    annotations: list[Annotation] = Field(default_factory=list, max_length=3)


class WeekChart(Common):
    """A thin bar for each of many weeks; only the highest carries its number."""

    kind: Literal["weeks"]
    measure: Measure
    label: Text
    colour: Ink
    start: When
    bands: list[Band] = Field(default_factory=list)
    annotations: list[Annotation] = Field(default_factory=list, max_length=3)


class Side(Part):
    """One side of a two-sided chart."""

    label: Text
    short: Text | None = None
    measure: Measure
    colour: Ink


class SideChart(Common):
    """Bars to the left and to the right of the periods, on one scale."""

    kind: Literal["sides"]
    left: Side
    right: Side
    start: When | None = Field(None, description="the first period")


class StripPhase(Part):
    """A phase of site.yml on the strip, and what to call it there."""

    phase: Id
    label: Text


class Tick(Part):
    """An event on the strip. In the wide drawing it has words only if `label` is given."""

    event: Id
    label: Text | None = None


class StripChart(Common):
    """Phases and events to scale on one rail, with a wall where it ends."""

    kind: Literal["strip"]
    phases: list[StripPhase] = Field(min_length=1)
    end: Id = Field(description="a fact or figure that is a day")
    end_label: Text
    ticks: list[Tick] = Field(min_length=1)


Chart: TypeAlias = Annotated[
    ColumnChart | LineChart | WeekChart | SideChart | StripChart, Field(discriminator="kind")
]
"""Any chart of the catalogue, told apart by `kind`."""
