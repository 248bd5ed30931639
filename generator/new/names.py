"""An id for a new record, made of its own words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from generator.load.catalog import KINDS
from generator.model.catalog import Catalog

_EMPTY = frozenset(
    re.split(
        " ",
        "a an and are as at be been by for from had has have in into is it its of on or said says"
        " that the their they this to told was were which who will with would",
    )
)
_LONGEST = 48


def slug(text: str, words: int = 5) -> str:
    """Give the first words that say something, in lower case and joined by hyphens."""
    flat = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    bare = flat.encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", re.sub(r"\[\[.*?\]\]", " ", bare))
    kept = [word for word in found if word not in _EMPTY and not word.isdigit()] or found
    name = ""
    for word in kept[:words]:
        if name and len(name) + len(word) > _LONGEST:
            break
        name = f"{name}-{word}" if name else word
    return name


def taken(catalog: Catalog) -> set[str]:
    """Give every id that a record has."""
    kinds = [*KINDS, "datasets"]
    return {name for kind in kinds for name in getattr(catalog, kind)}


def free(name: str, catalog: Catalog) -> str:
    """Give an id that nothing has: the one given, or with a number after it."""
    used = taken(catalog)
    number = 2
    fresh = name = name or "new"
    while fresh in used:
        fresh = f"{name}-{number}"
        number += 1
    return fresh


def habit(names: Iterable[str]) -> str:
    """Give the word with which most ids of a kind begin, with its hyphen; "" for none."""
    first = Counter(name.partition("-")[0] for name in names)
    word, count = first.most_common(1)[0] if first else ("", 0)
    return f"{word}-" if count > 0.6 * first.total() and first.total() > 1 else ""
