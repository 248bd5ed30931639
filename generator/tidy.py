"""Files as every editor's files look: no loose spaces, keys and rows in order.

Comments stay with the key or record below them. A file is only changed where what it says stays
the same, to the letter, but for spaces of which a reader sees none.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.load.catalog import KINDS
from generator.load.records import form_of
from generator.load.yaml_file import YamlFile, read_yaml
from generator.project import Project

_BY_HAND = ("charts",)
"""Kinds whose keys stand in an order of their own: each kind of chart has others."""
_KEY = re.compile(r"^(?:- |  )([a-z_]+):")
_GAP = re.compile(r"^\s*(#.*)?$")


def tidied(project: Project) -> dict[str, str]:
    """Give the new text of every file that can be tidied, by its name."""
    found = {}
    for path in sorted(project.data.rglob("*.yml")) + sorted(project.data.rglob("*.csv")):
        try:
            before = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue  # `check` tells the editor; to guess would lose letters
        text = _yaml(before, _kind(path, project)) if path.suffix == ".yml" else _rows(before)
        if text != before:
            found[project.name(path)] = text
    return found


def _kind(path: Path, project: Project) -> str:
    """Give the kind of the records in a file: the name of its folder, or its own."""
    inner = path.relative_to(project.data)
    return inner.parts[0] if len(inner.parts) > 1 else inner.stem


def _rows(text: str) -> str:
    """Give a table without spaces at the ends of its lines and empty lines at its end.

    Where a value is quoted it may go over several lines, and the table is left as it is.
    """
    if '"' in text:
        return text
    return "\n".join(line.rstrip(" ") for line in text.rstrip().split("\n")) + "\n"


def _yaml(text: str, kind: str) -> str:
    """Give a file of records in order, or as it is where anything that it says would change."""
    before = read_yaml(text, "")
    if before.problems or before.data is None:
        return text
    for change in (_trimmed, lambda given: _ordered(given, kind)):
        made = change(text)
        after = read_yaml(made, "")
        same = not after.problems and _read(after.data) == _read(before.data)
        text = made if same else text
    return text


def _read(data: Any) -> Any:
    """Give what a file says to a reader, who sees no second space: one may end a folded line."""
    if isinstance(data, dict):
        return {key: _read(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_read(value) for value in data]
    if isinstance(data, str):
        return re.sub(" +", " ", re.sub(r" +$", "", data, flags=re.MULTILINE))
    return data


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.rstrip().split("\n")) + "\n"


def _ordered(text: str, kind: str) -> str:
    """Give a file with the keys of each record in the order of its model."""
    source = read_yaml(text, "")
    if kind not in KINDS or kind in _BY_HAND or not isinstance(source.data, list):
        return text
    lines = text.split("\n")
    for position in reversed(range(len(source.data))):
        start, end = _span(source, position, lines)
        model = form_of(KINDS[kind][2], source.data[position])
        if model and isinstance(source.data[position], dict):
            lines[start:end] = _record(lines[start:end], _order(model))
    return "\n".join(lines)


def _span(source: YamlFile, position: int, lines: Sequence[str]) -> tuple[int, int]:
    """Give the lines of a record, without the gap and the comments between it and the next."""
    start = source.values[(position,)][0] - 1
    after = source.values.get((position + 1,))
    end = after[0] - 1 if after else len(lines)
    while end > start and _GAP.match(lines[end - 1]):
        end -= 1
    return start, end


def _order(model: type[BaseModel]) -> list[str]:
    """Give the keys of a model in order; what tests a record comes after all that it says."""
    return sorted(model.model_fields, key=lambda key: key == "checks")


def _record(lines: list[str], order: Sequence[str]) -> list[str]:
    """Give the lines of one record with its keys in order; comments go with the key below them."""
    blocks = list(_blocks(lines))
    if not all(key in order for key, _ in blocks):
        return lines
    blocks.sort(key=lambda block: order.index(block[0]))
    whole = [line for _, block in blocks for line in block]
    first = next((at for at, line in enumerate(whole) if _KEY.match(line)), None)
    if first != 0:
        return lines
    plain = ["  " + line[2:] if line.startswith("- ") else line for line in whole]
    return ["- " + plain[0][2:], *plain[1:]]


def _blocks(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Cut a record where its own keys begin."""
    key, block, above = "", list[str](), list[str]()
    for line in lines:
        found = _KEY.match(line)
        if found:
            if key:
                yield key, block
            key, block, above = found[1], [*above, line], []
        elif _GAP.match(line):
            above.append(line)
        else:
            block += [*above, line]
            above = []
    yield key, [*block, *above]
