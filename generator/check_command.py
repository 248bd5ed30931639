"""The command `explainer check`, and how every command says what is wrong."""

import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from generator import report
from generator.findings import findings
from generator.problems import Problem
from generator.project import Project
from generator.rules.page import FILE

_EPILOG = """\b
Examples:
  explainer check
  explainer check data/facts/running.yml
  explainer check docs --json
  explainer check --fix

\b
Exit status:
  0  no mistake
  1  at least one mistake
  2  the command was used wrongly: no such option, no such file
"""


@click.command(epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--json", "plain", is_flag=True, help="Print the mistakes for another program.")
@click.option("--fix", "fixing", is_flag=True, help="Mend what has one right answer, first.")
@click.pass_obj
def check(
    settings: tuple[Project, date], paths: tuple[Path, ...], plain: bool, fixing: bool
) -> None:
    """List every mistake in data/ and docs/.

    Each mistake comes with its line, the place in it, and a hint. Where the hint is one exact
    correction, the corrected line follows behind a +. With a PATH, only mistakes in that file or
    folder are listed; everything is read all the same, because records name each other.

    With --fix, hints that can mean nothing else are followed: a date in another form, a doubled
    line, a number with commas, what spreadsheets and old editors leave behind. Spaces and keys
    are put in order, and data/schema is written anew. Comments stay. Look at what it did with
    your version control before you commit.
    """
    project, today = settings
    wanted = [_name(project, path) for path in paths]
    if fixing:
        _fix(project, today, wanted, plain)
    found = findings(project, today)
    problems = [problem for problem in found.problems if _inside(problem.file, wanted)]
    if plain:
        _print_plain(project, problems, found.notes)
    elif problems:
        say(project, problems)
        _offer(problems)
    else:
        click.echo("\n".join([*found.notes, "No mistakes found."]))
    others = len(found.problems) - len(problems)
    if others and not plain:
        click.echo(f"Other files have {others} more. To see them: explainer check")
    sys.exit(1 if problems else 0)


def _offer(problems: Sequence[Problem]) -> None:
    """Say how many of the mistakes need no decision."""
    if sure := sum(problem.sure for problem in problems):
        has = "1 of them has" if sure == 1 else f"{sure} of them have"
        click.echo(f"{has} one right answer. To mend: explainer check --fix")


def _fix(project: Project, today: date, wanted: list[str], plain: bool) -> None:
    """Mend and tidy, and say what was changed unless another program listens."""
    from generator.fix import fix, told  # noqa: PLC0415  loads every model

    said = told(fix(project, today, lambda name: _inside(name, wanted)))
    if said and not plain:
        click.echo(f"{said}\n")


def stop(project: Project, problems: Sequence[Problem]) -> NoReturn:
    """Say what is wrong and leave with exit status 1."""
    say(project, problems)
    click.echo("Nothing was written.")
    sys.exit(1)


def say(project: Project, problems: Sequence[Problem]) -> None:
    """Print every Problem and how many there are, in colours only on a terminal."""
    text = report.as_text(problems, project.lines, explained(project))
    click.echo(f"{text}\n\n{report.summary(len(problems))}", color=coloured())


def explained(project: Project) -> str:
    """Give the address of the page that explains the rules."""
    return project.address("contribute/rules/") or FILE


def coloured() -> bool:
    """Tell whether the terminal is to be given colours."""
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _print_plain(project: Project, problems: Sequence[Problem], notes: Sequence[str]) -> None:
    where = explained(project)
    listed = [report.as_plain(problem, project.lines, where) for problem in problems]
    click.echo(json.dumps({"problems": listed, "notes": notes}, ensure_ascii=False, indent=1))


def _name(project: Project, path: Path) -> str:
    """Give a path as Problems name files, seen from here or from the project's folder."""
    for base in (Path.cwd(), project.root):
        whole = (base / path).resolve()
        if whole.exists() and whole.is_relative_to(project.root):
            return project.name(whole)
    raise click.UsageError(f"There is no file or folder {path} in this project.")


def _inside(file: str, wanted: list[str]) -> bool:
    return not wanted or any(name in (".", file) or file.startswith(f"{name}/") for name in wanted)
