"""The catalog: every record and table, by id. Built once by `load`, never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.model.calculator import Calculator
from generator.model.chart import Chart
from generator.model.dataset import Dataset, Earlier
from generator.model.fact import Fact
from generator.model.figure import Figure, Promise, Unit
from generator.model.known import KnownDay
from generator.model.reference import Comparison, Correction, Gap, Question, Term
from generator.model.renaming import Renaming
from generator.model.site import SiteSettings
from generator.model.source import Source
from generator.model.story import Actor, Event, Position
from generator.model.table import Table


class Place(NamedTuple):
    """Where in the data something was written. Lines and columns count from 1.

    `text` is the column of the first letter of a text on one line, 0 for anything else.
    """

    file: str
    line: int
    column: int
    text: int = 0


@dataclass(frozen=True)
class Catalog:
    """All that the explainer knows, each kind by id in the order of its files.

    `tables` holds the observations of each dataset.
    `earlier` holds, by dataset, what rows held before their publisher changed them.
    `renamed` has, by the old name of a record or page, what leads on from it.
    `home` is the address of the site, "" where mkdocs.yml gives none.
    `places` tells where a record, or a field of it ("fact:id.statement"), stands.
    """

    settings: SiteSettings
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    events: Mapping[str, Event]
    actors: Mapping[str, Actor]
    positions: Mapping[str, Position]
    datasets: Mapping[str, Dataset]
    tables: Mapping[str, Table]
    units: Mapping[str, Unit]
    figures: Mapping[str, Figure]
    promises: Mapping[str, Promise]
    charts: Mapping[str, Chart]
    terms: Mapping[str, Term]
    comparison: Comparison | None
    questions: Mapping[str, Question]
    gaps: Mapping[str, Gap]
    corrections: Mapping[str, Correction]
    known: Mapping[str, KnownDay] = field(default_factory=dict)
    calculators: Mapping[str, Calculator] = field(default_factory=dict)
    earlier: Mapping[str, Sequence[Earlier]] = field(default_factory=dict)
    renamed: Mapping[str, Renaming] = field(default_factory=dict)
    home: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, repr=False)

    def current(self, name: str) -> str:
        """Give the id that a record has now, of one that it may have had before."""
        return self.renamed[name].now if name in self.renamed else name

    def names_elsewhere(self) -> list[tuple[str, str]]:
        """Give every name of an actor in another language than the site's, with its language."""
        return sorted(
            (actor.name, actor.language) for actor in self.actors.values() if actor.language != "en"
        )

    def names_with_numerals(self) -> list[str]:
        """Give every name in which a numeral is part of the name, as in that of a newspaper."""
        names = {name.text for name in self.settings.names}
        names |= {actor.name for actor in self.actors.values()}
        names |= {term.term for term in self.terms.values()}
        for source in self.sources.values():
            names |= {source.publisher, source.copy_of or ""}
        return sorted(name for name in names if any(letter.isdigit() for letter in name))
