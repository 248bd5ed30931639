"""Every verdict worked out a second time, from the files as written, without the engine."""

import csv
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
import yaml
from conftest import ROOT
from small_catalog import ruritania

from generator.check import read
from generator.derive import derive
from generator.derive.verdict import rate
from generator.model.figure import Reason, Unrated
from generator.model.when import When
from generator.pages.ledger import REASONS, ledger_rows
from generator.project import Project

TODAY = date(2026, 11, 23)


def records(folder: str) -> dict[str, dict]:
    files = sorted((ROOT / "data" / folder).glob("*.yml"))
    return {
        record["id"]: record
        for path in files
        for record in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    }


FACTS = records("facts")


def n(name: str) -> float:
    return float(FACTS[name]["value"])


def day(name: str) -> date:
    return date.fromisoformat(FACTS[name]["value"])


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "datasets" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def weeks(first: date, last: date) -> float:
    return ((last - first).days + 1) / 7


def near(one: float, other: float) -> bool:
    return abs(one - other) <= 0.1 * other


def pace() -> str:
    average = n("returned-official") / weeks(day("entry-into-force"), date(2026, 6, 30))
    reported = n("claim-fifty-a-week")
    return "met" if average >= reported or near(average, reported) else "not-met"


def yearly() -> str:
    said = n("claim-fifty-a-week") * weeks(day("entry-into-force"), date(2026, 8, 4))
    total = n("returned-reported-end")
    return "met" if total >= said or near(total, said) else "not-met"


def within_weeks() -> str:
    last = date(2025, 9, 4)
    in_time = day("entry-into-force") <= last and day("first-detentions") <= last
    return "met" if in_time else "not-met"


def balance() -> str:
    if not near(n("admitted-official"), n("returned-official")):
        return "not-met"
    november = abs(n("returned-2025-11-07") - n("admitted-2025-11-07"))
    january = abs(n("returned-2026-01-27") - n("admitted-2026-01-27"))
    even = january <= 0.1 * n("returned-2026-01-27") and november <= 0.1 * n("returned-2025-11-07")
    return "met" if even else "met-in-part"


def growth() -> str:
    counted = [float(row["value"]) for row in rows("returns-monthly") if row["value"]]
    if counted[-1] <= counted[0]:
        return "not-met"
    return "met" if counted[-1] == max(counted) else "met-in-part"


def updates() -> str:
    stated = [
        row
        for row in rows("pilot-totals")
        if (row["direction"], row["series"]) == ("returned", "stated")
        and "2025-12-01" <= row["period"] <= "2026-05-31"
        and row["value"]
    ]
    return "met" if len(stated) >= 6 else "not-met"


def first_return_by(last: str) -> str:
    return "met" if day("first-return") <= date.fromisoformat(last) else "not-met"


AGAIN = {
    "fifty-a-week": pace,
    "returns-2600-a-year": yearly,
    "begin-within-weeks": within_weeks,
    "first-returns-by-end-of-august": lambda: first_return_by("2025-08-31"),
    "first-returns-in-september": lambda: first_return_by("2025-09-30"),
    "balanced-numbers": balance,
    "start-low-and-grow": growth,
    "regular-updates": updates,
    "larger-after-the-trial": lambda: (
        "met" if day("end-reported") > day("extended-end-date") else "not-met"
    ),
}
UNRATED = {
    "up-to-1500-in-2025": "unclear-promise",
    "within-three-months": "nothing-published",
    "deter-crossings": "nothing-published",
}


@pytest.fixture(scope="module")
def derived():
    _, found, _ = read(Project(ROOT), TODAY)
    assert found is not None
    return found


def test_every_promise_is_worked_out_again(derived):
    assert sorted(derived.verdicts) == sorted([*AGAIN, *UNRATED])


@pytest.mark.parametrize("name", AGAIN)
def test_the_verdict_is_the_same(derived, name):
    assert derived.verdicts[name].verdict == AGAIN[name]()
    assert derived.verdicts[name].arithmetic
    assert derived.verdicts[name].reason is None


@pytest.mark.parametrize("name", UNRATED)
def test_what_cannot_be_rated_says_why(derived, name):
    found = derived.verdicts[name]
    assert (found.verdict, found.reason) == ("cannot-be-rated", UNRATED[name])
    assert found.because
    assert found.arithmetic == ""


def test_every_class_of_verdict_occurs():
    _, small = ruritania()
    found = {(rated.verdict, rated.reason) for rated in small.verdicts.values()}
    assert {verdict for verdict, _ in found} == {"met", "met-in-part", "not-met", "cannot-be-rated"}
    assert ("cannot-be-rated", "too-early") in found
    assert ("cannot-be-rated", "nothing-published") in found


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_why_a_promise_cannot_be_rated_is_told_in_words(reason):
    catalog, small = ruritania()
    promise = catalog.promises["promise-pace"]
    if reason != "too-early":
        unrated = Unrated(reason=reason, because="Two offices differ.")
        promise = promise.model_copy(update={"unrated": unrated})
    found = rate(promise, small.test, date(2030, 9, 29))
    assert (found.verdict, found.reason) == ("cannot-be-rated", reason)
    rated = {**small.verdicts, promise.id: found}
    changed = replace(catalog, promises={**catalog.promises, promise.id: promise})
    row = next(
        row
        for row in ledger_rows(changed, replace(small, verdicts=rated))
        if row.promise == promise
    )
    assert row.reason == REASONS[reason]


def test_the_arithmetic_is_the_rule_with_its_values(derived):
    assert derived.verdicts["fifty-a-week"].arithmetic.startswith(
        "[[returns-per-week|unit]] is below [[claim-fifty-a-week|unit]]."
    )
    balanced = derived.verdicts["balanced-numbers"].arithmetic
    assert "[[balance-jan|unit]] is above 28.1 (0.1 × [[returned-2026-01-27|unit]])." in balanced
    assert "by 3%, within 10%." in balanced


def test_the_arithmetic_follows_the_numbers():
    catalog, _ = ruritania()
    fact = catalog.facts["claim-nine-a-week"].model_copy(update={"value": 8})
    changed = derive(replace(catalog, facts={**catalog.facts, fact.id: fact}), date(2031, 5, 1))
    assert "by 0%, within 20%" in changed.verdicts["promise-pace"].arithmetic


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2030-09-29", "too-early"), ("2030-09-30", None), ("2030-10-01", None)],
)
def test_a_promise_is_rated_from_its_deadline_on(today, expected):
    catalog, small = ruritania()
    found = rate(catalog.promises["promise-pace"], small.test, date.fromisoformat(today))
    assert found.reason == expected


def test_a_deadline_of_a_month_has_passed_on_its_last_day():
    catalog, small = ruritania()
    promise = catalog.promises["promise-pace"].model_copy(
        update={"deadline": When.parse("2030-09")}
    )
    assert rate(promise, small.test, date(2030, 9, 29)).reason == "too-early"
    assert rate(promise, small.test, date(2030, 9, 30)).verdict == "met"


def test_what_cannot_be_rated_waits_for_no_deadline():
    catalog, small = ruritania()
    found = rate(catalog.promises["promise-dry-feet"], small.test, date(2030, 2, 1))
    assert found.reason == "nothing-published"
