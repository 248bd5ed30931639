"""Raw SVG from the drawing library to what stands in a page: small, named, and readable aloud."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.charts.sketch import Layer, Sketch
from generator.charts.theme import FONT, paint

_SVG = "http://www.w3.org/2000/svg"
_SHARED = ("fill", "stroke", "font-size", "stroke-width", "stroke-dasharray", "stroke-linecap",
           "stroke-linejoin", "text-anchor", "font-weight")  # fmt: skip
_KEPT = ("d", "x", "y", *_SHARED)
_NUMBER = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
_MOVED = re.compile(r"translate\(([-\d.e]+),\s*([-\d.e]+)\)")
_HATCH = re.compile(r"url\(#(hatch[a-z0-9-]*)\)")
_NAME = re.compile(r"role-mark ([a-z0-9_]+?)__(\d+)_marks")
_PAIR = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


class EmptyDrawingError(ValueError):
    """The drawing library gave an SVG without marks, which it does without complaint."""


@dataclass(frozen=True)
class Labels:
    """What a drawing is called: the start of its ids, and words for those who do not see it."""

    prefix: str
    title: str
    description: str


def tidy(raw: str, labels: Labels, sketch: Sketch | None = None) -> str:
    """Rewrite a raw SVG for a page. Raises EmptyDrawingError when it holds no marks.

    With the sketch that was drawn, its dense paths are written in the units of their scales.

    The result has a viewBox and no size, ids that begin with the prefix, a title and a
    description, coordinates to one decimal, and no style, script, link or other-worldly attribute.
    """
    root = ET.fromstring(raw)  # noqa: S314  what our own library drew
    layers = sketch.layers if sketch else ()
    found = [_group(group, layers) for group in root.iter(f"{{{_SVG}}}g")]
    groups = [group for group in found if group is not None]
    if not groups:
        raise EmptyDrawingError(labels.prefix)
    svg = _root(root.get("viewBox", ""), labels)
    hatches = sorted(set(_HATCH.findall(raw)))
    if hatches:
        defs = ET.SubElement(svg, "defs")
        defs.extend(_pattern(name, labels.prefix) for name in hatches)
    svg.extend(groups)
    text = ET.tostring(svg, encoding="unicode", short_empty_elements=True)
    return _HATCH.sub(rf"url(#{labels.prefix}-\1)", text).replace(" />", "/>")


def _root(box: str, labels: Labels) -> ET.Element:
    names = f"{labels.prefix}-title {labels.prefix}-desc"
    svg = ET.Element(
        "svg",
        {
            "xmlns": _SVG,
            "viewBox": box,
            "role": "img",
            "aria-labelledby": names,
            "fill": "none",
            "font-family": FONT,
        },
    )
    ET.SubElement(svg, "title", {"id": f"{labels.prefix}-title"}).text = labels.title
    ET.SubElement(svg, "desc", {"id": f"{labels.prefix}-desc"}).text = labels.description
    return svg


def _pattern(name: str, prefix: str) -> ET.Element:
    ink = name.removeprefix("hatch").removeprefix("-") or "line"
    pattern = ET.Element(
        "pattern",
        {
            "id": f"{prefix}-{name}",
            "width": "7",
            "height": "7",
            "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
        },
    )
    stroke = {"d": "M0.6,0v7", "stroke": paint(ink), "stroke-width": "1.2"}
    ET.SubElement(pattern, "path", stroke)
    return pattern


def _group(raw: ET.Element, layers: Sequence[Layer]) -> ET.Element | None:
    """Take a group of marks; the frames around them and what they hold apart are dropped."""
    named = _NAME.search(raw.get("class", ""))
    if not named:
        return None
    group = ET.Element("g", {"class": named.group(1).replace("_", "-")})
    group.extend(_mark(mark) for mark in raw)
    at = int(named.group(2))
    if at < len(layers) and layers[at].dense:
        for mark, path in zip(group, raw, strict=True):
            mark.attrib |= _dense(path.get("d", ""), layers[at])
    _share(group)
    return group if len(group) else None


def _mark(raw: ET.Element) -> ET.Element:
    tag = raw.tag.removeprefix(f"{{{_SVG}}}")
    given = {name: value for name in _KEPT if (value := raw.get(name)) is not None}
    given |= {name: _short(given[name]) for name in ("d", "stroke-width") if name in given}
    if moved := _MOVED.search(raw.get("transform", "")):
        tag, given = _moved(tag, given, moved.group(1), moved.group(2), raw)
    if "font-size" in given:
        given["font-size"] = given["font-size"].removesuffix("px")
    mark = ET.Element(tag, given)
    mark.text = raw.text
    return mark


def _moved(
    tag: str, given: dict[str, str], x: str, y: str, raw: ET.Element
) -> tuple[str, dict[str, str]]:
    """Words, dots and straight lines say where they are without a transform."""
    x, y = _short(f"{float(x)}"), _short(f"{float(y)}")
    if tag == "text":
        return tag, {"x": x, "y": y, **given}
    if tag == "line":
        ends = {"x1": x, "y1": y} | {
            f"{axis}2": _short(f"{float(start) + float(raw.get(f'{axis}2', '0'))}")
            for axis, start in (("x", x), ("y", y))
        }
        return tag, ends | given
    radius = given.pop("d").partition(",")[0].removeprefix("M")
    return "circle", {"cx": x, "cy": y, "r": radius, **given}


def _dense(drawn: str, layer: Layer) -> dict[str, str]:
    """Write a path in whole units of its scales, each point as a step from the one before.

    Many points then need few letters and lose nothing; a transform puts them in their place.
    """
    if layer.x is None or layer.y is None:
        raise ValueError(f"{layer.name} has no scales")
    points = [(round(layer.x.value(float(x))), round(layer.y.value(float(y))))
              for x, y in _PAIR.findall(drawn)]  # fmt: skip
    x, y = round(layer.x.low), round(layer.y.low)
    steps = []
    for across, up in points:
        steps.append(f"{across - x} {up - y}".replace(" -", "-"))
        x, y = across, up
    place = f"translate({layer.x(round(layer.x.low)):.6g} {layer.y(round(layer.y.low)):.6g})"
    size = f"scale({layer.x.unit:.6g} {layer.y.unit:.6g})"
    path = "m" + steps[0] + "l" + " ".join(steps[1:]).replace(" -", "-")
    return {"d": path, "transform": place + size, "vector-effect": "non-scaling-stroke"}


def _short(text: str) -> str:
    """Round every number in a text to one decimal."""

    def one(found: re.Match[str]) -> str:
        value = f"{float(found.group()):.1f}".removesuffix(".0")
        return "0" if value in ("-0", "-0.0") else value

    return _NUMBER.sub(one, text)


def _share(group: ET.Element) -> None:
    """Write an attribute that all marks of a group have once, at the group."""
    for name in _SHARED:
        values = {mark.get(name) for mark in group}
        if len(values) == 1 and (value := values.pop()) is not None:
            group.set(name, value)
            for mark in group:
                del mark.attrib[name]
