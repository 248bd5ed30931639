"""The command `explainer schema`: what helps editors' programs to complete and to warn."""

from datetime import date

import click

from generator.check_command import stop
from generator.project import Project


@click.command()
@click.pass_obj
def schema(settings: tuple[Project, date]) -> None:
    """Write data/schema, which helps editors' programs to complete and to warn.

    The first line of each file in data/ names its schema. Run this after you have added a record by
    hand, so that its id is offered; `new` and `check --fix` do it by themselves.
    """
    from generator.load import load  # noqa: PLC0415  loads every model
    from generator.schema import schemas  # noqa: PLC0415
    from generator.write import write  # noqa: PLC0415

    loaded = load(settings[0])
    if loaded.catalog is None:
        stop(settings[0], sorted(loaded.problems))
    folder = settings[0].data / "schema"
    folder.mkdir(exist_ok=True)
    written, _ = write(schemas(loaded), folder)
    click.echo(f"Schemas: {written} files written.")
