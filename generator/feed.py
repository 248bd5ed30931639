"""feed.xml: what happened, became of a fact, was revised or corrected, newest first, as Atom."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from generator.derive.derived import Derived
from generator.derive.revisions import revisions
from generator.derive.standing import ADDRESSES
from generator.model.base import folded
from generator.model.catalog import Catalog

ATOM = "http://www.w3.org/2005/Atom"
NOWHERE = "https://example.org/"
"""Stands for the site's address while mkdocs.yml gives none: a feed may hold no relative one."""
MOST = 40


@dataclass(frozen=True, order=True)
class Entry:
    """One thing that changed: its day, its own name, the place that tells it, and the words."""

    day: date
    name: str
    href: str
    title: str
    text: str = ""


def feed(catalog: Catalog, derived: Derived, filled: Callable[[str], str]) -> bytes:
    """Give the feed. `filled` gives a text from the data with its numbers in it."""
    home = catalog.home or NOWHERE
    told = [
        *_events(catalog, filled),
        *_statuses(catalog, filled),
        *_corrections(catalog),
        *_revised(catalog),
    ]
    newest = sorted((one for one in told if one.day <= derived.today), reverse=True)[:MOST]
    root = ET.Element("feed", xmlns=ATOM)
    _add(root, "id", home)
    _add(root, "title", catalog.settings.name)
    _add(root, "subtitle", catalog.settings.sentence)
    _add(root, "updated", _midnight(newest[0].day if newest else derived.today))
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{home}feed.xml")
    _add(root, "link", rel="alternate", type="text/html", href=home)
    _add(ET.SubElement(root, "author"), "name", catalog.settings.name)
    for entry in newest:
        _entry(root, entry, home)
    ET.indent(root, " ")
    whole: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return whole + b"\n"


def _entry(root: ET.Element, entry: Entry, home: str) -> None:
    element = ET.SubElement(root, "entry")
    _add(element, "id", f"tag:{urlsplit(home).hostname},{entry.day}:{entry.name}")
    _add(element, "title", entry.title)
    _add(element, "updated", _midnight(entry.day))
    _add(element, "link", rel="alternate", type="text/html", href=f"{home}{entry.href}")
    if entry.text:
        _add(element, "summary", entry.text)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = folded(text) or None


def _midnight(day: date) -> str:
    return f"{day}T00:00:00Z"


def _events(catalog: Catalog, filled: Callable[[str], str]) -> Iterator[Entry]:
    for event in catalog.events.values():
        name, href = f"event/{event.id}", ADDRESSES["events"].format(event.id)
        yield Entry(event.date.last, name, href, filled(event.title), filled(event.text or ""))


def _statuses(catalog: Catalog, filled: Callable[[str], str]) -> Iterator[Entry]:
    for fact in catalog.facts.values():
        for change in fact.history[1:]:
            name, href = f"status/{fact.id}/{change.status}", ADDRESSES["facts"].format(fact.id)
            title = f"Now {change.status.replace('-', ' ')}: {filled(fact.statement)}"
            yield Entry(change.date.last, name, href, title, filled(change.note or ""))


def _corrections(catalog: Catalog) -> Iterator[Entry]:
    for item in catalog.corrections.values():
        record = catalog.current(item.record)
        kinds = (kind for kind in ADDRESSES if record in getattr(catalog, kind))
        href = ADDRESSES[next(kinds)].format(record)
        title = f"Corrected: {item.old} now reads {item.new}"
        yield Entry(item.date.last, f"correction/{item.id}", href, title, item.reason)


def _revised(catalog: Catalog) -> Iterator[Entry]:
    for revised in revisions(catalog):
        changes = [change for series in revised.series for change in series.changes]
        for day, count in Counter(change.new.since.last for change in changes).items():
            name, href = f"revision/{revised.dataset.id}", f"data/#{revised.dataset.id}"
            title = f"Revised by its publisher: {revised.dataset.title}"
            yield Entry(day, name, href, title, f"Values that changed: {count}.")
