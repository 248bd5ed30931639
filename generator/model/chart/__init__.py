"""Charts: what an editor writes in charts.yml. Each kind is a record of its own form."""

from typing import Annotated, TypeAlias

from pydantic import Field

from generator.model.chart.common import (
    Annotation,
    Band,
    Common,
    Measure,
    Named,
    Names,
    Pace,
    Remark,
)
from generator.model.chart.compared import (
    BarChart,
    DumbbellChart,
    MultiplesChart,
    SideChart,
    StackChart,
    StackPart,
    UnitChart,
    UnitGroup,
)
from generator.model.chart.over_time import (
    AreaChart,
    ColumnChart,
    CumulativeChart,
    DailyChart,
    LineChart,
    Series,
    StepChart,
    WeekChart,
)
from generator.model.chart.story import DotChart, DotRow, StripChart

Chart: TypeAlias = Annotated[
    AreaChart
    | BarChart
    | ColumnChart
    | CumulativeChart
    | DailyChart
    | DotChart
    | DumbbellChart
    | LineChart
    | MultiplesChart
    | SideChart
    | StackChart
    | StepChart
    | StripChart
    | UnitChart
    | WeekChart,
    Field(discriminator="kind"),
]
"""Any chart of the catalogue, told apart by `kind`."""

__all__ = [
    "Annotation",
    "AreaChart",
    "Band",
    "BarChart",
    "Chart",
    "ColumnChart",
    "Common",
    "CumulativeChart",
    "DailyChart",
    "DotChart",
    "DotRow",
    "DumbbellChart",
    "LineChart",
    "Measure",
    "MultiplesChart",
    "Named",
    "Names",
    "Pace",
    "Remark",
    "Series",
    "SideChart",
    "StackChart",
    "StackPart",
    "StepChart",
    "StripChart",
    "UnitChart",
    "UnitGroup",
    "WeekChart",
]
