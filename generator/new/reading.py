"""An answer as typed to a value of a record, or the reason why it cannot stand."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.checks.words import too_long
from generator.load.guess import is_when, meant_number, meant_when
from generator.load.phrases import nearest, say
from generator.load.yaml_file import Path
from generator.new.offers import holding, listed, offers, one_that_begins
from generator.new.question import Asking, Form, Question
from generator.problems import Hint

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_COUNTED = re.compile(r"-?[\d., ]+(?:%| [^\W\d]+)?")
_MANY = 20
"""How many records are listed when a part of an id was typed."""


class AnswerError(Exception):
    """An answer that cannot stand, with the reason; `offer` is one that can, "" for none."""

    def __init__(self, reason: str, offer: str = "") -> None:
        """Keep the offer beside the reason."""
        super().__init__(reason)
        self.offer = offer


def meant(question: Question, answer: str) -> str:
    """Give an answer as the data write it, where it can mean one thing only; else as it is."""
    if question.of:
        return one_that_begins(answer, question.of) or answer
    if question.form == "number" and not _NUMBER.fullmatch(answer):
        if _COUNTED.fullmatch(answer):
            return meant_number(answer)[0] or answer
        right, sure = meant_when(answer)
        return right if sure else answer
    if question.form == "date" and not is_when(answer):
        right, sure = meant_when(answer)
        return right if sure else answer
    return answer


def read(question: Question, form: Form, asking: Asking, answer: str) -> Any:
    """Give the value that an answer means. Raises AnswerError with the reason."""
    value = _value(question, answer)
    known = offers(question, asking.catalog)
    if known:
        for name in value if isinstance(value, list) else [value]:
            _known(name, question, known)
    if question.form == "date" and not is_when(answer) and (right := meant_when(answer)[0]):
        raise AnswerError(f"“{answer}” can be read in two ways. Write it as {right}.", right)
    if reason := question.refuse(asking, answer):
        raise AnswerError(reason)
    if (
        question.at
        and question.form == "text"
        and (reason := too_long(form.kind, question.at, answer))
    ):
        raise AnswerError(reason)
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


def _known(name: str, question: Question, known: Mapping[str, str]) -> None:
    if name in known:
        return
    hint = nearest(name, known)
    if not isinstance(hint, Hint):
        hint = ""  # a short list stands in the question
    if question.of:
        raise AnswerError(f"“{name}” is none of these. {hint}".strip(), _right(hint))
    words = question.among.replace("_", " ").rstrip("s") if question.among != "any" else "record"
    parts = holding(name, known)
    if not parts:
        raise AnswerError(f"There is no {words} `{name}`. {hint}".strip(), _right(hint))
    few = listed({part: known[part] for part in parts[:_MANY]})
    more = f"\n  and {len(parts) - _MANY} more: type more of it." if len(parts) > _MANY else ""
    said = f"There is no {words} `{name}`. These have it in their name or title:"
    right = parts[0] if len(parts) == 1 else _right(hint)
    raise AnswerError("\n".join([said, *few]) + more, right)


def _right(hint: str) -> str:
    return hint.right if isinstance(hint, Hint) else ""


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
                raise AnswerError(f"{sentence} {hint}".strip(), _right(hint)) from None


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
