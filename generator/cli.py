"""The command `explainer`: the only place that prints, exits or asks the time."""

import sys
from datetime import date, datetime
from pathlib import Path

import click

from generator.check import find_problems
from generator.problems import Problem
from generator.project import Project


@click.group()
@click.option(
    "--project",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds data/ and docs/.",
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to build for.")
@click.pass_context
def main(context: click.Context, root: Path, today: datetime | None) -> None:
    """Check the facts, and build the site from them."""
    context.obj = (Project(root.resolve()), today.date() if today else date.today())


@main.command()
@click.pass_obj
def check(settings: tuple[Project, date]) -> None:
    """List every mistake in data/ and docs/."""
    project, today = settings
    report(find_problems(project, today))
    click.echo("No mistakes found.")


def report(problems: list[Problem]) -> None:
    """Print problems and leave with exit status 1, or do nothing when there are none."""
    if not problems:
        return
    for problem in problems:
        click.echo(str(problem))
    count = len(problems)
    click.echo(f"{count} mistake{'s' if count > 1 else ''} found. Nothing was written.")
    sys.exit(1)
