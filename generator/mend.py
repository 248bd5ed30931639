"""A hint as an edit of lines: what the file reads when the hint is followed to the letter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.problems import Hint, Problem


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
        return Edit(line, line, ())
    written = lines[line - 1]
    if hint.how == "add":
        return Edit(line + 1, line, (" " * _indent(written) + hint.right,))
    found = written.find(hint.wrong, problem.column - 1) if hint.wrong else -1
    found = written.find(hint.wrong) if found < 0 and hint.wrong else found
    if found < 0:
        return None
    after = written[:found] + hint.right + written[found + len(hint.wrong) :]
    return Edit(line, line, (after,))


def applied(lines: Sequence[str], edits: Iterable[Edit]) -> list[str]:
    """Give the lines after some edits. Of two that touch one line, only the first is made."""
    result = list(lines)
    above = len(result) + 2
    for edit in sorted(edits, key=lambda each: (-each.first, -each.last)):
        if max(edit.last, edit.first) < above:
            result[edit.first - 1 : edit.last] = edit.lines
            above = edit.first
    return result


def _indent(written: str) -> int:
    """Give the column of a line's first key: behind the dash where the line begins a record."""
    return len(written) - len(written.lstrip(" -"))
