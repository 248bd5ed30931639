"""The command `explainer`: the only place that prints or exits."""

import atexit
import gc
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from generator import clock, stamp
from generator.as_of_command import as_of
from generator.check_command import check, coloured, stop
from generator.day_option import Day
from generator.diff_command import diff
from generator.import_command import importing
from generator.links_command import links
from generator.new_command import new
from generator.pack_command import pack
from generator.problems import ProblemsFoundError
from generator.project import Project
from generator.rules_command import rules
from generator.safely import RefusedError, alone
from generator.schema_command import schema
from generator.serve_command import serve
from generator.trails_command import explain, where


@click.group()
@click.option(
    "--project",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds data/ and docs/.",
)
@click.option(
    "--today",
    type=Day(),
    help="The day to build for; else that of SOURCE_DATE_EPOCH, else today.",
)
@click.pass_context
def main(context: click.Context, root: Path, today: date | None) -> None:
    """Check the facts, and build the site from them."""
    gc.set_threshold(100_000, 50, 100)  # almost all that is made is kept to the end
    atexit.register(gc.freeze)  # and goes with the process: nothing is to be looked through
    context.obj = (
        Project(root.resolve()),
        today or clock.today(),
    )


_SITE_EPILOG = """\b
Exit status:
  0  done
  1  a mistake, or a page that may not be published: the last good site stands
"""
_REVIEW_EPILOG = """\b
Exit status:
  0  listed, whether there is anything to do or not
  1  the files have mistakes: explainer check
"""


@main.command(epilog=_REVIEW_EPILOG)
@click.option("--all", "whole", is_flag=True, help="List all of each kind, not the first ten.")
@click.option("--json", "plain", is_flag=True, help="Print all for another program.")
@click.pass_obj
def review(settings: tuple[Project, date], plain: bool, whole: bool) -> None:
    """List what to look at next, by kind, with what to do about each.

    What is due for review, addresses that the last scan found in trouble, datasets that grow old,
    facts that rest on one weak source, sources not read in full, copies, and unused records.
    """
    from generator.examine import checked  # noqa: PLC0415  loads every model
    from generator.links import read_scan  # noqa: PLC0415
    from generator.load.memory import Memory  # noqa: PLC0415
    from generator.review import as_plain, as_text, worklist  # noqa: PLC0415

    project, today = settings
    try:
        loaded, derived = checked(project, today, Memory(project))
    except ProblemsFoundError as found:
        stop(project, found.problems)
    scan = read_scan(project.links)
    work = worklist(derived.catalog, loaded.prose, today, scan)
    if plain:
        click.echo(json.dumps(as_plain(work), ensure_ascii=False, indent=1))
    else:
        click.echo(as_text(work, scan.day if scan else "", whole), color=coloured())


def _write_markdown(project: Project, today: date) -> tuple[int, int]:
    """Write build/docs unless nothing changed since it was written; or report and leave."""
    inputs = stamp.of_inputs(project, today)
    if stamp.is_current(project, inputs):
        return 0, 0
    from generator import make  # noqa: PLC0415  loads every model

    try:
        changed = make.markdown(project, today)
    except ProblemsFoundError as found:
        stop(project, found.problems)
    stamp.remember(project, inputs)
    return changed


@main.command(epilog=_SITE_EPILOG)
@click.pass_obj
def markdown(settings: tuple[Project, date]) -> None:
    """Write build/docs, for a site builder to read."""
    with _alone(settings[0]):
        written, deleted = _write_markdown(*settings)
    click.echo(f"Markdown: {written} files written, {deleted} deleted.")


@main.command(epilog=_SITE_EPILOG)
@click.pass_obj
def build(settings: tuple[Project, date]) -> None:
    """Build the site into build/site. The last good site stays until the new one is whole."""
    project, today = settings
    started = time.perf_counter()
    with _alone(project):
        click.echo("Reading, checking and drawing ...")
        _write_markdown(project, today)
        click.echo(f"Laying out {len(list(project.markdown.rglob('*.md')))} pages ...")
        _lay_out(project, today)
    seconds = time.perf_counter() - started
    click.echo(f"The site is in {project.site} ({seconds:.1f} s).")
    click.echo("Look at it with: make serve   (or open build/site/index.html)")


@contextmanager
def _alone(project: Project) -> Iterator[None]:
    """Write while no other build does; or say why nothing could be written, and leave."""
    try:
        with alone(project, lambda: click.echo("Another build is running. Waiting for it ...")):
            yield
    except RefusedError as error:
        click.echo(f"{error} The last good site stands.")
        sys.exit(1)


def _lay_out(project: Project, today: date) -> None:
    from generator.layout import GateError, LayoutError, lay_out  # noqa: PLC0415  loads MkDocs

    try:
        lay_out(project, today)
    except LayoutError as error:
        click.echo(f"The site builder refused a page. The last good site stands.\n{error}")
        sys.exit(1)
    except GateError as error:
        click.echo(f"The finished site may not be published. The last good site stands.\n{error}")
        sys.exit(1)


main.add_command(check)
main.add_command(serve)
main.add_command(rules)
main.add_command(schema)
main.add_command(as_of)
main.add_command(importing)
main.add_command(links)
main.add_command(pack)
main.add_command(new)
main.add_command(diff)
main.add_command(where)
main.add_command(explain)
