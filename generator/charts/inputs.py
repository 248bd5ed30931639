"""What a chart reads: the catalog, the numbers that follow from it, and the words they make."""

from dataclasses import dataclass
from datetime import date

from generator.derive import Derived, Quantity
from generator.format import day, number, rounded
from generator.model.base import REFERENCE
from generator.model.catalog import Catalog


@dataclass(frozen=True)
class Inputs:
    """The records and the numbers, with the few questions that charts ask of them."""

    catalog: Catalog
    derived: Derived

    def plain(self, text: str) -> str:
        """Print a text with the value of each [[id]] in its place."""
        return REFERENCE.sub(lambda hole: self.printed(hole.group(1), hole.group(2)), text)

    def printed(self, name: str, form: str | None = None) -> str:
        """Print the value of a fact or figure; form `unit` or `words` adds its unit."""
        quantity = self.derived.quantities[name]
        if isinstance(quantity.value, date):
            return day(quantity.value)
        unit = self.catalog.units[quantity.unit]
        value = _number(quantity, quantity.value)
        about = f"{quantity.qualifier} " if quantity.qualifier else ""
        if form == "words":
            one = rounded(quantity.value, quantity.decimals) == 1
            return f"{about}{value} {unit.one if one else unit.many}"
        after = unit.after if form == "unit" or not unit.after.startswith(" a ") else ""
        return f"{about}{unit.before}{value}{'' if value.endswith('%') else after}"

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


def _number(quantity: Quantity, value: float) -> str:
    if quantity.form == "percent":
        return f"{number(100 * value, quantity.decimals)}%"
    if quantity.form == "one-in":
        return f"1 in {number(1 / value)}"
    return number(value, quantity.decimals)
