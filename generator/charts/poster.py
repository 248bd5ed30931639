"""A chart as a picture that leaves the page: with its title, source and day, in light colours."""

import re
from collections.abc import Iterable
from html import escape

from generator.charts.cache import Draw
from generator.charts.draw import DrawnChart
from generator.charts.letters import wrap
from generator.charts.svg import Labels, tidy
from generator.charts.theme import FONT, LIGHT, WIDE
from generator.format import when
from generator.model.reference import Correction

_FACE = "Liberation Sans, Arial, Helvetica, sans-serif"
_EDGE = 28.0
_TITLE, _TEXT, _SMALL = 22.0, 14.0, 12.0


def poster(chart: DrawnChart, draw: Draw, corrected: Iterable[Correction]) -> str:
    """Give a chart as a whole SVG file. `draw` turns a sketch into raw SVG text.

    What was corrected in its numbers is told at the foot.
    """
    sketch = chart.sketches["wide"]
    labels = Labels(f"{chart.id}-file", chart.title, chart.description)
    drawing = tidy(draw(sketch), labels)
    head, top = _written(_lines(chart.title, _TITLE, "ink", bold=True), _EDGE)
    about, top = _written(_lines(chart.about, _TEXT, "ink-2"), top + 5)
    top += 14
    inner = drawing.replace("<svg ", f'<svg x="{_EDGE}" y="{top:g}" width="{sketch.width:g}" '
                            f'height="{sketch.height:g}" overflow="visible" ', 1)  # fmt: skip
    foot = _lines(chart.credit, _SMALL, "ink-2")
    below, height = _written(foot, top + sketch.height + 12)
    for item in corrected:
        told, height = _written(_lines(_in_words(item), _SMALL, "ink"), height + 4)
        below += f'<g id="{item.id}">{told}</g>'
    size = f'width="{sketch.width + 2 * _EDGE:g}" height="{height + _EDGE - 8:g}"'
    ground = f'<rect {size} fill="var(--paper)"/>'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONT}">'
    whole = f"{start}{ground}{head}{about}{inner}{below}</svg>\n"
    inked = re.sub(r"var\(--([a-z0-9-]+)\)", lambda ink: LIGHT[ink.group(1)], whole)
    return inked.replace(FONT, _FACE)


def _in_words(item: Correction) -> str:
    return f"Corrected {when(item.date)}: {item.old} now reads {item.new}. {item.reason}"


def _lines(text: str, size: float, ink: str, bold: bool = False) -> list[tuple[str, float, str]]:
    style = f'{ink})" font-weight="700' if bold else f"{ink})"
    return [(line, size, style) for line in wrap(text, size, WIDE.width, bold)]


def _written(rows: list[tuple[str, float, str]], top: float) -> tuple[str, float]:
    """Write lines below one another; give the text and where it ends."""
    parts = []
    for text, size, style in rows:
        top += size * 1.3
        place = f'x="{_EDGE:g}" y="{top:.1f}" font-size="{size:g}" fill="var(--{style}"'
        parts.append(f"<text {place}>{escape(text, quote=False)}</text>")
    return "".join(parts), top
