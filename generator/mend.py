"""A hint as an edit of lines: what the file reads when the hint is followed to the letter."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.problems import Hint, Problem

Lines = Callable[[str], Sequence[str]]
"""A file's name to its lines, none where there is no such file."""


@dataclass(frozen=True)
class Edit:
    """`lines` stand in the place of the lines from `first` to `last`, both included.

    Lines count from 1. Where `last` is one less than `first`, nothing is taken away.
    """

    first: int
    last: int
    lines: tuple[str, ...]


def edit_of(problem: Problem, lines: Sequence[str]) -> Edit | None:
    """Give the edit that a Problem's hint stands for, None where an editor must decide."""
    hint, line = problem.hint, problem.line
    if not isinstance(hint, Hint) or not 0 < line <= len(lines):
        return None
    if hint.how == "drop":
        return Edit(line, _last_below(line, lines), ())
    if hint.how == "whole":
        return Edit(1, len(lines), tuple(hint.right.split("\n")))
    if hint.how == "add":
        return Edit(line + 1, line, (" " * _indent(lines[line - 1]) + hint.right,))
    return _replaced(problem, hint, lines) if hint.wrong else None


def _replaced(problem: Problem, hint: Hint, lines: Sequence[str]) -> Edit | None:
    """Look for what is wrong at the place, then in its line, then further down in its text."""
    line = problem.line
    written = lines[line - 1]
    found = _find(hint, written, problem.column - 1)
    found = _find(hint, written) if found < 0 else found
    indent = len(written) - len(written.lstrip(" "))
    while found < 0:
        line += 1
        if line > len(lines) or _ends(lines[line - 1], indent):
            return None
        written = lines[line - 1]
        found = _find(hint, written)
    after = written[:found] + hint.right + written[found + len(hint.wrong) :]
    return Edit(line, line, tuple(after.split("\n")))


def _find(hint: Hint, written: str, start: int = 0) -> int:
    """Look for what is wrong in a line; an id is not found in a longer one."""
    if hint.how != "id":
        return written.find(hint.wrong, start)
    found = re.compile(rf"(?<![\w-]){re.escape(hint.wrong)}(?![\w-])").search(
        written, max(start, 0)
    )
    return found.start() if found else -1


def _last_below(line: int, lines: Sequence[str]) -> int:
    """Give the last line that belongs to a key or an entry: what is indented further, and gaps."""
    written = lines[line - 1]
    indent, last = len(written) - len(written.lstrip(" ")), line
    for at in range(line + 1, len(lines) + 1):
        if not lines[at - 1].strip():
            continue
        if len(lines[at - 1]) - len(lines[at - 1].lstrip(" ")) <= indent:
            break
        last = at
    between = written.lstrip().startswith("- ") and last < len(lines) - 1
    return last + 1 if between and not lines[last].strip() else last


def _ends(written: str, indent: int) -> bool:
    """Tell whether a line belongs to a text no more that began with an indent."""
    return not written.strip() or len(written) - len(written.lstrip(" ")) <= indent


def applied(lines: Sequence[str], edits: Iterable[Edit]) -> list[str]:
    """Give the lines after some edits. Of two that touch one line, only the first is made."""
    result = list(lines)
    above = len(result) + 2
    for edit in sorted(edits, key=lambda each: (-each.first, -each.last)):
        if max(edit.last, edit.first) < above:
            result[edit.first - 1 : edit.last] = edit.lines
            above = edit.first
    return result


def mended(problems: Iterable[Problem], lines: Lines) -> dict[str, list[str]]:
    """Give the lines of every file that hints change, by its name.

    What is left may need a second look: of two edits of one line only one is made.
    """
    edits: dict[str, list[Edit]] = {}
    for problem in problems:
        if edit := edit_of(problem, lines(problem.file)):
            edits.setdefault(problem.file, []).append(edit)
    return {file: applied(lines(file), made) for file, made in edits.items()}


def _indent(written: str) -> int:
    """Give the column of a line's first key: behind the dash where the line begins a record."""
    return len(written) - len(written.lstrip(" -"))
