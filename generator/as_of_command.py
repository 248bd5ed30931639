"""The command `explainer as-of`: what was known on any day, as a page."""

import sys
from datetime import date

import click

from generator.day_option import Day
from generator.problems import ProblemsFoundError
from generator.project import Project

_EPILOG = """\b
Examples:
  explainer as-of 2025-10-31

\b
Exit status:
  0  written
  1  the files have mistakes, or the day has not come yet
  2  this is not a day
"""


@click.command("as-of", epilog=_EPILOG)
@click.argument("day", type=Day(), metavar="DAY")
@click.pass_obj
def as_of(settings: tuple[Project, date], day: date) -> None:
    """Write a page of what was known on a DAY.

    It goes into build/as-of, as Markdown. Every number in it is the one that was public by then.
    """
    from generator.examine import checked  # noqa: PLC0415  loads every model
    from generator.load.memory import Memory  # noqa: PLC0415
    from generator.pages.known import asked  # noqa: PLC0415

    project, today = settings
    if day > today:
        raise click.ClickException(f"{day} has not come yet.")
    try:
        _, derived = checked(project, today, Memory(project))
    except ProblemsFoundError as found:
        click.echo("\n".join(str(problem) for problem in found.problems))
        sys.exit(1)
    known, page = asked(derived, day)
    path = project.as_of / f"{known.id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page)
    click.echo(f"{known.brief}.\nThe page is {path}.")
    if known.id in derived.catalog.known:
        click.echo(f"The site has this day at known/{known.id}/.")
