"""Since when a fact is known: not before it happened, and not before anyone could read it."""

from collections.abc import Iterator
from datetime import date

from generator.checks.datasets import cell
from generator.checks.rule import Checked
from generator.model.fact import Fact
from generator.model.source import Citation
from generator.model.when import When
from generator.problems import Problem

_DONE = ("measured", "ended", "ruled")


def facts_have_a_day(checked: Checked) -> Iterator[Problem]:
    """It can be told when a fact was first public."""
    for fact in checked.catalog.facts.values():
        cited = all(citation.source in checked.catalog.sources for citation in fact.citations)
        if cited and fact.known_from is None and earliest(checked, fact) is None:
            sentence = (
                "None of these sources has a date, so we cannot say since when this is known."
            )
            hint = "Add `known_from:` with the first day on which it was public."
            yield checked.problem("known-from", f"facts:{fact.id}.citations", sentence, hint)


def nothing_is_known_too_early(checked: Checked) -> Iterator[Problem]:
    """What was counted, ruled or ended cannot be cited from before it happened."""
    for fact in checked.catalog.facts.values():
        if fact.status in _DONE:
            at = f"facts:{fact.id}"
            yield from _too_early(checked, at, "fact", fact.date, fact.citations)
    for event in checked.catalog.events.values():
        cited = [
            citation
            for name in event.facts
            if name in checked.catalog.facts
            for citation in checked.catalog.facts[name].citations
        ]
        if event.status in _DONE:
            at = f"events:{event.id}"
            yield from _too_early(checked, at, "event", event.date, [*event.citations, *cited])


def nothing_is_public_before_its_sources(checked: Checked) -> Iterator[Problem]:
    """A fact that was public before the first source that it cites says how it was."""
    for fact in checked.catalog.facts.values():
        cited = earliest(checked, fact)
        early = bool(fact.known_from and cited and fact.known_from.last < cited)
        if early and fact.known_why is None:
            sentence = f"Nothing cited here was published by {fact.known_from}."
            hint = (
                "Cite what was, correct `known_from`, "
                "or say in `known_why:` how it was public before our sources."
            )
            yield checked.problem("known-why", f"facts:{fact.id}.known_from", sentence, hint)
        elif fact.known_why and not early:
            sentence = "No earlier day is given here that `known_why` could explain."
            hint = "Delete the line `known_why:`; the sources say since when it is known."
            yield checked.problem("known-why", f"facts:{fact.id}.known_why", sentence, hint)


def rows_are_not_public_before_their_source(checked: Checked) -> Iterator[Problem]:
    """A row that was public before its own source was published says how in its note."""
    published = {
        name: source.published.first.isoformat()
        for name, source in checked.catalog.sources.items()
        if source.published
    }
    for name, table in checked.catalog.tables.items():
        for row in table:
            known = row.known_from
            if known and not row.note and known < published.get(row.source, known):
                sentence = f"`{row.source}` was published after {known}."
                hint = "Correct `known_from`, or say in the note how it was public before."
                at = cell(checked, name, row, "known_from")
                yield Problem(*at, "known-why", sentence, hint)


def earliest(checked: Checked, fact: Fact) -> date | None:
    """Give the first day of the oldest source with a date, None when no source has one."""
    published = [
        source.published.first
        for citation in fact.citations
        if (source := checked.catalog.sources.get(citation.source)) and source.published
    ]
    return min(published, default=None)


def _too_early(
    checked: Checked, at: str, word: str, of: When, citations: list[Citation]
) -> Iterator[Problem]:
    sources = [checked.catalog.sources.get(citation.source) for citation in citations]
    published = [source.published.last for source in sources if source and source.published]
    all_dated = published and len(published) == len(sources)
    if all_dated and max(published) < of.first:
        sentence = f"This {word} is dated {of}, after everything that it cites was published."
        hint = "Check the date, or cite a source that could know."
        yield checked.problem("too-early", f"{at}.date", sentence, hint)
