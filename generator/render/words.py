"""The words of a page as code that fills their holes, compiled once while they stay the same."""

import functools
import marshal
from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.shelf import Shelf

OPTIONS: dict[str, Any] = {
    "undefined": StrictUndefined,
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
_COMMENTS = {"comment_start_string": "{##", "comment_end_string": "##}"}
"""In words, {# begins the id of a Markdown heading."""


@dataclass(frozen=True)
class Words:
    """Compiled words, and each name that they ask for with its line, in their order."""

    asked: tuple[tuple[str, int], ...]
    code: CodeType


Read = Callable[[str], Words]
"""Gives words as code. Raises TemplateSyntaxError where a hole cannot be read."""


def sandbox() -> ImmutableSandboxedEnvironment:
    """Give what words run in: they can call holes, and change nothing."""
    return ImmutableSandboxedEnvironment(loader=BaseLoader(), **OPTIONS, **_COMMENTS)


@functools.lru_cache(maxsize=1000)
def read(body: str) -> Words:
    """Give words as code. Raises TemplateSyntaxError where a hole cannot be read."""
    reader = sandbox()
    tree = reader.parse(body)
    names = list(tree.find_all(nodes.Name))
    made_here = {name.name for name in names if name.ctx != "load"}
    asked = ((name.name, name.lineno) for name in names if name.name not in made_here)
    return Words(tuple(asked), reader.compile(tree))


def read_with(shelf: Shelf | None) -> Read:
    """Give `read` with what other runs have compiled."""
    if shelf is None:
        return read

    def compiled(body: str) -> Words:
        asked, code = shelf.of(["words", body], lambda: _plain(read(body)))
        return Words(asked, marshal.loads(code))  # noqa: S302  as trusted as the program

    return compiled


def _plain(words: Words) -> tuple[tuple[tuple[str, int], ...], bytes]:
    return words.asked, marshal.dumps(words.code)
