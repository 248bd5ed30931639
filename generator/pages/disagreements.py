"""Where sources disagree: every fact for which another source gives another value."""

from dataclasses import dataclass

from generator.model.catalog import Catalog
from generator.model.fact import Fact
from generator.model.site import Named


@dataclass(frozen=True)
class Disagreements:
    """The facts of one topic for which sources give different values."""

    topic: Named
    facts: list[Fact]


def disagreements(catalog: Catalog) -> list[Disagreements]:
    """Give every fact that holds other values, by topic."""
    found = [
        Disagreements(
            topic,
            [fact for fact in catalog.facts.values() if fact.others and fact.topic == topic.id],
        )
        for topic in catalog.settings.topics
    ]
    return [group for group in found if group.facts]
