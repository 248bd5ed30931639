"""Functions of a dataset's rows, each call worked out once for as long as the rows live."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from generator.derive.scope import Result, Scope, Trace
from generator.kept import Kept
from generator.model.dataset import Dataset

Function = Callable[[Scope, list[Result], dict[str, Result]], Result]


@dataclass
class _Calls:
    """The calls over one table, and what they read of its dataset.

    `known` has what each gave, and what it rested on.
    """

    reads: tuple[Any, ...]
    known: dict[Any, tuple[Result, Trace]] = field(default_factory=dict)


_KEPT: Kept[_Calls] = Kept()


def remembered(function: Function) -> Function:
    """Let a function that reads nothing but one dataset remember what it gave.

    Mistakes are not remembered: they are found again, and said again.
    """

    @wraps(function)
    def apply(scope: Scope, args: list[Result], named: dict[str, Result]) -> Result:
        name = str(args[0]) if args else ""
        dataset, table = scope.catalog.datasets.get(name), scope.catalog.tables.get(name)
        if dataset is None or table is None:
            return function(scope, args, named)
        reads = _read(dataset)
        calls = _KEPT.of(table, lambda: _Calls(reads))
        if calls.reads != reads:
            calls.known = {}
        calls.reads = reads
        call = (function, tuple(args), tuple(sorted(named.items(), key=lambda item: item[0])))
        if call not in calls.known:
            alone = Scope(scope.catalog, scope.figure, Trace())
            calls.known[call] = (function(alone, args, named), alone.trace)
        result, trace = calls.known[call]
        scope.rows(name)
        scope.trace.lines += trace.lines
        if trace.until:
            scope.trace.cover(trace.until)
        return result

    return apply


def _read(dataset: Dataset) -> tuple[Any, ...]:
    """Give what formulas may read of a dataset: what its rows are, not who published them."""
    return dataset.id, dataset.period, dataset.week_ends, dataset.unit, dataset.dimensions
