"""What follows from a thing that never changes, kept as long as the thing lives."""

import weakref
from collections.abc import Callable
from typing import Any, Generic, TypeVar

_V = TypeVar("_V")


class Kept(Generic[_V]):
    """One value for each thing, told apart by identity: things need no hash."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[int, tuple[weakref.ref[Any], _V]] = {}

    def of(self, thing: Any, make: Callable[[], _V]) -> _V:
        """Give the value of a thing, made on the first call. Nobody may change it."""
        number = id(thing)
        known = self._kept.get(number)
        if known and known[0]() is thing:
            return known[1]
        value = make()
        kept = self._kept
        self._kept[number] = (weakref.ref(thing, lambda _: kept.pop(number, None)), value)
        return value
