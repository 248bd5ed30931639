"""Small drawings as plain numbers: what was said is a mark, what happened a bar.

Everything is worked out here and only printed by templates/parts/drawing.html.jinja. Widths are in
the drawing's own units; a ledger drawing is 300 wide and its words are 13.3 high, so that they
stay above 12 pixels on the smallest phone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from generator.charts.letters import width_of
from generator.model.figure import Drawing

WIDTH = 300.0
_EDGE = 268.0
_bold, _plain = (partial(width_of, size=13.3, bold=bold) for bold in (True, False))

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Amount:
    """A number to draw: its value, its words ("about 1,500") and how hard it is."""

    value: float
    words: str
    soft: bool = False


@dataclass(frozen=True)
class Bar:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(frozen=True)
class Line:
    """A stroke; one that is `under` is painted before the bars."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: str
    under: bool = False


@dataclass(frozen=True)
class Words:
    """A piece of text, with quieter words `after` it; y is its baseline."""

    x: float
    y: float
    text: str
    look: str = ""
    anchor: Anchor = "start"
    after: str = ""


@dataclass(frozen=True)
class Sketch:
    """A finished drawing, and the same said in words."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    words: tuple[Words, ...]
    alt: str


def sketch(
    drawing: Drawing,
    amount: Callable[[str], Amount],
    series: Sequence[Amount | None] = (),
) -> Sketch:
    """Draw what a promise asks for; `amount` looks a fact or figure up, `series` holds its rows.

    For `sides`, the words over the two sides are the two halves of `mark_label`, parted by " | ".
    """
    looks = list(drawing.colours)
    if drawing.kind == "series":
        return draw_series(series, looks[0] if looks else "from")
    bars = [amount(id_) for id_ in drawing.bars]
    looks += ["from"] * (len(bars) - len(looks))
    labels = [*drawing.labels, *[""] * (len(bars) - len(drawing.labels))]
    if drawing.kind == "pair":
        return draw_pair(bars, labels, looks)
    if drawing.kind == "sides":
        left, _, right = (drawing.mark_label or "").partition(" | ")
        return draw_sides(bars, labels, looks, (left, right))
    mark = amount(drawing.mark) if drawing.mark else None
    return draw_against(bars[0], looks[0], mark, drawing.mark_label or "")


def draw_against(bar: Amount, look: str, mark: Amount | None, label: str = "") -> Sketch:
    """Draw one bar, and the mark of what was said; dotted when it was only said."""
    most = max(bar.value, mark.value if mark else 0.0, 1e-9)
    end = _round(bar.value / most * _EDGE)
    at = _round(mark.value / most * _EDGE) if mark else None
    lines = [Line(0.75, 17, 0.75, 45, "base")]
    words = [_bar_words(bar.words, end, at)]
    said = label or (mark.words if mark else "")
    if mark and at is not None:
        lines.append(Line(at, 4, at, 46, "mark dotted" if mark.soft else "mark"))
        fits = at - 6 >= _plain(said)
        words.append(
            Words(at - 6, 12, said, "said", "end") if fits else Words(at + 6, 12, said, "said")
        )
    alt = f"Happened: {bar.words}." + (f" Said: {said}." if said else "")
    return Sketch(WIDTH, 48, (Bar(0, 22, max(end, 1), 18, look),), tuple(lines), tuple(words), alt)


def draw_pair(bars: Sequence[Amount], labels: Sequence[str], looks: Sequence[str]) -> Sketch:
    """Draw bars under one another, each with its number and a label behind it."""
    room = max(_width(bar.words, label) for bar, label in zip(bars, labels, strict=True))
    most = max(*(bar.value for bar in bars), 1e-9)
    made: list[Bar] = []
    words: list[Words] = []
    for place, (bar, label, look) in enumerate(zip(bars, labels, looks, strict=True)):
        top = 5 + 25 * place
        end = _round(bar.value / most * (WIDTH - room - 12))
        made.append(Bar(0, top, max(end, 1), 19, look))
        words.append(Words(_round(end + 7), top + 14, bar.words, "value", after=label))
    height = 25 * len(bars) + 4
    alt = " ".join(_say(bar, label) for bar, label in zip(bars, labels, strict=True))
    line = Line(0.75, 0, 0.75, height, "base")
    return Sketch(WIDTH, height, tuple(made), (line,), tuple(words), alt)


def draw_sides(
    bars: Sequence[Amount], labels: Sequence[str], looks: Sequence[str], titles: tuple[str, str]
) -> Sketch:
    """Draw bars left (`from`) and right (everything else) of a line, on one scale."""
    left = [look == "from" for look in looks]
    rooms = [_width(bar.words, label) + 6 for bar, label in zip(bars, labels, strict=True)]
    most = [
        max(
            (abs(bar.value) for bar, is_left in zip(bars, left, strict=True) if is_left is side),
            default=0.0,
        )
        for side in (True, False)
    ]
    need = [
        max((r for r, is_left in zip(rooms, left, strict=True) if is_left is side), default=0.0)
        for side in (True, False)
    ]
    scale = (WIDTH - sum(need)) / max(sum(most), 1e-9)
    centre = need[0] + most[0] * scale
    low, high = _plain(titles[0]) + 6, WIDTH - _plain(titles[1]) - 6
    centre = _round(min(max(centre, low), high))
    spans = (centre - need[0], WIDTH - centre - need[1])
    scale = (
        min(span / value for span, value in zip(spans, most, strict=True) if value)
        if any(most)
        else 0.0
    )
    made, words, rows = _side_bars(bars, labels, looks, centre, scale)
    words += [Words(centre - 5, 11, titles[0], "", "end"), Words(centre + 5, 11, titles[1])]
    height = 18 + 18 * rows
    alt = " ".join(
        _say(bar, label or titles[0 if is_left else 1])
        for bar, label, is_left in zip(bars, labels, left, strict=True)
    )
    line = Line(centre, 0, centre, height, "base")
    return Sketch(WIDTH, height, tuple(made), (line,), tuple(words), alt)


def draw_series(values: Sequence[Amount | None], look: str = "from") -> Sketch:
    """Draw a bar for each period, with the first and the last number; a missing one stays empty."""
    known = [value for value in values if value]
    if not known:
        return Sketch(WIDTH, 50, (), (Line(0, 49, WIDTH, 49, "base"),), (), "")
    wide = WIDTH - _bold(known[-1].words) - 10
    step = wide / len(values)
    most = max(value.value for value in known)
    made: list[Bar] = []
    for place, value in enumerate(values):
        if value:
            tall = max(_round(value.value / most * 44), 1)
            left, top = _round(place * step), _round(48 - tall)
            made.append(Bar(left, top, _round(step * 0.68), tall, look))
    words = (
        Words(0, _round(made[0].y - 5), known[0].words, "value"),
        Words(_round(made[-1].x + made[-1].width + 6), 13, known[-1].words, "value"),
    )
    alt = f"First {known[0].words}, last {known[-1].words}, in {len(values)} bars."
    line = Line(0, 48.75, _round(wide), 48.75, "base")
    return Sketch(WIDTH, 50, tuple(made), (line,), words, alt)


def _bar_words(words: str, end: float, mark: float | None) -> Words:
    room = _bold(words) + 8
    crosses = mark is not None and end - 3 <= mark <= end + room
    if not crosses and end + room <= WIDTH:
        return Words(end + 6, 36, words, "value")
    if end >= room:
        return Words(end - 6, 36, words, "inside", "end")
    return Words(_round((mark or end) + 7), 36, words, "value")


def _side_bars(
    bars: Sequence[Amount],
    labels: Sequence[str],
    looks: Sequence[str],
    centre: float,
    scale: float,
) -> tuple[list[Bar], list[Words], int]:
    made: list[Bar] = []
    words: list[Words] = []
    taken = {"left": 0, "right": 0}
    for bar, label, look in zip(bars, labels, looks, strict=True):
        side = "left" if look == "from" else "right"
        top = 19 + 18 * taken[side]
        taken[side] += 1
        long = max(_round(abs(bar.value) * scale), 1)
        if side == "left":
            made.append(Bar(_round(centre - long), top, long, 11, look))
            words.append(
                Words(_round(centre - long - 6), top + 10, bar.words, "value", "end", label)
            )
        else:
            made.append(Bar(centre, top, long, 11, look))
            words.append(
                Words(_round(centre + long + 6), top + 10, bar.words, "value", after=label)
            )
    return made, words, max(taken.values())


def _width(words: str, label: str) -> float:
    return _bold(words) + (_plain(label) + 8 if label else 0)


def _say(bar: Amount, label: str) -> str:
    return f"{label}: {bar.words}." if label else f"{bar.words}."


def _round(number: float) -> float:
    return round(number, 1)
