"""One changed value and what the project says of it: worked out in part, or as a whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from pages import charts, problems, read

from generator.charts import DrawnChart
from generator.checks import Checked, datasets, statements
from generator.derive.derived import Derived, _Figures, _of_fact, derive
from generator.derive.formula import FormulaError, Node, parse
from generator.load import Loaded, load
from generator.model.catalog import Catalog
from generator.model.fact import Fact
from generator.model.when import When
from generator.project import Project
from generator.render import numbers

Value = int | float | When
_STEPS = (1.01, 1.03, 1.1, 1.3, 2.0, 4.0, 10.0, 40.0)


ONE_FACT, AND_STATEMENT = -1, -2
"""In place of a row: the value of a fact alone, or its value and its statement."""


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant, and the rule that caught it."""

    kind: Literal["caught", "changed", "listed", "within", "survived"]
    rule: str = ""


@dataclass
class Base:
    """The project as it is, and what its words rest on."""

    loaded: Loaded
    derived: Derived
    today: date
    shown: set[tuple[str, str]] = field(default_factory=set)
    formulas: dict[str, str] = field(default_factory=dict)
    charts: Mapping[str, DrawnChart] = field(default_factory=dict)
    rested: dict[tuple[str, int], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, today: date) -> "Base":
        """Read a project that has no mistakes, and fill its pages once."""
        loaded = load(Project(root))
        assert loaded.catalog is not None
        base = cls(loaded, derive(loaded.catalog, today, loaded.broken), today)
        assert not problems(base.loaded, base.derived, today)
        base.charts = charts(base.catalog, base.derived)
        read(base.loaded, base.derived, today, base.shown, base.formulas)
        for kind in ("facts", "events", "figures", "promises", "charts", "questions", "known"):
            for record in getattr(base.catalog, kind).values():
                base.formulas |= dict.fromkeys(record.checks, f"checks of {kind}")
        for row in base.catalog.comparison.rows if base.catalog.comparison else ():
            base.formulas |= dict.fromkeys(row.checks, "checks of the comparison")
        return base

    @property
    def catalog(self) -> Catalog:
        """All records as they are."""
        return self.derived.catalog

    @property
    def valued(self) -> list[Fact]:
        """The facts that hold a number or a day."""
        return [fact for fact in self.catalog.facts.values() if fact.value is not None]

    @cached_property
    def users(self) -> Mapping[str, set[str]]:
        """Each fact, figure and dataset, with the figures whose formulas use it."""
        users: dict[str, set[str]] = defaultdict(set)
        for name, trace in self.derived.traces.items():
            for used in (*trace.records, *trace.datasets):
                users[used].add(name)
        return users

    def resting_on(self, name: str) -> set[str]:
        """Give everything that follows from a record, itself included."""
        found, more = {name}, [name]
        while more:
            new = self.users.get(more.pop(), set()) - found
            found |= new
            more += new
        return found

    @cached_property
    def named(self) -> Mapping[str, set[str]]:
        """Each formula with all that it names."""
        return {formula: set(_texts(parse(formula))) for formula in self.formulas}

    def borders(self, name: str, value: float, is_whole: bool) -> Iterator[tuple[str, float]]:
        """Give, for each formula that rests on a fact, the nearest values that make it false."""
        affected = self.resting_on(name)
        for formula, names in self.named.items():
            if names & affected:
                for up in (True, False):
                    border = self._border((name, formula), value, up, is_whole)
                    if border is not None:
                        yield formula, border

    def _border(self, of: tuple[str, str], value: float, up: bool, is_whole: bool) -> float | None:
        name, formula = of
        good = value
        for step in _STEPS:
            bad = value * step if up else value / step
            if not _holds(mutated(self, name, -1, bad), formula):
                break
            good = bad
        else:
            return None
        while abs(bad - good) > (1 if is_whole else abs(value) / 500):
            middle = (bad + good) / 2
            middle = float(round(middle)) if is_whole else middle
            if middle in (bad, good):
                break
            if _holds(mutated(self, name, -1, middle), formula):
                good = middle
            else:
                bad = middle
        return (
            round(bad)
            if is_whole and not _holds(mutated(self, name, -1, round(bad)), formula)
            else bad
        )


def mutated(base: Base, record: str, row: int, value: Value) -> Derived:
    """Give what follows from the project with one value changed, working out only what must be."""
    affected = base.resting_on(record)
    kept = {name: it for name, it in base.derived.quantities.items() if name not in affected}
    traces = {name: it for name, it in base.derived.traces.items() if name not in affected}
    derived = Derived(changed(base.catalog, record, row, value), base.today, kept, traces)
    if row < 0:
        derived.quantities[record] = _of_fact(derived.catalog.facts[record])
    worker = _Figures(derived, {})
    for name in affected & base.catalog.figures.keys():
        worker.work(derived.catalog.figures[name])
    return derived


def changed(catalog: Catalog, record: str, row: int, value: Value) -> Catalog:
    """Give the catalog with one value changed."""
    if row < 0:
        fact = catalog.facts[record].model_copy(update={"value": value})
        return replace(catalog, facts={**catalog.facts, record: fact})
    rows = list(catalog.tables[record])
    rows[row] = rows[row]._replace(value=float(value))  # type: ignore[arg-type]
    table = replace(catalog.tables[record], rows=tuple(rows))
    return replace(catalog, tables={**catalog.tables, record: table})


def outcome(base: Base, record: str, row: int, value: Value) -> Outcome:
    """Say what becomes of a mutant, from what rests on it alone."""
    if told := _told(base, record, row, value):
        return told
    derived = mutated(base, record, row, value)
    if not _rested_on(base, record, row):
        shown = row >= 0 or _register_changes(base, derived, record)
        return Outcome("listed" if shown else "survived")
    hidden = not _is_small(base, record, row, value) and _is_hidden(base, derived, record)
    return Outcome("survived" if hidden else "within")


def _told(base: Base, record: str, row: int, value: Value) -> Outcome | None:
    """Give how a mutant is caught, or that words change; None when nothing tells."""
    derived = mutated(base, record, row, value)
    affected = base.resting_on(record)
    if derived.problems:
        return Outcome("caught", "a formula that cannot be worked out")
    for formula, names in base.named.items():
        if names & affected and not _holds(derived, formula):
            return Outcome("caught", base.formulas[formula])
    if found := _by_rule(base, derived, record, row):
        return Outcome("caught", found)
    return Outcome("changed") if _words_change(base, derived, affected) else None


def _rested_on(base: Base, record: str, row: int) -> bool:
    """Tell whether any words rest on a value: they tell when it is made absurd."""
    known = base.rested.get((record, row))
    if known is None:
        probes: tuple[Value, ...] = (987_654_321, 0)
        old = base.catalog.facts[record].value if row < 0 else 0
        if isinstance(old, When):
            probes = (When.parse("1901-01-01"), When.parse("2099-12-31"))
        known = any(_told(base, record, row, probe) for probe in probes)
        base.rested[record, row] = known
    return known


def _is_hidden(base: Base, derived: Derived, record: str) -> bool:
    """Tell whether a number that is printed became another, and yet reads as it did."""
    affected = base.resting_on(record)
    return any(
        base.derived.quantities[name].value != derived.quantities[name].value
        for name, _ in base.shown
        if name in affected
    )


def _is_small(base: Base, record: str, row: int, value: Value) -> bool:
    """Tell whether a value moved by one, or by one day, which words may round away or allow."""
    if row >= 0:
        old = base.catalog.tables[record].rows[row].value
        return abs(float(old or 0) - float(value)) <= 1  # type: ignore[arg-type]
    old = base.catalog.facts[record].value
    if isinstance(old, When) and isinstance(value, When):
        return abs((old.first - value.first).days) <= 1
    return abs(float(old or 0) - float(value)) <= 1  # type: ignore[arg-type]


def _by_rule(base: Base, derived: Derived, record: str, row: int) -> str:
    catalog = derived.catalog
    if row == AND_STATEMENT:
        return ""
    if row < 0:
        few = replace(catalog, facts={record: catalog.facts[record]})
        rule = statements.values_stand_in_statements
    else:
        of = {record: catalog.datasets[record]}
        few = replace(catalog, datasets=of, tables={record: catalog.tables[record]})
        rule = datasets.totals_never_fall
    found = list(rule(Checked(few, derived, {}, base.today)))
    return found[0].rule if found else ""


def _register_changes(base: Base, derived: Derived, fact: str) -> bool:
    """Tell whether the page of a fact prints another number. A table to download always does."""
    before, after = base.derived.quantities[fact], derived.quantities[fact]
    unit = base.catalog.units[before.unit]
    return numbers.plain(before, unit) != numbers.plain(after, unit)


def _words_change(base: Base, derived: Derived, affected: set[str]) -> bool:
    units = base.catalog.units
    for name, form in base.shown:
        if name in affected:
            before, after = base.derived.quantities[name], derived.quantities[name]
            unit = units[before.unit]
            if numbers.plain(before, unit, form) != numbers.plain(after, unit, form):
                return True
    drawn = {
        name: chart
        for name, chart in base.catalog.charts.items()
        if any(f'"{it}"' in chart.model_dump_json() for it in affected)
    }
    few = charts(replace(derived.catalog, charts=drawn), derived)
    return any(
        (few[name].csv, few[name].title, few[name].description)
        != (base.charts[name].csv, base.charts[name].title, base.charts[name].description)
        for name in drawn
    )


def whole(base: Base, record: str, row: int, value: Value) -> Outcome:
    """Say the same by checking and printing the whole project."""
    catalog = changed(base.catalog, record, row, value)
    derived = derive(catalog, base.today)
    loaded = replace(base.loaded, catalog=catalog)
    if found := problems(loaded, derived, base.today):
        return Outcome("caught", found[0])
    before = read(base.loaded, base.derived, base.today)
    same = read(loaded, derived, base.today) == before
    return Outcome("listed" if same else "changed")  # or "within": a whole build cannot tell


def _holds(derived: Derived, formula: str) -> bool:
    try:
        return derived.test(formula)
    except FormulaError:
        return False


def _texts(node: Node) -> Iterator[str]:
    if node.kind == "text":
        yield node.word
    for part in (*node.parts, *node.named.values()):
        yield from _texts(part)
