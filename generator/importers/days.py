"""Days as pages write them, and a year that was typed wrong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.importers.errors import UnknownLayoutError

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(month[:3] + f"(?:{month[3:]})?" for month in MONTHS).replace("sep(", "sept?(")
_DAY = rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})\b\.?(?:,?\s+(\d{{4}})\b)?"
_WORDS = re.compile(rf"\b{_DAY}", re.IGNORECASE)
_DIGITS = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_SPAN = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+({_MONTH}))?(?:\s+(\d{{4}}))?\s*(?:to|–|-|until)\s*{_DAY}",
    re.IGNORECASE,
)
NEAR = timedelta(days=31)
SUNDAY = 6


@dataclass(frozen=True)
class Stated:
    """A day as a page states it; the year may be missing or wrong."""

    text: str
    day: int
    month: int
    year: int | None
    weekday: int | None = None

    def on(self, year: int) -> date | None:
        """Give the day in a year, or None when there is no such day."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None


def stated_days(text: str) -> list[Stated]:
    """Give every day that a text names, in order."""
    named = _WEEKDAY.search(text)
    weekday = _WEEKDAYS.index(named.group(1).lower()) if named else None
    named_days = [(at.start(), at[1], month_of(at[2]), at[3]) for at in _WORDS.finditer(text)]
    digits = [(at.start(), at[1], int(at[2]), at[3]) for at in _DIGITS.finditer(text)]
    iso = [(at.start(), at[3], int(at[2]), at[1]) for at in _ISO.finditer(text)]
    return [
        _stated(text, day, month, year, weekday)
        for _, day, month, year in sorted(named_days + digits + iso)
    ]


def sole_day(text: str) -> Stated | None:
    """Give the day that a cell holds, or None when it holds another digit as well, or no day."""
    found = stated_days(text)
    rest = _ISO.sub("", _DIGITS.sub("", _WORDS.sub("", text)))
    return found[0] if len(found) == 1 and not any(mark.isdigit() for mark in rest) else None


def month_of(word: str) -> int:
    """Give the number of a month from its name or the first three letters of it."""
    return next(at for at, month in enumerate(MONTHS, 1) if month.startswith(word.lower()[:3]))


def _stated(text: str, day: str, month: int, year: str | None, weekday: int | None) -> Stated:
    return Stated(text, int(day), month, int(year) if year else None, weekday)


def stated_week(text: str) -> Stated | None:
    """Give the last day of the week that a heading names, or None when it names none."""
    if span := _SPAN.search(text):
        day, month, year = span.groups()[-3:]
        return _stated(text, day, month_of(month), year, SUNDAY)
    days = stated_days(text)
    if len(days) == 1 and re.search(r"\bweek\b", text, re.IGNORECASE):
        one = days[0]
        return Stated(text, one.day, one.month, one.year, SUNDAY)
    return None


def settle(stated: Sequence[Stated], published: date) -> tuple[list[date], list[str]]:
    """Give real days for what a table states, with a warning for each year that was not as typed.

    The days of one table lie close together and before the day of publication. A year that
    breaks this is read as the one year that does not; without one, UnknownLayoutError is raised.
    """
    typed = [one.on(one.year) if one.year else None for one in stated]
    anchor = _anchor([day for day in typed if day], published)
    days: list[date] = []
    warnings: list[str] = []
    for one, day in zip(stated, typed, strict=True):
        fits = day is not None and abs(day - anchor) <= NEAR and day <= published
        right = day if day and fits else _right(one, anchor, published)
        if one.year and one.year != right.year:
            warnings.append(f"“{one.text}” was read as {right}: its year was typed wrong.")
        days.append(right)
    return days, warnings


def _anchor(days: list[date], published: date) -> date:
    """Give the day around which most of the days lie, moved to the right year when none fits."""
    possible = [day for day in days if day <= published]
    if not possible:
        return published
    anchor = max(possible, key=lambda day: sum(abs(day - other) <= NEAR for other in days))
    together = sum(abs(anchor - other) <= NEAR for other in days)
    if 2 * together <= len(days) or published - anchor > 10 * NEAR:
        return published
    return anchor


def _right(one: Stated, anchor: date, published: date) -> date:
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    fits = [day for year in years if (day := one.on(year)) and abs(day - anchor) <= NEAR]
    fits = [day for day in fits if day <= published]
    if len(fits) != 1:
        sentence = f"“{one.text}” is not a day that fits a page published on {published}."
        raise UnknownLayoutError(sentence)
    return fits[0]
