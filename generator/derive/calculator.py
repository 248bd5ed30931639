"""A calculator worked out: what a reader typed to what is printed.

The script in assets/calculator.js does the same sums on the same `Model`, step by step and with
the same rounding, so that both print the same letters. A change here is a change there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.derive.steps import Step
from generator.format import number

NUMBER = r"[ \t\u00a0]*((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,3})?)[ \t\u00a0]*"
"""What may be typed: 1087, 1,087 or 23.1; Python and JavaScript read this pattern alike."""
WEEKS_IN_A_YEAR = 365.25 / 7
_LONG = 2 * WEEKS_IN_A_YEAR


@dataclass(frozen=True)
class Picked:
    """A number of the records: what its field shows, what it is unrounded, and how sure it is.

    `loose` tells that its source says about, over or at most; `soft` that it was never counted.
    """

    id: str
    text: str
    value: float
    loose: bool
    soft: bool


@dataclass(frozen=True)
class Field:
    """An input: what may be typed, and what is said of anything else."""

    id: str
    label: str
    most: int
    refusal: str
    choices: tuple[Picked, ...]


@dataclass(frozen=True)
class Sum:
    """An answer: its steps, and what is printed around the number."""

    id: str
    steps: tuple[Step, ...]
    form: Literal["number", "percent", "one-in"]
    decimals: int
    before: str
    one: str
    many: str
    weeks: bool
    none: str


@dataclass(frozen=True)
class Model:
    """All that a calculator needs, plain enough for a script to read."""

    fields: tuple[Field, ...]
    sums: tuple[Sum, ...]


@dataclass(frozen=True)
class Outcome:
    """What a calculator prints.

    `refused` has a sentence for each input that is no number; `picked` the record that each input
    agrees with, "" for a reader's own number; `printed` each answer, a dash where an input is no
    number; `soft` the answers that rest on what was never counted, `said` the labels of it.
    """

    refused: Mapping[str, str]
    picked: Mapping[str, str]
    printed: Mapping[str, str]
    soft: tuple[str, ...]
    said: tuple[str, ...]


def work(model: Model, typed: Mapping[str, str]) -> Outcome:
    """Work out everything from what was typed into each field."""
    values: dict[str, float | None] = {}
    picked: dict[str, Picked | None] = {}
    for field in model.fields:
        values[field.id], picked[field.id] = _read(field, typed[field.id])
    loose = {name for name, found in picked.items() if found and found.loose}
    soft = {name for name, found in picked.items() if found and found.soft}
    return Outcome(
        {field.id: field.refusal for field in model.fields if values[field.id] is None},
        {name: found.id if found else "" for name, found in picked.items()},
        {each.id: _answer(each, values, loose) for each in model.sums},
        tuple(each.id for each in model.sums if soft.intersection(each.steps)),
        tuple(field.label for field in model.fields if field.id in soft),
    )


def _read(field: Field, text: str) -> tuple[float | None, Picked | None]:
    """Give the number that was typed, None for anything else, and the record that it agrees with.

    A number of the records is used unrounded, so that the answers agree with the other pages.
    """
    found = re.fullmatch(NUMBER, text)
    if not found:
        return None, None
    plain = found[1].replace(",", "")
    value = float(plain)
    for choice in field.choices:
        if float(choice.text.replace(",", "")) == value:
            return choice.value, choice
    return (value, None) if value <= field.most else (None, None)


def _answer(each: Sum, values: Mapping[str, float | None], loose: set[str]) -> str:
    stack: list[float] = []
    about = False
    for step in each.steps:
        if isinstance(step, float):
            stack.append(step)
        elif step in values:
            found = values[step]
            if found is None:
                return "–"
            about = about or step in loose
            stack.append(found)
        else:
            right, left = stack.pop(), stack.pop()
            if step == "/" and right == 0:
                return each.none
            stack.append(_apply(step, left, right))
    return printed(each, stack[0], about)


def _apply(sign: str, left: float, right: float) -> float:
    if sign == "*":
        return left * right
    if sign == "/":
        return left / right
    return left + right if sign == "+" else left - right


def printed(each: Sum, value: float, about: bool) -> str:
    """Give an answer as it is printed: about 12.8%, one in 26, 1,207 weeks (23 years)."""
    if each.form == "one-in":
        return _one_in(each, value, about)
    shown = 100 * value if each.form == "percent" else value
    plain, under = _plain(shown, each.decimals)
    after = "%" if each.form == "percent" else each.one if plain == "1" else each.many
    if each.weeks and abs(shown) >= _LONG:
        years = shown / WEEKS_IN_A_YEAR
        after += f" ({_plain(years, 0 if abs(years) >= 10 else 1)[0]} years)"
    word = "under " if under else "about " if about else ""
    return f"{word}{each.before}{plain}{after}"


def _one_in(each: Sum, share: float, about: bool) -> str:
    """Give a share as one in so many; more than the whole as so many for each one."""
    if share <= 0:
        return each.none
    word = "about " if about else ""
    if share > 1:
        return f"{word}{_plain(share, 1)[0]} for each one"
    many = 1 / share
    return f"{word}one in {_plain(many, 0 if many >= 10 else 1)[0]}"


def _plain(value: float, decimals: int) -> tuple[str, bool]:
    """Give a number without a zero after the point; what would print as zero is under the least."""
    found = number(value, decimals)
    if value > 0 and not re.search("[1-9]", found):
        return number(10.0**-decimals, decimals), True
    return re.sub(r"\.0+$", "", found), False
