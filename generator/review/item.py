"""One thing to look at."""

from dataclasses import dataclass

from generator.model.catalog import Catalog


@dataclass(frozen=True)
class Item:
    """One thing to look at: the record, where it stands, and what to do."""

    id: str
    place: str
    words: str


Work = dict[str, list[Item]]


def item(catalog: Catalog, kind: str, name: str, words: str) -> Item:
    """Give what to do about a record."""
    place = catalog.places.get(f"{kind}:{name}.id") or catalog.places[f"{kind}:{name}"]
    return Item(name, f"{place.file}:{place.line}", words)
