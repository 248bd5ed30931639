"""Every chart of a site, drawn when somebody asks for it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.charts.cache import Draw
from generator.charts.draw import DrawnChart, draw_chart
from generator.charts.reads import Reads
from generator.derive import Derived
from generator.model.catalog import Catalog


class Charts(Mapping[str, DrawnChart]):
    """The charts of one state, by id."""

    def __init__(self, catalog: Catalog, derived: Derived, draw: Draw) -> None:
        """Draw nothing yet. `draw` turns a chart's sketch into SVG text."""
        self._charts, self._derived, self._draw = catalog.charts, derived, draw
        self._drawn: dict[str, tuple[DrawnChart, Reads]] = {}
        self._before: dict[str, tuple[DrawnChart, Reads]] = {}

    def keep(self, before: "Charts") -> None:
        """Draw no chart anew that read nothing but what is the same as in an earlier state."""
        self._before = {**before._before, **before._drawn}

    def __getitem__(self, name: str) -> DrawnChart:
        """Give one chart, drawn on the first call. Raises KeyError when there is none."""
        if name not in self._drawn:
            self._drawn[name] = self._lent(name) or self._made(name)
        return self._drawn[name][0]

    def __iter__(self) -> Iterator[str]:
        """Give the ids."""
        return iter(self._charts)

    def __len__(self) -> int:
        """Count all, drawn or not."""
        return len(self._charts)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such a chart, without drawing it."""
        return name in self._charts

    def _made(self, name: str) -> tuple[DrawnChart, Reads]:
        reads = Reads(self._derived)
        catalog, derived = reads.catalog, reads.derived
        return draw_chart(catalog.charts[name], catalog, derived, self._draw), reads

    def _lent(self, name: str) -> tuple[DrawnChart, Reads] | None:
        drawn, reads = self._before.get(name, (None, None))
        if drawn is None or reads is None or not reads.same_in(self._derived):
            return None
        return drawn, replace(reads, of=self._derived)  # the earlier state need not be kept
