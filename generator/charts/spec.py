"""A sketch as a Vega-Lite specification, made with Altair. Imported only when one is drawn anew.

Positions are numbers and every scale states its pixels, so that the layout depends neither on
fonts nor on a time zone.
"""

import math
from dataclasses import replace
from typing import Any

import altair as alt

from generator.charts.sketch import Layer, Scale, Sketch
from generator.charts.theme import paint

_ALIGN = {"start": "left", "middle": "center", "end": "right"}


def vega_lite(sketch: Sketch) -> dict[str, Any]:
    """Give the specification of a drawing. Raises ValueError when there is nothing to draw."""
    if not sketch.layers:
        raise ValueError("a drawing without marks")
    numbered = enumerate(sketch.layers)
    chart = (
        alt.layer(*(_layer(replace(one, name=f"{one.name}__{at}")) for at, one in numbered))
        .resolve_scale(x="independent", y="independent", color="independent")
        .properties(width=sketch.width, height=sketch.height, padding=0, autosize="none")
        .configure(font="sans-serif", background="transparent", aria=False)
        .configure_view(stroke=None)
    )
    return dict(chart.to_dict())


def _layer(layer: Layer) -> Any:
    makers = {
        "area": _area,
        "block": _block,
        "path": _path,
        "dot": _dot,
        "rule": _rule,
        "words": _words,
    }
    return makers[layer.mark](layer)


def _chart(layer: Layer, rows: list[dict[str, Any]] | None = None) -> Any:
    return alt.Chart(alt.InlineData(values=rows or list(layer.rows)), name=layer.name)


def _style(layer: Layer) -> dict[str, Any]:
    style = dict(layer.style)
    for key in ("fill", "stroke"):
        if key in style:
            style[key] = paint(style[key])
    return {"opacity": 1, **style}


def _x(scale: Scale | None) -> alt.X:
    return alt.X("x:Q", axis=None, scale=_scale(scale))


def _y(scale: Scale | None) -> alt.Y:
    return alt.Y("y:Q", axis=None, scale=_scale(scale))


def _scale(scale: Scale | None) -> alt.Scale | None:
    if scale is None:
        return None
    bounds, pixels = [scale.low, scale.high], [scale.begin, scale.end]
    return alt.Scale(domain=bounds, range=pixels, nice=False, zero=False)


def _block(layer: Layer) -> Any:
    return (
        _chart(layer)
        .mark_rect(**_style(layer))
        .encode(x=_x(layer.x), x2="x2:Q", y=_y(layer.y), y2="y2:Q")
    )


def _area(layer: Layer) -> Any:
    return _chart(layer).mark_area(**_style(layer)).encode(x=_x(layer.x), y=_y(layer.y), y2="y2:Q")


def _rule(layer: Layer) -> Any:
    return (
        _chart(layer)
        .mark_rule(**_style(layer))
        .encode(x=_x(layer.x), x2="x2:Q", y=_y(layer.y), y2="y2:Q")
    )


def _path(layer: Layer) -> Any:
    rows = [{**row, "order": position} for position, row in enumerate(layer.rows)]
    style = {"strokeJoin": "round", **_style(layer)}
    return (
        _chart(layer, rows)
        .mark_line(**style)
        .encode(x=_x(layer.x), y=_y(layer.y), order=alt.Order("order:Q"))
    )


def _dot(layer: Layer) -> Any:
    style = _style(layer)
    style["size"] = math.pi * style.pop("radius") ** 2
    return _chart(layer).mark_circle(**style).encode(x=_x(layer.x), y=_y(layer.y))


def _words(layer: Layer) -> Any:
    rows = [
        {
            "x": row["x"],
            "y": row["y"],
            "text": row["text"],
            "ink": paint(row["ink"]),
            "align": _ALIGN[row["align"]],
            "weight": 700 if row["bold"] else 400,
        }
        for row in layer.rows
    ]
    style: dict[str, Any] = {
        "baseline": "alphabetic",
        "fontSize": layer.style["size"],
        "align": alt.expr("datum.align"),
        "fontWeight": alt.expr("datum.weight"),
        "limit": 0,
    }
    return (
        _chart(layer, rows)
        .mark_text(**style)
        .encode(
            x=_x(None), y=_y(None), text="text:N", color=alt.Color("ink:N", scale=None, legend=None)
        )
    )
