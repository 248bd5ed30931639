"""Two sides compared: pages by what a reader reads, results, charts, downloads, reviews."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.differences.blocks import Block
from generator.differences.change import Moves, numbers, pairs, sentences
from generator.differences.page import HOME, Page
from generator.differences.report import HEADINGS, Change
from generator.differences.side import Side
from generator.differences.tables import moved_rows, of_csv
from generator.load.prose import address

_SPOKEN = ("numbers", "sentences")
_Key = tuple[str, str, str, Moves]


def compare(old: Side, new: Side) -> dict[str, list[Change]]:
    """Give every change that a reader sees, by its kind; empty lists where nothing changed."""
    found = _Found()
    for name, (claim, verdict) in new.verdicts.items():
        if (before := old.verdicts.get(name)) and before[1] != verdict:
            found.add("verdicts", f"“{claim}”", before[1], verdict)
    for key in dict.fromkeys([*old.everywhere, *new.everywhere]):
        was, now = old.everywhere.get(key, ""), new.everywhere.get(key, "")
        if was != now:
            found.text("Every page, at the top", was, now)
    _pages(old, new, found)
    _charts(old, new, found)
    _downloads(old, new, found)
    for href, (title, since) in new.due.items():
        if href not in old.due:
            found.add("due", f"“{title}”", "", f"due since {since}")
    return found.changes()


@dataclass
class _Found:
    """What changed how, each with every place at which it stands."""

    places: dict[_Key, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, place: str, old: str, new: str, moves: Moves = ()) -> None:
        """Remember a change. The same one at several places is one change."""
        places = self.places[kind, old, new, moves]
        if place and place not in places:
            places.append(place)

    def text(self, place: str, old: str, new: str) -> None:
        """Remember how a text became another, sentence by sentence."""
        if not old or not new:
            self.add("sentences", place, old, new)
            return
        for was, now in sentences(old, new):
            moves = numbers(was, now)
            self.add("numbers" if moves else "sentences", place, was, now, moves)

    def echo(self, place: str, old: str, new: str) -> None:
        """Remember a text unless it changed as another that a reader of the page meets."""
        if not any((kind, old, new, numbers(old, new)) in self.places for kind in _SPOKEN):
            self.text(place, old, new)

    def changes(self) -> dict[str, list[Change]]:
        """Give them by kind, in the order in which they were met."""
        sorted_out: dict[str, list[Change]] = {kind: [] for kind in HEADINGS}
        for (kind, old, new, moves), places in self.places.items():
            sorted_out[kind].append(Change(tuple(places), old, new, moves))
        return sorted_out


def _pages(old: Side, new: Side, found: _Found) -> None:
    left = {now: was for was, now in new.moved.items()}
    paths = {address(path): path for path in old.pages}
    for path in _ordered(new):
        after = Page(path, new.pages[path])
        was = path if path in old.pages else paths.pop(left.get(address(path), path), "")
        before = Page(was, old.pages[was]) if was else None
        if before is None or was != path:
            found.add("pages", "", before.called if before else "", after.called)
        if before and old.pages[was] != new.pages[path]:
            _page(before, after, found)
    for path in _ordered(old):
        if path not in new.pages and address(path) in paths:
            found.add("pages", "", Page(path, old.pages[path]).called, "")
    for lost in sorted({*old.addresses} - {*new.addresses}):
        found.add("lost", "", lost, "")


def _page(old: Page, new: Page, found: _Found) -> None:
    for before, after in pairs(old.blocks, new.blocks):
        if block := after or before:
            found.text(new.place(block), _text(before), _text(after))
    if old.description != new.description:
        found.echo(f"{new.name}, in search results", old.description, new.description)


def _text(block: Block | None) -> str:
    return block.text if block else ""


def _ordered(side: Side) -> Sequence[str]:
    """Give the pages as a reader meets them: home, the written ones, then those of records."""
    return sorted(
        side.pages, key=lambda path: (path != HOME, path.startswith(("facts/", "known/")))
    )


def _charts(old: Side, new: Side, found: _Found) -> None:
    for name, (title, drawings, rows) in new.charts.items():
        place = f"“{title}”"
        if name not in old.charts:
            found.add("charts", place, "", "a chart")
            continue
        _, drawings_before, rows_before = old.charts[name]
        moved = list(moved_rows(rows_before, rows))
        for row, was, now, moves in moved:
            found.add("charts", f"{place}, {row}", was, now, moves)
        if not moved and drawings != drawings_before:
            found.add("charts", place, "", "drawn in another way, from the same numbers")
    for name, (title, *_) in old.charts.items():
        if name not in new.charts:
            found.add("charts", f"“{title}”", "a chart", "")


def _downloads(old: Side, new: Side, found: _Found) -> None:
    """Rows of datasets, and files that came or went; those of charts are told with the charts."""
    for path, text in new.tables.items():
        if path in old.tables:
            for row, was, now, moves in moved_rows(of_csv(old.tables[path]), of_csv(text)):
                found.add("downloads", f"{path}, {row}", was, now, moves)
    for path in _files(new):
        if path not in old.files:
            found.add("downloads", "", "", path)
    for path in _files(old):
        if path not in new.files:
            found.add("downloads", "", path, "")


def _files(side: Side) -> list[str]:
    return [path for path in side.files if not path.startswith("data/charts/")]
