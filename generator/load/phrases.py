"""What the model refuses, said in an editor's words."""

import difflib
from collections.abc import Callable, Iterable
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from generator.load.offers import offer
from generator.model.base import ID_PATTERN
from generator.problems import Hint
from generator.rules import RuleName

_WORDS: dict[RuleName, tuple[str, str]] = {
    "date-form": (
        "{value} is not a date this project can read.",
        "Write a day 2025-07-09, a month 2025-07, a year 2025, or a span 2025-07-29/2025-07-30.",
    ),
    "date-none": ("There is no such day as {value}.", "Check the month and the day."),
    "date-order": ("The span {value} ends before it begins.", "Put the earlier date first."),
    "value-form": (
        "{value} is not a plain number.",
        "Write digits only, no comma and no unit: 1087. Words such as about go in `qualifier`.",
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


Said = tuple[str, str]
"""A sentence and a hint."""


def say(
    error: Any, kind: str, model: type[BaseModel] | None, line: str
) -> tuple[RuleName, str, str]:
    """Give a rule, a sentence and a hint for one pydantic error about a record of that kind.

    `line` is the line on which the refused value begins.
    """
    key = str(error["loc"][-1]) if error["loc"] else ""
    name, phrase = _PHRASES.get(error["type"], ("form", _no_fit))
    if error["type"] == "value_error":
        name = _code(error)
    sentence, hint = phrase(error, key, kind, model)
    return name, sentence, offer(error, key, line, hint)


def without_echoes(errors: Iterable[Any]) -> list[Any]:
    """Drop the missing key wherever a misspelt one stands in its place."""
    errors = list(errors)
    left = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    kept = []
    for error in errors:
        meant = [
            at
            for at in left
            if at[:-1] == error["loc"][:-1] and _alike(str(at[-1]), str(error["loc"][-1]))
        ]
        if error["type"] == "missing" and meant:
            left.remove(meant[0])
        else:
            kept.append(error)
    return kept


def shown(value: Any) -> str:
    """Give a value as an editor would recognise it, shortened."""
    text = str(value)
    return f"“{text[:57]}…”" if len(text) > 60 else f"“{text}”"


def nearest(word: str, names: Iterable[str]) -> str:
    """Give a hint that names the closest valid word, or the whole list when it is short."""
    known = sorted(names)
    if same := [name for name in known if name.lower() == word.strip().lower()]:
        return Hint(f"Write `{same[0]}`.", word, same[0], sure=len(same) == 1)
    if close := difflib.get_close_matches(word, known, n=1, cutoff=0.6):
        return Hint(f"Did you mean `{close[0]}`?", word, close[0])
    if 0 < len(known) <= 12:
        return f"It can be {', '.join(f'`{name}`' for name in known)}."
    return ""


def _article(kind: str) -> str:
    return f"{'An' if kind[0] in 'aeiou' else 'A'} {kind}"


def _alike(first: str, second: str) -> bool:
    return bool(difflib.get_close_matches(first, [second], n=1, cutoff=0.6))


def _around(error: Any, kind: str, model: type[BaseModel] | None) -> tuple[str, Any]:
    """Give what the key stands in: a part of the record in words, and that part's model."""
    words = ""
    for before, part in zip(("", *error["loc"]), error["loc"][:-1], strict=False):
        if isinstance(part, int):
            words = f"entry of `{before}`"
        elif model and part in model.model_fields:
            words = f"`{part}`"
            model = _model_in(model.model_fields[part].annotation)
    return words or kind, model


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _unknown_key(error: Any, key: str, kind: str, model: type[BaseModel] | None) -> Said:
    words, inner = _around(error, kind, model)
    hint = nearest(key, inner.model_fields) if inner else ""
    said = words if words.startswith("`") else _article(words)
    return f"{said} has no key `{key}`.", hint or "Check the spelling, or delete it."


def _missing_key(error: Any, key: str, kind: str, model: type[BaseModel] | None) -> Said:
    words, inner = _around(error, kind, model)
    field = inner.model_fields.get(key) if inner else None
    meaning = f" ({field.description})" if field and field.description else ""
    if field and get_origin(field.annotation) is Literal:
        meaning = f" ({', '.join(get_args(field.annotation))})"
    said = words if words.startswith("`") else f"This {words}"
    return f"{said} has no `{key}`.", f"Add a line `{key}: …`{meaning}."


def _not_in_list(error: Any, key: str, *_: Any) -> Said:
    allowed = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    return f"`{key}` cannot be {shown(error['input'])}.", nearest(str(error["input"]), allowed)


def _not_a_kind(error: Any, _: str, kind: str, *__: Any) -> Said:
    allowed = str(error["ctx"].get("expected_tags", "")).replace("'", "").split(", ")
    if error["type"] == "union_tag_not_found":
        return f"This {kind} has no `kind`.", "Add a line `kind: …`."
    return f"`kind` cannot be {shown(error['ctx']['tag'])}.", nearest(error["ctx"]["tag"], allowed)


def _wrong_form(error: Any, key: str, *_: Any) -> Said:
    value = shown(error["input"])
    if key == "question":
        return f"The question {value} does not end with a question mark.", "Add the question mark."
    if key == "id" or error["ctx"]["pattern"] == ID_PATTERN:
        return f"{value} is not an id.", "Use lower-case letters, digits and hyphens: like-this."
    return f"{value} does not have the form that `{key}` needs.", ""


def _not_text(error: Any, key: str, *_: Any) -> Said:
    if error["input"] is None:
        return f"`{key}` has no text.", "Write the text after the colon, or delete the line."
    if isinstance(error["input"], (dict, list)):
        return f"`{key}` must be one text.", "Put the whole text in double quotes, on one line."
    return f"`{key}` must be text, not {shown(error['input'])}.", "Put it in double quotes."


def _not_a_number(error: Any, key: str, *_: Any) -> Said:
    return f"`{key}` must be a whole number, not {shown(error['input'])}.", "Write digits only."


def _beyond(error: Any, key: str, *_: Any) -> Said:
    limit = next(str(value) for value in error["ctx"].values())
    words = "at least" if "greater" in error["type"] else "at most"
    return f"`{key}` cannot be {shown(error['input'])}: it is {words} {limit}.", ""


def _not_yes_or_no(error: Any, key: str, *_: Any) -> Said:
    return f"`{key}` cannot be {shown(error['input'])}.", "Write true or false."


def _too_few(error: Any, key: str, kind: str, *_: Any) -> Said:
    return f"`{key}` is an empty list.", f"{_article(kind)} needs at least one."


def _too_many(error: Any, key: str, *_: Any) -> Said:
    limit = error["ctx"]["max_length"]
    return f"`{key}` has too many entries: {limit} at most.", "Keep the ones that matter most."


def _too_long(error: Any, key: str, *_: Any) -> Said:
    said = f"`{key}` has {len(error['input'])} characters: {error['ctx']['max_length']} at most."
    return said, "Make it shorter."


def _empty(_: Any, key: str, *__: Any) -> Said:
    return f"`{key}` is empty.", "Write a text or delete the line."


def _not_list(_: Any, key: str, *__: Any) -> Said:
    return f"`{key}` must be a list.", "Begin each entry on a line of its own with a dash."


def _not_a_record(_: Any, key: str, kind: str, *__: Any) -> Said:
    words = f"An entry of `{key}`" if key and not key.isdigit() else _article(kind)
    return f"{words} is a list of `key: value` lines.", "Indent its keys below the dash."


def _no_fit(error: Any, key: str, *_: Any) -> Said:
    return f"{shown(error['input'])} does not fit `{key}`.", ""


def _own_rule(error: Any, *__: Any) -> Said:
    code = _code(error)
    if code == "markup":
        found = str(error["ctx"]["error"]).partition(":")[2]
        return _MARKUP[0].format(found=found), _MARKUP[1]
    sentence, hint = _WORDS[code]
    return sentence.format(value=shown(error["input"])), hint


def _code(error: Any) -> RuleName:
    """Give the rule that the model names when it refuses a value."""
    code = str(error["ctx"]["error"]).partition(":")[0]
    return next((rule for rule in _WORDS if rule == code), "markup")


_PHRASES: dict[str, tuple[RuleName, Callable[..., Said]]] = {
    "extra_forbidden": ("unknown-key", _unknown_key),
    "missing": ("missing-key", _missing_key),
    "literal_error": ("closed-list", _not_in_list),
    "union_tag_invalid": ("closed-list", _not_a_kind),
    "union_tag_not_found": ("missing-key", _not_a_kind),
    "string_pattern_mismatch": ("form", _wrong_form),
    "string_type": ("text", _not_text),
    "string_too_short": ("text", _empty),
    "string_too_long": ("too-long", _too_long),
    "int_type": ("number", _not_a_number),
    "int_parsing": ("number", _not_a_number),
    "int_from_float": ("number", _not_a_number),
    "float_type": ("number", _not_a_number),
    "float_parsing": ("number", _not_a_number),
    "less_than_equal": ("number", _beyond),
    "greater_than_equal": ("number", _beyond),
    "bool_type": ("closed-list", _not_yes_or_no),
    "bool_parsing": ("closed-list", _not_yes_or_no),
    "too_short": ("empty-list", _too_few),
    "too_long": ("too-long", _too_many),
    "list_type": ("list", _not_list),
    "model_type": ("record", _not_a_record),
    "dict_type": ("record", _not_a_record),
    "model_attributes_type": ("record", _not_a_record),
    "value_error": ("form", _own_rule),
}
