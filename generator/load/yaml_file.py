"""YAML 1.2 with the line and column of every key and value.

PyYAML's parser gives the places; the scalars are read here by the rules of YAML 1.2, so that
`no` stays a word and `2025-07-09` stays text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from generator.load.repair import Parser, Repair, repair, stops
from generator.problems import Hint, Problem

Path = tuple[str | int, ...]
Mark = tuple[int, int]

_TAB = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
_INT = re.compile(r"^[-+]?\d+$", re.ASCII)
_FLOAT = re.compile(r"^[-+]?(\d+\.\d*|\.\d+|\d+)([eE][-+]?\d+)?$", re.ASCII)
_PLAIN = {"": None, "~": None, "null": None, "true": True, "false": False}
_SENTENCES = {
    "mapping values are not allowed here": (
        "A colon followed by a space begins a new key here.",
        'Put the whole text in double quotes: "…".',
    ),
    "could not find expected ':'": (
        "This line is neither `key: value` nor a part of the line above.",
        "Check the colon after the key, and that the line is indented like its neighbours.",
    ),
    "found unexpected end of stream": (
        "A quotation mark was opened and never closed.",
        "Add the missing quotation mark.",
    ),
    "expected ',' or ']'": (
        "A square bracket was opened and not closed properly.",
        "Put a comma between the entries and ] at the end, or quote text that begins with [.",
    ),
    "expected ',' or '}'": (
        "A curly bracket was opened and not closed properly.",
        "Put a comma between the entries and } at the end, or quote text that begins with {.",
    ),
    "expected <block end>": (
        "This line is not indented like the lines above it, or a quotation mark is in the way.",
        "Line it up with its neighbours; put text that begins with a quotation mark in quotes.",
    ),
    "found unknown escape character": (
        "A backslash in double quotes must be written twice.",
        "Use single quotes around the text, or write two backslashes.",
    ),
    "expected escape sequence": (
        "A backslash in double quotes must be written twice.",
        "Use single quotes around the text, or write two backslashes.",
    ),
    "but found another document": (
        "This file holds more than one YAML document.",
        "Delete the line `---` between them.",
    ),
    "found character": (
        "This character cannot begin a value.",
        'Put the whole text in double quotes: "…".',
    ),
}

_INDENTED = (
    "A key begins here, but its line is indented further than the keys above it.",
    "Line it up with them; if this belongs to the text above, put the whole text in quotes.",
)


@dataclass
class YamlFile:
    """What a YAML file says and where each part stands, by path of keys and positions.

    `texts` has the column of the first letter of every text that is written on one line.
    `lines` are those of the file.
    """

    data: Any = None
    keys: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    texts: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lines: Sequence[str] = ()

    def below(self, path: Path) -> Sequence[Path]:
        """Give what was written at `path` and below: of the whole file, or of one entry of it."""
        return self._entries.get(path, ()) if path else tuple(self.values)

    @cached_property
    def _entries(self) -> dict[Path, list[Path]]:
        entries: dict[Path, list[Path]] = {}
        for at in self.values:
            entries.setdefault(at[:1], []).append(at)
        return entries

    def mark(self, path: Path) -> Mark:
        """Give the place of the nearest thing on the way to `path` that was written."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))


def read_yaml(text: str, name: str) -> YamlFile:
    """Give what `text` says. Mistakes of YAML itself are in `problems`; data is then None."""
    result = YamlFile(lines=text.split("\n"))
    if tab := _TAB.search(text):
        result.problems.append(_tab(text, name, tab))
        return result
    try:
        node = Parser(text).get_single_node()
    except yaml.YAMLError:
        result.problems.append(_syntax(text, name))
        return result
    if node is not None:
        result.data = _build(node, (), result, name)
    return result


def _tab(text: str, name: str, tab: re.Match[str]) -> Problem:
    """Say where the first tab is, and offer spaces for all of them."""
    line = text.count("\n", 0, tab.start()) + 1
    spaced = (_spaced(text, width) for width in (2, 4))
    good = next((each for each in spaced if stops(each) < 0), None)
    words = "Indent with spaces: two for each level."
    hint = Hint(words, right=good, how="whole", sure=True) if good else words
    sentence = "This line is indented with a tab."
    return Problem(name, line, tab[0].index("\t") + 1, "tab", sentence, hint)


def _spaced(text: str, width: int) -> str:
    return _TAB.sub(lambda found: found[0].replace("\t", " " * width), text)


def _syntax(text: str, name: str) -> Problem:
    """Say where the parser stopped; and what mends it, if a change of one line does."""
    said = _said(text, name)
    change = repair(text, said.line)
    return _mendable(said, change) if change else said


def _mendable(said: Problem, change: Repair) -> Problem:
    hint = Hint(change.hint, change.wrong, change.right or "", sure=change.sure)
    if change.right is None:
        hint = Hint(change.hint, how="drop", sure=change.sure)
    pairs = zip(change.wrong, change.right or "", strict=False)
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), len(change.wrong))
    column = 1 if change.right is None else min(same, max(len(change.wrong) - 1, 0)) + 1
    return Problem(said.file, change.line, change.column or column, "yaml", change.sentence, hint)


def _said(text: str, name: str) -> Problem:
    """Parse again with the slower parser, whose messages and places are better."""
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = error.problem or ""
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if said.startswith("found unexpected end of stream") and error.context_mark:
            line, column = error.context_mark.line + 1, error.context_mark.column + 1
        if said.startswith("mapping values") and _looks_like_key(text, line, column):
            return Problem(name, line, column, "yaml", *_INDENTED)
        for start, (sentence, hint) in _SENTENCES.items():
            if start in said:
                return Problem(name, line, column, "yaml", sentence, hint)
        return Problem(name, line, column, "yaml", f"This is not valid YAML: {said}.", "")
    except yaml.YAMLError as error:
        before = text[: getattr(error, "position", 0)]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        sentence = "An invisible character here cannot stand in a text file."
        return Problem(name, line, column, "yaml", sentence, "Delete it and type the text again.")
    return Problem(name, 1, 1, "yaml", "This is not valid YAML.", "Compare it with another file.")


def _looks_like_key(text: str, line: int, column: int) -> bool:
    """Tell whether a colon follows the first word of its line."""
    before = text.split("\n")[line - 1][: column - 1]
    return re.match(r"^ *(- )? *[a-z_]+$", before) is not None


def _build(node: yaml.Node, path: Path, result: YamlFile, name: str) -> Any:
    result.values[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        if node.start_mark.line == node.end_mark.line:
            quoted = 1 if node.style else 0
            result.texts[path] = node.start_mark.column + 1 + quoted
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*path, i), result, name) for i, item in enumerate(node.value)]
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if key in mapping:
            sentence = f"The key `{key}` stands twice in the same record."
            hint = f"Keep one of the two; the other is on line {result.keys[(*path, key)][0]}."
            if not result.lines[line - 1][: column - 1].strip():
                again = _build(value_node, (), YamlFile(), name)
                hint = Hint(hint, how="drop", sure=again == mapping[key])
            result.problems.append(Problem(name, line, column, "duplicate-key", sentence, hint))
            continue
        result.keys[(*path, key)] = (line, column)
        mapping[key] = _build(value_node, (*path, key), result, name)
    return mapping


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style:
        return text
    if text in _PLAIN:
        return _PLAIN[text]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
