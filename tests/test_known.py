"""A page as known on a day holds nothing that was published later: on every day there is."""

import functools
import re
from datetime import date, timedelta

import pytest
from conftest import ROOT, TODAY
from public_days import PublicDays

from generator.check import read
from generator.known import known_on as fresh
from generator.model.base import references
from generator.pages.known import asked, known_page
from generator.project import Project

NOW = date.fromisoformat(TODAY)
DAYS = PublicDays(ROOT / "data", NOW)
EVERY_DAY = DAYS.every_day()
CHOSEN = ("2025-07-09", "2025-07-10", "2025-08-06", "2025-09-18",
          "2026-01-31", "2026-06-11", "2026-07-16", "2026-10-01")  # fmt: skip
FORETOLD = {
    "2025-08-06": {"2026-06-11": "the end date that the treaty gave from the start"},
    "2026-01-31": {
        "2026-06-11": "the end date that the treaty gave from the start",
        "2026-06": "a minister promised an evaluation after that month",
    },
}
"""Later days that a page may print, because what was public by then named them."""


@pytest.fixture(scope="module")
def live():
    _, derived, _ = read(Project(ROOT), NOW)
    return derived


@pytest.fixture(scope="module")
def pages(live):
    made = [known_page(live, known, {"today": TODAY}) for known in live.catalog.known.values()]
    return {name: content.decode() for name, content, _ in made}


@functools.cache
def of_day(day: date):
    """Give what was known on a day; each day is worked out once."""
    return fresh(_LIVE[0], day)


def known_on(live, day: date):
    _LIVE[:] = _LIVE or [live]
    return of_day(day)


_LIVE: list = []


def late(known: dict[str, date], names, day: date) -> set[str]:
    return {name for name in names if known[name] > day}


def strings(value):
    """Give every text in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)


def test_there_are_many_days_and_all_chosen_ones_have_a_page(pages):
    assert len(EVERY_DAY) > 150
    assert [f"known/{day}.md" for day in CHOSEN] == list(pages)


def nothing_that_became_public_later_is_known(live, day):
    then = known_on(live, day)
    catalog = then.catalog
    assert late(DAYS.fact_days, catalog.facts, day) == set()
    assert late(DAYS.sources, catalog.sources, day) == set()
    assert late(DAYS.event_days, catalog.events, day) == set()
    for promise in catalog.promises.values():
        assert DAYS.fact_days[promise.fact] <= day
    for name in catalog.figures:
        assert late(DAYS.fact_days, DAYS.figure_inputs(name), day) == set(), name
    hidden = {
        *late(DAYS.fact_days, DAYS.facts, day),
        *late(DAYS.sources, DAYS.sources, day),
        *late(DAYS.event_days, DAYS.events, day),
        *(set(DAYS.figures) - set(catalog.figures)),
    }
    kinds = ("sources", "facts", "events", "positions", "figures", "promises", "gaps", "terms")
    for kind in kinds:
        for record in getattr(catalog, kind).values():
            # a rule names its inputs, and is not read while one of them is unknown
            told = record.model_dump(mode="json", exclude={"met", "partly", "rule", "checks"})
            named = {name for text in strings(told) for name in [text, *references(text)]}
            assert named & hidden <= {record.id}, f"{kind}: {record.id}"


def everything_that_was_public_is_known(live, day):
    catalog = known_on(live, day).catalog
    assert {name for name, known in DAYS.fact_days.items() if known <= day} == set(catalog.facts)
    assert {name for name, known in DAYS.sources.items() if known <= day} == set(catalog.sources)


def only_rows_and_values_that_were_public_are_known(live, day):
    then = known_on(live, day)
    for name, rows in DAYS.rows.items():
        table = then.catalog.tables.get(name)
        expected = sum(known <= day for _, known in rows)
        assert (0 if table is None else len(table)) == expected, name
        if table is not None and day < NOW:
            assert late(DAYS.sources, {row.source for row in table} - {""}, day) == set()
    for name, quantity in then.quantities.items():
        assert quantity.as_of <= day or quantity.kind == "fact" or day == NOW
        growing = quantity.kind == "figure" and live.catalog.figures[name].grows
        assert growing or quantity.value == live.quantities[name].value
    for fact in then.catalog.facts.values():
        for other in fact.others:
            assert min(DAYS.sources[citation.source] for citation in other.citations) <= day


@pytest.mark.parametrize("start", range(0, len(EVERY_DAY), 26))
def test_on_every_day_what_was_public_is_known_and_nothing_else_and_it_stays_known(live, start):
    """Stretches of days, each worked out once; a stretch begins on the last day of another."""
    facts: set[str] = set()
    figures: set[str] = set()
    for day in EVERY_DAY[max(0, start - 1) : start + 26]:
        try:
            nothing_that_became_public_later_is_known(live, day)
            everything_that_was_public_is_known(live, day)
            only_rows_and_values_that_were_public_are_known(live, day)
            then = known_on(live, day).catalog
            assert facts <= set(then.facts)
            assert figures <= set(then.figures)
        except AssertionError as error:
            error.add_note(f"as known on {day}")
            raise
        facts, figures = set(then.facts), set(then.figures)


def test_as_known_today_is_what_the_site_holds(live):
    assert known_on(live, NOW).catalog is live.catalog
    eve = known_on(live, NOW - timedelta(days=1)).catalog
    assert set(live.catalog.facts) - set(eve.facts) == {
        name for name, known in DAYS.fact_days.items() if known == NOW
    }
    assert known_on(live, NOW).quantities == live.quantities


def test_a_status_is_the_one_of_its_day(live):
    def status(name, day):
        return known_on(live, date.fromisoformat(day)).catalog.facts[name].status

    assert status("entry-into-force", "2025-08-06") == "in-force"
    assert status("french-decree", "2025-10-12") == "in-force"
    assert status("french-decree", "2025-10-14") == "contested"
    assert status("french-decree", "2025-12-30") == "in-force"
    assert status("illegal-migration-act", "2025-07-09") == "in-force"
    assert status("illegal-migration-act", "2025-12-05") == "ended"


def test_no_result_is_given_before_its_day(live):
    for day in EVERY_DAY:
        for name, rated in known_on(live, day).verdicts.items():
            promise = live.catalog.promises[name]
            if day < promise.deadline.last and day < NOW:
                assert rated.verdict == "cannot-be-rated", (day, name)
                assert rated.reason in ("too-early", "unclear-promise"), (day, name)


@pytest.mark.parametrize("chosen", CHOSEN)
def test_a_page_prints_no_later_day(pages, chosen):
    body = re.sub(r'<nav class="day-links".*?</nav>', "", pages[f"known/{chosen}.md"])
    printed = set(re.findall(r'<time datetime="(\d{4}[\d-]*)"', body))
    ahead = {day for day in printed if day > chosen[: len(day)]}
    assert ahead == set(FORETOLD.get(chosen, {}))


@pytest.mark.parametrize("chosen", CHOSEN)
def test_a_page_names_no_later_record(pages, chosen):
    page, day = pages[f"known/{chosen}.md"], date.fromisoformat(chosen)
    named = set(re.findall(r'(?:href="[^"]*(?:facts/|#)|id=")([a-z0-9-]+)', page))
    assert late(DAYS.fact_days, named & set(DAYS.facts), day) == set()
    assert late(DAYS.sources, named & set(DAYS.sources), day) == set()
    assert late(DAYS.event_days, named & set(DAYS.events), day) == set()


@pytest.mark.parametrize("chosen", CHOSEN)
def test_a_page_prints_no_value_that_was_known_only_later(live, pages, chosen):
    """A distinctive value, one that no fact known by then holds too."""
    day = date.fromisoformat(chosen)
    then = known_on(live, day)
    known = {quantity.value for quantity in then.quantities.values()}
    unknown = {
        f"{quantity.value:.10g}"
        for name, quantity in live.quantities.items()
        if name not in then.quantities and not isinstance(quantity.value, date)
        if quantity.value > 200 and quantity.value not in known
    }
    printed = set(re.findall(r'<data value="([\d.]+)"', pages[f"known/{chosen}.md"]))
    assert printed & unknown == set()


def test_a_page_says_its_own_day_and_not_where_things_stand(pages):
    for chosen in CHOSEN:
        head = pages[f"known/{chosen}.md"].split("---")[1]
        assert f'"date": "{chosen}"' in head
        assert "strip:" not in head
        assert "facts_to" not in head


def test_the_day_of_the_article_has_all_its_claims(live, pages):
    claims = [fact.id for fact in live.catalog.facts.values() if fact.topic == "article"]
    assert len(claims) == 27
    page = pages["known/2025-07-09.md"]
    assert all(f'id="{name}"' in page for name in claims)
    later = {text for name in claims if (text := live.catalog.facts[name].later)}
    assert later
    assert not any(text in page for text in later)


@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2025, 10, 31), date(2026, 9, 1), NOW])
def test_any_other_day_has_a_page(live, day):
    known, page = asked(live, day)
    assert known.id == day.isoformat()
    printed = set(re.findall(r'<b>.*?href="[^"]*facts/([a-z0-9-]+)', page.decode()))
    assert late(DAYS.fact_days, printed & set(DAYS.facts), day) == set()
