"""Charts: what they draw exists."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from generator.checks.references import parts_of
from generator.checks.rule import Checked
from generator.load.phrases import nearest
from generator.model.base import Part
from generator.model.chart import BarChart, Measure, Names
from generator.problems import Problem


def charts_draw_what_exists(checked: Checked) -> Iterator[Problem]:
    """A chart names datasets, numbers, days and phases that exist."""
    known = _known(checked)
    for chart in checked.catalog.charts.values():
        for at, part in parts_of(chart, f"charts:{chart.id}"):
            for key, words in _named(type(part)).items():
                name = getattr(part, key)
                if name is not None and name not in known[words] and not checked.excused(name):
                    sentence = f"There is no {words} `{name}`."
                    hint = nearest(name, known[words])
                    yield checked.problem("reference", f"{at}.{key}", sentence, hint)
            if isinstance(part, Measure):
                yield from _rows_exist(checked, at, part)
            if isinstance(part, BarChart):
                yield from _bars_exist(checked, at, part)


def _known(checked: Checked) -> Mapping[str, Any]:
    """Give all there is of each thing that a chart may name."""
    numbers = checked.derived.quantities
    dated = {name: found for name, found in numbers.items() if found.unit == "date"}
    return {
        "dataset": checked.catalog.datasets,
        "event or day": {**checked.catalog.events, **dated},
        "fact or figure with a value": numbers,
        "phase": {phase.id for phase in checked.catalog.settings.phases},
    }


@cache
def _named(model: type[Part]) -> dict[str, str]:
    """Give the fields of a part that hold an id, with what it must be the id of."""
    hints = get_type_hints(model, include_extras=True)
    return {key: words for key, hint in hints.items() if (words := _names(hint))}


def _names(hint: Any) -> str | None:
    if get_origin(hint) is Annotated:
        found = [extra.words for extra in hint.__metadata__ if isinstance(extra, Names)]
        return found[0] if found else _names(hint.__origin__)
    parts = (_names(part) for part in get_args(hint) if get_origin(hint) is not list)
    return next((words for words in parts if words), None)


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
            continue
        for category in wanted if isinstance(wanted, list) else [wanted]:
            if category not in known[column]:
                sentence = f"`{column}` has no value “{category}”."
                hint = nearest(category, known[column])
                yield checked.problem("reference", place, sentence, hint)


def _bars_exist(checked: Checked, at: str, chart: BarChart) -> Iterator[Problem]:
    """The dimension, the period and the categories of lying bars are in the dataset."""
    dataset = checked.catalog.datasets.get(chart.measure.dataset)
    table = checked.catalog.tables.get(chart.measure.dataset)
    if dataset is None or table is None or not table.rows:
        return
    known = {part.column: [entry.id for entry in part.categories] for part in dataset.dimensions}
    if chart.dimension not in known:
        sentence = f"The dataset `{dataset.id}` has no dimension `{chart.dimension}`."
        hint = nearest(chart.dimension, known)
        yield checked.problem("reference", f"{at}.dimension", sentence, hint)
        return
    periods = {row.period for row in table}
    if chart.period not in periods:
        sentence = f"The dataset `{dataset.id}` has no period “{chart.period}”."
        hint = nearest(chart.period, sorted(periods))
        yield checked.problem("reference", f"{at}.period", sentence, hint)
    categories = known[chart.dimension]
    named = [("marked", chart.marked), *((f"last.{i}", one) for i, one in enumerate(chart.last))]
    for key, category in named:
        if category is not None and category not in categories:
            sentence = f"`{chart.dimension}` has no value “{category}”."
            hint = nearest(category, categories)
            yield checked.problem("reference", f"{at}.{key}", sentence, hint)
