"""Who says so, in a few words."""

from generator.model.catalog import Catalog
from generator.model.fact import Fact


def speaker(catalog: Catalog, fact: Fact) -> str:
    """Give who said a fact: the actor's name, the words given, or the publisher of its source.

    Words that were given begin with a capital, since they stand at the head of a line.
    """
    if fact.said_by:
        actor = catalog.actors.get(fact.said_by)
        return actor.name if actor else fact.said_by[0].upper() + fact.said_by[1:]
    source = catalog.sources[fact.citations[0].source]
    return source.copy_of or source.publisher
