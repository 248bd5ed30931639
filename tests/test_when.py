"""Dates as sources give them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.when import When


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025-07-09", date(2025, 7, 9), date(2025, 7, 9), "day"),
        ("2025-07", date(2025, 7, 1), date(2025, 7, 31), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),  # a leap year
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28), "month"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2025-07-29/2025-07-30", date(2025, 7, 29), date(2025, 7, 30), "span"),
        ("2025-07/2025-09", date(2025, 7, 1), date(2025, 9, 30), "span"),
        ("2014/2020", date(2014, 1, 1), date(2020, 12, 31), "span"),
        ("2025-07/2025", date(2025, 7, 1), date(2025, 12, 31), "span"),
    ],
)
def test_a_date_covers_all_the_days_it_may_mean(text, first, last, precision):
    assert When.parse(text) == When(first, last, precision)
    assert When.parse(f"about {text}") == When(first, last, precision, about=True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9 July 2025", "date-form"),
        ("09/07/2025", "date-form"),
        ("2025-7-9", "date-form"),
        ("2025-07-09 ", "date-form"),
        ("2025-07-09\n", "date-form"),
        ("circa 2025", "date-form"),
        ("", "date-form"),
        ("٢٠٢٥", "date-form"),  # digits of another script
        ("2025-02-29", "date-none"),
        ("2025-13", "date-none"),
        ("2025-00", "date-none"),
        ("0000", "date-none"),
        ("2025-07-30/2025-07-29", "date-order"),
        ("2025/2024", "date-order"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text, code):
    with pytest.raises(ValueError, match=f"^{code}$"):
        When.parse(text)


def test_dates_sort_by_the_day_they_begin():
    texts = ["2026", "2025-08-01", "2025-08", "2025", "2024-12-31"]
    ordered = sorted(texts, key=When.parse)
    assert ordered == ["2024-12-31", "2025", "2025-08-01", "2025-08", "2026"]


days = st.dates(date(1, 1, 1), date(9999, 12, 31))
texts = st.one_of(
    days.map(date.isoformat),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
    st.tuples(days, days).map(lambda pair: f"{min(pair)}/{max(pair)}"),
)


@given(texts, st.booleans())
def test_what_is_printed_reads_back_as_the_same(text, about):
    when = When.parse(f"about {text}" if about else text)
    assert When.parse(str(when)) == when
    assert str(when) == (f"about {text}" if about else text)


@given(texts)
def test_a_date_never_ends_before_it_begins(text):
    when = When.parse(text)
    assert when.first <= when.last
