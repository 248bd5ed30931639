"""Charts: what they draw exists."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.checks.references import parts_of
from generator.checks.rule import Checked
from generator.load.phrases import nearest
from generator.model.base import Part
from generator.model.chart import (
    Annotation,
    ColumnChart,
    Measure,
    Pace,
    Reported,
    Series,
    StripChart,
    StripPhase,
    Tick,
)
from generator.problems import Problem


def charts_draw_what_exists(checked: Checked) -> Iterator[Problem]:
    """A chart names datasets, numbers, days and phases that exist."""
    for chart in checked.catalog.charts.values():
        for at, part in parts_of(chart, f"charts:{chart.id}"):
            for key, name, words, known in _named(checked, part):
                if name is not None and name not in known and not checked.excused(name):
                    sentence = f"There is no {words} `{name}`."
                    hint = nearest(name, known)
                    yield checked.problem("reference", f"{at}.{key}", sentence, hint)
            if isinstance(part, Measure):
                yield from _rows_exist(checked, at, part)


def _named(checked: Checked, part: Part) -> Iterator[tuple[str, str | None, str, Any]]:
    """Give each id that a part of a chart names: its key, what it should be, and all there are."""
    numbers = checked.derived.quantities
    days: Mapping[str, object] = {
        **checked.catalog.events,
        **{name: found for name, found in numbers.items() if found.unit == "date"},
    }
    if isinstance(part, (Annotation, Tick)):
        yield "event", part.event, "event or day", days
    if isinstance(part, (Pace, Reported)):
        yield "fact", part.fact, "fact or figure with a value", numbers
    if isinstance(part, Series):
        yield "begins", part.begins, "event or day", days
    if isinstance(part, StripChart):
        yield "end", part.end, "event or day", days
    if isinstance(part, StripPhase):
        phases = {phase.id for phase in checked.catalog.settings.phases}
        yield "phase", part.phase, "phase", phases
    if isinstance(part, ColumnChart):
        yield "known_to", part.known_to, "dataset", checked.catalog.datasets
    if isinstance(part, Measure):
        yield "dataset", part.dataset, "dataset", checked.catalog.datasets


def _rows_exist(checked: Checked, at: str, measure: Measure) -> Iterator[Problem]:
    dataset = checked.catalog.datasets.get(measure.dataset)
    if dataset is None:
        return
    known = {part.column: [entry.id for entry in part.categories] for part in dataset.dimensions}
    for column, wanted in measure.where.items():
        place = f"{at}.where.{column}"
        if column not in known:
            sentence = f"The dataset `{dataset.id}` has no dimension `{column}`."
            yield checked.problem("reference", place, sentence, nearest(column, known))
        elif wanted not in known[column]:
            sentence = f"`{column}` has no value “{wanted}”."
            yield checked.problem("reference", place, sentence, nearest(wanted, known[column]))
