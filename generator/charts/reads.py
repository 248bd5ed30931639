"""What a chart read: so that its drawing can be kept while all of that is the same."""

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from generator.derive import Derived
from generator.model.catalog import Catalog

_ABSENT = object()
_SINGLE = ("settings", "comparison", "home")
"""What a catalog holds once, and not by id."""


@dataclass
class Reads:
    """Every record and number that was asked for, by where it is kept and its id.

    An id of None stands for all that is kept there, in its order.
    """

    of: Derived
    found: dict[tuple[str, str | None], Any] = field(default_factory=dict)

    @property
    def catalog(self) -> Catalog:
        """Give the catalog; what is read of it from now on is noted."""
        whole = self.of.catalog
        kinds = {part.name: getattr(whole, part.name) for part in fields(whole)}
        return replace(whole, **self._watched(kinds))

    @property
    def derived(self) -> Derived:
        """Give the numbers; what is read of them from now on is noted."""
        return replace(self.of, catalog=self.catalog, **self._watched(_numbers(self.of)))

    def same_in(self, other: Derived) -> bool:
        """Tell whether the same questions have the same answers in another state."""
        one, two = self.of.catalog, other.catalog
        return (
            self.of.today == other.today
            and all(_same(getattr(one, name), getattr(two, name)) for name in _SINGLE)
            and all(_same(value, _asked(other, *where)) for where, value in self.found.items())
        )

    def _watched(self, kinds: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: _Watched(name, whole, self.found)
            for name, whole in kinds.items()
            if isinstance(whole, Mapping)
        }


class _Watched(Mapping[str, Any]):
    """A mapping that notes what is asked of it."""

    def __init__(self, kind: str, whole: Mapping[str, Any], found: dict[Any, Any]) -> None:
        self._kind, self._whole, self._found = kind, whole, found

    def __getitem__(self, name: str) -> Any:
        self._found[self._kind, name] = self._whole.get(name, _ABSENT)
        return self._whole[name]

    def __iter__(self) -> Iterator[str]:
        self._found[self._kind, None] = dict(self._whole)
        return iter(self._whole)

    def __len__(self) -> int:
        self._found[self._kind, None] = dict(self._whole)
        return len(self._whole)


def _numbers(derived: Derived) -> dict[str, Mapping[str, Any]]:
    return {
        "quantities": derived.quantities,
        "traces": derived.traces,
        "verdicts": derived.verdicts,
    }


def _asked(state: Derived, kind: str, name: str | None) -> Any:
    whole = _numbers(state).get(kind) or getattr(state.catalog, kind, {})
    return dict(whole) if name is None else whole.get(name, _ABSENT)


def _same(one: Any, other: Any) -> bool:
    """Tell whether two answers are alike to the byte: 1 equals 1.0, but prints otherwise."""
    if one is other:
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return [*one] == [*other] and all(_same(one[key], other[key]) for key in one)
    return type(one) is type(other) and pickle.dumps(one) == pickle.dumps(other)
