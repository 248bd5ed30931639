"""A drawing before any library sees it: layers of marks, plain enough to be hashed and compared."""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Literal

from generator.charts.theme import DOT, Size

Mark = Literal["area", "block", "path", "dot", "rule", "words"]
Align = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high`, drawn from pixel `begin` to pixel `end`."""

    low: float
    high: float
    begin: float
    end: float

    def __call__(self, value: float) -> float:
        """Give the pixel of a value."""
        share = (value - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)

    @property
    def unit(self) -> float:
        """Give how many pixels one unit of value is."""
        return (self.end - self.begin) / (self.high - self.low)

    def value(self, pixel: float) -> float:
        """Give the value at a pixel."""
        return self.low + (pixel - self.begin) / self.unit


Reads = Literal["height", "width", "x", "y", "count"]


@dataclass(frozen=True)
class Shows:
    """Which numbers a layer stands for: a column of the table, and what of a mark tells them.

    The rows of such a layer have a `period`, which names the row of the table, and a `value`.
    """

    column: str
    reads: Reads


@dataclass(frozen=True)
class Layer:
    """Marks of one form. Without scales, positions are pixels from the top left corner."""

    name: str
    mark: Mark
    rows: tuple[dict[str, Any], ...]
    style: dict[str, Any] = field(default_factory=dict)
    x: Scale | None = None
    y: Scale | None = None
    shows: Shows | None = None
    dense: bool = False
    """True for a path of so many points that a page writes it in the units of its scales."""


@dataclass(frozen=True)
class Sketch:
    """A whole drawing."""

    width: float
    height: float
    layers: tuple[Layer, ...]

    def as_json(self) -> str:
        """Give the same text for the same drawing, for hashing."""
        return json.dumps(asdict(self), sort_keys=True, allow_nan=False)


class Pen:
    """Collects what is drawn, in order: what is drawn later lies on top."""

    def __init__(self, size: Size) -> None:
        """Begin an empty drawing at one of the design sizes."""
        self.size = size
        self.layers: list[Layer] = []
        self.words: list[dict[str, Any]] = []

    def add(
        self,
        name: str,
        mark: Mark,
        rows: list[dict[str, Any]],
        scales: tuple[Scale, Scale] | None = None,
        shows: Shows | None = None,
        **style: Any,
    ) -> None:
        """Draw marks. A style whose value is None is left out; no rows draw nothing."""
        if rows:
            kept = {key: value for key, value in style.items() if value is not None}
            x, y = scales or (None, None)
            self.layers.append(Layer(name, mark, tuple(rows), kept, x, y, shows))

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], ink: str, width: float
    ) -> None:
        """Draw one straight line between two pixels."""
        row = {"x": start[0], "y": start[1], "x2": end[0], "y2": end[1]}
        last = self.layers[-1] if self.layers else None
        style: dict[str, Any] = {"stroke": ink, "strokeWidth": width}
        if last and last.name == "rules" and last.style == style:
            self.layers[-1] = Layer("rules", "rule", (*last.rows, row), style)
        else:
            self.add("rules", "rule", [row], None, **style)

    def dots(
        self,
        name: str,
        rows: list[dict[str, Any]],
        scales: tuple[Scale, Scale],
        ink: str,
        shows: Shows | None = None,
    ) -> None:
        """Draw a filled dot for a row that is known and an open one for a `soft` row."""
        hard = [row for row in rows if not row["soft"]]
        soft = [row for row in rows if row["soft"]]
        self.add(name, "dot", hard, scales, shows, fill=ink, radius=DOT)
        edge: dict[str, Any] = {"stroke": ink, "strokeWidth": 2, "radius": DOT - 0.4}
        self.add(f"{name}-open", "dot", soft, scales, shows, fill="paper", **edge)

    def word(
        self,
        at: tuple[float, float],
        text: str,
        ink: str = "ink",
        align: Align = "start",
        bold: bool = False,
    ) -> None:
        """Write one line of text; `at` is the left, middle or right of its baseline."""
        self.words.append(
            {"x": at[0], "y": at[1], "text": text, "ink": ink, "align": align, "bold": bold}
        )

    def lines(
        self,
        at: tuple[float, float],
        lines: list[tuple[str, bool]],
        ink: str = "ink",
        align: Align = "start",
    ) -> None:
        """Write lines of (text, bold) below one another, the first with its baseline at `at`."""
        for position, (text, bold) in enumerate(lines):
            self.word((at[0], at[1] + position * self.size.leading), text, ink, align, bold)

    def dense(self) -> None:
        """Let a page write the last path in the units of its scales, which is much shorter."""
        self.layers[-1] = replace(self.layers[-1], dense=True)

    def finish(self, height: float) -> Sketch:
        """Give the drawing, with all its words on top."""
        size = {"size": self.size.text}
        words = [Layer("words", "words", tuple(self.words), size)] if self.words else []
        return Sketch(self.size.width, height, (*self.layers, *words))


def days(of: date) -> int:
    """Give a day as a number, so that no time zone can move it."""
    return of.toordinal()
