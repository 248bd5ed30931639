"""Weekly totals beside the days that they are the totals of, in one and the same publication."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.importers.reading import Totals


@dataclass(frozen=True)
class Observation:
    """One cell: what was counted on a day or in the week that ends on it."""

    day: date
    measure: str
    value: int | None
    status: str
    note: str


def compare(daily: Sequence[Observation], weekly: Sequence[Observation]) -> Totals:
    """Compare each weekly total with its seven days, where all of them have a number."""
    known = {(row.day, row.measure): row.value for row in daily if row.value is not None}
    totals = Totals()
    for week in weekly:
        names = [(week.day - timedelta(back), week.measure) for back in range(7)]
        if week.value is None or not all(name in known for name in names):
            continue
        totals.compared += 1
        total = sum(known[name] for name in names)
        if total != week.value:
            totals.differ.append(
                f"The week ending {week.day} gives {week.value} for {week.measure}, "
                f"but its seven days add up to {total}."
            )
    return totals
