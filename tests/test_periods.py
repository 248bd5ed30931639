"""Periods of observations: their days, what follows them, and what is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.periods import InvalidPeriodError, following, period_days, period_of

KINDS = ("day", "month", "quarter", "year")


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2025-08-06", "day", date(2025, 8, 6), date(2025, 8, 6)),
        ("2025-08-06", "point", date(2025, 8, 6), date(2025, 8, 6)),
        ("2025-08-10", "week", date(2025, 8, 4), date(2025, 8, 10)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-Q1", "quarter", date(2025, 1, 1), date(2025, 3, 31)),
        ("2025-Q4", "quarter", date(2025, 10, 1), date(2025, 12, 31)),
        ("2025", "year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_days_of_a_period(text, kind, first, last):
    assert period_days(text, kind) == (first, last)


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("2025-08", "day", "“2025-08” is not a day."),
        ("2025-08-06", "month", "“2025-08-06” is not a month."),
        ("2025-Q5", "quarter", "“2025-Q5” is not a quarter."),
        ("25", "year", "“25” is not a year."),
        ("2025\n", "year", "“2025\n” is not a year."),
        ("2025-02-29", "day", "There is no such day as 2025-02-29."),
        ("2025-13", "month", "There is no such month as 2025-13."),
        ("0000", "year", "There is no such year as 0000."),
    ],
)
def test_what_is_no_period_is_refused(text, kind, sentence):
    with pytest.raises(InvalidPeriodError) as refused:
        period_days(text, kind)
    assert str(refused.value) == sentence
    assert refused.value.hint


def test_a_week_is_named_by_its_last_day():
    with pytest.raises(InvalidPeriodError, match=r"2025-08-09 is a Saturday; .* end on Sunday"):
        period_days("2025-08-09", "week", "sunday")
    assert period_days("2025-08-10", "week", "sunday")[1] == date(2025, 8, 10)


@pytest.mark.parametrize(
    ("text", "kind", "after"),
    [
        ("2024-02-28", "day", "2024-02-29"),
        ("2025-12-31", "day", "2026-01-01"),
        ("2025-08-10", "week", "2025-08-17"),
        ("2025-12", "month", "2026-01"),
        ("2025-Q4", "quarter", "2026-Q1"),
        ("2025", "year", "2026"),
    ],
)
def test_what_follows(text, kind, after):
    assert following(text, kind) == after


days = st.dates(date(1, 1, 2), date(9998, 12, 31))


@given(days, st.sampled_from(KINDS))
def test_the_period_of_a_day_contains_it(day, kind):
    first, last = period_days(period_of(day, kind), kind)
    assert first <= day <= last


@given(days, st.sampled_from(KINDS))
def test_periods_leave_no_day_out_and_keep_their_order(day, kind):
    text = period_of(day, kind)
    after = following(text, kind)
    assert period_days(after, kind)[0] == period_days(text, kind)[1] + timedelta(days=1)
    assert text < after  # so that rows sort as text
