"""A page about an earlier day names nothing that became known later."""

from collections.abc import Iterator

from generator.checks.rule import Checked
from generator.derive.derived import Derived
from generator.format import day
from generator.known import known_on
from generator.known.words import later_date
from generator.load.phrases import nearest
from generator.model.base import references
from generator.model.known import KnownDay
from generator.problems import Problem

_TEXTS = ("title", "brief", "summary", "said")


def known_days_are_days(checked: Checked) -> Iterator[Problem]:
    """The date of a known day is one day, and its id is that day."""
    for known in checked.catalog.known.values():
        if known.date.precision != "day" or known.date.about:
            sentence = "A page about what was known needs one certain day."
            at = f"known:{known.id}.date"
            yield checked.problem("known-day", at, sentence, "Write it as 2025-08-06.")
        elif known.id != str(known.date):
            sentence = f"The id `{known.id}` is not the day {known.date}."
            yield checked.problem(
                "known-day", f"known:{known.id}.id", sentence, f'Write `id: "{known.date}"`.'
            )


def nothing_later_is_named(checked: Checked) -> Iterator[Problem]:
    """What a known day names was public by then."""
    for known in checked.catalog.known.values():
        then = known_on(checked.derived, known.date.last)
        for at, name, number in _named(known):
            yield from _late(checked, then, f"known:{known.id}.{at}", name, number)
        for at, text in _texts(known):
            if later := later_date(text, known.date.last):
                sentence = f"{later} lies after {day(known.date.last)}."
                hint = "Name the day with [[id]] of a fact that was known by then, or leave it out."
                yield checked.problem("known-later", f"known:{known.id}.{at}", sentence, hint)


def _texts(known: KnownDay) -> list[tuple[str, str]]:
    texts = [(key, getattr(known, key)) for key in _TEXTS]
    return texts + [(f"unknown.{place}", text) for place, text in enumerate(known.unknown)]


def _named(known: KnownDay) -> Iterator[tuple[str, str, bool]]:
    """Give each place, the id that it names, and whether that must be a number."""
    for place, name in enumerate(known.claims):
        yield f"claims.{place}", name, False
    for place, name in enumerate(known.numbers):
        yield f"numbers.{place}", name, True
    for at, text in _texts(known):
        for name in references(text):
            yield at, name, True


def _late(checked: Checked, then: Derived, at: str, name: str, number: bool) -> Iterator[Problem]:
    whole = checked.derived.quantities if number else checked.catalog.facts
    known = then.quantities if number else then.catalog.facts
    if name in known or checked.excused(name) or not _cited(checked, name):
        return
    if name in whole:
        sentence = f"`{name}` was not known on {day(then.today)}."
        hint = "Leave it out, or correct `known_from` of the fact if it was public by then."
        yield checked.problem("known-later", at, sentence, hint)
    elif "claims" in at or "numbers" in at:
        word = "fact or figure with a value" if number else "fact"
        yield checked.problem("reference", at, f"There is no {word} `{name}`.",
                              nearest(name, whole))  # fmt: skip


def _cited(checked: Checked, name: str) -> bool:
    """Tell whether the sources of a fact, or of all rows, exist: else its day is not known."""
    catalog = checked.catalog
    if fact := catalog.facts.get(name):
        return all(citation.source in catalog.sources for citation in fact.citations)
    rows = (row for table in catalog.tables.values() for row in table)
    return all(row.source in catalog.sources for row in rows if row.source)
