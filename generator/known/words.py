"""Whether a text could have been written on a day: what it names must have been known."""

import re
from collections.abc import Collection
from datetime import date

from generator.format import MONTHS
from generator.model.base import REFERENCE, references

_MONTH = "|".join(MONTHS)
_DATE = re.compile(rf"(?:\b(?P<d>\d{{1,2}}) )?\b(?P<m>{_MONTH}) (?P<y>\d{{4}})\b")
_YEAR = re.compile(r"(?<![\d,.£€])(?:19|20)\d\d(?!\d|,\d|%|\.\d)")
_HINDSIGHT = re.compile(r"\b(?:later|since then|never|afterwards|eventually|turned out)\b", re.I)


def later_date(text: str, day: date) -> str:
    """Give the first date in a text that lies after a day, "" when there is none."""
    text = REFERENCE.sub("", text)
    for found in _DATE.finditer(text):
        named = int(found["y"]), MONTHS.index(found["m"]) + 1, int(found["d"] or 1)
        if named > (day.year, day.month, day.day):
            return found.group()
    return next((year for year in _YEAR.findall(text) if int(year) > day.year), "")


def fits(text: str | None, day: date, numbers: Collection[str]) -> bool:
    """Tell whether a text names nothing later than a day and has no word of hindsight.

    `numbers` are the ids of facts and figures with a value that were known.
    """
    if text is None or later_date(text, day) or _HINDSIGHT.search(text):
        return False
    return all(name in numbers for name in references(text))
