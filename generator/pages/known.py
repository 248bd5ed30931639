"""What was known when: a page for each chosen day, made only from what was public by then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.derive.derived import Derived
from generator.derive.standing import Standing
from generator.derive.verdict import Rated
from generator.format import day as in_words
from generator.known import known_on, public
from generator.model.catalog import Catalog
from generator.model.fact import Fact
from generator.model.figure import Promise
from generator.model.known import KnownDay
from generator.model.story import Event
from generator.model.when import When
from generator.pages.speaker import speaker
from generator.render import Renderer
from generator.render.page import Page, Part

LATEST = 8
"""How many events, and on a day that nobody has written about how many facts, are shown."""
_REASONS = {
    "too-early": "It was too early to tell.",
    "nothing-published": "No number for it had been published.",
}


@dataclass(frozen=True)
class DayLink:
    """A link to a day."""

    href: str
    date: When
    text: str


@dataclass(frozen=True)
class Claim:
    """A fact as it stood, and who said it."""

    fact: Fact
    speaker: str


@dataclass(frozen=True)
class Counted:
    """A number, what it counts, and how far it went by then when it has no end."""

    id: str
    label: str
    to: When | None = None


@dataclass(frozen=True)
class PromisedRow:
    """A promise and the result that could be given on the day."""

    promise: Promise
    fact: Fact
    speaker: str
    rated: Rated
    words: str


def day_links(catalog: Catalog, names: Sequence[str] = ()) -> list[DayLink]:
    """Give links to some days, or to all, the oldest first."""
    days = sorted(catalog.known.values(), key=lambda known: known.date)
    return [
        DayLink(f"known/{known.id}/", known.date, known.brief)
        for known in days
        if not names or known.id in names
    ]


def known_page(
    live: Derived, known: KnownDay, meta: Mapping[str, Any]
) -> tuple[str, bytes, set[tuple[str, str]]]:
    """Give the path and the content of one day's page, and what it links to.

    It is printed from a catalog that holds nothing later: only the links lead out of its day.
    """
    then = known_on(live, known.date.last)
    renderer = Renderer(then.catalog, then, then.today, {})
    corrected = replace(then.catalog, corrections=live.catalog.corrections)
    renderer.standing = Standing(corrected, then)  # a number is corrected on every page it stands
    page = Page(
        f"known/{known.id}.md",
        f"What was known on {in_words(known.date.last)}",
        known.summary,
        template="pages/known.md.jinja",
        context={"blocks": _blocks(live.catalog, then, known)},
    )
    content = renderer.print(page, _meta(known.date.last, meta))
    return page.path, content, renderer.holes.targets


def asked(live: Derived, on: date) -> tuple[KnownDay, bytes]:
    """Give the page of any day: as somebody wrote it, or told by what was newest."""
    known = live.catalog.known.get(on.isoformat()) or unwritten(known_on(live, on))
    return known, known_page(live, known, {})[1]


def became_pages(catalog: Catalog) -> list[Page]:
    """Give, for each day whose claims have an outcome, the page that tells it."""
    return [
        Page(
            f"known/{known.id}/later.md",
            f"What became of each claim of {in_words(known.date.last)}",
            "What was reported on that day, beside what is known now.",
            template="pages/became.md.jinja",
            context={"day": known, "block": Part("known", "became", (told,))},
        )
        for known in catalog.known.values()
        if (told := _told(catalog, known))
    ]


def unwritten(then: Derived) -> KnownDay:
    """Give a day that nobody has written about, told by counts and by what was newest."""
    catalog, on = then.catalog, then.today
    known = public(catalog, on).facts
    newest = sorted(catalog.facts.values(), key=lambda fact: known[fact.id], reverse=True)
    gaps = [gap.what for gap in catalog.gaps.values()]
    said = f"{len(catalog.facts)} facts from {len(catalog.sources)} sources were public"
    return KnownDay(
        id=on.isoformat(),
        date=When(on, on, "day"),
        title=said,
        brief=said,
        summary=f"By the evening of {in_words(on)}, {said}. The newest are shown here.",
        said="The newest facts",
        claims=[fact.id for fact in newest[:LATEST]] or ["none"],
        numbers=[*_growing(then), *_measured(then, newest)][:4],
        unknown=gaps or ["Nothing is listed as missing by that day"],
    )


def _growing(then: Derived) -> list[str]:
    return [name for name in then.traces if then.catalog.figures[name].grows]


def _measured(then: Derived, facts: Sequence[Fact]) -> list[str]:
    return [fact.id for fact in facts if fact.status == "measured" and fact.id in then.quantities]


def _blocks(whole: Catalog, then: Derived, known: KnownDay) -> list[Part]:
    catalog = then.catalog
    earlier = [link for link in day_links(whole) if link.date < known.date]
    later = [link for link in day_links(whole) if link.date > known.date]
    claims = [
        _claim(catalog, catalog.facts[name]) for name in known.claims if name in catalog.facts
    ]
    numbers = [_counted(then, name) for name in known.numbers]
    more = f"known/{known.id}/later/" if known.id in whole.known and _told(whole, known) else None
    events = sorted(catalog.events.values(), key=_when, reverse=True)[:LATEST]
    blocks = [
        Part(
            "known",
            "known_head",
            (known.date, earlier[-1] if earlier else None, later[0] if later else None),
        ),
        Part("known", "known_day", (known, claims, numbers, more)),
    ]
    if rows := [_promised(then, promise) for promise in catalog.promises.values()]:
        blocks.append(Part("known", "promised", (rows,)))
    return [*blocks, Part("known", "happened", (events,))] if events else blocks


def _when(event: Event) -> tuple[date, date]:
    return event.date.first, event.date.last


def _told(catalog: Catalog, known: KnownDay) -> list[Fact]:
    named = [catalog.facts[name] for name in known.claims if name in catalog.facts]
    return [fact for fact in named if fact.later]


def _claim(catalog: Catalog, fact: Fact) -> Claim:
    return Claim(fact, speaker(catalog, fact) if fact.said_by else "")


def _counted(then: Derived, name: str) -> Counted:
    fact = then.catalog.facts.get(name)
    if fact:
        return Counted(name, fact.label or fact.statement)
    figure = then.catalog.figures[name]
    last = then.quantities[name].as_of
    return Counted(name, figure.label, When(last, last, "day") if figure.grows else None)


def _promised(then: Derived, promise: Promise) -> PromisedRow:
    fact = then.catalog.facts[promise.fact]
    rated = then.verdicts[promise.id]
    words = promise.happened
    if rated.verdict == "cannot-be-rated":
        because = _REASONS.get(rated.reason or "", "") or f"Because {rated.because}."
        words = f"{because} {words}".strip() if rated.reason != "too-early" else because
    said = speaker(then.catalog, fact) if fact.said_by or fact.citations else ""
    return PromisedRow(promise, fact, said, rated, words)


def _meta(day: date, meta: Mapping[str, Any]) -> dict[str, Any]:
    """Give the state that the page says of itself: its own day, in place of where things stand."""
    as_known = {
        "words": "As known on",
        "date": day.isoformat(),
        "date_words": in_words(day),
        "note": "Nothing later is used on this page",
        "leave": ".",
        "leave_words": "Leave this day",
    }
    kept = {key: meta[key] for key in ("today", "today_words") if key in meta}
    return {**kept, "layout": "known", "as_known": as_known}
