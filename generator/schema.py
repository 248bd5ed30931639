"""JSON Schemas of the records, so that an editor's program completes keys and shows meanings.

Ids that a record may name stand in a schema of their own, which the others point to: it is the
only one that changes when a record is added.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter

from generator.load import Loaded
from generator.load.catalog import KINDS
from generator.meanings import MEANINGS
from generator.model.base import ID_PATTERN, UNIT_PATTERN
from generator.model.catalog import Catalog
from generator.model.dataset import Dataset
from generator.model.reference import Comparison
from generator.model.site import SiteSettings
from generator.render.page import Site

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_IDS = "ids.json"
_NAMES = {
    "source": "sources",
    "actor": "actors",
    "actors": "actors",
    "related": "actors",
    "dataset": "datasets",
    "known_to": "datasets",
    "unit": "units",
    "topic": "topics",
    "theme": "themes",
    "side": "sides",
    "phase": "phases",
    "claims": "facts",
    "fact": "numbers-and-facts",
    "facts": "numbers-and-facts",
    "event": "days",
    "begins": "days",
    "end": "numbers",
    "count": "numbers",
    "bars": "numbers",
    "mark": "numbers",
    "numbers": "numbers",
    "record": "records",
}
"""Key of a record → which ids it takes."""
_ONLY = {
    ("Event", "facts"): "facts",
    ("Promise", "fact"): "facts",
    ("Promise", "kind"): "promise-kinds",
    ("Strip", "date"): "dates",
    ("Strip", "since"): "dates",
}
"""The same for one kind of record, where the key means something else."""


def schemas(loaded: Loaded) -> Site:
    """Give every schema by file name. `loaded` must hold a catalog: its ids are offered."""
    models: dict[str, Any] = {
        kind: GenericAlias(list, model) for kind, (_, _, model) in KINDS.items()
    }
    models |= {"datasets": Dataset, "comparison": Comparison, "site": SiteSettings}
    made = {f"{name}.json": _schema(name, model) for name, model in models.items()}
    return made | {_IDS: _text({"$schema": _DRAFT, "$defs": _ids(loaded)})}


def is_current(loaded: Loaded, folder: Path) -> bool:
    """Tell whether the schemas in a folder offer the ids that there are now.

    Where there is no folder, nobody asked for schemas.
    """
    if loaded.catalog is None or not folder.is_dir():
        return True
    file = folder / _IDS
    ids = _text({"$schema": _DRAFT, "$defs": _ids(loaded)})
    return file.is_file() and file.read_bytes() == ids


def _schema(name: str, model: Any) -> bytes:
    schema = {"$schema": _DRAFT, **TypeAdapter(model).json_schema(), "title": name}
    parts = dict(schema.get("$defs", {}))
    for title, part in {**parts, schema.get("title", name).title(): schema}.items():
        _point(part, "Dataset" if title == "Datasets" else title)
    return _text(schema)


def _point(part: dict[str, Any], title: str) -> None:
    """Let the keys of a part that name other records point to the ids there are."""
    for key, field in part.get("properties", {}).items():
        if key in MEANINGS:
            field.setdefault("description", MEANINGS[key])
        kind = _ONLY.get((title, key)) or _NAMES.get(key)
        for leaf in _leaves(field) if kind else ():
            if leaf.pop("pattern", None):
                leaf.pop("description", None) if leaf is not field else None
                leaf["allOf"] = [{"$ref": f"{_IDS}#/$defs/{kind}"}]


def _leaves(field: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the parts of a field that are ids: itself, its entries, or one of its forms."""
    if field.get("pattern") in (ID_PATTERN, UNIT_PATTERN):
        yield field
    for below in (field.get("items"), *field.get("anyOf", ())):
        if isinstance(below, dict):
            yield from _leaves(below)


def _ids(loaded: Loaded) -> dict[str, Any]:
    catalog = loaded.catalog
    if catalog is None:
        raise ValueError("schemas need a catalog")
    known = {kind: {*getattr(catalog, kind), *loaded.broken.get(kind, ())} for kind in _lists()}
    numbers = known["facts"] | known["figures"]
    known |= {
        "numbers": _with_value(catalog, known["facts"]) | known["figures"],
        "numbers-and-facts": numbers,
        "dates": {
            name
            for kind in ("facts", "figures")
            for name in known[kind]
            if getattr(getattr(catalog, kind).get(name), "unit", "date") == "date"
        },
        "days": _with_value(catalog, known["facts"]) | known["figures"] | known["events"],
        "records": set().union(*known.values()),
    }
    closed = {
        key.replace("_", "-"): [entry.id for entry in getattr(catalog.settings, key)]
        for key in ("topics", "themes", "sides", "phases", "promise_kinds")
    }
    return {name: _enum(ids) for name, ids in {**known, **closed}.items()}


def _lists() -> list[str]:
    return [*KINDS, "datasets"]


def _with_value(catalog: Catalog, facts: Iterable[str]) -> set[str]:
    """Give the facts that a number can be printed of; one that could not be read may be one."""
    held: Mapping[str, Any] = catalog.facts
    return {name for name in facts if name not in held or held[name].value is not None}


def _enum(ids: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": sorted({name for name in ids if name})}


def _text(schema: Any) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
