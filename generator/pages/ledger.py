"""Promised and happened: the rows of the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan

from generator.derive.derived import Derived
from generator.derive.verdict import Rated
from generator.format import number, when
from generator.model.catalog import Catalog
from generator.model.fact import Fact
from generator.model.figure import Promise
from generator.pages.drawing import Amount, Sketch, sketch
from generator.pages.speaker import speaker
from generator.render.numbers import plain


@dataclass(frozen=True)
class LedgerRow:
    """A promise beside what happened."""

    promise: Promise
    fact: Fact
    rated: Rated
    said: str
    sketch: Sketch | None


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
        rows.append(LedgerRow(promise, fact, derived.verdicts[promise.id], said, drawn))
    return rows


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
        values = catalog.tables[drawing.dataset]["value"]
        series = [None if isnan(value) else Amount(value, number(value)) for value in values]
        while series and series[-1] is None:
            series.pop()
    return sketch(drawing, amount, series)
