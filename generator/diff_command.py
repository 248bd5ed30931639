"""The command `explainer diff`: what a reader will see changed, in plain sentences."""

import json
import sys
from datetime import date
from typing import Any

import click

from generator.check_command import stop
from generator.problems import ProblemsFoundError
from generator.project import Project

_EPILOG = """\b
Examples:
  explainer diff                    the files here against the last commit
  explainer diff main~5             against an earlier state
  explainer diff --then             and what only the passing of time changed
  explainer diff main --markdown    as a comment for a pull request

\b
Exit status:
  0  compared, whether anything changed or not
  1  the files here, or those of REV, have mistakes: explainer check
  2  there is no such REV, or no git
"""


@click.command(epilog=_EPILOG)
@click.argument("revision", metavar="[REV]", default="HEAD")
@click.option("--then", is_flag=True, help="Make REV's pages for the day of its commit.")
@click.option("--markdown", "marked", is_flag=True, help="Print a comment for a pull request.")
@click.option("--json", "plain", is_flag=True, help="Print for a program.")
@click.pass_obj
def diff(
    settings: tuple[Project, date], revision: str, then: bool, marked: bool, plain: bool
) -> None:
    """List what a reader will see changed since REV, by default the last commit.

    The data and words of both states go through the engine that is installed now, for the same
    day, so that only what an editor changed is listed: numbers, results of promises, sentences,
    charts, pages, reviews that fall due, downloads. A change of layout in a file gives nothing.
    Menus, templates and styles are not compared.
    """
    from generator.differences import as_markdown, as_plain, as_text  # noqa: PLC0415  loads pandas

    made = _compared(*settings, revision, then)
    if plain:
        click.echo(json.dumps(as_plain(made), ensure_ascii=False, indent=1))
    else:
        click.echo(as_markdown(made) if marked else as_text(made))


def _compared(project: Project, today: date, revision: str, then: bool) -> Any:
    """Give the report; or say why there is none, and leave."""
    from generator.differences import RevisionError, compare, of_files, of_revision  # noqa: PLC0415
    from generator.differences.report import Report  # noqa: PLC0415
    from generator.differences.side import commit_of, engine_changed  # noqa: PLC0415
    from generator.findings import findings  # noqa: PLC0415

    try:
        name, day = commit_of(project, revision)
        if found := findings(project, today).problems:
            stop(project, found)
        old = of_revision(project, revision, day if then else today)
        changed = engine_changed(project, revision)
    except RevisionError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except ProblemsFoundError as problems:
        click.echo(f"The files of {revision} cannot be read by today's engine:", err=True)
        stop(project, problems.problems)
    notes = ("The engine or mkdocs.yml changed as well; what that changes is not listed.",)
    before = f"{name} of {day}, made for that day" if then else f"{name} of {day}"
    return Report(before, compare(old, of_files(project, today)), notes if changed else ())
