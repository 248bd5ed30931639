"""Rules that a calculator must keep, so that its script never meets what it cannot work out."""

from collections.abc import Iterator

from generator.checks.rule import Checked
from generator.derive.derived import Quantity
from generator.derive.formula import FormulaError
from generator.derive.steps import steps
from generator.load.phrases import nearest
from generator.model.calculator import Calculator, Input
from generator.problems import Problem


def calculators_work(checked: Checked) -> Iterator[Problem]:
    """Choices are numbers in the unit of their input, and answers follow from the inputs."""
    for record in checked.catalog.calculators.values():
        at = f"calculators:{record.id}"
        found = [*_units(checked, record, at), *_choices(checked, record, at)]
        yield from found
        if not found:
            yield from _formulas(checked, record, at)
        yield from _table(checked, record, at)


def _units(checked: Checked, record: Calculator, at: str) -> Iterator[Problem]:
    units = {f"inputs.{place}": part.unit for place, part in enumerate(record.inputs)}
    units |= {f"answers.{place}": part.unit for place, part in enumerate(record.answers)}
    for where, unit in units.items():
        if unit == "date":
            sentence = "A calculator works with numbers, not with days."
            yield checked.problem("unit", f"{at}.{where}.unit", sentence, "Name a unit of a count.")
        elif not checked.known("units", unit):
            hint = nearest(unit, checked.catalog.units)
            sentence = f"There is no unit `{unit}`."
            yield checked.problem("reference", f"{at}.{where}.unit", sentence, hint)


def _known(checked: Checked, part: Input, quantity: Quantity) -> bool:
    return all(checked.known("units", unit) for unit in (part.unit, quantity.unit))


def _choices(checked: Checked, record: Calculator, at: str) -> Iterator[Problem]:
    numbers = checked.derived.quantities
    for place, part in enumerate(record.inputs):
        for position, choice in enumerate(part.choices):
            where = f"{at}.inputs.{place}.choices.{position}.number"
            quantity = numbers.get(choice.number)
            if quantity is None and not checked.excused(choice.number):
                sentence = f"`{choice.number}` is no fact or figure with a value."
                hint = nearest(choice.number, numbers)
                yield checked.problem("reference", where, sentence, hint)
            elif quantity and quantity.unit != part.unit and _known(checked, part, quantity):
                sentence = (
                    f"`{choice.number}` is in {quantity.unit}, and this input in {part.unit}."
                )
                yield checked.problem("unit", where, sentence, "Take a number in the same unit.")


def _formulas(checked: Checked, record: Calculator, at: str) -> Iterator[Problem]:
    inputs = {part.id: part.unit for part in record.inputs}
    for place, answer in enumerate(record.answers):
        where = f"{at}.answers.{place}"
        if answer.form != "number" and answer.unit != "ratio":
            sentence = (
                f"An answer of the form `{answer.form}` has the unit ratio, not {answer.unit}."
            )
            yield checked.problem("unit", f"{where}.unit", sentence, "Write `unit: ratio`.")
            continue
        try:
            steps(answer.formula, inputs, answer.unit, checked.catalog.units)
        except FormulaError as error:
            yield checked.problem("formula", f"{where}.formula", str(error), error.hint)


def _table(checked: Checked, record: Calculator, at: str) -> Iterator[Problem]:
    answers = [answer.id for answer in record.answers]
    for place, name in enumerate(record.columns):
        if name not in answers:
            sentence = f"There is no answer `{name}`."
            where = f"{at}.columns.{place}"
            yield checked.problem("reference", where, sentence, nearest(name, answers))
    offered = {part.id: [choice.number for choice in part.choices] for part in record.inputs}
    for place, case in enumerate(record.cases):
        for name, number in case.take.items():
            where = f"{at}.cases.{place}.take.{name}"
            if name not in offered:
                sentence = f"There is no input `{name}`."
                yield checked.problem("reference", where, sentence, nearest(name, offered))
            elif number not in offered[name]:
                sentence = f"`{number}` is no choice of the input `{name}`."
                hint = nearest(number, offered[name]) or "Add it to the choices."
                yield checked.problem("reference", where, sentence, hint)
