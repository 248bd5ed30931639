"""The numbers at the head of a page, each with who said it and until when it is true."""

from dataclasses import dataclass

from generator.derive.derived import Quantity
from generator.format import day, when
from generator.model.catalog import Catalog
from generator.pages.speaker import speaker


@dataclass(frozen=True)
class KeyFigure:
    """A number at the head of a page."""

    id: str
    label: str
    status: str
    note: str
    source: str


def key_figure(catalog: Catalog, quantity: Quantity) -> KeyFigure:
    """Give a number with the words around it."""
    name = quantity.id
    if quantity.kind == "figure":
        figure = catalog.figures[name]
        until = f"to {day(quantity.as_of)}"
        return KeyFigure(name, figure.label, quantity.status, "worked out", until)
    fact = catalog.facts[name]
    unit = catalog.units[quantity.unit]
    span = f"to {day(fact.date.last)}" if fact.date.precision == "span" else when(fact.date)
    words = f"{speaker(catalog, fact)}, {span}"
    return KeyFigure(name, fact.label or unit.many, fact.status, "", words)
