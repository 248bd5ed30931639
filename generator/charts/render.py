"""The effect that draws: a sketch to SVG text by vl-convert. Imported only when one is needed."""

import struct
import zlib

import vl_convert

from generator.charts.sketch import Sketch
from generator.charts.spec import vega_lite


def render(sketch: Sketch) -> str:
    """Give the raw SVG of a drawing."""
    return str(vl_convert.vegalite_to_svg(vega_lite(sketch)))


def picture(svg: str) -> bytes:
    """Give a whole SVG file as a PNG picture of twice its size, packed as tightly as can be."""
    return _packed(bytes(vl_convert.svg_to_png(svg, scale=2)))


def _packed(png: bytes) -> bytes:
    """Compress the pixels of a PNG file anew; those of the library are hardly compressed."""
    at, pixels, before, after = 8, b"", b"", b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name, whole = png[at + 4 : at + 8], png[at : at + 12 + length]
        if name == b"IDAT":
            pixels += png[at + 8 : at + 8 + length]
        elif pixels:
            after += whole
        else:
            before += whole
        at += 12 + length
    data = zlib.compress(zlib.decompress(pixels), 9)
    check = struct.pack(">I", zlib.crc32(b"IDAT" + data))
    packed = struct.pack(">I", len(data)) + b"IDAT" + data + check
    return png[:8] + before + packed + after
