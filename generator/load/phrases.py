"""What the model refuses, said in an editor's words."""

import difflib
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

_WORDS = {
    "date-form": (
        "{value} is not a date this project can read.",
        "Write a day 2025-07-09, a month 2025-07, a year 2025, or a span 2025-07-29/2025-07-30.",
    ),
    "date-none": ("There is no such day as {value}.", "Check the month and the day."),
    "date-order": ("The span {value} ends before it begins.", "Put the earlier date first."),
    "value-form": (
        "{value} is not a plain number.",
        "Write digits only, without a comma or a unit: 1087. Words such as about go in `qualifier`.",
    ),
    "spaces": ("There are spaces at the beginning or the end of this text.", "Delete them."),
    "address": (
        "{value} is not a web address.",
        "Write the whole address, beginning with https://",
    ),
}
_MARKUP = (
    "There is code in this text: `{found}`.",
    "Write plain text. To print a number that a fact holds, write [[its-id]].",
)


def say(error: Any, kind: str, model: type[BaseModel] | None) -> tuple[str, str]:
    """Give a sentence and a hint for one pydantic error about a record of that kind."""
    key = str(error["loc"][-1]) if error["loc"] else ""
    said = {
        "extra_forbidden": _unknown_key,
        "missing": _missing_key,
        "literal_error": _not_in_list,
        "string_pattern_mismatch": _wrong_form,
        "string_type": _not_text,
        "too_short": _too_few,
        "list_type": _not_list,
        "string_too_short": lambda *_: (f"`{key}` is empty.", "Write a text or delete the line."),
        "value_error": _own_rule,
    }.get(error["type"])
    if said:
        return said(error, key, kind, model)
    if error["type"] in ("model_type", "dict_type", "model_attributes_type"):
        return (
            f"{_article(kind)} is a list of `key: value` lines.",
            "Indent its keys below the dash.",
        )
    return f"{shown(error['input'])} does not fit `{key}`.", ""


def shown(value: Any) -> str:
    """Give a value as an editor would recognise it, shortened."""
    text = str(value)
    return f"“{text[:57]}…”" if len(text) > 60 else f"“{text}”"


def nearest(word: str, names: Iterable[str]) -> str:
    """Give a hint that names the closest valid word, or the whole list when it is short."""
    known = sorted(names)
    if close := difflib.get_close_matches(word, known, n=1, cutoff=0.6):
        return f"Did you mean `{close[0]}`?"
    if 0 < len(known) <= 12:
        return f"It can be {', '.join(f'`{name}`' for name in known)}."
    return ""


def _article(kind: str) -> str:
    return f"{'An' if kind[0] in 'aeiou' else 'A'} {kind}"


def _unknown_key(error: Any, key: str, kind: str, model: type[BaseModel] | None) -> tuple[str, str]:
    hint = nearest(key, model.model_fields) if model and len(error["loc"]) == 1 else ""
    return f"{_article(kind)} has no key `{key}`.", hint or "Check the spelling, or delete it."


def _missing_key(error: Any, key: str, kind: str, model: type[BaseModel] | None) -> tuple[str, str]:
    where = f"This {kind} has no `{key}`."
    field = model.model_fields.get(key) if model and len(error["loc"]) == 1 else None
    meaning = f" ({field.description})" if field and field.description else ""
    return where, f"Add a line `{key}: …`{meaning}."


def _not_in_list(error: Any, key: str, *_: Any) -> tuple[str, str]:
    allowed = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    return f"`{key}` cannot be {shown(error['input'])}.", nearest(str(error["input"]), allowed)


def _wrong_form(error: Any, key: str, *_: Any) -> tuple[str, str]:
    value = shown(error["input"])
    if key == "question":
        return f"The question {value} does not end with a question mark.", "Add the question mark."
    if key == "id" or "a-z0-9" in error["ctx"]["pattern"]:
        hint = "Use lower-case letters, digits and single hyphens: first-return."
        return f"{value} is not an id.", hint
    return f"{value} does not have the form that `{key}` needs.", ""


def _not_text(error: Any, key: str, *_: Any) -> tuple[str, str]:
    if error["input"] is None:
        return f"`{key}` has no text.", "Write the text after the colon, or delete the line."
    return f"`{key}` must be text, not {shown(error['input'])}.", "Put it in double quotes."


def _too_few(error: Any, key: str, kind: str, *_: Any) -> tuple[str, str]:
    return f"`{key}` is an empty list.", f"{_article(kind)} needs at least one."


def _not_list(error: Any, key: str, *_: Any) -> tuple[str, str]:
    return f"`{key}` must be a list.", "Begin each entry on a line of its own with a dash."


def _own_rule(error: Any, key: str, *_: Any) -> tuple[str, str]:
    code, _, found = str(error["ctx"]["error"]).partition(":")
    if code == "markup":
        return _MARKUP[0].format(found=found), _MARKUP[1]
    sentence, hint = _WORDS[code]
    return sentence.format(value=shown(error["input"])), hint
