"""The values that a formula compared, for whoever must mend a sentence that turned false."""

from collections.abc import Callable, Iterator

from generator.derive.derived import Derived, Quantity
from generator.derive.dimension import scale
from generator.derive.evaluate import evaluate
from generator.derive.formula import FormulaError, Node, parse
from generator.derive.scope import Measure, Result, Scope
from generator.format import day

_THROUGH = ("about", "change", "share", "min", "max", "abs", "days_between", "days_in", "weeks_in")
"""Functions of other values: those are what an editor wants to see."""


def values(formula: str, derived: Derived) -> str:
    """Say what each value of a formula is now: figure("x") is 23.1, fact("y") is 50."""
    scope = Scope(derived.catalog, derived.result)
    said = dict.fromkeys(
        _said(node, scope, derived.quantities.get) for node in _leaves(parse(formula))
    )
    return ", ".join(said)


def _leaves(node: Node) -> Iterator[Node]:
    if node.kind == "call" and node.word not in _THROUGH:
        yield node
        return
    for part in node.parts:
        yield from _leaves(part)


def _said(node: Node, scope: Scope, quantity: Callable[[str], Quantity | None]) -> str:
    words = written(node)
    try:
        result = evaluate(words, scope)
    except FormulaError:
        return f"{words} cannot be worked out"
    known = quantity(node.parts[0].word) if node.word in ("fact", "figure") else None
    return f"{words} is {_printed(result, scale(known.unit) if known else 1.0)}"


def _printed(result: Result, size: float) -> str:
    if isinstance(result, Measure):
        return f"{result.value / size:,.6g}"
    return str(result) if isinstance(result, (bool, str)) else day(result)


def written(node: Node) -> str:
    """Give a piece of a formula as text, as it would be written again."""
    if node.kind == "text":
        return f'"{node.word}"'
    if node.kind == "call":
        parts = [written(part) for part in node.parts]
        parts += [f"{key}={written(part)}" for key, part in node.named.items()]
        return f"{node.word}({', '.join(parts)})"
    if node.kind == "unary":
        return (
            f"{node.word} {written(node.parts[0])}"
            if node.word == "not"
            else f"-{written(node.parts[0])}"
        )
    if node.kind == "binary":
        left, right = (written(part) for part in node.parts)
        return f"({left} {node.word} {right})"
    return node.word
