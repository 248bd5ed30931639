"""Lines over time: solid where measured, dashes between dots where known only on some days."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from generator.charts.axes import (
    band_words,
    bands,
    baseline,
    grid,
    notes_of,
    time_axis,
    year_axis,
)
from generator.charts.inputs import Inputs
from generator.charts.letters import width_of, wrap
from generator.charts.place import annotate, roomy
from generator.charts.rows import Column, Point, matching, points
from generator.charts.sketch import Align, Pen, Scale, Shows, Sketch, days
from generator.charts.theme import DASHES, DOT, DOTS, LINE, Size
from generator.format import day
from generator.model.chart import LineChart, Series

_CENTRED = ("year", "quarter", "month", "week")


def columns(chart: LineChart, inputs: Inputs) -> list[Column]:
    """Give what is drawn, each series a column of the table."""
    return [Column(one.label, _points(one, inputs), one.measure) for one in chart.series]


def remarks(chart: LineChart, inputs: Inputs) -> list[str]:
    """Say at how many points two series can be compared, and which was higher at the last."""
    if len(chart.series) != 2:
        return []
    first, second = columns(chart, inputs)
    values = {point.last: point for point in second.known if not point.text}
    pairs = [(one, values[one.last]) for one in first.known if one.last in values]
    above = sum((one.value or 0) > (two.value or 0) for one, two in pairs)
    count = f"“{first.label}” is higher than “{second.label}” at {above}"
    return [f"{count} of the {len(pairs)} points that both have."] if pairs else []


def facts(chart: LineChart) -> list[str]:
    """Name the values that were only said."""
    return [series.reported.fact for series in chart.series if series.reported]


def _points(series: Series, inputs: Inputs) -> list[Point]:
    """Give a series' rows, zero before it begins, and what was only reported after it."""
    found = points(series.measure, inputs.catalog)
    if series.open:
        marked = matching(series.measure, series.open, inputs.catalog)
        found = [replace(point, open=point.period in marked) for point in found]
    else:
        found = [replace(point, open=point.soft) for point in found]
    if series.begins:
        eve = inputs.day(series.begins) - timedelta(days=1)
        zero = Point(eve.isoformat(), day(eve), eve, eve, 0.0, "final", note="the day before")
        found.insert(0, zero)
    if series.reported:
        name = series.reported.fact
        last = inputs.derived.quantities[name].as_of
        text, value = inputs.printed(name), inputs.value(name)
        said = Point(last.isoformat(), day(last), last, last, value, "reported", "", text=text)
        found.append(replace(said, open=True))
    return found


@dataclass(frozen=True)
class _Plan:
    """Where things stand in one drawing."""

    x: Scale
    y: Scale
    centred: bool

    def at(self, point: Point) -> float:
        """Give the place of a point on the time axis: its middle, or its last day."""
        if not self.centred:
            return days(point.last)
        return (days(point.first) + days(point.last)) / 2


def sketch(chart: LineChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the series over their time axis."""
    return roomy(lambda extra: _sketch(chart, inputs, size, extra))


def _sketch(chart: LineChart, inputs: Inputs, size: Size, extra: float) -> Sketch:
    pen = Pen(size)
    found = columns(chart, inputs)
    plan = _plan(chart, inputs, size, found, extra)
    width = plan.x.end + (DOT + 4)
    bands(pen, plan.x, plan.y, chart.bands, plan.y.end - 24)
    grid(pen, plan.y, width)
    baseline(pen, plan.y.begin, width)
    for series, column in zip(chart.series, found, strict=True):
        _series(pen, plan, series, column)
    for series, column in zip(chart.series, found, strict=True):
        _names(pen, plan, series, column, inputs)
    spots = (plan.y.end - 24 + size.leading, plan.y.begin - 16)
    band_words(pen, plan.x, spots, chart.bands, inputs)
    (year_axis if plan.centred else time_axis)(pen, plan.x, plan.y.begin)
    annotate(pen, notes_of(chart.annotations, plan.x, inputs, size.narrow), plan.y.begin)
    lines = 1.6 if plan.centred else 2.6
    return pen.finish(round(plan.y.begin + 5 + lines * size.leading))


def _plan(chart: LineChart, inputs: Inputs, size: Size, found: list[Column], extra: float) -> _Plan:
    period = inputs.catalog.datasets[chart.series[0].measure.dataset].period
    every = [point for column in found for point in column.known]
    first = chart.start.first if chart.start else min(point.first for point in every)
    last = max([*(point.last for point in every), *(band.end.last for band in chart.bands)])
    margin = _margin(chart, size, last, found)
    x = Scale(days(first), days(last), 4, size.width - margin)
    head = size.leading * 2 + 6 + extra
    tall = size.width * (0.92 if size.narrow else 0.47)
    high = max(point.value or 0 for point in every)
    return _Plan(x, Scale(0, high * 1.02, head + tall, head), period in _CENTRED)


def _margin(chart: LineChart, size: Size, last: date, found: list[Column]) -> float:
    """Keep room at the right for the names that stand there, where the axis leaves none."""
    wanted = 76.0 if size.narrow else 130.0
    for series, column in zip(chart.series, found, strict=True):
        if series.reported and not size.narrow:
            return wanted
        own = [point for point in column.known if not point.text]
        if series.place == "right" and (last - own[-1].last).days < 31:
            return wanted
    return DOT + 5


def _series(pen: Pen, plan: _Plan, series: Series, column: Column) -> None:
    name = f"line-{column.label.lower().replace(' ', '-')}"
    name = "".join(letter for letter in name if letter.isascii() and letter not in "()’,.")
    scales, shows = (plan.x, plan.y), Shows(column.label, "y")
    own = [point for point in column.points if not point.text]
    style: dict[str, Any] = {"stroke": series.colour, "strokeWidth": LINE[series.stroke]}
    if series.stroke == "dashes":
        style["strokeDash"] = DASHES
        own = [point for point in own if point.value is not None]
    for position, run in enumerate(runs(own)):
        rows = [{"x": plan.at(point), "y": point.value, **point.mark} for point in run]
        if len(rows) > 1:
            pen.add(f"{name}-{position + 1}", "path", rows, scales, shows, **style)
    said = [point for point in column.points if point.text]
    if said:
        ends = [[point for point in own if point.value is not None][-1], *said]
        rows = [{"x": plan.at(point), "y": point.value, **point.mark} for point in ends]
        dotted = {"strokeWidth": LINE["dots"], "strokeDash": DOTS, "strokeCap": "round"}
        pen.add(f"{name}-said", "path", rows, scales, shows, stroke=series.colour, **dotted)
    dotted_points = [point for point in column.known if _dotted(point, series, column)]
    rows = [{"x": plan.at(one), "y": one.value, "soft": one.open, **one.mark}
            for one in dotted_points]  # fmt: skip
    pen.dots(f"{name}-dots", rows, scales, series.colour, shows)


def _dotted(point: Point, series: Series, column: Column) -> bool:
    """A point gets a dot if it is known alone, soft, or the highest before the end."""
    if series.stroke == "dashes" or point.open:
        return True
    return point is _peak(column)


def _peak(column: Column) -> Point | None:
    """Give the highest point, unless it is the last one, which is named anyway."""
    own = [point for point in column.known if not point.text]
    highest = max(own, key=lambda point: point.value or 0)
    return None if highest is own[-1] else highest


def runs(found: list[Point]) -> list[list[Point]]:
    """Cut points where a value is missing: a line never crosses a gap."""
    runs: list[list[Point]] = [[]]
    for point in found:
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _names(pen: Pen, plan: _Plan, series: Series, column: Column, inputs: Inputs) -> None:
    """Write each series' name and last value at its end, and its highest value."""
    own = [point for point in column.known if not point.text]
    end = (plan.x(plan.at(own[-1])), plan.y(own[-1].value or 0))
    text = f"{series.label} {column.printed(own[-1])}"
    _place(pen, plan, series, text, end)
    if peak := _peak(column):
        spot = (plan.x(plan.at(peak)), plan.y(peak.value or 0) - 11)
        pen.word(spot, column.printed(peak), series.colour, "middle", bold=True)
    if series.reported:
        said = column.points[-1]
        at = (plan.x(plan.at(said)), plan.y(said.value or 0))
        number = inputs.printed(series.reported.fact)
        number = number[0].upper() + number[1:]
        if pen.size.narrow:
            words = inputs.plain(series.reported.short or series.reported.text)
            pen.word((at[0] - 12, at[1] - 8), f"{number} {words}", "ink", "end")
            return
        lines = wrap(inputs.plain(series.reported.text), pen.size.text, pen.size.width - at[0] - 14)
        pen.lines((at[0] + 12, at[1] - 1), [(number, True), *((line, False) for line in lines)])


def _place(pen: Pen, plan: _Plan, series: Series, text: str, end: tuple[float, float]) -> None:
    room = pen.size.width - end[0] - 12
    sides: dict[str, tuple[float, float, Align, float]] = {
        "left": (-10, -6, "end", 100 if pen.size.narrow else 260),
        "right": (10, 20 if series.reported else 4, "start", min(room, 130)),
    }
    dx, dy, align, limit = sides[series.place]
    longest = max(width_of(word, pen.size.text, bold=True) for word in text.split(" "))
    lines = wrap(text, pen.size.text, max(limit, longest), bold=True)
    if series.place == "right":
        dx = min(dx, room + 12 - longest)
    else:
        dy -= (len(lines) - 1) * pen.size.leading
    lowest = plan.y.begin - 7 - (len(lines) - 1) * pen.size.leading
    at = (end[0] + dx, min(end[1] + dy, lowest))
    pen.lines(at, [(line, True) for line in lines], series.colour, align)
