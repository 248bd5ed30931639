"""The catalog as it would have been on the evening of a day, and what follows from it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from generator.derive.derived import Derived, derive
from generator.derive.formula import FormulaError
from generator.derive.verdict import Rated, rate
from generator.kept import Kept
from generator.known.figures import drop_figures
from generator.known.inputs import inputs, latest
from generator.known.public import DONE, Public, public
from generator.known.rows import cut, versions
from generator.known.told import Told
from generator.known.words import fits, later_date
from generator.model.base import Record
from generator.model.catalog import Catalog
from generator.model.dataset import Dataset
from generator.model.fact import Fact, OtherValue, Status, StatusChange
from generator.model.figure import Figure, Promise
from generator.model.source import Citation
from generator.model.story import Actor
from generator.model.table import Table

SILENT = Rated("cannot-be-rated", "nothing-published", "no number for it had been published")
_R = TypeVar("_R", bound=Record)
_KNOWN: Kept[dict[date, Derived]] = Kept()
_PUBLIC: Kept[Public] = Kept()
"""What was known on each day that was asked for; a rule and a page ask for the same days."""


def as_known(live: Derived, day: date) -> Catalog:
    """Give the records that were public by the evening of a day, each as it could be read then."""
    return known_on(live, day).catalog


def known_on(live: Derived, day: date) -> Derived:
    """Give everything that could be worked out on the evening of a day.

    On the day of `live` or after it this is `live` itself: all that is held is known by then.
    """
    if day >= live.today:
        return live
    days = _KNOWN.of(live, dict)
    if day not in days:
        days[day] = _known_on(live, day)
    return days[day]


def _known_on(live: Derived, day: date) -> Derived:
    cut = _Cut(live, day)
    then = derive(replace(cut.records(), promises={}), day)
    drop_figures(then, live, day)
    figures = {name: then.catalog.figures[name] for name in then.traces}
    catalog = replace(then.catalog, figures=figures)
    told = Told(live.catalog, cut.at, day, then.quantities)
    promises = told.promises()
    then.catalog = replace(catalog, promises=promises, events=told.events())
    then.verdicts = {name: _rated(promise, then, day) for name, promise in promises.items()}
    then.problems = []
    return then


def _rated(promise: Promise, then: Derived, day: date) -> Rated:
    try:
        return rate(promise, then.test, day)
    except FormulaError:
        return SILENT


class _Cut:
    """One catalog cut at one day."""

    def __init__(self, live: Derived, day: date) -> None:
        self.catalog = live.catalog
        self.day = day
        self.at = _PUBLIC.of(live, lambda: public(live.catalog, live.today))
        self.sources = {name for name, known in self.at.sources.items() if known <= day}

    def records(self) -> Catalog:
        """Give everything but events and promises, whose words may name figures."""
        whole = self.catalog
        facts = {f.id: self.fact(f) for f in self.kept(whole.facts, self.at.facts)}
        tables = {name: self.table(name) for name in whole.tables}
        tables = {name: table for name, table in tables.items() if table.rows}
        positions = {
            p.id: p.model_copy(update={"citations": self.cited(p.citations), "caveat": None})
            for p in self.kept(whole.positions, self.at.positions)
        }
        return replace(
            whole,
            sources={name: s for name, s in whole.sources.items() if name in self.sources},
            facts=facts,
            positions=positions,
            actors={name: self.actor(actor) for name, actor in whole.actors.items()},
            datasets={name: self.dataset(whole.datasets[name]) for name in tables},
            tables=tables,
            figures=self.figures(facts, tables),
            **self.lists(),
        )

    def lists(self) -> dict[str, Any]:
        """Give the smaller records; what is written with today's knowledge is left out."""
        whole = self.catalog
        gaps = [
            gap
            for gap in whole.gaps.values()
            if gap.since.last <= self.day
            and fits(gap.what, self.day, ())
            and all(citation.source in self.sources for citation in gap.citations)
        ]
        terms = [
            term
            for term in whole.terms.values()
            if fits(term.definition, self.day, ())
            and all(citation.source in self.sources for citation in term.citations)
        ]
        corrections = [item for item in whole.corrections.values() if item.date.last <= self.day]
        days = [item for item in whole.known.values() if item.date.last <= self.day]
        return {
            "gaps": {gap.id: gap.model_copy(update={"text": ""}) for gap in gaps},
            "terms": {term.id: term.model_copy(update={"usage_note": None}) for term in terms},
            "corrections": {item.id: item for item in corrections},
            "known": {item.id: item for item in days},
            "earlier": {},
            "events": {},
            "charts": {},
            "calculators": {},
            "questions": {},
            "comparison": None,
        }

    def kept(self, records: Mapping[str, _R], known: Mapping[str, date]) -> list[_R]:
        return [record for name, record in records.items() if known[name] <= self.day]

    def cited(self, citations: list[Citation]) -> list[Citation]:
        return [citation for citation in citations if citation.source in self.sources]

    def fact(self, fact: Fact) -> Fact:
        """Give a fact without later sources, values and notes. Notes have no date: none is kept."""
        update: dict[str, Any] = dict.fromkeys(
            ("caveat", "known_why", "why_this", "later", "review_by")
        )
        ended = fact.until is not None and fact.until.last <= self.day
        update |= {
            "citations": self.cited(fact.citations),
            "others": [self.other(item) for item in fact.others if self.cited(item.citations)],
            "until": fact.until if ended else None,
            "history": self.history(fact),
            "status": fact.status if ended else self.status(fact),
        }
        return fact.model_copy(update=update)

    def history(self, fact: Fact) -> list[StatusChange]:
        """Give the changes of status that were public."""
        return [
            change.model_copy(update={"citations": cited, "note": None})
            for change in fact.history
            if change.date.last <= self.day and (cited := self.cited(change.citations))
        ]

    def status(self, fact: Fact) -> Status:
        """Give the last status that was public. What has stopped since was still in force."""
        reached = fact.status in DONE
        changes = [
            change.status
            for change in fact.history
            if change.date.last <= self.day
            and (self.cited(change.citations) or (reached and change.status == fact.status))
        ]
        stopped = fact.status == "ended" and fact.until is not None
        return changes[-1] if changes else "in-force" if stopped else fact.status

    def other(self, other: OtherValue) -> OtherValue:
        return other.model_copy(update={"citations": self.cited(other.citations), "note": None})

    def actor(self, actor: Actor) -> Actor:
        """Give an actor's name and the posts begun by then; what it is said to be is today's."""
        offices = [
            office.model_copy(
                update={
                    "end": office.end if office.end and office.end.last <= self.day else None,
                    "seen_until": None,
                    "citations": self.cited(office.citations),
                    "note": None,
                }
            )
            for office in actor.offices
            if office.start and office.start.last <= self.day
        ]
        return actor.model_copy(
            update={"offices": offices, "role": "", "part": None, "note": None, "related": []}
        )

    def table(self, name: str) -> Table:
        """Give the rows known by then, each with the value of that day and without its note."""
        whole, earlier = self.catalog.tables[name], self.catalog.earlier.get(name, ())
        public = (self.at.rows[name], self.at.values[name])
        return cut(whole, versions(earlier), public, self.sources, self.day)

    def dataset(self, dataset: Dataset) -> Dataset:
        editions = [name for name in dataset.editions if name in self.sources]
        cited = self.cited(dataset.citations) or [Citation(source=name) for name in editions[-1:]]
        gaps = [gap for gap in dataset.gaps if gap.date.last <= self.day]
        return dataset.model_copy(
            update={
                "citations": cited,
                "editions": editions,
                "caveats": [],
                "gaps": [gap for gap in gaps if not later_date(gap.text, self.day)],
                "breaks": [item for item in dataset.breaks if item.date.last <= self.day],
                "changes": None,
                "review_by": None,
            }
        )

    def figures(self, facts: Mapping[str, Fact], tables: Mapping[str, Table]) -> dict[str, Figure]:
        """Give the figures whose formulas name nothing that was unknown."""
        known = set(facts) | set(tables) | set(self.catalog.figures)
        kept = dict(self.catalog.figures)
        while late := [
            name
            for name, figure in kept.items()
            if not inputs(figure.formula) <= known or latest(figure.formula) > self.day
        ]:
            for name in late:
                del kept[name]
            known -= set(late)
        return {name: figure.model_copy(update={"caveat": None}) for name, figure in kept.items()}
