"""The same small columns for each of several things, all on one scale."""

from generator.charts.inputs import Inputs
from generator.charts.letters import width_of
from generator.charts.phrases import compact
from generator.charts.rows import Column, points
from generator.charts.sketch import Pen, Scale, Shows, Sketch
from generator.charts.theme import BAR, LINE, Size
from generator.model.chart import MultiplesChart


def columns(chart: MultiplesChart, inputs: Inputs) -> list[Column]:
    """Give each panel, a column of the table."""
    return [
        Column(one.label, points(one.measure, inputs.catalog, chart.start), one.measure)
        for one in chart.panels
    ]


def remarks(chart: MultiplesChart, inputs: Inputs) -> list[str]:
    """Say which was highest at the first period and which at the last."""
    found = columns(chart, inputs)
    told = []
    for at, word in ((0, "first"), (-1, "last")):
        high = max(found, key=lambda column: column.points[at].value or 0)
        name = high.points[at].name
        told.append(f"Highest in the {word} period, {name}: {high.label}.")
    return told


def sketch(chart: MultiplesChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the panels in rows, each with its name, its highest and its last number."""
    pen = Pen(size)
    found = columns(chart, inputs)
    across = 2 if size.narrow else 3
    gap = 20.0 if size.narrow else 44.0
    wide = (size.width - gap * (across - 1)) / across
    tall = 86.0 if size.narrow else 112.0
    high = max(point.value or 0 for column in found for point in column.known)
    deep = size.leading * 3 + tall + 26
    for place, (small, column) in enumerate(zip(chart.panels, found, strict=True)):
        left, top = (place % across) * (wide + gap), (place // across) * deep
        base = top + size.leading * 2 + tall
        x = Scale(0, len(column.points), left, left + wide)
        y = Scale(0, high, base, base - tall)
        ink = chart.marked_colour if small.marked else chart.colour
        pen.word((left, top + size.text), small.label, "ink", bold=True)
        _panel(pen, column, (x, y), ink, place)
    rows = -(-len(found) // across)
    return pen.finish(round(rows * deep - 16))


def _panel(pen: Pen, column: Column, scales: tuple[Scale, Scale], ink: str, place: int) -> None:
    """Draw one panel's columns, baseline, years and two of its numbers."""
    x, y = scales
    inset = (1 - BAR) / 2
    known = [(at, point) for at, point in enumerate(column.points) if point.value is not None]
    rows = [{"x": at + inset, "x2": at + 1 - inset, "y": 0, "y2": point.value, **point.mark}
            for at, point in known]  # fmt: skip
    pen.add(f"bars-{place + 1}", "block", rows, scales, Shows(column.label, "height"), fill=ink)
    pen.rule((x.begin, y.begin), (x.end, y.begin), "ink", LINE["baseline"])
    foot = y.begin + 4 + pen.size.leading
    for at, align in ((0, "start"), (len(column.points) - 1, "end")):
        name = f"{column.points[at].first.year}"
        pen.word((x.begin if at == 0 else x.end, foot), name, "ink-2", align)  # type: ignore[arg-type]
    high = max(known, key=lambda entry: entry[1].value or 0)
    last = known[-1]
    labelled = [last] if high[0] == last[0] or _near(pen, x, high[0], last[0]) else [high, last]
    if high not in labelled and (high[1].value or 0) > (last[1].value or 0):
        labelled = [high]
    for at, point in labelled:
        text = compact(point.value or 0) if pen.size.narrow else column.printed(point)
        half = width_of(text, pen.size.text, True) / 2
        middle = min(max(x(at + 0.5), x.begin + half), x.end - half)
        under = [one.value or 0 for there, one in known
                 if x(there + 1) > middle - half and x(there) < middle + half]  # fmt: skip
        pen.word((middle, y(max(under)) - 5), text, "ink", "middle", bold=True)


def _near(pen: Pen, x: Scale, one: int, other: int) -> bool:
    """Tell whether two numbers would meet."""
    return abs(x(one) - x(other)) < width_of("10,000", pen.size.text, True) + 4
