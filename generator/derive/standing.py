"""What a reader must be told about a record: that it was corrected, that it is due for review.

Records are named by their address on the site, which is also how a page says what it shows.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from generator.derive.derived import Derived
from generator.model.catalog import Catalog
from generator.model.reference import Correction
from generator.model.when import When

_NAMED = re.compile(r"(?:\[\[|\(\s*\")([a-z0-9-]+)(?:\]\]|\||\")")
ADDRESSES: Mapping[str, str] = {
    "facts": "facts/{}/",
    "figures": "facts/{}/",
    "events": "timeline/#{}",
    "actors": "people/{}/",
    "positions": "people/#{}",
    "datasets": "data/#{}",
    "sources": "sources/#{}",
    "promises": "promises/#{}",
    "charts": "data/charts/{}.csv",
    "terms": "glossary/#{}",
    "questions": "questions/#{}",
    "gaps": "methods/not-published/#{}",
    "units": "data/#unit-{}",
}
"""Where a reader finds a record of each kind: on a page of its own, or on one of many."""
PAGES: Mapping[str, str] = {
    **{kind: ADDRESSES[kind] for kind in ("facts", "figures", "actors")},
    "charts": "charts/{}/",
    "known": "known/{}/",
}
"""The pages that are one record's own."""


@dataclass(frozen=True)
class Due:
    """A fact or dataset whose day of review has passed."""

    href: str
    title: str
    since: When


def overdue(catalog: Catalog, today: date) -> list[Due]:
    """Give every fact and dataset that should have been looked at again before this day."""
    found = [
        Due(f"facts/{fact.id}/", fact.statement, fact.review_by)
        for fact in catalog.facts.values()
        if fact.review_by and fact.review_by.last < today
    ]
    found += [
        Due(f"data/#{dataset.id}", dataset.title, dataset.review_by)
        for dataset in catalog.datasets.values()
        if dataset.review_by and dataset.review_by.last < today
    ]
    return sorted(found, key=lambda item: (item.since, item.href))


class Standing:
    """Looks up corrections and overdue reviews by what a page or a file shows."""

    def __init__(self, catalog: Catalog, derived: Derived) -> None:
        """Keep what is looked up."""
        self.catalog = catalog
        self.derived = derived

    def corrections(self, shown: Iterable[str], linked: Iterable[str] = ()) -> list[Correction]:
        """Give the corrections of what is shown and of all that it rests on, newest first.

        Of what is only linked, and so only named, its own corrections are given.
        """
        if not self.catalog.corrections:
            return []
        reached = self._reached(shown) | set(linked)
        found = [item for item in self._corrected if self._corrected[item] in reached]
        ordered = (self.catalog.corrections[name] for name in found)
        return sorted(ordered, key=lambda item: item.date, reverse=True)

    def due(self, shown: Iterable[str]) -> list[Due]:
        """Give what is due for review among some addresses and all that they rest on."""
        reached = self._reached(shown) if self._overdue else set()
        return [item for item in self._overdue if item.href in reached]

    def about(self, record: Mapping[str, Any], kind: str) -> str:
        """Give the corrections that a record in a download needs, in one line; "" for none."""
        if not self.catalog.corrections:
            return ""
        named = self._addresses(list(_leaves(record)))
        return in_words(self.corrections([ADDRESSES[kind].format(record["id"]), *named]))

    def _reached(self, shown: Iterable[str]) -> set[str]:
        reached, todo = set[str](), list(shown)
        while todo:
            address = todo.pop()
            if address not in reached:
                reached.add(address)
                todo += self._rests.get(address, ())
        return reached

    @cached_property
    def _overdue(self) -> list[Due]:
        return overdue(self.catalog, self.derived.today)

    @cached_property
    def _corrected(self) -> dict[str, str]:
        """Give the address of each correction's record, by the id of the correction."""
        return {
            item.id: pattern.format(record)
            for item in self.catalog.corrections.values()
            for kind, pattern in reversed(list(ADDRESSES.items()))
            if (record := self.catalog.current(item.record)) in getattr(self.catalog, kind)
        }

    @cached_property
    def _rests(self) -> dict[str, list[str]]:
        """Give what each worked-out number, chart and promise rests on."""
        rests = {
            f"facts/{name}/": self._addresses([*trace.records, *trace.datasets])
            for name, trace in self.derived.traces.items()
        }
        for kind in ("charts", "promises"):
            for record in getattr(self.catalog, kind).values():
                named = list(_leaves(record.model_dump(mode="json")))
                rests[ADDRESSES[kind].format(record.id)] = self._addresses(named)
        return rests

    def _addresses(self, names: Iterable[str]) -> list[str]:
        """Give the addresses of those names that are facts, figures or datasets."""
        return [
            ADDRESSES[kind].format(name)
            for kind in ("facts", "figures", "datasets")
            for name in dict.fromkeys(names)
            if name in getattr(self.catalog, kind)
        ]


def in_words(corrections: Iterable[Correction]) -> str:
    """Give corrections as one line of a download."""
    return "; ".join(
        f"{item.id}, {item.date}: {item.field} {item.old} now reads {item.new}. {item.reason}"
        for item in corrections
    )


def _leaves(value: Any) -> Iterable[str]:
    """Give every text in a record that may be an id, and each id that a text or a formula names."""
    if isinstance(value, str):
        yield value
        yield from _NAMED.findall(value)
    elif isinstance(value, (list, dict)):
        for entry in value.values() if isinstance(value, dict) else value:
            yield from _leaves(entry)
