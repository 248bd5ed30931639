"""What the files say at one moment, and every page that follows from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator.checks import CHECKS, Check, Checked
from generator.checks.renamed import with_new_names
from generator.derive import Derived, derive
from generator.examine import find_hole_problems
from generator.known import known_on
from generator.load import Loaded
from generator.problems import Problem
from generator.site import Draft

_ENGINE = Path(__file__).parent.parent
_Rules = dict[Check, list[Problem]]


@dataclass
class Snapshot:
    """One state of the files. `draft` is None where mistakes keep a page from being made.

    `problems` are those that keep pages from being made, found at once; `rest` finds all others.
    `rules` keeps what rules found that do not read the words of pages. `sound` tells that the rest
    was looked for, and nothing was found.
    """

    loaded: Loaded
    derived: Derived | None
    today: date
    draft: Draft | None = None
    problems: list[Problem] = field(default_factory=list)
    rules: _Rules = field(default_factory=dict)
    made: dict[str, bytes] = field(default_factory=dict)
    sound: bool = False

    def content(self, path: str) -> bytes:
        """Give the Markdown, or the file, at a path. Raises KeyError when there is none."""
        if self.draft is None:
            raise KeyError(path)
        if path not in self.made:
            self.made[path] = self.draft.content(path)
        return self.made[path]

    def rest(self) -> Iterator[list[Problem]]:
        """Find what every rule and every hole says, a step at a time; the last gives it all."""
        problems = list(self.problems)
        if self.derived:
            for day in self.derived.catalog.known.values():
                known_on(self.derived, day.date.last)  # kept: a rule and pages ask for it again
                yield []
            for rule in CHECKS:
                problems += self._found(rule)
                yield []
            problems += find_hole_problems(self.loaded, self.derived, sound=not problems)
        yield sorted(set(with_new_names(problems, self.loaded.catalog)))

    def links(self) -> Iterator[list[Problem]]:
        """Make every file that is not made yet, a step at a time; give links that lead nowhere."""
        if self.draft is None:
            return
        for name in self.draft.charts:
            self.draft.charts[name]  # drawn, for every page that shows it
            yield []
        for path in self.draft.paths:
            if path.endswith(".md") and path not in self.made:
                self.content(path)
                yield []
        yield self.draft.problems or self.draft.dead_links()

    def _found(self, rule: Check) -> list[Problem]:
        if rule not in self.rules and self.derived and self.loaded.catalog:
            checked = _Watched(
                self.loaded.catalog,
                self.derived,
                self.loaded.prose,
                self.today,
                self.loaded.broken,
            )
            found = list(rule(checked))
            if checked.__dict__.get("read"):
                return found
            self.rules[rule] = found
        return self.rules.get(rule, [])


class _Watched(Checked):
    """Tells whether a rule has read the words of pages."""

    def __getattribute__(self, name: str) -> Any:
        if name == "prose":
            object.__getattribute__(self, "__dict__")["read"] = True
        return object.__getattribute__(self, name)


def taken(loaded: Loaded, today: date, before: Snapshot | None) -> Snapshot:
    """Work out what follows from files that were read, but for pages and rules.

    What follows from the data is that of `before` where the data are the same.
    """
    if loaded.catalog is None:
        return Snapshot(loaded, None, today, problems=list(loaded.problems))
    if before and before.derived and _same_data(loaded, before) and before.today == today:
        loaded.catalog, derived, rules = before.loaded.catalog, before.derived, before.rules
    else:
        derived, rules = derive(loaded.catalog, today, loaded.broken), {}
    found = with_new_names([*loaded.problems, *derived.problems], loaded.catalog)
    return Snapshot(loaded, derived, today, problems=found, rules=rules)


def _same_data(loaded: Loaded, before: Snapshot) -> bool:
    """Tell whether the records are the same objects, written at the same places."""
    one, other = loaded.catalog, before.loaded.catalog
    if one is None or other is None or loaded.broken != before.loaded.broken:
        return False
    for name, value in vars(one).items():
        old = getattr(other, name)
        if name == "places":
            if value != old:
                return False
        elif isinstance(value, Mapping):
            if [*value] != [*old] or any(value[key] is not old[key] for key in value):
                return False
        elif value is not old:
            return False
    return True


def is_look(name: str, draft: Draft) -> bool:
    """Tell whether a saved file changes only how pages look, not which there are and what is said.

    The policy is a part of the theme that stands in other files as well.
    """
    path = name.partition("/")[2]
    asset = path in draft.paths and (_ENGINE / path).is_file()
    return asset or (path.startswith("theme/") and "policy" not in path)
