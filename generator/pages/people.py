"""Who is who: the list of actors and a page for each that has something to say."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.format import number, when
from generator.model.catalog import Catalog
from generator.model.site import Side
from generator.model.story import Actor, Event, Position
from generator.pages.used import Link
from generator.render.page import Page

_KINDS = {
    "person": "Person",
    "office": "Office",
    "government": "Government",
    "party": "Party",
    "court": "Court",
    "eu-body": "Body of the European Union",
    "state": "State",
    "un-body": "Body of the United Nations",
    "ngo": "Charity or association",
    "research": "Research",
    "media": "News organisation",
    "group": "Group",
}


@dataclass(frozen=True)
class PositionItem:
    """A position and where it was read."""

    position: Position
    source: str


@dataclass(frozen=True)
class PersonLine:
    """An actor in the list."""

    actor: Actor
    kind: str
    positions: int


@dataclass(frozen=True)
class PeopleGroup:
    """The actors of one side."""

    side: Side
    people: list[PersonLine]


def people_groups(catalog: Catalog) -> list[PeopleGroup]:
    """Give the actors by side; the main ones first, then by name."""
    groups = []
    positions = positions_by_actor(catalog)
    for side in catalog.settings.sides:
        found = [actor for actor in catalog.actors.values() if actor.side == side.id]
        found.sort(key=lambda actor: (actor.tier != "core", actor.kind != "person", actor.name))
        lines = [PersonLine(actor, _post(actor), len(positions[actor.id])) for actor in found]
        if lines:
            groups.append(PeopleGroup(side, lines))
    return groups


def positions_by_actor(catalog: Catalog) -> Mapping[str, list[Position]]:
    """Give each actor's positions, oldest first."""
    found: dict[str, list[Position]] = defaultdict(list)
    for position in sorted(
        catalog.positions.values(), key=lambda position: (position.date.first, position.date.last)
    ):
        found[position.actor].append(position)
    return found


def _events_by_actor(catalog: Catalog) -> Mapping[str, list[Event]]:
    """Give the events that name each actor, oldest first."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(catalog.events.values(), key=lambda event: event.date.first):
        for name in dict.fromkeys(event.actors):
            found[name].append(event)
    return found


def people_pages(catalog: Catalog) -> list[Page]:
    """Give a page for each actor."""
    sides = {side.id: side for side in catalog.settings.sides}
    positions, events = positions_by_actor(catalog), _events_by_actor(catalog)
    return [
        _page(catalog, actor, sides[actor.side], positions[actor.id], events[actor.id])
        for actor in catalog.actors.values()
    ]


def _page(
    catalog: Catalog, actor: Actor, side: Side, positions: list[Position], events: list[Event]
) -> Page:
    context: dict[str, Any] = {
        "actor": actor,
        "side": side,
        "kind": _KINDS[actor.kind],
        "lines": _lines(actor, positions),
        "positions": [PositionItem(item, _source(catalog, item)) for item in positions],
        "events": events,
        "related": [
            Link(f"people/{name}/", catalog.actors[name].name)
            for name in actor.related
            if name in catalog.actors
        ],
    }
    path = f"people/{actor.id}.md"
    description = actor.role if len(actor.role) <= 155 else f"{actor.role[:152]}…"
    template = "pages/actor.md.jinja"
    return Page(path, actor.name, description, template=template, context=context, boost=1.5)


def _post(actor: Actor) -> str:
    """Give the last office that a person held, or what kind of actor it is."""
    return actor.offices[-1].title if actor.offices else _KINDS[actor.kind]


def _lines(actor: Actor, positions: list[Position]) -> list[tuple[str, str]]:
    """Give the three facts under a name."""
    lines = []
    if actor.offices:
        office = actor.offices[-1]
        began = f"from {when(office.start)}" if office.start else ""
        ended = f"to {when(office.end)}" if office.end else ""
        seen = f"last seen in it on {when(office.seen_until)}" if office.seen_until else ""
        span = ", ".join(
            part for part in (f"{began} {ended}".strip(), "" if ended else seen) if part
        )
        lines.append(("Office", f"{office.title}, {span}" if span else office.title))
    if actor.part:
        lines.append(("Part in this", actor.part))
    if positions:
        years = sorted({position.date.first.year for position in positions})
        span = f"{years[0]}" if len(years) == 1 else f"{years[0]} to {years[-1]}"
        lines.append(("Positions here", f"{number(len(positions))}, {span}"))
    return lines


def _source(catalog: Catalog, position: Position) -> str:
    source = catalog.sources[position.citations[0].source]
    copy = f"{source.copy_of}, read in a copy" if source.copy_of else source.publisher
    return f"{copy}, {when(source.published)}" if source.published else copy
