"""The house style for numbers and dates. Rounding happens here and nowhere else."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from generator.model.when import When

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DANGER = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Spreadsheets take these for the beginning of a formula, some of them in their wide forms, too."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]


def rounded(value: float, decimals: int = 0) -> Decimal:
    """Give a number rounded half away from zero, as people expect: 0.5 is 1, 2.45 is 2.5."""
    step = Decimal(1).scaleb(-decimals)
    return Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP)


def number(value: float, decimals: int = 0) -> str:
    """Give a number as printed: 1,087, 3.9, −40.5."""
    found = rounded(value, decimals)
    return f"{abs(found) if found == 0 else found:,}".replace("-", "−")


def in_words(value: float) -> str:
    """Give a whole number up to twenty as a word, a larger one in digits."""
    whole = int(rounded(value))
    return _SMALL[whole] if 0 <= whole <= 20 else number(value)


def day(of: date) -> str:
    """Give a day as printed: 9 July 2025."""
    return f"{of.day} {MONTHS[of.month - 1]} {of.year}"


def month(of: date) -> str:
    """Give a month as printed: July 2025."""
    return f"{MONTHS[of.month - 1]} {of.year}"


def when(of: When) -> str:
    """Give a date as printed, in its own precision: 29–30 July 2025, about June 2025, 2025."""
    about = "about " if of.about else ""
    if of.precision == "day":
        return about + day(of.first)
    if of.precision == "month":
        return about + month(of.first)
    if of.precision == "year":
        return f"{about}{of.first.year}"
    return about + _span(of.first, of.last)


def _span(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month(first)}"
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return f"{first.year} to {last.year}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def sheet(rows: Iterable[Iterable[Any]]) -> bytes:
    """Give rows as CSV in which no cell can act as a formula in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _harmless(cell: Any) -> str:
    """Give a cell as text: an apostrophe stands before the signs that can begin a formula."""
    if isinstance(cell, (int, float)):
        return f"{cell:.10g}"
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_DANGER) and not _NUMBER.fullmatch(text) else text
