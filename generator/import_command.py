"""The command `explainer import`: prints what an import found, or why it was refused."""

import json
import sys
from datetime import date
from typing import Any

import click

from generator.day_option import Day
from generator.project import Project

_OPTIONS = [
    click.argument("place", metavar="FILE_OR_URL"),
    click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing."),
    click.option("--json", "as_json", is_flag=True, help="Print the report for a program."),
    click.option(
        "--force",
        is_flag=True,
        help="Take an older edition, as earlier values; take totals that differ from their days.",
    ),
    click.option(
        "--published",
        type=Day(),
        help="The day of publication, where the publication does not give it.",
    ),
]


@click.group("import")
def importing() -> None:
    """Read a publication into data/datasets, and record it as a source."""


def _options(command: Any) -> Any:
    for option in reversed(_OPTIONS):
        command = option(command)
    return click.pass_obj(command)


@importing.command("home-office-small-boats")
@_options
def home_office_small_boats(settings: tuple[Project, date], **chosen: Any) -> None:
    """The Home Office's weekly spreadsheet of small-boat arrivals (ODS)."""
    _import(settings, "home-office-small-boats", chosen)


@importing.command("govuk-small-boats-page")
@_options
def govuk_small_boats_page(settings: tuple[Project, date], **chosen: Any) -> None:
    """A page of GOV.UK on small boats: last 7 days, weekly summary, or an older one."""
    _import(settings, "govuk-small-boats-page", chosen)


@importing.command("govuk-table")
@click.option("--dataset", required=True, metavar="ID", help="Mapped in data/imports/ID.yml.")
@_options
def govuk_table(settings: tuple[Project, date], **chosen: Any) -> None:
    """A table of a GOV.UK page, or a CSV file, as data/imports/ID.yml maps its columns."""
    _import(settings, "govuk-table", chosen)


def _import(settings: tuple[Project, date], importer: str, chosen: dict[str, Any]) -> None:
    from generator.importers.errors import ImportRefusedError  # noqa: PLC0415  loads only here
    from generator.importers.run import Wish, run  # noqa: PLC0415  loads only here

    project, today = settings
    day: date | None = chosen["published"]
    wish = Wish(
        project,
        importer,
        chosen["place"],
        today,
        chosen.get("dataset"),
        day,
        chosen["dry_run"],
        chosen["force"],
    )
    try:
        with _Progress() as shown:
            report = run(wish, shown)
    except ImportRefusedError as error:
        click.echo(f"Not imported: {error}", err=True)
        sys.exit(1)
    if chosen["as_json"]:
        click.echo(json.dumps(report.as_data(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(report.as_lines()))


class _Progress:
    """A bar on a terminal while something is fetched; nothing elsewhere."""

    def __init__(self) -> None:
        self._shown = -1

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *_: object) -> None:
        """End the line of the bar, so that what follows stands below it."""
        if self._shown >= 0:
            click.echo(err=True)

    def __call__(self, done: int, total: int | None) -> None:
        """Show how much has come."""
        step = done * 40 // total if total else done // 100_000
        if not sys.stderr.isatty() or step == self._shown:
            return
        self._shown = step
        bar = f"[{'#' * step:<40}]" if total else "fetching"
        click.echo(f"\r{bar} {done / 1000:,.0f} kB", err=True, nl=False)
