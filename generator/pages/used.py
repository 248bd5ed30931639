"""Where each record is used: which facts cite a source, which figures rest on a fact."""

from collections import defaultdict
from dataclasses import dataclass

from generator.derive.derived import Derived, Quantity
from generator.model.base import references
from generator.model.catalog import Catalog
from generator.model.source import Source
from generator.render.numbers import plain


@dataclass(frozen=True)
class Link:
    """A page of the site and the words that lead to it."""

    href: str
    title: str
    text: str = ""
    status: str = ""


def figures_by_input(catalog: Catalog, derived: Derived) -> dict[str, list[Link]]:
    """Give, for each fact or figure, the figures that are worked out from it."""
    used: dict[str, list[Link]] = defaultdict(list)
    for name, trace in derived.traces.items():
        for record in dict.fromkeys(trace.records):
            used[record].append(Link(f"facts/{name}/", in_full(catalog, derived.quantities[name])))
    return used


def in_full(catalog: Catalog, quantity: Quantity) -> str:
    """Give a number with what it counts: the statement of a fact, or a figure and its label."""
    if quantity.kind == "fact":
        return catalog.facts[quantity.id].statement.rstrip(".")
    number = plain(quantity, catalog.units[quantity.unit], "unit")
    return f"{number} {catalog.figures[quantity.id].label}"


def places_by_number(catalog: Catalog) -> dict[str, list[Link]]:
    """Give, for each fact or figure, the events, promises and questions that print it."""
    used: dict[str, list[Link]] = defaultdict(list)
    for event in catalog.events.values():
        link = Link(f"timeline/#{event.id}", f"Timeline: {event.title}")
        named = [
            *event.facts,
            *references(event.text or ""),
            *([event.count] if event.count else ()),
        ]
        for name in dict.fromkeys(named):
            used[name].append(link)
    for promise in catalog.promises.values():
        link = Link(f"promises/#{promise.id}", f"Promised and happened: {promise.claim}")
        for name in dict.fromkeys([promise.fact, *references(promise.happened)]):
            used[name].append(link)
    for question in catalog.questions.values():
        link = Link(f"questions/#{question.id}", f"Question: {question.question}")
        for name in dict.fromkeys([*question.facts, *references(question.answer)]):
            used[name].append(link)
    return used


def facts_by_source(catalog: Catalog) -> dict[str, list[Link]]:
    """Give, for each source, the facts that cite it."""
    used: dict[str, list[Link]] = defaultdict(list)
    for fact in catalog.facts.values():
        for name in dict.fromkeys(citation.source for citation in fact.citations):
            used[name].append(Link(f"facts/{fact.id}/", fact.statement))
    return used


def editions_by_source(catalog: Catalog) -> dict[str, list[Source]]:
    """Give, for the edition of a dataset that is held, the others that were compared with it."""
    found: dict[str, list[Source]] = {}
    for dataset in catalog.datasets.values():
        held = dataset.citations[0].source
        others = [catalog.sources[name] for name in dataset.editions if name != held]
        if others:
            found[held] = list(
                {source.id: source for source in [*found.get(held, ()), *others]}.values()
            )
    return found
