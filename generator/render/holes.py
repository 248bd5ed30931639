"""The functions that words and templates may call. Documented for editors in docs/contribute."""

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from generator.derive.derived import Derived, Quantity
from generator.derive.formula import FormulaError
from generator.derive.values import values
from generator.load.phrases import nearest
from generator.model.base import REFERENCE
from generator.model.catalog import Catalog
from generator.model.fact import Status
from generator.model.when import When
from generator.render import numbers
from generator.render.counts import counted
from generator.render.links import relative
from generator.render.marks import mark, spoken
from generator.render.page import HoleError

UNIT_FORMS = ("", "unit", "words", "word", *numbers.DATE_FORMS)


class Holes:
    """Everything that may stand between {{ and }}, for the page that is being printed.

    Every function raises HoleError when it is asked for something that is not there.
    """

    def __init__(self, catalog: Catalog, derived: Derived) -> None:
        """Begin on the front page."""
        self.catalog = catalog
        self.derived = derived
        self.here = ""
        self.notes: dict[str, int] = {}
        self.targets: set[tuple[str, str]] = set()
        self.links: set[str] = set()
        self.shown: set[str] = set()
        self.names = tuple(catalog.names_with_numerals())
        self.tongues = tuple(catalog.names_elsewhere())

    def begin(self, here: str) -> None:
        """Begin the page at an address: it has printed no number yet."""
        self.here = here
        self.notes = {}
        self.links = set()
        self.shown = {here}

    def end(self) -> list[str]:
        """Give the numbers that the page printed, in order."""
        return list(self.notes)

    def functions(self) -> dict[str, Callable[..., Any]]:
        """Give every function by the name that editors use."""
        return {
            "num": self.num,
            "number": self.number,
            "plain": self.plain,
            "date": self.date,
            "text": self.text,
            "when": self.when,
            "url": self.url,
            "check": self.check,
            "count": self.count,
            "term": self.term,
            "actor": self.actor,
            "source": self.source,
            "event": self.event,
            "say": self.say,
        }

    def num(self, name: str, unit: bool | str = "") -> Markup:
        """num("id"): a fact's value or a figure, as a number with a note at the foot of the page.

        unit=True adds the short unit, unit="words" the full one, unit="word" spells it out.
        On its own record it is no link, nor on an earlier day from which none of its sources is
        kept.
        """
        record = f"facts/{name}/"
        fact = self.catalog.facts.get(name)
        if self.here == record or (fact is not None and not fact.citations):
            return self.number(name, unit)
        inner = self.bare(name, unit)
        order = self.notes.setdefault(name, len(self.notes) + 1)
        return numbers.traced(self.quantity(name), inner, order)

    def number(self, name: str, unit: bool | str = "") -> Markup:
        """number("id"): the same with its line but without a link, for the record's own page."""
        inner = self.bare(name, unit)
        look = numbers.look(self.quantity(name), inner)
        return Markup('<span class="num {}">{}</span>').format(look, inner)

    def bare(self, name: str, unit: bool | str = "") -> Markup:
        """bare("id"): the same without a line or a link."""
        quantity = self.quantity(name)
        self.shown.add(f"facts/{name}/")
        return numbers.printed(quantity, self._unit(quantity), _form(unit))

    def plain(self, name: str, unit: bool | str = "") -> str:
        """plain("id"): the same as text, without a link."""
        quantity = self.quantity(name)
        self.shown.add(f"facts/{name}/")
        return numbers.plain(quantity, self._unit(quantity), _form(unit))

    def date(self, name: str, how: str = "") -> Markup:
        """date("id"): the day of an event or of a fact; how="month", "year" or "short"."""
        if how and how not in numbers.DATE_FORMS:
            raise HoleError(f"A date has no form “{how}”.", nearest(how, numbers.DATE_FORMS), how)
        quantity = self.derived.quantities.get(name)
        if quantity and quantity.unit == "date":
            return self.num(name, how)
        record = self.catalog.events.get(name) or self.catalog.facts.get(name)
        if record is None:
            known = [*self.catalog.events, *self.catalog.facts]
            raise HoleError(f"There is no event or fact `{name}`.", nearest(name, known), name)
        if how and record.date.precision == "span":
            hint = "Leave the form out, or name a record of a single day."
            raise HoleError(f"The date of `{name}` is a span of days.", hint, name)
        return numbers.when_element(record.date, how)

    def when(self, of: When, how: str = "") -> Markup:
        """when(date): a record's date, in its own precision."""
        return numbers.when_element(of, how)

    def text(self, words: str) -> Markup:
        """text(words): a text from the data, with its [[id]] filled and its numerals marked."""
        html = Markup("")
        at = 0
        for found in REFERENCE.finditer(words):
            before = words[at : found.start()]
            number = self.num(found.group(1), found.group(2) or "")
            starts = not before.strip() if at == 0 else before.endswith((". ", "? "))
            html += mark(before, self.names, self.tongues) + (
                _capitalised(number) if starts else number
            )
            at = found.end()
        return html + mark(words[at:], self.names, self.tongues)

    def filled(self, words: str) -> str:
        """filled(words): a text from the data as plain text, its [[id]] filled."""
        text = REFERENCE.sub(lambda found: self.plain(found[1], found[2] or ""), words)
        return text[:1].upper() + text[1:] if words.startswith("[[") else text

    def say(self, words: str) -> Markup:
        """say(words): a text from the data with its numerals marked and nothing linked."""
        return mark(self.filled(words), self.names, self.tongues)

    def spoken(self, words: str) -> Markup:
        """spoken(words): plain words with their names in other languages marked."""
        return spoken(words, self.tongues)

    def url(self, target: str) -> str:
        """url("facts/an-id/"): the link from this page to an address of the site."""
        self.targets.add((self.here, target))
        self.links.add(target)
        return relative(target, self.here)

    def shows(self, target: str) -> str:
        """Remember that the page prints the record at an address, which it does not link to."""
        self.shown.add(target)
        return ""

    def check(self, formula: str) -> str:
        """check("formula"): prints nothing; the build fails here when it is not true."""
        try:
            holds = self.derived.test(formula)
        except FormulaError as error:
            raise HoleError(str(error), error.hint, formula[:20]) from None
        if not holds:
            hint = "Change the sentence, or the formula if the sentence still says what it tests."
            sentence = f"This is no longer true: {formula}. Now {values(formula, self.derived)}"
            raise HoleError(sentence, hint, formula[:20])
        return ""

    def count(self, kind: str, **having: str | bool) -> Markup:
        """count("sources", read="full"): how many records there are, now.

        count("due") counts what is due for review.
        """
        found = counted(self.catalog, self.derived.today, kind, having)
        return Markup('<data value="{0}">{0}</data>').format(found)

    def term(self, name: str, words: str = "") -> Markup:
        """term("id", "words shown"): a glossary term."""
        term = _get(self.catalog.terms, name, "term")
        href = self.url(f"glossary/#{name}")
        return Markup('<a class="term" href="{}">{}</a>').format(href, self.say(words or term.term))

    def actor(self, name: str, words: str = "") -> Markup:
        """actor("id"): an actor's name, with a link to its page."""
        actor = _get(self.catalog.actors, name, "actor")
        return self._named(f"people/{name}/", self.say(words or actor.name), actor.language)

    def source(self, name: str, words: str = "") -> Markup:
        """source("id"): a source's title, with a link to its record."""
        source = _get(self.catalog.sources, name, "source")
        title = Markup("<cite>{}</cite>").format(self.spoken(words or source.title))
        return self._named(f"sources/#{name}", title, source.language)

    def event(self, name: str, words: str = "") -> Markup:
        """event("id", "words"): a link to an event on the timeline."""
        event = _get(self.catalog.events, name, "event")
        return self._named(f"timeline/#{name}", words or self.text(event.title), "en")

    def quantity(self, name: str) -> Quantity:
        """Give a fact's value or a figure. Raises HoleError when there is none."""
        found = self.derived.quantities.get(name)
        if found is None:
            hint = nearest(name, self.derived.quantities)
            if name in self.catalog.facts:
                hint = "The fact has no value: give it one, or name another."
            raise HoleError(f"There is no number `{name}`.", hint, name)
        return found

    def status(self, name: str) -> Status:
        """Give how hard a fact or a figure is."""
        quantity = self.derived.quantities.get(name)
        return quantity.status if quantity else _get(self.catalog.facts, name, "fact").status

    def _unit(self, quantity: Quantity) -> Any:
        return self.catalog.units[quantity.unit]

    def _named(self, target: str, words: Any, language: str) -> Markup:
        lang = Markup("") if language == "en" else Markup(' lang="{}"').format(language)
        return Markup('<a href="{}"{}>{}</a>').format(self.url(target), lang, words)


def _form(unit: bool | str) -> str:
    if unit is True:
        return "unit"
    if unit is False:
        return ""
    if unit not in UNIT_FORMS:
        raise HoleError(f"A number has no form “{unit}”.", nearest(unit, UNIT_FORMS), unit)
    return unit


def _capitalised(number: Markup) -> Markup:
    """Begin a sentence with a capital letter where a qualifier begins it."""
    pattern = r'^(<(?:a|span)[^>]*>(?:<span class="q">)?)([a-z])'
    return Markup(re.sub(pattern, lambda found: found[1] + found[2].upper(), number))  # noqa: S704


def _get(records: Any, name: str, word: str) -> Any:
    if name not in records:
        raise HoleError(f"There is no {word} `{name}`.", nearest(name, records), name)
    return records[name]
