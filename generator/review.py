"""What editors should look at next: overdue reviews, thin sources, copies, unused sources."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from generator.derive.standing import overdue
from generator.model.base import Record
from generator.model.catalog import Catalog
from generator.model.fact import Fact
from generator.model.source import Citation

HEADINGS: Mapping[str, str] = {
    "due": "Due for review",
    "unread": "Sources not read in full, behind facts",
    "weak": "Facts that rest on sources not read, or on one copy read in part",
    "copies": "Copies to be replaced by the publisher’s own page",
    "unused": "Sources that nothing cites",
}


@dataclass(frozen=True)
class Item:
    """One thing to look at: the record, where it stands, and what to do."""

    id: str
    place: str
    words: str


Worklist = dict[str, list[Item]]


def worklist(catalog: Catalog, today: date) -> Worklist:
    """Give the work by kind, each list in the order in which it should be done."""
    behind = _behind(catalog)
    return {
        "due": _due(catalog, today),
        "unread": _unread(catalog, behind),
        "weak": _weak(catalog),
        "copies": _copies(catalog, behind),
        "unused": _unused(catalog),
    }


def as_text(found: Worklist) -> str:
    """Give the list for a terminal."""
    blocks = []
    for key, items in found.items():
        lines = [f"{HEADINGS[key]}: {len(items)}"]
        lines += [f"  {item.place}: {item.id}: {item.words}" for item in items]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def as_plain(found: Worklist) -> dict[str, list[dict[str, str]]]:
    """Give the list for another program."""
    return {key: [asdict(item) for item in items] for key, items in found.items()}


def _due(catalog: Catalog, today: date) -> list[Item]:
    found = []
    for due in overdue(catalog, today):
        kind = "datasets" if due.href.startswith("data/#") else "facts"
        name = due.href.rstrip("/").rpartition("#")[2].rpartition("/")[2]
        found.append(_item(catalog, kind, name, f"since {due.since}: {due.title}"))
    return found


def _unread(catalog: Catalog, behind: Mapping[str, list[str]]) -> list[Item]:
    """The sources of most facts first."""
    words = {"part": "read in part", "not-read": "not read"}
    chosen = [
        source
        for source in catalog.sources.values()
        if source.read in words and source.id in behind
    ]
    chosen.sort(key=lambda source: (source.read == "part", -len(behind[source.id]), source.id))
    return [
        _item(catalog, "sources", s.id, f"{words[s.read]}, behind {_facts(behind[s.id])}")
        for s in chosen
    ]


def _weak(catalog: Catalog) -> list[Item]:
    found = []
    for fact in catalog.facts.values():
        sources = [catalog.sources[name] for name in _cited(fact)]
        if all(source.read == "not-read" for source in sources):
            words = f"none of its {len(sources)} sources was read"
            found.append(_item(catalog, "facts", fact.id, words))
        elif len(sources) == 1 and sources[0].read != "full" and sources[0].copy_of:
            words = f"rests on one copy, read in part: {sources[0].id}"
            found.append(_item(catalog, "facts", fact.id, words))
    return found


def _copies(catalog: Catalog, behind: Mapping[str, list[str]]) -> list[Item]:
    return [
        _item(catalog, "sources", source.id, f"a copy of a report by {source.copy_of}")
        for source in catalog.sources.values()
        if source.copy_of and source.id in behind
    ]


def _unused(catalog: Catalog) -> list[Item]:
    used = {name for kind in _CITING for name in _citations(getattr(catalog, kind))}
    if catalog.comparison:
        cells = [cell for row in catalog.comparison.rows for cell in row.cells.values()]
        used |= {citation.source for cell in cells for citation in cell.citations}
    for table in catalog.tables.values():
        used |= set(table["source"]) if "source" in table else set()
    for name, dataset in catalog.datasets.items():
        used |= {*dataset.editions, *(each.source for each in catalog.earlier.get(name, ()))}
    return [
        _item(catalog, "sources", source.id, source.title)
        for source in catalog.sources.values()
        if source.id not in used
    ]


_CITING = ("facts", "events", "positions", "datasets", "promises", "terms", "gaps", "actors")


def _citations(records: Mapping[str, Record]) -> set[str]:
    """Give every source that records cite, in any part of them."""
    return {name for record in records.values() for name in _sources(record.model_dump())}


def _sources(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {value["source"]} if isinstance(value.get("source"), str) else set()
        return own | {name for entry in value.values() for name in _sources(entry)}
    if isinstance(value, list):
        return {name for entry in value for name in _sources(entry)}
    return set()


def _behind(catalog: Catalog) -> dict[str, list[str]]:
    """Give the facts that cite each source."""
    behind: dict[str, list[str]] = {}
    for fact in catalog.facts.values():
        for name in _cited(fact):
            behind.setdefault(name, []).append(fact.id)
    return behind


def _cited(fact: Fact) -> list[str]:
    citations: list[Citation] = fact.citations
    return list(dict.fromkeys(citation.source for citation in citations))


def _facts(names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _item(catalog: Catalog, kind: str, name: str, words: str) -> Item:
    place = catalog.places.get(f"{kind}:{name}.id") or catalog.places[f"{kind}:{name}"]
    return Item(name, f"{place.file}:{place.line}", words)
