"""Numbers and days that were typed or pasted, and the hole that would print each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.checks.rule import Checked
from generator.derive.derived import Quantity
from generator.format import MONTHS, day, month, number
from generator.load.guess import meant_day
from generator.problems import Hint

_MONTH = "|".join(MONTHS)
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH})(?: \d{{1,2}}(?:st|nd|rd|th)?,)? \d{{4}}"
TYPED = re.compile(rf"\b{_DATE}\b|\d[\d,.:/-]*")
"""A date in words, or a numeral."""
_WORD = re.compile(r"[a-z]{4,}")
_OFFERED = 3
HINT = 'Print it from the data: {{ num("its-id") }} or {{ date("its-id") }}.'


@dataclass(frozen=True)
class Offer:
    """A hole, the record that it prints, and that record's words."""

    hole: str
    id: str
    words: str


def hint_for(checked: Checked, typed: str, around: str, form: str) -> str:
    """Give the hint for what was typed; `around` is its sentence, `form` is how a hole is written.

    `form` has one place for the hole's function and id: `{{ {}("{}") }}` in words, `[[{1}]]` above.
    """
    offers = sorted(_offers(checked, typed), key=lambda offer: -_likeness(offer, around))
    if not offers:
        return HINT if "{{" in form else "Write [[its-id]] instead."
    best, *others = (form.format(offer.hole, offer.id) for offer in offers[:_OFFERED])
    also = "".join(f", or {other}" for other in others)
    return Hint(f"Print it from the data: {best}{also}", typed, best)


def _offers(checked: Checked, typed: str) -> Iterator[Offer]:
    iso, _ = meant_day(typed)
    catalog = checked.catalog
    for name, quantity in checked.derived.quantities.items():
        if _prints(quantity, typed, iso):
            yield Offer("num", name, f"{name} {_words(checked, name)}")
    if len(iso) == 10:
        dated: Iterable[tuple[str, str, date, str]] = (
            (event.id, event.title, event.date.first, event.date.precision)
            for event in catalog.events.values()
        )
        for name, title, at, precision in dated:
            if precision == "day" and at.isoformat() == iso:
                yield Offer("date", name, f"{name} {title}")


def _prints(quantity: Quantity, typed: str, iso: str) -> bool:
    if isinstance(quantity.value, date):
        return iso in (quantity.value.isoformat(), day(quantity.value), month(quantity.value))
    if quantity.form != "number":
        return False
    printed = number(quantity.value, quantity.decimals)
    return typed in (printed, printed.replace(",", ""))


def _words(checked: Checked, name: str) -> str:
    fact, figure = checked.catalog.facts.get(name), checked.catalog.figures.get(name)
    words = fact.statement if fact else figure.label if figure else ""
    quantity = checked.derived.quantities[name]
    unit = checked.catalog.units.get(quantity.unit)
    return f"{words} {unit.many if unit else ''}"


def _likeness(offer: Offer, around: str) -> int:
    """Tell how many words a record shares with the sentence."""
    return len({*_WORD.findall(offer.words.lower())} & {*_WORD.findall(around.lower())})
