"""The register: a permanent page for each fact and figure, the lists of them, the downloads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.derive.derived import Derived
from generator.load.editions import SUFFIX
from generator.model.catalog import Catalog
from generator.model.dataset import Dataset
from generator.model.fact import Fact
from generator.model.figure import Figure
from generator.model.site import Named
from generator.model.source import Source
from generator.model.when import When
from generator.pages.used import Link, figures_by_input, in_full, places_by_number
from generator.render.page import Page

LONGEST = 70
"""What a title may have of letters."""


@dataclass(frozen=True)
class Topic:
    """A group of the register."""

    topic: Named
    facts: list[Fact]


@dataclass(frozen=True)
class Download:
    """A dataset with its files and first source; `earlier` is "" when no value was changed."""

    dataset: Dataset
    rows: int
    source: Source
    href: str
    earlier: str = ""


@dataclass(frozen=True)
class Register:
    """Everything that the register lists."""

    topics: list[Topic]
    figures: list[Figure]


def topics(catalog: Catalog) -> Register:
    """Give every fact by topic, and every figure."""
    groups = [
        Topic(entry, [fact for fact in catalog.facts.values() if fact.topic == entry.id])
        for entry in catalog.settings.topics
    ]
    return Register([group for group in groups if group.facts], list(catalog.figures.values()))


def downloads(catalog: Catalog) -> list[Download]:
    """Give every dataset in the order of its title."""
    ordered = sorted(catalog.datasets.values(), key=lambda dataset: dataset.title)
    return [
        Download(
            dataset,
            len(catalog.tables[dataset.id]),
            catalog.sources[dataset.citations[0].source],
            f"data/{dataset.id}.csv",
            f"data/{dataset.id}{SUFFIX}" if catalog.earlier.get(dataset.id) else "",
        )
        for dataset in ordered
    ]


def register_pages(catalog: Catalog, derived: Derived) -> list[Page]:
    """Give a page for each fact and each figure."""
    worked_out = figures_by_input(catalog, derived)
    used = places_by_number(catalog)
    facts = [
        _fact_page(catalog, fact, worked_out.get(fact.id, []), used.get(fact.id, []))
        for fact in catalog.facts.values()
    ]
    return facts + [
        _figure_page(catalog, derived, figure, used.get(figure.id, []))
        for figure in catalog.figures.values()
        if figure.id in derived.traces
    ]


def first_public(catalog: Catalog, fact: Fact) -> When | None:
    """Give when a fact was first public, in the precision that its sources allow."""
    if fact.known_from:
        return fact.known_from
    published = [
        source.published
        for citation in fact.citations
        if (source := catalog.sources[citation.source]).published
    ]
    return min(published, default=None)


def _fact_page(catalog: Catalog, fact: Fact, figures: list[Link], used: list[Link]) -> Page:
    context: dict[str, Any] = {
        "fact": fact,
        "public": first_public(catalog, fact),
        "figures": figures,
        "used": used,
        "topic": next(entry for entry in catalog.settings.topics if entry.id == fact.topic),
    }
    return _page(fact.id, fact.statement.rstrip("."), fact.statement, "fact", context)


def _figure_page(catalog: Catalog, derived: Derived, figure: Figure, used: list[Link]) -> Page:
    trace = derived.traces[figure.id]
    quantity = derived.quantities[figure.id]
    inputs = [
        Link(f"facts/{name}/", in_full(catalog, derived.quantities[name]))
        for name in dict.fromkeys(trace.records)
    ]
    inputs += [Link(f"data/#{name}", catalog.datasets[name].title) for name in trace.datasets]
    context: dict[str, Any] = {
        "figure": figure,
        "quantity": quantity,
        "as_of": When(quantity.as_of, quantity.as_of, "day"),
        "inputs": inputs,
        "used": used,
    }
    whole = in_full(catalog, quantity)
    return _page(figure.id, whole[0].upper() + whole[1:], figure.how, "figure", context)


def _page(name: str, whole: str, about: str, kind: str, context: Mapping[str, Any]) -> Page:
    """Give the page of a record. A long sentence is cut in its title, and cited whole."""
    title, template = short(whole), f"pages/{kind}.md.jinja"
    cited = whole if title != whole else ""
    return Page(f"facts/{name}.md", title, about, template=template, context=context, cited=cited)


def short(text: str) -> str:
    """Give a text cut at a word, for titles."""
    text = text.rstrip(".")
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(",;:") + " …"
