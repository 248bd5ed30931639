"""Every id that records of a catalog name, by the kind of what is named."""

from collections.abc import Iterator
from typing import Any

from generator.model.catalog import Catalog
from generator.trails.leaves import KEYS, leaves
from generator.trails.named import KINDS


def names(catalog: Catalog, kind: str) -> set[str]:
    """Give every id that may be meant for a record of this kind."""
    keys = KEYS.get(kind)
    return {
        word
        for whole in _records(catalog)
        for key, word in leaves(whole)
        if keys is None or key in keys
    }


def _records(catalog: Catalog) -> Iterator[Any]:
    for kind in KINDS:
        for record in getattr(catalog, kind).values():
            yield record.model_dump(mode="json")
    yield catalog.settings.model_dump(mode="json")
    if catalog.comparison:
        yield catalog.comparison.model_dump(mode="json")
