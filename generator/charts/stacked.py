"""Columns made of parts that add up, each part named beside the last column."""

from dataclasses import dataclass, replace

from generator.charts.axes import baseline, grid
from generator.charts.inputs import Inputs
from generator.charts.letters import width_of, wrap
from generator.charts.phrases import compact, period_mark, short_month
from generator.charts.place import Box, box_at, spread
from generator.charts.rows import Column, Point, points
from generator.charts.sketch import Pen, Scale, Shows, Sketch
from generator.charts.theme import BAR, Size
from generator.model.chart import StackChart, StackPart

_FILLS = {"hatch": "hatch", "open": "paper"}


def columns(chart: StackChart, inputs: Inputs) -> list[Column]:
    """Give each part, and all of them together."""
    found = [
        Column(part.label, points(part.measure, inputs.catalog, chart.start), part.measure)
        for part in chart.parts
    ]
    return [*found, Column(chart.together, _together(found), chart.parts[0].measure)]


def _together(found: list[Column]) -> list[Point]:
    """Add the parts up; a period in which one has no number has no sum."""
    sums = []
    for same in zip(*(column.points for column in found), strict=True):
        values = [point.value for point in same]
        known = [value for value in values if value is not None]
        value = sum(known) if len(known) == len(values) else None
        soft = next((point.status for point in same if point.soft), same[0].status)
        status = "missing" if value is None else soft
        sums.append(replace(same[0], value=value, status=status, note=""))
    return sums


def remarks(chart: StackChart, inputs: Inputs) -> list[str]:
    """Say how the last column is made up."""
    *parts, together = columns(chart, inputs)
    last = together.known[-1]
    shares = [
        f"{part.label}, {100 * (point.value or 0) / (last.value or 1):.0f}%"
        for part in parts
        for point in part.known
        if point.period == last.period
    ]
    return [f"In {last.name} the parts were: {'; '.join(shares)}."]


@dataclass(frozen=True)
class _Plan:
    columns: list[Column]
    x: Scale
    y: Scale
    step: float


def sketch(chart: StackChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the columns from the baseline up, and name the parts at the right."""
    pen = Pen(size)
    found = columns(chart, inputs)
    together = found[-1]
    room = 92.0 if size.narrow else 190.0
    x = Scale(0, len(together.points), 0, size.width - room)
    high = max(point.value or 0 for point in together.known)
    head = size.leading + 12
    y = Scale(0, high, head + size.width * (0.95 if size.narrow else 0.42), head)
    plan = _Plan(found, x, y, (size.width - room) / len(together.points))
    grid(pen, y, x.end)
    floors = [0.0] * len(together.points)
    for at, part in enumerate(chart.parts):
        floors = _part(pen, part, plan, at, floors)
    baseline(pen, y.begin, x.end)
    _totals(pen, plan)
    _names(pen, chart, plan)
    for place, point in enumerate(together.points):
        name = period_mark(point.first, plan.step)
        if point.first.year == point.last.year and (point.last - point.first).days < 360:
            name = short_month(point.first)[: 3 if plan.step > 34 else 1]
        pen.word((x(place + 0.5), y.begin + 5 + size.leading), name, "ink-2", "middle")
    bottom = _soft(pen, plan, y.begin + 9 + size.leading)
    return pen.finish(round(bottom))


def _part(pen: Pen, part: StackPart, plan: _Plan, at: int, floors: list[float]) -> list[float]:
    """Draw one part on top of those before it; give where the next begins."""
    inset = (1 - BAR) / 2
    rows, tops = [], list(floors)
    for place, point in enumerate(plan.columns[at].points):
        if point.value:
            tops[place] += point.value
            rows.append({"x": place + inset, "x2": place + 1 - inset, "y": floors[place],
                         "y2": tops[place], **point.mark})  # fmt: skip
    fill = _FILLS.get(part.fill, part.fill)
    edge = "line" if part.fill in _FILLS else "paper"
    shows = Shows(part.label, "height")
    pen.add(f"part-{at + 1}", "block", rows, (plan.x, plan.y), shows,
            fill=fill, stroke=edge, strokeWidth=1)  # fmt: skip
    return tops


def _soft(pen: Pen, plan: _Plan, top: float) -> float:
    """Say under the columns which may still change; give where that ends."""
    soft = [at for at, point in enumerate(plan.columns[-1].points) if point.soft]
    if not soft:
        return top
    left, right = plan.x(soft[0]) + 4, plan.x(soft[-1] + 1) - 4
    pen.rule((left, top + 3), (right, top + 3), "ink-2", 1.5)
    pen.word((right, top + 7 + pen.size.text), "Provisional", "ink-2", "end")
    return top + 12 + pen.size.text


def _totals(pen: Pen, plan: _Plan) -> None:
    """Write what each column comes to; in narrow ones the last and the highest come first."""
    together = plan.columns[-1]
    texts = [together.printed(point) for point in together.points]
    tight = max(width_of(text, pen.size.text, True) for text in texts) > plan.step - 2
    order = sorted(range(len(texts)), key=lambda at: -(together.points[at].value or 0))
    taken: list[Box] = []
    for place in [len(texts) - 1, *order]:
        point = together.points[place]
        if point.value is None:
            continue
        at = (plan.x(place + 0.5), plan.y(point.value) - 6)
        text = compact(point.value) if tight else texts[place]
        box = box_at(at, text, pen.size.text, "middle", bold=True)
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            pen.word(at, text, "ink", "middle", bold=True)


def _names(pen: Pen, chart: StackChart, plan: _Plan) -> None:
    """Name the parts beside the last column, moved apart where they are thin."""
    left, middles, lines, floor = plan.x.end + 6, [], [], 0.0
    for part, column in zip(chart.parts, plan.columns, strict=False):
        value = column.points[-1].value or 0
        middles.append(plan.y(floor + value / 2))
        floor += value
        label = part.short or part.label if pen.size.narrow else part.label
        said = f"{column.printed(column.points[-1])}"
        wrapped = wrap(label, pen.size.text, pen.size.width - left)
        lines.append([*((line, False) for line in wrapped), (said, True)])
    heights = [len(one) * pen.size.leading + 3 for one in lines]
    tops = [middle - high / 2 for middle, high in zip(middles, heights, strict=True)]
    for middle, top, one in zip(middles, spread(tops, heights, plan.y.begin + 6), lines,
                                strict=True):  # fmt: skip
        edge = plan.x(len(plan.columns[-1].points) - (1 - BAR) / 2)
        pen.rule((edge + 2, middle), (left - 2, top + len(one) * pen.size.leading / 2), "line", 1)
        pen.lines((left, top + pen.size.text), one)
