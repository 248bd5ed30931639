"""What a check is given, and how it says what it found."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.derive.derived import Derived
from generator.load.prose import Prose
from generator.model.catalog import Catalog
from generator.problems import Problem


@dataclass(frozen=True)
class Checked:
    """Everything that a check may look at. `broken` holds ids that could not be read."""

    catalog: Catalog
    derived: Derived
    prose: Mapping[str, Prose]
    today: date
    broken: Mapping[str, set[str]] = field(default_factory=dict)

    def known(self, kind: str, name: str) -> bool:
        """Tell whether an id exists, even if its record has mistakes of its own."""
        return name in getattr(self.catalog, kind) or name in self.broken.get(kind, ())

    def problem(self, rule: str, at: str, sentence: str, hint: str = "") -> Problem:
        """Give a Problem at "kind:id.field", or at the nearest thing above it that was written."""
        while at not in self.catalog.places and "." in at:
            at = at.rpartition(".")[0]
        place = self.catalog.places.get(at)
        if place is None:
            return Problem(at, 0, 0, rule, sentence, hint)
        return Problem(place.file, place.line, place.column, rule, sentence, hint)


Check = Callable[[Checked], Iterator[Problem]]
