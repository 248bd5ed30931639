"""A small catalog about an invented ferry, for the tests of charts."""

from datetime import date

from pydantic import TypeAdapter

from generator.charts import DrawnChart, draw_chart
from generator.charts.cache import Draw, draw_anew
from generator.derive import Derived, derive
from generator.model.catalog import Catalog
from generator.model.chart import Chart
from generator.model.dataset import Dataset
from generator.model.fact import Fact
from generator.model.figure import Unit
from generator.model.periods import period_days
from generator.model.site import SiteSettings
from generator.model.source import Source
from generator.model.story import Event
from generator.model.table import Row, Table

TODAY = date(2031, 1, 1)
CITED = [{"source": "harbour"}]
MONTHS = [("2030-01", 10.0), ("2030-02", 40.0), ("2030-03", None), ("2030-04", 25.0)]
YEARS = [("2027", 100.0, 10.0), ("2028", 300.0, 20.0), ("2029", 90.0, 5.0)]
DAYS = [
    ("2030-01-15", 4.0, "final"),
    ("2030-02-10", 20.0, "estimated"),
    ("2030-04-01", 55.0, "final"),
]
WEEKS = [f"2030-{month:02}-{day:02}" for month, day in ((1, 6), (1, 13), (1, 20), (1, 27), (2, 3))]

CHARTS: list[dict[str, object]] = [
    {
        "id": "monthly", "kind": "columns", "title": "Trips reached [[most]]",
        "subtitle": "Trips each month.", "measure": {"dataset": "trips"}, "label": "Trips",
        "colour": "ochre", "beside": True, "missing": "Not counted",
        "pace": {"fact": "promised", "text": "[[promised|unit]], as promised"},
    },
    {
        "id": "yearly", "kind": "columns", "title": "Yearly", "subtitle": "Trips each year.",
        "measure": {"dataset": "years", "where": {"what": "trips"}}, "label": "Trips",
        "colour": "ink-2", "known_to": "trips",
        "panel": {
            "label": "Trips per boat",
            "measure": {
                "dataset": "years", "where": {"what": "trips"},
                "per": {"dataset": "years", "where": {"what": "boats"}},
            },
        },
        "marks": [{"period": "2028", "text": "New pier"}],
    },
    {
        "id": "running", "kind": "lines", "title": "Running", "subtitle": "Totals.",
        "series": [
            {"label": "Out", "measure": {"dataset": "totals", "where": {"way": "out"}},
             "colour": "ochre", "begins": "opened",
             "reported": {"fact": "said", "text": "as said"}},
            {"label": "Back", "measure": {"dataset": "totals", "where": {"way": "back"}},
             "colour": "petrol", "stroke": "dashes", "place": "left"},
        ],
        "bands": [{"start": "2030-04-02", "end": "2030-05-01", "text": "No count"}],
        "annotations": [{"event": "event-opened", "text": "Opened"}],
    },
    {
        "id": "weekly", "kind": "weeks", "title": "Weekly", "subtitle": "Trips each week.",
        "measure": {"dataset": "weeks"}, "label": "Trips", "colour": "ink-2", "start": "2030-01",
    },
    {
        "id": "sides", "kind": "sides", "title": "Sides", "subtitle": "Both ways.",
        "left": {"label": "Trips", "measure": {"dataset": "years", "where": {"what": "trips"}},
                 "colour": "petrol"},
        "right": {"label": "Boats", "measure": {"dataset": "years", "where": {"what": "boats"}},
                  "colour": "ochre"},
    },
    {
        "id": "strip", "kind": "strip", "title": "Strip", "subtitle": "To scale.",
        "phases": [{"phase": "talk", "label": "Talk"}, {"phase": "run", "label": "Runs"}],
        "end": "closed", "end_label": "Closed",
        "ticks": [{"event": "event-opened", "label": "Opened"}],
    },
]  # fmt: skip


def catalog() -> Catalog:
    """Give the ferry's catalog."""
    facts = [
        _fact("promised", value=7, unit="trips/week", qualifier="about", status="announced"),
        _fact("most", value=40, unit="trips"),
        _fact("said", value=70, unit="trips", qualifier="about", status="reported",
              said_by="a paper", date="2030-05-01"),
        _fact("opened", value="2030-01-10", unit="date"),
        _fact("closed", value="2030-05-01", unit="date"),
    ]  # fmt: skip
    charts: TypeAdapter[list[Chart]] = TypeAdapter(list[Chart])
    tables = _tables()
    source = Source(id="harbour", publisher="Harbour", title="Log", no_url="paper", kind="news",
                    published="2030-06-01", accessed="2030-07", read="full")  # fmt: skip
    event = Event(id="event-opened", date="2030-01-10", title="The ferry opens", status="measured",
                  theme="all", facts=["opened"])  # fmt: skip
    units = [
        Unit(id="trips", one="trip", many="trips"),
        Unit(id="boats", one="boat", many="boats"),
        Unit(id="date", one="day", many="days"),
        Unit(id="weeks", one="week", many="weeks"),
        Unit(id="trips/week", one="trip a week", many="trips a week", after=" a week"),
    ]
    empty: dict[str, object] = {}
    return Catalog(
        settings=_settings(), sources={"harbour": source}, facts={one.id: one for one in facts},
        events={event.id: event}, actors=empty, positions=empty,
        datasets={name: _dataset(name, table) for name, table in tables.items()}, tables=tables,
        units={one.id: one for one in units}, figures=empty, promises=empty,
        charts={one.id: one for one in charts.validate_python(CHARTS)}, terms=empty,
        comparison=None, questions=empty, gaps=empty, corrections=empty,
    )  # fmt: skip


def derived(of: Catalog) -> Derived:
    """Give what follows from a catalog."""
    return derive(of, TODAY)


def drawn(name: str, draw: Draw = draw_anew) -> DrawnChart:
    """Draw one of the charts."""
    found = catalog()
    return draw_chart(found.charts[name], found, derived(found), draw)


def _fact(name: str, **more: object) -> Fact:
    record = {"topic": "all", "statement": "It is so.", "date": "2030", "status": "measured"}
    return Fact.model_validate({"id": name, "citations": CITED, **record, **more})


def _settings() -> SiteSettings:
    listed = [{"id": "all", "title": "All"}]
    return SiteSettings.model_validate(
        {
            "name": "Ferry", "sentence": "A ferry.", "topics": listed, "themes": listed,
            "strip": {"status": "ended", "date": "closed"}, "promise_kinds": listed,
            "sides": [{"id": "all", "title": "All", "colour": "ink"}],
            "phases": [
                {"id": "talk", "title": "Talk", "start": "2029-10", "rail": "dotted"},
                {"id": "run", "title": "Run", "start": "2030-01-10", "rail": "heavy"},
            ],
        }
    )  # fmt: skip


def _tables() -> dict[str, Table]:
    months = [(period, {}, value, "final") for period, value in MONTHS]
    years = [
        (year, {"what": what}, value, "provisional" if year == "2029" else "final")
        for year, trips, boats in YEARS for what, value in (("trips", trips), ("boats", boats))
    ]  # fmt: skip
    days = [
        (day, {"way": way}, value + extra, status)
        for day, value, status in DAYS for way, extra in (("out", 0), ("back", 2))
    ]  # fmt: skip
    weeks = [(week, {}, float(at * 10), "final") for at, week in enumerate(WEEKS)]
    return {
        "trips": _table(months, "month"), "years": _table(years, "year"),
        "totals": _table(days, "point"), "weeks": _table(weeks, "week"),
    }  # fmt: skip


def _table(rows: list[tuple[str, dict[str, str], float | None, str]], period: str) -> Table:
    return Table(rows=tuple(
        Row(line, name, *period_days(name, period), value, "missing" if value is None else status,
            where)
        for line, (name, where, value, status) in enumerate(rows, start=2)
    ))  # fmt: skip


def _dataset(name: str, table: Table) -> Dataset:
    period = {"trips": "month", "years": "year", "totals": "point", "weeks": "week"}[name]
    columns = table.rows[0].categories
    dimensions = [
        {"column": column, "label": column,
         "categories": [{"id": one, "label": one} for one in sorted(words)]}
        for column in columns
        for words in [{row.categories[column] for row in table}]
    ]  # fmt: skip
    return Dataset.model_validate(
        {"id": name, "title": name, "question": "How many?", "unit": "trips", "period": period,
         "dimensions": dimensions, "citations": CITED, "known_from": "2030-06",
         "definition": "Trips."}
    )  # fmt: skip
