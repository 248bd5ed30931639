"""What became of a promise, by its own rule."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.derive.formula import FormulaError
from generator.model.figure import Promise, Reason, Verdict

TOO_EARLY = "the deadline has not passed"


@dataclass(frozen=True)
class Rated:
    """A promise's result.

    `because` is given where it cannot be rated; otherwise `arithmetic` is the rule with its values
    put in, as sentences with [[id]] for each number.
    """

    verdict: Verdict
    reason: Reason | None = None
    because: str = ""
    arithmetic: str = ""


def rate(
    promise: Promise,
    test: Callable[[str], bool],
    today: date,
    explain: Callable[[str], list[str]] = lambda _: [],
) -> Rated:
    """Rate a promise on a day; `test` works out a formula that is true or false.

    `explain` gives the sentences that say what such a formula found.

    Raises FormulaError, with the field it stands in, when a rule does not work.
    """
    if promise.unrated:
        return Rated("cannot-be-rated", promise.unrated.reason, promise.unrated.because)
    if today < promise.deadline.last:
        return Rated("cannot-be-rated", "too-early", TOO_EARLY)
    verdict: Verdict = "met" if _holds(promise.met, "met", test) else "not-met"
    rules = [promise.met]
    if verdict == "not-met" and promise.partly:
        rules.append(promise.partly)
        verdict = "met-in-part" if _holds(promise.partly, "partly", test) else "not-met"
    found = [sentence for rule in rules if rule for sentence in explain(rule)]
    return Rated(verdict, arithmetic=" ".join(dict.fromkeys(found)))


def _holds(rule: str | None, field: str, test: Callable[[str], bool]) -> bool:
    if rule is None:
        return False
    try:
        return test(rule)
    except FormulaError as error:
        error.field = field
        raise
