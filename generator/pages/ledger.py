"""Promised and happened: the rows of the ledger."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.derive.derived import Derived
from generator.derive.verdict import Rated
from generator.format import number, when
from generator.model.catalog import Catalog
from generator.model.fact import Fact
from generator.model.figure import Promise, Reason
from generator.pages.drawing import Amount, Sketch, sketch
from generator.pages.speaker import speaker
from generator.pages.used import Link, in_full
from generator.render.numbers import plain

REASONS: Mapping[Reason, str] = {
    "unclear-promise": "The promise is unclear",
    "nothing-published": "There is nothing to test it by",
    "too-early": "It is too early",
    "sources-conflict": "Sources conflict",
}
"""The closed list of reasons why a promise cannot be rated, as readers see it."""


@dataclass(frozen=True)
class LedgerRow:
    """A promise beside what happened. `measures` links to what its rule rests on."""

    promise: Promise
    fact: Fact
    rated: Rated
    said: str
    sketch: Sketch | None
    measures: list[Link]

    @property
    def reason(self) -> str:
        """Say in words why the promise cannot be rated; empty when it is."""
        return REASONS[self.rated.reason] if self.rated.reason else ""


def ledger_rows(
    catalog: Catalog, derived: Derived, names: Sequence[str] | None = None
) -> list[LedgerRow]:
    """Give the rows of some promises, or of all in the order of their file."""
    chosen = [catalog.promises[name] for name in names or catalog.promises]
    rows = []
    for promise in chosen:
        fact = catalog.facts[promise.fact]
        said = f"{speaker(catalog, fact)}, {when(fact.date)}"
        drawn = _sketch(catalog, derived, promise)
        rated = derived.verdicts[promise.id]
        rows.append(LedgerRow(promise, fact, rated, said, drawn, measures(derived, promise)))
    return rows


def measures(derived: Derived, promise: Promise) -> list[Link]:
    """Give what the rule of a promise measures: figures, facts and datasets, not the claim."""
    catalog = derived.catalog
    found: list[Link] = []
    for name in (name for rule in (promise.met, promise.partly) for name in _named(rule)):
        if name in catalog.datasets:
            found.append(Link(f"data/#{name}", catalog.datasets[name].title))
        elif name in derived.quantities and name != promise.fact:
            quantity = derived.quantities[name]
            found.append(Link(f"facts/{name}/", in_full(catalog, quantity)))
    return list(dict.fromkeys(found))


def _named(rule: str | None) -> list[str]:
    """Give the ids that a rule names, in order."""
    return re.findall(r'\(\s*"([^"]+)"', rule) if rule else []


def _sketch(catalog: Catalog, derived: Derived, promise: Promise) -> Sketch | None:
    drawing = promise.drawing
    if drawing is None:
        return None

    def amount(name: str) -> Amount:
        quantity = derived.quantities[name]
        words = plain(quantity, catalog.units[quantity.unit])
        if isinstance(quantity.value, date):
            return Amount(float(quantity.value.toordinal()), words, quantity.line != "solid")
        return Amount(abs(quantity.value), words, quantity.line != "solid")

    series: list[Amount | None] = []
    if drawing.dataset:
        values = [row.value for row in catalog.tables[drawing.dataset]]
        series = [None if value is None else Amount(value, number(value)) for value in values]
        while series and series[-1] is None:
            series.pop()
    return sketch(drawing, amount, series)
