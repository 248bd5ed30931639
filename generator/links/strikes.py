"""The results of scans, kept between them: trouble counts when it is met on two days."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from generator.links.answers import Answer, Kind

STRIKES = 2


@dataclass(frozen=True)
class Trouble:
    """An address that did not answer as it should, on how many days, and since when."""

    kind: Kind
    detail: str
    since: str
    last: str
    strikes: int
    to: str | None = None

    @property
    def counts(self) -> bool:
        """Tell whether it was met often enough to be reported."""
        return self.strikes >= STRIKES


@dataclass(frozen=True)
class Scan:
    """The last scan: its day, how many addresses were asked, and those with trouble."""

    day: str
    asked: int
    troubles: dict[str, Trouble] = field(default_factory=dict)

    @property
    def reported(self) -> dict[str, Trouble]:
        """Give the troubles that were met on two days or more."""
        return {address: found for address, found in self.troubles.items() if found.counts}


def scanned(before: Scan | None, answers: Mapping[str, Answer | None], today: date) -> Scan:
    """Give the new state. An address that answers again is forgotten."""
    old = before.troubles if before else {}
    troubles = {
        address: _trouble(old.get(address), found, today.isoformat())
        for address, found in answers.items()
        if found
    }
    return Scan(today.isoformat(), len(answers), troubles)


def _trouble(old: Trouble | None, found: Answer, today: str) -> Trouble:
    since = old.since if old else today
    strikes = (old.strikes if old else 0) + (old is None or old.last != today)
    return Trouble(found.kind, found.detail, since, today, strikes, found.to)


def read_scan(file: Path) -> Scan | None:
    """Give the last scan, None when there was none or its file cannot be read."""
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        troubles = {address: Trouble(**found) for address, found in raw["troubles"].items()}
        return Scan(raw["day"], raw["asked"], troubles)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_scan(scan: Scan, file: Path) -> None:
    """Keep a scan for the next one and for `explainer review`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(scan), ensure_ascii=False, indent=1) + "\n", "utf-8")
    fresh.replace(file)
