"""Mistakes in holes and templates, said in an editor's words, with their line."""

import re
import sys
from collections.abc import Iterable

from jinja2 import TemplateSyntaxError, nodes

from generator.load.phrases import nearest
from generator.load.prose import Prose
from generator.problems import Problem
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


def syntax_problem(error: TemplateSyntaxError, page: Prose) -> Problem:
    """Say what is wrong with a hole that cannot be read."""
    said = str(error.message)
    for start, (sentence, hint) in _SENTENCES.items():
        if start in said:
            return at_line(page, error.lineno, "hole", sentence, hint)
    sentence = f"This hole cannot be read: {said.rstrip('.')}."
    return at_line(page, error.lineno, "hole", sentence, 'Write it as {{ num("its-id") }}.')


def unknown_names(tree: nodes.Template, page: Prose, known: Iterable[str]) -> dict[str, Problem]:
    """Give every name in a hole that is no function of ours, with its first Problem."""
    known = list(known)
    problems: dict[str, Problem] = {}
    made_here = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name not in known and name.name not in made_here:
            sentence = f"There is no hole function `{name.name}`."
            hint = nearest(name.name, known) or "The guide to holes lists every function."
            problem = at_line(page, name.lineno, "hole", sentence, hint, name.name)
            problems.setdefault(name.name, problem)
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
