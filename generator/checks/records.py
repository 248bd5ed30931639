"""Rules that a record must keep by itself or with those it names."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.checks.rule import Checked
from generator.load.phrases import nearest
from generator.model.base import ID_PATTERN
from generator.model.fact import Fact
from generator.model.when import When
from generator.problems import Hint, Problem


def values_have_units(checked: Checked) -> Iterator[Problem]:
    """A value has a unit and a unit a value; a day has the unit `date`."""
    for fact in checked.catalog.facts.values():
        at = f"facts:{fact.id}"
        if (fact.value is None) != (fact.unit is None):
            has, lacks = ("value", "unit") if fact.unit is None else ("unit", "value")
            sentence = f"The fact `{fact.id}` has a {has} but no {lacks}."
            hint = _unit_of(checked, fact) if lacks == "unit" else f"Add a line `{lacks}: …`."
            yield checked.problem("unit", f"{at}.{has}", sentence, hint)
        elif fact.value is not None and isinstance(fact.value, When) != (fact.unit == "date"):
            sentence = "The unit `date` and a day as value go together."
            hint = "Give the number another unit, or write the day as 2025-08-06."
            yield checked.problem("unit", f"{at}.unit", sentence, hint)


def _unit_of(checked: Checked, fact: Fact) -> str:
    """Offer the unit whose words the statement uses: the longest, as in tonnes a week."""
    words = fact.statement.lower()
    said = [unit for unit in checked.catalog.units.values() if unit.many.lower() in words]
    found = max(said, key=lambda unit: len(unit.many), default=None)
    name = "date" if isinstance(fact.value, When) else found.id if found else ""
    hint = f"Add a line `unit: {name or '…'}`."
    return Hint(hint, right=f"unit: {name}", how="add") if name else hint


def reported_facts_name_who(checked: Checked) -> Iterator[Problem]:
    """Something only reported says who says so."""
    for fact in checked.catalog.facts.values():
        if fact.status == "reported" and fact.said_by is None:
            sentence = "This fact is only reported, and does not say by whom."
            hint = "Add `said_by:` with an actor's id, or words such as unnamed officials."
            yield checked.problem("said-by", f"facts:{fact.id}.status", sentence, hint)
        elif fact.said_by and not _speaker_exists(checked, fact.said_by):
            hint = nearest(fact.said_by, checked.catalog.actors) or "Write a name in words."
            sentence = f"There is no actor `{fact.said_by}`."
            yield checked.problem("reference", f"facts:{fact.id}.said_by", sentence, hint)


def disagreements_are_explained(checked: Checked) -> Iterator[Problem]:
    """Where sources differ, the fact says why it uses its value."""
    for fact in checked.catalog.facts.values():
        if fact.others and fact.why_this is None:
            sentence = "Other sources give other values here, but `why_this` is missing."
            hint = "Say in one sentence why our value is the one we use."
            yield checked.problem("why-this", f"facts:{fact.id}.others", sentence, hint)


def histories_are_in_order(checked: Checked) -> Iterator[Problem]:
    """The history of a fact runs forward and ends with the status that the fact has."""
    for fact in checked.catalog.facts.values():
        at = f"facts:{fact.id}.history"
        for place, (one, other) in enumerate(pairwise(fact.history), 1):
            if other.date.last < one.date.first:
                sentence = f"The history goes back from {one.date} to {other.date}."
                hint = "Put the oldest first."
                yield checked.problem("history", f"{at}.{place}.date", sentence, hint)
        if fact.history and fact.history[-1].status != fact.status:
            sentence = f"The history ends with {fact.history[-1].status}, not {fact.status}."
            hint = "Add the last change, or correct the status of the fact."
            last = len(fact.history) - 1
            yield checked.problem("history", f"{at}.{last}.status", sentence, hint)


def sources_have_addresses(checked: Checked) -> Iterator[Problem]:
    """A source has an address, or says why it has none."""
    for source in checked.catalog.sources.values():
        if source.url is None and source.no_url is None:
            sentence = f"The source `{source.id}` has no address."
            hint = "Add `url: https://…`, or `no_url:` with the reason."
            yield checked.problem("address", f"sources:{source.id}.id", sentence, hint)
        elif source.gone and source.url is None:
            sentence = f"The source `{source.id}` has no address that could be gone."
            hint = "Add the `url:` that it had, or delete the line `gone:`."
            yield checked.problem("address", f"sources:{source.id}.gone", sentence, hint)


def events_rest_on_something(checked: Checked) -> Iterator[Problem]:
    """An event rests on a fact or a citation."""
    for event in checked.catalog.events.values():
        if not event.facts and not event.citations:
            sentence = f"The event `{event.id}` rests on nothing."
            hint = "Name the facts that it rests on in `facts:`, or cite a source."
            yield checked.problem("citation", f"events:{event.id}.id", sentence, hint)


def counts_have_values(checked: Checked) -> Iterator[Problem]:
    """The running count of an event is a fact or figure with a value."""
    for event in checked.catalog.events.values():
        name = event.count
        if name and name not in checked.derived.quantities and not checked.excused(name):
            hint = nearest(name, checked.derived.quantities)
            hint = hint or "Give it a value and a unit, or name another."
            sentence = f"`{name}` is no fact or figure with a value."
            yield checked.problem("reference", f"events:{event.id}.count", sentence, hint)


def promises_have_a_rule(checked: Checked) -> Iterator[Problem]:
    """A promise is rated by a rule, or says why it cannot be."""
    for promise in checked.catalog.promises.values():
        if (promise.met is None) == (promise.unrated is None):
            both = promise.met is not None
            has = "both a rule `met` and a reason `unrated`" if both else "no rule"
            sentence = f"The promise `{promise.id}` has {has}."
            hint = (
                "Write one of them: `met:` with a formula that is true when it was met, "
                "or `unrated:` with the reason why nobody can say."
            )
            yield checked.problem("promise", f"promises:{promise.id}.id", sentence, hint)


def _speaker_exists(checked: Checked, said_by: str) -> bool:
    looks_like_id = re.match(ID_PATTERN, said_by) and "-" in said_by
    return not looks_like_id or checked.known("actors", said_by)
