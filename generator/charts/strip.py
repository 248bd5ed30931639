"""A strip: phases and events to scale, lying down where it is wide, upright where it is narrow."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.charts.inputs import Inputs
from generator.charts.letters import width_of, wrap
from generator.charts.phrases import short_day
from generator.charts.rows import Column
from generator.charts.sketch import Pen, Scale, Sketch, days
from generator.charts.theme import Size
from generator.format import day, number, when
from generator.model.chart import StripChart
from generator.model.when import When

_RAIL = {"thin": 2.0, "heavy": 5.0}


def columns(chart: StripChart, inputs: Inputs) -> list[Column]:
    """A strip has no values."""
    return []


def remarks(chart: StripChart, inputs: Inputs) -> list[str]:
    """Say when each phase began, how long it lasted, and when the events were."""
    told = [f"{phase.label}: from {when(phase.start)}{_length(phase)}."
            for phase in _phases(chart, inputs)]  # fmt: skip
    ticks = [f"{tick.label or tick.title}, {day(tick.day)}" for tick in _ticks(chart, inputs)]
    end = f"{chart.end_label}: {day(inputs.day(chart.end))}."
    return [*told, end, f"Events: {'; '.join(ticks)}."]


def facts(chart: StripChart) -> list[str]:
    """Name the day on which it ends."""
    return [chart.end]


@dataclass(frozen=True)
class _Phase:
    label: str
    rail: str
    start: When
    last: date

    @property
    def first(self) -> date:
        return self.start.first


def _length(phase: _Phase) -> str:
    """Give how long a phase lasted, if the day on which it began is known."""
    if phase.start.precision != "day":
        return ""
    return f", {number((phase.last - phase.first).days)} days"


@dataclass(frozen=True)
class _Tick:
    label: str | None
    title: str
    day: date


def _phases(chart: StripChart, inputs: Inputs) -> list[_Phase]:
    """Give the phases with their days; each lasts until the next begins."""
    known = {phase.id: phase for phase in inputs.catalog.settings.phases}
    starts = [known[one.phase].start for one in chart.phases]
    last = [*(start.first for start in starts[1:]), inputs.day(chart.end)]
    return [
        _Phase(one.label, known[one.phase].rail, start, end)
        for one, start, end in zip(chart.phases, starts, last, strict=True)
    ]


def _ticks(chart: StripChart, inputs: Inputs) -> list[_Tick]:
    events = inputs.catalog.events
    found = [
        _Tick(one.label, inputs.plain(events[one.event].title), events[one.event].date.first)
        for one in chart.ticks
    ]
    return sorted(found, key=lambda tick: tick.day)


def rows(chart: StripChart, inputs: Inputs) -> list[tuple[str, str]]:
    """Give the table: a day and what happened or began."""
    found = [(phase.first, when(phase.start), phase.label) for phase in _phases(chart, inputs)]
    found += [(tick.day, day(tick.day), tick.title) for tick in _ticks(chart, inputs)]
    end = inputs.day(chart.end)
    found.append((end, day(end), chart.end_label))
    return [(named, words) for _, named, words in sorted(found)]


def sketch(chart: StripChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw the rail with its phases, ticks and wall."""
    pen = Pen(size)
    phases, ticks = _phases(chart, inputs), _ticks(chart, inputs)
    if size.narrow:
        return _upright(pen, chart, phases, ticks)
    return _lying(pen, chart, phases, ticks)


def _lying(pen: Pen, chart: StripChart, phases: list[_Phase], ticks: list[_Tick]) -> Sketch:
    first, last = phases[0].first, phases[-1].last
    x = Scale(days(first), days(last), 2, pen.size.width - 4)
    rail = pen.size.text + 16
    for phase in phases:
        ends = ((x(days(phase.first)), rail), (x(days(phase.last)), rail))
        _rail(pen, phase.rail, *ends)
    pen.rule((x.end, rail - 13), (x.end, rail + 13), "ink", 5)
    _phase_names(pen, chart, phases, x)
    low = rail + 17 + pen.size.text
    taken = _edge_dates(pen, when(phases[0].start), day(last), low)
    for tick in ticks:
        at = x(days(tick.day))
        pen.rule((at, rail + 8), (at, rail + 17), "ink", 1.5)
    for tick in ticks:
        if tick.label:
            taken = _tick_name(pen, tick.label, x(days(tick.day)), low, taken)
    return pen.finish(round(low + pen.size.leading + 6))


def _phase_names(pen: Pen, chart: StripChart, phases: list[_Phase], x: Scale) -> None:
    """Write each phase's name where it begins; one with too little room moves to the left."""
    right = pen.size.width
    end = width_of(chart.end_label, pen.size.text, True)
    pen.word((right, pen.size.text), chart.end_label, "ink", "end", bold=True)
    right -= end + 12
    for phase in reversed(phases):
        width = width_of(phase.label, pen.size.text, True)
        at = max(0.0, min(x(days(phase.first)) - 2, right - width))
        pen.word((at, pen.size.text), phase.label, "ink", "start", bold=True)
        right = at - 12


def _edge_dates(pen: Pen, start: str, end: str, low: float) -> list[tuple[float, float, float]]:
    """Write the first and the last date; give the space that is taken, by line."""
    pen.word((0, low), start, "ink-2")
    pen.word((pen.size.width, low), end, "ink-2", "end")
    left = width_of(start, pen.size.text)
    right = pen.size.width - width_of(end, pen.size.text)
    return [(low, 0, left), (low, right, pen.size.width)]


def _tick_name(
    pen: Pen, label: str, at: float, low: float, taken: list[tuple[float, float, float]]
) -> list[tuple[float, float, float]]:
    """Write an event's name under its tick, on the first of two lines that has room."""
    width = width_of(label, pen.size.text)
    left = min(max(0.0, at - 3), pen.size.width - width)
    for line in (low, low + pen.size.leading):
        clear = all(
            left + width + 10 < other[1] or left > other[2] + 10
            for other in taken if other[0] == line
        )  # fmt: skip
        if clear:
            break
    pen.word((left, line), label, "ink-2")
    return [*taken, (line, left, left + width)]


def _rail(pen: Pen, kind: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    if kind in _RAIL:
        pen.rule(start, end, "ink", _RAIL[kind])
    elif kind == "dotted":
        row = {"x": start[0], "y": start[1], "x2": end[0], "y2": end[1]}
        style: dict[str, Any] = {"strokeWidth": 4, "strokeDash": [0.1, 8], "strokeCap": "round"}
        pen.add("talk", "rule", [row], None, stroke="line", **style)


def _upright(pen: Pen, chart: StripChart, phases: list[_Phase], ticks: list[_Tick]) -> Sketch:
    first, last = phases[0].first, phases[-1].last
    y = Scale(days(first), days(last), pen.size.text, pen.size.text + 1.5 * pen.size.width)
    rail, words = 14.0, 40.0
    for phase in phases:
        _rail(pen, phase.rail, (rail, y(days(phase.first))), (rail, y(days(phase.last))))
    pen.rule((rail - 12, y.end), (rail + 12, y.end), "ink", 5)
    entries = [(phase.first, [(phase.label, True), (when(phase.start), False)], True)
               for phase in phases]  # fmt: skip
    entries += [(tick.day, [(short_day(tick.day), False), (tick.label or tick.title, False)], False)
                for tick in ticks]  # fmt: skip
    entries.append((last, [(chart.end_label, True), (day(last), False)], True))
    below = 0.0
    for moment, parts, bold in sorted(entries, key=lambda entry: (entry[0], not entry[2])):
        at = y(days(moment))
        below = max(at + 5, below + pen.size.leading + 3)
        if not bold:
            pen.rule((rail + 6, at), (rail + 14, at), "ink", 1.5)
        pen.rule((rail + 15, at), (words - 5, below - 5), "rule", 1)
        below = _entry(pen, (words, below), parts, bold)
    return pen.finish(round(max(below, y.end) + pen.size.leading))


def _entry(pen: Pen, at: tuple[float, float], parts: list[tuple[str, bool]], bold: bool) -> float:
    """Write a phase in bold or an event's day and name; give the last baseline."""
    if bold:
        pen.word(at, parts[0][0], "ink", "start", bold=True)
        both = width_of(parts[0][0], pen.size.text, True) + width_of(parts[1][0], pen.size.text)
        if at[0] + both + 8 <= pen.size.width:
            pen.word((pen.size.width, at[1]), parts[1][0], "ink-2", "end")
            return at[1]
        pen.word((at[0], at[1] + pen.size.leading), parts[1][0], "ink-2")
        return at[1] + pen.size.leading
    text = f"{parts[0][0]}: {parts[1][0]}"
    lines = wrap(text, pen.size.text, pen.size.width - at[0])
    pen.lines(at, [(line, False) for line in lines])
    return at[1] + (len(lines) - 1) * pen.size.leading


__all__ = ["columns", "remarks", "rows", "sketch"]
