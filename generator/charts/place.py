"""Where words can stand: clear of one another, of the marks, and inside the drawing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any, NamedTuple

from generator.charts.letters import width_of, wrap
from generator.charts.sketch import Align, Layer, Pen, Sketch

_SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}
_SIDE = {"start": -2.0, "middle": 0.0, "end": 2.0}
_ALIGNS: tuple[Align, ...] = ("middle", "start", "end")
_GAP = 5.0
_CROSSED = 400.0
"""What it costs when a leader crosses words: less than having no place at all."""
_LEADER = 9.0
"""The shortest line from words down to what they speak of."""


class Box(NamedTuple):
    """A rectangle, in pixels from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", gap: float = 0) -> bool:
        """Tell whether two boxes share a point, or come closer than the gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )


class NoRoomError(Exception):
    """The words do not fit above what is drawn: the drawing needs a higher head."""


def box_of(word: dict[str, Any], size: float) -> Box:
    """Give the box of one line of text that a pen has written."""
    return box_at((word["x"], word["y"]), word["text"], size, word["align"], word["bold"])


def box_at(
    at: tuple[float, float], text: str, size: float, align: Align, bold: bool = False
) -> Box:
    """Give the box of a line of text whose left, middle or right is at a pixel."""
    wide = width_of(text, size, bold)
    left = at[0] - _SHARE[align] * wide
    return Box(left, at[1] - 0.78 * size, left + wide, at[1] + 0.22 * size)


def collisions(sketch: Sketch) -> list[tuple[str, str]]:
    """Give the pairs of texts of a drawing that meet, or a text and "" where one leaves it."""
    words = [
        (row["text"], box_of(row, layer.style["size"]))
        for layer in sketch.layers
        if layer.mark == "words"
        for row in layer.rows
    ]
    out = [
        (text, "")
        for text, box in words
        if box.left < -4 or box.right > sketch.width + 4 or not 0 <= box.top < sketch.height
    ]
    met = [(one, two) for (one, a), (two, b) in combinations(words, 2) if a.meets(b, -1)]
    return out + met


def roomy(draw: Callable[[float], Sketch]) -> Sketch:
    """Draw with as little extra head as the words need. Raises NoRoomError when none is enough."""
    for extra in range(0, 200, 18):
        try:
            return draw(extra)
        except NoRoomError:
            continue
    raise NoRoomError


def spread(tops: Sequence[float], heights: Sequence[float], low: float) -> list[float]:
    """Move labels that stand below one another apart, none reaching below `low`."""
    order = sorted(range(len(tops)), key=lambda at: tops[at])
    found = list(tops)
    for above, below in pairwise(order):
        found[below] = max(found[below], found[above] + heights[above])
    limit = low
    for at in reversed(order):
        found[at] = min(found[at], limit - heights[at])
        limit = found[at]
    return found


def skyline(pen: Pen, low: float) -> list[float]:
    """Give for each pixel from left to right the top of what is drawn there, `low` if nothing."""
    tops = [low] * (int(pen.size.width) + 2)
    for layer in pen.layers:
        for left, right, top, end in _spans(layer):
            first, last = max(0, round(left)), min(len(tops) - 1, round(right))
            for at in range(first, last + 1):
                share = (at - left) / (right - left) if right > left else 0
                tops[at] = min(tops[at], top + (end - top) * min(1, max(0, share)))
    return tops


def _spans(layer: Layer) -> Iterable[tuple[float, float, float, float]]:
    """Give what a layer draws as pieces: left, right, and the top at either."""
    if layer.name in ("rules", "bands") or layer.mark == "words":
        return
    at_x, at_y = layer.x or float, layer.y or float
    rows = [(at_x(row["x"]), at_y(row["y"]), row) for row in layer.rows]
    if layer.mark == "path":
        for (left, top, _), (right, end, _) in pairwise(rows):
            yield left, right, top - 2, end - 2
        return
    for x, y, row in rows:
        x2, y2 = at_x(row.get("x2", row["x"])), at_y(row.get("y2", row["y"]))
        reach = 7.0 if layer.mark == "dot" else 0.0
        top = min(y, y2) - reach
        yield min(x, x2) - reach, max(x, x2) + reach, top, top


@dataclass(frozen=True)
class Note:
    """An annotation to be placed: a bold first line, words, and the pixel that they speak of."""

    head: str
    text: str
    at: float


@dataclass(frozen=True)
class _Spot:
    at: float
    lines: list[tuple[str, bool]]
    align: Align
    x: float
    box: Box
    foot: float
    cost: float


def annotate(pen: Pen, notes: Sequence[Note], low: float) -> None:
    """Write notes above what they speak of, each with a leader that stops short of it.

    `low` is the baseline. Raises NoRoomError when they do not fit.
    """
    if not notes:
        return
    walls = [box_of(word, pen.size.text) for word in pen.words]
    ground = _Ground(pen, skyline(pen, low), walls)
    order = sorted(notes, key=lambda note: note.at)
    plans = [plan for way in (order, order[::-1]) if (plan := ground.plan(way, []))]
    if not plans:
        raise NoRoomError
    chosen = min(plans, key=_cost)
    for spot in chosen:
        pen.rule((spot.at, spot.box.bottom + 1), (spot.at, spot.foot), "ink-2", 1)
        first = spot.box.top + 0.78 * pen.size.text
        pen.lines((spot.x, first), spot.lines, "ink", spot.align)


def _cost(plan: list[_Spot]) -> float:
    return sum(spot.cost for spot in plan)


@dataclass(frozen=True)
class _Ground:
    """What is drawn already: the tops of the marks, and the boxes of the words."""

    pen: Pen
    tops: list[float]
    walls: list[Box]

    def plan(self, notes: Sequence[Note], placed: list[_Spot]) -> list[_Spot]:
        """Give the cheapest places of notes, one after the other; none when they do not fit."""
        if not notes:
            return placed
        tries = self.spots(notes[0], placed)[:4]
        plans = [found for one in tries if (found := self.plan(notes[1:], [*placed, one]))]
        return min(plans, key=_cost, default=[])

    def spots(self, note: Note, placed: list[_Spot]) -> list[_Spot]:
        """Give the free places of one note, the cheapest first."""
        limits = (130.0, 100.0, 76.0) if self.pen.size.narrow else (260.0, 170.0, 110.0)
        size = self.pen.size.text
        shapes = dict.fromkeys(tuple(wrap(note.text, size, limit)) for limit in limits)
        found = [
            spot
            for words in shapes
            for align in _ALIGNS
            if (spot := self.lowest(note, words, align, placed))
        ]
        return sorted(found, key=lambda spot: spot.cost)

    def lowest(
        self, note: Note, words: Sequence[str], align: Align, placed: list[_Spot]
    ) -> _Spot | None:
        """Give the lowest free place for one shape of a note, as near to its mark as can be."""
        size, width = self.pen.size.text, self.pen.size.width
        lines = [(note.head, True), *((word, False) for word in words)]
        wide = max(width_of(text, size, bold) for text, bold in lines)
        high = size + (len(lines) - 1) * self.pen.size.leading
        wanted = note.at - _SHARE[align] * wide + _SIDE[align]
        left = min(max(wanted, 0), width - wide)
        if not left - 2 <= note.at <= left + wide + 2:
            return None
        spot = min(max(round(note.at), 0), len(self.tops) - 1)
        foot = min(self.tops[max(0, spot - 1) : spot + 2]) - 4
        below = min(self.tops[max(0, int(left) - 2) : int(left + wide) + 3])
        walls = [*self.walls, *(one.box for one in placed)]
        walls += [Box(one.at - 1, one.box.bottom, one.at + 1, one.foot) for one in placed]
        bottom = min(below - _GAP, foot - _LEADER)
        while bottom - high >= 0:
            box = Box(left, bottom - high, left + wide, bottom)
            line = Box(note.at - 1, bottom, note.at + 1, foot)
            if not any(box.meets(wall, 4) for wall in walls):
                cost = _CROSSED * sum(line.meets(wall, 3) for wall in walls)
                cost += (foot - bottom) + 6 * len(lines) + 2 * abs(left - wanted)
                cost += 3 * (align != "middle")
                x = left + _SHARE[align] * wide
                return _Spot(note.at, lines, align, x, box, foot, cost)
            bottom -= 3
        return None
