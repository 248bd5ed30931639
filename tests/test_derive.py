"""What follows from the records: values, units, how hard a number is, verdicts."""

import dataclasses
from datetime import date

import pytest
from small_catalog import TODAY, ruritania

from generator.derive import derive
from generator.derive.dimension import dimension, scale, times, words
from generator.model.figure import Figure, Promise


@pytest.fixture(scope="module")
def project():
    return ruritania()


@pytest.fixture(scope="module")
def catalog(project):
    return project[0]


@pytest.fixture(scope="module")
def derived(project):
    return project[1]


def with_figure(catalog, formula, unit="umbrellas", **more):
    figure = Figure(id="new", label="new", formula=formula, unit=unit, how="By hand.", **more)
    places = {
        **catalog.places,
        "figures:new.formula": catalog.places["figures:umbrellas-sent.formula"],
    }
    return dataclasses.replace(catalog, figures={**catalog.figures, "new": figure}, places=places)


FIGURES = [
    ("umbrellas-sent", 210, "umbrellas"),  # 10 + 20 + 30 + 40 + 50 + 60
    ("sent-per-week", 210 / (183 / 7), "umbrellas/week"),  # April to September: 183 days
    ("sent-in-a-month", 35, "umbrellas"),  # 210 / 6
    ("last-count", 400, "umbrellas"),
    ("months-counted", 5, "ratio"),  # July was not
    ("months-above-claim", 3, "ratio"),
    ("days-in-force", 365, "days"),
    ("days-to-start", 50, "days"),  # 18 days of February, 31 of March, 1 April
    ("sent-change", 5, "ratio"),  # from 10 to 60: five times 10 more
    ("returned-share", 0.5, "ratio"),  # 30 of 60
    ("not-returned", 25, "umbrellas"),  # |25 - 50|
    ("umbrellas-a-ferry", 2, "umbrellas/ferry"),  # 10 on 5
]


@pytest.mark.parametrize(("name", "value", "unit"), FIGURES)
def test_figures(name, value, unit, derived):
    quantity = derived.quantities[name]
    assert quantity.value == pytest.approx(value)
    assert quantity.unit == unit
    assert quantity.kind == "figure"


def test_facts_with_values_are_quantities(derived):
    fund = derived.quantities["umbrella-fund"]
    assert (fund.value, fund.unit, fund.decimals, fund.status) == (
        1.5,
        "crowns-million",
        1,
        "agreed",
    )
    day = derived.quantities["announcement"]
    assert (day.value, day.unit, day.as_of) == (date(2030, 2, 10), "date", date(2030, 2, 10))
    assert "one-for-one" not in derived.quantities


def test_a_unit_with_a_scale_goes_there_and_back(catalog):
    # 1.5 million crowns twice is 3 million crowns, not 3 000 000 million
    more = with_figure(catalog, 'fact("umbrella-fund") * 2', "crowns-million")
    assert derive(more, TODAY).quantities["new"].value == pytest.approx(3)
    # 61 per cent, halved, is 30.5 per cent
    more = with_figure(catalog, 'fact("rain-share") / 2', "percent")
    assert derive(more, TODAY).quantities["new"].value == pytest.approx(30.5)


@pytest.mark.parametrize(
    ("name", "status", "line"),
    [
        ("sent-official", "measured", "double"),  # another source gives another value
        ("umbrella-fund", "agreed", "solid"),
        ("announcement", "announced", "dotted"),
        ("claim-nine-a-week", "reported", "dotted"),
        ("rain-share", "contested", "double"),
        ("umbrellas-sent", "measured", "solid"),
        ("months-above-claim", "reported", "dotted"),  # it rests on a claim
        ("days-to-start", "measured", "solid"),  # the day of an announcement is sure
    ],
)
def test_a_number_is_no_harder_than_what_it_rests_on(name, status, line, derived):
    assert derived.quantities[name].status == status
    assert derived.quantities[name].line == line


def test_softness_passes_through_figures(catalog):
    more = with_figure(catalog, 'figure("months-above-claim") * 2', "ratio")
    assert derive(more, TODAY).quantities["new"].status == "reported"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("umbrellas-sent", date(2030, 9, 30)),  # the last month that was counted
        ("first-count", date(2030, 5, 1)),
        ("returned-in-august", date(2030, 8, 31)),
        ("returned-share", date(2030, 6, 30)),
        ("sent-per-week", date(2030, 9, 30)),  # through another figure
        ("not-returned", date(2030, 8, 31)),
    ],
)
def test_a_number_says_to_which_day_it_holds(name, day, derived):
    assert derived.quantities[name].as_of == day


def test_a_day_passes_through_figures(catalog):
    more = with_figure(catalog, 'figure("umbrellas-sent") * 2')
    assert derive(more, TODAY).quantities["new"].as_of == date(2030, 9, 30)


def test_a_trace_says_what_a_figure_rests_on(derived):
    trace = derived.traces["sent-per-week"]
    assert trace.records == ["umbrellas-sent", "entry-into-force"]
    assert derived.traces["months-above-claim"].datasets == ["umbrellas-monthly"]


VERDICTS = {
    "promise-pace": "met",  # 8.03 a week is within a fifth of 9
    "promise-one-for-one": "met-in-part",  # one in two is some, not all
    "promise-parasols": "not-met",
    "promise-dry-feet": "cannot-be-rated",
    "promise-next-year": "cannot-be-rated",
}


def test_verdicts(derived):
    assert {name: rated.verdict for name, rated in derived.verdicts.items()} == VERDICTS
    assert derived.verdicts["promise-dry-feet"].reason == "nothing-published"
    assert derived.verdicts["promise-next-year"].reason == "too-early"


@pytest.mark.parametrize(
    ("today", "verdict"),
    [
        (date(2030, 9, 29), "cannot-be-rated"),
        (date(2030, 9, 30), "met"),  # on the last day itself it can be rated
        (date(2030, 10, 1), "met"),
    ],
)
def test_a_promise_is_rated_from_its_last_day_on(catalog, today, verdict):
    assert derive(catalog, today).verdicts["promise-pace"].verdict == verdict


@pytest.mark.parametrize(
    ("met", "partly", "verdict"),
    [
        ("1 = 1", None, "met"),
        ("1 = 1", "1 = 1", "met"),
        ("1 = 2", "1 = 1", "met-in-part"),
        ("1 = 2", "1 = 2", "not-met"),
        ("1 = 2", None, "not-met"),
    ],
)
def test_rules(catalog, met, partly, verdict):
    old = catalog.promises["promise-pace"]
    new = Promise(**{**old.model_dump(), "met": met, "partly": partly})
    more = dataclasses.replace(catalog, promises={"promise-pace": new})
    assert derive(more, TODAY).verdicts["promise-pace"].verdict == verdict


@pytest.mark.parametrize(
    ("formula", "unit", "said"),
    [
        (
            'figure("sent-most") / figure("days-in-force")',
            "umbrellas",
            "gives umbrellas a day, not",
        ),
        ('fact("announcement")', "umbrellas", "gives a day, not umbrellas"),
        ("1 = 1", "umbrellas", "gives a number or a date"),
        ('figure("new")', "umbrellas", "needs itself: new → new"),
        ('figure("sent-msot")', "umbrellas", "no figure `sent-msot`"),
    ],
)
def test_a_formula_that_does_not_work_is_one_problem(catalog, formula, unit, said):
    found = derive(with_figure(catalog, formula, unit), TODAY)
    (problem,) = found.problems
    assert said in problem.sentence
    assert problem.rule == "formula"
    assert "new" not in found.quantities
    assert len(found.quantities) == len(derive(catalog, TODAY).quantities)


def test_what_rests_on_a_broken_record_is_not_blamed(catalog):
    facts = {name: fact for name, fact in catalog.facts.items() if name != "entry-into-force"}
    less = dataclasses.replace(catalog, facts=facts)
    assert derive(less, TODAY, {"facts": {"entry-into-force"}}).problems == []
    assert derive(less, TODAY).problems != []


@pytest.mark.parametrize(
    ("unit", "bases", "factor"),
    [
        ("people", {"people": 1}, 1),
        ("boats", {"boat": 1}, 1),
        ("people/boat", {"people": 1, "boat": -1}, 1),
        ("umbrellas/ferry", {"umbrella": 1, "ferry": -1}, 1),
        ("ferries", {"ferry": 1}, 1),
        ("percent", {}, 0.01),
        ("points", {}, 0.01),
        ("ratio", {}, 1),
        ("GBP-million", {"GBP": 1}, 1e6),
        ("EUR-billion", {"EUR": 1}, 1e9),
        ("days/days", {}, 1),
    ],
)
def test_units(unit, bases, factor):
    assert dict(dimension(unit)) == bases
    assert scale(unit) == factor


def test_units_multiply_and_divide():
    a_week = dimension("umbrellas/week")
    assert times(a_week, dimension("weeks")) == dimension("umbrellas")
    assert times(dimension("umbrellas"), dimension("weeks"), -1) == a_week
    assert times(a_week, a_week, -1) == ()


def test_units_in_words(catalog):
    assert words(dimension("umbrellas/week"), catalog.units) == "umbrellas a week"
    assert words(dimension("umbrellas/ferry"), catalog.units) == "umbrellas a ferry"
    assert words((), catalog.units) == "a plain number"
