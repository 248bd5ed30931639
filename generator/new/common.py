"""Questions that several kinds of record ask."""

from collections.abc import Mapping
from typing import Any, get_args

from generator.new.question import Asking, Question
from generator.pages.statuses import STATUSES

DATE_FORMS = "2025-07-09, 2025-07, 2025, 2025-07-29/2025-07-30, or about 2025-07-09."
SENTENCE = "In your own words, 25 a sentence at most. A fact’s number is printed with [[its-id]]."
STATUS_WORDS: Mapping[str, str] = {one.status: one.text for one in STATUSES}


def choices(of: Any, words: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """Give a closed list of the model, each with a few words on it where there are some."""
    return {name: (words or {}).get(name, "") for name in get_args(of)}


def day(asking: Asking) -> str:
    """Give the current day."""
    return asking.today.isoformat()


def answered(name: str, *values: str) -> Any:
    """Give a condition: that a question was answered, with one of some values if any are given."""

    def holds(asking: Asking) -> bool:
        answer = asking.answers.get(name, "")
        return answer in values if values else bool(answer)

    return holds


def cited(needed: bool = True, when: Any = None) -> tuple[Question, Question]:
    """Give the questions for a citation: the source and the place in it."""
    source = Question(
        "source",
        "Which source says so?",
        ("citations", 0, "source"),
        needed=needed,
        among="sources",
        **({"when": when} if when else {}),
    )
    place = Question(
        "place",
        "Where in it?",
        ("citations", 0, "place"),
        "An article, page, paragraph or table, or a few of its words to search for.",
        needed=False,
        when=answered("source"),
    )
    return source, place
