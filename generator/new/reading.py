"""An answer as typed to a value of a record, or the reason why it cannot stand."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.load.phrases import nearest, say
from generator.load.yaml_file import Path
from generator.model.catalog import Catalog
from generator.new.question import Asking, Form, Question

_LISTS = ("topics", "themes", "sides", "phases", "promise_kinds")
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
SHOWN = 12
"""How many names a question lists."""


class AnswerError(Exception):
    """An answer that cannot stand, with the reason and how to mend it."""


def names(catalog: Catalog, among: str) -> list[str]:
    """Give the ids among which an answer must be; "" gives none."""
    if among == "any":
        kinds = ("facts", "figures", "events", "datasets", "sources", "positions", "promises")
        return [name for kind in kinds for name in getattr(catalog, kind)]
    if among in _LISTS:
        return [entry.id for entry in getattr(catalog.settings, among)]
    return list(getattr(catalog, among)) if among else []


def read(question: Question, form: Form, asking: Asking, answer: str) -> Any:
    """Give the value that an answer means. Raises AnswerError with the reason."""
    value = _value(question, answer)
    if question.among:
        for name in value if isinstance(value, list) else [value]:
            _known(name, question, names(asking.catalog, question.among))
    raw = record(form, asking, {question.at: value})
    _fits(form, raw, question.at, value)
    return value


def record(form: Form, asking: Asking, more: Mapping[Path, Any] | None = None) -> dict[str, Any]:
    """Give the record that the answers so far make, its keys in the order of the questions."""
    raw: dict[str, Any] = {}
    for question in form.questions:
        answer = asking.answers.get(question.name, "")
        if answer and question.at and question.when(asking):
            _put(raw, question.at, _value(question, answer))
    for at, value in {**form.fixed(asking), **(more or {})}.items():
        if at:
            _put(raw, at, value)
    return raw


def _value(question: Question, answer: str) -> Any:
    if question.form == "number" and _NUMBER.fullmatch(answer):
        return float(answer) if "." in answer else int(answer)
    if question.form == "names":
        return [name for part in answer.split(",") if (name := part.strip())]
    if question.form == "pairs":
        return dict(_pair(part) for part in answer.split(","))
    return answer


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise AnswerError(f"“{text.strip()}” is not column=category. Write direction=returned.")
    return key.strip(), value.strip()


def _known(name: str, question: Question, known: list[str]) -> None:
    if name in known:
        return
    words = question.among.replace("_", " ").rstrip("s") if question.among != "any" else "record"
    parts = [one for one in known if name.lower() in one]
    hint = nearest(name, known)
    if parts and len(parts) <= SHOWN:
        hint = f"These have it in their name: {', '.join(parts)}."
    elif parts:
        hint = f"{len(parts)} have it in their name, such as {', '.join(parts[:4])}. Type more."
    raise AnswerError(f"There is no {words} `{name}`. {hint}".strip())


def _fits(form: Form, raw: dict[str, Any], at: Path, value: Any) -> None:
    """Let the model look at this one field; what is not answered yet does not matter."""
    if not at:
        return
    try:
        TypeAdapter(form.model).validate_python(raw)
    except ValidationError as error:
        for mistake in error.errors():
            if _within(mistake["loc"], at) and mistake["input"] in _parts(value):
                model = form.model if isinstance(form.model, type) else None
                _, sentence, hint = say(mistake, form.word, _model(model), "")
                raise AnswerError(f"{sentence} {hint}".strip()) from None


def _model(model: Any) -> type[BaseModel] | None:
    return model if isinstance(model, type) and issubclass(model, BaseModel) else None


def _within(loc: tuple[int | str, ...], at: Path) -> bool:
    """Tell whether a mistake stands at a path; pydantic puts tags of unions in between."""
    rest = iter(loc)
    return all(part in rest for part in at)


def _parts(value: Any) -> Iterable[Any]:
    yield value
    if isinstance(value, (list, dict)):
        yield from value if isinstance(value, list) else value.values()


def _put(raw: dict[str, Any], at: Path, value: Any) -> None:
    here: Any = raw
    for part, after in pairwise(at):
        empty: Any = [] if isinstance(after, int) else {}
        if isinstance(part, int):
            if len(here) <= part:
                here.append(empty)
            here = here[part]
        else:
            here = here.setdefault(part, empty)
    if isinstance(here, list):
        here.append(value)
    else:
        here[at[-1]] = value
