"""Questions that several kinds of record ask."""

from typing import Any, get_args

from generator.new.question import Asking, Question

DATE_FORMS = "A day 2025-07-09, a month 2025-07, a year, a span 2025-07-29/2025-07-30, or about …"
SENTENCE = "In your own words, at most 25. Print a number that a fact holds as [[its-id]]."


def choices(of: Any) -> str:
    """Give a closed list of the model in words."""
    return f"One of {', '.join(get_args(of))}."


def month(asking: Asking) -> str:
    """Give the current month, which is how exactly an editor remembers having read something."""
    return asking.today.isoformat()[:7]


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
        "An article, page, paragraph or table, or a few words to search for.",
        needed=False,
        when=answered("source"),
    )
    return source, place
