"""On which day each record became public. A month or a year counts from its last day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.known.rows import first, since, versions
from generator.model.catalog import Catalog
from generator.model.fact import Fact, Status
from generator.model.source import Citation
from generator.model.story import Event

DONE: tuple[Status, ...] = ("in-force", "measured", "ruled", "ended")
"""What nobody can know before the day for which it is true."""


@dataclass(frozen=True)
class Public:
    """The day on which each record became public, by id; `rows` by dataset, one day a row.

    `values` tells since when the value that stands now is public: later, where it was changed.
    """

    sources: Mapping[str, date]
    facts: Mapping[str, date]
    events: Mapping[str, date]
    positions: Mapping[str, date]
    rows: Mapping[str, Sequence[date]]
    values: Mapping[str, Sequence[date]]

    def days(self) -> list[date]:
        """Give every day on which anything became public, the oldest first."""
        named = (self.sources, self.facts, self.events, self.positions)
        days = {day for records in named for day in records.values()}
        for rows in (*self.rows.values(), *self.values.values()):
            days |= set(rows)
        return sorted(days)


def public(catalog: Catalog, today: date) -> Public:
    """Give since when each record is public; nothing that is held is later than `today`."""
    sources = {name: min(day, today) for name, day in _sources(catalog).items()}
    facts = {fact.id: min(_fact(fact, sources), today) for fact in catalog.facts.values()}
    events = {
        event.id: min(_event(event, facts, sources), today) for event in catalog.events.values()
    }
    positions = {
        position.id: min(max(position.date.first, _cited(position.citations, sources)), today)
        for position in catalog.positions.values()
    }
    values = {
        name: since(table, catalog.datasets[name], sources, today)
        for name, table in catalog.tables.items()
    }
    rows = {
        name: first(table, versions(catalog.earlier.get(name, ())), values[name])
        for name, table in catalog.tables.items()
    }
    return Public(sources, facts, events, positions, rows, values)


def _sources(catalog: Catalog) -> dict[str, date]:
    """A source without a date counts from the last fact that says since when it is known.

    Any earlier fact may owe it only a part that an older edition had.
    """
    days = dict.fromkeys(catalog.sources, date.min)
    for fact in catalog.facts.values():
        for citation in fact.citations if fact.known_from else ():
            if citation.source in days and fact.known_from:
                days[citation.source] = max(days[citation.source], fact.known_from.last)
    opened = {name: source.accessed.last for name, source in catalog.sources.items()}
    undated = {name: opened[name] if day == date.min else day for name, day in days.items()}
    dated = {
        name: source.published.last
        for name, source in catalog.sources.items()
        if source.published is not None
    }
    return undated | dated


def _cited(citations: Iterable[Citation], sources: Mapping[str, date]) -> date:
    """Give the day of the earliest source."""
    named = [sources[citation.source] for citation in citations if citation.source in sources]
    return min(named, default=date.max)


def _fact(fact: Fact, sources: Mapping[str, date]) -> date:
    known = fact.known_from.last if fact.known_from else _cited(fact.citations, sources)
    return max(known, fact.date.first) if fact.status in DONE else known


def _event(event: Event, facts: Mapping[str, date], sources: Mapping[str, date]) -> date:
    """An event is told with all that it rests on, so it waits for the last of it."""
    rests = [facts[name] for name in event.facts if name in facts]
    known = max(rests) if rests else _cited(event.citations, sources)
    return max(known, event.date.first)
