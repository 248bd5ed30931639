"""YAML files of records to models, each mistake with its place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path as FilePath
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.load.memory import Memory
from generator.load.offers import slug
from generator.load.phrases import say, without_echoes
from generator.load.text import read_text
from generator.load.yaml_file import Path, YamlFile, read_yaml
from generator.model.catalog import Place
from generator.problems import Hint, Problem

_ID = re.compile(r"^-?\s*id *: *[\"']?([a-z0-9-]+)", re.MULTILINE)


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


@dataclass
class _Entry:
    """One record as written; `record` is None when it could not be read."""

    raw: Any
    record: Any
    places: dict[str, Place]
    problems: list[Problem]

    @property
    def id(self) -> str:
        return str(self.raw.get("id", "")) if isinstance(self.raw, dict) else ""


@dataclass
class _File:
    """What one file holds."""

    entries: list[_Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Written:
    """Where a record is written: the file's name and contents, and the record's path in it."""

    file: str
    source: YamlFile
    path: Path = ()


def read_records(
    files: list[FilePath],
    called: Callable[[FilePath], str],
    of: tuple[str, str, Any],
    memory: Memory,
) -> Records:
    """Read every file as a list of records.

    `of` has the name of the list in the catalog, one word for a record of it, and its model.
    """
    kind, word, _ = of
    records = Records(word)
    for file in files:
        read = partial(_read_file, file, called(file), of)
        _take(records, memory.of(kind, [file], read), f"{kind}:")
    return records


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def _read_file(file: FilePath, name: str, of: tuple[str, str, Any], before: _File | None) -> _File:
    """Read one file. A record that stands as it stood `before` is the same object."""
    kind, word, model = of
    found = _File()
    same = {entry.id: entry for entry in before.entries} if before else {}
    for raw, written in _items(file, name, word, found):
        entry = _Entry(raw, None, {}, [])
        known = same.get(entry.id)
        if known and known.record and repr(known.raw) == repr(raw):  # 1 is not 1.0 here
            entry.record = known.record
        else:
            try:
                entry.record = _adapter(model).validate_python(raw)
            except ValidationError as error:
                entry.problems = list(explain(error, word, form_of(model, raw), written))
        if entry.record:
            entry.places = field_places(f"{kind}:{entry.record.id}", written)
        found.entries.append(entry)
    return found


def form_of(model: Any, raw: Any) -> type[BaseModel] | None:
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


def _items(file: FilePath, called: str, kind: str, found: _File) -> Iterator[tuple[Any, Written]]:
    text, saved = read_text(file, called)
    problems = found.problems
    problems += saved
    if not text.strip():
        return
    source = read_yaml(text, called)
    problems += source.problems
    if source.problems and source.data is None:
        found.lost |= set(_ID.findall(text))
        return
    if not isinstance(source.data, list):
        sentence = f"This file must be a list of {kind}s."
        hint = "Begin each record with a dash: `- id: …`. An empty list is []."
        problems.append(Problem(called, 1, 1, "not-a-list", sentence, hint))
        return
    for position, raw in enumerate(source.data):
        yield raw, Written(called, source, (position,))


def _take(records: Records, file: _File, prefix: str) -> None:
    """Add what a file holds, but for ids that stand already."""
    records.problems += file.problems
    records.broken |= file.lost
    for entry in file.entries:
        records.problems += entry.problems
        if entry.record is None:
            records.broken |= {entry.id, slug(entry.id)}
        elif entry.record.id in records.by_id or entry.record.id in records.broken:
            same = entry.record == records.by_id.get(entry.record.id)
            records.problems.append(_twice(records, entry, prefix, same))
        else:
            records.by_id[entry.record.id] = entry.record
            records.places |= entry.places


def _twice(records: Records, entry: _Entry, prefix: str, same: bool) -> Problem:
    whole = f"{prefix}{entry.record.id}"
    place, other = entry.places[f"{whole}.id"], records.places.get(f"{whole}.id")
    sentence = f"The id `{entry.record.id}` is used by two {records.kind}s."
    hint = f"Choose another id; the other is at {other.file}:{other.line}." if other else ""
    if same and other and entry.places[whole].line == place.line:
        hint = f"Delete this {records.kind}: it is the same as at {other.file}:{other.line}."
        hint = Hint(hint, how="drop", sure=True)
    return Problem(place.file, place.line, place.column, "duplicate-id", sentence, hint)


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
        written_there = source.lines[line - 1] if line <= len(source.lines) else ""
        rule, sentence, hint = say(mistake, kind, model, written_there)
        yield Problem(written.file, line, column, rule, sentence, hint)


def _nearest(loc: tuple[int | str, ...], written: Written) -> Path:
    """Follow pydantic's location through what was really written; tags of unions are not."""
    at = written.path
    for part in loc:
        if (*at, part) in written.source.values:
            at = (*at, part)
    return at
