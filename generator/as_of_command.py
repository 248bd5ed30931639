"""The command `explainer as-of`: what was known on any day, as a page."""

import sys
from datetime import date, datetime

import click

from generator.problems import ProblemsFoundError
from generator.project import Project


@click.command("as-of")
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@click.pass_obj
def as_of(settings: tuple[Project, date], day: datetime) -> None:
    """Write into build/as-of what was known on a DAY, such as 2025-10-31."""
    from generator.examine import checked  # noqa: PLC0415  loads every model
    from generator.load.memory import Memory  # noqa: PLC0415
    from generator.pages.known import asked  # noqa: PLC0415

    project, today = settings
    if day.date() > today:
        raise click.ClickException(f"{day.date()} has not come yet.")
    try:
        _, derived = checked(project, today, Memory(project))
    except ProblemsFoundError as found:
        click.echo("\n".join(str(problem) for problem in found.problems))
        sys.exit(1)
    known, page = asked(derived, day.date())
    path = project.as_of / f"{known.id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page)
    click.echo(f"{known.brief}.\nThe page is {path}.")
    if known.id in derived.catalog.known:
        click.echo(f"The site has this day at known/{known.id}/.")
