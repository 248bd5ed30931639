"""The command `explainer links`: asks whether the cited addresses still answer."""

import json
import sys
from collections import defaultdict
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.project import Project

if TYPE_CHECKING:  # loads every model
    from generator.model.catalog import Catalog


@click.command()
@click.option("--json", "plain", is_flag=True, help="Print the results for a program.")
@click.option(
    "--summary",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write what is to be looked at, as the text of an issue. Empty when all is well.",
)
@click.pass_obj
def links(settings: tuple[Project, date], plain: bool, summary: Path | None) -> None:
    """Ask every address that a source gives, and list those in trouble on two days or more.

    Results are kept in build/links.json, which `explainer review` reads. Needs the network and
    the program lychee; `make links` installs it and runs this. Leaves with 0 even when addresses
    are in trouble, with 1 when the scan itself failed.
    """
    from generator import links as room  # noqa: PLC0415  loads only here
    from generator.load import load  # noqa: PLC0415  loads every model

    project, today = settings
    catalog = load(project).catalog
    if catalog is None:
        click.echo("The data have mistakes. See: explainer check", err=True)
        sys.exit(1)
    places = _places(catalog)
    try:
        answers = room.ask(places, project.cache / "links")
    except room.LycheeError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    scan = room.scanned(room.read_scan(project.links), answers, today)
    room.write_scan(scan, project.links)
    if summary:
        summary.write_text(room.as_markdown(scan, places), encoding="utf-8")
    click.echo(
        json.dumps(asdict(scan), indent=1) if plain else "\n".join(room.as_lines(scan, places))
    )


def _places(catalog: "Catalog") -> dict[str, list[str]]:
    """Map each address to where it is written. What is known to be gone is not asked again."""
    found: dict[str, list[str]] = defaultdict(list)
    for source in catalog.sources.values():
        place = catalog.places[f"sources:{source.id}"]
        for address in (None if source.gone else source.url, source.archived):
            if address:
                found[address].append(f"{place.file}:{place.line}")
    return dict(found)
