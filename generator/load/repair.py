"""What would mend a file that is no YAML: changes of one line, each tried before it is offered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

_KEY = re.compile(r"^(?P<before>\s*(?:- +)*)(?P<key>[a-z_]+)(?P<colon>: +)(?P<value>\S.*)$")
_ENTRY = re.compile(r"^(?P<before>\s*- +)(?P<value>\S.*)$")
_FALSE_SPACES = re.compile("[\u00a0\u2000-\u200b\u202f\u3000\ufeff]")
_FAR = 400
"""How many lines above a mistake a quotation mark may have been opened."""


@dataclass(frozen=True)
class Repair:
    """A line as it should read, what was wrong with it, and whether nothing else can be meant.

    `line` counts from 1, and so does `column`, which is 0 where the first letter that differs is
    meant. `right` is None where the line should go.
    """

    line: int
    wrong: str
    right: str | None
    sentence: str
    hint: str
    sure: bool = True
    column: int = 0


class Parser(CParser):
    """The parser alone: no constructor, no resolver, so nothing in a file can make an object."""

    def __init__(self, text: str) -> None:
        """Begin at the beginning of a text."""
        CParser.__init__(self, text)

    def resolve(self, kind: type, value: str | None, implicit: object) -> str:
        """Give every node the same tag: scalars are read by whoever knows their key."""
        return "any"

    def descend_resolver(self, parent: object, index: object) -> None:
        """Nothing to do: there is no resolver."""

    def ascend_resolver(self) -> None:
        """Nothing to do: there is no resolver."""


def repair(text: str, line: int) -> Repair | None:
    """Give a change of one line that makes YAML of a text in which the parser stopped at `line`.

    Where none makes the whole text YAML, one that takes the parser further is given.
    """
    lines = text.split("\n")
    best, reached = None, stops(text) + 1
    for change in _changes(lines, line):
        stop = stops("\n".join(_with(lines, change)))
        if stop < 0:
            return change
        if stop > reached:
            best, reached = change, stop
    return best


def _with(lines: Sequence[str], change: Repair) -> list[str]:
    new = [] if change.right is None else [change.right]
    return [*lines[: change.line - 1], *new, *lines[change.line :]]


def stops(text: str) -> int:
    """Give the line, counted from 0, at which the parser stops; -1 when it reads everything."""
    try:
        Parser(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return mark.line if mark else 0
    except yaml.YAMLError:
        return 0
    return -1


def _changes(lines: Sequence[str], line: int) -> Iterator[Repair]:
    near = [at for at in _near(lines, line) if lines[at - 1].strip()]
    for at in near:
        yield from _of_line(lines, at)
    for at in _opened(lines, line):
        yield from _closed(at, lines[at - 1])
    for at in near:
        yield from _in_line_with(lines, at)


def _near(lines: Sequence[str], line: int) -> list[int]:
    """Give the line where the parser stopped and the nearest two above it that say anything."""
    above = [at for at in range(line - 1, 0, -1) if lines[at - 1].strip()][:2]
    return [at for at in (line, *above) if at <= len(lines)]


def _of_line(lines: Sequence[str], at: int) -> Iterator[Repair]:
    written = lines[at - 1]
    indent = written[: len(written) - len(written.lstrip())]
    if _FALSE_SPACES.search(indent):
        right = _FALSE_SPACES.sub(" ", indent) + written.lstrip()
        words = "This line begins with spaces of another kind, pasted from a web page."
        yield Repair(at, written, right, words, "Delete them and type ordinary spaces.")
    if written.strip() in ("---", "..."):
        words = "This file holds more than one YAML document."
        yield Repair(at, written, None, words, f"Delete the line `{written.strip()}`.")
    if found := re.match(r"^(\s*(?:- +)?)([a-z_]+):([^\s:/].*)$", written):
        words = f"There is no space after the colon of `{found[2]}`."
        yield Repair(at, written, f"{found[1]}{found[2]}: {found[3]}", words, "Put one there.")
    if found := re.match(r"^(\s*)-([^\s-].*)$", written):
        words = "There is no space after the dash."
        yield Repair(at, written, f"{found[1]}- {found[2]}", words, "Put one there.")
    yield from _colon(lines, at)
    yield from _closed(at, written)
    yield from _quoted(at, written)


def _colon(lines: Sequence[str], at: int) -> Iterator[Repair]:
    """A word that is a key elsewhere in the file, without its colon."""
    written = lines[at - 1]
    found = re.match(r"^(\s*(?:- +)?)([a-z_]+) *[ =;] *(\S.*)$", written)
    if found and any(re.match(rf"^\s*(?:- +)?{found[2]}:", line) for line in lines):
        words = f"There is no colon after `{found[2]}`."
        yield Repair(at, written, f"{found[1]}{found[2]}: {found[3]}", words, "Put one there.")


def _closed(at: int, written: str) -> Iterator[Repair]:
    """A quotation mark or bracket that is closed where its line ends."""
    found = _KEY.match(written) or _ENTRY.match(written)
    if not found:
        return
    value = found["value"].rstrip()
    opened = value[0]
    whole, column = written.rstrip(), found.start("value") + 1
    if opened in "\"'" and value.count(opened) % 2:
        words = "A quotation mark was opened and never closed."
        hint = "Add the missing quotation mark."
        yield Repair(at, written, whole + opened, words, hint, column=column)
    for left, right, name in (("[", "]", "square"), ("{", "}", "curly")):
        if value.count(left) == value.count(right) + 1:
            words = f"A {name} bracket was opened and not closed properly."
            hint = f"Put {right} at the end."
            yield Repair(at, written, f"{whole}{right}", words, hint, column=column)


def _quoted(at: int, written: str) -> Iterator[Repair]:
    """A text that needs quotation marks, because YAML would read something else in it."""
    found = _KEY.match(written) or _ENTRY.match(written)
    if not found:
        return
    value = found["value"].rstrip()
    before = written[: found.start("value")]
    words, hint = "A colon followed by a space begins a new key here.", "Put the text in quotes."
    column = written.find(": ", found.start("value")) + 1
    if value.startswith('"') and value.endswith('"') and "\\" in value:
        words = "A backslash in double quotes must be written twice."
        inner = value[1:-1].replace("'", "''")
        column = written.index("\\") + 1
        hint = "Use single quotes around the text."
        yield Repair(at, written, f"{before}'{inner}'", words, hint, column=column)
    elif value[0] in "\"'":
        words = "This text begins with a quotation mark and goes on behind the next one."
        hint, column = "Put the whole text in the other kind of quotes.", 0
    elif not re.match(r"\w", value):
        words, column = f"A text cannot begin with {value[0]} here.", found.start("value") + 1
    yield Repair(at, written, before + in_quotes(value), words, hint, column=column)


def in_quotes(value: str) -> str:
    """Give a text in quotes, of the kind that changes least of it."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _opened(lines: Sequence[str], line: int) -> Iterator[int]:
    """Give the lines above on which a quotation mark is opened and not closed, the nearest first.

    The parser stops at the next quotation mark, which may be far below.
    """
    for at in range(min(line, len(lines)), max(line - _FAR, 0), -1):
        found = _KEY.match(lines[at - 1]) or _ENTRY.match(lines[at - 1])
        if found and found["value"][0] in "\"'" and found["value"].count(found["value"][0]) % 2:
            yield at


def _in_line_with(lines: Sequence[str], at: int) -> Iterator[Repair]:
    """A line moved to where the lines around it begin."""
    written = lines[at - 1]
    words = "This line is not indented like the lines around it."
    around = [*reversed(lines[: at - 1][-6:]), *lines[at : at + 3]]
    own = len(written) - len(written.lstrip())
    indents = dict.fromkeys(_column(line) for line in around if line.strip())
    for indent in sorted(indents, key=lambda each: abs(each - own)):
        right = " " * indent + written.lstrip()
        yield Repair(at, written, right, words, "Line it up with its neighbours.", sure=False)


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))
