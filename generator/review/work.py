"""What editors should look at next: overdue reviews, dead addresses, thin sources and more."""

from collections.abc import Mapping
from datetime import date

from generator.derive.standing import overdue
from generator.links.strikes import Scan, Trouble
from generator.load.prose import Prose
from generator.model.catalog import Catalog
from generator.model.fact import Fact
from generator.model.source import Citation
from generator.review.ageing import ageing
from generator.review.item import Item, Work, item
from generator.review.unused import unused


def worklist(catalog: Catalog, prose: Mapping[str, Prose], today: date, scan: Scan | None) -> Work:
    """Give the work by kind, each list in the order in which it should be done.

    `scan` is what the last look at the cited addresses found, None when there was none.
    """
    behind = _behind(catalog)
    return {
        "due": _due(catalog, today),
        "links": _links(catalog, scan),
        "ageing": ageing(catalog, today),
        "weak": _weak(catalog),
        "unread": _unread(catalog, behind),
        "copies": _copies(catalog, behind),
        "unused": unused(catalog, prose),
    }


def _due(catalog: Catalog, today: date) -> list[Item]:
    found = []
    for due in overdue(catalog, today):
        kind = "datasets" if due.href.startswith("data/#") else "facts"
        name = due.href.rstrip("/").rpartition("#")[2].rpartition("/")[2]
        found.append(item(catalog, kind, name, f"since {due.since}: {due.title}"))
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
        item(catalog, "sources", s.id, f"{words[s.read]}, behind {_facts(behind[s.id])}")
        for s in chosen
    ]


def _weak(catalog: Catalog) -> list[Item]:
    found = []
    for fact in catalog.facts.values():
        sources = [catalog.sources[name] for name in _cited(fact)]
        if all(source.read == "not-read" for source in sources):
            many = f"none of its {len(sources)} sources was read"
            words = many if len(sources) > 1 else "its one source was not read"
            found.append(item(catalog, "facts", fact.id, words))
        elif len(sources) == 1 and sources[0].read != "full" and sources[0].copy_of:
            words = f"rests on one copy, read in part: {sources[0].id}"
            found.append(item(catalog, "facts", fact.id, words))
    return found


def _copies(catalog: Catalog, behind: Mapping[str, list[str]]) -> list[Item]:
    return [
        item(catalog, "sources", source.id, f"a copy of a report by {source.copy_of}")
        for source in catalog.sources.values()
        if source.copy_of and source.id in behind
    ]


def _links(catalog: Catalog, scan: Scan | None) -> list[Item]:
    """Give the addresses that did not answer on two days or more, those that are gone first."""
    if scan is None:
        return []
    named = [
        (address, source.id)
        for source in catalog.sources.values()
        for address in (None if source.gone else source.url, source.archived)
        if address in scan.reported
    ]
    return [
        item(catalog, "sources", name, f"{address}: {_trouble(scan.reported[address])}")
        for address, name in sorted(named, key=lambda one: scan.reported[one[0]].kind != "gone")
        if address
    ]


def _trouble(found: Trouble) -> str:
    to = f", now {found.to}" if found.to else ""
    return f"{found.detail}{to}, since {found.since}"


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
