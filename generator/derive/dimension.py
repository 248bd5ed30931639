"""Units as dimensions, so that people are never added to boats.

A unit's id says what it is made of: `people/week` is people divided by weeks. A dimension is the
sorted tuple of (base, power); ratios and per cent have none. A scale turns a number in the unit
into a number in the base: 0.01 for per cent, 1,000,000 for GBP-million.
"""

from collections import Counter
from collections.abc import Mapping

from generator.model.figure import Unit

Dimension = tuple[tuple[str, int], ...]
NONE: Dimension = ()
_PURE = ("ratio", "percent", "number", "times", "points")
_SCALES = {"-million": 1e6, "-billion": 1e9}


def dimension(unit: str) -> Dimension:
    """Give the dimension of a unit's id."""
    over, _, under = unit.partition("/")
    powers = Counter({_base(over): 1})
    if under:
        powers[_base(under)] -= 1
    return _tidy(powers)


def scale(unit: str) -> float:
    """Give what a number in this unit is multiplied by to reach its base."""
    if unit in ("percent", "points"):
        return 0.01
    return next((factor for end, factor in _SCALES.items() if unit.endswith(end)), 1.0)


def times(left: Dimension, right: Dimension, sign: int = 1) -> Dimension:
    """Give the dimension of a product, or with `sign` -1 of a quotient."""
    powers = Counter(dict(left))
    for base, power in right:
        powers[base] += sign * power
    return _tidy(powers)


def words(of: Dimension, units: Mapping[str, Unit]) -> str:
    """Give a dimension in words for a Problem: "people a week"."""
    over = [_unit(base, units).many for base, power in of if power > 0]
    under = [_unit(base, units).one for base, power in of if power < 0]
    return " × ".join(over or ["a plain number"]) + "".join(f" a {base}" for base in under)


def _unit(base: str, units: Mapping[str, Unit]) -> Unit:
    """Give the unit that a base stands for, in its plain form."""
    fits = (unit for unit in units.values() if dimension(unit.id) == ((base, 1),))
    return next(fits, Unit(id="unknown", one=base, many=base))


def _base(word: str) -> str:
    for end in _SCALES:
        word = word.removesuffix(end)
    if word in _PURE:
        return ""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _tidy(powers: Counter[str]) -> Dimension:
    return tuple(sorted((base, power) for base, power in powers.items() if base and power))
