"""What a formula names: facts, figures, datasets and days."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from generator.derive.formula import FormulaError, Node, parse
from generator.model.periods import InvalidPeriodError, period_days


@cache
def inputs(formula: str) -> frozenset[str]:
    """Give every id in a formula: the first text of each call. Empty when it cannot be read."""
    return frozenset(
        node.parts[0].word
        for node in _nodes(formula)
        if node.kind == "call" and node.parts and node.parts[0].kind == "text"
    )


@cache
def latest(formula: str) -> date:
    """Give the last day that is typed in a formula, the earliest of all when there is none."""
    typed = [_last(node.word) for node in _nodes(formula) if node.kind == "period"]
    return max(typed, default=date.min)


def _nodes(formula: str) -> Iterator[Node]:
    try:
        yield from _below(parse(formula))
    except FormulaError:
        return


def _below(node: Node) -> Iterator[Node]:
    yield node
    for part in (*node.parts, *node.named.values()):
        yield from _below(part)


def _last(word: str) -> date:
    for period in ("day", "month", "quarter"):
        try:
            return period_days(word, period)[1]
        except InvalidPeriodError:
            continue
    return date.max
