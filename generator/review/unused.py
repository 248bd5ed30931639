"""Records that nothing on the site uses but the lists that hold every record of their kind."""

import re
from collections.abc import Iterator, Mapping

from generator.load.prose import Prose
from generator.model.catalog import Catalog
from generator.review.item import Item, item
from generator.review.names import names

_KINDS: Mapping[str, str] = {
    "sources": "a source that nothing cites",
    "figures": "a figure that nothing prints and nothing rests on",
    "datasets": "a dataset that no chart, figure or words use",
    "actors": "an actor who says and does nothing",
    "charts": "a chart that no page shows",
    "units": "a unit of nothing",
}
"""Facts, events and terms are read on their own pages and lists, so they always have a use."""
_IN_HOLE = re.compile(r'"([a-zA-Z0-9/-]+)"')


def unused(catalog: Catalog, prose: Mapping[str, Prose]) -> list[Item]:
    """Give every record of these kinds that no other record and no words name."""
    used = {*_in_words(prose), *_in_rows(catalog)}
    found = []
    for kind, words in _KINDS.items():
        left = set(getattr(catalog, kind)) - used - names(catalog, kind)
        found += [
            item(catalog, kind, name, words) for name in getattr(catalog, kind) if name in left
        ]
    return found


def _in_words(prose: Mapping[str, Prose]) -> Iterator[str]:
    for page in prose.values():
        yield from _IN_HOLE.findall(page.body)


def _in_rows(catalog: Catalog) -> Iterator[str]:
    """Give every source that rows name, those of earlier editions as well."""
    for name, table in catalog.tables.items():
        yield from (row.source for row in table)
        yield from (each.source for each in catalog.earlier.get(name, ()))
