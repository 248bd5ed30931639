"""One in so many, as squares that can be counted."""

from generator.charts.inputs import Inputs
from generator.charts.letters import width_of, wrap
from generator.charts.rows import Column, Point
from generator.charts.sketch import Pen, Shows, Sketch
from generator.charts.theme import Size
from generator.format import number
from generator.model.chart import Measure, UnitChart, UnitGroup


def columns(chart: UnitChart, inputs: Inputs) -> list[Column]:
    """Give how many squares each share is, and the share itself."""
    rows = [(group, _share(group, inputs)) for group in chart.groups]
    named, _ = _behind(chart, inputs)
    whole = Measure(dataset=named[0])
    percent = whole.model_copy(update={"percent": True, "decimals": 1})
    return [
        Column("One in", [_point(group, _many(share), inputs) for group, share in rows], whole,
               "What"),
        Column("Share", [_point(group, 100 * share, inputs) for group, share in rows], percent,
               "What"),
    ]  # fmt: skip


def counts(chart: UnitChart, inputs: Inputs) -> list[str]:
    """Name the facts whose numbers went into the shares; days are no counts."""
    facts = inputs.catalog.facts
    _, named = _behind(chart, inputs)
    return [name for name in named if name in facts and facts[name].unit not in (None, "date")]


def _behind(chart: UnitChart, inputs: Inputs) -> tuple[list[str], list[str]]:
    """Give the datasets and the records that the shares rest on, through all that they name."""
    traces, found, seen = inputs.derived.traces, list[str](), list[str]()
    todo = [group.figure for group in chart.groups]
    while todo:
        name = todo.pop(0)
        if name in seen:
            continue
        seen.append(name)
        if name in traces:
            found += traces[name].datasets
            todo += traces[name].records
    return list(dict.fromkeys(found)), seen


def _share(group: UnitGroup, inputs: Inputs) -> float:
    return inputs.value(group.figure)


def _many(share: float) -> int:
    return int(number(1 / share).replace(",", ""))


def _point(group: UnitGroup, value: float, inputs: Inputs) -> Point:
    quantity = inputs.derived.quantities[group.figure]
    until = quantity.as_of
    status = "final" if quantity.line == "solid" else "estimated"
    text = inputs.plain(group.text)
    return Point(group.figure, text, until, until, value, status, category=True)


def sentences(chart: UnitChart, inputs: Inputs) -> list[str]:
    """Say each share in two ways, which stands in place of a description of two columns."""
    many, shares = columns(chart, inputs)
    pairs = zip(many.points, shares.points, strict=True)
    told = [f"{one.name}: one in {many.printed(one)}, or {shares.printed(share)}."
            for one, share in pairs]  # fmt: skip
    return [sentence[0].upper() + sentence[1:] for sentence in told]


def remarks(chart: UnitChart, inputs: Inputs) -> list[str]:
    """Say what one square and the others stand for."""
    one, others = inputs.plain(chart.one), inputs.plain(chart.others)
    return [f"The filled square: {one}. The others: {others}."]


def sketch(chart: UnitChart, inputs: Inputs, size: Size) -> Sketch:
    """Draw each share as its squares, row by row, the filled one first."""
    pen = Pen(size)
    most = max(int(point.value or 0) for point in columns(chart, inputs)[0].points)
    gap = 6.0
    side = 25.0 if size.narrow else max(18.0, min(26.0, (size.width + gap) / most - gap))
    across = int((size.width + gap + 0.01) // (side + gap))
    top = 0.0
    for place, point in enumerate(columns(chart, inputs)[0].points):
        many = int(point.value or 0)
        said = f"One in {number(many)}"
        lines = wrap(point.name, size.text, size.width - width_of(f"{said}  ", size.text, True))
        foot = top + size.text
        pen.word((0, foot), said, "ink", bold=True)
        left = width_of(f"{said}  ", size.text, True)
        pen.lines((left, foot), [(line, False) for line in lines])
        top = foot + (len(lines) - 1) * size.leading + 11
        rows = [_square(at, across, side, gap, top) | point.mark for at in range(many)]
        shows = Shows("One in", "count")
        pen.add(f"one-{place + 1}", "block", rows[:1], None, shows, fill=chart.colour)
        style = {"fill": "paper", "stroke": "ink-2", "strokeWidth": 1.6}
        pen.add(f"others-{place + 1}", "block", rows[1:], None, shows, **style)
        top += -(-many // across) * (side + gap) + 16
    bottom = _key(pen, chart, inputs, top)
    return pen.finish(round(bottom))


def _square(at: int, across: int, side: float, gap: float, top: float) -> dict[str, float]:
    left = (at % across) * (side + gap) + 0.8
    upper = top + (at // across) * (side + gap) + 0.8
    return {"x": left, "x2": left + side - 1.6, "y": upper, "y2": upper + side - 1.6}


def _key(pen: Pen, chart: UnitChart, inputs: Inputs, top: float) -> float:
    """Say below what the squares stand for; give where that ends."""
    foot = top + pen.size.text - 4
    for name, fill, stroke, text in (
        ("key-one", chart.colour, chart.colour, chart.one),
        ("key-others", "paper", "ink-2", chart.others),
    ):
        row = {"x": 1, "x2": 12, "y": foot - 10, "y2": foot + 1}
        pen.add(name, "block", [row], None, fill=fill, stroke=stroke, strokeWidth=1.6)
        lines = wrap(inputs.plain(text), pen.size.text, pen.size.width - 20)
        pen.lines((20, foot), [(line, False) for line in lines])
        foot += len(lines) * pen.size.leading + 3
    return foot - pen.size.leading + 8
