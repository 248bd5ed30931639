"""Every kind of chart: which module gives its numbers, its words and its drawing."""

from types import ModuleType

from generator.charts import (
    area,
    bars,
    columns,
    cumulative,
    daily,
    dots,
    dumbbell,
    lines,
    multiples,
    sides,
    stacked,
    steps,
    strip,
    units,
    weeks,
)

KINDS: dict[str, ModuleType] = {
    "area": area,
    "bars": bars,
    "columns": columns,
    "cumulative": cumulative,
    "daily": daily,
    "dots": dots,
    "dumbbell": dumbbell,
    "lines": lines,
    "multiples": multiples,
    "sides": sides,
    "stacked": stacked,
    "steps": steps,
    "strip": strip,
    "units": units,
    "weeks": weeks,
}
"""Each module has columns(chart, inputs), remarks(chart, inputs) and sketch(chart, inputs, size).

`sentences(chart, inputs)`, where it has one, stands in place of the usual description.
`table(chart, inputs)` does the same for the usual table.
`facts(chart)`, where it has one, names the facts that are drawn beside the datasets;
`rows(chart, inputs)` gives the table of a chart of days, which has no columns.
"""
