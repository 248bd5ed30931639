"""What makes a drawing explorable: its own specification set moving, and every value in words.

A reader's zoom is two numbers, `zoom` and `shift`: whatever stood at pixel p along the axis of the
periods then stands at zoom * p + shift. At 1 and 0 it is the drawing of the page, mark by mark.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from generator.charts.cache import Draw, Paint, cached, cached_paint, specified
from generator.charts.inputs import Inputs
from generator.charts.kinds import KINDS
from generator.charts.program import program
from generator.charts.rows import Column, Point
from generator.charts.sketch import Layer, Shows, Sketch
from generator.charts.theme import BESIDE, NARROW, WIDE, Size
from generator.derive import Derived
from generator.model.catalog import Catalog
from generator.model.chart import Chart

Axis = Literal["x", "y", "both"]
_EDGE = 1.5
_ABOVE = 9.0
"""A word on a grid line stands at most so many pixels above it."""
_ACROSS = 0.8
_BOLD = 700


@dataclass(frozen=True)
class Explore:
    """The effects that exploring needs: a sketch's specification as JSON, and the program."""

    specify: Draw
    program: bytes
    name: str


def effects_with(kept: Path) -> tuple[Draw, Paint, Explore]:
    """Give what draws, what paints and what makes explorable, with what other runs left."""
    name, code = program(kept)
    return cached(kept), cached_paint(kept), Explore(specified(kept), code, name)


def sizes(chart: Chart) -> list[Size]:
    """Give the sizes in which a chart is drawn."""
    return [WIDE, NARROW, *([BESIDE] if getattr(chart, "beside", None) else [])]


def explored(
    catalog: Catalog, derived: Derived, effects: Explore
) -> dict[str, Callable[[], bytes]]:
    """Give the files that a page loads only when a reader explores a chart, each when asked for."""
    ways: dict[str, Callable[[], bytes]] = {
        f"assets/explore/{chart.id}-{size.name}.json": partial(
            explorable, chart, size, catalog, derived, effects
        )
        for chart in catalog.charts.values()
        for size in sizes(chart)
    }
    return ways | {f"assets/explore/{effects.name}": lambda: effects.program}


def explorable(
    chart: Chart, size: Size, catalog: Catalog, derived: Derived, effects: Explore
) -> bytes:
    """Give what the page loads when a reader explores one drawing of a chart."""
    inputs = Inputs(catalog, derived)
    kind = KINDS[chart.kind]
    sketch = kind.sketch(chart, inputs, size)
    columns = kind.columns(chart, inputs)
    missing = getattr(chart, "missing", "")
    axis = _axis(sketch)
    loaded = {
        "program": effects.name,
        "axis": axis,
        "width": sketch.width,
        "height": sketch.height,
        "series": [
            series for one in columns if (series := _series(one, sketch, missing, axis))["points"]
        ],
        "spec": moving(json.loads(effects.specify(sketch)), axis, _top(sketch)),
    }
    return json.dumps(loaded, ensure_ascii=False, separators=(",", ":")).encode()


def _axis(sketch: Sketch) -> Axis:
    """Give the axis along which periods follow each other; units of a count lie along both."""
    reads = {layer.shows.reads for layer in sketch.layers if layer.shows}
    if "count" in reads:
        return "both"
    return "y" if reads and reads <= {"width", "x"} else "x"


def _top(sketch: Sketch) -> tuple[float, float]:
    """Give the lowest and the highest edge of the plot, in pixels from the top."""
    scales = [layer.y for layer in sketch.layers if layer.shows and layer.y]
    ends = [end for scale in scales for end in (scale.begin, scale.end)]
    return (max(ends), min(ends)) if ends else (0.0, 0.0)


def moving(spec: dict[str, Any], axis: Axis, plot: tuple[float, float]) -> dict[str, Any]:
    """Give a specification whose marks follow `zoom` and `shift`.

    Words that name a grid line or a whole panel stay where they are; all others go with what they
    name, and keep their size.
    """
    layers: list[dict[str, Any]] = []
    rows = spec.pop("datasets")
    for layer in spec["layer"]:
        layer["data"] = {"values": rows[layer["data"]["name"]]}
    lines = _grid(spec["layer"], spec["width"])
    for layer in spec["layer"]:
        layers += _pinned(layer, axis, plot, lines) if layer["mark"]["type"] == "text" else [layer]
    for layer in layers:
        still = layer.pop("still", False)
        for position in ("x", "y"):
            if not still and axis in (position, "both"):
                _move(layer["encoding"][position])
    numbers = [
        {"name": "zoom", "value": 1},
        {"name": "shift", "value": 0},
        {"name": "lift", "value": 0},
    ]
    return {**spec, "layer": layers, "params": [*spec.get("params", []), *numbers]}


def _move(position: dict[str, Any]) -> None:
    scale = position.get("scale") or {
        "domain": [0, 1],
        "range": [0, 1],
        "nice": False,
        "zero": False,
    }
    shift = "lift" if position["field"] == "y" else "shift"
    moved = [{"expr": f"{end} * zoom + {shift}"} for end in scale["range"]]
    position["scale"] = {**scale, "range": moved}


def _pinned(
    layer: dict[str, Any], axis: Axis, plot: tuple[float, float], lines: set[float]
) -> list[dict[str, Any]]:
    """Part words that stay from those that go along."""

    def stays(value: dict[str, Any]) -> bool:
        if axis == "y":
            return bool(value["y"] <= plot[1])
        at_edge = value["align"] == "right" or (value["align"] == "left" and value["x"] <= _EDGE)
        on_line = any(0 < line - value["y"] < _ABOVE for line in lines)
        names_panel = bool(lines) and value["x"] <= _EDGE and value["weight"] == _BOLD
        return axis == "x" and ((at_edge and on_line) or names_panel)

    parts = []
    for still in (False, True):
        chosen = [value for value in layer["data"]["values"] if stays(value) == still]
        if chosen:
            encoding = {key: dict(position) for key, position in layer["encoding"].items()}
            name = f"{layer['name']}{'_still' * still}"
            part = {**layer, "data": {"values": chosen}, "name": name, "encoding": encoding}
            parts.append({**part, "still": still})
    return parts


def _grid(layers: list[dict[str, Any]], width: float) -> set[float]:
    """Give where thin lines run across the whole drawing: the words on them name values."""
    rows = [row for one in layers if one["mark"]["type"] == "rule" for row in one["data"]["values"]]
    return {
        row["y"]
        for row in rows
        if row["y"] == row["y2"] and row["x"] <= _EDGE and row["x2"] >= width * _ACROSS
    }


def _series(column: Column, sketch: Sketch, missing: str, axis: Axis) -> dict[str, Any]:
    """Give a column's points in the order of time, each with its place and its words."""
    places = _places(column.label, sketch)
    known = [(point, places[point.period]) for point in column.points if point.period in places]
    points = []
    for point in column.points:
        place = places.get(point.period) or _between(point, known, axis)
        if place:
            printed = column.printed(point, missing)
            note = [
                said
                for said in (_status(point), point.note)
                if said and said.casefold() != printed.casefold()
            ]
            points.append([round(place[0], 1), round(place[1], 1), point.name, printed, *note])
    return {"name": column.label, "points": points}


def _status(point: Point) -> str:
    return "" if point.status in ("final", "missing") else point.status


def _places(label: str, sketch: Sketch) -> dict[str, tuple[float, float]]:
    """Give where the mark of each period ends, by period; the first layer that shows it counts."""
    places: dict[str, tuple[float, float]] = {}
    for layer in sketch.layers:
        if layer.shows and layer.shows.column == label:
            for row in layer.rows:
                if row.get("value") is not None:
                    places.setdefault(str(row["period"]), _end(row, layer, layer.shows))
    return places


def _end(row: dict[str, Any], layer: Layer, shows: Shows) -> tuple[float, float]:
    """Give the pixel where a mark tells its value: the end of a bar, the middle of a dot."""
    x2, y2 = row.get("x2", row["x"]), row.get("y2", row["y"])
    x = x2 if shows.reads == "width" else (row["x"] + x2) / 2
    y = y2 if shows.reads == "height" else (row["y"] + y2) / 2
    return (layer.x(x) if layer.x else x), (layer.y(y) if layer.y else y)


def _between(
    point: Point, known: list[tuple[Point, tuple[float, float]]], axis: Axis
) -> tuple[float, float] | None:
    """Give the place of a period without a number: in line with its neighbours, by their days."""
    if len(known) < 2:
        return known[0][1] if known else None
    near = sorted(known, key=lambda pair: abs((pair[0].last - point.last).days))[:2]
    (one, (x1, y1)), (other, (x2, y2)) = near
    span = (other.last - one.last).days or 1
    share = (point.last - one.last).days / span
    if axis == "y":
        return x1, y1 + share * (y2 - y1)
    return x1 + share * (x2 - x1), max(y for _, (_, y) in known)
