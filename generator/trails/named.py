"""Records by their id, whatever their kind, and the nearest when there is none."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from generator.derive import Derived
from generator.model.base import Record
from generator.model.catalog import Catalog
from generator.render.holes import Holes

KINDS: Mapping[str, str] = {
    "facts": "fact",
    "figures": "figure",
    "sources": "source",
    "events": "event",
    "actors": "actor",
    "positions": "position",
    "datasets": "dataset",
    "promises": "promise",
    "charts": "chart",
    "terms": "term",
    "questions": "question",
    "gaps": "gap",
    "units": "unit",
    "known": "known day",
    "calculators": "calculator",
    "corrections": "correction",
}
_WORDS = ("statement", "claim", "title", "label", "name", "term", "question", "what", "many", "id")
_NEAREST = 5


@dataclass(frozen=True)
class Named:
    """A record as an editor knows it: its kind, where it is written, and its own words."""

    kind: str
    id: str
    file: str
    line: int
    words: str

    @property
    def place(self) -> str:
        """Give its place as editors open it."""
        return f"{self.file}:{self.line}" if self.line else self.file


def find(derived: Derived, name: str) -> dict[str, Named]:
    """Give every record of an id, by the catalog's name for its kind."""
    held = derived.catalog
    return {
        kind: named(derived, kind, getattr(held, kind)[name])
        for kind in KINDS
        if name in getattr(held, kind)
    }


def named(derived: Derived, kind: str, record: Record) -> Named:
    """Give a record's kind, place and words, with the numbers in them filled in."""
    places = derived.catalog.places
    place = places.get(f"{kind}:{record.id}.id") or places.get(f"{kind}:{record.id}")
    text = next(str(value) for key in _WORDS if (value := getattr(record, key, None)))
    words = Holes(derived.catalog, derived).filled(text)
    file, line = (place.file, place.line) if place else (f"data/{kind}.yml", 0)
    return Named(KINDS[kind], record.id, file, line, words)


def like(catalog: Catalog, name: str) -> list[str]:
    """Give the ids nearest to a word, the nearest first; those that contain it before others."""
    known = sorted({record for kind in KINDS for record in getattr(catalog, kind)})
    word = name.strip().lower()
    holding = [one for one in known if word and word in one]
    close = difflib.get_close_matches(word, known, n=_NEAREST, cutoff=0.65)
    return list(dict.fromkeys([*holding, *close]))[:_NEAREST]


def printed_as(derived: Derived, words: str) -> list[str]:
    """Give the ids of all facts and figures that are printed as these words: 1,087 or 12%."""
    holes = Holes(derived.catalog, derived)
    return [
        name
        for name, found in derived.quantities.items()
        if words in {holes.plain(name, form) for form in _forms(found.unit)}
        or words == holes.plain(name).removeprefix(f"{found.qualifier} ")
    ]


def _forms(unit: str) -> tuple[str, ...]:
    return ("", "month", "short") if unit == "date" else ("", "unit", "words")
