"""What a chart reads: the catalog, the numbers that follow from it, and the words they make."""

from dataclasses import dataclass
from datetime import date

from generator.charts.phrases import short_day
from generator.derive import Derived
from generator.format import day, in_words, month, number
from generator.model.base import REFERENCE
from generator.model.catalog import Catalog
from generator.model.figure import Unit


@dataclass(frozen=True)
class Inputs:
    """The records and the numbers, with the few questions that charts ask of them."""

    catalog: Catalog
    derived: Derived

    def plain(self, text: str) -> str:
        """Print a text with the value of each [[id]] in its place."""
        return REFERENCE.sub(lambda hole: self.printed(hole.group(1), hole.group(2)), text)

    def printed(self, name: str, form: str | None = None) -> str:
        """Print a fact or figure; `unit` or `words` adds its unit, `word` spells it."""
        quantity = self.derived.quantities[name]
        about = f"{quantity.qualifier} " if quantity.qualifier else ""
        value = quantity.value
        if isinstance(value, date):
            days = {"month": month(value), "year": f"{value.year}", "short": short_day(value)}
            return about + days.get(form or "", day(value))
        if quantity.form == "one-in":
            return f"{about}one in {number(1 / value)}"
        if form == "word":
            return about + in_words(value)
        unit = self.catalog.units[quantity.unit]
        return f"{about}{unit.before}{number(value, quantity.decimals)}{_after(unit, form, value)}"

    def value(self, name: str) -> float:
        """Give the number of a fact or figure. Raises TypeError when it is a day."""
        value = self.derived.quantities[name].value
        if isinstance(value, date):
            raise TypeError(f"{name} is a day")
        return value

    def day(self, name: str) -> date:
        """Give the day of an event, or of a fact or figure that is one."""
        if event := self.catalog.events.get(name):
            return event.date.first
        value = self.derived.quantities[name].value
        if not isinstance(value, date):
            raise TypeError(f"{name} is not a day")
        return value


def _after(unit: Unit, form: str | None, value: float) -> str:
    """Give what follows a number: its sign always, its words when they are asked for."""
    sign = unit.after if unit.before or not unit.after.startswith(" ") else ""
    if form == "words":
        return sign or f" {unit.one if value == 1 else unit.many}"
    return unit.after if form == "unit" else sign
