"""The command `explainer`: the only place that prints, exits or asks the time."""

import gc
import sys
import time
from datetime import date, datetime
from pathlib import Path

import click

from generator.charts.cache import cached
from generator.check import read
from generator.derive import Derived
from generator.load import Loaded
from generator.problems import Problem, ProblemsFoundError
from generator.project import Project
from generator.render.page import Site
from generator.schema import schemas
from generator.site import build_site, find_hole_problems
from generator.write import write


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
    gc.set_threshold(100_000, 50, 100)  # almost all that is made is kept to the end
    context.obj = (
        Project(root.resolve()),
        today.date() if today else datetime.now().astimezone().date(),
    )


@main.command()
@click.pass_obj
def check(settings: tuple[Project, date]) -> None:
    """List every mistake in data/ and docs/."""
    _checked(*settings)
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


def _checked(project: Project, today: date) -> tuple[Loaded, Derived]:
    """Give what was read, or report every mistake in data/ and docs/ and leave."""
    loaded, derived, problems = read(project, today)
    if derived:
        problems += find_hole_problems(loaded, derived, sound=not problems)
    report(sorted(set(problems)))
    if derived is None:
        raise click.ClickException("site.yml could not be read.")
    return loaded, derived


def _built(settings: tuple[Project, date]) -> Site:
    """Give the site as a value, or report what is wrong and leave."""
    project, today = settings
    loaded, derived = _checked(project, today)
    try:
        draw = cached(project.cache / "charts")
        return build_site(derived.catalog, derived, loaded.prose, today, draw)
    except ProblemsFoundError as found:
        report(found.problems)
        raise


@main.command()
@click.pass_obj
def markdown(settings: tuple[Project, date]) -> None:
    """Write build/docs, for a site builder to read."""
    project = settings[0]
    written, deleted = write(_built(settings), project.markdown)
    click.echo(f"Markdown: {written} files written, {deleted} deleted.")


@main.command()
@click.pass_obj
def build(settings: tuple[Project, date]) -> None:
    """Build the site into build/site. The last good site stays until the new one is whole."""
    from generator.layout import LayoutError, lay_out  # noqa: PLC0415  loads MkDocs: only here

    project, today = settings
    started = time.perf_counter()
    click.echo("Reading, checking and drawing ...")
    site = _built(settings)
    write(site, project.markdown)
    click.echo(f"Laying out {sum(name.endswith('.md') for name in site)} pages ...")
    try:
        lay_out(project, today)
    except LayoutError as error:
        click.echo(f"The site builder refused a page. The last good site stands.\n{error}")
        sys.exit(1)
    seconds = time.perf_counter() - started
    click.echo(f"The site is in {project.site} ({seconds:.1f} s).")
    click.echo("Look at it with: make serve   (or open build/site/index.html)")


@main.command()
@click.pass_obj
def schema(settings: tuple[Project, date]) -> None:
    """Write data/schema, which helps editors' programs to complete and to warn."""
    folder = settings[0].data / "schema"
    folder.mkdir(exist_ok=True)
    written, _ = write(schemas(), folder)
    click.echo(f"Schemas: {written} files written.")
