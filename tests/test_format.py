"""The house style for numbers and dates."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import format as style
from generator.model.when import When


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (1087, 0, "1,087"),
        (999, 0, "999"),
        (1_234_567.891, 2, "1,234,567.89"),
        (0.5, 0, "1"),  # a half is rounded away from zero, not to the even number
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (2.45, 1, "2.5"),  # as written, not as the nearest binary fraction
        (0.285, 2, "0.29"),
        (-0.5, 0, "−1"),
        (-40.46, 1, "−40.5"),
        (-0.4, 0, "0"),  # no minus before zero
        (-0.0, 0, "0"),
        (0, 1, "0.0"),
        (3.9, 1, "3.9"),
        (7, 2, "7.00"),
        (1e21, 0, "1,000,000,000,000,000,000,000"),
    ],
)
def test_numbers(value, decimals, printed):
    assert style.number(value, decimals) == printed


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "zero"), (1, "one"), (12.4, "twelve"), (20, "twenty"), (20.5, "21"), (1087, "1,087")],
)
def test_small_numbers_in_words(value, words):
    assert style.in_words(value) == words


def test_days_and_months():
    assert style.day(date(2025, 7, 9)) == "9 July 2025"
    assert style.month(date(2025, 7, 9)) == "July 2025"
    assert [style.month(date(2025, 1 + month, 1)) for month in range(12)] == [
        f"{name} 2025" for name in style.MONTHS
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2025-07-09", "9 July 2025"),
        ("2025-07", "July 2025"),
        ("2025", "2025"),
        ("about 2025-06-20", "about 20 June 2025"),
        ("about 2025", "about 2025"),
        ("2025-07-29/2025-07-30", "29–30 July 2025"),
        ("2025-07-29/2025-08-02", "29 July to 2 August 2025"),
        ("2025-12-29/2026-01-02", "29 December 2025 to 2 January 2026"),
        ("2014/2020", "2014 to 2020"),
    ],
)
def test_dates_in_their_own_precision(text, printed):
    assert style.when(When.parse(text)) == printed


numbers = st.floats(-1e12, 1e12)
places = st.integers(0, 3)


@given(numbers, places)
def test_rounding_moves_a_number_by_half_a_step_at_most(value, decimals):
    half = Decimal(1).scaleb(-decimals) / 2
    assert abs(style.rounded(value, decimals) - Decimal(repr(value))) <= half


@given(numbers, places)
def test_rounding_is_the_same_on_both_sides_of_zero(value, decimals):
    assert style.rounded(-value, decimals) == -style.rounded(value, decimals)


@given(numbers, numbers, places)
def test_rounding_never_changes_the_order(one, other, decimals):
    small, large = sorted((one, other))
    assert style.rounded(small, decimals) <= style.rounded(large, decimals)


@given(numbers, places)
def test_a_printed_number_reads_back_as_what_was_rounded(value, decimals):
    printed = style.number(value, decimals)
    assert Decimal(printed.replace(",", "").replace("−", "-")) == style.rounded(value, decimals)
    assert len(printed.partition(".")[2]) == decimals
