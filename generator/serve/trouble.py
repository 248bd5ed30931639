"""What keeps a page from being shown, in words for a terminal and for the page alike."""

import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from jinja2 import TemplateSyntaxError

from generator import report
from generator.check_command import explained
from generator.problems import Problem
from generator.project import Project


@dataclass(frozen=True)
class Trouble:
    """How much is wrong, and what: with the colours of a terminal. Nothing is wrong at 0."""

    count: int = 0
    text: str = ""


NONE = Trouble()


def of_problems(project: Project, problems: Sequence[Problem]) -> Trouble:
    """Say mistakes of editors as `explainer check` says them."""
    if not problems:
        return NONE
    text = report.as_text(problems, project.lines, explained(project))
    return Trouble(len(problems), f"{text}\n\n{report.summary(len(problems))}")


def of_warnings(lines: Iterable[str], file: str = "mkdocs.yml") -> Trouble:
    """Say what MkDocs refuses."""
    said = [*dict.fromkeys(lines)]
    head = click.style(file, bold=True, underline=True)
    text = "\n\n".join([head, *(f"  MkDocs: {line}" for line in said)])
    return Trouble(len(said), f"{text}\n\n{report.summary(len(said))}") if said else NONE


def of_error(project: Project, engine: Path, error: BaseException) -> Trouble:
    """Say where a template or the program itself fails: the last place that is this project's."""
    places = [
        (frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)
    ]
    said = str(error) or type(error).__name__
    if isinstance(error, (TemplateSyntaxError, SyntaxError)) and error.filename:
        places.append((error.filename, error.lineno or 0))
        said = (error.message if isinstance(error, TemplateSyntaxError) else error.msg) or said
    ours = [place for place in places if _is_ours(Path(place[0]), project, engine)]
    file, line = ours[-1] if ours else places[-1] if places else ("", 0)
    path = Path(file)
    name = (
        path.relative_to(engine.parent).as_posix() if path.is_relative_to(engine.parent) else file
    )
    written = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    block = [click.style(name, bold=True, underline=True)]
    block.append(f"  {line}  {click.style(f'{type(error).__name__}: {said}', bold=True)}")
    if 0 < line <= len(written):
        block.append(f"{click.style(f'{line:>6} |', dim=True)} {written[line - 1]}")
    return Trouble(1, "\n".join([*block, "", report.summary(1)]))


def _is_ours(path: Path, project: Project, engine: Path) -> bool:
    inside = path.is_relative_to(engine) or path.is_relative_to(project.root / "generator")
    return inside and "serve" not in path.relative_to(path.anchor).parts[-2:]
