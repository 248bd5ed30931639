"""The words in a record that may name others."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_IN_TEXT = re.compile(r'(?:\[\[|\(\s*"|,\s*")([a-z0-9-]+)(?:\]\]|\||")')
_NO_NAMES = {
    "id",
    "topic",
    "theme",
    "side",
    "kind",
    "status",
    "column",
    "label",
    "language",
    "read",
}
"""Keys whose texts are never ids of records, whatever they look like."""
KEYS: Mapping[str, tuple[str, ...]] = {
    "sources": ("source", "editions"),
    "actors": ("actor", "actors", "related", "said_by"),
    "units": ("unit",),
    "terms": (),
    "known": (),
}
"""For kinds whose ids are short words: the only keys that name them."""


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Give every word in a record that may be an id, with the key under which it stands."""
    if isinstance(value, str):
        if key not in _NO_NAMES:
            yield key, value
        yield from (("", found) for found in _IN_TEXT.findall(value))
    elif isinstance(value, dict):
        for inner, entry in value.items():
            yield from leaves(entry, inner)
    elif isinstance(value, list):
        for entry in value:
            yield from leaves(entry, key)
