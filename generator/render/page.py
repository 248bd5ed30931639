"""What pages make, render fills and write receives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.load.prose import Prose

Site = dict[str, bytes]
"""Path below the folder of Markdown → content."""


@dataclass(frozen=True)
class Page:
    """One page before it is filled.

    Either `prose` holds its words, or `template` names the one under templates/pages that prints
    it from `context`. `boost` lifts it in search, `layout` is how the frame around it is laid
    out, and `cited` is what to cite it by where its title is cut.
    """

    path: str
    title: str
    description: str
    prose: Prose | None = None
    template: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    boost: float = 1.0
    layout: str = ""
    cited: str = ""


@dataclass(frozen=True)
class Part:
    """A component to print: a macro of a template under templates/parts, and its arguments."""

    template: str
    macro: str
    arguments: tuple[Any, ...] = ()


class HoleError(Exception):
    """A hole that asks for something that is not there."""

    def __init__(self, sentence: str, hint: str = "", word: str = "") -> None:
        """Keep the hint and the word at fault beside the sentence."""
        super().__init__(sentence)
        self.hint = hint
        self.word = word
