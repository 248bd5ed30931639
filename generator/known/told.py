"""Events and promises as they could be told on a day: their words may name figures."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.known.public import Public
from generator.known.words import fits
from generator.model.base import references
from generator.model.catalog import Catalog
from generator.model.figure import Promise
from generator.model.source import Citation
from generator.model.story import Event


@dataclass(frozen=True)
class Told:
    """What may be told on a day; `numbers` are the ids of what had a value by then."""

    catalog: Catalog
    at: Public
    day: date
    numbers: Collection[str]

    def events(self) -> dict[str, Event]:
        """Give the events; a text that names something later is left out."""
        return {
            event.id: self._event(event)
            for event in self.catalog.events.values()
            if self.at.events[event.id] <= self.day and self._fits(event.title)
        }

    def promises(self) -> dict[str, Promise]:
        """Give the promises made by then. What happened is told once it could be rated."""
        return {
            promise.id: self._promise(promise)
            for promise in self.catalog.promises.values()
            if self.at.facts.get(promise.fact, date.max) <= self.day
            and all(number in self.numbers for number in references(promise.claim))
        }

    def _event(self, event: Event) -> Event:
        counted = event.count if event.count in self.numbers else None
        return event.model_copy(
            update={
                "text": event.text if self._fits(event.text) else None,
                "citations": self._cited(event.citations),
                "count": counted,
                "count_note": event.count_note if counted else None,
            }
        )

    def _promise(self, promise: Promise) -> Promise:
        due = promise.deadline.last <= self.day
        reason = promise.unrated.reason if promise.unrated else None
        cited = self._cited(promise.citations)
        update: dict[str, Any] = {"citations": cited, "needed": None, "drawing": None}
        if not due or not self._fits(promise.happened):
            update |= {"happened": "", "result_note": ""}
        if not due and reason not in (None, "unclear-promise"):
            update |= {"unrated": None}
        return promise.model_copy(update=update)

    def _fits(self, text: str | None) -> bool:
        return fits(text, self.day, self.numbers)

    def _cited(self, citations: list[Citation]) -> list[Citation]:
        return [item for item in citations if self.at.sources[item.source] <= self.day]
