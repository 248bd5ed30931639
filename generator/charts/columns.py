"""Columns: one for each period, each with its number; hatched where provisional or missing."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from generator.charts.axes import baseline, grid, grid_values
from generator.charts.inputs import Inputs
from generator.charts.letters import width_of, wrap
from generator.charts.phrases import compact, listed, period_mark, short_month, shortest_day
from generator.charts.rows import Column, Point, last_day, points, printed
from generator.charts.sketch import Pen, Scale, Shows, Sketch
from generator.charts.theme import BAR, DOTS, LINE, Size
from generator.format import day, number
from generator.model.chart import ColumnChart, Measure


def columns(chart: ColumnChart, inputs: Inputs) -> list[Column]:
    """Give what is drawn, as columns of a table."""
    found = [Column(chart.label, _points(chart.measure, chart, inputs), chart.measure)]
    if chart.panel:
        rows = _points(chart.panel.measure, chart, inputs)
        found.append(Column(chart.panel.label, rows, chart.panel.measure))
    return found


def _points(measure: Measure, chart: ColumnChart, inputs: Inputs) -> list[Point]:
    """Give the rows, the last one cut where the counting stopped."""
    found = points(measure, inputs.catalog)
    if chart.known_to:
        until = last_day(chart.known_to, inputs.catalog)
        name = f"{found[-1].name}, to {day(until)}"
        found[-1] = replace(found[-1], last=until, name=name, partial=True)
    return found


def remarks(chart: ColumnChart, inputs: Inputs) -> list[str]:
    """Say in how many periods the pace was passed."""
    if not chart.pace:
        return []
    rows = columns(chart, inputs)[0].known
    pace = inputs.value(chart.pace.fact)
    above = [point.name for point in rows if (point.value or 0) > _scaled(pace, point)]
    count = f"{len(above)} of {len(rows)} periods" + (f": {listed(above)}" if above else "")
    name = inputs.printed(chart.pace.fact, "words")
    return [f"A pace of {name}, scaled to the days of each period, was passed in {count}."]


def facts(chart: ColumnChart) -> list[str]:
    """Name the pace that is drawn."""
    return [chart.pace.fact] if chart.pace else []


@dataclass(frozen=True)
class _Plan:
    """Where things stand in one drawing."""

    rows: list[Point]
    x: Scale
    y: Scale
    pace: float | None
    step: float

    def middle(self, position: int) -> float:
        return self.x(position + 0.5)


def sketch(chart: ColumnChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the columns, and the panel below them if there is one."""
    pen = Pen(size)
    plan = _plan(chart, inputs, size)
    if chart.panel:
        pen.word((0, size.text), chart.label, bold=True)
    low_right = _height(plan.rows[-2:]) <= _height(plan.rows[:2])
    grid(pen, plan.y, size.width, low_right, "%" if chart.measure.percent else "")
    _bars(pen, chart, plan)
    baseline(pen, plan.y.begin, size.width)
    _missing(pen, chart, plan)
    _pace(pen, chart, plan, inputs)
    _numbers(pen, chart, plan, inputs)
    bottom = _names(pen, chart, plan, inputs)
    if chart.panel:
        bottom = _panel(pen, columns(chart, inputs)[1], plan, bottom)
    return pen.finish(round(bottom))


def _plan(chart: ColumnChart, inputs: Inputs, size: Size) -> _Plan:
    rows = columns(chart, inputs)[0].points
    pace = inputs.value(chart.pace.fact) if chart.pace else None
    tops = [point.value or 0 for point in rows]
    tops += [_scaled(pace, point) for point in rows if pace]
    head = 24.0 + (size.leading * 1.4 if chart.panel or chart.marks else 0)
    tall = size.width * (0.74 if size.narrow else 0.4 if size.width > 700 else 0.52)
    tall *= 0.78 if chart.panel and not size.narrow else 1
    x = Scale(0, len(rows), 0, size.width)
    return _Plan(rows, x, Scale(0, max(tops), head + tall, head), pace, size.width / len(rows))


def _scaled(pace: float, point: Point) -> float:
    return pace * ((point.last - point.first).days + 1) / 7


def _height(rows: list[Point]) -> float:
    return sum(point.value or 0 for point in rows)


def _bars(pen: Pen, chart: ColumnChart, plan: _Plan) -> None:
    known = [at for at, point in enumerate(plan.rows) if point.value is not None]
    soft = [at for at in known if plan.rows[at].soft]
    if len(soft) == len(known):
        soft = []  # a hatch tells columns apart; when all may change, the words say so
    hard = [at for at in known if at not in soft]
    inset = (1 - BAR) / 2
    for name, places, style in (
        ("bars", hard, {"fill": chart.colour}),
        ("provisional", soft, {"fill": "hatch", "stroke": chart.colour, "strokeWidth": 1.6}),
    ):
        rows = [
            {"x": at + inset, "x2": at + 1 - inset, "y": 0, "y2": plan.rows[at].value,
             **plan.rows[at].mark}
            for at in places
        ]  # fmt: skip
        pen.add(name, "block", rows, (plan.x, plan.y), Shows(chart.label, "height"), **style)


def _missing(pen: Pen, chart: ColumnChart, plan: _Plan) -> None:
    """Hatch each run of periods without a value, and say so above it."""
    for known, run in groupby(enumerate(plan.rows), lambda pair: pair[1].value is not None):
        if known:
            continue
        places = [at for at, _ in run]
        left, right = plan.x(places[0]) + 2, plan.x(places[-1] + 1) - 2
        lines = wrap(chart.missing, pen.size.text, min(right - left, 110))
        top = _clear_top(pen, plan, len(lines))
        row = {"x": left, "x2": right, "y": top, "y2": plan.y.begin - 1}
        pen.add("missing", "block", [row], None, fill="hatch")
        start = top - 7 - (len(lines) - 1) * pen.size.leading
        middle = min((left + right) / 2, pen.size.width - width_of(lines[-1], pen.size.text) / 2)
        pen.lines((middle, start), [(line, False) for line in lines], "ink", "middle")


def _clear_top(pen: Pen, plan: _Plan, lines: int) -> float:
    """Give a height for a hatched block such that the words on it meet no label of the grid."""
    for share in (0.22, 0.16, 0.1):
        top = plan.y.begin - share * (plan.y.begin - plan.y.end)
        low, high = top - 7, top - 7 - lines * pen.size.leading
        labels = [plan.y(value) for value in grid_values(plan.y.high)]
        if all(low < line - 6 - pen.size.text or high > line for line in labels):
            break
    return top


def _pace(pen: Pen, chart: ColumnChart, plan: _Plan, inputs: Inputs) -> None:
    if not chart.pace or plan.pace is None:
        return
    rows = [
        {"x": plan.x(at) + 2, "x2": plan.x(at + 1) - 2, "y": plan.y(_scaled(plan.pace, point)),
         "y2": plan.y(_scaled(plan.pace, point))}
        for at, point in enumerate(plan.rows) if point.value is not None
    ]  # fmt: skip
    style: dict[str, Any] = {
        "stroke": "ink",
        "strokeWidth": LINE["dots"],
        "strokeDash": DOTS,
        "strokeCap": "round",
    }
    pen.add("pace", "rule", rows, None, **style)
    words = chart.pace.short or chart.pace.text if pen.size.narrow else chart.pace.text
    words = inputs.plain(words)
    top = min(row["y"] for row in rows[: max(1, len(rows) // 2)])
    pen.word((0, top - 12), words[0].upper() + words[1:])


def _numbers(pen: Pen, chart: ColumnChart, plan: _Plan, inputs: Inputs) -> None:
    tight = _tight(chart, plan, pen.size)
    for at, point in enumerate(plan.rows):
        if point.value is None:
            continue
        text = printed(point.value, chart.measure, "")
        if tight:
            text = compact(point.value, chart.measure.decimals)
        top = plan.y(point.value)
        if plan.pace and -2 < top - plan.y(_scaled(plan.pace, point)) < pen.size.text + 8:
            top = plan.y(_scaled(plan.pace, point))
        pen.word((plan.middle(at), top - 6), text, "ink", "middle", bold=True)
        for mark in chart.marks:
            if mark.period == point.period:
                words = inputs.plain(mark.short or mark.text if pen.size.narrow else mark.text)
                half = width_of(words, pen.size.text) / 2
                middle = min(plan.middle(at), pen.size.width - half)
                pen.word((middle, top - 8 - pen.size.leading), words, "ink", "middle")


def _tight(chart: ColumnChart, plan: _Plan, size: Size) -> bool:
    texts = [printed(point.value, chart.measure, "") for point in plan.rows]
    return max(width_of(text, size.text, True) for text in texts) > plan.step - 1


def _names(pen: Pen, chart: ColumnChart, plan: _Plan, inputs: Inputs) -> float:
    """Name the periods below the baseline; give where the next thing may begin."""
    period = inputs.catalog.datasets[chart.measure.dataset].period
    first = plan.y.begin + 5 + pen.size.leading
    second = first + pen.size.leading
    for at, point in enumerate(plan.rows):
        name = _name(point, period, plan.step)
        pen.word((plan.middle(at), first), name, "ink-2", "middle")
        if period != "year" and (at == 0 or point.first.month == 1):
            if at:
                left = plan.x(at)
                pen.rule((left, plan.y.begin), (left, second + 2), "rule", LINE["grid"])
            pen.word((plan.x(at) + (3 if at else 0), second + 3), f"{point.first.year}", "ink-2")
    if chart.known_to:
        words = f"to {shortest_day(plan.rows[-1].last)}"
        pen.word((pen.size.width, second), words, "ink-2", "end")
    return second + 9


def _name(point: Point, period: str, step: float) -> str:
    if period == "year":
        return period_mark(point.first, step)
    if period == "quarter":
        return f"Q{(point.first.month + 2) // 3}"
    name = short_month(point.first)
    return name if step > 34 else name[0]


def _panel(pen: Pen, column: Column, plan: _Plan, top: float) -> float:
    """Draw the second measure as dots on a line, on a scale of its own that also begins at zero."""
    rows = {point.period: point for point in column.points}
    pen.word((0, top + pen.size.text), column.label, bold=True)
    known = [(at, rows[point.period]) for at, point in enumerate(plan.rows) if point.period in rows]
    values = [point.value for _, point in known if point.value is not None]
    head = top + pen.size.leading + (26 if pen.size.narrow else 18)
    y = Scale(0, max(values), head + (74 if pen.size.narrow else 78), head)
    marks = [
        {"x": at + 0.5, "y": point.value, "soft": point.soft, **point.mark}
        for at, point in known if point.value is not None
    ]  # fmt: skip
    scales = (plan.x, y)
    shows = Shows(column.label, "y")
    pen.add("panel-line", "path", marks, scales, shows, stroke="ink", strokeWidth=2.2)
    pen.dots("panel-dots", marks, scales, "ink", shows)
    for row in marks:
        text = number(row["y"], column.measure.decimals)
        pen.word((plan.x(row["x"]), y(row["y"]) - 11), text, "ink", "middle", bold=True)
    baseline(pen, y.begin, pen.size.width)
    return y.begin + 4
