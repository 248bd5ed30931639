"""What an editor must mend: where it is, what is wrong in plain words, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.rules.rule import RuleName

How = Literal["replace", "id", "add", "drop", "whole"]


class Hint(str):
    """How to mend a mistake in words, and as an edit that a program can make.

    `replace`: at the place of the Problem, or in the lines of its text, `wrong` becomes `right`.
    `id`: the same, but `wrong` is an id, and is left alone as a part of a longer one.
    `add`: `right` becomes a line below it. `drop`: its line goes, with all
    that is indented below it. `whole`: the file is saved anew,
    as `right`. `sure` tells that nothing else can be meant.
    """

    wrong: str
    right: str
    how: How
    sure: bool

    def __new__(
        cls,
        words: str,
        wrong: str = "",
        right: str = "",
        how: How = "replace",
        sure: bool = False,
    ) -> "Hint":
        """Keep the edit beside the words."""
        hint = super().__new__(cls, words)
        hint.wrong, hint.right, hint.how, hint.sure = wrong, right, how, sure
        return hint


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. `line` and `column` count from 1; 0 means the whole file."""

    file: str
    line: int
    column: int
    rule: RuleName
    sentence: str
    hint: str = ""

    @property
    def sure(self) -> bool:
        """Whether the hint is an edit, and nothing else can be meant."""
        return isinstance(self.hint, Hint) and self.hint.sure

    def __str__(self) -> str:
        """Give `file:line:column: sentence [rule]`, with the hint on a line of its own."""
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        hint = f"\n    hint: {self.hint}" if self.hint else ""
        return f"{where}: {self.sentence} [{self.rule}]{hint}"


class ProblemsFoundError(Exception):
    """Every mistake found in one run, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems sorted and without repeats."""
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["ProblemsFoundError"], tuple[list[Problem]]]:
        """Let it be raised again by another process."""
        return ProblemsFoundError, (self.problems,)
