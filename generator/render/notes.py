"""The notes at the foot of a page: who says each number that it prints, and how sure that is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.derive.derived import Derived, Quantity
from generator.format import in_words, when
from generator.model.catalog import Catalog
from generator.model.fact import Fact
from generator.model.figure import Figure
from generator.model.source import Source
from generator.model.when import When


@dataclass(frozen=True)
class Input:
    """What a worked-out number rests on: an address, and words or the id of another number."""

    href: str
    words: str = ""
    id: str = ""


@dataclass(frozen=True)
class FactNote:
    """A fact behind a number. What would only repeat something else in the note is None.

    `speaker` is who said it where that is not the publisher, `as_of` the day it is true for where
    its sentence does not say so, `public` since when it is known where that is another day than
    those which its sentence and its source give.
    """

    quantity: Quantity
    words: str
    fact: Fact
    source: Source
    speaker: str | None
    as_of: When | None
    public: When | None


@dataclass(frozen=True)
class FigureNote:
    """A number that is worked out, and what from."""

    quantity: Quantity
    words: str
    figure: Figure
    inputs: Sequence[Input]
    as_of: When


def note(catalog: Catalog, derived: Derived, name: str) -> FactNote | FigureNote:
    """Give what the note of a number says."""
    quantity = derived.quantities[name]
    if quantity.kind == "figure":
        figure = catalog.figures[name]
        trace = derived.traces[name]
        inputs = [Input(f"facts/{one}/", id=one) for one in dict.fromkeys(trace.records)]
        inputs += [Input(f"data/#{one}", catalog.datasets[one].title) for one in trace.datasets]
        as_of = When(quantity.as_of, quantity.as_of, "day")
        return FigureNote(quantity, figure.label, figure, inputs, as_of)
    fact = catalog.facts[name]
    source = catalog.sources[fact.citations[0].source]
    public = _public(catalog, fact)
    told = (source.published, fact.date if when(fact.date) in fact.statement else None)
    return FactNote(
        quantity,
        fact.statement,
        fact,
        source,
        None if source.publisher.startswith(_named(catalog, fact) or "") else fact.said_by,
        None if fact.date == fact.value or when(fact.date) in fact.statement else fact.date,
        None if public in told else public,
    )


def with_number(number: str, quantity: Quantity, sentence: str) -> str:
    """Give a sentence that holds its number: before it where its words do not have it."""
    if quantity.kind == "fact":
        forms = [number, number.removeprefix(f"{quantity.qualifier} ")]
        if isinstance(quantity.value, float):
            forms.append(in_words(quantity.value))
        for form in forms:
            pattern = rf"(?<![\w,.]){re.escape(form)}(?![\w]|[,.]\d)"
            if re.search(pattern, sentence, re.IGNORECASE):
                return sentence
        return f"{number}: {sentence}"
    return f"{number} {sentence}"


def locator(place: str) -> str:
    """Give a place in a source, words quoted to find it by cut to the first three."""
    return re.sub(r"“((?:\S+ ){3})[^”]*”", lambda found: f"“{found[1]}…”", place)


def _named(catalog: Catalog, fact: Fact) -> str | None:
    actor = catalog.actors.get(fact.said_by or "")
    return actor.name if actor else fact.said_by


def _public(catalog: Catalog, fact: Fact) -> When | None:
    """Give when a fact was first public, in the precision that its sources allow."""
    if fact.known_from:
        return fact.known_from
    days = [catalog.sources[citation.source].published for citation in fact.citations]
    return min((day for day in days if day), default=None)
