"""The command `explainer diff`: what a reader will see changed, in plain sentences."""

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from generator.check_command import say
from generator.problems import ProblemsFoundError
from generator.project import Project

if TYPE_CHECKING:
    from generator.apart import Apart
    from generator.differences import Report, Side

_EPILOG = """\b
Examples:
  explainer diff                    the files here against the last commit
  explainer diff main~5             against an earlier state
  explainer diff --then             and what only the passing of time changed
  explainer diff main --markdown    as a comment for a pull request

\b
Exit status:
  0  compared, whether anything changed or not
  1  the files here cannot be read: explainer check
  2  there is no such REV, or no git
  3  the files of REV cannot be read by today's engine
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
    Sentences that the numbers no longer bear out come first. Menus, templates and styles are not
    compared.
    """
    from generator.differences import as_markdown, as_plain, as_text  # noqa: PLC0415  loads every model

    made = _compared(*settings, revision, then)
    if plain:
        click.echo(json.dumps(as_plain(made), ensure_ascii=False, indent=1))
    else:
        click.echo(as_markdown(made) if marked else as_text(made))


def _compared(project: Project, today: date, revision: str, then: bool) -> "Report":
    """Give the report; or say why there is none, and leave."""
    from generator.differences import (  # noqa: PLC0415
        Report,
        RevisionError,
        commit_of,
        compare,
        engine_changed,
        there,
    )

    try:
        name, day = commit_of(project, revision)
        earlier = there(project, revision, day if then else today)
        new = _here(project, today)
        old = _result(earlier, revision)
        changed = engine_changed(project, revision)
    except RevisionError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    notes = ("The engine or mkdocs.yml changed as well; what that changes is not listed.",)
    before = f"{name} of {day}, made for that day" if then else f"{name} of {day}"
    changes = compare(old, new)
    return Report(before, changes, notes if changed else (), tuple(new.untrue))


def _here(project: Project, today: date) -> "Side":
    from generator.differences import here  # noqa: PLC0415

    try:
        return here(project, today)
    except ProblemsFoundError as found:
        click.echo("The files here cannot be compared yet. Mend these first:\n")
        say(project, found.problems)
        sys.exit(1)


def _result(earlier: "Apart[Side]", revision: str) -> "Side":
    try:
        return earlier.result()
    except ProblemsFoundError as found:
        first = found.problems[0]
        click.echo(f"The files of {revision} cannot be read by today's engine, so there is nothing")
        click.echo(f"to compare with. The first reason, of {len(found.problems)}:")
        click.echo(f"{first.file}:{first.line}: {first.sentence}")
        sys.exit(3)
