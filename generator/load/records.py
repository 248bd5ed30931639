"""YAML files of records to models, each mistake with its place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.load.phrases import say, without_echoes
from generator.load.text import read_text
from generator.load.yaml_file import Path, YamlFile, read_yaml
from generator.model.catalog import Place
from generator.problems import Problem


@dataclass
class Records:
    """The records of one kind, in the order of their files.

    `broken` holds the ids of records that were written but could not be read, so that what
    refers to them is not blamed.
    """

    kind: str
    by_id: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Written:
    """Where a record is written: the file's name and contents, and the record's path in it."""

    file: str
    source: YamlFile
    path: Path = ()


def read_records(
    files: list[FilePath], name: Callable[[FilePath], str], kind: str, model: Any
) -> Records:
    """Read every file as a list of records of `model`."""
    records = Records(kind)
    adapter: TypeAdapter[Any] = TypeAdapter(model)
    for file in files:
        for raw, written in _items(file, name(file), records):
            _take(records, adapter, _form_of(model, raw), raw, written)
    return records


def _form_of(model: Any, raw: Any) -> type[BaseModel] | None:
    """Give the model of one record: of several forms, the one that its `kind` names."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        return model
    kind = raw.get("kind") if isinstance(raw, dict) else None
    for form in get_args(get_args(model)[0]):
        if kind in get_args(form.model_fields["kind"].annotation):
            return form  # type: ignore[no-any-return]
    return None


def read_one(
    file: FilePath, name: str, kind: str, model: type[BaseModel]
) -> tuple[Any, YamlFile, list[Problem]]:
    """Read a file that is one mapping. The record is None when it could not be read."""
    text, problems = read_text(file, name)
    source = read_yaml(text, name)
    problems += source.problems
    if not text.strip() or source.data is None:
        return None, source, problems
    try:
        return model.model_validate(source.data), source, problems
    except ValidationError as error:
        return None, source, problems + list(explain(error, kind, model, Written(name, source)))


def _items(file: FilePath, called: str, records: Records) -> Iterator[tuple[Any, Written]]:
    text, problems = read_text(file, called)
    records.problems += problems
    if not text.strip():
        return
    source = read_yaml(text, called)
    records.problems += source.problems
    if source.problems and source.data is None:
        return
    if not isinstance(source.data, list):
        sentence = f"This file must be a list of {records.kind}s."
        hint = "Begin each record with a dash: `- id: …`. An empty list is []."
        records.problems.append(Problem(called, 1, 1, "not-a-list", sentence, hint))
        return
    for position, raw in enumerate(source.data):
        yield raw, Written(called, source, (position,))


def _take(
    records: Records,
    adapter: TypeAdapter[Any],
    fields: type[BaseModel] | None,
    raw: Any,
    written: Written,
) -> None:
    raw_id = str(raw.get("id", "")) if isinstance(raw, dict) else ""
    try:
        record = adapter.validate_python(raw)
    except ValidationError as error:
        records.broken.add(raw_id)
        records.problems += explain(error, records.kind, fields, written)
        return
    if record.id in records.by_id or record.id in records.broken:
        other = records.places.get(f"{record.id}.id")
        line, column = written.source.mark((*written.path, "id"))
        sentence = f"The id `{record.id}` is used by two {records.kind}s."
        hint = f"Choose another id; the other is at {other.file}:{other.line}." if other else ""
        records.problems.append(Problem(written.file, line, column, "duplicate-id", sentence, hint))
        return
    records.by_id[record.id] = record
    records.places |= field_places(record.id, written)


def field_places(record_id: str, written: Written) -> dict[str, Place]:
    """Give where a record and each of its fields stand: "id", "id.field", "id.field.0.part"."""
    depth = len(written.path)
    places = {}
    for at in written.source.below(written.path):
        line, column = written.source.values[at]
        key = ".".join([record_id, *map(str, at[depth:])])
        places[key] = Place(written.file, line, column, written.source.texts.get(at, 0))
    return places


def explain(
    error: ValidationError,
    kind: str,
    model: type[BaseModel] | None,
    written: Written,
) -> Iterator[Problem]:
    """Say each mistake of one record where it stands."""
    source = written.source
    for mistake in without_echoes(error.errors()):
        at = _nearest(mistake["loc"], written)
        if mistake["type"] == "union_tag_invalid":
            at = (*at, "kind")
        line, column = source.mark(at)
        if mistake["type"] == "extra_forbidden":
            line, column = source.keys.get(at, (line, column))
        rule, sentence, hint = say(mistake, kind, model)
        yield Problem(written.file, line, column, rule, sentence, hint)


def _nearest(loc: tuple[int | str, ...], written: Written) -> Path:
    """Follow pydantic's location through what was really written; tags of unions are not."""
    at = written.path
    for part in loc:
        if (*at, part) in written.source.values:
            at = (*at, part)
    return at
