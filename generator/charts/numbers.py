"""A chart's numbers as JSON: every column, and which mark of which drawing stands for what."""

import json
from typing import Any

from generator.charts.draw import DrawnChart
from generator.charts.rows import Column
from generator.charts.sketch import Layer, Scale, Sketch


def as_json(chart: DrawnChart, corrections: str = "") -> bytes:
    """Give a chart's numbers. Drawings name their groups of marks, and how to read them.

    A mark's height, width, x or y is a value by the scale given: `low` is drawn at pixel `begin`
    and `high` at `end`. The marks of a group stand in the order of `periods`; a single path goes
    through all of them.
    """
    record = {
        "id": chart.id,
        "title": chart.title,
        "about": chart.about,
        "description": chart.description,
        "as_of": chart.as_of.isoformat(),
        "credit": chart.credit,
        "columns": [_column(column) for column in chart.columns],
        "drawings": {name: _drawing(sketch) for name, sketch in chart.sketches.items()},
    }
    if corrections:
        record["corrections"] = corrections
    return (json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _column(column: Column) -> dict[str, Any]:
    points = [
        {"period": point.period, "first_day": point.first.isoformat(),
         "last_day": point.last.isoformat(), "value": _short(point.value), "status": point.status}
        for point in column.points
    ]  # fmt: skip
    return {"label": column.label, "points": points}


def _drawing(sketch: Sketch) -> list[dict[str, Any]]:
    return [_group(layer) for layer in sketch.layers if layer.shows]


def _group(layer: Layer) -> dict[str, Any]:
    shows = layer.shows
    scale = layer.x if shows and shows.reads in ("x", "width") else layer.y
    return {
        "group": layer.name,
        "column": shows.column if shows else "",
        "reads": shows.reads if shows else "",
        "scale": _scale(scale),
        "periods": [row["period"] for row in layer.rows],
    }


def _scale(scale: Scale | None) -> dict[str, float] | None:
    if scale is None:
        return None
    return {"low": scale.low, "high": scale.high, "begin": scale.begin, "end": scale.end}


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.10g}")
