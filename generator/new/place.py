"""Where a new record belongs: the file of its like, and the line in it. Nothing else is touched."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from generator.load.catalog import KINDS
from generator.load.yaml_file import read_yaml
from generator.model.catalog import Catalog
from generator.model.when import When
from generator.new.question import Form
from generator.project import Project


@dataclass(frozen=True)
class Spot:
    """A file by its name in the project, its new text, and the line of the new record."""

    file: str
    text: str
    line: int


def file_for(form: Form, record: Any, catalog: Catalog, project: Project) -> str:
    """Give the file that holds most records of the same topic, kind or side; or a fresh one."""
    pattern = KINDS[form.kind][1]
    if "*" not in pattern:
        return f"data/{pattern}"
    like = form.alike(record, catalog) if record else ""
    counts = Counter(
        catalog.places[f"{form.kind}:{other.id}"].file
        for other in getattr(catalog, form.kind).values()
        if form.alike(other, catalog) == like
    )
    if counts:
        return counts.most_common(1)[0][0]
    there = sorted((project.data / pattern).parent.glob("*.yml"))
    if len(there) == 1:
        return project.name(there[0])
    return f"data/{pattern.replace('*', like or 'more')}"


def insert(project: Project, file: str, kind: str, record: dict[str, Any], text: str) -> Spot:
    """Give the file with the record in it: by date or id where the file is in that order.

    Elsewhere it goes to the end. Comments, blank lines and every other line stay as they are.
    """
    path = project.root / file
    before = path.read_text(encoding="utf-8") if path.exists() else _head(kind)
    lines = before.rstrip("\n").split("\n")
    if lines[-1].strip() == "[]":
        lines.pop()
    data = read_yaml(before, file)
    entries = data.data if isinstance(data.data, list) else []
    starts = [data.values[(number,)][0] - 1 for number in range(len(entries))]
    follower = _follower(entries, record)
    at = _end_before(lines, starts[follower]) if follower is not None else len(lines)
    block = text.rstrip("\n").split("\n")
    gap = [""] if at else []
    line = at + len(gap) + 1
    return Spot(file, "\n".join([*lines[:at], *gap, *block, *lines[at:]]) + "\n", line)


def _head(kind: str) -> str:
    """Begin a new file as the others begin, so that editors' programs know what it holds."""
    up = "../" if "/" in KINDS[kind][1] else ""
    return f"# yaml-language-server: $schema={up}schema/{kind}.json\n"


def _end_before(lines: list[str], start: int) -> int:
    """Give the line after the last one of what stands before: comments belong to what follows."""
    while start and re.match(r"\s*(#.*)?$", lines[start - 1]):
        start -= 1
    return start


def _follower(entries: list[Any], record: dict[str, Any]) -> int | None:
    """Give the position of the entry before which the record goes, None for the end."""
    for key in (_day, _name):
        keys = [key(entry) for entry in entries]
        own = key(record)
        if len(keys) > 1 and own and all(keys) and keys == sorted(keys):
            return next((number for number, other in enumerate(keys) if other > own), None)
    return None


def _day(entry: dict[str, Any]) -> str:
    try:
        return When.parse(str(entry.get("date"))).first.isoformat()
    except ValueError:
        return ""


def _name(entry: dict[str, Any]) -> str:
    return str(entry.get("id", ""))
