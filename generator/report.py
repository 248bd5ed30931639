"""Problems as an editor reads them: by file, each line quoted, the place marked, a way out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import click

from generator.mend import Edit, Lines, edit_of
from generator.problems import Hint, Problem

_WIDEST = 100
_BEFORE = 40
_NAMED = re.compile(r"`([^`]+)`")
_WORD = re.compile(r"[\w’'-]+|\S")


def as_text(problems: Iterable[Problem], lines: Lines, rules: str) -> str:
    """Give every Problem, grouped by file. `rules` is the address of the page of rules."""
    files = []
    for file, found in groupby(sorted(problems), lambda problem: problem.file):
        written = lines(file)
        blocks = [_block(told(problem, written), rules) for problem in found]
        files.append("\n\n".join([click.style(file, bold=True, underline=True), *blocks]))
    return "\n\n".join(files)


def summary(count: int) -> str:
    """Say how many mistakes there are."""
    return f"{count} mistake{'s' if count > 1 else ''} found."


def as_plain(problem: Problem, lines: Lines, rules: str) -> dict[str, Any]:
    """Give one Problem for another program; `mend` is the edit that its hint stands for."""
    written = lines(problem.file)
    edit = edit_of(problem, written)
    return {
        "file": problem.file,
        "line": problem.line,
        "column": _column(problem, written) if problem.line else problem.column,
        "width": _width(problem, written) if problem.line else 0,
        "rule": problem.rule,
        "sentence": problem.sentence,
        "hint": problem.hint,
        "mend": edit and {"first": edit.first, "last": edit.last, "lines": list(edit.lines)},
        "sure": problem.sure,
        "explained": f"{rules}#{problem.rule}",
    }


@dataclass(frozen=True)
class Told:
    """One mistake in the parts that an editor reads, for a terminal and a page alike.

    `quoted` is its line in three: before the mark, marked, behind it. `after` are the lines of the
    file when the hint is followed, each behind its number and sign.
    """

    file: str
    place: str
    sentence: str
    line: int = 0
    quoted: tuple[str, str, str] | None = None
    hint: str = ""
    after: tuple[tuple[str, str], ...] = ()
    rule: str = ""


def told(problem: Problem, written: Sequence[str]) -> Told:
    """Take a Problem apart. `written` are the lines of its file."""
    return Told(
        problem.file,
        f"{problem.line}:{_column(problem, written)}" if problem.line else "whole file",
        problem.sentence,
        problem.line,
        _quoted(problem, written) if 0 < problem.line <= len(written) else None,
        str(problem.hint),
        tuple(_after(problem.hint, edit_of(problem, written))),
        problem.rule,
    )


def _block(part: Told, rules: str) -> str:
    said = [f"  {part.place}  {click.style(part.sentence, bold=True)}"]
    if part.quoted:
        before, wrong, behind = part.quoted
        gutter, under = (click.style(f"{label:>6} |", dim=True) for label in (part.line, ""))
        said.append(f"{gutter} {before}{wrong}{behind}")
        said.append(f"{under} {' ' * len(before)}{click.style('^' * (len(wrong) or 1), fg='red')}")
    if part.hint:
        said.append(f"  hint: {part.hint}")
    said += [f"{click.style(f'{label:>8}', fg='green')} {line}" for label, line in part.after]
    said.append(click.style(f"  rule: {rules}#{part.rule}", dim=True))
    return "\n".join(said)


def _quoted(problem: Problem, written: Sequence[str]) -> tuple[str, str, str]:
    line, column = written[problem.line - 1].replace("\t", " "), _column(problem, written)
    start = max(column - _BEFORE, 0) if len(line) > _WIDEST else 0
    end = min(start + _WIDEST, len(line))
    width = max(min(_width(problem, written), end - column + 1), 1)
    before = ("…" if start else "") + line[start : column - 1].ljust(column - 1 - start)
    behind = line[column - 1 + width : end] + ("…" if end < len(line) else "")
    return before, line[column - 1 : column - 1 + width], behind


def _after(hint: str, edit: Edit | None) -> Iterator[tuple[str, str]]:
    """Show what the file reads when the hint is followed."""
    if edit is None or (isinstance(hint, Hint) and hint.how == "whole"):
        return
    if not edit.lines:
        yield f"{edit.first} -", "(this line goes)"
    for number, line in enumerate(edit.lines, edit.first):
        yield f"{number} +", _short(line)


def _short(line: str) -> str:
    return line if len(line) <= 2 * _WIDEST else f"{line[: 2 * _WIDEST]}…"


def _column(problem: Problem, written: Sequence[str]) -> int:
    """Give where in its line the mark begins: at what the hint replaces or the sentence names."""
    line = written[problem.line - 1] if 0 < problem.line <= len(written) else ""
    wrong = problem.hint.wrong if isinstance(problem.hint, Hint) else ""
    if not wrong and problem.rule == "reference" and (found := _NAMED.search(problem.sentence)):
        wrong = found[1]
    found_at = line.find(wrong, problem.column - 1) if wrong else -1
    return found_at + 1 if found_at >= 0 else problem.column


def _width(problem: Problem, written: Sequence[str]) -> int:
    """Tell how many letters are at fault: those that the hint replaces, or one word."""
    line = written[problem.line - 1] if 0 < problem.line <= len(written) else ""
    hint, at = problem.hint, _column(problem, written) - 1
    if isinstance(hint, Hint) and hint.wrong and line.startswith(hint.wrong, at):
        return len(hint.wrong)
    found = _WORD.match(line, at)
    return len(found.group()) if found else 1
