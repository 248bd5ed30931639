"""A catalog of a few records, for tests of what is worked out from them."""

from datetime import date

import broken_cases

from generator.check import read
from generator.derive import Derived, derive
from generator.derive.evaluate import evaluate
from generator.derive.scope import Scope
from generator.model.catalog import Catalog
from generator.project import Project

TODAY = date(2031, 5, 1)


def ruritania() -> tuple[Catalog, Derived]:
    """Give the miniature project's catalog and what follows from it."""
    loaded, derived, problems = read(Project(broken_cases.RURITANIA), TODAY)
    assert loaded.catalog is not None
    assert derived is not None
    assert problems == []
    return loaded.catalog, derived


def scope() -> Scope:
    """Give what a formula over the miniature project may use."""
    catalog, _ = ruritania()
    derived = derive(catalog, TODAY)
    return Scope(catalog, derived.result)


def work(formula: str, over: Scope) -> object:
    """Give a formula's result; a number as (value, unit in words of bases)."""
    result = evaluate(formula, over)
    if isinstance(result, (bool, date, str)):
        return result
    return result.value, dict(result.dimension)
