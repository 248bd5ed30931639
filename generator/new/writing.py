"""A record as YAML text in the layout of the project's files, with comments on what it may hold."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from generator.load.yaml_file import read_yaml

_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"])


def text_of(record: Mapping[str, Any], offered: Mapping[str, str], listed: bool = True) -> str:
    """Give a record as text: as an entry of a list, or as a whole file.

    `offered` has the keys that it does not hold and what each means; they become comments.
    """
    lines = [*_mapping(record), *_comments(offered)]
    if not listed:
        return "\n".join(lines) + "\n"
    first, *rest = lines
    return "\n".join([f"- {first}", *(f"  {line}" for line in rest)]) + "\n"


def scalar(value: Any) -> str:
    """Give one value as it is written after a colon, in quotes only where it needs them."""
    if not isinstance(value, str):
        return json.dumps(value)
    return value if _is_plain(value) else json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    """Tell whether every reader of YAML takes these words, without quotes, for these words."""
    if text.lower() in _WORDS or re.match(r"[\d.+-]", text) or ": " in text or " #" in text:
        return False
    if re.search(r"[\[\]{},\n]", text) and not re.match(r"^\w[^:#\[\]{}\n]*$", text):
        return False
    source = read_yaml(f"a: {text}", "")
    try:
        return bool(source.data == {"a": text} == yaml.safe_load(f"a: {text}"))
    except yaml.YAMLError:
        return False


def _mapping(record: Mapping[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping(value))
        elif isinstance(value, list) and any(isinstance(entry, Mapping) for entry in value):
            yield f"{key}:"
            yield from _entries(value)
        elif isinstance(value, list):
            yield f"{key}: [{', '.join(_in_brackets(entry) for entry in value)}]"
        else:
            yield f"{key}: {scalar(value)}"


def _entries(entries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for entry in entries:
        first, *rest = _mapping(entry)
        yield f"  - {first}"
        yield from (f"    {line}" for line in rest)


def _in_brackets(entry: Any) -> str:
    plain = scalar(entry)
    return json.dumps(entry, ensure_ascii=False) if "," in plain and plain == entry else plain


def _comments(offered: Mapping[str, str]) -> Iterator[str]:
    for key, meaning in offered.items():
        yield f"# {key}: {meaning}" if meaning else f"# {key}:"
