"""The effect that draws: a sketch to SVG text by vl-convert. Imported only when one is needed."""

import vl_convert

from generator.charts.sketch import Sketch
from generator.charts.spec import vega_lite


def render(sketch: Sketch) -> str:
    """Give the raw SVG of a drawing."""
    return str(vl_convert.vegalite_to_svg(vega_lite(sketch)))
