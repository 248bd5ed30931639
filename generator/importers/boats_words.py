"""Figures that a page gives only in sentences: people, boats and the day they are of."""

import re

from generator.importers.days import Stated, stated_days
from generator.importers.errors import UnknownLayoutError
from generator.importers.html import Page

_COUNT = r"(\d[\d,]*|no|zero|one|two|three|four|five|six|seven|eight|nine|ten)"
_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PEOPLE = (
    re.compile(r"migrants (?:detected|arrived)[^:.\d]*:\s*(\d[\d,]*)", re.I),
    re.compile(rf"\b{_COUNT}\s+(?:migrants|people|individuals)\b", re.I),
)
_BOATS = (
    re.compile(r"boats (?:detected|arrived)[^:.\d]*:\s*(\d[\d,]*)", re.I),
    re.compile(rf"\b{_COUNT}\s+(?:small\s+)?boats?\b", re.I),
)
_NONE = re.compile(r"\bno (?:small[- ]boat arrivals|migrants (?:were )?(?:detected|arrived))", re.I)
_OTHER = re.compile(r"so far|this year|since|prevented|in total|own terms|definition", re.I)


def figures_in_words(page: Page) -> tuple[Stated, dict[str, str]]:
    """Give the one day that the sentences of a page are about, and its figures.

    Raises UnknownLayoutError unless there is one day, one number of people and one of boats.
    """
    people: set[str] = set()
    boats: set[str] = set()
    days: dict[tuple[int, int, int | None], Stated] = {}
    for sentence in _sentences(page):
        found_people, found_boats = _find(_PEOPLE, sentence), _find(_BOATS, sentence)
        if _NONE.search(sentence):
            found_people, found_boats = {"0"}, {"0"}
        stated = stated_days(sentence)
        about = found_people or found_boats or re.search(r"24.hour period|00:00", sentence)
        if about:
            people |= found_people
            boats |= found_boats
            days |= {(one.day, one.month, one.year): one for one in stated}
    if len(people) != 1 or len(boats) != 1 or len(days) != 1:
        raise UnknownLayoutError(
            "No table or sentence of this page gives people and boats for one day or week."
        )
    return next(iter(days.values())), {"arrivals": people.pop(), "boats": boats.pop()}


def _sentences(page: Page) -> list[str]:
    texts = [block.text for block in page.body if block.kind != "table"]
    parts = [part for text in texts for part in re.split(r"(?<=[.!?])\s+(?=[A-Z\d])", text)]
    return [part for part in parts if not _OTHER.search(part)]


def _find(patterns: tuple[re.Pattern[str], ...], sentence: str) -> set[str]:
    found = {match.lower() for pattern in patterns for match in pattern.findall(sentence)}
    return {_digits(word) for word in found}


def _digits(word: str) -> str:
    if word == "no":
        return "0"
    return str(_SMALL.index(word)) if word in _SMALL else str(int(word.replace(",", "") or 0))
