"""Raw SVG from the drawing library to what stands in a page: small, named, and readable aloud."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.charts.theme import FONT, paint

_SVG = "http://www.w3.org/2000/svg"
_SHARED = ("fill", "stroke", "font-size", "stroke-width", "stroke-dasharray", "stroke-linecap",
           "stroke-linejoin", "text-anchor", "font-weight")  # fmt: skip
_KEPT = ("d", "x", "y", *_SHARED)
_NUMBER = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
_MOVED = re.compile(r"translate\(([-\d.e]+),\s*([-\d.e]+)\)")
_HATCH = re.compile(r"url\(#(hatch[a-z0-9-]*)\)")
_NAME = re.compile(r"role-mark ([a-z0-9_]+?)__\d+_marks")


class EmptyDrawingError(ValueError):
    """The drawing library gave an SVG without marks, which it does without complaint."""


@dataclass(frozen=True)
class Labels:
    """What a drawing is called: the start of its ids, and words for those who do not see it."""

    prefix: str
    title: str
    description: str


def tidy(raw: str, labels: Labels) -> str:
    """Rewrite a raw SVG for a page. Raises EmptyDrawingError when it holds no marks.

    The result has a viewBox and no size, ids that begin with the prefix, a title and a
    description, coordinates to one decimal, and no style, script, link or other-worldly attribute.
    """
    root = ET.fromstring(raw)  # noqa: S314  what our own library drew
    groups = [group for group in map(_group, root.iter(f"{{{_SVG}}}g")) if group is not None]
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


def _group(raw: ET.Element) -> ET.Element | None:
    """Take a group of marks; the frames around them and what they hold apart are dropped."""
    named = _NAME.search(raw.get("class", ""))
    if not named:
        return None
    group = ET.Element("g", {"class": named.group(1).replace("_", "-")})
    group.extend(_mark(mark) for mark in raw)
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
