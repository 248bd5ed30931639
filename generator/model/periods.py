"""Periods of observations: "2025-08-06", "2025-08", "2025-Q3", "2025", as first and last day."""

import calendar
import re
from datetime import date, timedelta
from functools import cache

_FORMS = {
    "day": (r"^\d{4}-\d{2}-\d{2}$", "2025-08-06"),
    "point": (r"^\d{4}-\d{2}-\d{2}$", "2025-08-06"),
    "week": (r"^\d{4}-\d{2}-\d{2}$", "2025-08-10, the day on which the week ends"),
    "month": (r"^\d{4}-\d{2}$", "2025-08"),
    "quarter": (r"^\d{4}-Q[1-4]$", "2025-Q3"),
    "year": (r"^\d{4}$", "2025"),
}


class InvalidPeriodError(ValueError):
    """The text is not a period of the kind that the dataset declares."""

    def __init__(self, sentence: str, hint: str) -> None:
        """Keep the hint beside the sentence."""
        super().__init__(sentence)
        self.hint = hint


@cache
def period_days(text: str, period: str, week_ends: str | None = None) -> tuple[date, date]:
    """Give the first and last day of a period, both included.

    Raises InvalidPeriodError when the text has another form or names a day that does not exist.
    """
    form, example = _FORMS[period]
    if not re.fullmatch(form, text, re.ASCII):
        raise InvalidPeriodError(f"“{text}” is not a {period}.", f"Write it as {example}.")
    try:
        return _days(text, period, week_ends)
    except (ValueError, calendar.IllegalMonthError) as error:
        if isinstance(error, InvalidPeriodError):
            raise
        raise InvalidPeriodError(f"There is no such {period} as {text}.", "Check it.") from None


def _days(text: str, period: str, week_ends: str | None) -> tuple[date, date]:
    if period == "year":
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if period == "quarter":
        last_month = 3 * int(text[-1])
        return date(int(text[:4]), last_month - 2, 1), _month_end(int(text[:4]), last_month)
    if period == "month":
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, 1), _month_end(year, month)
    day = date.fromisoformat(text)
    if period != "week":
        return day, day
    if week_ends and day.strftime("%A").lower() != week_ends:
        sentence = f"{text} is a {day:%A}; the weeks of this dataset end on {week_ends.title()}."
        raise InvalidPeriodError(sentence, "Give the last day of the week.")
    return day - timedelta(days=6), day


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def following(text: str, period: str) -> str:
    """Give the period after this one, in the same form."""
    _, last = period_days(text, period)
    if period == "week":
        return (last + timedelta(days=7)).isoformat()
    return period_of(last + timedelta(days=1), period)


def period_of(day: date, period: str) -> str:
    """Give the period of a kind (not week) that contains a day."""
    if period == "year":
        return f"{day.year:04d}"
    if period == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return day.isoformat()[:7] if period == "month" else day.isoformat()
