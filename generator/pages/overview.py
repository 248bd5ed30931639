"""The strip over the timeline: the whole story to scale on one line, as plain numbers."""

from collections.abc import Callable, Sequence
from datetime import date

from generator.model.site import Phase
from generator.pages.drawing import Line, Sketch, Words

WIDTH = 1128.0
_BOLD, _PLAIN = 7.4, 6.6


def overview(phases: Sequence[Phase], marks: Sequence[tuple[date, str]], end: date) -> Sketch:
    """Draw the phases that have a rail, a few named days, and the end.

    `marks` are days with their words; a day without words is a tick only. Words that find no room
    are left out, so give the important days first.
    """
    drawn = [phase for phase in phases if phase.rail != "none" and phase.start.first < end]
    first = drawn[0].start.first
    days = max((end - first).days, 1)

    def place(day: date) -> float:
        return round((min(day, end) - first).days / days * (WIDTH - 8) + 4, 1)

    lines, names = _phases(drawn, place, end)
    ticks = [Line(place(day), 36, place(day), 46, "tick") for day, _ in marks]
    wall = Line(WIDTH - 4, 18, WIDTH - 4, 42, "heavy")
    alt = "; ".join(words for _, words in sorted(marks) if words)
    return Sketch(WIDTH, 66, (), (*lines, wall, *ticks), (*names, *_days(marks, place)), alt)


def _phases(
    phases: Sequence[Phase], place: Callable[[date], float], end: date
) -> tuple[list[Line], list[Words]]:
    lines: list[Line] = []
    names: list[Words] = []
    free = 0.0
    for phase, until in zip(phases, [*(p.start.first for p in phases[1:]), end], strict=True):
        begin, stop = place(phase.start.first), place(until)
        lines.append(Line(begin, 30, stop, 30, phase.rail))
        at = max(begin, free)
        if at < stop:
            names.append(Words(at, 12, phase.title, "name-of"))
            free = round(at + len(phase.title) * _BOLD + 14, 1)
    return lines, names


def _days(marks: Sequence[tuple[date, str]], place: Callable[[date], float]) -> list[Words]:
    made: list[Words] = []
    taken: list[tuple[float, float]] = []
    for day, words in marks:
        size = len(words) * _PLAIN
        at_end = place(day) + size > WIDTH
        begin = WIDTH - size if at_end else place(day)
        free = all(begin > last + 12 or begin + size < start - 12 for start, last in taken)
        if words and free:
            taken.append((begin, begin + size))
            spot = WIDTH if at_end else begin
            made.append(Words(spot, 61, words, "", "end" if at_end else "start"))
    return made
