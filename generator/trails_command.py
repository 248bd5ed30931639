"""The commands `explainer where` and `explainer explain`: both ways along a record."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, NoReturn

import click

from generator.check_command import coloured, stop
from generator.problems import ProblemsFoundError
from generator.project import Project

if TYPE_CHECKING:
    from generator.derive import Derived
    from generator.load import Loaded

_STATUS = """\b
Exit status:
  0  told
  1  the files have mistakes: explainer check
  2  there is no such record; the nearest ids are named
"""
_WHERE = f"""\b
Examples:
  explainer where a-fact
  explainer where a-source --json

{_STATUS}"""
_EXPLAIN = f"""\b
Examples:
  explainer explain a-figure
  explainer explain 1,087          whatever is printed as this number

{_STATUS}"""


@click.command(epilog=_WHERE)
@click.argument("name", metavar="ID")
@click.option("--json", "plain", is_flag=True, help="Print for a program.")
@click.pass_obj
def where(settings: tuple[Project, date], name: str, plain: bool) -> None:
    """List all that uses a record: records, pages, charts, downloads, days of the past.

    ID is the id of any record: a fact, figure, source, event, actor, dataset, promise, chart, term
    and so on. A page is listed when it shows the record or links to it, and when it shows what
    rests on it. Where two records share an id, both are told.
    """
    from generator.trails import as_text, find, undrawn, uses  # noqa: PLC0415  loads every model

    loaded, derived = _checked(*settings)
    found = find(derived, derived.catalog.current(name))
    if not found:
        _unknown(derived, name)
    draft = undrawn(loaded, derived, settings[1])
    told = [uses(draft, kind, of) for kind, of in found.items()]
    if plain:
        _print([asdict(one) for one in told])
    else:
        click.echo("\n\n\n".join(as_text(one) for one in told), color=coloured())


@click.command(epilog=_EXPLAIN)
@click.argument("name", metavar="ID")
@click.option("--json", "plain", is_flag=True, help="Print for a program.")
@click.pass_obj
def explain(settings: tuple[Project, date], name: str, plain: bool) -> None:
    """Follow a number back to its sources.

    Tells its value, the formula with the value of each input, each input's fact or rows, and for
    every source its place, how far an editor read it, and its editions. ID is the id of a fact,
    figure, promise, chart, dataset or source; or a number as it is printed.
    """
    from generator.trails import EXPLAINED, as_tree, chain, find, printed_as  # noqa: PLC0415

    derived = _checked(*settings)[1]
    name = derived.catalog.current(name)
    found = find(derived, name)
    ids = [name] if found else printed_as(derived, name)
    if not ids:
        _unknown(derived, name)
    wanted = [(kind, one) for one in ids for kind in find(derived, one) if kind in EXPLAINED]
    if not wanted:
        kind = next(iter(found.values())).kind
        click.echo(
            f"`{name}` is of the kind {kind}, which holds no number. Try: explainer where {name}"
        )
        sys.exit(2)
    links = [chain(derived, kind, one) for kind, one in wanted]
    if plain:
        _print([asdict(link) for link in links])
    else:
        click.echo("\n\n".join(as_tree(link) for link in links), color=coloured())


def _checked(project: Project, today: date) -> "tuple[Loaded, Derived]":
    from generator.examine import checked  # noqa: PLC0415  loads every model
    from generator.load.memory import Memory  # noqa: PLC0415

    try:
        return checked(project, today, Memory(project))
    except ProblemsFoundError as found:
        stop(project, found.problems)


def _unknown(derived: "Derived", name: str) -> NoReturn:
    from generator.trails import like  # noqa: PLC0415

    click.echo(f"There is no record `{name}`.", err=True)
    if near := like(derived.catalog, name):
        click.echo(f"Did you mean {_either(near)}?", err=True)
    sys.exit(2)


def _either(names: Sequence[str]) -> str:
    *before, last = (f"`{name}`" for name in names)
    return f"{', '.join(before)} or {last}" if before else last


def _print(told: object) -> None:
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))
