"""The closed list of functions that a formula may call. Each is documented for editors here.

A function takes the scope, its arguments and its named arguments, and gives a result. The first
line of its docstring is how it is called; docs/contribute/formulas.md is made of them.
"""

import math
import operator
from collections.abc import Callable
from datetime import date
from statistics import fmean
from typing import Any

from generator.derive.dimension import NONE, dimension, scale, times
from generator.derive.formula import FormulaError, InputBrokenError
from generator.derive.remembered import Function, remembered
from generator.derive.rows import known, numbers, refuse_mixed, select
from generator.derive.scope import Measure, Result, Scope
from generator.load.phrases import nearest
from generator.model.when import When


def _fact(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """fact("id"): the value of a fact, with its unit; a date when the fact holds a date."""
    name = _text(args, 0, 'fact("id")')
    record = scope.catalog.facts.get(name)
    if record is None:
        hint = nearest(name, scope.catalog.facts)
        raise FormulaError(f"There is no fact `{name}`.", hint)
    if record.value is None:
        raise FormulaError(f"The fact `{name}` has no value.", "Give it a value and a unit.")
    if record.unit is None:
        raise InputBrokenError(f"The fact `{name}` has no unit.")
    scope.trace.records.append(name)
    scope.trace.cover(record.date.last)
    if isinstance(record.value, When):
        return record.value.first
    return Measure(record.value * scale(record.unit), dimension(record.unit))


def _figure(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """figure("id"): the result of another figure."""
    name = _text(args, 0, 'figure("id")')
    scope.trace.records.append(name)
    return scope.figure(name)


def _aggregate(how: Callable[[list[float]], float], *, several: bool = False) -> Function:
    """Give a function of all numbers of some rows; of `several` a period, where it adds them."""

    @remembered
    def apply(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
        rows, of = select(scope, args, named)
        if missing := ", ".join([row.period for row in rows if row.value is None][:3]):
            hint = "Missing is not zero: choose the dates with from= and to=, or another dataset."
            raise FormulaError(f"There is no number for {missing}.", hint)
        if not several:
            refuse_mixed(rows)
        scope.cover(str(args[0]), rows)
        return Measure(how(numbers(rows)), of)

    return apply


def _pick(which: int) -> Function:
    @remembered
    def apply(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
        rows, of = select(scope, args, named)
        held = sorted(known(rows), key=lambda row: row.first)
        if not held:
            raise FormulaError("There is no number in this period.", "Missing is not zero.")
        refuse_mixed(held)
        scope.cover(str(args[0]), [held[which]])
        return Measure(numbers([held[which]])[0], of)

    return apply


@remembered
def _at(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """at("dataset", 2026-06, dimension="value"): the observation of one period."""
    if len(args) != 2:
        raise FormulaError("at() needs a dataset and a period.", 'at("the-dataset", 2026-06)')
    wanted = args[1].isoformat() if isinstance(args[1], date) else _period(args[1])
    rows, of = select(scope, args[:1], named)
    found = [row for row in rows if row.period == wanted]
    if len(found) != 1:
        sentence = f"There are {len(found)} rows for {wanted}; at() needs one."
        raise FormulaError(sentence, "Check the period, and name every dimension.")
    if not (values := numbers(found)):
        raise FormulaError(f"There is no number for {wanted}.", "Missing is not zero.")
    scope.cover(str(args[0]), found)
    return Measure(values[0], of)


@remembered
def _count(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """count("dataset", above=…, below=…): how many periods have a number, or one beyond a limit."""
    limits = {key: named.pop(key) for key in ("above", "below") if key in named}
    rows, of = select(scope, args, named)
    refuse_mixed(rows)
    values = numbers(rows)
    for key, limit in limits.items():
        beyond = operator.gt if key == "above" else operator.lt
        edge = _same(limit, of, f"count({key}=…)")
        values = [value for value in values if beyond(value, edge)]
    scope.cover(str(args[0]), rows)
    return Measure(float(len(values)), NONE)


@remembered
def _periods_above(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """periods_above("dataset", rate): in how many periods the number beat a rate per week."""
    if len(args) != 2:
        raise FormulaError('Write periods_above("the-dataset", fact("the-rate")).')
    rows, of = select(scope, args[:1], named)
    held = known(rows)
    refuse_mixed(held)
    rate = _same(args[1], times(of, dimension("weeks"), -1), "periods_above()")
    scope.cover(str(args[0]), held)
    beat = [row for row in held if (row.value or 0.0) / (row.days / 7) > rate]
    return Measure(float(len(beat)), NONE)


def _days_between(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """days_between(a, b): days from a to b, the first day not counted."""
    first, last = _dates(args, "days_between(a, b)")
    return Measure(float((last - first).days), dimension("days"))


def _days_in(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """days_in(a, b): days from a to b, both counted."""
    first, last = _dates(args, "days_in(a, b)")
    scope.trace.cover(last)
    return Measure(float((last - first).days + 1), dimension("days"))


def _weeks_in(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """weeks_in(a, b): weeks from a to b, both days counted."""
    first, last = _dates(args, "weeks_in(a, b)")
    scope.trace.cover(last)
    return Measure(((last - first).days + 1) / 7, dimension("weeks"))


def _change(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """change(old, new): the change from old to new as a share of old; -0.4 is 40% fewer."""
    old, new = _pair(args, "change(old, new)")
    return Measure((new.value - old.value) / _not_zero(old), NONE)


def _share(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """share(part, whole): the part as a share of the whole; 0.25 is a quarter."""
    part, whole = _pair(args, "share(part, whole)")
    return Measure(part.value / _not_zero(whole), NONE)


def _about(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """about(a, b, within=0.1): true when a is within a tenth (or another share) of b."""
    within = named.get("within", Measure(0.1, NONE))
    first, second = _pair(args, "about(a, b)")
    return abs(first.value - second.value) <= _same(within, NONE, "within") * abs(second.value)


def _abs(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
    """abs(x): x without its sign."""
    inner = _measure(args, 0, "abs(x)")
    return Measure(abs(inner.value), inner.dimension)


def _extreme(choose: Any) -> Function:
    def apply(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
        first, second = _pair(args, "min(a, b) and max(a, b)")
        return Measure(choose(first.value, second.value), first.dimension)

    return apply


FUNCTIONS: dict[str, Function] = {
    "fact": _fact,
    "figure": _figure,
    "total": _aggregate(math.fsum, several=True),
    "mean": _aggregate(fmean),
    "largest": _aggregate(max),
    "smallest": _aggregate(min),
    "first": _pick(0),
    "latest": _pick(-1),
    "at": _at,
    "count": _count,
    "periods_above": _periods_above,
    "days_between": _days_between,
    "days_in": _days_in,
    "weeks_in": _weeks_in,
    "change": _change,
    "share": _share,
    "about": _about,
    "abs": _abs,
    "min": _extreme(min),
    "max": _extreme(max),
}


def _text(args: list[Result], position: int, usage: str) -> str:
    if len(args) <= position or not isinstance(args[position], str):
        raise FormulaError("The id stands in double quotes.", usage)
    return str(args[position])


def _period(value: Result) -> str:
    return f"{value.value:.0f}" if isinstance(value, Measure) else str(value)


def _measure(args: list[Result], position: int, usage: str) -> Measure:
    found = args[position] if len(args) > position else None
    if not isinstance(found, Measure):
        hint = "Name a fact, a figure or a dataset that holds a number."
        raise FormulaError(f"{usage} needs numbers.", hint)
    return found


def _pair(args: list[Result], usage: str) -> tuple[Measure, Measure]:
    first, second = _measure(args, 0, usage), _measure(args, 1, usage)
    if first.dimension != second.dimension:
        sentence = f"The two values of {usage} have different units."
        raise FormulaError(sentence, "Name two values that count the same thing.")
    return first, second


def _same(value: Result, of: Any, usage: str) -> float:
    if not isinstance(value, Measure) or value.dimension != of:
        sentence = f"The limit of {usage} has another unit than the numbers."
        raise FormulaError(sentence, "A typed number has no unit: name a fact or a figure.")
    return value.value


def _dates(args: list[Result], usage: str) -> tuple[date, date]:
    found = [part for part in args if isinstance(part, date)]
    if len(found) != 2 or len(args) != 2:
        raise FormulaError(f"{usage} needs two days.", "A day is 2025-08-06 or a fact with one.")
    return found[0], found[1]


def _not_zero(value: Measure) -> float:
    if value.value == 0:
        hint = "The value that it is compared with is zero: choose another."
        raise FormulaError("This divides by zero.", hint)
    return value.value
