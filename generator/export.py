"""The data as files to download: every dataset, and every kind of record, as CSV and JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, partial
from typing import Any

from generator.derive.derived import Derived, Quantity
from generator.derive.standing import Standing, in_words
from generator.format import sheet
from generator.load.editions import SUFFIX, editions_text
from generator.model.catalog import Catalog
from generator.model.dataset import Dataset
from generator.model.reference import Correction
from generator.model.when import When

_KINDS = ("facts", "events", "actors", "positions", "sources", "terms", "promises")
_COLUMNS = ("period", "value", "status", "note", "source", "known_from")


def export(catalog: Catalog, derived: Derived) -> dict[str, Callable[[], bytes]]:
    """Give every download, below data/, each to be made when it is called for."""
    standing = Standing(catalog, derived)
    site: dict[str, Callable[[], bytes]] = {
        f"data/{name}.csv": partial(_dataset, catalog, standing, name) for name in catalog.datasets
    }
    site |= {
        f"data/{name}{SUFFIX}": partial(_earlier_values, catalog, standing, name)
        for name in catalog.datasets
        if catalog.earlier.get(name)
    }
    for kind in _KINDS:
        records = cache(partial(_records, catalog, standing, kind))
        site[f"data/{kind}.json"] = partial(_all_json, records)
        site[f"data/{kind}.csv"] = partial(_all_csv, records)
    figures = cache(partial(_figures, catalog, derived, standing))
    site["data/corrections.json"] = partial(_corrections, catalog)
    site["data/numbers.json"] = partial(_all_json, figures)
    site["data/numbers.csv"] = partial(_all_csv, figures)
    site["data/datapackage.json"] = lambda: _json(_package(catalog))
    return site


def _dataset(catalog: Catalog, standing: Standing, name: str) -> bytes:
    said = standing.corrections([f"data/#{name}"])
    return noted(_dataset_csv(catalog, catalog.datasets[name]), said)


def _earlier_values(catalog: Catalog, standing: Standing, name: str) -> bytes:
    said = standing.corrections([f"data/#{name}"])
    text = editions_text(catalog.earlier[name], catalog.datasets[name])
    return noted(sheet(csv.reader(io.StringIO(text))), said)


def _records(catalog: Catalog, standing: Standing, kind: str) -> list[dict[str, Any]]:
    records = getattr(catalog, kind).values()
    plain = [record.model_dump(mode="json", exclude_defaults=True) for record in records]
    return [_told(record, standing.about(record, kind)) for record in plain]


def _figures(catalog: Catalog, derived: Derived, standing: Standing) -> list[dict[str, Any]]:
    figures = [_figure(catalog, quantity) for quantity in derived.quantities.values()]
    return [_told(figure, standing.about(figure, "facts")) for figure in figures]


def _corrections(catalog: Catalog) -> bytes:
    return _json([item.model_dump(mode="json") for item in catalog.corrections.values()])


def _all_json(records: Callable[[], list[dict[str, Any]]]) -> bytes:
    return _json(records())


def _all_csv(records: Callable[[], list[dict[str, Any]]]) -> bytes:
    return sheet(_flat(records()))


def noted(content: bytes, corrections: Iterable[Correction]) -> bytes:
    """Give a CSV file with a last column that names its corrections; as it is without any."""
    said = in_words(corrections)
    if not said:
        return content
    header, *rows = csv.reader(io.StringIO(content.decode()))
    return sheet([[*header, "corrections"], *([*row, said] for row in rows)])


def _told(record: dict[str, Any], corrections: str) -> dict[str, Any]:
    """Give a record with the corrections that concern it, if there are any."""
    return record | ({"corrections": corrections} if corrections else {})


def _dataset_csv(catalog: Catalog, dataset: Dataset) -> bytes:
    table = catalog.tables[dataset.id]
    wanted = {*_COLUMNS, *(part.column for part in dataset.dimensions)}
    if any(row.qualifier for row in table):
        wanted.add("qualifier")
    columns = [column for column in table.columns if column in wanted]
    return sheet([columns, *([row.cell(column) for column in columns] for row in table)])


def _figure(catalog: Catalog, quantity: Quantity) -> dict[str, Any]:
    record = catalog.figures.get(quantity.id) or catalog.facts[quantity.id]
    value = quantity.value
    return {
        "id": quantity.id,
        "kind": quantity.kind,
        "words": getattr(record, "label", None) or getattr(record, "statement", ""),
        "value": value.isoformat() if isinstance(value, date) else float(f"{value:.10g}"),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier or "",
        "status": quantity.status,
        "as_of": quantity.as_of.isoformat(),
        "formula": getattr(record, "formula", ""),
    }


def _flat(records: list[dict[str, Any]]) -> list[list[Any]]:
    header = list(dict.fromkeys(key for record in records for key in record))
    rows = [[_cell(record.get(key)) for key in header] for record in records]
    return [header, *rows]


def _cell(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return value


def _package(catalog: Catalog) -> Mapping[str, Any]:
    """Describe the datasets in the Frictionless data package format."""
    return {
        "name": "explainer",
        "title": catalog.settings.name,
        "description": catalog.settings.sentence,
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [_resource(catalog, dataset) for dataset in catalog.datasets.values()]
        + [
            _earlier(dataset)
            for name, dataset in catalog.datasets.items()
            if catalog.earlier.get(name)
        ],
    }


def _resource(catalog: Catalog, dataset: Dataset) -> Mapping[str, Any]:
    sources = [catalog.sources[citation.source] for citation in dataset.citations]
    return {
        "name": dataset.id,
        "path": f"{dataset.id}.csv",
        "title": dataset.title,
        "description": dataset.definition,
        "sources": [{"title": source.title, "path": source.url} for source in sources],
        "schema": {
            "fields": [{"name": part.column, "type": "string"} for part in dataset.dimensions]
        },
    }


def _earlier(dataset: Dataset) -> Mapping[str, Any]:
    return {
        "name": f"{dataset.id}.editions",
        "path": f"{dataset.id}{SUFFIX}",
        "title": f"{dataset.title}: values that were changed",
        "description": "Each value that stood before the publisher changed it, and since when.",
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _plain(value: Any) -> str:
    if isinstance(value, When):
        return str(value)
    raise TypeError(type(value).__name__)
