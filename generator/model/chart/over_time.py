"""Charts whose drawing runs along time."""

from typing import Literal

from pydantic import Field

from generator.model.base import Part, Text
from generator.model.chart.common import (
    Annotation,
    Band,
    Common,
    DatasetId,
    DayId,
    Ink,
    Measure,
    NumberId,
    Pace,
)
from generator.model.when import When


class Reported(Part):
    """A value that somebody only said: an open dot at the end of a dotted line."""

    fact: NumberId
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
    begins: DayId | None = Field(None, description="a fact or event: zero until that day")
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


class DailyChart(Common):
    """A thin line through every day of many years, and the average of each month over it."""

    kind: Literal["daily"]
    measure: Measure
    label: Text
    average: Text = Field(description="what the heavier line is called")
    colour: Ink
    annotations: list[Annotation] = Field(default_factory=list, max_length=3)


class CumulativeChart(Common):
    """The running sum of a measure, beside what a weekly pace would have come to."""

    kind: Literal["cumulative"]
    measure: Measure
    label: Text
    colour: Ink
    begins: DayId = Field(description="the day from which both are counted")
    pace: Pace
    bands: list[Band] = Field(default_factory=list)
    annotations: list[Annotation] = Field(default_factory=list, max_length=3)


class StepChart(Common):
    """The newest number that was public on each day: it stays until another is published."""

    kind: Literal["steps"]
    measure: Measure = Field(description="rows of a dataset with a column known_from")
    label: Text
    colour: Ink
    start: When
    end: When
    open: dict[str, str] = Field(
        default_factory=dict, description="rows of this category get an open dot"
    )
    annotations: list[Annotation] = Field(default_factory=list, max_length=3)


class AreaChart(Common):
    """One measure over many periods, the surface below it filled."""

    kind: Literal["area"]
    measure: Measure
    label: Text
    colour: Ink
    start: When | None = Field(None, description="the first period")
    annotations: list[Annotation] = Field(default_factory=list, max_length=3)


class Mark(Part):
    """A word above one column."""

    period: str = Field(description="as the dataset writes it")
    text: Text
    short: Text | None = None


class Panel(Part):
    """A second measure for the same periods, below the columns: dots joined by a line."""

    label: Text
    measure: Measure


class ColumnChart(Common):
    """One column for each period, each with its number."""

    kind: Literal["columns"]
    measure: Measure
    label: Text = Field(description="what is counted, for the table and above a panel")
    colour: Ink
    pace: Pace | None = Field(None, description="drawn in steps, scaled to each period's days")
    panel: Panel | None = None
    marks: list[Mark] = Field(default_factory=list, max_length=3)
    known_to: DatasetId | None = Field(
        None, description="a dataset of days: the last period is counted only as far as it goes"
    )
