"""Two counts of the same thing on one line a period, and how far they lie apart."""

from generator.charts.inputs import Inputs
from generator.charts.letters import width_of
from generator.charts.rows import Column, Point, points
from generator.charts.sketch import Pen, Scale, Shows, Sketch
from generator.charts.theme import DOT, Size
from generator.model.chart import DumbbellChart, Measure


def columns(chart: DumbbellChart, inputs: Inputs) -> list[Column]:
    """Give both counts, each a column of the table."""
    return [
        Column(one.label, _points(chart, one.measure, inputs), one.measure)
        for one in (chart.one, chart.other)
    ]


def _points(chart: DumbbellChart, measure: Measure, inputs: Inputs) -> list[Point]:
    found = points(measure, inputs.catalog, chart.start)
    return [point for point in found if not chart.end or point.last <= chart.end.last]


def remarks(chart: DumbbellChart, inputs: Inputs) -> list[str]:
    """Say in how many periods the two agree, and where they lie farthest apart."""
    pairs = [
        (one, other, abs((one.value or 0) - (other.value or 0)))
        for one, other in _pairs(*columns(chart, inputs))
        if one and other and None not in (one.value, other.value)
    ]
    if not pairs:
        return []
    same = sum(gap == 0 for _, _, gap in pairs)
    one, _, gap = max(pairs, key=lambda pair: pair[2])
    told = f"The two counts agree in {same} of the {len(pairs)} periods that both have."
    return [told, f"They lie farthest apart in {one.name}, by {gap:,.0f}."]


def _pairs(one: Column, other: Column) -> list[tuple[Point | None, Point | None]]:
    first = {point.period: point for point in one.points}
    second = {point.period: point for point in other.points}
    periods = sorted(first.keys() | second.keys())
    return [(first.get(period), second.get(period)) for period in periods]


def sketch(chart: DumbbellChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw one line a period, the earliest at the top."""
    pen = Pen(size)
    found = columns(chart, inputs)
    pairs = _pairs(*found)
    step, head = (30.0, 2 * size.leading + 14) if size.narrow else (32.0, size.leading + 18)
    left = width_of("2000", size.text) + 34
    high = max(point.value or 0 for column in found for point in column.known)
    edge = size.width - width_of(f"{high:,.0f}", size.text, True) - DOT - 8
    x, y = Scale(0, high, left, edge), Scale(0, len(pairs), head, head + len(pairs) * step)
    _heads(pen, chart)
    pen.rule((left, head - 2), (left, y.end), "rule", 1)
    rows = [
        {"x": one.value, "x2": other.value, "y": at + 0.5, "y2": at + 0.5}
        for at, (one, other) in enumerate(pairs)
        if one and other and None not in (one.value, other.value)
    ]
    pen.add("between", "rule", rows, (x, y), stroke="line", strokeWidth=2)
    for which, named in enumerate((chart.one, chart.other)):
        shows = Shows(named.label, "x")
        known = [(at, pair[which]) for at, pair in enumerate(pairs)]
        dots = [{"x": point.value, "y": at + 0.5, "soft": bool(which), **point.mark}
                for at, point in known if point and point.value is not None]  # fmt: skip
        pen.dots(f"dots-{which + 1}", dots, (x, y), named.colour, shows)
    for at, pair in enumerate(pairs):
        _row(pen, chart, pair, x, y(at + 0.5))
    return pen.finish(round(y.end + 6))


def _heads(pen: Pen, chart: DumbbellChart) -> None:
    """Name the two counts above, each behind a dot of its own."""
    left, foot = 0.0, pen.size.text
    for which, named in enumerate((chart.one, chart.other)):
        label = named.short or named.label if pen.size.narrow else named.label
        row = {"x": left + DOT, "y": foot - 4.5, "soft": bool(which)}
        unit = Scale(0, 1, 0, 1)
        pen.dots(f"key-{which + 1}", [row], (unit, unit), named.colour)
        pen.word((left + 2 * DOT + 6, foot), label, named.colour, bold=True)
        if pen.size.narrow:
            foot += pen.size.leading
        else:
            left += 2 * DOT + 30 + width_of(label, pen.size.text, True)


def _row(
    pen: Pen, chart: DumbbellChart, pair: tuple[Point | None, Point | None], x: Scale, at: float
) -> None:
    """Write the period, and a number at the outer side of each dot."""
    point = pair[0] or pair[1]
    foot = at + 5
    pen.word((0, foot), point.name if point else "", "ink-2")
    known = [
        (one.value, named) for one, named in zip(pair, (chart.one, chart.other), strict=True)
        if one and one.value is not None
    ]  # fmt: skip
    known.sort(key=lambda entry: entry[0] or 0)
    for place, (value, named) in enumerate(known):
        first = place == 0 and len(known) == 2
        spot = (x(value or 0) + (-DOT - 5 if first else DOT + 5), foot)
        pen.word(spot, f"{value:,.0f}", named.colour, "end" if first else "start", bold=True)
    if len(known) == 1:
        _alone(pen, chart.missing, known[0][0] or 0, x, foot)


def _alone(pen: Pen, missing: str, value: float, x: Scale, foot: float) -> None:
    """Say beside a dot without a partner that the other count is missing."""
    long = width_of(missing, pen.size.text)
    after = x(value) + DOT + 12 + width_of(f"{value:,.0f}", pen.size.text, True)
    if after + long <= pen.size.width:
        pen.word((after, foot), missing, "ink-2")
    elif x(value) - DOT - 8 - long > x.begin:
        pen.word((x(value) - DOT - 8, foot), missing, "ink-2", "end")
