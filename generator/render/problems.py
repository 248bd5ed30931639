"""Mistakes in holes and templates, said in an editor's words, with their line."""

import re
import sys
from collections.abc import Iterable

from jinja2 import TemplateSyntaxError

from generator.load.phrases import nearest
from generator.load.prose import Prose
from generator.problems import Hint, Problem
from generator.rules import RuleName

_SENTENCES = {
    "unexpected end of template": (
        "A hole that begins with {{ or {% is never closed.",
        "Close it with }} or %}.",
    ),
    "expected token 'end of print statement'": (
        "This hole is not closed, or something between its brackets is missing.",
        'Write it as {{ num("its-id") }}.',
    ),
    "unexpected '}'": ("A hole is closed with one bracket.", "Close it with }}."),
    "unexpected char": ("A hole cannot contain this character.", "Put names in double quotes."),
    "Encountered unknown tag": (
        "There is no such tag.",
        "Use only the holes that the guide lists.",
    ),
}


_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
_OPEN = re.compile(r"\{\{[^{}]*\}?\}?")
_HALF = re.compile(r"(\{\{ *[a-z]+\([^{}()]*\)) *\}?(?![ }]*\})")
"""A call in a hole that is closed by one bracket, or by none."""


def syntax_problem(error: TemplateSyntaxError, page: Prose) -> Problem:
    """Say what is wrong with a hole that cannot be read."""
    said = str(error.message)
    found = next((pair for start, pair in _SENTENCES.items() if start in said), None)
    sentence, hint = found or (
        f"This hole cannot be read: {said.rstrip('.')}.",
        'Write it as {{ num("its-id") }}.',
    )
    lines = page.body.split("\n")
    for line in range(min(error.lineno, len(lines)), 0, -1):
        if right := _whole(lines[line - 1]):
            hint = Hint(hint, lines[line - 1], right)
            return at_line(page, line, "hole", sentence, hint)
    return at_line(page, error.lineno, "hole", sentence, hint)


def _whole(line: str) -> str:
    """Give a line with its holes closed and their quotes straight; "" when they are already."""
    right = _OPEN.sub(lambda found: found[0].translate(_STRAIGHT), line)
    right = _HALF.sub(r"\1 }}", right)
    return right if right != line else ""


def unknown_names(
    asked: Iterable[tuple[str, int]], page: Prose, known: Iterable[str]
) -> dict[str, Problem]:
    """Give every name in a hole that is no function of ours, with its first Problem."""
    known = list(known)
    problems: dict[str, Problem] = {}
    for name, line in asked:
        if name not in known:
            sentence = f"There is no hole function `{name}`."
            hint = nearest(name, known) or "The guide to holes lists every function."
            problem = at_line(page, line, "hole", sentence, hint, name)
            problems.setdefault(name, problem)
    return problems


def template_line() -> int:
    """Give the line of the template that is calling, counted from 1; 0 when none is."""
    frame = sys._getframe()
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back  # type: ignore[assignment]
    return 0


def at_line(
    page: Prose, line: int, rule: RuleName, sentence: str, hint: str, word: str = ""
) -> Problem:
    """Give a Problem at a line of a page's body, at the column where `word` stands in a hole."""
    lines = page.body.split("\n")
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    found = re.search(rf"\{{[{{%].*?({re.escape(word)})", text) if word else None
    column = found.start(1) + 1 if found else max(text.find("{{"), 0) + 1
    return Problem(page.file, page.first_line + line - 1, column, rule, sentence, hint)
