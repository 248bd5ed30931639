"""Calculators: the form that a script brings to life, and the table that stands without one."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from generator.derive.calculator import NUMBER, Field, Model, Picked, Sum, work
from generator.derive.derived import Derived
from generator.derive.steps import steps
from generator.format import number
from generator.model.calculator import Answer, Calculator, Choice, Input
from generator.model.catalog import Catalog
from generator.model.fact import Status
from generator.model.figure import Unit

_UNCOUNTED: tuple[Status, ...] = ("reported", "proposed", "announced")


@dataclass(frozen=True)
class Option:
    """A choice as a reader sees it: its number, the words beside it and how sure it is.

    `warning` says in words that it was never counted, and by whom it was said.
    """

    picked: Picked
    label: str
    status: Status
    note: str
    who: str
    caveat: str


@dataclass(frozen=True)
class Row:
    """A case of the table: the choices it takes, by input, and its answers, by id."""

    title: str
    taken: Mapping[str, str]
    typed: Mapping[str, str]
    printed: Mapping[str, str]


@dataclass(frozen=True)
class Worked:
    """A calculator ready to be printed. `json` is what its script reads."""

    record: Calculator
    options: Mapping[str, list[Option]]
    shares: list[Answer]
    others: list[Answer]
    inputs: list[Input]
    columns: list[Answer]
    rows: list[Row]
    json: str


def worked(catalog: Catalog, derived: Derived, name: str) -> Worked:
    """Give a calculator with its table worked out."""
    record = catalog.calculators[name]
    model = model_of(record, catalog, derived)
    columns = [answer for answer in record.answers if answer.id in record.columns]
    used = {step for each in model.sums if each.id in record.columns for step in each.steps}
    return Worked(
        record,
        {
            part.id: [_option(catalog, derived, one) for one in part.choices]
            for part in record.inputs
        },
        [answer for answer in record.answers if answer.form != "number"],
        [answer for answer in record.answers if answer.form == "number"],
        [part for part in record.inputs if part.id in used],
        columns,
        [_row(record, model, case.title, case.take) for case in record.cases],
        json.dumps({"number": NUMBER, **asdict(model)}, ensure_ascii=False),
    )


def model_of(record: Calculator, catalog: Catalog, derived: Derived) -> Model:
    """Give what is worked out. Raises FormulaError where an answer does not fit the inputs."""
    inputs = {part.id: part.unit for part in record.inputs}
    return Model(
        tuple(_field(part, derived) for part in record.inputs),
        tuple(
            _sum(answer, steps(answer.formula, inputs, answer.unit, catalog.units), catalog.units)
            for answer in record.answers
        ),
    )


def _field(part: Input, derived: Derived) -> Field:
    choices = tuple(_picked(derived, choice) for choice in part.choices)
    refusal = f"Type a number from 0 to {part.most:,}, such as {choices[0].text}."
    return Field(part.id, part.label, part.most, refusal, choices)


def _picked(derived: Derived, choice: Choice) -> Picked:
    quantity = derived.quantities[choice.number]
    value = 0.0 if isinstance(quantity.value, date) else quantity.value
    loose, soft = quantity.qualifier is not None, quantity.status in _UNCOUNTED
    return Picked(choice.number, number(value, quantity.decimals), value, loose, soft)


def _sum(answer: Answer, found: tuple[str | float, ...], units: Mapping[str, Unit]) -> Sum:
    unit = units[answer.unit]
    bare = answer.unit == "ratio"
    one, many = (unit.after or f" {words}" for words in (unit.one, unit.many))
    return Sum(
        answer.id,
        found,
        answer.form,
        answer.decimals,
        unit.before,
        "" if bare else one,
        "" if bare else many,
        answer.unit == "weeks",
        answer.none,
    )


def _option(catalog: Catalog, derived: Derived, choice: Choice) -> Option:
    quantity = derived.quantities[choice.number]
    picked = _picked(derived, choice)
    if quantity.kind == "figure":
        caveat = catalog.figures[choice.number].caveat or ""
        return Option(picked, choice.label, quantity.status, "worked out", "", caveat)
    fact = catalog.facts[choice.number]
    return Option(picked, choice.label, fact.status, "", fact.said_by or "", fact.caveat or "")


def _row(record: Calculator, model: Model, title: str, take: Mapping[str, str]) -> Row:
    """Give a case; an input that it does not name keeps its first choice."""
    taken = {
        field.id: next(
            choice for choice in field.choices if choice.id == take.get(field.id, choice.id)
        )
        for field in model.fields
    }
    typed = {name: choice.text for name, choice in taken.items()}
    ids = {name: choice.id for name, choice in taken.items()}
    return Row(title, ids, typed, work(model, typed).printed)
