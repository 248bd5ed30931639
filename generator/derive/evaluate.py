"""Formulas worked out: arithmetic with units, comparisons, and the calls in `functions`."""

from collections.abc import Callable
from datetime import date

from generator.derive.arguments import refuse_surplus
from generator.derive.dimension import NONE, times, words
from generator.derive.formula import FormulaError, Node, parse
from generator.derive.functions import FUNCTIONS
from generator.derive.scope import Measure, Result, Scope
from generator.load.phrases import nearest

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1.0),
    "!=": lambda a, b: abs(a - b) > 1e-9 * max(abs(a), abs(b), 1.0),
}


def evaluate(formula: str, scope: Scope) -> Result:
    """Work a formula out over a scope.

    Raises FormulaError with the position of what cannot be worked out: an unknown name, units
    that do not fit, a division by zero, a missing observation.
    """
    return value(parse(formula), scope)


def value(node: Node, scope: Scope) -> Result:
    """Work out a piece of a formula. Raises FormulaError as `evaluate` does."""
    if node.kind == "number":
        return Measure(float(node.word), NONE)
    if node.kind == "period":
        return _day(node) if len(node.word) == 10 else node.word
    if node.kind == "text":
        return node.word
    if node.kind == "call":
        return _call(node, scope)
    if node.kind == "unary":
        return _unary(node, scope)
    return _binary(node, scope)


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(node.word)
    except ValueError:
        sentence = f"There is no such day as {node.word}."
        raise FormulaError(sentence, "Check the month and the day.", node.position) from None


def _call(node: Node, scope: Scope) -> Result:
    function = FUNCTIONS.get(node.word)
    if function is None:
        hint = nearest(node.word, FUNCTIONS) or "The guide to formulas lists every function."
        raise FormulaError(f"There is no function {node.word}().", hint, node.position)
    refuse_surplus(node)
    arguments = [value(part, scope) for part in node.parts]
    named = {key: value(part, scope) for key, part in node.named.items()}
    try:
        return function(scope, arguments, named)
    except FormulaError as error:
        error.position = error.position or node.position
        raise


def _unary(node: Node, scope: Scope) -> Result:
    inner = value(node.parts[0], scope)
    if node.word == "not" and isinstance(inner, bool):
        return not inner
    if node.word == "-" and isinstance(inner, Measure):
        return Measure(-inner.value, inner.dimension)
    raise FormulaError(f"{node.word} does not fit what follows it.", "", node.position)


def _binary(node: Node, scope: Scope) -> Result:
    left = value(node.parts[0], scope)
    if node.word in ("and", "or"):
        return _logic(node, left, scope)
    right = value(node.parts[1], scope)
    if isinstance(left, date) and isinstance(right, date) and node.word in _COMPARE:
        return _COMPARE[node.word](left.toordinal(), right.toordinal())
    if not isinstance(left, Measure) or not isinstance(right, Measure):
        sentence = f"{node.word} needs a number on both sides, or a date on both."
        raise FormulaError(sentence, "", node.position)
    if node.word == "*":
        return Measure(left.value * right.value, times(left.dimension, right.dimension))
    if node.word == "/":
        if right.value == 0:
            hint = "What stands after the / is zero: choose another period or another value."
            raise FormulaError("This divides by zero.", hint, node.parts[1].position)
        return Measure(left.value / right.value, times(left.dimension, right.dimension, -1))
    nothing = node.word in _COMPARE and _is_nothing(left, right)
    if left.dimension != right.dimension and not nothing:
        first, second = (words(part.dimension, scope.catalog.units) for part in (left, right))
        sentence = f"{first[0].upper()}{first[1:]} and {second} do not fit together."
        hint = f"Both sides of {node.word} need the same unit."
        raise FormulaError(sentence, hint, node.position)
    if node.word in _COMPARE:
        return _COMPARE[node.word](left.value, right.value)
    sign = 1 if node.word == "+" else -1
    return Measure(left.value + sign * right.value, left.dimension)


def _logic(node: Node, left: Result, scope: Scope) -> bool:
    right = value(node.parts[1], scope)
    if not isinstance(left, bool) or not isinstance(right, bool):
        sentence = f"`{node.word}` joins two comparisons."
        raise FormulaError(sentence, "", node.position)
    return (left and right) if node.word == "and" else (left or right)


def _is_nothing(left: Measure, right: Measure) -> bool:
    """Tell whether one side is a bare zero, which is the same in every unit."""
    return any(side == Measure(0.0, NONE) for side in (left, right))
