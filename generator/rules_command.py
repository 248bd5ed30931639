"""The command `explainer rules`: what each check is about, with examples."""

from datetime import date

import click

from generator.project import Project
from generator.rules import GROUPS, RULES
from generator.rules.page import FILE, explanation, page

_EPILOG = """\b
Examples:
  explainer rules
  explainer rules closed-list
"""


def _known(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    if name is None or name in RULES:
        return name
    from generator.load.phrases import nearest  # noqa: PLC0415  loads every model

    raise click.BadParameter(f"there is no rule {name}. {nearest(name, RULES)}")


@click.command(epilog=_EPILOG)
@click.argument("name", required=False, callback=_known)
@click.option("--write", is_flag=True, help=f"Write {FILE} from the rules, and print nothing.")
@click.pass_obj
def rules(settings: tuple[Project, date], name: str | None, write: bool) -> None:
    """List every rule of `check`, or explain one with a bad and a good example."""
    if write:
        file = settings[0].root / FILE
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(), encoding="utf-8")
    elif name:
        click.echo(explanation(RULES[name]))
    else:
        click.echo("\n\n".join(_group(heading) for heading in GROUPS))


def _group(heading: str) -> str:
    width = max(len(name) for name in RULES)
    return "\n".join(
        [heading, *(f"  {rule.name:<{width}}  {rule.sentence}" for rule in GROUPS[heading])]
    )
