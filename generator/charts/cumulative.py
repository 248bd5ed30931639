"""A running sum beside what a weekly pace would have come to."""

from bisect import bisect_right
from dataclasses import replace
from datetime import timedelta

from generator.charts.axes import band_words, bands, baseline, grid, notes_of, time_axis
from generator.charts.inputs import Inputs
from generator.charts.letters import width_of, wrap
from generator.charts.place import annotate, roomy
from generator.charts.rows import Column, Point, points
from generator.charts.sketch import Pen, Scale, Shows, Sketch, days
from generator.charts.theme import DOT, DOTS, LINE, Size
from generator.format import day, number
from generator.model.chart import CumulativeChart


def columns(chart: CumulativeChart, inputs: Inputs) -> list[Column]:
    """Give the running sum, and the sum at the pace, on the last day of each period."""
    sums = _sums(chart, inputs)
    pace = inputs.value(chart.pace.fact)
    eve = sums[0].last
    at_pace = [
        replace(point, value=pace * (point.last - eve).days / 7, status="final", note="")
        for point in sums
        if point.value is not None
    ]
    said = inputs.plain(chart.pace.text)
    return [
        Column(chart.label, sums, chart.measure, every="point"),
        Column(said[0].upper() + said[1:], at_pace, chart.measure, every="point"),
    ]


def _sums(chart: CumulativeChart, inputs: Inputs) -> list[Point]:
    """Add up from the first day on; after a period without a number no sum is known."""
    eve = inputs.day(chart.begins) - timedelta(days=1)
    name = day(eve)
    found = [Point(eve.isoformat(), name, eve, eve, 0.0, "final", note="the day before")]
    total: float | None = 0.0
    for point in points(chart.measure, inputs.catalog):
        total = None if total is None or point.value is None else total + point.value
        status = "missing" if total is None else point.status
        end = day(point.last)
        found.append(replace(point, first=point.last, name=end, value=total, status=status))
    return found


def remarks(chart: CumulativeChart, inputs: Inputs) -> list[str]:
    """Say how the last sum compares with the pace."""
    done, pace = (column.known[-1] for column in columns(chart, inputs))
    share = 100 * (done.value or 0) / (pace.value or 1)
    name = inputs.printed(chart.pace.fact, "words")
    at_pace = number(pace.value or 0)
    return [f"At {name} it would have been {at_pace} by then; it was {number(share)}% of that."]


def facts(chart: CumulativeChart) -> list[str]:
    """Name the pace that is drawn."""
    return [chart.pace.fact]


def sketch(chart: CumulativeChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw both lines over their time axis."""
    return roomy(lambda extra: _sketch(chart, inputs, size, extra))


def _sketch(chart: CumulativeChart, inputs: Inputs, size: Size, extra: float) -> Sketch:
    pen = Pen(size)
    done, pace = columns(chart, inputs)
    x, y = _scales(chart, done, pace, size, extra)
    bands(pen, x, y, chart.bands, y.end - 24)
    grid(pen, y, x.end, right=size.narrow)
    baseline(pen, y.begin, x.end + DOT)
    rows = [{"x": days(one.last), "y": one.value, **one.mark} for one in pace.known]
    dotted = {"strokeWidth": LINE["dots"], "strokeDash": DOTS, "strokeCap": "round"}
    pen.add("pace", "path", rows, (x, y), Shows(pace.label, "y"), stroke="ink", **dotted)
    rows = [{"x": days(one.last), "y": one.value, "soft": one.soft, **one.mark}
            for one in done.known]  # fmt: skip
    shows = Shows(done.label, "y")
    ink = chart.colour
    pen.add("sum", "path", rows, (x, y), shows, stroke=ink, strokeWidth=LINE["solid"])
    pen.dots("sum-dots", rows[1:], (x, y), ink, shows)
    short = chart.pace.short if size.narrow else None
    told = inputs.plain(short or chart.pace.text)
    _name(pen, (x, y), pace.known[-1], f"{told[0].upper()}{told[1:]}", "ink")
    _name(pen, (x, y), done.known[-1], done.label, ink, pace)
    band_words(pen, x, (y.end, y.begin - 16), chart.bands, inputs)
    time_axis(pen, x, y.begin)
    annotate(pen, notes_of(chart.annotations, x, inputs, size.narrow), y.begin)
    return pen.finish(round(y.begin + 5 + 2.6 * size.leading))


def _scales(
    chart: CumulativeChart, done: Column, pace: Column, size: Size, extra: float
) -> tuple[Scale, Scale]:
    last = max([done.points[-1].last, *(band.end.last for band in chart.bands)])
    x = Scale(days(done.points[0].last), days(last), 4, size.width - DOT - 2)
    high = max(point.value or 0 for column in (done, pace) for point in column.known)
    head = size.leading * (3 if size.narrow else 2) + extra
    return x, Scale(0, high, head + size.width * (0.86 if size.narrow else 0.42), head)


def _name(
    pen: Pen, scales: tuple[Scale, Scale], end: Point, label: str, ink: str,
    above: Column | None = None,
) -> None:  # fmt: skip
    """Write a line's name and last value at its end: to the right if there is room, or before.

    Before the end it keeps below the line of another column.
    """
    spot = (scales[0](days(end.last)), scales[1](end.value or 0))
    room = pen.size.width - spot[0] - 12
    text = f"{label}: {number(end.value or 0)}"
    if room >= (76 if pen.size.narrow else 120):
        lines = wrap(text, pen.size.text, room, bold=True)
        pen.lines((spot[0] + 10, spot[1] + 5), [(line, True) for line in lines], ink)
        return
    lines = wrap(text, pen.size.text, 82 if pen.size.narrow else 240, bold=True)
    top = max(spot[1] - 4 - (len(lines) - 1) * pen.size.leading, pen.size.text)
    if above:
        top = max(top, _under(pen, scales, above, spot[0] - 10, lines))
    pen.lines((spot[0] - 10, top), [(line, True) for line in lines], ink, "end")


def _under(
    pen: Pen, scales: tuple[Scale, Scale], column: Column, right: float, lines: list[str]
) -> float:
    """Give the highest baseline at which lines that end at a pixel stay below a column's line."""
    x, y = scales
    drawn = [(x(days(one.last)), y(one.value or 0)) for one in column.known]
    lowest = 0.0
    for at, line in enumerate(lines):
        left = right - width_of(line, pen.size.text, True) - 3
        edge = _height(drawn, left)
        lowest = max(lowest, edge + pen.size.text - at * pen.size.leading)
    return lowest


def _height(line: list[tuple[float, float]], at: float) -> float:
    """Give how high a line stands at a pixel; before and after it, as high as its ends."""
    after = bisect_right(line, at, key=lambda spot: spot[0])
    if after in (0, len(line)):
        return line[min(after, len(line) - 1)][1]
    (left, start), (right, end) = line[after - 1], line[after]
    return (end - start) / (right - left) * (at - left) + start
