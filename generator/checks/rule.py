"""What a check is given, and how it says what it found."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.derive.derived import Derived
from generator.derive.formula import FormulaError
from generator.load.prose import Prose
from generator.model.catalog import Catalog
from generator.problems import Problem
from generator.rules import RuleName


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

    def excused(self, name: str) -> bool:
        """Tell whether a record has a mistake of its own, reported where it stands."""
        failed = name in self.catalog.figures and name not in self.derived.quantities
        fact = self.catalog.facts.get(name)
        failed = failed or (fact is not None and (fact.value is None) != (fact.unit is None))
        return failed or any(name in names for names in self.broken.values())

    def follows(self, error: FormulaError) -> bool:
        """Tell whether a formula fails only because of something that is reported elsewhere."""
        names = {*self.catalog.figures, *(name for kind in self.broken.values() for name in kind)}
        said = str(error)
        return said.startswith("There is no") and any(
            f"`{name}`" in said and (self.excused(name) or name in self.broken.get("datasets", ()))
            for name in names
        )

    def problem(self, rule: RuleName, at: str, sentence: str, hint: str = "") -> Problem:
        """Give a Problem at "kind:id.field", or at the nearest thing above it that was written."""
        while at not in self.catalog.places and "." in at:
            at = at.rpartition(".")[0]
        place = self.catalog.places.get(at)
        if place is None:
            return Problem(at, 0, 0, rule, sentence, hint)
        return Problem(place.file, place.line, place.column, rule, sentence, hint)


Check = Callable[[Checked], Iterator[Problem]]
