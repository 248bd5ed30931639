"""The furniture of a drawing: baseline, grid, time axis, bands and annotations."""

from collections.abc import Iterator
from datetime import date

from generator.charts.inputs import Inputs
from generator.charts.letters import width_of, wrap
from generator.charts.phrases import short_day, short_month, tidy_number
from generator.charts.place import Note
from generator.charts.sketch import Pen, Scale, days
from generator.charts.theme import LINE
from generator.format import day
from generator.model.chart import Annotation, Band

_STEPS = (1.0, 2.0, 5.0, 2.5, 4.0, 3.0)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_YEARS = 3 * 366
"""Days; on a longer axis months are not named, so a day without its year is in no year."""


def grid_values(top: float) -> list[float]:
    """Give two or three round values below the top of a scale that begins at zero."""
    power = 10.0 ** (len(str(int(top))) - 1) if top >= 1 else 0.1
    for scale in (power, power / 10):
        for step in _STEPS:
            if 2 <= (count := int(top / (step * scale))) <= 3:
                return [round(step * scale * place, 6) for place in range(1, count + 1)]
    return [top]


def grid(pen: Pen, y: Scale, width: float, right: bool = False, unit: str = "") -> None:
    """Draw the grid lines, their labels sitting on them at the emptier end."""
    for value in grid_values(y.high):
        at = y(value)
        pen.rule((0, at), (width, at), "rule", LINE["grid"])
        spot = (width if right else 0, at - 5)
        pen.word(spot, tidy_number(value) + unit, "ink-2", "end" if right else "start")


def baseline(pen: Pen, at: float, width: float, left: float = 0) -> None:
    """Draw the line that stands for zero."""
    pen.rule((left, at), (width, at), "ink", LINE["baseline"])


def time_axis(pen: Pen, x: Scale, base: float) -> None:
    """Mark months below the baseline, as close as their names allow, each year once."""
    first, last = date.fromordinal(int(x.low)), date.fromordinal(int(x.high))
    named = None
    for start in _month_starts(first, last, pen, x):
        at = x(days(start))
        pen.rule((at, base), (at, base + 5), "ink-2", LINE["grid"])
        pen.word((at, base + 5 + pen.size.leading), short_month(start), "ink-2", "middle")
        if start.year != named:
            below = base + 5 + 2 * pen.size.leading
            pen.word((at, below), f"{start.year}", "ink-2", "middle")
            named = start.year


def year_axis(pen: Pen, x: Scale, base: float) -> None:
    """Name years below the baseline at the middle of each."""
    first, last = date.fromordinal(int(x.low)), date.fromordinal(int(x.high))
    step = next((count for count in (1, 2, 3, 4, 5, 10) if count * _year(x) > 44), 20)
    for year in range(first.year, last.year + 1):
        if (year - last.year) % step == 0:
            half = width_of(f"{year}", pen.size.text) / 2
            at = min(max(half, x(days(date(year, 7, 2)))), pen.size.width - half)
            pen.word((at, base + 5 + pen.size.leading), f"{year}", "ink-2", "middle")


def _year(x: Scale) -> float:
    return abs(x(x.low + 365) - x(x.low))


def _month_starts(first: date, last: date, pen: Pen, x: Scale) -> Iterator[date]:
    room = width_of("2025", pen.size.text) + 10
    step = next((count for count in _MONTH_STEPS if count * _year(x) / 12 >= room), 240)
    half = room / 2 - 5
    for number in range(first.year * 12, last.year * 12 + 12):
        start = date(number // 12, number % 12 + 1, 1)
        inside = first <= start <= last
        if inside and number % step == 0 and half <= x(days(start)) <= pen.size.width - half:
            yield start


def bands(pen: Pen, x: Scale, y: Scale, found: list[Band], top: float) -> None:
    """Wash the stretches for which nothing was published."""
    rows = [
        {"x": x(days(band.start.first)), "x2": x(days(band.end.last)), "y": top, "y2": y.begin}
        for band in found
    ]
    pen.add("bands", "block", rows, None, fill="wash")


def band_words(
    pen: Pen, x: Scale, spots: tuple[float, float], found: list[Band], inputs: Inputs
) -> None:
    """Say in each band, at its top or just above the baseline, that nothing was published."""
    for band in found:
        text = band.short or band.text if pen.size.narrow else band.text
        if not text:
            continue
        left, right = x(days(band.start.first)), x(days(band.end.last))
        lines = wrap(inputs.plain(text), pen.size.text, min(max(right - left - 10, 60), 170))
        at = spots[0] if band.place == "top" else spots[1] - (len(lines) - 1) * pen.size.leading
        widest = max(width_of(line, pen.size.text) for line in lines)
        start = min(left + 7, pen.size.width - widest)
        pen.lines((start, at), [(line, False) for line in lines])


def notes_of(annotations: list[Annotation], x: Scale, inputs: Inputs, narrow: bool) -> list[Note]:
    """Give the annotations of a chart, ready to be placed; over many years a day has its year."""
    said = day if x.high - x.low > _YEARS else short_day
    found = []
    for one in annotations:
        when = inputs.day(one.event)
        text = inputs.plain(one.short or one.text if narrow else one.text)
        found.append(Note(said(when), text, x(days(when))))
    return found
