"""What keeps a page from being shown, in words for a terminal and for the page alike."""

import traceback
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
from jinja2 import TemplateSyntaxError

from generator import report
from generator.check_command import explained
from generator.problems import Problem
from generator.project import Project
from generator.rules.page import FILE


@dataclass(frozen=True)
class Trouble:
    """How much is wrong, and what: with the colours of a terminal, and in parts for a page.

    Nothing is wrong at 0.
    """

    count: int = 0
    text: str = ""
    parts: tuple[dict[str, Any], ...] = ()


NONE = Trouble()


def of_problems(project: Project, problems: Sequence[Problem]) -> Trouble:
    """Say mistakes of editors as `explainer check` says them."""
    if not problems:
        return NONE
    text = report.as_text(problems, project.lines, explained(project))
    parts = [report.told(problem, project.lines(problem.file)) for problem in sorted(problems)]
    rules = "contribute/rules/" if (project.root / FILE).exists() else ""
    said = tuple(asdict(part) | {"explained": rules and f"{rules}#{part.rule}"} for part in parts)
    return Trouble(len(problems), f"{text}\n\n{report.summary(len(problems))}", said)


def of_warnings(lines: Iterable[str], file: str = "mkdocs.yml") -> Trouble:
    """Say what MkDocs refuses."""
    said = [*dict.fromkeys(lines)]
    head = click.style(file, bold=True, underline=True)
    text = "\n\n".join([head, *(f"  MkDocs: {line}" for line in said)])
    parts = tuple(asdict(report.Told(file, "", f"MkDocs: {line}")) for line in said)
    return Trouble(len(said), f"{text}\n\n{report.summary(len(said))}", parts) if said else NONE


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
    said = f"{type(error).__name__}: {said}"
    block.append(f"  {line}  {click.style(said, bold=True)}")
    quoted = ("", "", written[line - 1]) if 0 < line <= len(written) else None
    if quoted:
        block.append(f"{click.style(f'{line:>6} |', dim=True)} {quoted[2]}")
    part = report.Told(name, str(line), said, line, quoted)
    return Trouble(1, "\n".join([*block, "", report.summary(1)]), (asdict(part),))


def _is_ours(path: Path, project: Project, engine: Path) -> bool:
    inside = path.is_relative_to(engine) or path.is_relative_to(project.root / "generator")
    return inside and "serve" not in path.relative_to(path.anchor).parts[-2:]
