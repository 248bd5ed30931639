"""Numbers at points: near their dots, none on another; what does not fit is left out."""

from collections.abc import Sequence

from generator.charts.place import Box, box_at, box_of
from generator.charts.sketch import Align, Pen
from generator.charts.theme import DOT

_PLACES: tuple[tuple[float, float, Align], ...] = (
    (0, -DOT - 4, "middle"),
    (-DOT - 3, -DOT, "end"),
    (DOT + 3, DOT + 12, "start"),
    (DOT + 3, -DOT, "start"),
    (0, DOT + 14, "middle"),
)


def number_points(
    pen: Pen, spots: Sequence[tuple[float, float, str]], low: float, lines: Sequence[Box] = ()
) -> None:
    """Write texts at pixels, the last and the highest first, none below `low` or on the lines.

    What is left out stands in the table, as everything does.
    """
    dots = [Box(x - DOT, y - DOT, x + DOT, y + DOT) for x, y, _ in spots]
    order = sorted(range(len(spots)), key=lambda at: (at != len(spots) - 1, spots[at][1]))
    for at in order:
        x, y, text = spots[at]
        walls = [(box, 1) for other, box in enumerate(dots) if other != at]
        walls += [(box_of(word, pen.size.text), 5) for word in pen.words]
        walls += [(line, 2) for line in lines]
        for across, down, align in _PLACES:
            box = box_at((x + across, y + down), text, pen.size.text, align, bold=True)
            inside = (
                box.left >= 0 and box.right <= pen.size.width and box.top >= 0 and box.bottom < low
            )
            if inside and not any(box.meets(wall, gap) for wall, gap in walls):
                pen.word((x + across, y + down), text, "ink", align, bold=True)
                break
