"""Two sides compared: pages by what a reader reads, results, charts, downloads, reviews."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.derive.standing import overdue
from generator.differences.blocks import Block, blocks
from generator.differences.change import numbers, pairs, sentences
from generator.differences.report import HEADINGS, Change
from generator.differences.side import Side
from generator.differences.tables import moved_rows
from generator.pages.register import short
from generator.render.holes import Holes

_CHARTS = "data/charts/"
_HOME = "index.md"


def compare(old: Side, new: Side) -> dict[str, list[Change]]:
    """Give every change that a reader sees, by its kind; empty lists where nothing changed."""
    found = _Found()
    _results(old, new, found)
    _pages(old, new, found)
    _charts(old, new, found)
    _downloads(old, new, found)
    _reviews(old, new, found)
    return found.changes()


@dataclass
class _Found:
    """What changed how, each with every place at which it stands."""

    places: dict[tuple[str, str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, place: str, old: str, new: str) -> None:
        """Remember a change. The same one at several places is one change."""
        places = self.places[kind, old, new]
        if place and place not in places:
            places.append(place)

    def changes(self) -> dict[str, list[Change]]:
        """Give them by kind, in the order in which they were met."""
        sorted_out: dict[str, list[Change]] = {kind: [] for kind in HEADINGS}
        for (kind, old, new), places in self.places.items():
            sorted_out[kind].append(Change(tuple(places), old, new))
        return sorted_out


def _results(old: Side, new: Side, found: _Found) -> None:
    """Results that became others. New and deleted promises show as words of their page."""
    for name, rated in new.derived.verdicts.items():
        before = old.derived.verdicts.get(name)
        if before and before.verdict != rated.verdict:
            promise = new.derived.catalog.promises[name]
            claim = Holes(new.derived.catalog, new.derived).filled(promise.claim)
            was, now = (one.verdict.replace("-", " ") for one in (before, rated))
            found.add("verdicts", f"“{claim}”", was, now)


def _pages(old: Side, new: Side, found: _Found) -> None:
    _everywhere(old, new, found)
    there, here = (_ordered(side) for side in (old, new))
    for path in here:
        after = _Page(path, new.draft.content(path))
        if path not in old.draft.paths:
            found.add("pages", "", "", after.title)
            continue
        content = old.draft.content(path)
        if content != after.content:
            _page(_Page(path, content), after, found)
    for path in there:
        if path not in new.draft.paths:
            found.add("pages", "", _Page(path, old.draft.content(path)).title, "")


def _everywhere(old: Side, new: Side, found: _Found) -> None:
    """What every page says of the whole is said once."""
    was, now = (_flat(side.draft.meta) for side in (old, new))
    for key in dict.fromkeys([*was, *now]):
        if was.get(key) != now.get(key) and (key.endswith("words") or f"{key}_words" not in now):
            found.add("sentences", "Every page, at the top", was.get(key, ""), now.get(key, ""))


def _flat(meta: Mapping[str, Any]) -> dict[str, str]:
    strip = meta.get("strip", {})
    shown = {key: meta[key] for key in ("facts_to_words",) if key in meta}
    return shown | {key: strip[key] for key in ("word", "date_words", "note", "since_date_words",
                                                "since_words") if key in strip}  # fmt: skip


def _page(old: "_Page", new: "_Page", found: _Found) -> None:
    if old.description != new.description:
        _texts(Block(old.description, None), Block(new.description, None), new, found)
    for before, after in pairs(old.blocks, new.blocks):
        if before and after and before.drawing:
            continue  # charts are compared by their numbers and marks
        if before and after:
            _texts(before, after, new, found)
        elif (block := before or after) and not block.drawing:
            found.add("sentences", new.place(block), _text(before), _text(after))


def _text(block: Block | None) -> str:
    return block.text if block else ""


def _texts(old: Block, new: Block, page: "_Page", found: _Found) -> None:
    place = page.place(new)
    if moved := numbers(old.text, new.text):
        for was, now in moved:
            found.add("numbers", place, was, now)
    else:
        found.add("sentences", place, *sentences(old.text, new.text))


def _charts(old: Side, new: Side, found: _Found) -> None:
    for path, place in _chart_paths(new):
        if path not in old.draft.paths:
            found.add("charts", place, "", "a chart")
            continue
        rows = list(moved_rows(old.draft.content(path), new.draft.content(path)))
        for row, was, now in rows:
            found.add("charts", f"{place}, {row}", was, now)
        name = path.removeprefix(_CHARTS).removesuffix(".csv")
        if not rows and _drawings(old, name) != _drawings(new, name):
            found.add("charts", place, "its drawing", "drawn differently")
    for path, place in _chart_paths(old):
        if path not in new.draft.paths:
            found.add("charts", place, "a chart", "")


def _chart_paths(side: Side) -> Iterator[tuple[str, str]]:
    holes = Holes(side.derived.catalog, side.derived)
    for chart in side.derived.catalog.charts.values():
        yield f"{_CHARTS}{chart.id}.csv", f"“{holes.filled(chart.title)}”"


def _drawings(side: Side, name: str) -> list[str]:
    chart = side.draft.charts[name]
    return [chart.wide, chart.narrow, chart.beside]


def _downloads(old: Side, new: Side, found: _Found) -> None:
    for path in new.draft.paths:
        if not path.startswith("data/") or path.startswith(_CHARTS) or path.endswith(".md"):
            continue
        if path not in old.draft.paths:
            found.add("downloads", "", "", path)
            continue
        was, now = old.draft.content(path), new.draft.content(path)
        name = path.removeprefix("data/").removesuffix(".csv")
        if was != now and path.endswith(".csv") and name in new.derived.catalog.datasets:
            for row, before, after in moved_rows(was, now):
                found.add("downloads", f"{path}, {row}", before, after)
    for path in old.draft.paths:
        if path not in new.draft.paths and path.endswith(".csv") and not path.startswith(_CHARTS):
            found.add("downloads", "", path, "")


def _reviews(old: Side, new: Side, found: _Found) -> None:
    before = {due.href for due in overdue(old.derived.catalog, old.derived.today)}
    for due in overdue(new.derived.catalog, new.derived.today):
        if due.href not in before:
            found.add("due", f"{short(due.title, 90)}", "", f"due since {due.since}")


def _ordered(side: Side) -> list[str]:
    """Give the pages as a reader meets them: home, the written ones, then those of records."""
    pages = [path for path in side.draft.paths if path.endswith(".md")]
    return sorted(pages, key=lambda path: (path != _HOME, path.startswith(("facts/", "known/"))))


class _Page:
    """One page: its title, its description, its texts, and how a place on it is named."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self.content = content
        _, head, self.body = content.decode().split("---\n", 2)
        self._meta: dict[str, Any] = yaml.load(head, yaml.CSafeLoader)
        self.title = str(self._meta["title"])
        self.description = str(self._meta.get("description", ""))

    @property
    def blocks(self) -> list[Block]:
        """Give what a reader reads on it."""
        return blocks(self.body)

    @property
    def name(self) -> str:
        """Name it in a few words."""
        if self.path == _HOME:
            return "Home"
        return f"Record {self._meta['record']}" if self._meta.get("record") else self.title

    def place(self, block: Block) -> str:
        """Name where a text stands: the page, and the part of it."""
        if block.place is None:
            return f"{self.name}, in search results"
        inner = str(block.place)
        return f"{self.name}, {inner}" if inner else self.name
