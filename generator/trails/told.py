"""Uses and chains for a terminal, in plain words."""

from collections.abc import Iterable, Iterator, Sequence

import click

from generator.trails.chain import Link
from generator.trails.named import Named
from generator.trails.uses import Use, Uses

_LONG = 110
_SHOWN = 25
"""How many lines of one kind are listed for people; programs get all of them."""
_NAMES = 3


def as_text(found: Uses) -> str:
    """Give all that uses a record."""
    direct = [page for page in found.pages if not page.through]
    further = [page for page in found.pages if page.through]
    listed: list[tuple[Sequence[Named | Use | str], str, str]] = [
        (found.records, "record names it", "records name it"),
        (
            found.resting,
            "record rests on those or names them",
            "records rest on those or name them",
        ),
        (direct, "page shows it or links to it", "pages show it or link to it"),
        (further, "page shows what rests on it", "pages show what rests on it"),
        (found.known, "page of what was known on a day", "pages of what was known on a day"),
        (found.downloads, "download holds it", "downloads hold it or are made of it"),
    ]
    sections = [
        _section(f"{len(group)} {one if len(group) == 1 else many}", group)
        for group, one, many in listed
    ]
    head = _head(found.of)
    used = [section for section in sections if section]
    return "\n\n".join([head, *(used or ["Nothing uses it."])])


def as_tree(link: Link) -> str:
    """Give a chain, each link indented below what rests on it; what was told already is named."""
    return "\n".join(_tree(link, "", set()))


def _tree(link: Link, indent: str, told: set[tuple[str, str]]) -> Iterator[str]:
    value = f"{link.value}  " if link.value else ""
    yield f"{indent}{click.style(f'{value}{link.of.id}', bold=True)}  ({_where(link.of)})"
    if (link.of.kind, link.of.id) in told and link.of.kind != "dataset":
        yield f"{indent}  told above"
        return
    told.add((link.of.kind, link.of.id))
    yield f"{indent}  {link.of.words}"
    for label, text in link.said:
        yield f"{indent}  {label}: {text}"
    if link.inputs:
        yield f"{indent}  rests on:"
    for one in link.inputs:
        yield from _tree(one, f"{indent}    ", told)


def _head(of: Named) -> str:
    return f"{click.style(of.id, bold=True)}  ({_where(of)})\n  {of.words}"


def _where(of: Named) -> str:
    return f"{'an' if of.kind[0] in 'aeiou' else 'a'} {of.kind}, {of.place}"


def _section(heading: str, found: Iterable[Named | Use | str]) -> str:
    """Give a heading and a line for each, "" when there is none."""
    lines = [f"  {_line(one)}" for one in found]
    more = len(lines) - _SHOWN
    shown = lines[:_SHOWN] + ([f"  and {more} more; --json lists all"] if more > 0 else [])
    return "\n".join([click.style(heading, bold=True), *shown]) if lines else ""


def _line(one: Named | Use | str) -> str:
    if isinstance(one, str):
        return one
    if isinstance(one, Named):
        return _cut(f"{one.kind} {one.id}  {one.place}: {one.words}")
    names = ", ".join(one.through[:_NAMES])
    more = f" and {len(one.through) - _NAMES} more" if len(one.through) > _NAMES else ""
    through = f", through {names}{more}" if one.through else ""
    return f"/{one.address}  {one.title}{through}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else text[:_LONG].rpartition(" ")[0] + " …"
