"""Every kind of chart: which module gives its numbers, its words and its drawing."""

from types import ModuleType

from generator.charts import columns, lines, sides, strip, weeks

KINDS: dict[str, ModuleType] = {
    "columns": columns,
    "lines": lines,
    "sides": sides,
    "strip": strip,
    "weeks": weeks,
}
"""Each module has columns(chart, inputs), remarks(chart, inputs) and sketch(chart, inputs, size).

`facts(chart)`, where it has one, names the facts that are drawn beside the datasets;
`rows(chart, inputs)` gives the table of a chart of days, which has no columns.
"""
