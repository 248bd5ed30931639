"""Drawings kept on disk, so that a warm build loads no drawing library. Always safe to delete."""

import hashlib
import json
import os
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.charts.sketch import Sketch

_END = b"IEND\xaeB`\x82"
"""How a PNG file ends."""
Draw = Callable[[Sketch], str]
"""An effect that turns a sketch into text: raw SVG, or a specification."""


Paint = Callable[[str], bytes]
"""The effect that turns a whole SVG file into a PNG picture."""


def paint_anew(svg: str) -> bytes:
    """Paint with vl-convert, which is loaded on the first call. Two pixels for one of the SVG."""
    from generator.charts.render import picture  # noqa: PLC0415  loads 90 MB, and rarely

    return picture(svg)


def cached_paint(folder: Path, paint: Paint = paint_anew) -> Paint:
    """Give a painting effect that keeps its results in a folder and paints only what is new."""

    def painted(svg: str) -> bytes:
        name = hashlib.sha256(f"{_versions()}\n{svg}".encode()).hexdigest()[:40]
        kept = folder / f"{name}.png"
        if kept.is_file() and (png := kept.read_bytes()).endswith(_END):
            return png
        png = paint(svg)
        _keep(kept, png)
        return png

    return painted


def draw_anew(sketch: Sketch) -> str:
    """Draw with Altair and vl-convert, which are loaded on the first call."""
    from generator.charts.render import render  # noqa: PLC0415  loads 90 MB, and rarely

    return render(sketch)


def specify(sketch: Sketch) -> str:
    """Give the specification of a sketch as JSON, made with Altair."""
    from generator.charts.spec import vega_lite  # noqa: PLC0415  loads Altair, and rarely

    return json.dumps(vega_lite(sketch), ensure_ascii=False, separators=(",", ":"))


def cached(folder: Path, draw: Draw = draw_anew) -> Draw:
    """Give a drawing effect that keeps its results in a folder and draws only what is new."""
    return _kept(folder, draw, ".svg", "</svg>")


def specified(folder: Path) -> Draw:
    """Give `specify` as an effect that keeps its results in a folder."""
    return _kept(folder, specify, ".json", "}")


def _kept(folder: Path, draw: Draw, suffix: str, end: str) -> Draw:
    """Keep what an effect gives. What does not end as it should is made anew."""

    def drawn(sketch: Sketch) -> str:
        kept = folder / f"{key(sketch)}{suffix}"
        if kept.is_file() and (text := kept.read_text(encoding="utf-8")).endswith(end):
            return text
        text = draw(sketch)
        _keep(kept, text.encode())
        return text

    return drawn


def key(sketch: Sketch) -> str:
    """Name a drawing by all that it is made of: its marks, the drawing code and its libraries."""
    return hashlib.sha256(f"{_versions()}\n{sketch.as_json()}".encode()).hexdigest()[:40]


@cache
def _versions() -> str:
    here = Path(__file__).parent
    code = [(here / name).read_bytes() for name in ("spec.py", "render.py", "theme.py")]
    digest = hashlib.sha256(b"".join(code)).hexdigest()
    return f"{version('altair')} {version('vl-convert-python')} {digest}"


def _keep(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(f".{os.getpid()}")
    half.write_bytes(content)
    half.replace(file)
