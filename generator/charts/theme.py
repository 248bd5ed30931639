"""What every drawing shares: sizes, strokes and the names of the page's colours."""

from dataclasses import dataclass

FONT = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
LINE = {"baseline": 1.5, "grid": 1.0, "leader": 1.0, "solid": 3.4, "dashes": 1.6, "dots": 2.6}
DASHES = [5, 4]
DOTS = [0.1, 5]
BAR = 0.67
"""The part of its step that a bar fills."""
DOT = 5.0
"""The radius of a dot."""


@dataclass(frozen=True)
class Size:
    """A drawing is designed for one width and shown at about that width, never much smaller."""

    name: str
    width: float
    text: float
    narrow: bool = False

    @property
    def leading(self) -> float:
        """From one line of text to the next."""
        return self.text * 1.27


WIDE = Size("wide", 820, 13.5)
BESIDE = Size("beside", 616, 13.5)
NARROW = Size("narrow", 300, 13, narrow=True)


LIGHT = {
    "paper": "#ffffff", "wash": "#f0f4f4", "ink": "#14191b", "ink-2": "#4b565a", "line": "#7d898d",
    "rule": "#d3dadb", "petrol": "#0a4b5c", "ochre": "#9d5b00",
}  # fmt: skip
"""The page's colours on a light ground, for pictures that leave the page."""


def paint(ink: str) -> str:
    """Give the page's variable of a colour. A hatch stays a name: the SVG gives it a pattern."""
    return f"url(#{ink})" if ink.startswith("hatch") else f"var(--{ink})"
