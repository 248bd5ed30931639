"""When each thing became public, worked out from the files alone: the engine is not asked.

A source is public on the day that it gives, a month or a year on its last day. One without a date
is as old as the last fact that cites it and says since when it is known.
"""

import calendar
import csv
import re
from datetime import date
from pathlib import Path

import yaml

DONE = {"in-force", "measured", "ruled", "ended"}


def last(text: str) -> date:
    """Give the last day that a date as written may mean."""
    text = text.removeprefix("about ").rpartition("/")[2]
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def first(text: str) -> date:
    text = text.removeprefix("about ").partition("/")[0]
    return date(*([int(part) for part in text.split("-")] + [1, 1])[:3])


def records(data: Path, pattern: str) -> dict[str, dict]:
    found = {}
    for path in sorted(data.glob(pattern)):
        for raw in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) or []:
            found[raw["id"]] = raw
    return found


class PublicDays:
    """The days of one project's files; what is held today is public by `today`."""

    def __init__(self, data: Path, today: date) -> None:
        self.today = today
        self.facts = records(data, "facts/*.yml")
        self.figures = records(data, "figures.yml")
        self.events = records(data, "events/*.yml")
        self.positions = records(data, "positions/*.yml")
        self.promises = records(data, "promises.yml")
        self.sources = self._sources(records(data, "sources/*.yml"))
        self.fact_days = {name: self._fact(raw) for name, raw in self.facts.items()}
        self.event_days = {name: self._event(raw) for name, raw in self.events.items()}
        self.standing: set[date] = set()
        self.rows = {
            path.stem: self._rows(path)
            for path in (data / "datasets").glob("*.csv")
            if path.with_suffix(".yml").exists()
        }

    def _sources(self, raw: dict[str, dict]) -> dict[str, date]:
        days = {}
        for name, source in raw.items():
            said = [
                last(fact["known_from"])
                for fact in self.facts.values()
                if "known_from" in fact and name in {c["source"] for c in fact["citations"]}
            ]
            day = max(said, default=last(source["accessed"]))
            days[name] = min(
                last(source["published"]) if "published" in source else day, self.today
            )
        return days

    def _fact(self, fact: dict) -> date:
        known = min(self.sources[citation["source"]] for citation in fact["citations"])
        if "known_from" in fact:
            known = last(fact["known_from"])
        done = fact["status"] in DONE
        return min(max(known, first(fact["date"])) if done else known, self.today)

    def _event(self, event: dict) -> date:
        rests = [self.fact_days[name] for name in event.get("facts", [])]
        cited = [self.sources[citation["source"]] for citation in event.get("citations", [])]
        return min(max(max(rests) if rests else min(cited), first(event["date"])), self.today)

    def _rows(self, path: Path) -> list[tuple[str, date]]:
        about = yaml.load(path.with_suffix(".yml").read_text(encoding="utf-8"), yaml.BaseLoader)
        basis = last(about["known_from"])
        with path.open(encoding="utf-8", newline="") as rows:
            found = []
            for number, row in enumerate(csv.DictReader(rows)):
                day = max(basis, self.sources.get(row.get("source") or "", basis))
                if row.get("known_from"):
                    day = last(row["known_from"])
                self.standing |= {min(day, self.today)}
                day = min([day, *self._earlier(path, list(row.values()))])
                found.append((f"{number}:{row['period']}:{row['value']}", min(day, self.today)))
        return found

    @staticmethod
    def _earlier(path: Path, cells: list[str]) -> list[date]:
        """Give the days from which a row had another value, by the file beside it."""
        lines = path.with_suffix(".editions.csv")
        if not lines.exists():
            return []
        head, *versions = csv.reader(lines.read_text(encoding="utf-8").splitlines())
        keys = len(head) - 4
        return [last(row[-2]) for row in versions if row[:keys] == cells[:keys]]

    def figure_inputs(self, name: str) -> set[str]:
        """Give the facts below a figure, through other figures."""
        formula = self.figures[name]["formula"]
        found = set(re.findall(r'fact\("([^"]+)"\)', formula))
        for inner in re.findall(r'figure\("([^"]+)"\)', formula):
            found |= self.figure_inputs(inner)
        return found

    def every_day(self) -> list[date]:
        """Give each day on which anything became public."""
        days = {*self.sources.values(), *self.fact_days.values(), *self.event_days.values()}
        days |= {day for rows in self.rows.values() for _, day in rows} | self.standing
        return sorted(days)
