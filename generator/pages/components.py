"""The components that words may ask for, such as {{ timeline() }} or {{ chart("id") }}.

Each function gives a Part: which macro prints it, and everything that it prints.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.derive.derived import Derived
from generator.derive.revisions import revisions
from generator.derive.standing import overdue
from generator.load.phrases import nearest
from generator.model.catalog import Catalog
from generator.pages.calculator import worked
from generator.pages.disagreements import disagreements
from generator.pages.key_figures import key_figure
from generator.pages.known import day_links
from generator.pages.ledger import ledger_rows
from generator.pages.people import people_groups
from generator.pages.register import downloads, topics
from generator.pages.statuses import STATUSES
from generator.pages.story import date_items, stretches
from generator.pages.used import Link, editions_by_source, facts_by_source
from generator.render.page import HoleError, Part

if TYPE_CHECKING:  # loads every kind of chart, which a check needs not
    from generator.charts import DrawnChart

VERDICTS = ("met", "met-in-part", "not-met", "cannot-be-rated")


class Components:
    """Every component, for one catalog and its charts."""

    def __init__(
        self, catalog: Catalog, derived: Derived, charts: "Mapping[str, DrawnChart]"
    ) -> None:
        """Keep what the components print from."""
        self.catalog = catalog
        self.derived = derived
        self.charts = charts

    def functions(self) -> dict[str, Callable[..., Part]]:
        """Give every component by the name that editors use."""
        return {
            "chart": self.chart,
            "calculator": self.calculator,
            "key_figures": self.key_figures,
            "ledger": self.ledger,
            "tally": self.tally,
            "promise_filters": self.promise_filters,
            "dates": self.dates,
            "timeline": self.timeline,
            "timeline_filters": self.timeline_filters,
            "comparison": self.comparison,
            "questions": self.questions,
            "answers": self.answers,
            "people": self.people,
            "glossary": self.glossary,
            "sources": self.sources,
            "register": self.register,
            "facts": self.facts,
            "statuses": self.statuses,
            "verdicts": lambda: Part("methods", "verdicts"),
            "gaps": self.gaps,
            "known_days": self.known_days,
            "known_panel": self.known_panel,
            "corrections": self.corrections,
            "disagreements": self.disagreements,
            "revisions": self.revisions,
            "due": self.due,
            "downloads": self.downloads,
        }

    def chart(self, name: str, size: str = "", level: int = 3) -> Part:
        """chart("id"): a chart in its frame. chart("id", "home") is narrower, without its notes.

        level=2 makes its title a section's heading, where no other stands above it.
        """
        _known(self.charts, name, "chart")
        return Part("chart", "chart", (self.charts[name], size, level))

    def calculator(self, name: str) -> Part:
        """calculator("id"): numbers to change, what follows, and a table of the main cases."""
        _known(self.catalog.calculators, name, "calculator")
        return Part("calculator", "calculator", (worked(self.catalog, self.derived, name),))

    def key_figures(self, names: list[str]) -> Part:
        """key_figures(["id", …]): up to four numbers in a row."""
        for name in names:
            _known(self.derived.quantities, name, "fact or figure")
        found = [key_figure(self.catalog, self.derived.quantities[name]) for name in names]
        return Part("key", "key_figures", (found,))

    def ledger(self, names: list[str] | None = None, rules: bool = False, level: int = 3) -> Part:
        """ledger(): every promise; ledger(["id", …]): some of them; rules=True shows each rule."""
        for name in names or ():
            _known(self.catalog.promises, name, "promise")
        rows = ledger_rows(self.catalog, self.derived, names)
        return Part("ledger", "ledger", (rows, "ledger", level, rules))

    def tally(self) -> Part:
        """tally(): how many promises have which result."""
        counts = Counter[str](rated.verdict for rated in self.derived.verdicts.values())
        return Part("ledger", "tally", ([(name, counts[name]) for name in VERDICTS],))

    def promise_filters(self) -> Part:
        """promise_filters(): buttons that leave only promises of one kind."""
        counts = Counter(promise.kind for promise in self.catalog.promises.values())
        return self._filters(self.catalog.settings.promise_kinds, counts, "ledger", "Promises")

    def timeline_filters(self) -> Part:
        """timeline_filters(): buttons that leave only events of one theme."""
        counts = Counter(event.theme for event in self.catalog.events.values())
        return self._filters(self.catalog.settings.themes, counts, "timeline", "Events", False)

    def dates(self, names: list[str]) -> Part:
        """dates(["event-id", …]): a few events on one rail."""
        for name in names:
            _known(self.catalog.events, name, "event")
        return Part("dates", "dates", (date_items(self.catalog, names),))

    def timeline(self, count_head: str = "") -> Part:
        """timeline("words over the count"): every event, phase by phase."""
        found = stretches(self.catalog, self.derived)
        return Part("timeline", "timeline", (found, "timeline", count_head))

    def comparison(self) -> Part:
        """comparison(): the two sides, aspect by aspect."""
        if self.catalog.comparison is None:
            raise HoleError("There is no comparison.", "Write data/comparison.yml.")
        return Part("comparison", "comparison", (self.catalog.comparison,))

    def questions(self) -> Part:
        """questions(): the questions of the home page, as links to their answers."""
        chosen = [question for question in self.catalog.questions.values() if question.home]
        return Part("lists", "question_list", (chosen,))

    def answers(self) -> Part:
        """answers(): every question with its answer."""
        return Part("lists", "answers", (list(self.catalog.questions.values()),))

    def people(self) -> Part:
        """people(): every actor, side by side, with a link to each page."""
        return Part("people", "people", (people_groups(self.catalog),))

    def glossary(self) -> Part:
        """glossary(): every term."""
        terms = sorted(self.catalog.terms.values(), key=lambda term: term.term.casefold())
        return Part("glossary", "glossary", (terms,))

    def sources(self, kind: str) -> Part:
        """sources("news"): the sources of one kind, newest first.

        Editions of a dataset that were only compared stand in one entry with the one that we hold.
        """
        editions = editions_by_source(self.catalog)
        within = {source.id for group in editions.values() for source in group}
        found = [
            source
            for source in self.catalog.sources.values()
            if source.kind == kind and source.id not in within
        ]
        found.sort(key=lambda source: (str(source.published or ""), source.id), reverse=True)
        return Part("sources", "sources", (found, self._used, editions))

    def register(self) -> Part:
        """register(): every fact and figure, by topic."""
        return Part("register", "register", (topics(self.catalog),))

    def facts(self, topic: str) -> Part:
        """facts("topic"): the facts of one topic."""
        found = [fact for fact in self.catalog.facts.values() if fact.topic == topic]
        if not found:
            known = [entry.id for entry in self.catalog.settings.topics]
            raise HoleError(f"No fact has the topic `{topic}`.", nearest(topic, known), topic)
        return Part("facts", "fact_list", (found, True, False))

    def statuses(self) -> Part:
        """statuses(): what each status means, and its shape."""
        return Part("methods", "statuses", (STATUSES,))

    def gaps(self) -> Part:
        """gaps(): what is not published."""
        return Part("methods", "not_published", (list(self.catalog.gaps.values()),))

    def known_days(self) -> Part:
        """known_days(): every day whose knowledge has a page, as links."""
        return Part("known", "known_days", (day_links(self.catalog),))

    def known_panel(self, names: list[str] | None = None) -> Part:
        """known_panel(): the panel that leads to earlier days; known_panel(["its-id"]) to some."""
        for name in names or ():
            _known(self.catalog.known, name, "known day")
        title = "Read it as it was known on the day"
        words = "Each page uses only what was public by that date. Nothing later is let in."
        return Part("lists", "known_panel", (title, words, day_links(self.catalog, names or ())))

    def corrections(self) -> Part:
        """corrections(): every correction, newest first."""
        found = sorted(self.catalog.corrections.values(), key=lambda item: item.date, reverse=True)
        return Part("register", "corrections", (found,))

    def disagreements(self) -> Part:
        """disagreements(): every fact for which sources give different values, by topic."""
        return Part("record", "disagreements", (disagreements(self.catalog),))

    def revisions(self) -> Part:
        """revisions(): the numbers that their publishers changed, by dataset."""
        return Part("revisions", "revisions", (revisions(self.catalog),))

    def due(self) -> Part:
        """due(): the facts and datasets that should have been looked at again by now."""
        return Part("methods", "due", (overdue(self.catalog, self.derived.today),))

    def downloads(self) -> Part:
        """downloads(): every dataset with its source, unit and files."""
        return Part("register", "downloads", (downloads(self.catalog),))

    @cached_property
    def _used(self) -> Mapping[str, list[Link]]:
        return facts_by_source(self.catalog)

    def _filters(
        self, entries: Any, counts: Counter[str], target: str, label: str, shown: bool = True
    ) -> Part:
        options = [
            {"id": entry.id, "title": entry.title, "count": counts[entry.id] if shown else None}
            for entry in entries
            if counts[entry.id]
        ]
        total = sum(counts.values()) if shown else None
        return Part("filters", "filters", (options, target, label, "All", total))


def _known(records: Mapping[str, Any], name: str, word: str) -> None:
    if name not in records:
        raise HoleError(f"There is no {word} `{name}`.", nearest(name, records), name)
