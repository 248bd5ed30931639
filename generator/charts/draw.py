"""From a chart's record to all that a page shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.charts import strip
from generator.charts.cache import Draw
from generator.charts.describe import brief, describe
from generator.charts.inputs import Inputs
from generator.charts.kinds import KINDS
from generator.charts.rows import Column
from generator.charts.sketch import Sketch
from generator.charts.svg import Labels, tidy
from generator.charts.table import Cell, Table, as_csv, rows_as_csv, table
from generator.charts.theme import BESIDE, NARROW, WIDE
from generator.derive import Derived
from generator.format import day, month, when
from generator.model.catalog import Catalog
from generator.model.chart import Chart, Remark, StripChart
from generator.model.source import Source


@dataclass(frozen=True)
class ChartSource:
    """A source under a chart: its id and the words that name it."""

    id: str
    words: str
    licence: str = ""


@dataclass(frozen=True)
class DrawnChart:
    """A chart, complete without any script.

    `title` has its numbers in place; `subtitle`, `source_note` and `notes` still have their holes,
    for a page to fill with traced numbers. `wide`, `narrow` and `beside` are SVG for inside a
    page; `beside` is empty unless the record asks for it. `about` is the subtitle in plain words
    with the `period`, `credit` the sources, licence and day; `sketches` are the drawings by name
    before any library saw them.
    """

    id: str
    title: str
    subtitle: str
    wide: str
    narrow: str
    beside: str
    description: str
    table: Table
    csv: bytes
    sources: tuple[ChartSource, ...]
    source_note: str
    as_of: date
    notes: tuple[Remark, ...]
    kind: str
    period: str
    about: str
    credit: str
    licences: tuple[str, ...]
    columns: tuple[Column, ...]
    sketches: Mapping[str, Sketch]

    @property
    def as_of_words(self) -> str:
        """Print the last day that a drawn number is true for."""
        return day(self.as_of)

    @property
    def source_line(self) -> str:
        """Name the sources in one sentence."""
        return f"Source: {'; '.join(source.words for source in self.sources)}."


def draw_chart(chart: Chart, catalog: Catalog, derived: Derived, svg: Draw) -> DrawnChart:
    """Draw one chart. `svg` is the effect that turns a sketch into raw SVG text."""
    inputs = Inputs(catalog, derived)
    kind = KINDS[chart.kind]
    found: list[Column] = kind.columns(chart, inputs)
    description = " ".join(_sentences(chart, found, inputs))
    title = inputs.plain(chart.title)
    sizes = (WIDE, NARROW, *([BESIDE] if chart.beside else []))
    sketches = {size.name: KINDS[chart.kind].sketch(chart, inputs, size) for size in sizes}
    drawings = {
        name: tidy(svg(sketch), Labels(f"chart-{chart.id}-{name}", title, description), sketch)
        for name, sketch in sketches.items()
    }
    sources = _sources(chart, found, inputs)
    as_of = _as_of(chart, found, inputs)
    period = _period(found, inputs)
    numbers, csv = _numbers(chart, found, inputs)
    return DrawnChart(
        id=chart.id,
        title=title,
        subtitle=chart.subtitle,
        wide=drawings["wide"],
        narrow=drawings["narrow"],
        beside=drawings.get("beside", ""),
        description=description,
        table=numbers,
        csv=csv,
        sources=sources,
        source_note=chart.source_note or "",
        as_of=as_of,
        notes=tuple(chart.notes),
        kind=chart.kind,
        period=period,
        about=f"{inputs.plain(chart.subtitle)} {period}".rstrip(),
        credit=_credit(chart, sources, as_of, inputs),
        licences=_licences(sources),
        columns=tuple(found),
        sketches=sketches,
    )


def _period(found: list[Column], inputs: Inputs) -> str:
    """Say from when to when a chart has numbers, in one sentence."""
    points = [
        (point, column.every or inputs.catalog.datasets[column.measure.dataset].period)
        for column in found
        for point in column.known
        if not point.category
    ]
    if not points:
        return ""
    first, its = min(points, key=lambda pair: pair[0].first)
    last, other = max(points, key=lambda pair: pair[0].last)
    if its == other == "quarter":
        return f"From {month(first.first)} to {month(last.last)}."
    return f"From {_end(first.name)} to {_end(last.name)}."


def _end(name: str) -> str:
    """Give the name of a period as it stands after "from" or "to"."""
    return f"the {name}" if name.startswith("week") else name.removeprefix("to ")


def _credit(chart: Chart, sources: tuple[ChartSource, ...], as_of: date, inputs: Inputs) -> str:
    """Name the sources, what kind of numbers they are, the licences and the day."""
    named = f"Source: {'; '.join(source.words for source in sources)}."
    note = inputs.plain(chart.source_note) if chart.source_note else ""
    parts = [named, note, *(f"{one}." for one in _licences(sources)), f"As of {day(as_of)}."]
    return " ".join(part for part in parts if part)


def _sentences(chart: Chart, found: list[Column], inputs: Inputs) -> list[str]:
    kind = KINDS[chart.kind]
    if named := getattr(kind, "sentences", None):
        return [*named(chart, inputs), *kind.remarks(chart, inputs)]
    sentences = []
    for column in found:
        dataset = inputs.catalog.datasets[column.measure.dataset]
        many = len(found) > 3 and not column.points[0].category
        told = brief(column, chart.missing) if many else describe(column, dataset, chart.missing)
        sentences += told
    return sentences + list(kind.remarks(chart, inputs))


def _numbers(chart: Chart, found: list[Column], inputs: Inputs) -> tuple[Table, bytes]:
    if isinstance(chart, StripChart):
        head = ("Day", "What")
        rows = strip.rows(chart, inputs)
        cells = tuple((Cell(day), Cell(words)) for day, words in rows)
        return Table(head, cells), rows_as_csv(head, rows)
    named = getattr(KINDS[chart.kind], "table", None)
    return named(chart, inputs) if named else table(found, chart.missing), as_csv(found)


def _as_of(chart: Chart, found: list[Column], inputs: Inputs) -> date:
    """Give the last day that a drawn number is true for."""
    if isinstance(chart, StripChart):
        return inputs.day(chart.end)
    return max(column.known[-1].last for column in found)


def _sources(chart: Chart, found: list[Column], inputs: Inputs) -> tuple[ChartSource, ...]:
    """Give each source once: of the datasets first, then of newer rows and facts that are drawn."""
    measures = [column.measure for column in found]
    datasets = [part.dataset for one in measures for part in (one, one.per) if part]
    cited = [one for name in datasets for one in inputs.catalog.datasets[name].citations]
    named = [one.source for one in cited]
    named += [name for column in found for name in _newer(column, named, inputs.catalog)]
    facts = [inputs.catalog.facts.get(name) for name in _facts(chart, inputs)]
    named += [fact.citations[0].source for fact in facts if fact]
    sources = [inputs.catalog.sources[name] for name in dict.fromkeys(named)]
    publishers = {source.publisher for source in sources}
    return tuple(
        ChartSource(source.id, _words(source, publishers), _licence(source)) for source in sources
    )


def _newer(column: Column, cited: list[str], catalog: Catalog) -> list[str]:
    """Name the editions of drawn rows that are newer than all that their dataset cites."""
    days = {name: one.published.last for name, one in catalog.sources.items() if one.published}
    newest = max((days[name] for name in cited if name in days), default=date.max)
    rows = dict.fromkeys(point.source for point in column.known)
    return [name for name in rows if name in days and days[name] > newest]


def _facts(chart: Chart, inputs: Inputs) -> list[str]:
    """Name the facts that a chart draws beside its datasets, or works its numbers out from."""
    named = getattr(KINDS[chart.kind], "facts", None)
    behind = getattr(KINDS[chart.kind], "counts", None)
    return [*(named(chart) if named else []), *(behind(chart, inputs) if behind else [])]


def _licences(sources: tuple[ChartSource, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.licence for source in sources if source.licence))


def _licence(source: Source) -> str:
    """Give the name of a source's licence, without its address."""
    return (source.licence or "").partition(" (")[0].rstrip(".")


def _words(source: Source, publishers: set[str]) -> str:
    """Name a source. A copy is named after whose report it is, and called a copy."""
    published = when(source.published) if source.published else ""
    if source.copy_of in publishers:
        return f"a copy of it, {published}" if published else "a copy of it"
    name = source.copy_of or source.publisher
    dated = f"{name}, {published}" if published else name
    return f"{dated}, in a copy" if source.copy_of else dated
