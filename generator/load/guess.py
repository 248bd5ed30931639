"""What an editor meant: a day or a number written in another form than the data need."""

import re
from datetime import date, timedelta

from generator.format import MONTHS
from generator.model.when import When

_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[ -]({_NAME})\.?,?[ -](\d{{4}}|\d\d)", re.I)
_MONTH_FIRST = re.compile(rf"({_NAME})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.I)
_MONTH = re.compile(rf"({_NAME})\.?[ -](\d{{4}}|\d\d)", re.I)
_YEAR_FIRST = re.compile(r"(\d{4})[./ -](\d{1,2})[./ -](\d{1,2})(?:[T ]00:00(?::00)?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d\d)")
_SERIAL = re.compile(r"[34]\d{4}(?:\.0)?")
_EPOCH = date(1899, 12, 30)
"""Where spreadsheets begin to count days, so that their days from March 1900 on are right."""
_SPACES = "[\u00a0\u202f\u2009 ']"
_THOUSANDS = re.compile(rf"-?\d{{1,3}}(?:(?:,\d{{3}})+|(?:{_SPACES}\d{{3}})+)(?:\.\d+)?")
_UNIT = re.compile(r"[£€$]?(-?[\d.,\u00a0\u202f ]*\d)\s*(?:%|[^\W\d]+(?: [^\W\d]+)?)?")


def meant_day(text: str) -> tuple[str, bool]:
    """Give a day or a month as the data write it, and whether it can be no other; "" for none.

    Of two numbers before a year, the first is taken for the day where both may be months.
    """
    text = text.strip()
    right = _in_words(text)
    return (right, True) if right else _in_digits(text)


def _in_words(text: str) -> str:
    if found := _DAY_FIRST.fullmatch(text):
        return _day(found[3], _MONTHS[found[2].lower()], found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _day(found[3], _MONTHS[found[1].lower()], found[2])
    if found := _MONTH.fullmatch(text):
        return f"{_year(found[2])}-{_MONTHS[found[1].lower()]:02d}"
    return ""


def _in_digits(text: str) -> tuple[str, bool]:
    if found := _YEAR_FIRST.fullmatch(text):
        right = _day(found[1], int(found[2]), found[3])
        return right or _day(found[1], int(found[3]), found[2]), bool(right)
    if found := _YEAR_LAST.fullmatch(text):
        one, other = int(found[1]), int(found[2])
        right = _day(found[3], other, one) or _day(found[3], one, other)
        return right, one > 12 or other > 12 or one == other
    if _SERIAL.fullmatch(text):
        return (_EPOCH + timedelta(days=int(text[:5]))).isoformat(), False
    return "", False


def meant_when(text: str) -> tuple[str, bool]:
    """Give a date of a record as the data write it, and whether it can be no other."""
    about = re.match(r"(?:about|around|circa|c\.) +", text, re.I)
    begin, slash, end = text[about.end() if about else 0 :].partition("/")
    if slash and re.search(r"\d{4}", begin) and not re.fullmatch(r"\d{4}", begin):
        pairs = [(part, True) if is_when(part) else meant_day(part) for part in (begin, end)]
        days = sorted(day for day, _ in pairs)
        right, sure = "/".join(days) if all(days) else "", all(sure for _, sure in pairs)
        sure = sure and days == [day for day, _ in pairs]
    else:
        right, sure = meant_day(text[about.end() if about else 0 :])
    return f"about {right}" if about and right else right, sure


def meant_number(text: str) -> tuple[str, bool]:
    """Give a number as the data write it, and whether it can be no other; "" for none."""
    text = text.strip()
    found = _UNIT.fullmatch(text)
    bare = found[1].strip() if found else text
    if _THOUSANDS.fullmatch(bare):
        return re.sub(rf"{_SPACES}|,", "", bare), True
    if re.fullmatch(r"-?\d+,\d{1,2}", bare):
        return bare.replace(",", "."), True
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", bare) and bare.count(".") > 1:
        return bare.replace(".", "").replace(",", "."), True
    return (bare, True) if re.fullmatch(r"-?\d+(\.\d+)?", bare) else ("", False)


def _day(year: str, month: int, day: str | int) -> str:
    try:
        return date(int(_year(year)), month, int(day)).isoformat()
    except ValueError:
        return ""


def _year(text: str) -> str:
    return text if len(text) == 4 else f"20{text}"


def is_when(text: str) -> bool:
    """Tell whether a text is a date as the data write it."""
    try:
        When.parse(text)
    except ValueError:
        return False
    return True
