"""Formulas: how they are read, what each function gives, and where a mistake stands.

The numbers come from tests/ruritania. Umbrellas sent, April to September: 10, 20, 30, 40, 50, 60.
Returned: 5, 10, 15, not counted in July, 25, 20. Running totals: 12, 60, 210, 400.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_catalog import scope, work

from generator.derive.formula import FormulaError, parse
from generator.derive.functions import FUNCTIONS

UMBRELLAS = {"umbrella": 1}
NONE = {}


@pytest.fixture(scope="module")
def ruritania():
    return scope()


WORKED = [
    # arithmetic: * and / first, then + and -, from the left
    ("2 + 3 * 4", 14, NONE),
    ("(2 + 3) * 4", 20, NONE),
    ("20 - 5 - 3", 12, NONE),  # (20 - 5) - 3
    ("24 / 4 / 2", 3, NONE),  # (24 / 4) / 2
    ("-3 + 5", 2, NONE),
    ("2 * -3", -6, NONE),
    ("2.5 * 2", 5, NONE),
    # fact and figure
    ('fact("sent-official")', 210, UMBRELLAS),
    ('fact("umbrella-fund")', 1_500_000, {"crown": 1}),  # 1.5 million, in crowns
    ('fact("rain-share")', 0.61, NONE),  # 61%
    ('fact("claim-nine-a-week")', 9, {"umbrella": 1, "week": -1}),
    ('figure("umbrellas-sent")', 210, UMBRELLAS),
    ('figure("umbrellas-sent") * 2', 420, UMBRELLAS),
    ('figure("umbrellas-sent") / figure("days-in-force")', 210 / 365, {"umbrella": 1, "day": -1}),
    # the total is 10 + 20 + 30 + 40 + 50 + 60
    ('total("umbrellas-monthly", direction="sent")', 210, UMBRELLAS),
    # May onwards, 20 + 30 + 40 + 50 + 60; until June, 10 + 20 + 30, and between, 20 + 30
    ('total("umbrellas-monthly", from=2030-05, direction="sent")', 200, UMBRELLAS),
    ('total("umbrellas-monthly", to=2030-06, direction="sent")', 60, UMBRELLAS),
    ('total("umbrellas-monthly", from=2030-05, to=2030-06, direction="sent")', 50, UMBRELLAS),
    # a quarter: April, May, June; days at the edges of months
    ('total("umbrellas-monthly", from=2030-Q2, to=2030-Q2, direction="sent")', 60, UMBRELLAS),
    (
        'total("umbrellas-monthly", from=2030-05-01, to=2030-06-30, direction="sent")',
        50,
        UMBRELLAS,
    ),
    # both directions, April and May: 10 + 5 + 20 + 10
    ('total("umbrellas-monthly", to=2030-05)', 45, UMBRELLAS),
    # a day from a fact: 1 April 2030
    ('total("puddles-daily", from=fact("entry-into-force"))', 10, {"puddle": 1}),
    # the mean of six months is 210 / 6
    ('mean("umbrellas-monthly", direction="sent")', 35, UMBRELLAS),
    # August and September: (25 + 20) / 2
    ('mean("umbrellas-monthly", from=2030-08, direction="returned")', 22.5, UMBRELLAS),
    ('largest("umbrellas-monthly", direction="sent")', 60, UMBRELLAS),
    ('smallest("umbrellas-monthly", direction="sent")', 10, UMBRELLAS),
    ('smallest("puddles-daily")', 0, {"puddle": 1}),
    ('first("umbrella-totals")', 12, UMBRELLAS),
    ('first("umbrella-totals", from=2030-05-02)', 60, UMBRELLAS),
    ('latest("umbrella-totals")', 400, UMBRELLAS),
    ('latest("umbrella-totals", to=2030-12-31)', 210, UMBRELLAS),
    # July was not counted: the latest before August is June's 15
    ('latest("umbrellas-monthly", to=2030-07, direction="returned")', 15, UMBRELLAS),
    ('at("umbrellas-monthly", 2030-08, direction="returned")', 25, UMBRELLAS),
    ('at("puddles-daily", 2030-04-04)', 4, {"puddle": 1}),
    # a category with a unit of its own
    ('at("crossings-weekly", 2030-04-21, counted="ferries")', 3, {"ferry": 1}),
    # 4 + 0 + 6 umbrellas on 2 + 0 + 3 ferries
    (
        (
            'total("crossings-weekly", counted="aboard")'
            ' / total("crossings-weekly", counted="ferries")'
        ),
        2,
        {"umbrella": 1, "ferry": -1},
    ),
    # six months less July makes five
    ('count("umbrellas-monthly", direction="returned")', 5, NONE),
    # above 25 (August returned): 30, 40, 50, 60; below 25: 10, 20
    (
        'count("umbrellas-monthly", direction="sent", above=figure("returned-in-august"))',
        4,
        NONE,
    ),
    (
        'count("umbrellas-monthly", direction="sent", below=figure("returned-in-august"))',
        2,
        NONE,
    ),
    # above 60 there is none: the limit itself does not count
    ('count("umbrellas-monthly", direction="sent", above=figure("sent-most"))', 0, NONE),
    # 9.54 a week is 42.2 in July's 31 days: only August's 50 and September's 60
    (
        'periods_above("umbrellas-monthly", fact("claim-nine-a-week") * 1.06, direction="sent")',
        2,
        NONE,
    ),
    # 9 a week is 38.57 in 30 days and 39.86 in 31: July's 40, August's 50 and September's 60
    (
        'periods_above("umbrellas-monthly", fact("claim-nine-a-week"), direction="sent")',
        3,
        NONE,
    ),
    # 1 April 2030 to 31 March 2031: 365 days with both, 364 from one to the other
    ('days_in(fact("entry-into-force"), fact("treaty-lapsed"))', 365, {"day": 1}),
    ('days_between(fact("entry-into-force"), fact("treaty-lapsed"))', 364, {"day": 1}),
    ("days_between(2030-04-02, 2030-04-01)", -1, {"day": 1}),
    # 14 days, both counted
    ("weeks_in(2030-04-01, 2030-04-14)", 2, {"week": 1}),
    # 50 more than 10, and 50 fewer than 60
    ('change(figure("sent-fewest"), figure("sent-most"))', 5, NONE),
    ('change(figure("sent-most"), figure("sent-fewest"))', -50 / 60, NONE),
    ('share(figure("sent-most"), figure("umbrellas-sent"))', 60 / 210, NONE),
    ("abs(2 - 5)", 3, NONE),
    ('abs(figure("sent-fewest") - figure("sent-most"))', 50, UMBRELLAS),
    ('min(figure("sent-most"), figure("sent-fewest"))', 10, UMBRELLAS),
    ('max(figure("sent-most"), figure("sent-fewest"))', 60, UMBRELLAS),
]


@pytest.mark.parametrize(("formula", "value", "unit"), WORKED)
def test_worked_numbers(formula, value, unit, ruritania):
    found, dimension = work(formula, ruritania)
    assert found == pytest.approx(value, rel=1e-12)
    assert dimension == unit


TESTED = [
    ("2 < 3", True),
    ("3 <= 3", True),
    ("3 > 3", False),
    ("3 >= 4", False),
    ("0.1 + 0.2 = 0.3", True),  # to within what a computer's fractions can say
    ("0.1 + 0.2 != 0.3", False),
    ("1 != 2", True),
    ("2030-04-01 < 2030-04-02", True),
    ('fact("entry-into-force") = 2030-04-01', True),
    ('figure("umbrellas-sent") > 0', True),  # nothing is nothing in any unit
    ("1 < 2 and 2 < 1", False),
    ("1 < 2 or 2 < 1", True),
    ("not 1 < 2", False),
    ("not not 1 < 2", True),
    # `and` binds more tightly than `or`: true or (true and false)
    ("1 = 1 or 1 = 1 and 1 = 2", True),
    ("(1 = 1 or 1 = 1) and 1 = 2", False),
    # 210 umbrellas in 183 days are 8.03 a week: within a fifth of 9 (7.2 to 10.8), not a tenth
    ('about(figure("sent-per-week"), fact("claim-nine-a-week"), within=0.2)', True),
    ('about(figure("sent-per-week"), fact("claim-nine-a-week"))', False),
    ("about(9, 10)", True),  # 1 is a tenth of 10
    ("about(11.1, 10)", False),
]


@pytest.mark.parametrize(("formula", "holds"), TESTED)
def test_worked_tests(formula, holds, ruritania):
    assert work(formula, ruritania) is holds


def test_a_fact_that_holds_a_day_gives_it(ruritania):
    assert work('fact("announcement")', ruritania) == date(2030, 2, 10)


def test_every_function_has_a_worked_case():
    cases = " ".join([*(case[0] for case in WORKED), *(case[0] for case in TESTED)])
    assert {name for name in FUNCTIONS if f"{name}(" not in cases} == set()


REFUSED = [
    # what cannot be read, and at which letter
    ("2 +", 3, "ends too early"),
    ("(2 + 3", 6, "ends too early"),
    ("2 + + 3", 4, r"\+ is not expected"),
    ("2 3", 2, "3 is not expected"),
    ("sent-official", 0, "sent is not a value"),
    ("fact('sent')", 5, "cannot contain '"),
    ("2 ** 3", 3, r"\* is not expected"),
    ("1 < 2 < 3", 6, "< is not expected"),
    ("__import__", 0, "cannot contain _"),
    ("fact.value", 4, r"cannot contain \."),
    # names
    ('fact("sent-oficial")', 0, "no fact `sent-oficial`"),
    ('2 * figure("sent-pr-week")', 4, "no figure `sent-pr-week`"),
    ('total("umbrellas-montly")', 0, "no dataset `umbrellas-montly`"),
    ("sum(1)", 0, r"no function sum\(\)"),
    ('fact("one-for-one")', 0, "has no value"),
    ("fact(1)", 0, "double quotes"),
    ('total("umbrellas-monthly", way="sent")', 0, "no dimension `way`"),
    ('total("umbrellas-monthly", direction="lost")', 0, "no value “lost”"),
    # units
    ('1 + (figure("umbrellas-sent") + figure("days-in-force"))', 30, "Umbrellas and days do not"),
    ('figure("sent-most") > 50', 20, "Umbrellas and a plain number do not"),
    ('0 + figure("sent-most")', 2, "A plain number and umbrellas do not"),
    ('share(fact("sent-official"), figure("days-in-force"))', 0, "different units"),
    ('count("puddles-daily", above=2)', 0, "another unit"),
    ('periods_above("puddles-daily", fact("sent-official"))', 0, "another unit"),
    ('total("crossings-weekly")', 0, "rows of `crossings-weekly` have different units"),
    # dates
    ("2030-04-01 + 1", 11, "number on both sides, or a date on both"),
    ('days_in(2030-04-01, fact("sent-official"))', 0, "needs two days"),
    ("days_in(2030-04-31, 2030-05-01)", 8, "no such day as 2030-04-31"),
    ('total("umbrellas-monthly", from=2030-04-15, direction="sent")', 0, "both sides of that date"),
    ('total("umbrellas-monthly", from=2031, direction="sent")', 0, "No row of"),
    # zero and nothing
    ("1 / (2 - 2)", 7, "divides by zero"),
    ('change(first("puddles-daily", from=2030-04-03), latest("puddles-daily"))', 0, "by zero"),
    ('total("umbrellas-monthly", direction="returned")', 0, "no number for 2030-07"),
    ('at("umbrellas-monthly", 2030-07, direction="returned")', 0, "no number for 2030-07"),
    ('at("umbrellas-monthly", 2031-07, direction="sent")', 0, "0 rows for 2031-07"),
    # what would be lost without a word
    ('total("umbrellas-monthly", 2030-04, direction="sent")', 27, r"total\(\) takes 1 value"),
    ("abs(1, 2)", 7, r"abs\(\) takes 1 value"),
    ("about(1, 2, witin=0.5)", 18, r"about\(\) takes no `witin`"),
    ('latest("umbrellas-monthly")', 0, "several rows for 2030-04"),
    ('mean("umbrellas-monthly", to=2030-06)', 0, "several rows for 2030-04"),
    ('at("umbrellas-monthly", 2030-08)', 0, "2 rows for 2030-08"),
    # tests and numbers
    ("1 and 2 = 2", 2, "joins two comparisons"),
    ("not 1", 0, "not does not fit"),
    ("1 + (1 = 1)", 2, "number on both sides"),
]


@pytest.mark.parametrize(("formula", "position", "sentence"), REFUSED)
def test_mistakes_stand_where_they_are(formula, position, sentence, ruritania):
    with pytest.raises(FormulaError, match=sentence) as refused:
        work(formula, ruritania)
    assert refused.value.position == position
    assert str(refused.value).endswith(".")


def test_close_names_are_suggested(ruritania):
    for formula, meant in [
        ('fact("sent-oficial")', "sent-official"),
        ('figure("sent-pr-week")', "sent-per-week"),
        ('totl("umbrellas-monthly")', "total"),
        ('total("umbrellas-monthly", direction="snt")', "sent"),
        ("about(1, 2, witin=0.5)", "within"),
    ]:
        with pytest.raises(FormulaError) as refused:
            work(formula, ruritania)
        assert refused.value.hint == f"Did you mean `{meant}`?"


letters = st.sampled_from([*'()+-*/<>=!,. "_', "fact(", '"sent"', "2030-04", "12", "and ", "not "])


@given(st.one_of(st.text(max_size=60), st.lists(letters).map("".join)))
def test_any_text_is_a_formula_or_a_formula_error(text):
    refused = None
    try:
        parse(text)
    except FormulaError as error:
        refused = error
    assert refused is None or 0 <= refused.position <= len(text)


sums = st.recursive(
    st.integers(0, 999).map(str),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(
        lambda part: f"({part[0]} {part[1]} {part[2]})"
    ),
    max_leaves=12,
)
RURITANIA = scope()


@given(sums)
def test_sums_agree_with_arithmetic(formula):
    value, unit = work(formula, RURITANIA)
    assert value == float(eval(formula))  # only digits, brackets and + - * stand in it
    assert unit == {}
