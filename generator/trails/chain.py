"""The chain from a printed number to its sources: each link with what stands behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.derive import Derived
from generator.derive.evaluate import evaluate
from generator.derive.scope import Scope, Trace
from generator.derive.values import values
from generator.format import day, when
from generator.model.catalog import Catalog
from generator.model.chart import Chart
from generator.model.dataset import Dataset
from generator.model.fact import Fact
from generator.model.figure import Figure, Promise
from generator.model.source import Citation, Source
from generator.pages.register import first_public
from generator.render.holes import Holes
from generator.trails.leaves import leaves
from generator.trails.named import Named, named
from generator.trails.rows import used_rows

EXPLAINED = ("facts", "figures", "promises", "charts", "datasets", "sources")
READ = {"full": "read in full", "part": "read in part", "not-read": "not read"}


@dataclass(frozen=True)
class Link:
    """A record in a chain: its printed value, what is said of it, and what it rests on.

    `value` is "" where a record has none. `said` holds pairs of a label and a text.
    """

    of: Named
    value: str
    said: tuple[tuple[str, str], ...]
    inputs: tuple["Link", ...] = ()


def chain(derived: Derived, kind: str, name: str) -> Link:
    """Give the chain of a record of one of the kinds in EXPLAINED. Raises KeyError for others."""
    return _Chain(derived).of(kind, name)


class _Chain:
    def __init__(self, derived: Derived) -> None:
        self.derived = derived
        self.catalog: Catalog = derived.catalog
        self.holes = Holes(self.catalog, derived)

    def of(self, kind: str, name: str) -> Link:
        ways = {
            "facts": lambda: self._fact(self.catalog.facts[name]),
            "figures": lambda: self._figure(self.catalog.figures[name]),
            "charts": lambda: self._chart(self.catalog.charts[name]),
            "promises": lambda: self._promise(self.catalog.promises[name]),
            "datasets": lambda: self._dataset(self.catalog.datasets[name], None),
            "sources": lambda: self._source(Citation(source=name)),
        }
        return ways[kind]()

    def _fact(self, fact: Fact) -> Link:
        actor = self.catalog.actors.get(fact.said_by or "")
        public = first_public(self.catalog, fact)
        said = {
            "status": f"{fact.status}, true for {when(fact.date)}",
            "until": when(fact.until) if fact.until else None,
            "said by": actor.name if actor else fact.said_by,
            "first public": when(public) if public else None,
            "caveat": fact.caveat,
            "why this value": fact.why_this,
            **{f"another value, {number}": words for number, words in self._others(fact)},
            "due for review": when(fact.review_by) if fact.review_by else None,
        }
        inputs = (self._source(citation) for citation in fact.citations)
        return self._link("facts", fact.id, said, inputs)

    def _others(self, fact: Fact) -> Iterator[tuple[int, str]]:
        for number, other in enumerate(fact.others, 1):
            sources = ", ".join(citation.source for citation in other.citations)
            before = f"{other.qualifier} " if other.qualifier else ""
            by = f" by {other.said_by}" if other.said_by else ""
            note = f" {other.note}" if other.note else ""
            yield number, f"{before}{other.value}{by} ({sources}).{note}"

    def _figure(self, figure: Figure) -> Link:
        found, trace = self.derived.quantities[figure.id], self.derived.traces[figure.id]
        said = {
            "status": f"{found.status}, as far as {day(found.as_of)}",
            "formula": " ".join(figure.formula.split()),
            "where": values(figure.formula, self.derived),
            "in words": figure.how,
            "caveat": figure.caveat,
        }
        return self._link("figures", figure.id, said, self._inputs(trace))

    def _promise(self, promise: Promise) -> Link:
        rated = self.derived.verdicts[promise.id]
        found = self.derived.explain(promise.met) if promise.met else []
        trace = Trace(records=[promise.fact])
        for rule in filter(None, (promise.met, promise.partly)):
            evaluate(rule, Scope(self.catalog, self.derived.result, trace))
        said = {
            "rule": promise.rule,
            "met when": promise.met,
            "met in part when": promise.partly,
            "found": " ".join(self.holes.filled(sentence) for sentence in found),
            "not rated because": promise.unrated.because if promise.unrated else None,
            "to be rated from": when(promise.deadline),
        }
        value = rated.verdict.replace("-", " ")
        return self._link("promises", promise.id, said, self._inputs(trace), value)

    def _chart(self, chart: Chart) -> Link:
        named = [word for _, word in leaves(chart.model_dump(mode="json"))]
        numbers = [name for name in named if name in self.derived.quantities]
        datasets = [name for name in dict.fromkeys(named) if name in self.catalog.datasets]
        said = {"drawn as": chart.kind, "subtitle": self.holes.filled(chart.subtitle)}
        return self._link("charts", chart.id, said, self._inputs(Trace(numbers, datasets)))

    def _inputs(self, trace: Trace) -> Iterator[Link]:
        """Give what a formula rested on, each once."""
        for name in dict.fromkeys(trace.records):
            yield self.of("facts" if name in self.catalog.facts else "figures", name)
        for name in trace.datasets:
            lines = {line for at, used in trace.lines if at == name for line in used}
            yield self._dataset(self.catalog.datasets[name], lines or None)

    def _dataset(self, dataset: Dataset, lines: set[int] | None) -> Link:
        rows = used_rows(self.catalog, dataset, lines)
        said = {
            "rows": rows.words,
            "what they count": dataset.definition,
            "first public": when(dataset.known_from),
            "editions compared": ", ".join(dataset.editions),
            "changed by its publisher": rows.changed,
            "what we did": dataset.changes,
            "due for review": when(dataset.review_by) if dataset.review_by else None,
        }
        places = {citation.source: citation for citation in dataset.citations}
        names = dict.fromkeys([*rows.sources, *places])
        cited = (self._source(places.get(name) or Citation(source=name)) for name in names)
        return self._link("datasets", dataset.id, said, cited)

    def _source(self, citation: Citation) -> Link:
        source: Source = self.catalog.sources[citation.source]
        said = {
            "publisher": source.publisher,
            "a copy of a report by": source.copy_of,
            "place in it": citation.place,
            "published": when(source.published) if source.published else None,
            "how far we read it": f"{READ[source.read]}, opened {when(source.accessed)}",
            "address": source.url or source.no_url,
            "archived": source.archived,
            "gone since": when(source.gone) if source.gone else None,
            "note": source.note,
        }
        return self._link("sources", source.id, said, ())

    def _link(
        self,
        kind: str,
        name: str,
        said: Mapping[str, str | None],
        inputs: Iterable[Link],
        value: str | None = None,
    ) -> Link:
        if value is None:
            known = name in self.derived.quantities and kind in ("facts", "figures")
            value = self.holes.plain(name, self._form(name)) if known else ""
        pairs = tuple((label, text) for label, text in said.items() if text)
        of = named(self.derived, kind, getattr(self.catalog, kind)[name])
        return Link(of, value, pairs, tuple(inputs))

    def _form(self, name: str) -> str:
        found = self.derived.quantities[name]
        return "" if found.unit == "date" or found.form != "number" else "words"
