"""The feed is whole Atom: dated by the data, addressed absolutely, found from every page."""

from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from poison import SPITE, Poisoned
from small_catalog import TODAY, ruritania

from generator.derive import derive
from generator.feed import feed
from generator.model.base import folded

ATOM = "{http://www.w3.org/2005/Atom}"


def read_feed(content):
    root = ET.fromstring(content)
    return root, root.findall(f"{ATOM}entry")


def test_the_feed_is_whole_atom_and_each_page_names_it(site):
    root, entries = read_feed((site / "feed.xml").read_bytes())
    assert root.tag == f"{ATOM}feed"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    home = links["alternate"]
    assert links["self"] == f"{home}feed.xml"
    assert urlsplit(home).scheme == "https"
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert len(entries) == 40
    days = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert root.findtext(f"{ATOM}updated") == days[0]
    assert days[0] <= "2026-11-23T00:00:00Z"
    names = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(names)) == len(names)
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        assert entry.find(f"{ATOM}link").get("href").startswith(home)
    for page, way in (("index.html", "feed.xml"), ("facts/index.html", "../feed.xml")):
        text = (site / page).read_text(encoding="utf-8")
        found = (
            f'<link rel="alternate" type="application/atom+xml" title="What changed" href="{way}">'
        )
        assert found in text


def test_the_feed_tells_each_kind_of_change_once_it_has_come():
    catalog, derived = ruritania()
    _, entries = read_feed(feed(catalog, derived, as_written))
    kinds = {entry.findtext(f"{ATOM}id").split(":")[2].split("/")[0] for entry in entries}
    assert kinds == {"event", "status", "correction", "revision"}
    early = derive(catalog, date(2030, 4, 1))
    _, before = read_feed(feed(catalog, early, as_written))
    assert 0 < len(before) < len(entries)
    assert max(entry.findtext(f"{ATOM}updated") for entry in before) <= "2030-04-01T00:00:00Z"


def as_written(words):
    return words


def test_hostile_text_in_the_feed_is_read_as_text():
    hostile = Poisoned(ruritania()[0])
    content = feed(hostile.catalog, derive(hostile.catalog, TODAY), as_written)
    root, entries = read_feed(content)
    assert {each.tag.removeprefix(ATOM) for each in root.iter()} == {
        "feed", "id", "title", "subtitle", "updated", "link", "author", "name", "entry", "summary",
    }  # fmt: skip
    assert all(entry.findtext(f"{ATOM}title").endswith(folded(SPITE)[-40:]) for entry in entries
               if "revision" not in entry.findtext(f"{ATOM}id")
               and "correction" not in entry.findtext(f"{ATOM}id"))  # fmt: skip
