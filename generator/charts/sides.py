"""Two sides: bars to the left and to the right of the periods, on one scale."""

from generator.charts.inputs import Inputs
from generator.charts.letters import width_of
from generator.charts.rows import Column, Point, points
from generator.charts.sketch import Pen, Scale, Shows, Sketch
from generator.charts.theme import Size
from generator.model.chart import Named, SideChart


def columns(chart: SideChart, inputs: Inputs) -> list[Column]:
    """Give both sides, each a column of the table."""
    return [
        Column(side.label, points(side.measure, inputs.catalog, chart.start), side.measure)
        for side in (chart.left, chart.right)
    ]


def remarks(chart: SideChart, inputs: Inputs) -> list[str]:
    """Say in how many periods the left side was longer."""
    pairs = _pairs(*columns(chart, inputs))
    both = [(a.value, b.value) for a, b in pairs if a and b]
    known = [(a, b) for a, b in both if a is not None and b is not None]
    longer = sum(a > b for a, b in known)
    name = f"“{chart.left.label}” is higher than “{chart.right.label}”"
    return [f"{name} in {longer} of {len(known)} periods."]


def _pairs(left: Column, right: Column) -> list[tuple[Point | None, Point | None]]:
    lefts = {point.period: point for point in left.points}
    rights = {point.period: point for point in right.points}
    periods = sorted(lefts.keys() | rights.keys())
    return [(lefts.get(period), rights.get(period)) for period in periods]


def sketch(chart: SideChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the rows, the earliest at the top."""
    pen = Pen(size)
    left, right = columns(chart, inputs)
    pairs = _pairs(left, right)
    step, bar = (32.0, 24.0) if size.narrow else (38.0, 27.0)
    head = size.leading + 10
    scales = _scales(left, right, size)
    for side, column, scale in zip((chart.left, chart.right), (left, right), scales, strict=True):
        _head(pen, side, scale)
        rows = [pair[column is right] for pair in pairs]
        y = Scale(0, len(rows), head, head + len(rows) * step)
        words = _side(pen, side, rows, (scale, y), bar / step)
        for spot, point in words:
            text = column.printed(point, chart.missing) if point else chart.missing
            _number(pen, spot, text, side is chart.left, bool(point and point.value is not None))
    middle = (scales[0].begin + scales[1].begin) / 2
    for at, (one, two) in enumerate(pairs):
        point = one or two
        name = point.name if point else ""
        pen.word((middle, head + at * step + bar / 2 + 5), name, "ink-2", "middle")
    return pen.finish(round(head + len(pairs) * step - (step - bar) + 6))


def _scales(left: Column, right: Column, size: Size) -> tuple[Scale, Scale]:
    """Share the width so that one person is equally long on both sides."""
    gap = 48.0 if size.narrow else 70.0
    lefts, rights = (max(point.value or 0 for point in side.known) for side in (left, right))
    texts = [width_of(f"{value:,.0f}", size.text, True) + 14 for value in (lefts, rights)]
    unit = (size.width - gap - sum(texts)) / (lefts + rights)
    zero = texts[0] + lefts * unit
    return Scale(0, lefts, zero, texts[0]), Scale(0, rights, zero + gap, zero + gap + rights * unit)


def _head(pen: Pen, side: Named, scale: Scale) -> None:
    """Name a side above its bars, in full if there is room between the middle and the edge."""
    to_left = scale.end < scale.begin
    room = scale.begin if to_left else pen.size.width - scale.begin
    fits = width_of(side.label, pen.size.text, True) <= room
    text = side.label if fits or not side.short else side.short
    if width_of(text, pen.size.text, True) > room:
        edge = 0 if to_left else pen.size.width
        pen.word((edge, pen.size.text), text, side.colour, "start" if to_left else "end", bold=True)
        return
    spot = (scale.begin, pen.size.text)
    pen.word(spot, text, side.colour, "end" if to_left else "start", bold=True)


def _side(
    pen: Pen, side: Named, rows: list[Point | None], scales: tuple[Scale, Scale], bar: float
) -> list[tuple[tuple[float, float], Point | None]]:
    """Draw one side's bars; give for each row where its number stands."""
    x, y = scales
    name = "left" if x.end < x.begin else "right"
    known = [(at, point) for at, point in enumerate(rows) if point and point.value is not None]
    blocks = [{"x": 0, "x2": point.value, "y": at, "y2": at + bar, **point.mark}
              for at, point in known]  # fmt: skip
    pen.add(name, "block", blocks, scales, Shows(side.label, "width"), fill=side.colour)
    ends = {at: point.value or 0 for at, point in known}
    feet = [y(at + bar / 2) + 5 for at in range(len(rows))]
    return [((x(ends.get(at, 0)), feet[at]), point) for at, point in enumerate(rows)]


def _number(pen: Pen, end: tuple[float, float], text: str, to_left: bool, known: bool) -> None:
    """Write a number at the end of its bar, or that there is none."""
    spot = (end[0] + (-6 if to_left else 6), end[1])
    pen.word(spot, text, "ink" if known else "ink-2", "end" if to_left else "start", bold=known)
