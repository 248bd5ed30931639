"""One of the two states that are compared: all that a reader meets, as plain values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from generator.charts import DrawnChart
from generator.charts.sketch import Sketch
from generator.checks.renamed import renamed_kinds
from generator.derive import Derived, derive
from generator.derive.standing import ADDRESSES, overdue
from generator.format import when
from generator.load import load
from generator.load.memory import Memory
from generator.load.prose import address
from generator.model.catalog import Catalog
from generator.pages.moved import moved
from generator.policy import EMBEDS
from generator.problems import ProblemsFoundError
from generator.project import Project
from generator.render.holes import Holes
from generator.render.templates import compile_with
from generator.render.words import read_with
from generator.site import BLANK, Draft

_STRIP = ("word", "date_words", "note", "since_words", "since_date_words")


@dataclass(frozen=True)
class Side:
    """What follows from one state, as plain values.

    `pages` holds Markdown by path and `tables` the CSV files of datasets; `files` has the path of
    every download. `charts` gives each chart's title, a name for its drawings, and its table, the
    head first. `verdicts` gives each claim and its result, `due` what should have been looked at
    again and since when, `everywhere` what every page says of the whole. `untrue` lists places and
    sentences of words that the numbers no longer bear out. `addresses` has whatever others can link
    to: pages, downloads, records on pages. `moved` leads from old addresses of pages to new ones.
    """

    pages: dict[str, str]
    tables: dict[str, str]
    files: list[str]
    charts: dict[str, tuple[str, str, list[list[str]]]]
    verdicts: dict[str, tuple[str, str]]
    due: dict[str, tuple[str, str]]
    everywhere: dict[str, str]
    untrue: list[str]
    addresses: list[str]
    moved: dict[str, str]


def of_files(project: Project, today: date, memory: Memory | None = None) -> Side:
    """Read the data and words of a project. Raises ProblemsFoundError when they cannot be read.

    Nothing is drawn: drawings are told apart by what they are made of. Files that `memory` knows
    are not read again.
    """
    loaded = load(project, memory)
    if loaded.catalog is None or loaded.problems:
        raise ProblemsFoundError(loaded.problems)
    derived = derive(loaded.catalog, today, loaded.broken)
    if derived.problems:
        raise ProblemsFoundError(derived.problems)
    draft = Draft(loaded.catalog, derived, loaded.prose, today, lambda _: BLANK)
    if memory and memory.shelf:
        compile_with(memory.shelf)
        draft.renderer.read = read_with(memory.shelf)
    pages = {path: draft.content(path).decode() for path in draft.paths if _is_page(path)}
    tables = {name: f"data/{name}.csv" for name in loaded.catalog.datasets}
    return Side(
        pages=pages,
        tables={path: draft.content(path).decode() for path in tables.values()},
        files=[path for path in draft.paths if path.startswith("data/") and not _is_page(path)],
        charts={name: _chart(chart) for name, chart in draft.charts.items()},
        verdicts=_verdicts(derived),
        due={due.href: (due.title, when(due.since)) for due in overdue(loaded.catalog, today)},
        everywhere=_everywhere(draft.meta),
        untrue=[f"{found.file}:{found.line}: {found.sentence}" for found in draft.problems],
        addresses=sorted({*map(_address, draft.paths), *_places(loaded.catalog)}),
        moved={
            _address(one.path): one.leads_to
            for one in moved(loaded.catalog, draft.paths)
            if one.leads_to
        },
    )


def _address(path: str) -> str:
    return address(path) if path.endswith(".md") else path.removesuffix("index.html")


def _places(catalog: Catalog) -> Iterator[str]:
    """Give the address of each record that stands on a page of many, under old ids too."""
    for kind, pattern in ADDRESSES.items():
        old = [
            name for name, item in catalog.renamed.items() if kind in renamed_kinds(catalog, item)
        ]
        if "#" in pattern:
            yield from map(pattern.format, [*getattr(catalog, kind), *old])


def _is_page(path: str) -> bool:
    """Tell whether a reader can meet a page; those for frames repeat the pages of charts."""
    return path.endswith(".md") and not path.startswith(f"{EMBEDS}/")


def _chart(chart: DrawnChart) -> tuple[str, str, list[list[str]]]:
    rows = [list(chart.table.head)]
    rows += [[cell.printed for cell in row] for row in chart.table.rows]
    return chart.title, _named(chart.sketches), rows


def _named(sketches: Mapping[str, Sketch]) -> str:
    """Name drawings by all that they show."""
    return blake2b(repr(list(sketches.items())).encode(), digest_size=16).hexdigest()


def _verdicts(derived: Derived) -> dict[str, tuple[str, str]]:
    holes = Holes(derived.catalog, derived)
    return {
        name: (holes.filled(derived.catalog.promises[name].claim), rated.verdict.replace("-", " "))
        for name, rated in derived.verdicts.items()
    }


def _everywhere(meta: Mapping[str, Any]) -> dict[str, str]:
    strip = meta.get("strip", {})
    shown = {key: strip[key] for key in _STRIP if key in strip}
    return {"facts_to_words": meta["facts_to_words"], **shown}
