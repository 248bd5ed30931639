"""Words in drawings: shorter forms of numbers and dates, and how wide a text will be."""

from datetime import date

from generator.format import MONTHS, day, month, number, rounded

_WIDTHS = (
    ("iljI'’.,:;|!", 0.26),
    ("ftr()[] -/“”", 0.33),
    ("ckszvxyJ", 0.51),
    ("mwMW%—", 0.86),
)


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Estimate how wide a text is in a common sans-serif face, a little generously."""
    return sum(_width(letter) for letter in text) * size * (1.05 if bold else 1)


def _width(letter: str) -> float:
    for letters, width in _WIDTHS:
        if letter in letters:
            return width
    return 0.68 if letter.isupper() else 0.565


def wrap(text: str, size: float, limit: float, bold: bool = False) -> list[str]:
    """Break a text at spaces into as few lines as fit, all about equally long.

    A word that is longer than the limit stays whole.
    """
    lines = _broken(text, size, limit, bold)
    while limit > size and len(_broken(text, size, limit - 4, bold)) == len(lines):
        limit -= 4
    return _broken(text, size, limit, bold)


def _broken(text: str, size: float, limit: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size, bold) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


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
