"""The command `explainer pack`: the built site as an archive to keep, send or open from a disk."""

import sys
from datetime import date

import click

from generator.project import Project


@click.command()
@click.pass_obj
def pack(settings: tuple[Project, date]) -> None:
    """Put build/site into build/site.zip, which opens from a disk without a server.

    Unpack it and open index.html. Search needs a server, and says so; all else works. Leaves
    with 1 when there is no built site.
    """
    from generator.pack import pack as packed  # noqa: PLC0415  only here

    project, _ = settings
    if not (project.site / "index.html").is_file():
        click.echo("There is no site yet. Build it with: explainer build", err=True)
        sys.exit(1)
    content = packed(project.site, "site")
    fresh = project.zip.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(project.zip)
    click.echo(f"{project.zip}: {len(content) / 1e6:.1f} MB. Unpack it and open index.html.")
