"""Charts that set things beside one another."""

from typing import Literal

from pydantic import Field

from generator.model.base import Part, Text
from generator.model.chart.common import Common, Ink, Measure, Named, NumberId
from generator.model.when import When


class SideChart(Common):
    """Bars to the left and to the right of the periods, on one scale."""

    kind: Literal["sides"]
    left: Named
    right: Named
    start: When | None = Field(None, description="the first period")


class BarChart(Common):
    """Lying bars for the categories of one period, the longest first."""

    kind: Literal["bars"]
    measure: Measure
    dimension: str = Field(description="the column whose categories are the bars")
    period: str = Field(description="as the dataset writes it")
    label: Text = Field(description="what is counted, for the table")
    colour: Ink = "ink-2"
    marked: str | None = Field(None, description="the category that is drawn in `marked_colour`")
    marked_colour: Ink = "petrol"
    last: list[str] = Field(
        default_factory=list, description="categories that stand last, such as “other”"
    )
    at_most: int = Field(10, ge=3, le=16, description="more than this are added up as one")
    rest: Text = Field("All others", description="what those are called")


class StackPart(Part):
    """One part of every column, from the baseline up."""

    label: Text
    short: Text | None = Field(None, description="for the narrow drawing")
    measure: Measure
    fill: Literal["ochre", "petrol", "ink", "ink-2", "line", "hatch", "open"]


class StackChart(Common):
    """A column for each period, made of parts that add up."""

    kind: Literal["stacked"]
    parts: list[StackPart] = Field(min_length=2, max_length=5)
    together: Text = Field(description="what all parts are, for the table")
    start: When | None = Field(None, description="the first period")


class DumbbellChart(Common):
    """Two dots a period on one line: two counts of the same thing, and how far they lie apart."""

    kind: Literal["dumbbell"]
    one: Named
    other: Named
    start: When | None = Field(None, description="the first period")
    end: When | None = Field(None, description="the last period")


class UnitGroup(Part):
    """One in so many: as many squares as there are, the first of them filled."""

    figure: NumberId = Field(description="a share, such as a figure of the form one-in")
    text: Text = Field(description="what it is, above its squares")


class UnitChart(Common):
    """Shares as squares that can be counted."""

    kind: Literal["units"]
    groups: list[UnitGroup] = Field(min_length=1, max_length=3)
    one: Text = Field(description="what the filled square stands for")
    others: Text = Field(description="what the others stand for")
    colour: Ink


class Small(Part):
    """One of many small drawings."""

    label: Text
    measure: Measure
    marked: bool = Field(False, description="true: drawn in the chart's second colour")


class MultiplesChart(Common):
    """The same small columns for each of several things, all on one scale."""

    kind: Literal["multiples"]
    panels: list[Small] = Field(min_length=3, max_length=9)
    colour: Ink
    marked_colour: Ink = "petrol"
    start: When | None = Field(None, description="the first period")
