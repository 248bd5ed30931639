"""A rule with its values put in: what each comparison of a formula found, in words.

Read from the formula's tree, so it follows whatever rule an editor writes. Facts and figures stay
as [[id]], which a page prints as traced numbers.
"""

from datetime import date

from generator.derive.dimension import NONE, dimension, scale
from generator.derive.evaluate import value
from generator.derive.formula import Node, parse
from generator.derive.scope import Measure, Result, Scope
from generator.format import day, number

_DAYS = ("before", "after", "the same day as")
_NUMBERS = ("below", "above", "equal to")
_CLOSE = 0.02
"""Two sides that differ by less than this share of the larger are printed exactly."""
_OF_ROWS = {
    "total": "the total of {}",
    "mean": "the average of {}",
    "largest": "the largest of {}",
    "smallest": "the smallest of {}",
    "first": "the first of {}",
    "latest": "the last of {}",
    "at": "from {}",
    "count": "the rows with a number in {}",
    "periods_above": "the periods above that pace in {}",
}
_OF_TWO = {
    "days_between": "from {} to {}",
    "days_in": "from {} to {}, both counted",
    "weeks_in": "from {} to {}, both days counted",
    "change": "the change from {} to {}",
    "share": "{} as a share of {}",
    "min": "the smaller of {} and {}",
    "max": "the larger of {} and {}",
}


def explain(formula: str, scope: Scope) -> list[str]:
    """Give a sentence for each comparison in a formula, saying how its two sides really compare."""
    return [
        sentence[0].upper() + sentence[1:] + "."
        for sentence in dict.fromkeys(_found(parse(formula), scope))
    ]


def _found(node: Node, scope: Scope) -> list[str]:
    if node.word in ("and", "or", "not"):
        return [sentence for part in node.parts for sentence in _found(part, scope)]
    if node.word == "about" and node.kind == "call":
        return [_near(node, scope)]
    return [_compared(node, scope)]


def _compared(node: Node, scope: Scope) -> str:
    """Say how two values compare, whatever the rule asked for."""
    left, right = (value(part, scope) for part in node.parts)
    names = _DAYS if isinstance(left, date) else _NUMBERS
    low, high = _size(left), _size(right)
    apart = abs(low - high) / max(abs(low), abs(high), 1e-9)
    if isinstance(left, Measure) and apart <= 1e-9:
        high = low
    relation = names[0] if low < high else names[1] if low > high else names[2]
    exact = isinstance(left, Measure) and low != high and apart < _CLOSE
    first, second = (_operand(part, scope, exact) for part in node.parts)
    return f"{first} is {relation} {second}"


def _near(node: Node, scope: Scope) -> str:
    """Say how far apart two values are, as a share of the second, and whether that is too far."""
    left, right = (_size(value(part, scope)) for part in node.parts)
    first, second = (_operand(part, scope) for part in node.parts)
    within = _size(value(node.named["within"], scope)) if "within" in node.named else 0.1
    share = abs(left - right) / abs(right) if right else 1.0
    decimals = 0 if abs(share - within) > 0.01 else 1
    limit = "within" if value(node, scope) is True else "more than"
    apart = number(100 * share, decimals)
    return f"{first} differs from {second} by {apart}%, {limit} {number(100 * within)}%"


def _operand(node: Node, scope: Scope, exact: bool = False) -> str:
    """Give a side of a comparison; what was worked out is followed by the sum it came from."""
    found = value(node, scope)
    if node.kind == "call" and node.word in ("fact", "figure"):
        name = f"[[{node.parts[0].word}|unit]]"
        return f"{name} ({_printed(found, scope, 2)})" if exact else name
    if node.kind in ("number", "period", "text"):
        return _printed(found, scope)
    return f"{_printed(found, scope, 2 if exact else 1)} ({_sum(node, scope)})"


def _part(node: Node, scope: Scope) -> str:
    """Give an operand inside a sum: only what a bracket must hold together has brackets."""
    if node.kind in ("binary", "unary"):
        return f"({_sum(node, scope)})"
    return _operand(node, scope)


def _sum(node: Node, scope: Scope) -> str:
    if node.kind == "unary":
        return f"−{_part(node.parts[0], scope)}"
    if node.kind == "binary":
        sign = {"*": "×", "/": "÷", "-": "−"}.get(node.word, node.word)
        return f" {sign} ".join(_part(part, scope) for part in node.parts)
    if node.word in _OF_ROWS:
        title = scope.catalog.datasets[node.parts[0].word].title
        return _OF_ROWS[node.word].format(f"“{title}”")
    parts = [_part(part, scope) for part in node.parts]
    return _OF_TWO.get(node.word, " and ".join("{}" for _ in parts)).format(*parts)


def _printed(found: Result, scope: Scope, most: int = 1) -> str:
    """Give a value with its sign or short unit, with `most` decimals at most."""
    if isinstance(found, date):
        return day(found)
    if not isinstance(found, Measure):
        return str(found)
    plain = number(found.value, _decimals(found.value, most if found.dimension else 2))
    fits = (
        unit
        for unit in scope.catalog.units.values()
        if dimension(unit.id) == found.dimension != NONE and scale(unit.id) == 1.0
    )
    unit = next(fits, None)
    return f"{unit.before}{plain}{unit.after}" if unit else plain


def _decimals(of: float, most: int) -> int:
    """Give how many decimals a number needs."""
    return next((n for n in range(most) if abs(round(of, n) - of) < 1e-9), most)


def _size(of: Result) -> float:
    if isinstance(of, date):
        return float(of.toordinal())
    return of.value if isinstance(of, Measure) else float(of is True)
