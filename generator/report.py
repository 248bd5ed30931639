"""Problems as an editor reads them: by file, each line quoted, the place marked, a way out."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import click

from generator.mend import Edit, Lines, edit_of
from generator.problems import Hint, Problem

_WIDEST = 100
_BEFORE = 40
_WORD = re.compile(r"[\w’'-]+|\S")


def as_text(problems: Iterable[Problem], lines: Lines, rules: str) -> str:
    """Give every Problem, grouped by file. `rules` is the address of the page of rules."""
    files = []
    for file, found in groupby(sorted(problems), lambda problem: problem.file):
        written = lines(file)
        blocks = [_block(problem, written, rules) for problem in found]
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
        "column": problem.column,
        "width": _width(problem, written) if problem.line else 0,
        "rule": problem.rule,
        "sentence": problem.sentence,
        "hint": problem.hint,
        "mend": edit and {"first": edit.first, "last": edit.last, "lines": list(edit.lines)},
        "sure": problem.sure,
        "explained": f"{rules}#{problem.rule}",
    }


def _block(problem: Problem, written: Sequence[str], rules: str) -> str:
    place = f"{problem.line}:{problem.column}" if problem.line else "whole file"
    said = [f"  {place}  {click.style(problem.sentence, bold=True)}"]
    if 0 < problem.line <= len(written):
        said += _quoted(problem, written)
    if problem.hint:
        said.append(f"  hint: {problem.hint}")
    said += _after(problem.hint, edit_of(problem, written))
    said.append(click.style(f"  rule: {rules}#{problem.rule}", dim=True))
    return "\n".join(said)


def _quoted(problem: Problem, written: Sequence[str]) -> list[str]:
    line, column = written[problem.line - 1].replace("\t", " "), problem.column
    start = max(column - _BEFORE, 0) if len(line) > _WIDEST else 0
    cut = line[start : start + _WIDEST]
    width = max(min(_width(problem, written), start + len(cut) - column + 1), 1)
    before, after = "…" if start else "", "…" if start + len(cut) < len(line) else ""
    marked = " " * (len(before) + column - 1 - start) + click.style("^" * width, fg="red")
    return [
        f"{click.style(f'{problem.line:>6} |', dim=True)} {before}{cut}{after}",
        f"{click.style('       |', dim=True)} {marked}",
    ]


def _after(hint: str, edit: Edit | None) -> list[str]:
    """Show what the file reads when the hint is followed."""
    if edit is None or (isinstance(hint, Hint) and hint.how == "whole"):
        return []
    if not edit.lines:
        return [f"{click.style(f'{edit.first:>6} -', fg='green')} (this line goes)"]
    return [
        f"{click.style(f'{number:>6} +', fg='green')} {_short(line)}"
        for number, line in enumerate(edit.lines, edit.first)
    ]


def _short(line: str) -> str:
    return line if len(line) <= 2 * _WIDEST else f"{line[: 2 * _WIDEST]}…"


def _width(problem: Problem, written: Sequence[str]) -> int:
    """Tell how many letters are at fault: those that the hint replaces, or one word."""
    line = written[problem.line - 1] if 0 < problem.line <= len(written) else ""
    hint, at = problem.hint, problem.column - 1
    if isinstance(hint, Hint) and hint.wrong and line.startswith(hint.wrong, at):
        return len(hint.wrong)
    found = _WORD.match(line, at)
    return len(found.group()) if found else 1
