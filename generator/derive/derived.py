"""Every number that a page may print: the values of facts and the results of figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.derive.arithmetic import explain
from generator.derive.dimension import dimension, scale, words
from generator.derive.evaluate import evaluate
from generator.derive.formula import FormulaError, InputBrokenError
from generator.derive.scope import Measure, Result, Scope, Trace
from generator.derive.verdict import Rated, rate
from generator.load.phrases import nearest
from generator.model.catalog import Catalog, Place
from generator.model.fact import Fact, Status
from generator.model.figure import Figure, Form
from generator.model.when import When
from generator.problems import Problem

_SOFT: tuple[Status, ...] = ("reported", "proposed", "announced", "contested")
Line = Literal["solid", "dotted", "double"]


@dataclass(frozen=True)
class Quantity:
    """A number (in its unit, unrounded) or a day, with what is printed around it."""

    id: str
    kind: Literal["fact", "figure"]
    value: float | date
    unit: str
    status: Status
    as_of: date
    qualifier: str | None = None
    decimals: int = 0
    form: Form = "number"
    disputed: bool = False

    @property
    def line(self) -> Line:
        """The line under the number: double where sources differ, dotted where only said."""
        if self.disputed or self.status == "contested":
            return "double"
        return "dotted" if self.status in _SOFT else "solid"


@dataclass
class Derived:
    """What follows from a catalog on a day.

    `quantities` has every fact with a value and every figure, by id; `traces` what each figure
    rested on; `verdicts` each promise's result; `problems` the formulas that do not work.
    """

    catalog: Catalog
    today: date
    quantities: dict[str, Quantity] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    verdicts: dict[str, Rated] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def test(self, formula: str) -> bool:
        """Work out a formula that is true or false. Raises FormulaError when it is neither."""
        result = evaluate(formula, Scope(self.catalog, self.result))
        if not isinstance(result, bool):
            hint = "Compare two values with <, <=, >, >=, = or about()."
            raise FormulaError("This formula gives a number, not true or false.", hint)
        return result

    def explain(self, formula: str) -> list[str]:
        """Say what a formula that is true or false found. Raises FormulaError as `test` does."""
        return explain(formula, Scope(self.catalog, self.result))

    def result(self, figure: str) -> Result:
        """Give a figure's result in base units. Raises FormulaError when there is none."""
        quantity = self.quantities.get(figure)
        if quantity is None or quantity.kind != "figure":
            hint = nearest(figure, self.catalog.figures)
            raise FormulaError(f"There is no figure `{figure}`.", hint)
        if isinstance(quantity.value, date):
            return quantity.value
        return Measure(quantity.value * scale(quantity.unit), dimension(quantity.unit))


def derive(catalog: Catalog, today: date, broken: Mapping[str, set[str]] | None = None) -> Derived:
    """Work out everything. Mistakes in formulas are listed in `problems`, none is raised.

    `broken` holds ids of records that could not be read: what rests on them is not blamed.
    """
    derived = Derived(catalog, today)
    for fact in catalog.facts.values():
        if fact.value is not None and fact.unit is not None:
            derived.quantities[fact.id] = _of_fact(fact)
    worker = _Figures(derived, broken or {})
    for figure in catalog.figures.values():
        worker.work(figure)
    for promise in catalog.promises.values():
        try:
            derived.verdicts[promise.id] = rate(promise, derived.test, today, derived.explain)
        except FormulaError as error:
            if not worker.follows(error):
                place = catalog.places[f"promises:{promise.id}.{error.field or 'id'}"]
                derived.problems.append(_problem(place, error))
    return derived


def _of_fact(fact: Fact) -> Quantity:
    unit = fact.unit or ""
    common = (fact.status, fact.date.last, fact.qualifier)
    if isinstance(fact.value, When):
        value: float | date = fact.value.first
        decimals = 0
    else:
        value = float(fact.value or 0)
        decimals = len(str(fact.value).partition(".")[2]) if isinstance(fact.value, float) else 0
    return Quantity(
        fact.id, "fact", value, unit, *common, decimals=decimals, disputed=bool(fact.others)
    )


class _Figures:
    """Figures worked out in whatever order they need each other."""

    def __init__(self, derived: Derived, broken: Mapping[str, set[str]]) -> None:
        self.derived = derived
        self.broken = broken
        self.underway: list[str] = []
        self.traces: list[Trace] = []
        self.failed: set[str] = set(broken.get("figures", ()))

    def work(self, figure: Figure) -> None:
        if figure.id in self.derived.quantities or figure.id in self.failed:
            return
        trace = Trace()
        scope = Scope(self.derived.catalog, self.needed, trace)
        self.underway.append(figure.id)
        self.traces.append(trace)
        try:
            result = evaluate(figure.formula, scope)
            self.derived.quantities[figure.id] = self.quantity(figure, result, trace)
            self.derived.traces[figure.id] = trace
        except FormulaError as error:
            self.failed.add(figure.id)
            if not self.follows(error):
                place = self.derived.catalog.places[f"figures:{figure.id}.formula"]
                self.derived.problems.append(_problem(place, error))
        finally:
            self.underway.pop()
            self.traces.pop()

    def follows(self, error: FormulaError) -> bool:
        """Tell whether an error is only the consequence of one that is reported elsewhere."""
        if isinstance(error, InputBrokenError):
            return True
        hidden = {name for names in self.broken.values() for name in names} | self.failed
        said = str(error)
        return said.startswith("There is no") and any(f"`{name}`" in said for name in hidden)

    def needed(self, name: str) -> Result:
        if name in self.underway:
            circle = " → ".join([*self.underway[self.underway.index(name) :], name])
            hint = "Let one of these figures rest on facts and datasets only."
            raise FormulaError(f"This figure needs itself: {circle}.", hint)
        figure = self.derived.catalog.figures.get(name)
        if figure is not None:
            self.work(figure)
        if name in self.failed:
            raise InputBrokenError(f"There is no figure `{name}`.")
        if figure is None:
            hint = nearest(name, self.derived.catalog.figures)
            raise FormulaError(f"There is no figure `{name}`.", hint)
        inner = self.derived.traces.get(name)
        if inner and inner.until:
            self.traces[-1].cover(inner.until)
        return self.derived.result(name)

    def quantity(self, figure: Figure, result: Result, trace: Trace) -> Quantity:
        if not isinstance(result, (Measure, date)):
            raise FormulaError("A figure's formula gives a number or a date.")
        if isinstance(result, Measure) and result.dimension != dimension(figure.unit):
            given = words(result.dimension, self.derived.catalog.units)
            sentence = f"The formula gives {given}, not {figure.unit}."
            raise FormulaError(sentence, "Correct `unit`, or the formula.")
        if isinstance(result, date) and figure.unit != "date":
            sentence = f"The formula gives a day, not {figure.unit}."
            raise FormulaError(sentence, "Write `unit: date`, or correct the formula.")
        value = result.value / scale(figure.unit) if isinstance(result, Measure) else result
        return Quantity(
            figure.id,
            "figure",
            value,
            figure.unit,
            self.softest(trace),
            trace.until or self.derived.today,
            figure.qualifier,
            figure.decimals,
            figure.form,
        )

    def softest(self, trace: Trace) -> Status:
        """A derived number is no harder than the softest thing that it rests on.

        The day of an announcement is as sure as any day, so only a day in doubt softens it.
        """
        inputs = [self.derived.quantities[name] for name in trace.records]
        known = [
            found.status
            for found in inputs
            if not (isinstance(found.value, date) and found.status in ("proposed", "announced"))
        ]
        return next((status for status in _SOFT if status in known), "measured")


def _problem(place: Place, error: FormulaError) -> Problem:
    column = place.text + error.position if place.text else place.column
    return Problem(place.file, place.line, column, "formula", str(error), error.hint)
