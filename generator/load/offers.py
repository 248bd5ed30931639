"""What a refused value should read: the edit behind a hint, where what was meant can be told."""

import calendar
import re
from collections.abc import Callable
from typing import Any

from generator.load.guess import meant_number, meant_when
from generator.model.base import ID_PATTERN
from generator.problems import Hint

_DOMAIN = re.compile(
    r"^(?:https?:?/{0,2}|htt?ps?://|//)?([\w-]+(?:\.[\w-]+)+(?:[/?#][^\s<>\"']*)?)$"
)
_YES = {"yes": "true", "on": "true", "no": "false", "off": "false"}


def offer(error: Any, at: str, line: str, words: str) -> str:
    """Give the hint for one of pydantic's errors with the edit that mends it, if there is one.

    `at` is the key whose value was refused, `line` the line on which the value begins, `words`
    the hint as it stands.
    """
    code = error["type"]
    if code == "value_error":
        code = str(error["ctx"]["error"]).partition(":")[0]
    if code == "string_pattern_mismatch":
        pattern = error["ctx"]["pattern"]
        if "/)+" in pattern:
            return "Write an id: like-this, or an address with a slash at its end: like/this/."
        code = "id" if pattern == ID_PATTERN else at
    make = _OFFERS.get(code)
    return (make(error["input"], at, line, words) if make else None) or words


def slug(text: str) -> str:
    """Give an id made of a text: lower-case words joined by single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


Offer = Hint | None


def _date(value: Any, _: str, line: str, __: str) -> Offer:
    text = str(value)
    right, sure = meant_when(text)
    return _write(text, right, sure) if right and text in line else None


def _existing(value: Any, _: str, line: str, words: str) -> Offer:
    """A day that does not exist: day and month may be swapped, or it is after the last."""
    for year, month, day in re.findall(r"(\d{4})-(\d\d)-(\d\d)", str(value)):
        if 12 < int(month) <= 31 and 0 < int(day) <= 12:
            return Hint(f"Did you mean {year}-{day}-{month}?", f"{month}-{day}", f"{day}-{month}")
        if 0 < int(month) <= 12:
            last = calendar.monthrange(int(year), int(month))[1]
            if int(day) > last:
                right = f"{year}-{month}-{last}"
                said = f"The last day of that month is {right}."
                return Hint(said, f"{year}-{month}-{day}", right)
    return None


def _backwards(value: Any, _: str, __: str, words: str) -> Offer:
    span = str(value).rpartition(" ")[2]
    first, _, last = span.partition("/")
    right = f"{last}/{first}" if first and last else ""
    return Hint(words, span, right) if right else None


def _number(value: Any, _: str, line: str, __: str) -> Offer:
    text = str(value)
    right, sure = meant_number(text)
    if not right:
        day, sure = meant_when(text)
        return _write(text, day, sure) if day and text in line else None
    written = next((f"{q}{text}{q}" for q in "'\"" if f"{q}{text}{q}" in line), text)
    said = f"Write {right}: digits only, without quotes, commas and units."
    return Hint(said, written, right, sure=sure)


def _trimmed(value: Any, _: str, __: str, words: str) -> Offer:
    return Hint(words, str(value), str(value).strip(), sure=True)


def _address(value: Any, *_: Any) -> Offer:
    found = _DOMAIN.match(str(value).strip())
    right = f"https://{found[1]}" if found else ""
    return Hint(f"Write {right}", str(value), right) if right else None


def _plain(value: Any, _: str, __: str, words: str) -> Offer:
    found = re.search(r"</?[a-zA-Z][^<>]*>", str(value))
    return Hint(words, found[0], "") if found else None


def _id(value: Any, *_: Any) -> Offer:
    right = slug(str(value))
    if not re.match(ID_PATTERN, right) or right == value:
        return None
    return Hint(f"Write it in lower-case words joined by hyphens: {right}", str(value), right)


def _question(value: Any, _: str, __: str, words: str) -> Offer:
    return Hint(words, str(value), f"{str(value).rstrip('.')}?")


def _text(value: Any, at: str, line: str, _: str) -> Offer:
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        written = re.search(r"\[\s*(.*?)\s*\]\s*$", line)
        return Hint("Write it without brackets.", written[0], written[1]) if written else None
    if isinstance(value, list | dict):
        return None
    found = re.search(rf"\b{re.escape(at)}: +(.*\S)", line)
    return Hint("Put it in double quotes.", found[1], f'"{found[1]}"', sure=True) if found else None


def _list(value: Any, _: str, line: str, words: str) -> Offer:
    if isinstance(value, str) and value in line:
        return Hint(f"Put it in square brackets: [{value}]", value, f"[{value}]", sure=True)
    if isinstance(value, dict) and (found := re.match(r"^( *)  (\S.*)$", line)):
        return Hint("Begin the entry with a dash.", line, f"{found[1]}- {found[2]}", sure=True)
    return None


def _yes_or_no(value: Any, *_: Any) -> Offer:
    right = _YES.get(str(value).lower(), "")
    return Hint(f"Write {right}.", str(value), right, sure=True) if right else None


def _write(wrong: str, right: str, sure: bool) -> Offer:
    return Hint(f"Write it as {right}.", wrong, right, sure=sure)


_OFFERS: dict[str, Callable[[Any, str, str, str], Offer]] = {
    "date-form": _date,
    "date-none": _existing,
    "date-order": _backwards,
    "value-form": _number,
    "spaces": _trimmed,
    "address": _address,
    "markup": _plain,
    "id": _id,
    "question": _question,
    "string_type": _text,
    "list_type": _list,
    "bool_type": _yes_or_no,
    "bool_parsing": _yes_or_no,
}
