"""What became of a promise, by its own rule."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.derive.formula import FormulaError
from generator.model.figure import Promise, Reason, Verdict

TOO_EARLY = "the deadline has not passed"


@dataclass(frozen=True)
class Rated:
    """A promise's result. `because` is given where it cannot be rated."""

    verdict: Verdict
    reason: Reason | None = None
    because: str = ""


def rate(promise: Promise, test: Callable[[str], bool], today: date) -> Rated:
    """Rate a promise on a day; `test` works out a formula that is true or false.

    Raises FormulaError, with the field it stands in, when a rule does not work.
    """
    if promise.unrated:
        return Rated("cannot-be-rated", promise.unrated.reason, promise.unrated.because)
    if today < promise.deadline.last:
        return Rated("cannot-be-rated", "too-early", TOO_EARLY)
    if _holds(promise.met, "met", test):
        return Rated("met")
    return Rated("met-in-part" if _holds(promise.partly, "partly", test) else "not-met")


def _holds(rule: str | None, field: str, test: Callable[[str], bool]) -> bool:
    if rule is None:
        return False
    try:
        return test(rule)
    except FormulaError as error:
        error.field = field
        raise
