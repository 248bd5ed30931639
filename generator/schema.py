"""JSON Schemas of the records, so that an editor's program completes keys and shows meanings."""

import json
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter

from generator.load.catalog import KINDS
from generator.model.dataset import Dataset
from generator.model.reference import Comparison
from generator.model.site import SiteSettings
from generator.render.page import Site

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Site:
    """Give every schema by file name: lists of records, and the files that are one mapping."""
    models: dict[str, Any] = {
        kind: GenericAlias(list, model) for kind, (_, _, model) in KINDS.items()
    }
    models |= {"datasets": Dataset, "comparison": Comparison, "site": SiteSettings}
    return {f"{name}.json": _schema(name, model) for name, model in models.items()}


def _schema(name: str, model: Any) -> bytes:
    schema = {"$schema": _DRAFT, **TypeAdapter(model).json_schema(), "title": name}
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
