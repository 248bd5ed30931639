"""The timeline as values: phases with their events, and a few dates on one rail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.derive.derived import Derived
from generator.model.catalog import Catalog
from generator.model.site import Phase
from generator.model.story import Event


@dataclass(frozen=True)
class RunningCount:
    """The count by the day of an event; `share` is of the highest one, 0 to 1."""

    id: str
    share: float
    soft: bool
    colour: str
    note: str


@dataclass(frozen=True)
class Entry:
    """An event on the rail."""

    event: Event
    note: str
    source: str
    count: RunningCount | None


@dataclass(frozen=True)
class Stretch:
    """A phase and its events, oldest first."""

    phase: Phase
    entries: list[Entry]


@dataclass(frozen=True)
class DateItem:
    """An event on the short rail, and how the rail leaves it."""

    event: Event
    words: str
    rail: str


def stretches(catalog: Catalog, derived: Derived) -> list[Stretch]:
    """Give every event below the phase in which it began."""
    phases = catalog.settings.phases
    counts = [
        abs(float(quantity.value))
        for event in catalog.events.values()
        if event.count and (quantity := derived.quantities.get(event.count))
        if not isinstance(quantity.value, date)
    ]
    most = max(counts, default=1.0)
    events = sorted(catalog.events.values(), key=lambda event: (event.date.first, event.date.last))
    return [
        Stretch(phase, entries)
        for position, phase in enumerate(phases)
        if (
            entries := [
                Entry(event, "", "", _count(event, derived, most))
                for event in events
                if _belongs(event, phases, position)
            ]
        )
    ]


def date_items(catalog: Catalog, names: Sequence[str]) -> list[DateItem]:
    """Give a few events for one rail; after the last, or an end, the rail stops."""
    phases = catalog.settings.phases
    items = []
    for name in names:
        event = catalog.events[name]
        current = [phase for phase in phases if phase.start.first <= event.date.first]
        rail = current[-1].rail if current else "none"
        stop = name == names[-1] or event.status == "ended"
        items.append(DateItem(event, event.title, "stop" if stop else rail))
    return items


def _belongs(event: Event, phases: Sequence[Phase], position: int) -> bool:
    begun = event.date.first >= phases[position].start.first or position == 0
    last = position + 1 == len(phases)
    return begun and (last or event.date.first < phases[position + 1].start.first)


def _count(event: Event, derived: Derived, most: float) -> RunningCount | None:
    if event.count is None:
        return None
    quantity = derived.quantities[event.count]
    if isinstance(quantity.value, date):
        return None
    soft = quantity.qualifier is not None or quantity.line == "dotted"
    share = abs(quantity.value) / most if most else 0.0
    return RunningCount(event.count, share, soft, "from", event.count_note or "")
