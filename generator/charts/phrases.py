"""Words in drawings: shorter forms of numbers and dates."""

from datetime import date

from generator.format import MONTHS, day, month, number, rounded


def compact(value: float, decimals: int = 0) -> str:
    """Give a number for a tight place: 46k, 8.5k, 299."""
    if abs(value) >= 10_000:
        return f"{number(value / 1000)}k"
    if abs(value) >= 1000:
        thousands = number(value / 1000, 1)
        return f"{thousands.removesuffix('.0')}k"
    return number(value, decimals)


def tidy_number(value: float) -> str:
    """Give a value of a scale with no more decimals than it has: 0.5, 20,000."""
    return number(value, 0 if rounded(value, 0) == rounded(value, 1) else 1)


def short_month(of: date) -> str:
    """Give a month's short name: Sep."""
    return MONTHS[of.month - 1][:3]


def short_day(of: date) -> str:
    """Give a day without its year: 27 January."""
    return f"{of.day} {MONTHS[of.month - 1]}"


def shortest_day(of: date) -> str:
    """Give a day without its year, in a tight place: 20 Aug."""
    return f"{of.day} {short_month(of)}"


def period_mark(first: date, step: float) -> str:
    """Give a year as it stands below a column: 2025, or ’25 where columns are narrow."""
    return f"{first.year}" if step > 44 else f"’{first.year % 100:02}"


def period_name(first: date, last: date, period: str) -> str:
    """Give a period as printed in a table: September 2025, week to 10 August 2025, 2025."""
    if period == "week":
        return f"week to {day(last)}"
    if period == "month":
        return month(first)
    if period == "quarter":
        return f"{MONTHS[first.month - 1]} to {month(last)}"
    return f"{first.year}" if period == "year" else day(last)


def listed(parts: list[str]) -> str:
    """Join words: a, b and c."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
